/* The command of proc.run and proc.helper: lib_proc.h. */
#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "field.h"
#include "lib_proc.h"
#include "permission.h"
#include "plugin.h"

char **
proc_command(lua_State *L, int index, const char *const *names, size_t n_names)
{
    const struct plugin *p = act_of(L)->plugin;
    size_t n;
    char **argv;

    luaL_checktype(L, index, LUA_TTABLE);
    n = lua_rawlen(L, index);
    luaL_argcheck(L, n > 0 && n <= PROC_WORDS_MAX, index,
                  "a program and at most 99 arguments are wanted");
    field_only(L, index, n, names, n_names);
    argv = lua_newuserdatauv(L, (n + 1) * sizeof *argv, 0);
    for (size_t i = 0; i < n; i++) {
        size_t len;

        if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TSTRING)
            luaL_error(L, "argument %d of a command is no string", (int)i);
        argv[i] = (char *)lua_tolstring(L, -1, &len); /* the table keeps it */
        if (strlen(argv[i]) != len)
            luaL_error(L, "argument %d of a command has a NUL", (int)i);
        lua_pop(L, 1);
    }
    argv[n] = NULL;
    if (!p || !permission_exec(&p->manifest, argv[0]))
        luaL_error(L,
                   "`%s` is not permitted; add permissions = { \"exec:%s\" }",
                   argv[0], argv[0]);
    if (!p->permitted)
        luaL_error(L, "programs run in document(doc, ctx, state) only");
    return argv;
}

const char *
proc_folder(lua_State *L)
{
    return act_of(L)->program->folder;
}
