/*
 * load_notes: the table load_log, for one load. It says of each input what was
 * noted when that was read last. Inside the store's folder only.
 */
#ifndef SLANT_LOAD_NOTES_H
#define SLANT_LOAD_NOTES_H

#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct sqlite3;
struct sqlite3_stmt;

struct load_notes { /* zeroed: none */
    struct sqlite3_stmt *put, *drop;
    int64_t load;
    /* Notes of earlier loads by what may be their input's name: a uri may be
       read in several ways. Ascending by name. */
    struct earlier_note {
        uint64_t name; /* hash */
        int64_t id;
    } * earlier;
    size_t n_earlier, cap_earlier;
};

/* load: the id of the one at hand. After a fault, too, load_notes_free. */
int load_notes_open(struct load_notes *n, struct sqlite3 *db, int64_t load,
                    struct fault *ft);
void load_notes_free(struct load_notes *n);

int load_notes_put(struct load_notes *n, const char *uri, const char *reason,
                   const char *detail, struct fault *ft);
/* The input was read again, to its end: drops what earlier loads noted of
   it. */
int load_notes_renew(struct load_notes *n, const char *name, struct fault *ft);

#endif
