/*
 * match: many terms at once over a document's tokens, by Aho-Corasick over the
 * sub-tokens (fold_parts), so that `no limits` finds `no-limits` and `china`
 * finds `China's`. A term with a possessive 's ends where the one without does,
 * and stands only where the text has it.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "buf_box.h"
#include "lib_doc.h"
#include "lib_gazetteer.h"
#include "lib_grammar.h"
#include "lib_tagger.h"
#include "lib_wordbook.h"
#include "libs.h"
#include "mem.h"
#include "object.h"
#include "subtokens.h"
#include "trie.h"
#include "utf8.h"
#include "words.h"

#define TYPE "slant.set"
#define TERMS_MAX 1000000
#define TERM_BYTES_MAX 1000
#define POSSESSIVES_MAX 64 /* words of a term, the last ones, that have 's */

struct node {
    uint32_t fail;   /* the longest proper suffix that is a node */
    uint32_t output; /* nearest node on the fail path, itself included, that
                        ends a term; 0: none */
    uint32_t term;   /* from 1, the first that ends here; 0: none */
    uint32_t depth;
};

struct term {
    uint64_t possessive; /* bit i: the word i words before its last has 's */
    uint32_t next;       /* with the same words but for these; 0: none */
};

struct set {
    struct node *nodes; /* 0 is the root */
    size_t cap_nodes;
    struct trie trie;
    struct term *terms; /* by number */
};

static uint32_t
add_child(struct set *s, uint32_t from, uint64_t part)
{
    bool added;
    uint32_t to = trie_add(&s->trie, from, part, &added);

    if (added) {
        s->nodes = mem_grow(s->nodes, &s->cap_nodes, s->trie.n_nodes,
                            sizeof *s->nodes);
        s->nodes[to] = (struct node){.depth = s->nodes[from].depth + 1};
    }
    return to;
}

/* ---- making a set ---- */

static int
l_free(lua_State *L)
{
    struct set *s = lua_touserdata(L, 1);

    free(s->nodes);
    free(s->terms);
    trie_free(&s->trie);
    *s = (struct set){0};
    return 0;
}

/* Of n parts. */
static uint64_t
possessives(const struct subtoken *p, size_t n)
{
    uint64_t bits = 0;

    for (size_t i = 0; i < n && i < POSSESSIVES_MAX; i++)
        bits |= (uint64_t)(p[n - 1 - i].end > p[n - 1 - i].at.stop) << i;
    return bits;
}

/* Lets a term end at a node, unless one of the same words does. */
static void
end_term(struct set *s, uint32_t node, uint32_t term, uint64_t possessive)
{
    uint32_t *to = &s->nodes[node].term;

    while (*to && s->terms[*to].possessive != possessive)
        to = &s->terms[*to].next;
    if (!*to) {
        *to = term;
        s->terms[term].possessive = possessive;
    }
}

/* Adds one term; false: it has no word. */
static bool
add_term(struct set *s, const char *text, size_t len, uint32_t term)
{
    struct spans words = {0};
    struct subtokens parts = {0};
    uint32_t node = 0;

    words_find(text, 0, (uint32_t)len, &words);
    for (size_t i = 0; i < words.n; i++)
        subtokens_add(&parts, text, words.at[i]);
    for (size_t i = 0; i < parts.n; i++)
        node = add_child(s, node, parts.at[i].hash);
    if (node)
        end_term(s, node, term, possessives(parts.at, parts.n));
    subtokens_free(&parts);
    spans_free(&words);
    return node != 0;
}

static uint32_t
follow(const struct set *s, uint32_t node, uint64_t part)
{
    uint32_t to;

    while (!(to = trie_step(&s->trie, node, part)) && node)
        node = s->nodes[node].fail;
    return to;
}

static int
by_depth(const void *pa, const void *pb)
{
    const struct trie_edge *a = pa, *b = pb;

    return (a->to > b->to) - (a->to < b->to);
}

/* Fail links in the order of depth. */
static void
link_nodes(struct set *s)
{
    struct trie_edge *order = mem_alloc((s->trie.n_edges + 1) * sizeof *order);
    uint32_t deepest = 0;
    size_t n = 0;

    for (size_t i = 0; i <= s->trie.mask; i++)
        if (s->trie.edges[i].to)
            order[n++] = s->trie.edges[i];
    qsort(order, n, sizeof *order, by_depth);
    for (size_t i = 0; i < s->trie.n_nodes; i++)
        deepest = s->nodes[i].depth > deepest ? s->nodes[i].depth : deepest;
    for (uint32_t depth = 1; depth <= deepest; depth++)
        for (size_t i = 0; i < n; i++) {
            struct node *node = &s->nodes[order[i].to];

            if (node->depth != depth)
                continue;
            if (depth > 1)
                node->fail =
                    follow(s, s->nodes[order[i].from].fail, order[i].part);
            node->output =
                node->term ? order[i].to : s->nodes[node->fail].output;
        }
    free(order);
}

