/* A query on the first line, a text behind it: a fault with its place, or hits
   inside the text that do not overlap. */
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "match.h"
#include "mem.h"
#include "tools.h"
#include "utf8.h"
#include "words.h"

/* The text's tokens as types of their own. */
static uint32_t *
types_of(const struct doc *d, struct lexis *x, size_t *n)
{
    struct span all = {0, d->text_len};
    struct spans words = {0};
    struct buf form = {0};
    uint32_t *types;

    words_of(d->text, &(struct spans){&all, 1, 1}, &words);
    types = mem_alloc((words.n + 1) * sizeof *types);
    for (size_t i = 0; i < words.n; i++) {
        buf_clear(&form);
        fold_token(d->text + words.at[i].start,
                   words.at[i].stop - words.at[i].start, &form);
        types[i] = (uint32_t)i + 1;
        lexis_add(x, types[i], buf_text(&form), form.len);
    }
    *n = words.n;
    spans_free(&words);
    buf_free(&form);
    return types;
}

static void
put(const struct query *q, const struct atoms *atoms, const struct doc *d)
{
    struct lexis *x = lexis_new(atoms);
    struct matcher *m = matcher_new(q);
    struct match_hit at = {0}, longest;
    struct view v = {0};
    size_t n, before = 0;
    uint32_t *types = types_of(d, x, &n);

    FUZZ_CHECK(view_set(&v, d, types, n, atoms, x) == 0);
    matcher_set(m, &v, 1);
    while (match_next(m, at.stop, &at)) {
        struct span left, right;

        FUZZ_CHECK(at.first >= before && at.first < at.stop && at.stop <= v.n);
        FUZZ_CHECK(match_longest(m, at.first, &longest));
        FUZZ_CHECK(longest.stop >= at.stop);
        view_context(&v, at.first, at.stop, match_end(m, &at), at.first % 3, 2,
                     &left, &right);
        FUZZ_CHECK(left.start <= left.stop &&
                   left.stop <= v.part[at.first].at.start);
        FUZZ_CHECK(v.part[at.stop - 1].at.stop <= right.start &&
                   right.start <= right.stop && right.stop <= d->text_len);
        before = at.stop;
    }
    view_free(&v);
    matcher_free(m);
    lexis_free(x);
    free(types);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *line = size ? memchr(data, '\n', size) : NULL;
    size_t len = line ? (size_t)(line - data) : size;
    char *query = mem_copy(size ? (const char *)data : "", len);
    struct atoms *atoms = atoms_new();
    struct query q = {0};
    struct buf text = {0};
    struct fault ft = {0};

    if (query_parse(&q, atoms, query, len % 2, &ft)) {
        FUZZ_CHECK(ft.code == FAULT_USAGE && *ft.text);
        FUZZ_CHECK(!q.node);
    } else if (line) {
        struct doc d = {0};

        if (size - len > 5000)
            size = len + 5000;
        utf8_repair((const char *)line + 1, size - len - 1, &text);
        d.text = buf_text(&text);
        d.text_len = (uint32_t)text.len;
        put(&q, atoms, &d);
    }
    buf_free(&text);
    query_free(&q);
    atoms_free(atoms);
    free(query);
    return 0;
}
