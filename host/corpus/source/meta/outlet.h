/*
 * outlet: one name for one publisher, over host names and spellings.
 */
#ifndef SLANT_OUTLET_H
#define SLANT_OUTLET_H

#include <stdbool.h>
#include <stddef.h>

/* The printed name for what a carrier, banner or url gives: a host name
   (www.themoscowtimes.com) or a name (Moscow Times, TASS [English], The
   Guardian (UK)). What is not known comes back as given, a host without its
   www. Heap string; NULL for blank. */
char *outlet_fold(const char *s, size_t len);

/* The outlet of a url, or NULL: a printed name, else the host. Heap string. */
char *outlet_of_url(const char *url);

/* Whether an outlet is a host without a printed name, and the letters of this
   name are those of one of its labels: harbourcourier.example and The Harbour
   Courier. */
bool outlet_is(const char *outlet, const char *printed);

/* The printed name of a known outlet that s is, case aside and maybe without
   its `The` where words are left; or NULL. */
const char *outlet_known(const char *s);

/* Built in; NULL at the end. */
struct outlet_name {
    const char *host; /* themoscowtimes.com, or letters of a short name: nyt */
    const char *name;
    const char
        *country; /* where it comes out: outlet_bracket.c has its names */
};
extern const struct outlet_name outlet_names[];

#endif
