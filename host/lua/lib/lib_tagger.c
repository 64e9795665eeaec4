/* tagger: words, each with a kind of one byte, and what is asked of them. */
#include "lib_tagger.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "lib_doc.h"
#include "libs.h"
#include "mem.h"
#include "object.h"

#define TAGGER "slant.tagger"
#define STEM_MIN 3 /* bytes before an ending */

const struct tagger *
tagger_check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, TAGGER);
}

static void
widen(struct tagger *t)
{
    struct tagger old = *t;
    size_t size = t->at ? 2 * (t->mask + 1) : 1024;

    t->at = mem_alloc(size * sizeof *t->at);
    t->mask = size - 1;
    for (size_t i = 0; old.at && i <= old.mask; i++)
        if (old.at[i].tag)
            *tagger_slot(t, old.at[i].word) = old.at[i];
    free(old.at);
}

static void
put(struct tagger *t, const char *word, size_t len, char tag)
{
    struct tagger_entry *e;

    if (++t->n * 2 > t->mask)
        widen(t);
    e = tagger_slot(t, word_key_exact(word, len));
    *e = (struct tagger_entry){word_key_exact(word, len), tag};
}

/* Of 2 to SUFFIX_MAX bytes. */
static void
put_ending(struct tagger *t, const char *s, size_t len, char tag)
{
    size_t i = t->n_endings++;

    t->endings =
        mem_grow(t->endings, &t->cap_endings, t->n_endings, sizeof *t->endings);
    for (; i > 0 && t->endings[i - 1].len < len; i--)
        t->endings[i] = t->endings[i - 1];
    t->endings[i] = (struct tagger_ending){.len = (uint8_t)len, .tag = tag};
    memcpy(t->endings[i].s, s, len);
    t->ends[s[len - 1] & 127] = true;
}

static int
l_free_tagger(lua_State *L)
{
    struct tagger *t = lua_touserdata(L, 1);

    act_release(L, &t->held);
    free(t->at);
    free(t->endings);
    *t = (struct tagger){0};
    return 0;
}

static char
look_ending(const struct tagger *t, const char *s, size_t len)
{
    char folded[WORD_MAX];
    size_t n;

    if (s[len - 1] >= 'a' && s[len - 1] <= 'z' && !t->ends[(int)s[len - 1]])
        return 0;
    n = word_fold(s, len, folded);
    for (size_t i = 0; i < t->n_endings; i++) {
        const struct tagger_ending *e = &t->endings[i];

        if (n >= (size_t)e->len + STEM_MIN &&
            memcmp(folded + n - e->len, e->s, e->len) == 0)
            return e->tag;
    }
    return 0;
}

char
tagger_look(const struct tagger *t, const char *s, size_t len)
{
    char tag;

    if (len == 0 || len > WORD_MAX)
        return 0;
    tag = tagger_slot(t, word_key(s, len))->tag;
    return tag ? tag : look_ending(t, s, len);
}

/* The bits of the tags of the words of a sentence, which are of ASCII letters
   only; its first one is also looked up behind a ^. */
static char
tags_in(const struct tagger *t, const char *s, const char *end)
{
    char folded[WORD_MAX + 1] = "^", tags = 0;
    bool first = true;

    while (s < end) {
        size_t n = 0;

        for (; s < end && (*s | 32) >= 'a' && (*s | 32) <= 'z'; s++, n++)
            if (n < WORD_MAX)
                folded[1 + n] = (char)(*s | 32);
        if (n && n <= WORD_MAX) {
            tags |= tagger_slot(t, word_key_exact(folded + 1, n))->tag;
            if (first)
                tags |= tagger_slot(t, word_key_exact(folded, n + 1))->tag;
        }
        first = false;
        s += n == 0;
    }
    return tags;
}

/* tagger:sentences(doc | s): a byte for each sentence; s is one */
static int
l_sentences(lua_State *L)
{
    const struct tagger *t = tagger_check(L, 1);
    struct article *a;
    struct fault ft;
    luaL_Buffer b;
    char *tags;

    if (lua_type(L, 2) == LUA_TSTRING) {
        size_t len;
        const char *s = lua_tolstring(L, 2, &len);
        char one = tags_in(t, s, s + len);

        lua_pushlstring(L, &one, 1);
        return 1;
    }
    a = doc_check(L, 2);
    if (article_sentences(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    tags = luaL_buffinitsize(L, &b, a->sentences.n + 1);
    for (size_t i = 0; i < a->sentences.n; i++) {
        struct span at = a->sentences.at[i];

        tags[i] = tags_in(t, a->d.text + at.start, a->d.text + at.stop);
    }
    luaL_pushresultsize(&b, a->sentences.n);
    return 1;
}

static void
hold(lua_State *L, struct tagger *t)
{
    act_hold(L, &t->held,
             (t->mask + 1) * sizeof *t->at +
                 t->cap_endings * sizeof *t->endings);
}

/* match.tagger(words): tag by word in lower case, and by ending: "-ly". */
int
lib_tagger(lua_State *L)
{
    static const luaL_Reg methods[] = {{"sentences", l_sentences},
                                       {NULL, NULL}};
    struct tagger *t;

    luaL_checktype(L, 1, LUA_TTABLE);
    t = lua_newuserdatauv(L, sizeof *t, 0);
    *t = (struct tagger){.capital = 'A', .number = '0', .other = 'a'};
    object_type(L, TAGGER, l_free_tagger, methods);
    widen(t);
    hold(L, t);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        size_t len, tag_len;
        const char *word, *tag = lua_tolstring(L, -1, &tag_len);

        if (lua_type(L, -2) != LUA_TSTRING || !tag || tag_len != 1)
            return luaL_error(L, "match.tagger: a tag is one byte for a word");
        word = lua_tolstring(L, -2, &len);
        if (len > WORD_MAX)
            return luaL_error(L, "match.tagger: `%s` is longer than %d bytes",
                              word, WORD_MAX);
        if (*word == '-' && len > 2 && len <= SUFFIX_MAX + 1)
            put_ending(t, word + 1, len - 1, *tag);
        else
            put(t, word, len, *tag);
        hold(L, t);
    }
    return 1;
}
