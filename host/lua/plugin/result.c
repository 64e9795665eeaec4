#include "result.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "results.h"

enum {
    KEPT = 64 << 10 /* bytes of memory that stay for the next rows */
};

static void
hold(struct outcome *o, struct plugin *p)
{
    if (!p->program.L) /* a script's: nobody limits it */
        return;
    o->meter = &p->program.meter;
    o->held = o->rows.cap;
    o->meter->used += o->held;
}

/* The reader of the plugin's stored results. */
static struct result_reader *
stored(struct plugin *p)
{
    if (!p->stored)
        p->stored =
            result_reader_new(p->all->shelf.store, &p->manifest, p->config);
    return p->stored;
}

int
outcome_get(struct outcome *o, struct plugin *p, int64_t document,
            struct fault *ft)
{
    int r;

    if (o->known)
        return 0;
    r = result_reader_get(stored(p), document, &o->state, &o->rows, &o->n_rows,
                          ft);
    if (r < 0)
        return -1;
    if (r == 0)
        o->state = 0;
    o->known = true;
    hold(o, p);
    return 0;
}

void
outcome_set(struct outcome *o, struct plugin *p, struct pair_result *r)
{
    struct buf before = o->rows;

    o->known = true;
    o->state = r->state;
    o->n_rows = r->n_rows;
    if (!r->n_rows)
        return;
    o->rows = r->rows;
    hold(o, p);
    r->rows = before;
}

void
outcome_clear(struct outcome *o)
{
    if (o->meter)
        o->meter->used -= o->held;
    if (o->rows.cap > KEPT)
        buf_free(&o->rows);
    buf_clear(&o->rows);
    *o = (struct outcome){.rows = o->rows};
}

void
outcome_free(struct outcome *o)
{
    buf_free(&o->rows);
}

/* The plugin of this name that p requires, or NULL. */
static struct plugin *
required(const struct plugin *p, const char *name)
{
    for (size_t i = 0; i < p->all->n; i++)
        if (p->requires >> i & 1 &&
            strcmp(p->all->at[i].manifest.name, name) == 0)
            return &p->all->at[i];
    return NULL;
}

/* The plugin is not among those that may be asked. */
static void
refuse(lua_State *L, const struct act *act, const char *name)
{
    if (act->kind != ACT_SCRIPT)
        luaL_error(L, "doc:result: add %s = \">=1\" to requires", name);
    luaL_error(L,
               "doc:result: there are no results of `%s` in this corpus; "
               "`slant run %s` makes them",
               name, name);
}

/* Where the results of p on the act's document go. A script keeps none: it may
   ask again after a run. */
static struct outcome *
outcome_of(struct act *act, const struct plugin *p)
{
    if (act->kind != ACT_SCRIPT)
        return &act->outcomes[p->index];
    outcome_clear(act->outcomes);
    return act->outcomes;
}

const struct outcome *
result_of(lua_State *L, const char *name, struct plugin **p)
{
    struct act *act = act_of(L);
    struct outcome *o;
    struct fault ft;

    *p = required(act->plugin, name);
    if (!*p)
        refuse(L, act, name);
    if (!act->outcomes)
        luaL_error(L, "doc:result: this text is in no corpus");
    o = outcome_of(act, *p);
    if (outcome_get(o, *p, act->article->id, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    return o;
}
