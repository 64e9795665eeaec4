/* model.trainer: weights from samples (train.h). */
#include <lauxlib.h>
#include <string.h>

#include "buf_box.h"
#include "field.h"
#include "lib_reading.h"
#include "libs.h"
#include "object.h"
#include "train.h"

#define TRAINER "slant.trainer"

struct training {
    struct reading r;
    struct trainer *trainer;
    char names[LINEAR_CLASSES][LINEAR_NAME_MAX];
    size_t classes;
};

static int
l_free_trainer(lua_State *L)
{
    struct training *t = lua_touserdata(L, 1);

    reading_free(L, &t->r);
    train_free(t->trainer);
    *t = (struct training){0};
    return 0;
}

/* classes = {"neg", "neu", "pos"}; none: a number */
static void
take_classes(lua_State *L, struct training *t)
{
    if (lua_getfield(L, 1, "classes") == LUA_TNIL) {
        strcpy(t->names[0], "value");
        t->classes = 1;
        lua_pop(L, 1);
        return;
    }
    for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
        const char *name = luaL_checkstring(L, -1);

        if (t->classes == LINEAR_CLASSES || strlen(name) >= LINEAR_NAME_MAX ||
            !*name || strpbrk(name, " \n"))
            luaL_error(L, "classes: 2 to %d words of at most %d letters",
                       LINEAR_CLASSES, LINEAR_NAME_MAX - 1);
        strcpy(t->names[t->classes++], name);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
    luaL_argcheck(L, t->classes > 1, 1, "classes: there must be two at least");
}

static double
target_of(lua_State *L, const struct training *t)
{
    const char *name;
    double v;

    if (t->classes == 1) {
        lua_getfield(L, 2, "value");
        v = luaL_checknumber(L, -1);
        lua_pop(L, 1);
        return v;
    }
    lua_getfield(L, 2, "class");
    name = luaL_checkstring(L, -1);
    for (size_t k = 0; k < t->classes; k++)
        if (strcmp(t->names[k], name) == 0) {
            lua_pop(L, 1);
            return (double)k;
        }
    return luaL_error(L, "`%s` is none of the classes", name);
}

/* trainer:add{text=, targets=, more=, class= | value=, weight=, fold=} */
static int
l_add(lua_State *L)
{
    struct training *t = luaL_checkudata(L, 1, TRAINER);
    double target, weight;

    reading_take(L, &t->r);
    target = target_of(L, t);
    weight = field_number(L, 2, "weight", 1);
    train_add(t->trainer, &t->r.features, target, weight,
              (int64_t)field_number(L, 2, "fold", -1));
    return 0;
}

/* trainer:fit{about=, bits=, l2=, min_count=, ratio=, common=, except=,
   iterations=}: the model's file */
static int
l_fit(lua_State *L)
{
    struct training *t = luaL_checkudata(L, 1, TRAINER);
    struct train_options o = {0};
    struct buf *out;

    luaL_checktype(L, 2, LUA_TTABLE);
    lua_getfield(L, 2, "about");
    o.about = luaL_checkstring(L, -1);
    luaL_argcheck(L, !strchr(o.about, '\n'), 2, "about: one line");
    o.bits = (unsigned)field_number(L, 2, "bits", 16);
    luaL_argcheck(L, o.bits >= LINEAR_BITS_MIN && o.bits <= LINEAR_BITS_MAX, 2,
                  "bits: 8 to 20");
    o.l2 = field_number(L, 2, "l2", 1);
    o.min_count = (size_t)field_number(L, 2, "min_count", 1);
    o.except = (int64_t)field_number(L, 2, "except", -1);
    o.iterations = (size_t)field_number(L, 2, "iterations", 200);
    o.common = field_number(L, 2, "common", 0);
    lua_getfield(L, 2, "ratio");
    o.ratio = lua_isnumber(L, -1) ? lua_tonumber(L, -1) : lua_toboolean(L, -1);
    luaL_argcheck(L, o.ratio >= 0 && o.ratio <= 1, 2, "ratio: 0 to 1");
    luaL_argcheck(L, train_samples(t->trainer) > 0, 1, "nothing was added");
    out = buf_box(L);
    train_fit(t->trainer, &o, out);
    lua_pushlstring(L, out->data, out->len);
    buf_free(out);
    return 1;
}

int
trainer_new(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"add", l_add}, {"fit", l_fit}, {NULL, NULL}};
    struct training *t;

    luaL_checktype(L, 1, LUA_TTABLE);
    t = lua_newuserdatauv(L, sizeof *t, 2);
    *t = (struct training){0};
    object_type(L, TRAINER, l_free_trainer, methods);
    reading_lexicons(L, 1, &t->r);
    take_classes(L, t);
    t->trainer = train_new(t->classes, t->names);
    return 1;
}
