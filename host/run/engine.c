#include "engine.h"

#include <stdlib.h>

#include "mem.h"

/* An array of n items read from the wire: no more than its bytes could hold. */
static size_t
count(struct cur *c)
{
    uint64_t n = cur_varint(c);

    if (n > (uint64_t)(c->end - c->p)) {
        c->bad = true;
        return 0;
    }
    return (size_t)n;
}

static void
strings_encode(char *const *at, size_t n, struct buf *out)
{
    buf_varint(out, n);
    for (size_t i = 0; i < n; i++)
        buf_opt(out, at[i]);
}

static char **
strings_decode(size_t *n, struct cur *c)
{
    char **at;

    *n = count(c);
    at = mem_alloc(*n * sizeof *at);
    for (size_t i = 0; i < *n; i++)
        at[i] = cur_opt(c);
    return at;
}

void
engine_spec_encode(const struct engine_spec *s, struct buf *out)
{
    strings_encode(s->folders, s->n_folders, out);
    strings_encode(s->names, s->n_names, out);
    buf_varint(out, s->n_settings);
    for (size_t i = 0; i < s->n_settings; i++) {
        buf_opt(out, s->settings[i].plugin);
        buf_opt(out, s->settings[i].option);
        buf_opt(out, s->settings[i].value);
        buf_u8(out, s->settings[i].kept);
    }
    buf_opt(out, s->as);
    buf_u8(out, s->list);
    buf_varint(out, s->n_broken);
    for (size_t i = 0; i < s->n_broken; i++) {
        buf_u32(out, s->broken[i].at);
        buf_opt(out, s->broken[i].why);
    }
}

int
engine_spec_decode(struct engine_spec *s, struct cur *c)
{
    *s = (struct engine_spec){0};
    s->folders = strings_decode(&s->n_folders, c);
    s->names = strings_decode(&s->n_names, c);
    s->n_settings = count(c);
    s->settings = mem_alloc(s->n_settings * sizeof *s->settings);
    for (size_t i = 0; i < s->n_settings; i++) {
        s->settings[i].plugin = cur_opt(c);
        s->settings[i].option = cur_opt(c);
        s->settings[i].value = cur_opt(c);
        s->settings[i].kept = cur_u8(c);
    }
    s->as = cur_opt(c);
    s->list = cur_u8(c);
    s->n_broken = count(c);
    s->broken = mem_alloc(s->n_broken * sizeof *s->broken);
    for (size_t i = 0; i < s->n_broken; i++) {
        s->broken[i].at = cur_u32(c);
        s->broken[i].why = cur_opt(c);
    }
    return c->bad ? -1 : 0;
}

void
engine_spec_free(struct engine_spec *s)
{
    mem_free_strings(s->folders, s->n_folders);
    mem_free_strings(s->names, s->n_names);
    for (size_t i = 0; i < s->n_settings; i++) {
        free(s->settings[i].plugin);
        free(s->settings[i].option);
        free(s->settings[i].value);
    }
    free(s->settings);
    free(s->as);
    for (size_t i = 0; i < s->n_broken; i++)
        free(s->broken[i].why);
    free(s->broken);
    *s = (struct engine_spec){0};
}

void
engine_options_add(struct engine_options *o, const char *name, const char *type,
                   const char *value, const char *origin, const char *doc,
                   bool differs)
{
    o->at = mem_resize(o->at, (o->n + 1) * sizeof *o->at);
    o->at[o->n++] = (struct engine_option){
        mem_string(name),   mem_string(type), mem_string(value),
        mem_string(origin), mem_string(doc),  differs};
}

void
engine_options_free(struct engine_options *o)
{
    for (size_t i = 0; i < o->n; i++) {
        free(o->at[i].name);
        free(o->at[i].type);
        free(o->at[i].value);
        free(o->at[i].origin);
        free(o->at[i].doc);
    }
    free(o->at);
    *o = (struct engine_options){0};
}

static void
options_encode(const struct engine_options *o, struct buf *out)
{
    buf_varint(out, o->n);
    for (size_t i = 0; i < o->n; i++) {
        buf_opt(out, o->at[i].name);
        buf_opt(out, o->at[i].type);
        buf_opt(out, o->at[i].value);
        buf_opt(out, o->at[i].origin);
        buf_opt(out, o->at[i].doc);
        buf_u8(out, o->at[i].differs);
    }
}

