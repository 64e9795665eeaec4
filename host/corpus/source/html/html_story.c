#include "html_story.h"

#include <stdlib.h>
#include <string.h>

#include "page_blocks.h"

#define BODY_SHARE                                                             \
    0.5                  /* of all running text, of an element that says it is \
                            the body */
#define CHILD_SHARE 0.85 /* of an element's running text: the child is it */
#define LINKS_ONLY 0.5   /* of a block's letters: it is a link elsewhere */
#define LABEL_CHARS                                      \
    60 /* a block so short, and no sentence, is no story \
          before the first or behind the last paragraph */

#define BEHIND_SHARE 0.7  /* of the running text: it all begins there */
#define COMMENTS_CHARS 40 /* of their heading, at most */

struct choosing {
    const struct tree *t;
    const struct head *h;
    struct page_blocks b;
    size_t from, to; /* blocks of the story */
    char *title;     /* its key */
};

/* The element of one sort with most running text; of those with nearly as much
   the innermost. 0 if it has less than half of the page's. */
static size_t
largest(const struct choosing *x, bool (*sort)(const struct tree *, size_t),
        uint64_t all)
{
    size_t best = 0;
    uint64_t most = 0;

    for (size_t i = 1; i < x->t->n; i++) {
        uint64_t running;

        if (x->b.parts[i] != PART_STORY || !sort(x->t, i))
            continue;
        running = page_blocks_running(&x->b, x->t, i);
        if (running > most || (best && i < x->t->nodes[best].end &&
                               running >= most * CHILD_SHARE)) {
            most = running > most ? running : most;
            best = i;
        }
    }
    return most && most >= all * BODY_SHARE ? best : 0;
}

static bool
is_article(const struct tree *t, size_t node)
{
    return t->nodes[node].tag == GUMBO_TAG_ARTICLE;
}

static bool
is_main(const struct tree *t, size_t node)
{
    return t->nodes[node].tag == GUMBO_TAG_MAIN ||
           tree_attribute_has(t, node, "role", "main");
}

/* Down to the element below which the running text parts into several. */
static size_t
innermost(const struct choosing *x, size_t node)
{
    const struct tree *t = x->t;

    for (;;) {
        uint64_t all = page_blocks_running(&x->b, t, node);
        size_t child = node + 1, next = 0;

        for (; child < t->nodes[node].end; child = t->nodes[child].end) {
            if (t->nodes[child].tag != GUMBO_TAG_LAST &&
                page_blocks_running(&x->b, t, child) >= all * CHILD_SHARE)
                next = child;
        }
        if (!next || !all || t->nodes[next].tag == GUMBO_TAG_P)
            return node;
        node = next;
    }
}

/* A paragraph between the heading and the story, as newspapers have one. */
static bool
is_lead(const struct choosing *x, size_t i)
{
    const struct block *b = &x->b.at[i];

    return b->part == PART_STORY && block_runs(b) && b->links == 0;
}

static uint64_t
running_between(const struct choosing *x, size_t from, size_t to)
{
    uint64_t sum = 0;

    for (size_t i = from; i < to; i++)
        sum += block_runs(&x->b.at[i]) ? x->b.at[i].len : 0;
    return sum;
}

/* A page of tables has columns before the one with title and story. */
static void
begin_behind(struct choosing *x, size_t heading)
{
    size_t i = x->b.first[x->t->nodes[heading].end];

    if (running_between(x, i, x->to) >=
        running_between(x, x->from, x->to) * BEHIND_SHARE)
        x->from = i;
}

/* Whether a heading says that readers speak below it. */
static bool
heads_comments(const struct choosing *x, const struct block *b)
{
    static const char *const heads[] = {
        "comment",     "readercomments", "haveyoursay", "leaveacomment",
        "leaveareply", "jointheconv",    "jointhedisc", "postacomment",
        "kommentar",   "commentaire",    "comentario",  "комментари",
        "Комментари",  "评论",           NULL};
    struct buf key = {0};
    const char *s;
    bool is = false;

    if (!b->heading || b->chars > COMMENTS_CHARS)
        return false;
    head_key(x->b.text.data + b->at, &key);
    s = buf_text(&key);
    s += strspn(s, "0123456789");
    for (size_t i = 0; heads[i] && !is; i++)
        is = strncmp(s, heads[i], strlen(heads[i])) == 0;
    buf_free(&key);
    return is;
}

