#include "source.h"

#include <stdlib.h>
#include <string.h>

#include "converter.h"
#include "decode.h"
#include "mem.h"
#include "user_rules.h"

/* DATE_ORDER_UNKNOWN: there is no such order, or none is given. */
static enum date_order
order_named(const char *name)
{
    if (name && strcmp(name, "dmy") == 0)
        return DATE_ORDER_DMY;
    return name && strcmp(name, "mdy") == 0 ? DATE_ORDER_MDY
                                            : DATE_ORDER_UNKNOWN;
}

static int
check_map(const struct source_pair *p, struct fault *ft)
{
    size_t one = strcspn(p->value, "=,");

    if (*p->name && *p->value && !p->value[one])
        return 0;
    if (*p->name && one && p->value[one])
        return fault_set(ft, FAULT_USAGE,
                         "--map %s=%s: a name has no `%c`; give one "
                         "FIELD=NAME for each --map: --map %s=%.*s --map ...",
                         p->name, p->value, p->value[one], p->name, (int)one,
                         p->value);
    return fault_set(ft, FAULT_USAGE,
                     "--map %s=%s: give both names, e.g. --map headline=title",
                     p->name, p->value);
}

static int
check_set(const struct source_pair *p, struct fault *ft)
{
    enum field f = field_named(p->name);
    struct doc d = {0};
    bool ok;

    if (!*p->name)
        return fault_set(ft, FAULT_USAGE,
                         "--meta-set %s=%s: the name is missing", p->name,
                         p->value);
    if (f == FIELD_KEY || f == FIELD_TEXT)
        return fault_set(ft, FAULT_USAGE,
                         "--meta-set %s=...: no two documents share a %s; "
                         "give it in the input or in a --meta table",
                         p->name, p->name);
    ok = f == FIELD_NONE || assign_field(&d, f, p->value, strlen(p->value));
    doc_free(&d);
    if (ok)
        return 0;
    return fault_set(ft, FAULT_USAGE, "--meta-set %s=%s: not a %s%s", p->name,
                     p->value, p->name,
                     f == FIELD_PUBLISHED || f == FIELD_RETRIEVED
                         ? " date; write it as 2015-03-20"
                         : "");
}

static int
check_options(const struct source_options *o, struct fault *ft)
{
    enum date_order order = order_named(o->date_order);

    if (o->date_order && order == DATE_ORDER_UNKNOWN)
        return fault_set(ft, FAULT_USAGE,
                         "--date-order %s: dmy (day first) or mdy (month "
                         "first) is wanted",
                         o->date_order);
    date_read_as(order, o->date_order != NULL); /* also of --meta-set */
    for (size_t i = 0; i < o->n_map; i++)
        if (check_map(&o->map[i], ft))
            return -1;
    for (size_t i = 0; i < o->n_set; i++)
        if (check_set(&o->set[i], ft))
            return -1;
    if (o->encoding && !converter_known(o->encoding))
        return fault_set(ft, FAULT_USAGE,
                         "--encoding %s: no such encoding; `iconv -l` lists "
                         "those there are, e.g. windows-1251",
                         o->encoding);
    return 0;
}

int
source_open(struct source **out, const struct source_options *o,
            struct fault *ft)
{
    struct source *s = mem_alloc(sizeof *s);
    struct buf copy = {0};
    struct cur c;

    source_options_encode(o, &copy);
    c = cur_of(copy.data, copy.len);
    if (check_options(o, ft) || source_options_decode(&s->options, &c) ||
        (o->meta && meta_open(&s->meta, o->meta, ft)) ||
        (o->pattern && pattern_open(&s->pattern, o->pattern, ft)) ||
        (o->rules && user_rules_open(&s->rules, o->rules, o->rules_name, ft))) {
        buf_free(&copy);
        source_close(s);
        return -1;
    }
    buf_free(&copy);
    source_limits_settle(&s->options.limits);
    s->date_order = order_named(o->date_order);
    s->mapped = mem_alloc(s->options.n_map + 1);
    for (size_t i = 0; i < s->options.n_map; i++)
        s->n_mapped += s->mapped[i] = meta_has(s->meta, s->options.map[i].name);
    *out = s;
    return 0;
}

void
source_close(struct source *s)
{
    if (!s)
        return;
    source_options_free(&s->options);
    meta_close(s->meta);
    pattern_close(s->pattern);
    user_rules_close(s->rules);
    vars_free(&s->vars);
    record_free(&s->record);
    free(s->mapped);
    name_list_free(&s->names);
    free(s);
}

void
source_decode(struct source *s, const struct source_job *job,
              const struct source_sink *sink)
{
    s->sink = sink;
    for (size_t i = 0; i < job->n_files; i++) {
        s->documents = s->notes = 0;
        decode_file(s, job, &job->files[i]);
        job->files[i].documents = s->documents;
        job->files[i].notes = s->notes;
    }
    s->sink = NULL;
}

size_t
source_named(const struct source *s)
{
    return meta_rows(s->meta) + s->options.n_map;
}

bool
source_met(const struct source *s, size_t i)
{
    size_t rows = meta_rows(s->meta);

    return i < rows ? meta_used(s->meta, i) : s->mapped[i - rows];
}

const struct name_list *
source_fields(const struct source *s)
{
    return &s->names;
}

char *
source_name(const struct source *s, size_t i)
{
    size_t rows = meta_rows(s->meta);
    const struct source_pair *map = &s->options.map[i - rows];

    return i < rows ? meta_name(s->meta, i)
                    : mem_format("%s=%s", map->name, map->value);
}
