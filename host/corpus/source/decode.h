/* decode: from the bytes of a file to documents; what source.c and the
   decoders of formats share. */
#ifndef SLANT_DECODE_H
#define SLANT_DECODE_H

#include "carrier.h"
#include "date.h"
#include "encoding.h"
#include "meta.h"
#include "name_list.h"
#include "name_pattern.h"
#include "source.h"

struct source {
    struct source_options options; /* its own copy */
    struct meta *meta;             /* NULL without --meta */
    struct pattern *pattern;       /* NULL without --pattern */
    struct user_rules *rules;      /* NULL without --rules */
    bool *mapped;                  /* options --map whose field was there */
    size_t n_mapped;
    struct name_list names; /* of fields, where one is looked for */
    struct vars vars;       /* of the document being made */
    struct record record;
    enum date_order date_order; /* as the user said */
    struct encoding encoding;   /* of what is being read */
    bool told;                  /* that it is doubtful */
    bool names_told;   /* what its names do not say, or that is for others */
    uint64_t replaced; /* bytes of it that became U+FFFD, and the uri of the
                          first document that has one; a heap string */
    char *replaced_at;
    const struct source_sink *sink;
    uint64_t documents, notes; /* made of the file being read; remarks on
                                  documents are no notes */
};

void decode_note(struct source *s, const char *uri, const char *reason,
                 const char *detail);
/* `too-long`, with the limit that says so. */
void decode_too_long(struct source *s, const char *uri);

/* Opens the file and takes off and out what it is packed in; each thing inside
   goes to the decoder of its format. */
void decode_file(struct source *s, const struct source_job *job,
                 const struct source_file *f);

/* The decoders. c: the caller's, who says what broke it off; f->name: what the
   corpus calls it. */
void decode_text(struct source *s, const struct source_file *f,
                 struct carrier *c);
void decode_office(struct source *s, const struct source_file *f,
                   struct carrier *c);
void decode_json(struct source *s, const struct source_file *f,
                 struct carrier *c);
/* Lines, the first of which has this number; first: it is the file's. */
void decode_json_lines(struct source *s, const struct source_file *f,
                       struct carrier *c, uint64_t line, bool first);
void decode_table(struct source *s, const struct source_file *f,
                  struct carrier *c);

/* A text that is a whole file: the articles of an export, else one document
   without its front matter. text: valid UTF-8; may be taken over. */
void decode_whole_text(struct source *s, const struct source_file *f,
                       struct buf *text, size_t replaced);

/* Opens the objects in s->record that --map paths go through, and marks the
   options whose field is there. */
void decode_flatten(struct source *s);

/* The names in s->record are worth telling: something is missing. */
void decode_list_names(struct source *s);

/* How much of its file a document is. */
enum share {
    SHARE_PART, /* one of several */
    SHARE_FILE, /* all of it */
    SHARE_TEXT  /* all of it, a text in which title, date and outlet may be
                   lines */
};

/* A document out of s->record, or a note when it says nothing. uri: a heap
   string, taken over. */
void decode_record(struct source *s, const struct source_file *f, char *uri,
                   enum share share);

/* Joins what the user said, cleans the text, and hands the document over. d
   has uri, maybe key, what its carrier gave, and its variables in s->vars.
   d is freed. */
void decode_finish(struct source *s, struct doc *d, const struct source_file *f,
                   enum share share);

/* Decides in which encoding what c carries is, by its first bytes, up to want
   of them, and keeps that in s->encoding; in JSON and tables, in which order
   dates are written. tell: notes what is no text and what is doubtful. False:
   no text. */
bool decode_encoding(struct source *s, const struct source_file *f,
                     struct carrier *c, size_t want, bool tell);

/* Notes an encoding that is doubtful, once a stream. */
void decode_tell_doubt(struct source *s, const struct source_file *f);

#endif
