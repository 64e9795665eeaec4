/* finish: what every decoder ends with: a document that is handed over, or a
   note. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "clean.h"
#include "date_candidates.h"
#include "decode.h"
#include "dictionary_words.h"
#include "fate.h"
#include "fields.h"
#include "flatten.h"
#include "identify.h"
#include "mem.h"
#include "outlet.h"
#include "translated.h"

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

/* What the user says of file names is surer than the lines of a text and the
   fields of a carrier, and less sure than front matter. */
static void
name_says(struct source *s, struct doc *d, const struct source_file *f,
          enum share share)
{
    if (pattern_apply(s->pattern, f->name, share == SHARE_FILE, d, &s->vars))
        return;
    decode_note(s, d->uri, "name-differs",
                "its name does not fit the --pattern");
}

/* What the text was converted from; the carrier may use these names itself. */
static void
tell_encoding(struct source *s)
{
    const struct encoding *e = &s->encoding;
    char sure[16];

    if (e->utf8 || !*e->name || vars_has(&s->vars, "encoding") ||
        vars_has(&s->vars, "encoding_confidence"))
        return;
    snprintf(sure, sizeof sure, "%.2f", e->confidence);
    vars_string(&s->vars, "encoding", 8, e->name, strlen(e->name));
    vars_json(&s->vars, "encoding_confidence", 19, sure, strlen(sure));
}

/* Words that a dictionary found are marked: another one would find others. */
static void
tell_segmentation(struct source *s, const struct doc *d)
{
    struct spans kept = {0};

    if (!d->text || vars_has(&s->vars, "segmentation"))
        return;
    doc_kept(d, &kept);
    if (dictionary_words_in(d->text, &kept))
        vars_string(&s->vars, "segmentation", 12, "dictionary", 10);
    spans_free(&kept);
}

#define DATE_SHOWN 80 /* bytes; longer things are no dates */

/* A field that should have been the date stayed a variable: why. */
static void
tell_unread_date(struct source *s, const struct doc *d)
{
    if (d->basis && strcmp(d->basis, "field") == 0)
        return;
    for (size_t i = 0; i < s->vars.n; i++) {
        const struct var *x = &s->vars.item[i];
        const char *name = s->vars.bytes.data + x->name;
        const char *json = s->vars.bytes.data + x->json;
        size_t len = x->json_len;
        struct date date;
        unsigned rank;
        char *detail;

        if (field_default(name, x->name_len, &rank) != FIELD_PUBLISHED ||
            len > DATE_SHOWN)
            continue;
        if (*json == '"') {
            json++;
            len -= 2;
        }
        if (date_of_field(json, len, &date))
            continue; /* it is a variable because somebody wants that */
        detail = mem_format("%.*s is `%.*s`: %s", (int)x->name_len, name,
                            (int)len, json, date_doubt(json, len));
        decode_note(s, d->uri, "date-unread", detail);
        free(detail);
        return;
    }
}

static void
count_replaced(struct source *s, const struct doc *d)
{
    if (d->replaced && !s->replaced)
        s->replaced_at = mem_string(d->uri);
    s->replaced += d->replaced;
}

void
decode_finish(struct source *s, struct doc *d, const struct source_file *f,
              enum share share)
{
    bool in_file = share == SHARE_TEXT;
    char *dated = d->published ? mem_format("%s %s", d->published, d->basis)
                               : NULL; /* by the carrier */

    if (!d->key)
        d->key = mem_string(d->uri);
    if (s->pattern && share != SHARE_PART)
        name_says(s, d, f, share);
    if (s->meta)
        meta_join(s->meta, d, &s->vars, f, &s->options);
    apply_set(s, d);
    if (d->text)
        clean(d, in_file, s->rules);
    if (s->options.keep_boilerplate) {
        clean_undo(d);
        d->whole = true;
    }
    doc_settle(d);
    date_candidates(d, &s->vars, dated, in_file ? f->name : NULL,
                    s->options.infer_dates);
    free(dated);
    if (!d->outlet && d->url)
        d->outlet = outlet_of_url(d->url);
    language_identify(d, &s->vars);
    if (!d->translated)
        d->translated = mem_string(translated_by(&s->vars, d->language));
    tell_encoding(s);
    tell_segmentation(s, d);
    tell_unread_date(s, d);
    d->vars = vars_object(&s->vars);
    doc_hash(d);
    count_replaced(s, d);
    s->documents++;
    s->sink->doc(s->sink->cookie, d);
    doc_free(d);
}

