#include "page_blocks.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

#define RUNS_CHARS 40      /* with the mark of a sentence at its end */
#define RUNS_CHARS_BARE 90 /* without it */
#define LINKS_MAX 0.35     /* of running text */
#define AROUND                                                    \
    0.6 /* of the page's running text: no furniture holds so much \
         */

struct finding {
    struct page_blocks *b;
    const struct tree *t;
    struct page_line line; /* of the date */
    struct block now;      /* being gathered; len 0: none */
    uint64_t all;          /* bytes of running text in the page */
};

bool
block_runs(const struct block *b)
{
    return !b->heading && b->links <= b->chars * LINKS_MAX &&
           b->chars >= (b->final ? RUNS_CHARS : RUNS_CHARS_BARE);
}

static uint32_t
chars_of(const char *s, size_t len)
{
    uint32_t n = 0;

    for (size_t i = 0, size; i < len; i += size) {
        uint32_t c = utf8_at(s + i, len - i, &size);

        n += c >= 0x2e80 ? 2 : 1;
    }
    return n;
}

/* Whether the text ends like a sentence. */
static bool
is_final(const char *s, size_t len)
{
    static const char *const marks[] = {".",
                                        "!",
                                        "?",
                                        ":",
                                        "\xe2\x80\xa6",
                                        "\xe3\x80\x82",
                                        "\xef\xbc\x81",
                                        "\xef\xbc\x9f",
                                        "\xd8\x9f",
                                        "\xe0\xa5\xa4",
                                        NULL};
    static const char *const closing[] = {"\"",
                                          "'",
                                          ")",
                                          "]",
                                          "\xe2\x80\x9d",
                                          "\xe2\x80\x99",
                                          "\xc2\xbb",
                                          "\xe2\x80\x9c",
                                          "\xe3\x80\x8d",
                                          "\xef\xbc\x89",
                                          " ",
                                          NULL};

    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; closing[i]; i++) {
            size_t n = strlen(closing[i]);

            if (len > n && memcmp(s + len - n, closing[i], n) == 0) {
                len -= n;
                cut = true;
            }
        }
    }
    for (size_t i = 0; marks[i]; i++) {
        size_t n = strlen(marks[i]);

        if (len >= n && memcmp(s + len - n, marks[i], n) == 0)
            return true;
    }
    return false;
}

/* The text since the block began, without white space at its end. */
static size_t
length_now(struct finding *x)
{
    struct buf *text = &x->b->text;

    while (text->len > x->now.at && strchr(" \n", text->data[text->len - 1]))
        text->len--;
    return text->len - x->now.at;
}

/* A letter that was set apart as an initial goes to the word it begins. */
static void
join_initial(struct finding *x)
{
    struct page_blocks *b = x->b;
    struct block *last = b->n ? &b->at[b->n - 1] : NULL;
    char *text = b->text.data;

    if (!last || last->chars != 1 || last->at + last->len + 1 != x->now.at ||
        !isupper((unsigned char)text[last->at]) ||
        !islower((unsigned char)text[x->now.at]))
        return;
    text[x->now.at - 1] = text[last->at];
    x->now.at--;
    last->part = PART_HIDDEN;
}

static void
end_block(struct finding *x)
{
    struct page_blocks *b = x->b;
    size_t len = length_now(x);

    if (len) {
        const char *s;

        join_initial(x);
        len = length_now(x);
        s = b->text.data + x->now.at;
        x->now.len = (uint32_t)len;
        x->now.chars = chars_of(s, len);
        x->now.final = is_final(s, len);
        b->at = mem_grow(b->at, &b->cap, b->n + 1, sizeof *b->at);
        b->at[b->n++] = x->now;
        buf_char(&b->text, '\0');
    }
    x->now = (struct block){.at = (uint32_t)b->text.len};
}

static GumboTag
tag_of(const struct finding *x, size_t node)
{
    return x->t->nodes[node].tag;
}

/* What the text's element and all around it say about it. */
static void
begin_block(struct finding *x, size_t text)
{
    size_t i = x->t->nodes[text].parent;

    x->now.part = (enum part)x->b->parts[text];
    x->now.dated = text == x->line.from;
    while (i && tree_inline(tag_of(x, i)))
        i = x->t->nodes[i].parent;
    x->now.node = (uint32_t)i;
    for (; i; i = x->t->nodes[i].parent) {
        GumboTag tag = tag_of(x, i);

        if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
            x->now.heading = true;
        if (tag == GUMBO_TAG_LI)
            x->now.list = true;
        if (tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_ARTICLE)
            break;
    }
}

static bool
in_link(const struct finding *x, size_t text)
{
    for (size_t i = x->t->nodes[text].parent; i; i = x->t->nodes[i].parent) {
        if (tag_of(x, i) == GUMBO_TAG_A && tree_attribute(x->t, i, "href"))
            return true;
    }
    return false;
}

