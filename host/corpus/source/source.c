#include "source.h"

#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "date.h"
#include "decode.h"
#include "language.h"
#include "mem.h"
#include "outlet.h"

static int
check_options(const struct source_options *o, struct fault *ft)
{
    for (size_t i = 0; i < o->n_map; i++) {
        if (!*o->map[i].name || !*o->map[i].value)
            return fault_set(ft, FAULT_USAGE,
                             "--map %s=%s: give both names, e.g. "
                             "--map headline=title",
                             o->map[i].name, o->map[i].value);
    }
    for (size_t i = 0; i < o->n_set; i++) {
        const struct source_pair *p = &o->set[i];
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
        if (!ok)
            return fault_set(ft, FAULT_USAGE, "--meta-set %s=%s: not a %s%s",
                             p->name, p->value, p->name,
                             f == FIELD_PUBLISHED || f == FIELD_RETRIEVED
                                 ? " date; write it as 2015-03-20"
                                 : "");
    }
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
        (o->meta && meta_open(&s->meta, o->meta, ft))) {
        buf_free(&copy);
        source_close(s);
        return -1;
    }
    buf_free(&copy);
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
    vars_free(&s->vars);
    record_free(&s->record);
    free(s);
}

static void
apply_set(struct source *s, struct doc *d)
{
    for (size_t i = 0; i < s->options.n_set; i++) {
        const struct source_pair *p = &s->options.set[i];
        enum field f = field_named(p->name);

        if (f == FIELD_NONE)
            vars_cell(&s->vars, p->name, p->value);
        else
            assign_field(d, f, p->value, strlen(p->value));
    }
}

static void
set_date(struct doc *d, const struct date *date, const char *basis)
{
    d->published = mem_string(date->text);
    d->precision = mem_string(date->precision);
    d->basis = mem_string(basis);
}

/* What still can be said about a document whose text was cleaned. */
static void
infer(struct doc *d, const struct source_file *f, bool in_file)
{
    struct date date;
    struct spans kept = {0};
    const char *language;

    if (!d->published && d->url && date_of_url(d->url, &date))
        set_date(d, &date, "url");
    if (!d->published && in_file && date_of_name(f->name, &date))
        set_date(d, &date, "name");
    if (!d->outlet && d->url)
        d->outlet = outlet_of_url(d->url);
    if (d->language || !d->text)
        return;
    doc_kept(d, &kept);
    language = language_of(d->text, &kept);
    d->language = mem_string(language);
    spans_free(&kept);
}

void
decode_finish(struct source *s, struct doc *d, const struct source_file *f,
              bool in_file, const struct source_sink *sink)
{
    if (!d->key)
        d->key = mem_string(d->uri);
    if (s->meta)
        meta_join(s->meta, d, &s->vars, f, &s->options);
    apply_set(s, d);
    if (d->text)
        clean(d, in_file);
    infer(d, f, in_file);
    d->vars = vars_object(&s->vars);
    doc_settle(d);
    doc_hash(d);
    sink->doc(sink->cookie, d);
    doc_free(d);
}

void
source_decode(struct source *s, const struct source_job *job,
              const struct source_sink *sink)
{
    if (job->n_files && job->files[0].format == SOURCE_JSONL) {
        decode_jsonl(s, job, sink);
        return;
    }
    for (size_t i = 0; i < job->n_files; i++)
        decode_text(s, &job->files[i], sink);
}

size_t
source_meta_rows(const struct source *s)
{
    return meta_rows(s->meta);
}

bool
source_meta_used(const struct source *s, size_t row)
{
    return meta_used(s->meta, row);
}

char *
source_meta_name(const struct source *s, size_t row)
{
    return meta_name(s->meta, row);
}