static void
options_decode(struct engine_options *o, struct cur *c)
{
    o->n = count(c);
    o->at = mem_alloc(o->n * sizeof *o->at);
    for (size_t i = 0; i < o->n; i++) {
        o->at[i].name = cur_opt(c);
        o->at[i].type = cur_opt(c);
        o->at[i].value = cur_opt(c);
        o->at[i].origin = cur_opt(c);
        o->at[i].doc = cur_opt(c);
        o->at[i].differs = cur_u8(c);
    }
}

void
engine_descriptions_encode(const struct engine_descriptions *d, struct buf *out)
{
    buf_varint(out, d->n);
    for (size_t i = 0; i < d->n; i++) {
        buf_opt(out, d->at[i].name);
        buf_opt(out, d->at[i].folder);
        buf_opt(out, d->at[i].manifest);
        buf_opt(out, d->at[i].error);
        buf_u8(out, d->at[i].asked);
        buf_u8(out, d->at[i].on_request);
        buf_u8(out, d->at[i].bundled);
        options_encode(&d->at[i].options, out);
    }
    buf_opt(out, d->settings_error);
}

int
engine_descriptions_decode(struct engine_descriptions *d, struct cur *c)
{
    d->n = count(c);
    d->at = mem_alloc(d->n * sizeof *d->at);
    for (size_t i = 0; i < d->n; i++) {
        d->at[i].name = cur_opt(c);
        d->at[i].folder = cur_opt(c);
        d->at[i].manifest = cur_opt(c);
        d->at[i].error = cur_opt(c);
        d->at[i].asked = cur_u8(c);
        d->at[i].on_request = cur_u8(c);
        d->at[i].bundled = cur_u8(c);
        options_decode(&d->at[i].options, c);
    }
    d->settings_error = cur_opt(c);
    return c->bad ? -1 : 0;
}

void
engine_descriptions_free(struct engine_descriptions *d)
{
    for (size_t i = 0; i < d->n; i++) {
        free(d->at[i].name);
        free(d->at[i].folder);
        free(d->at[i].manifest);
        free(d->at[i].error);
        engine_options_free(&d->at[i].options);
    }
    free(d->at);
    free(d->settings_error);
    *d = (struct engine_descriptions){0};
}

void
engine_plan_encode(const struct engine_plan *p, struct buf *out)
{
    buf_u32(out, (uint32_t)p->alone);
    buf_u8(out, p->may_run);
    buf_u64(out, p->memory);
    buf_varint(out, p->n);
    for (size_t i = 0; i < p->n; i++) {
        buf_opt(out, p->plugins[i].name);
        buf_opt(out, p->plugins[i].folder);
        buf_opt(out, p->plugins[i].manifest);
        buf_u64(out, (uint64_t)p->plugins[i].config);
        buf_u64(out, p->plugins[i].requires);
        buf_opt(out, p->plugins[i].broken);
    }
}

int
engine_plan_decode(struct engine_plan *p, struct cur *c)
{
    p->alone = (int)cur_u32(c);
    p->may_run = cur_u8(c);
    p->memory = cur_u64(c);
    p->n = count(c);
    p->plugins = mem_alloc(p->n * sizeof *p->plugins);
    for (size_t i = 0; i < p->n; i++) {
        p->plugins[i].name = cur_opt(c);
        p->plugins[i].folder = cur_opt(c);
        p->plugins[i].manifest = cur_opt(c);
        p->plugins[i].config = (int64_t)cur_u64(c);
        p->plugins[i].requires = cur_u64(c);
        p->plugins[i].broken = cur_opt(c);
    }
    return c->bad ? -1 : 0;
}

void
engine_plan_free(struct engine_plan *p)
{
    for (size_t i = 0; i < p->n; i++) {
        free(p->plugins[i].name);
        free(p->plugins[i].folder);
        free(p->plugins[i].manifest);
        free(p->plugins[i].broken);
    }
    free(p->plugins);
    *p = (struct engine_plan){0};
}