/* A heading of comments behind a paragraph ends the story. */
static void
end_before_comments(struct choosing *x)
{
    bool ran = false;

    for (size_t i = x->from; i < x->to; i++) {
        const struct block *b = &x->b.at[i];

        if (ran && heads_comments(x, b)) {
            x->to = i;
            return;
        }
        ran |= b->part == PART_STORY && block_runs(b);
    }
}

static void
choose(struct choosing *x)
{
    const struct tree *t = x->t;
    uint64_t all = page_blocks_running(&x->b, t, 0);
    size_t root = largest(x, part_is_body, all);
    size_t heading = x->h->heading;

    if (!root)
        root = largest(x, is_article, all);
    if (!root)
        root = largest(x, is_main, all);
    root = innermost(x, root);
    x->from = x->b.first[root];
    x->to = x->b.first[t->nodes[root].end];
    if (heading > root && heading < t->nodes[root].end)
        begin_behind(x, heading);
    if (heading && t->nodes[heading].end <= root) {
        size_t i = x->b.first[t->nodes[heading].end];

        while (i < x->from && !is_lead(x, i))
            i++;
        x->from = i;
    }
    end_before_comments(x);
}

static bool
is_title(const struct choosing *x, const struct block *b)
{
    struct buf key = {0};
    bool same;

    head_key(x->b.text.data + b->at, &key);
    same = *x->title && strcmp(buf_text(&key), x->title) == 0;
    buf_free(&key);
    return same;
}

/* Why a block of the story is no story; NULL if it is. *store: whether it is
   kept as a removed stretch. */
static const char *
kind_of(const struct choosing *x, const struct block *b, bool inside,
        bool *store)
{
    *store = false;
    if (b->part >= PART_OUTSIDE || is_title(x, b))
        return "outside";
    *store = true;
    if (b->dated)
        return "date-line";
    if (b->part == PART_CAPTION)
        return "caption";
    if (b->part == PART_BYLINE && !block_runs(b))
        return "byline";
    if (b->links > b->chars * LINKS_ONLY) {
        *store = !b->list;
        return "related";
    }
    if (!inside && !block_runs(b) && !b->final && b->chars < LABEL_CHARS)
        return "label";
    return NULL;
}

static void
put(struct doc *d, struct buf *text, const struct choosing *x,
    const struct block *b, const char *kind)
{
    static const struct {
        const char *kind, *rule;
    } rules[] = {
        {"date-line", "html-date"}, {"caption", "html-caption"},
        {"byline", "html-byline"},  {"related", "html-links"},
        {"label", "html-label"},
    };
    uint32_t start;

    if (text->len)
        buf_str(text, "\n\n");
    start = (uint32_t)text->len;
    buf_add(text, x->b.text.data + b->at, b->len);
    for (size_t i = 0; kind && i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(kind, rules[i].kind) == 0)
            doc_remove(d, start, (uint32_t)text->len, kind, rules[i].rule);
    }
}

/* The first and the last running paragraph; all blocks of a page that has
   none. */
static void
edges(const struct choosing *x, size_t *first, size_t *last)
{
    bool store;

    *first = x->to;
    *last = x->from;
    for (size_t i = x->from; i < x->to; i++) {
        const struct block *b = &x->b.at[i];

        if (!block_runs(b) || kind_of(x, b, true, &store))
            continue;
        if (*first == x->to)
            *first = i;
        *last = i;
    }
    if (*first == x->to) {
        *first = x->from;
        *last = x->to;
    }
}

static void
write_text(struct doc *d, const struct choosing *x)
{
    struct buf text = {0};
    size_t first, last;

    edges(x, &first, &last);
    for (size_t i = x->from; i < x->to; i++) {
        const struct block *b = &x->b.at[i];
        bool store, heading = b->heading && i > last;
        const char *kind = kind_of(x, b, i >= first && i <= last, &store);

        /* a heading behind which nothing comes heads something else */
        if (heading && !kind)
            continue;
        if (!kind || store)
            put(d, &text, x, b, kind);
    }
    if (text.len) {
        d->text_len = (uint32_t)text.len;
        d->text = buf_take(&text);
    }
    buf_free(&text);
}

void
article_read(struct doc *d, const struct tree *t, const struct head *h,
             struct page_line line)
{
    struct choosing x = {.t = t, .h = h};
    struct buf title = {0};

    if (h->title)
        head_key(h->title, &title);
    x.title = buf_take(&title);
    page_blocks_find(&x.b, t, h->heading, line);
    choose(&x);
    write_text(d, &x);
    page_blocks_free(&x.b);
    free(x.title);
}
