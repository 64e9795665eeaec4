#include "buf_box.h"

#include "object.h"

static int
l_free_buf(lua_State *L)
{
    buf_free(lua_touserdata(L, 1));
    return 0;
}

struct buf *
buf_box(lua_State *L)
{
    struct buf *b = lua_newuserdatauv(L, sizeof *b, 0);

    *b = (struct buf){0};
    object_type(L, OBJECT_PREFIX "buf", l_free_buf, NULL);
    return b;
}
