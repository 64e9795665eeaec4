/* match.names: names.h for Lua, and the words of a document that matter. */
#include <lauxlib.h>
#include <string.h>

#include "lib_doc.h"
#include "libs.h"
#include "names.h"
#include "object.h"

#define NAMES "slant.names"
#define DATELINE_MIN 5 /* bytes of a word in capitals that can be one */
#define NAME_BYTES_MAX 1000

struct names_box {
    struct names names;
    size_t held; /* of act_hold */
};

static const struct names *
check(lua_State *L)
{
    const struct names_box *b = luaL_checkudata(L, 1, NAMES);

    return &b->names;
}

/* ---- what is asked at a place ---- */

static struct name_text
check_text(lua_State *L, int index)
{
    struct name_text t;

    t.s = luaL_checklstring(L, index, &t.len);
    return t;
}

/* A place in a text, from 1, as an offset. */
static size_t
check_place(lua_State *L, struct name_text t, int index)
{
    lua_Integer at = luaL_checkinteger(L, index);

    luaL_argcheck(L, at >= 1 && (size_t)at <= t.len + 1, index,
                  "must lie in the text");
    return (size_t)at - 1;
}

/* names:find(s, at, word): the value of the longest listed name there, and the
   place behind it; word: instead of the first one */
static int
l_find(lua_State *L)
{
    const struct names *n = check(L);
    struct name_text t = check_text(L, 2);
    size_t from = check_place(L, t, 3), to = names_word_stop(t, from), len,
           stop;
    const char *word = luaL_optlstring(L, 4, NULL, &len);
    uint32_t value = names_find(n, t, word ? word : t.s + from,
                                word ? len : to - from, to, &stop);

    if (value == 0)
        return 0;
    lua_pushinteger(L, value);
    lua_pushinteger(L, (lua_Integer)stop + 1);
    return 2;
}

static void
add_word(luaL_Buffer *b, struct name_text t, const struct person *p, size_t i)
{
    if (p->words[i].word > p->words[i].start) { /* de X */
        size_t stop = names_word_stop(t, p->words[i].start);

        luaL_addlstring(b, t.s + p->words[i].start, stop - p->words[i].start);
        luaL_addchar(b, ' ');
    }
    luaL_addlstring(b, t.s + p->words[i].word,
                    p->words[i].stop - p->words[i].word);
}

static void
push_words(lua_State *L, struct name_text t, const struct person *p,
           size_t first, size_t last)
{
    luaL_Buffer b;

    luaL_buffinit(L, &b);
    for (size_t i = first; i <= last; i++) {
        if (i > first)
            luaL_addchar(&b, ' ');
        add_word(&b, t, p, i);
    }
    luaL_pushresult(&b);
}

/* names:person(s, at): the name, the place behind it, how many words, the first
   and the last one */
static int
l_person(lua_State *L)
{
    const struct names *n = check(L);
    struct name_text t = check_text(L, 2);
    struct person p;

    if (!names_person(n, t, check_place(L, t, 3), &p))
        return 0;
    push_words(L, t, &p, 0, p.n - 1);
    lua_pushinteger(L, (lua_Integer)p.words[p.n - 1].stop + 1);
    lua_pushinteger(L, (lua_Integer)p.n);
    push_words(L, t, &p, 0, 0);
    push_words(L, t, &p, p.n - 1, p.n - 1);
    return 5;
}

/* ---- a document ---- */

enum { /* upvalues of the iterator */
    UP_WALK = 1,
    UP_NAMES,
    UP_DOC,
    UP_KNOWN,
    UP_PHRASE,
    UP_SENTENCE,
    UPS = UP_SENTENCE
};

struct walk {
    const struct names *names;
    const struct article *a;
    size_t n; /* of sentences begun */
    struct name_text t;
    size_t at;
    bool open;   /* whether its end was not reached yet */
    bool pushed; /* whether UP_SENTENCE is the sentence */
    bool named;  /* whether one of its names was given */
    size_t seen; /* as far as " of" was looked for, */
    bool has_of; /* and whether there was one */
};

/* Text without small letters is read as if it were ordinary writing; it becomes
   UP_SENTENCE. */
