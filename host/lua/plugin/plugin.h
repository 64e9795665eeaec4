/*
 * plugin: one plugin of a run: its program, manifest, functions, ctx and state,
 * ready for documents (plugin_open.h). A plugin whose load or setup failed
 * stays, broken.
 */
#ifndef SLANT_PLUGIN_H
#define SLANT_PLUGIN_H

#include "article.h"
#include "manifest.h"
#include "pair_result.h"
#include "program.h"

struct plugins;

struct plugin {
    struct program program;
    struct manifest manifest;
    uint32_t index;
    int64_t config;
    uint64_t requires; /* bits of earlier ones */
    bool required;     /* by a later one */
    struct plugins *all;
    size_t handled; /* documents by this state, in document and step */
    bool permitted; /* has what it asks for: this process is for it alone */
    bool broken;
    struct pair_result failure; /* why it is broken, or not loaded */
    int document, ctx, state;   /* references */
    int init, step, merge, finish;
    struct value *row; /* room for one of its widest table */
    int *idle;         /* references of coroutines that can be used again */
    size_t n_idle, cap_idle;
    struct result_reader *stored; /* its results; when first asked for */
};

struct plugins { /* of an engine */
    struct plugin *at;
    size_t n;
    struct shelf shelf;
};

#endif
