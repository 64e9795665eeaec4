/* What the chunks of author.h require, as `slant.NAME`. */
#ifndef SLANT_AUTHOR_MODULES_H
#define SLANT_AUTHOR_MODULES_H

#include <lua.h>

#define AUTHOR_MODULES  \
    MODULE(differences) \
    MODULE(globals)     \
    MODULE(lines)       \
    MODULE(properties)  \
    MODULE(report)

/* Makes them known to require. */
void author_modules(lua_State *L);

#endif
