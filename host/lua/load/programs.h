/* programs: those that describing plugins has loaded, for the engine that the
   same process opens next. */
#ifndef SLANT_PROGRAMS_H
#define SLANT_PROGRAMS_H

#include "program.h"

struct engine_programs;

struct engine_programs *programs_new(void);
void programs_free(struct engine_programs *all); /* NULL is fine */

/* Keeps a loaded program; *p is empty then. */
void programs_keep(struct engine_programs *all, struct program *p);

/* Hands out the program in folder, with so much memory and without others
   whose files it may read. false: it is not kept, or already beyond that. */
bool programs_take(struct engine_programs *all, const char *folder,
                   size_t memory, struct program *p);

#endif
