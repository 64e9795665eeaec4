#include "offers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "terminal.h"
#include "terminal_text.h"

enum {
    FEW = 24 /* that many get a line each, with help */
};

void
offers_add(struct offers *o, const char *word, const char *help)
{
    o->at = mem_grow(o->at, &o->cap, o->n + 1, sizeof *o->at);
    o->at[o->n++] = (struct offer){mem_string(word), mem_string(help)};
}

void
offers_clear(struct offers *o)
{
    for (size_t i = 0; i < o->n; i++) {
        free(o->at[i].word);
        free(o->at[i].help);
    }
    o->n = 0;
}

char *
offers_common(const struct offers *o, size_t typed)
{
    size_t same;

    if (o->n == 0 || strlen(o->at[0].word) < typed)
        return mem_string("");
    same = strlen(o->at[0].word);
    for (size_t i = 1; i < o->n; i++) {
        size_t k = typed;

        while (k < same && o->at[i].word[k] == o->at[0].word[k])
            k++;
        same = k;
    }
    return mem_copy(o->at[0].word + typed, same - typed);
}

static size_t
widest(const struct offers *o)
{
    size_t width = 0;

    for (size_t i = 0; i < o->n; i++) {
        size_t len = strlen(o->at[i].word);

        width = len > width ? len : width;
    }
    return width;
}

static bool
any_help(const struct offers *o)
{
    for (size_t i = 0; i < o->n; i++)
        if (o->at[i].help)
            return true;
    return false;
}

static void
print_helps(const struct offers *o, size_t width, size_t columns, bool colour)
{
    struct buf line = {0};

    for (size_t i = 0; i < o->n; i++) {
        const char *help = o->at[i].help ? o->at[i].help : "";

        buf_clear(&line);
        buf_format(&line, "  %-*s  ", (int)width, o->at[i].word);
        if (colour)
            buf_str(&line, "\033[2m");
        if (columns > width + 5)
            terminal_cut(&line, help, strlen(help), columns - width - 5, true);
        if (colour)
            buf_str(&line, "\033[0m");
        puts(buf_text(&line));
    }
    buf_free(&line);
}

/* Down the columns, as ls does. */
static void
print_columns(const struct offers *o, size_t width, size_t columns)
{
    size_t across = columns / (width + 2), rows;

    across = across ? across : 1;
    rows = (o->n + across - 1) / across;
    for (size_t r = 0; r < rows; r++) {
        for (size_t i = r; i < o->n; i += rows)
            printf("%-*s", i + rows < o->n ? (int)width + 2 : 0, o->at[i].word);
        putchar('\n');
    }
}

void
offers_print(const struct offers *o, bool colour)
{
    size_t width = widest(o), columns = terminal_width(stdout);

    putchar('\n');
    if (o->n <= FEW && any_help(o))
        print_helps(o, width, columns, colour);
    else
        print_columns(o, width, columns);
    fflush(stdout);
}
