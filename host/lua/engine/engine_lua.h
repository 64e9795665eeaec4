/* engine_lua: the Lua interpreter as host/run wants it. */
#ifndef SLANT_ENGINE_LUA_H
#define SLANT_ENGINE_LUA_H

#include "engine.h"

extern const struct engine_ops lua_engine;

#endif
