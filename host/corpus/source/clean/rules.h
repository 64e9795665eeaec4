/* rules: the families of cleaning rules, in the order in which clean.c runs
   them. Each claims lines and fills what it learns. */
#ifndef SLANT_RULES_H
#define SLANT_RULES_H

#include "date.h"
#include "doc.h"
#include "lines.h"

struct cleaning {
    struct doc *d;
    struct lines l;
    struct buf plain; /* the line being matched, from lines_plain */
    bool in_file;     /* the text is a whole file */
    char *outlet;     /* as given, or the url's; NULL: not known yet */
    char *printed;    /* the outlet's name in a banner, appeal or notice */
    struct buf names; /* that and every other name that may be it, each with a
                         NUL: to be compared with a host */
};

/* Lines that are no story wherever they stand: urls with their labels, page
   controls, markup, photo credits, newsletter and follow-us lines. */
void rules_anywhere(struct cleaning *c);
/* The end: sign-offs, notices, then the appeal. */
void rules_tail(struct cleaning *c);
/* The top: banner, title, date line, byline, caption. */
void rules_top(struct cleaning *c);

/* A line that is a name and a date, `Morning Post, 21 July 2023`: the date it
   came out; the name is the outlet's where it is known or sounds like one.
   titled: a title stands above it, and it may be a place (`Beijing, 21 July
   2023`). _at: tells; else it is claimed. */
bool rules_imprint_at(struct cleaning *c, size_t i, bool titled);
bool rules_imprint(struct cleaning *c, size_t i, bool titled);

/* Takes a date for that of publication, where nothing surer gives one. */
void rules_published(struct doc *d, const struct date *date);

/* Between title or date and the lead: a line that tells what a picture shows,
   or a short phrase that is neither sentence nor headline. dated: a date line
   was there. */
bool rules_caption(struct cleaning *c, size_t i, bool dated);
/* The appeal at the end of what no other rule has claimed. */
void rules_appeal(struct cleaning *c);
/* Claims a line like `Support The Moscow Times!`; its name is the outlet's.
   own: only if the name is one that is known otherwise. */
bool rules_banner(struct cleaning *c, size_t i, bool own);

/* What a line at the top or the end says of the text's being a translation: as
   translated.h has it, or NULL. */
const char *rules_translated(struct cleaning *c);

/* Takes a name (heap string or NULL) for the outlet; unless sure, only for
   comparing it with a host. */
void rules_printed(struct cleaning *c, char *name, bool sure);

/* What a page says to its readers in a line (plain): about reading on, signing
   up, cookies, its own first print. */
bool rules_page_speaks(const char *s);
/* A line (plain) that leads to other pages: `Read also: ...`, `Tags: ...`.
   final: it ends as a sentence. */
bool rules_page_leads(const char *s, bool final);

/* The outlet's name at s (cased plain form): capitalised words with small
   words between them. Heap string, or NULL if there is none. */
char *rules_name_at(const char *s);

bool rules_starts(const char *s, const char *head);
/* Whether one of the NULL-ended list stands in s. */
bool rules_holds(const char *s, const char *const *list);

#endif
