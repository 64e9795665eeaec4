/* schema_objects: what schema.sql makes, as sqlite_schema has it afterwards.
   Taken out of its text: to execute it would take longer than a search. */
#ifndef SLANT_SCHEMA_OBJECTS_H
#define SLANT_SCHEMA_OBJECTS_H

#include <stddef.h>

struct schema_object {
    const char *type; /* table, index, view */
    char *name, *table, *sql;
};

/* Read once a process. Without the indexes that SQLite makes by itself. */
const struct schema_object *schema_objects(size_t *n);

#endif
