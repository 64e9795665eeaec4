#include "lua_text.h"

#include <lauxlib.h>

#include "object.h"
#include "sentences.h"
#include "utf8.h"

#define BYTES_MAX (16u << 20)

const char *
text_check(lua_State *L, int index, size_t *len)
{
    const char *s = luaL_checklstring(L, index, len);

    luaL_argcheck(L, *len <= BYTES_MAX, index, "longer than 16 MiB");
    luaL_argcheck(L, utf8_valid(s, *len), index, "not valid UTF-8");
    return s;
}

static int
l_free_spans(lua_State *L)
{
    spans_free(lua_touserdata(L, 1));
    return 0;
}

struct spans *
spans_box(lua_State *L)
{
    struct spans *s = lua_newuserdatauv(L, sizeof *s, 0);

    *s = (struct spans){0};
    object_type(L, OBJECT_PREFIX "spans", l_free_spans, NULL);
    return s;
}

struct spans *
text_sentences_push(lua_State *L, int index)
{
    size_t len;
    const char *s = text_check(L, index, &len);
    struct spans *found = spans_box(L), *kept = spans_box(L);
    struct spans *paragraphs = spans_box(L);
    struct abbreviations *a = abbreviations_new(NULL, 0);

    if (len)
        spans_add(kept, 0, (uint32_t)len);
    paragraphs_find(s, kept, paragraphs);
    for (size_t i = 0; i < paragraphs->n; i++)
        sentences_find(s, paragraphs->at[i], a, found);
    abbreviations_free(a);
    lua_pop(L, 2);
    return found;
}
