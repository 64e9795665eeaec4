#include "libs.h"

#include <string.h>

static const struct {
    const char *name;
    lua_CFunction open;
} libs[] = {
    {"async", lib_async}, {"det", lib_det},         {"http", lib_http},
    {"json", lib_json},   {"lexicon", lib_lexicon}, {"log", lib_log},
    {"match", lib_match}, {"model", lib_model},     {"proc", lib_proc},
    {"stat", lib_stat},   {"text", lib_text},
};

bool
libs_push(lua_State *L, const char *name)
{
    for (size_t i = 0; i < sizeof libs / sizeof libs[0]; i++)
        if (strcmp(libs[i].name, name) == 0) {
            lua_pushcfunction(L, libs[i].open);
            lua_call(L, 0, 1);
            return true;
        }
    return false;
}

const char *
libs_name(size_t i)
{
    return i < sizeof libs / sizeof libs[0] ? libs[i].name : NULL;
}

const char *
libs_names(void)
{
    return "async, det, http, json, lexicon, log, match, model, proc, stat, "
           "text";
}
