/*
 * page: what a report says, apart from how it looks. The sections
 * (section_*.c) call these; page_text.c and page_html.c show them. So the text
 * and the page cannot disagree.
 */
#ifndef SLANT_PAGE_H
#define SLANT_PAGE_H

#include <stdbool.h>

#include "buf.h"
#include "dots.h"
#include "hits.h"
#include "scope.h"

enum note_kind {
    NOTE_PLAIN,
    NOTE_CAUTION, /* how far the numbers can be trusted */
    NOTE_MISSING  /* there is nothing to show, and why */
};

/* A count and the places behind it. */
struct opener {
    const char *label; /* static */
    const char *class; /* for, neutral, against, apart; or NULL */
    struct hits *hits; /* total is the count */
    char *command;     /* that shows them all; heap, may be NULL */
};

#define OPENERS_MAX 8

enum cell_kind {
    CELL_NONE, /* no value: not 0 */
    CELL_TEXT,
    CELL_COUNT,
    CELL_DOTS
};

struct cell {
    enum cell_kind kind;
    char *text;
    uint64_t count;
    struct dots dots;
};

struct page_column {
    const char *name; /* static */
    bool number;
};

struct row {
    struct cell *cells;
    struct opener openers[OPENERS_MAX];
    size_t n_openers;
};

struct table {
    const char *caption;
    bool folded;                       /* shown on demand, where that can be */
    const struct page_column *columns; /* the first one heads the row */
    size_t n_columns;
    struct row *rows;
    size_t n, cap, at; /* at: the next cell */
};

struct table *table_new(const char *caption, const struct page_column *columns,
                        size_t n);
void table_free(struct table *t);
/* The cells of a row, from left to right. */
void table_text(struct table *t, const char *s); /* copied; NULL: none */
void table_count(struct table *t, uint64_t n);
void table_none(struct table *t);
void table_dots(struct table *t, const struct dots *d);
/* To the row written last. hits: must outlive the table. */
void table_open(struct table *t, const char *label, struct hits *hits,
                char *command);

/* Statements of one year about a pair. */
struct period {
    int year;          /* 0: not dated */
    uint64_t sides[3]; /* for, neutral, against */
    uint64_t apart;    /* alleged and the like */
    uint64_t together; /* sentences that mention both */
};

/* (for - against) / (for + against), with its interval. */
struct balance {
    double value, low, high;
};

/* The year with which the balance of a pair changes most. */
struct change {
    int year; /* 0: none is known */
    struct balance before, after;
    double p; /* how often chance makes one as large */
};

/* What is known of one pair. */
struct card {
    char id[32];
    const char *source, *target;
    uint64_t sides[3], apart, together, silent, documents, clusters;
    const struct period *periods; /* ascending; the undated one first */
    size_t n_periods;
    struct change change;
    int first_year, last_year; /* of the axis, over all pairs; 0: none */
    struct opener openers[OPENERS_MAX];
    size_t n_openers;
};

/* A number a year; years without one are gaps. */
struct year_count {
    int year;
    uint64_t n;
};

struct page;

struct page_ops {
    void (*head)(struct page *p, const char *corpus);
    void (*section)(struct page *p, const char *id, const char *title);
    void (*subsection)(struct page *p, const char *title);
    void (*note)(struct page *p, enum note_kind kind, const char *text);
    /* A command that can be taken over, with what it does. */
    void (*way)(struct page *p, enum note_kind kind, const char *what,
                const char *command);
    /* A number for the first glance, with what it counts. */
    void (*figure)(struct page *p, const char *value, const char *label,
                   const char *detail);
    void (*figures_end)(struct page *p);
    void (*table)(struct page *p, const struct table *t);
    void (*years)(struct page *p, const char *caption,
                  const struct year_count *years, size_t n, uint64_t undated);
    void (*matrix)(struct page *p, const struct card *cards, size_t n);
    void (*card)(struct page *p, const struct card *c);
    void (*end)(struct page *p);
};

struct page {
    const struct page_ops *ops;
    struct scope *scope;
    struct buf out;
    size_t most;     /* places to show for a count */
    bool brief;      /* places of stances only */
    size_t rows;     /* rows to show of a long table */
    size_t cells;    /* the same of a table of two keys */
    size_t pairs;    /* cards to show */
    double budget;   /* of places: 1 is the whole page's usual share */
    size_t room;     /* bytes after which no more places are shown */
    bool figures;    /* inside a row of figures */
    struct fault ft; /* the first that went wrong while showing */
    bool failed;
    struct doc doc; /* the document shown last */
    int64_t doc_id;
    struct abbreviations *abbreviations; /* once sentences are asked for */
};

void page_text_new(struct page *p, struct scope *s);
void page_html_new(struct page *p, struct scope *s);
void page_free(struct page *p);

/* printf forms */
void page_note(struct page *p, enum note_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* command: heap, freed here */
void page_way(struct page *p, enum note_kind kind, const char *what,
              char *command);
void page_figure(struct page *p, uint64_t value, const char *label,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A number on a scale around 0: what is shown as 0.00 has no sign. */
void page_signed(struct buf *out, double value, int decimals);
/* What a cell of dots says in words: the mean with its interval, or each. */
void page_dots(struct buf *out, const struct dots *d);

/* Heap: the command line that asks `select` of the documents of the report;
   select ends in a condition on a table with a column document. */
char *page_command(const struct page *p, const char *select);
/* The same, where it is a condition on documents. */
char *page_command_documents(const struct page *p, const char *select);

/* A hit as it is shown: at most PLACE_MAX bytes of its document's text. */
#define PLACE_MAX 700
struct place {
    const struct doc *doc;
    const char *text;
    size_t len;                   /* 0: the document as a whole */
    bool cut;                     /* it goes on */
    size_t mark_start, mark_stop; /* of text, to stress; or equal */
};

/* false: there is no such document, or reading it failed. */
bool page_place(struct page *p, const struct hit *h, struct place *place);

/* Whether its key does not say which file it came from. */
bool page_names_file(const struct doc *d);

/* How the date of a document is known: "stated", "from the address", ... */
const char *basis_name(const char *basis);

#endif
