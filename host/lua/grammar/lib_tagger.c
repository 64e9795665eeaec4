/* tagger: words, each with a kind of one byte, and what is asked of them. */
#include "lib_tagger.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
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
    uint64_t key = word_key_exact(word, len);
    uint32_t bit = (uint32_t)(key >> 48);

    if (++t->n * 2 > t->mask)
        widen(t);
    *tagger_slot(t, key) = (struct tagger_entry){key, tag};
    t->known[bit / 8] |= (uint8_t)(1 << bit % 8);
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

char
tagger_ending(const struct tagger *t, const char *s, size_t len)
{
    char folded[WORD_MAX];
    size_t n = word_fold(s, len, folded);

    for (size_t i = 0; i < t->n_endings; i++) {
        const struct tagger_ending *e = &t->endings[i];

        if (n >= (size_t)e->len + STEM_MIN &&
            memcmp(folded + n - e->len, e->s, e->len) == 0)
            return e->tag;
    }
    return 0;
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
    struct tagger *t;

    luaL_checktype(L, 1, LUA_TTABLE);
    t = lua_newuserdatauv(L, sizeof *t, 0);
    *t = (struct tagger){.capital = 'A', .number = '0', .other = 'a'};
    object_type(L, TAGGER, l_free_tagger, NULL);
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
