/* unwrap: from a file to the streams of text in it, through any compression,
   archive and encoding. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "decode.h"
#include "gzip.h"
#include "kind.h"
#include "mem.h"
#include "plural.h"
#include "unpack.h"

/* What a file, or one in an archive, is in says nothing of the next. */
static void
begin(struct source *s)
{
    s->encoding = (struct encoding){0};
    s->told = false;
    date_read_as(s->date_order, s->date_order != DATE_ORDER_UNKNOWN);
}

/* Says what could not be read of it, and where that begins. */
static void
end(struct source *s, const struct source_file *f)
{
    char *detail;

    decode_tell_doubt(s, f);
    if (!s->replaced)
        return;
    detail = mem_format("%" PRIu64 " invalid byte sequence%s became U+FFFD, "
                        "the first here; if letters are missing, name the "
                        "encoding with --encoding",
                        s->replaced, s->replaced > 1 ? "s" : "");
    decode_note(s, s->replaced_at, "replaced-bytes", detail);
    free(detail);
    free(s->replaced_at);
    s->replaced_at = NULL;
    s->replaced = 0;
}

static void
decode_stream(struct source *s, const struct source_file *f, struct carrier *c)
{
    begin(s);
    switch (f->format) {
    case SOURCE_TEXT:
    case SOURCE_MARKDOWN:
    case SOURCE_HTML:
        decode_text(s, f, c);
        break;
    case SOURCE_DOCX:
    case SOURCE_RTF:
    case SOURCE_PDF:
        decode_office(s, f, c);
        break;
    case SOURCE_JSON:
        decode_json(s, f, c);
        break;
    case SOURCE_TABLE:
        decode_table(s, f, c);
        break;
    case SOURCE_ARCHIVE:
    case SOURCE_FORMATS:
        break;
    }
    end(s, f);
}

/* What is left to read, and what has been gone through on the way to it. */
struct layer {
    const char *as;    /* its name without what was taken off */
    unsigned archives; /* around it */
};

static void unwrap(struct source *s, const struct source_file *f,
                   struct carrier *c, struct layer at);

static bool
passed_over(const char *name)
{
    if (strncmp(name, "__MACOSX/", 9) == 0)
        return true;
    for (const char *p = name; p; p = strchr(p, '/')) {
        p += *p == '/';
        if (*p == '.' && p[1] && strcspn(p, "/") > strspn(p, "."))
            return true;
    }
    return false;
}

static void
decode_member(struct source *s, const struct source_file *around,
              const struct unpack_member *m, unsigned archives)
{
    struct source_file f = {.path = m->name};
    struct layer at = {m->name, archives};

    f.name = mem_format("%s!/%s", around->name, m->name);
    if (m->other)
        decode_note(s, f.name, "not-a-file", m->other);
    else if (!kind_of_name(m->name, &f.format, &f.packed))
        decode_note(s, f.name, "unknown-format", KINDS_READ);
    else
        unwrap(s, &f, m->data, at);
    free(f.name);
}

static void
decode_archive(struct source *s, const struct source_file *f, struct carrier *c,
               unsigned archives)
{
    const struct source_limits *limits = &s->options.limits;
    const char *reason, *detail;
    const struct unpack_member *m;
    struct unpack *u;
    uint64_t n = 0;

    if (archives == limits->nesting) {
        char *said = mem_format("it lies in %u archive%s already; see --max "
                                "nesting=N",
                                archives, plural(archives));

        decode_note(s, f->name, "nested-too-deep", said);
        free(said);
        return;
    }
    u = unpack_open(c, limits);
    while ((m = unpack_next(u, &reason, &detail))) {
        n++;
        if (!m->folder && !passed_over(m->name))
            decode_member(s, f, m, archives + 1);
    }
    if (reason)
        decode_note(s, f->name, reason, detail);
    else if (!n)
        decode_note(s, f->name, "empty-file", NULL);
    unpack_close(u);
}

static void
unwrap(struct source *s, const struct source_file *f, struct carrier *c,
       struct layer at)
{
    const struct source_limits *limits = &s->options.limits;
    char *inside;
    enum kind_packing packing = kind_packing(at.as, &inside);

    if (packing != PACKING_NONE) {
        struct carrier *open = packing == PACKING_GZIP
                                   ? carrier_gzip(c, limits)
                                   : carrier_unpacked(c, limits);

        at.as = inside;
        unwrap(s, f, open, at);
        carrier_close(open);
        free(inside);
        return;
    }
    if (f->format == SOURCE_ARCHIVE) {
        decode_archive(s, f, c, at.archives);
        return;
    }
    decode_stream(s, f, c);
    if (c->reason)
        decode_note(s, f->name, c->reason, c->detail);
}

/* Whether the file is as long as when its lines were counted. */
static void
check_size(struct source *s, const struct source_file *f)
{
    struct stat st;

    if (stat(f->path, &st) == 0 && (uint64_t)st.st_size != f->size)
        decode_note(s, f->name, "changed",
                    "changed since the load began; load it again when nobody "
                    "writes to it");
}

/* Lines of a plain file; its head says how to read them. */
static void
decode_piece(struct source *s, const struct source_job *job,
             const struct source_file *f, struct carrier *c)
{
    char *why = NULL;
    struct carrier *file = carrier_file(f->path, 0, 0, &why), *text;
    bool first = job->from == 0;
    bool is_text;

    begin(s);
    is_text = !file || decode_encoding(s, f, file, ENCODING_HEAD, first);
    carrier_close(file);
    free(why);
    if (first)
        check_size(s, f);
    if (!is_text)
        return;
    text = carrier_utf8(c, &s->encoding, !first);
    decode_json_lines(s, f, text, job->line, first);
    if (text->reason)
        decode_note(s, f->name, text->reason, text->detail);
    carrier_close(text);
    end(s, f);
}

void
decode_file(struct source *s, const struct source_job *job,
            const struct source_file *f)
{
    struct layer at = {f->as ? f->as : f->path, 0};
    char *why = NULL;
    struct carrier *c = carrier_file(f->path, job->from, job->to, &why);

    if (!c) {
        decode_note(s, f->name, "unreadable", why);
        free(why);
        return;
    }
    if (job->to)
        decode_piece(s, job, f, c);
    else
        unwrap(s, f, c, at);
    carrier_close(c);
}