static void
put_text(struct finding *x, size_t node)
{
    const struct tree_node *n = &x->t->nodes[node];
    struct buf *text = &x->b->text;
    struct buf folded = {0};
    enum part part = (enum part)x->b->parts[node];
    size_t skip;

    if (part == PART_HIDDEN)
        return;
    buf_char(&folded, '.'); /* a space that stands first is kept behind it */
    tree_fold(x->t->bytes.data + n->at, n->len, &folded);
    skip = text->len == x->now.at || text->data[text->len - 1] == ' ';
    skip = 1 + (skip && folded.len > 1 && folded.data[1] == ' ');
    if (folded.len > skip) {
        size_t was = text->len;

        if (was == x->now.at)
            begin_block(x, node);
        else if (part == PART_STORY &&
                 strspn(buf_text(&folded) + 1, " ") < folded.len - 1)
            x->now.part = part; /* a story with a date in it is one */
        buf_add(text, folded.data + skip, folded.len - skip);
        if (in_link(x, node))
            x->now.links += chars_of(text->data + was, text->len - was);
    }
    buf_free(&folded);
}

/* A line break ends a block behind a sentence, or when two stand together. */
static void
put_break(struct finding *x)
{
    struct buf *text = &x->b->text;
    size_t was = text->len;
    size_t len = length_now(x);

    if (!len)
        return;
    if (is_final(text->data + x->now.at, len) ||
        (was > text->len &&
         memchr(text->data + text->len, '\n', was - text->len)))
        end_block(x);
    else
        buf_char(text, '\n');
}

static void
find_blocks(struct finding *x)
{
    const struct tree *t = x->t;
    size_t *ends = mem_alloc((t->n + 1) * sizeof *ends);
    size_t depth = 0;

    x->now = (struct block){0};
    for (size_t i = 0; i < t->n; i++) {
        GumboTag tag = tag_of(x, i);

        while (depth && ends[depth - 1] <= i) {
            end_block(x);
            depth--;
        }
        x->b->first[i] = (uint32_t)x->b->n;
        if (i == x->line.from || (x->now.dated && i == x->line.to)) {
            end_block(x);
            x->b->first[i] = (uint32_t)x->b->n;
        }
        if (tag == GUMBO_TAG_LAST) {
            put_text(x, i);
        } else if (tag == GUMBO_TAG_BR) {
            put_break(x);
        } else if (!tree_inline(tag)) {
            end_block(x);
            x->b->first[i] = (uint32_t)x->b->n;
            ends[depth++] = t->nodes[i].end;
        }
    }
    end_block(x);
    x->b->first[t->n] = (uint32_t)x->b->n;
    free(ends);
}

/* Line breaks inside a block are spaces. */
static void
plain_breaks(struct buf *text)
{
    for (size_t i = 0; i < text->len; i++) {
        if (text->data[i] == '\n')
            text->data[i] = ' ';
    }
}

static void
find_parts(struct finding *x, size_t heading)
{
    const struct tree *t = x->t;
    uint8_t *parts = x->b->parts;

    for (size_t i = 1; i < t->n; i++) {
        enum part around = (enum part)parts[t->nodes[i].parent], own;

        parts[i] = (uint8_t)around;
        if (t->nodes[i].tag == GUMBO_TAG_LAST)
            continue;
        own = part_of(t, i);
        if (own <= around)
            continue;
        if (heading && heading >= i && heading < t->nodes[i].end)
            continue;
        if (x->all && own != PART_HIDDEN && !part_is_comments(t, i) &&
            page_blocks_running(x->b, t, i) > x->all * AROUND)
            continue;
        parts[i] = (uint8_t)own;
    }
}

uint64_t
page_blocks_running(const struct page_blocks *b, const struct tree *t,
                    size_t node)
{
    uint64_t sum = 0;

    for (size_t i = b->first[node]; i < b->first[t->nodes[node].end]; i++) {
        if (b->at[i].part == PART_STORY && block_runs(&b->at[i]))
            sum += b->at[i].len;
    }
    return sum;
}

void
page_blocks_find(struct page_blocks *b, const struct tree *t, size_t heading,
                 struct page_line line)
{
    struct finding x = {.b = b, .t = t, .line = line};

    b->first = mem_alloc((t->n + 1) * sizeof *b->first);
    b->parts = mem_alloc(t->n + 1);
    find_blocks(&x);
    x.all = page_blocks_running(b, t, 0);
    find_parts(&x, heading);
    b->n = 0;
    buf_clear(&b->text);
    find_blocks(&x);
    plain_breaks(&b->text);
}

void
page_blocks_free(struct page_blocks *b)
{
    buf_free(&b->text);
    free(b->at);
    free(b->first);
    free(b->parts);
    *b = (struct page_blocks){0};
}
