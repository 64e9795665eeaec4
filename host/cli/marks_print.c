/* The marked-up text on the terminal. */
#include "marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "terminal.h"
#include "terminal_text.h"

/* Something begins or ends before byte `at`. */
struct event {
    uint32_t at, other; /* the other end of it */
    bool opens;
    size_t order;
    const struct mark *mark;       /* or */
    const struct removed *removed; /* a stretch that is not analysed */
};

/* What ends comes before what begins; the outer one begins first and ends
   last. */
static int
by_position(const void *a, const void *b)
{
    const struct event *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->opens != y->opens)
        return x->opens ? 1 : -1;
    if (x->other != y->other)
        return x->other > y->other ? -1 : 1;
    if (x->order == y->order)
        return 0;
    return (x->order < y->order) == x->opens ? -1 : 1;
}

static void
add(struct event *events, size_t *n, uint32_t start, uint32_t stop,
    const struct mark *mark, const struct removed *removed)
{
    struct event e = {start, stop, true, *n, mark, removed};

    events[(*n)++] = e;
    e.at = stop;
    e.other = start;
    e.opens = false;
    events[(*n)++] = e;
}

static struct event *
events_of(const struct marks *k, const struct doc *d, size_t *n)
{
    size_t n_marks = k ? k->n : 0;
    struct event *events =
        mem_alloc(2 * (n_marks + d->n_removed + 1) * sizeof *events);

    *n = 0;
    for (size_t i = 0; i < d->n_removed; i++)
        add(events, n, d->removed[i].at.start, d->removed[i].at.stop, NULL,
            &d->removed[i]);
    for (size_t i = 0; i < n_marks; i++)
        add(events, n, k->at[i].start, k->at[i].stop, &k->at[i], NULL);
    if (*n)
        qsort(events, *n, sizeof *events, by_position);
    return events;
}

/* Text as it is, but harmless: line ends stay. */
static void
print_text(const char *s, size_t len)
{
    struct buf b = {0};

    while (len) {
        const char *end = memchr(s, '\n', len);
        size_t line = end ? (size_t)(end - s) : len;

        terminal_text(&b, s, line);
        if (end)
            buf_char(&b, '\n');
        s += line + (end != NULL);
        len -= line + (end != NULL);
    }
    if (b.len)
        fwrite(b.data, 1, b.len, stdout);
    buf_free(&b);
}

static void
print_label(const struct marks *k, const struct marked_row *r, size_t number)
{
    printf("[%zu", number);
    if (k->tables)
        printf(" %s", r->table);
    printf("%s%s]", *r->values ? k->tables ? ": " : " " : "", r->values);
}

static void
print_event(const struct marks *k, const struct event *e)
{
    const struct mark *m = e->mark;

    if (e->removed && e->opens) {
        fputs("[[", stdout);
        print_text(e->removed->kind, strlen(e->removed->kind));
        fputs(" (", stdout);
        print_text(e->removed->rule, strlen(e->removed->rule));
        fputs("): ", stdout);
    } else if (e->removed) {
        fputs("]]", stdout);
    } else if (!e->opens) {
        printf("[/%zu%s%s]", m->row + 1, m->name ? " " : "",
               m->name ? m->name : "");
    } else if (m->name) {
        printf("[%zu %s]", m->row + 1, m->name);
    } else {
        print_label(k, &k->rows[m->row], m->row + 1);
    }
}

void
marks_print(const struct marks *k, const struct doc *d)
{
    bool colour = terminal_colour(stdout);
    size_t n, inside = 0, removed = 0;
    struct event *events = events_of(k, d, &n);
    uint32_t at = 0;

    for (size_t i = 0; i <= n; i++) {
        uint32_t next = i < n ? events[i].at : d->text_len;

        if (colour && next > at)
            fputs(removed ? "\033[2m" : inside ? "\033[1m" : "", stdout);
        print_text(d->text + at, next - at);
        if (colour && next > at)
            fputs("\033[0m", stdout);
        at = next;
        if (i == n)
            break;
        if (events[i].removed)
            removed += events[i].opens ? 1 : -1;
        else
            inside += events[i].opens ? 1 : -1;
        if (colour)
            fputs(events[i].removed ? "\033[2m" : "\033[36m", stdout);
        print_event(k, &events[i]);
        if (colour)
            fputs("\033[0m", stdout);
    }
    putchar('\n');
    free(events);
}

void
marks_print_unplaced(const struct marks *k)
{
    bool any = false;

    for (size_t i = 0; i < k->n_rows; i++) {
        if (k->rows[i].placed)
            continue;
        if (!any)
            puts("\nRows without a place in the text:");
        any = true;
        print_label(k, &k->rows[i], i + 1);
        putchar('\n');
    }
}