static void
tame(lua_State *L, struct walk *w)
{
    luaL_Buffer b;
    char *s;

    for (size_t i = 0; i < w->t.len; i++)
        if (w->t.s[i] >= 'a' && w->t.s[i] <= 'z')
            return;
    s = luaL_buffinitsize(L, &b, w->t.len + 1);
    memcpy(s, w->t.s, w->t.len);
    for (size_t from = 0, to; from < w->t.len; from = to + (to == from)) {
        for (to = from; to < w->t.len && s[to] >= 'A' && s[to] <= 'Z';)
            to++;
        for (size_t i = from + 1; to - from >= 4 && i < to; i++)
            s[i] = (char)(s[i] + 32);
    }
    luaL_pushresultsize(&b, w->t.len);
    w->t.s = lua_tostring(L, -1);
    lua_replace(L, lua_upvalueindex(UP_SENTENCE));
    w->pushed = true;
}

static bool
next_sentence(lua_State *L, struct walk *w)
{
    struct span at;

    if (w->n == w->a->sentences.n)
        return false;
    at = w->a->sentences.at[w->n++];
    *w = (struct walk){.names = w->names,
                       .a = w->a,
                       .n = w->n,
                       .t = {w->a->d.text + at.start, at.stop - at.start},
                       .open = true};
    tame(L, w);
    return true;
}

static void
push_sentence(lua_State *L, struct walk *w)
{
    if (!w->pushed) {
        lua_pushlstring(L, w->t.s, w->t.len);
        lua_replace(L, lua_upvalueindex(UP_SENTENCE));
        w->pushed = true;
    }
    lua_pushvalue(L, lua_upvalueindex(UP_SENTENCE));
    lua_pushinteger(L, w->a->sentences.at[w->n - 1].start);
}

static bool
is_known(lua_State *L, const char *word, size_t len)
{
    bool known;

    lua_pushlstring(L, word, len);
    /* raw: a metamethod could go on with this iterator */
    known = lua_rawget(L, lua_upvalueindex(UP_KNOWN)) != LUA_TNIL;
    lua_pop(L, 1);
    return known;
}

/* Whether the word in capitals alone opens the sentence, as a dateline does. */
static bool
opens(struct name_text t, size_t from, size_t to)
{
    if (from > 0 || to < DATELINE_MIN)
        return false;
    while (from < to && (t.s[from] < 'a' || t.s[from] > 'z'))
        from++;
    return from == to;
}

/* Whether a word that goes on with a name follows at `to`, in the same line. */
static bool
is_followed(const struct walk *w, size_t to)
{
    size_t at = names_behind_blanks(w->t, to);

    return at < w->t.len && w->t.s[to] != '\n' &&
           names_is_capital(w->t.s[at]) &&
           !(names_flags(w->names, w->t.s + at,
                         names_word_stop(w->t, at) - at) &
             WORD_NEVER);
}

static bool
has_of(struct walk *w, size_t to)
{
    if (!w->has_of && to > w->seen)
        w->has_of = memmem(w->t.s + w->seen, to - w->seen, " of", 3) != NULL;
    w->seen = to > 2 ? to - 2 : 0;
    return w->has_of;
}

/* Whether something around a name that is not listed can tell that it is a
   person's. flags: of its first word. */
static bool
is_told(lua_State *L, struct walk *w, size_t from, uint8_t flags)
{
    struct person p;
    size_t last;

    if (!names_person(w->names, w->t, from, &p) || p.n < 2)
        return false;
    if (flags & (WORD_GIVEN | WORD_FAMILY))
        return true;
    last = p.n - 1;
    if (p.words[last].word > p.words[last].start) /* de X */
        return true;
    if (is_known(L, w->t.s + p.words[last].start,
                 p.words[last].stop - p.words[last].start))
        return true;
    return names_role_before(w->names, w->t, from) ||
           names_role_behind(w->names, w->t, p.words[last].stop) ||
           (w->named && has_of(w, from));
}

/* Whether the word at [from, to) matters; *value: of the name there, or 0. */
static bool
matters(lua_State *L, struct walk *w, size_t from, size_t to, uint32_t *value,
        size_t *stop)
{
    const char *word = w->t.s + from;
    uint8_t flags = names_flags(w->names, word, to - from);

    *value = 0;
    if (flags & WORD_NAME)
        *value = names_find(w->names, w->t, word, to - from, to, stop);
    return *value || (flags & WORD_HEAD) || opens(w->t, from, to) ||
           is_known(L, word, to - from) ||
           (!(flags & WORD_NEVER) && is_followed(w, to) &&
            is_told(L, w, from, flags));
}

