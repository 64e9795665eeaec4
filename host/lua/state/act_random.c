#include "act_random.h"

#include <lauxlib.h>
#include <string.h>

#include "article.h"
#include "hash.h"
#include "program.h"
#include "random.h"

void
random_ready(lua_State *L, struct act *a)
{
    uint64_t x, key;
    struct fault ft;

    if (a->seeded)
        return;
    x = hash64_of(a->program->name, strlen(a->program->name));
    if (a->article) {
        if (article_meta(a->article, &ft) < 0)
            luaL_error(L, "%s", ft.text);
        key = hash64_of(a->article->d.key, strlen(a->article->d.key));
        x ^= key << 1 | key >> 63;
    }
    random_seed(a->random, x);
    a->seeded = true;
}