/* ---- matching ---- */

struct hit {
    uint32_t term;
    struct span at;
};

/* Adds those terms of a node, which end at part i, whose words with 's have it
   here, too. */
static void
collect_at(const struct set *s, const struct node *node,
           const struct subtokens *p, size_t i, struct buf *hits)
{
    const struct subtoken *first = &p->at[i + 1 - node->depth];
    uint64_t here = possessives(first, node->depth);

    for (uint32_t term = node->term; term; term = s->terms[term].next) {
        uint64_t wanted = s->terms[term].possessive;
        uint32_t end = wanted & 1 ? p->at[i].end : p->at[i].at.stop;
        struct hit h = {term, {first->at.start, end}};

        if (!(wanted & ~here))
            buf_add(hits, &h, sizeof h);
    }
}

/* Adds each term that ends at part i. */
static void
collect(const struct set *s, uint32_t node, const struct subtokens *p, size_t i,
        struct buf *hits)
{
    for (node = s->nodes[node].output; node;
         node = s->nodes[s->nodes[node].fail].output)
        collect_at(s, &s->nodes[node], p, i, hits);
}

/* All hits of a document, by where they end, those of more words first. */
static void
find_all(const struct set *s, const struct subtokens *p, struct buf *hits)
{
    uint32_t node = 0;

    for (size_t i = 0; i < p->n; i++) {
        node = follow(s, node, p->at[i].hash);
        collect(s, node, p, i, hits);
    }
}

/* Upvalues: hits, how many, next, doc. */
static int
l_next(lua_State *L)
{
    const struct hit *hits = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));

    if (i >= lua_tointeger(L, lua_upvalueindex(2)))
        return 0;
    doc_check(L, lua_upvalueindex(4));
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushinteger(L, hits[i].term);
    handle_push(L, hits[i].at, -1);
    return 2;
}

/* set:each(doc): number of the term in the list, span */
static int
l_each(lua_State *L)
{
    const struct set *s = luaL_checkudata(L, 1, TYPE);
    struct article *a = doc_check(L, 2);
    struct buf *hits;
    struct fault ft;
    void *copy;

    if (article_subtokens(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    hits = buf_box(L);
    find_all(s, &a->subtokens, hits);
    copy = lua_newuserdatauv(L, hits->len + 1, 0);
    if (hits->len)
        memcpy(copy, hits->data, hits->len);
    lua_pushinteger(L, (lua_Integer)(hits->len / sizeof(struct hit)));
    buf_free(hits);
    lua_pushinteger(L, 0);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, l_next, 4);
    return 1;
}

/* match.set(list) */
static int
l_set(lua_State *L)
{
    static const luaL_Reg methods[] = {{"each", l_each}, {NULL, NULL}};
    struct set *s;
    lua_Integer n;

    luaL_checktype(L, 1, LUA_TTABLE);
    n = luaL_len(L, 1);
    luaL_argcheck(L, n <= TERMS_MAX, 1, "at most a million terms");
    s = lua_newuserdatauv(L, sizeof *s, 0);
    *s = (struct set){0};
    object_type(L, TYPE, l_free, methods);
    s->terms = mem_alloc(((size_t)n + 1) * sizeof *s->terms);
    s->nodes = mem_grow(NULL, &s->cap_nodes, 1, sizeof *s->nodes);
    s->nodes[0] = (struct node){0};
    trie_init(&s->trie, 1);
    for (lua_Integer i = 1; i <= n; i++) {
        size_t len;
        const char *text;

        lua_geti(L, 1, i);
        text = lua_tolstring(L, -1, &len);
        if (!text || len > TERM_BYTES_MAX || !utf8_valid(text, len) ||
            !add_term(s, text, len, (uint32_t)i))
            return luaL_error(L,
                              "match.set: term %I is no text with a word "
                              "of at most %d bytes",
                              i, TERM_BYTES_MAX);
        lua_pop(L, 1);
    }
    link_nodes(s);
    return 1;
}

int
lib_match(lua_State *L)
{
    static const luaL_Reg functions[] = {{"gazetteer", lib_gazetteer},
                                         {"grammar", lib_grammar},
                                         {"set", l_set},
                                         {"tagger", lib_tagger},
                                         {"wordbook", lib_wordbook},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