/* Pushes the next word of the sentence that matters; false: none does. */
static bool
next_word(lua_State *L, struct walk *w)
{
    const char *s = w->t.s;

    while (w->at < w->t.len) {
        size_t from = w->at, to, stop = 0;
        uint32_t value;

        if (!names_is_capital(s[from]) ||
            (from > 0 && names_begins(s[from - 1]))) {
            w->at++;
            continue;
        }
        w->at = to = names_word_stop(w->t, from);
        if (!matters(L, w, from, to, &value, &stop))
            continue;
        w->named = true;
        push_sentence(L, w);
        lua_pushinteger(L, (lua_Integer)from + 1);
        lua_pushlstring(L, s + from, to - from);
        lua_pushinteger(L, (lua_Integer)to + 1);
        if (value) {
            lua_pushinteger(L, value);
            lua_pushinteger(L, (lua_Integer)stop + 1);
        }
        return true;
    }
    return false;
}

static bool
has_phrase(lua_State *L, const struct walk *w)
{
    size_t len;
    const char *phrase = lua_tolstring(L, lua_upvalueindex(UP_PHRASE), &len);

    return phrase && memmem(w->t.s, w->t.len, phrase, len);
}

static int
l_next(lua_State *L)
{
    struct walk *w = lua_touserdata(L, lua_upvalueindex(UP_WALK));

    doc_check(L, lua_upvalueindex(UP_DOC));
    lua_settop(L, 0);
    for (;;) {
        if (next_word(L, w))
            return lua_gettop(L);
        if (w->open && has_phrase(L, w)) {
            w->open = false;
            push_sentence(L, w);
            return 2;
        }
        if (!next_sentence(L, w))
            return 0;
    }
}

/* names:each(doc, known, phrase) */
static int
l_each(lua_State *L)
{
    const struct names *n = check(L);
    struct article *a = doc_check(L, 2);
    struct walk *w;
    struct fault ft;

    luaL_checktype(L, 3, LUA_TTABLE);
    luaL_optstring(L, 4, NULL);
    lua_settop(L, 4);
    if (article_sentences(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    w = lua_newuserdatauv(L, sizeof *w, 0);
    *w = (struct walk){.names = n, .a = a};
    lua_insert(L, 1);
    lua_pushnil(L);
    lua_pushcclosure(L, l_next, UPS);
    return 1;
}

/* ---- the list ---- */

static uint8_t
flags_of(lua_State *L, const char *letters)
{
    static const char known[] = "-hrgfp"; /* in the order of enum word_flag */
    uint8_t flags = 0;

    for (; letters && *letters; letters++) {
        const char *at = strchr(known, *letters);

        if (!at)
            luaL_error(L, "match.names: there is no kind `%c` of words",
                       *letters);
        flags |= (uint8_t)(1 << (at - known));
    }
    if (!flags)
        luaL_error(L, "match.names: a word has no kind");
    return flags;
}

static void
hold(lua_State *L, struct names_box *b)
{
    act_hold(L, &b->held, names_bytes(&b->names));
}

static void
take_words(lua_State *L, struct names_box *b, int index)
{
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        size_t len;
        const char *word;

        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "match.names: words are strings");
        word = lua_tolstring(L, -2, &len);
        names_word(&b->names, word, len, flags_of(L, lua_tostring(L, -1)));
        hold(L, b);
    }
}

static void
take_names(lua_State *L, struct names_box *b, int index)
{
    size_t count = lua_rawlen(L, index);

    for (size_t i = 1; i < count; i += 2) {
        size_t len;
        const char *name;
        lua_Integer value;

        lua_rawgeti(L, index, (lua_Integer)i);
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        name = lua_tolstring(L, -2, &len);
        value = lua_tointeger(L, -1);
        if (!name || len > NAME_BYTES_MAX || value < 1 || value > UINT32_MAX)
            luaL_error(L,
                       "match.names: names are strings of at most %d bytes, "
                       "each with its number behind",
                       NAME_BYTES_MAX);
        names_add(&b->names, name, len, (uint32_t)value);
        hold(L, b);
        lua_pop(L, 2);
    }
}

static int
l_free(lua_State *L)
{
    struct names_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    names_free(&b->names);
    return 0;
}

/* match.names({name, number, ...}, {word = kinds}) */
int
lib_names(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"each", l_each}, {"find", l_find}, {"person", l_person}, {NULL, NULL}};
    struct names_box *b;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    b = lua_newuserdatauv(L, sizeof *b, 0);
    b->held = 0;
    names_init(&b->names);
    object_type(L, NAMES, l_free, methods);
    hold(L, b);
    take_words(L, b, 2);
    take_names(L, b, 1);
    return 1;
}