/* Whether a value may be what a field holds: a date names a year. */
static bool
may_hold(enum field f, const char *json, size_t len)
{
    size_t digits = 0;

    if (strchr("{[", *json))
        return false;
    if (f != FIELD_PUBLISHED)
        return true;
    for (size_t i = 0; i < len && len <= DATE_SHOWN && digits < 4; i++)
        digits = isdigit((unsigned char)json[i]) ? digits + 1 : 0;
    return digits == 4;
}

/* Names in the first record of a file that may stand for a field which nothing
   else gives. */
static void
tell_unclear(struct source *s, const struct doc *d, const struct source_file *f)
{
    const char *given[FIELD_COUNT] = {
#define FIELD(id, word) [FIELD_##id] = d->word,
        FIELD_LIST
#undef FIELD
    };

    for (size_t i = 0; i < s->vars.n; i++) {
        const struct var *x = &s->vars.item[i];
        const char *name = s->vars.bytes.data + x->name;
        enum field field = field_unclear(name, x->name_len);
        char *detail;

        if (field == FIELD_NONE || given[field] ||
            !may_hold(field, s->vars.bytes.data + x->json, x->json_len))
            continue;
        detail = mem_format("%.*s may be the %s: if it is, --map '%.*s=%s'",
                            (int)x->name_len, name, field_name(field),
                            (int)x->name_len, name, field_name(field));
        decode_note(s, f->name, "unclear-name", detail);
        free(detail);
    }
}

/* Whether the record gave the document anything at all. */
static bool
says_something(const struct doc *d, const struct vars *v)
{
#define DOC_FIELD(member)                 \
    if (d->member && d->member != d->uri) \
        return true;
    DOC_FIELDS
#undef DOC_FIELD
    return d->text || v->n > 0;
}

static bool
in_record(const struct source *s, const char *name)
{
    for (size_t i = 0; i < s->record.n; i++) {
        if (strcasecmp(s->record.bytes.data + s->record.values[i].name, name) ==
            0)
            return true;
    }
    return false;
}

void
decode_flatten(struct source *s)
{
    for (size_t i = 0; i < s->options.n_map; i++) {
        flatten(&s->record, s->options.map[i].name);
        if (!s->mapped[i])
            s->n_mapped += s->mapped[i] = in_record(s, s->options.map[i].name);
    }
    if (s->n_mapped < s->options.n_map)
        decode_list_names(s);
}

void
decode_list_names(struct source *s)
{
    for (size_t i = 0; i < s->record.n; i++)
        name_list_add(&s->names,
                      s->record.bytes.data + s->record.values[i].name,
                      s->record.values[i].name_len);
}

void
decode_record(struct source *s, const struct source_file *f, char *uri,
              enum share share)
{
    struct doc d = {.uri = uri, .replaced = (uint32_t)s->record.replaced};

    vars_clear(&s->vars);
    decode_flatten(s);
    assign_record(&d, &s->vars, &s->record, &s->options);
    if (!d.text)
        decode_list_names(s);
    if (!s->names_told) {
        s->names_told = true;
        tell_unclear(s, &d, f);
        if (s->pattern && share == SHARE_PART)
            decode_note(s, f->name, "name-differs",
                        "--pattern is for files that are one document");
    }
    if (says_something(&d, &s->vars)) {
        decode_finish(s, &d, f, share);
        return;
    }
    decode_note(s, uri, "no-text", "no field of it says anything");
    doc_free(&d);
}

void
decode_note(struct source *s, const char *uri, const char *reason,
            const char *detail)
{
    s->notes += fate_of(reason) != FATE_REMARKED;
    s->sink->note(s->sink->cookie, uri, reason, detail);
}

void
decode_too_long(struct source *s, const char *uri)
{
    char *detail = mem_format("more than %" PRIu64 " bytes; see --max "
                              "document=SIZE",
                              s->options.limits.document);

    decode_note(s, uri, "too-long", detail);
    free(detail);
}
