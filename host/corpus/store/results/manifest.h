/*
 * manifest: what a plugin declares, checked, as plain data. host/lua makes the
 * JSON text out of the plugin's table; it is stored beside the results, and
 * result tables and views are always made from it.
 */
#ifndef SLANT_MANIFEST_H
#define SLANT_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

enum column_type {
    COLUMN_INTEGER,
    COLUMN_NUMBER,
    COLUMN_STRING,
    COLUMN_BOOLEAN,
    COLUMN_SPAN /* two SQL columns; named `at` they are start and stop, else
                   NAME_start and NAME_stop. The evidence view shows the text */
};

struct column {
    char *name;
    enum column_type type;
    char *doc, *unit, *denominator, *missing; /* for table `columns`, or NULL */
    bool has_min, has_max;
    double min, max;
};

enum table_kind {
    TABLE_DOCUMENT, /* `<plugin>`: one row a document with state ok */
    TABLE_ROWS,     /* `<plugin>_<name>`: any number a document */
    TABLE_CORPUS    /* `<plugin>_<name>`: from reduce.finish */
};

struct result_table {
    enum table_kind kind;
    char *name;             /* "" for TABLE_DOCUMENT */
    struct column *columns; /* as in the JSON: results.order, then by name */
    size_t n_columns;
};

struct limits {
    double cpu;      /* seconds for one document */
    double wall;     /* seconds */
    uint64_t memory; /* bytes of the plugin's state */
    uint64_t rows;   /* emitted for one document */
    uint64_t
        waiting; /* documents of a worker in flight; 0: as many as can be */
};

#define MANIFEST_TABLES_MAX 200 /* an index of a table is one byte */

struct manifest {
    char *name, *version, *summary, *folder;
    char *measured; /* how right it is, and on what; NULL: nobody has said */
    char *json;     /* the text it was read from */
    char *options;  /* effective options, a JSON object with sorted keys */
    char *source;   /* hex hash of init.lua, lib/, assets/, also of uses */
    char **requires;
    size_t n_requires;
    char **uses; /* folders of plugins whose lib/ and assets/ it uses */
    size_t n_uses;
    char **metadata;
    size_t n_metadata;
    char **languages; /* none: all */
    size_t n_languages;
    char **permissions;
    size_t n_permissions;
    struct result_table *tables; /* document first, then rows, then corpus, each
                                    sorted by name */
    size_t n_tables;
    struct limits limits;
    bool has_document, has_reduce;
};

/* json: {name, version, summary, measured, folder, source, options:{}, set:[]
   (names of those that the user has set), requires:[], uses:[], metadata:[],
   languages:[], permissions:[], has_document, has_reduce,
   limits:{cpu,wall,memory,rows,waiting},
   tables:[{kind:"document"|"rows"|"corpus", name,
   columns:[{name,type,doc,unit,denominator,missing,min,max}]}]} */
int manifest_parse(struct manifest *m, const char *json, struct fault *ft);
void manifest_free(struct manifest *m);

/* The plugin's own name, which its folder has; m->name is that of its results,
   another one after run --as. */
const char *manifest_plugin(const struct manifest *m);

/* FAULT_PLUGIN if a table, view or column would get the name of another one or
   one of slant's own. manifest_parse has asked already. */
int manifest_check_names(const struct manifest *m, struct fault *ft);

/* Heap string: a table or view that both would have; NULL: none. */
char *manifest_shared_table(const struct manifest *a, const struct manifest *b);

#endif
