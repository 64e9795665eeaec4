/* Outlets: spellings of one become one name, and two stay two. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "outlet.h"

static const struct {
    const char *given, *folded;
} cases[] = {
    {"The Guardian", "The Guardian"},
    {" guardian ", "The Guardian"},
    {"www.theguardian.com", "The Guardian"},
    {"https://www.theguardian.com/uk", "The Guardian"},
    {"The Guardian (UK)", "The Guardian"},
    {"Guardian (London)", "The Guardian"},
    {"The Guardian (U.K.)", "The Guardian"},
    {"The Guardian (theguardian.com)", "The Guardian"},
    {"theguardian.com (UK)", "The Guardian"},
    {"BBC News [English]", "BBC News"},
    {"BBC (Russian Service)", "BBC News"},
    {"TASS (Russia)", "TASS"},
    {"The Times (London)", "The Times"},
    {"The Times of India (TOI)", "The Times of India"},
    {"The New York Times (Online)", "The New York Times"},
    {"Harbour Post (print edition)", "Harbour Post"},
    {"Harbour Post (HP)", "Harbour Post"},
    /* others of the same name, or who knows */
    {"The Guardian (Nigeria)", "The Guardian (Nigeria)"},
    {"The Times (Malta)", "The Times (Malta)"},
    {"Harbour Post (Kenya)", "Harbour Post (Kenya)"},
    {"Harbour Post (", "Harbour Post ("},
    {"Harbour Post ()", "Harbour Post ()"},
    {"(English)", "(English)"},
    {"Harbour Post)", "Harbour Post)"},
};

int
main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *got = outlet_fold(cases[i].given, strlen(cases[i].given));

        CHECK_TEXT(got, cases[i].folded);
        free(got);
    }
    CHECK(!outlet_fold("  ", 2));
    return check_end();
}
