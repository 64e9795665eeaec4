#include "clean.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "outlet.h"
#include "rules.h"

bool
rules_starts(const char *s, const char *head)
{
    return *s == *head && strncmp(s, head, strlen(head)) == 0;
}

bool
rules_holds(const char *s, const char *const *list)
{
    for (; *list; list++) {
        if (strstr(s, *list))
            return true;
    }
    return false;
}

static bool
capital(char c)
{
    return isupper((unsigned char)c) || isdigit((unsigned char)c) || (c & 0x80);
}

/* A word that may stand inside a name: of, the, and, &. Its length. */
static size_t
small_word(const char *s)
{
    static const char *const words[] = {"of ", "the ", "and ", "& ", "for "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rules_starts(s, words[i]))
            return strlen(words[i]);
    }
    return 0;
}

char *
rules_name_at(const char *s)
{
    static const char *const never[] = {"We",   "Us",   "Our", "You", "Your",
                                        "This", "That", "It",  "I"};
    size_t n = 0, end = 0;

    if (rules_starts(s, "the "))
        s += 4;
    for (size_t words = 0; words < 6 && capital(s[n]); words++) {
        size_t len = strcspn(s + n, " .,:;!?\"()");

        end = n += len;
        if (s[n] != ' ')
            break;
        n++;
        len = small_word(s + n);
        if (len && capital(s[n + len]))
            n += len;
    }
    if (end > 2 && s[end - 2] == '\'' && s[end - 1] == 's')
        end -= 2;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (end == strlen(never[i]) && memcmp(s, never[i], end) == 0)
            return NULL;
    }
    return end >= 3 ? mem_copy(s, end) : NULL;
}

/* Kinds that do not count against the half that must stay. */
static bool
always(const char *kind)
{
    return strcmp(kind, "title") == 0 || strcmp(kind, "date-line") == 0 ||
           strcmp(kind, "url") == 0 || strcmp(kind, "url-label") == 0;
}

/* Gives up claims, the boldest kinds first, until half of the text stays. */
static void
limit(struct lines *l)
{
    static const char *const bold[] = {"appeal", "newsletter", NULL};
    uint64_t all = 0, gone = 0;

    for (size_t i = 0; i < l->n; i++) {
        all += lines_len(l, i);
        if (l->at[i].kind && !always(l->at[i].kind))
            gone += lines_len(l, i);
    }
    for (size_t k = 0; k < 3 && gone * 2 > all; k++) {
        for (size_t i = 0; i < l->n; i++) {
            const char *kind = l->at[i].kind;

            if (!kind || always(kind) || (bold[k] && strcmp(kind, bold[k])))
                continue;
            gone -= lines_len(l, i);
            l->at[i].kind = NULL;
        }
    }
}

/* Claimed lines become spans; the lines of one appeal become one. */
static void
to_spans(struct cleaning *c)
{
    struct lines *l = &c->l;

    for (size_t i = 0, j; i < l->n; i = j) {
        const char *kind = l->at[i].kind;

        j = i + 1;
        if (!kind)
            continue;
        while (j < l->n && strcmp(kind, "appeal") == 0 && l->at[j].kind == kind)
            j++;
        doc_remove(c->d, l->at[i].start, l->at[j - 1].stop, kind,
                   l->at[i].rule);
    }
}

void
clean(struct doc *d, bool in_file)
{
    struct cleaning c = {.d = d, .in_file = in_file};

    lines_find(&c.l, d->text, d->text_len);
    rules_anywhere(&c);
    rules_tail(&c);
    rules_top(&c);
    limit(&c.l);
    to_spans(&c);
    if (!d->outlet && d->url)
        d->outlet = outlet_of_url(d->url, c.printed);
    if (!d->outlet && c.printed)
        d->outlet = outlet_fold(c.printed, strlen(c.printed));
    free(c.printed);
    buf_free(&c.plain);
    lines_free(&c.l);
}
