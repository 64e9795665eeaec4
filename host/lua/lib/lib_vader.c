/* lexicon.vader: VADER's scores of a document or a string. */
#include <lauxlib.h>

#include "article.h"
#include "field.h"
#include "handle.h"
#include "libs.h"
#include "object.h"
#include "vader.h"

#define TYPE "slant.vader"

struct box {
    struct vader *vader;
};

static int
l_free(lua_State *L)
{
    struct box *b = lua_touserdata(L, 1);

    vader_free(b->vader);
    b->vader = NULL;
    return 0;
}

static void
add_document(lua_State *L, struct vader *v)
{
    struct article *a = doc_check(L, 2);
    struct fault ft;

    if (article_kept(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    for (size_t i = 0; i < a->kept.n; i++)
        vader_add(v, a->d.text + a->kept.at[i].start,
                  a->kept.at[i].stop - a->kept.at[i].start);
}

/* vader:score(doc | text): {compound=, pos=, neg=, neu=, hits=} */
static int
l_score(lua_State *L)
{
    struct box *b = luaL_checkudata(L, 1, TYPE);
    struct vader_scores s;

    vader_begin(b->vader);
    if (lua_type(L, 2) == LUA_TSTRING) {
        size_t len;
        const char *text = lua_tolstring(L, 2, &len);

        vader_add(b->vader, text, len);
    } else {
        add_document(L, b->vader);
    }
    s = vader_end(b->vader);
    lua_createtable(L, 0, 5);
    field_set_number(L, "compound", s.compound);
    field_set_number(L, "pos", s.pos);
    field_set_number(L, "neg", s.neg);
    field_set_number(L, "neu", s.neu);
    field_set_integer(L, "hits", (lua_Integer)s.hits);
    return 1;
}

int
vader_open(lua_State *L)
{
    static const luaL_Reg methods[] = {{"score", l_score}, {NULL, NULL}};
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    struct box *b = lua_newuserdatauv(L, sizeof *b, 0);
    struct fault ft;

    *b = (struct box){0};
    object_type(L, TYPE, l_free, methods);
    b->vader = vader_new(text, len, &ft);
    if (!b->vader)
        return luaL_error(L, "%s", ft.text);
    return 1;
}
