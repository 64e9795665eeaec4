/*
 * engine: what host/run needs of an interpreter. host/lua fills the table
 * (lua_engine), host/cli connects the two; run itself knows no Lua.
 *
 * describe runs in a worker of its own, since it executes plugin code; the
 * others run in analyse and reduce workers. All on the worker's one thread.
 */
#ifndef SLANT_ENGINE_H
#define SLANT_ENGINE_H

#include "buf.h"
#include "fault.h"
#include "results.h"
#include "store.h"

struct uv_loop_s;
struct engine;          /* the interpreter's own */
struct engine_programs; /* its, too: plugins loaded to be described */

/* Exit statuses of a worker that stopped itself (`_exit`). */
#define ENGINE_EXIT_MEMORY 86 /* a plugin reached its memory limit */
#define ENGINE_EXIT_CPU 87    /* a plugin was over its CPU limit and grace */

/* `--set plugin.option=value`, already split at the first dot and equals. */
struct engine_setting {
    char *plugin, *option, *value;
    bool kept; /* nobody says it now: the corpus has it of the last run. What is
                  for no plugin of this run is no mistake */
};

/* A plugin that ended the worker that loaded it. */
struct engine_broken {
    uint32_t at; /* its place among all that are found */
    char *why;
};

/* Which plugins, from where, with which options. */
struct engine_spec {
    char **folders; /* that hold plugin folders; the first that has a name wins,
                       the last one's are the bundled plugins */
    size_t n_folders;
    char **names; /* asked for; none: all enabled ones that are found */
    size_t n_names;
    struct engine_setting *settings; /* of one option the last one counts */
    size_t n_settings;
    char *as;  /* the name under which the one plugin asked for keeps its
                  results; NULL: its own */
    bool list; /* for `slant plugins`: describe everything found, also plugins
                  that only others require and those hidden by an earlier one */
    struct engine_broken *broken; /* not to be loaded again */
    size_t n_broken;
};

/* An option as it is in force. */
struct engine_option {
    char *name, *type;
    char *value;  /* JSON, or a file's name */
    char *origin; /* "default", "--set", "corpus" (kept), ... */
    char *doc;    /* or NULL */
    bool differs; /* from its default, as the user has set it */
};

struct engine_options {
    struct engine_option *at;
    size_t n;
};

/* One plugin as found. Either manifest or error is set. */
struct engine_description {
    char *name;      /* of its folder */
    char *folder;    /* absolute */
    char *manifest;  /* JSON text, see manifest.h */
    char *error;     /* file:line, key, mend; or NULL */
    bool asked;      /* named by the user, or by names being empty */
    bool on_request; /* runs only when it is named */
    bool bundled;    /* as one that comes with slant, by its name */
    struct engine_options options;
};

struct engine_descriptions {
    struct engine_description *at; /* in dependency order, ties by name */
    size_t n;
    char *
        settings_error; /* a setting nobody takes, with did-you-mean; or NULL */
};

/* A plugin of a run, in dependency order. */
struct engine_plugin {
    char *name, *folder;
    char *manifest;    /* JSON; its source hash must still be true */
    int64_t config;    /* where its results stand */
    uint64_t requires; /* bits of earlier plugins of the plan */
    char *broken;      /* why it must not be loaded: it ended a worker; NULL */
};

struct engine_plan {
    struct engine_plugin *plugins;
    size_t n;
    int alone;    /* the one plugin this worker is for, which has what it asks
                     for; -1: for all others, without */
    bool may_run; /* it may run programs */
    uint64_t memory; /* bytes that all its plugins together may have */
};

/* What the engine tells the worker. */
struct engine_sink {
    /* The pair has started (now: monotonic ns) / has ended; between them it is
       in flight. */
    void (*begin)(void *cookie, size_t plugin, int64_t document, uint64_t now);
    void (*end)(void *cookie, size_t plugin, int64_t document);
    /* Which pair has the CPU from now on; document 0: the plugin's load and
       setup; plugin -1: the host, which tells it again while documents wait. */
    void (*running)(void *cookie, int plugin, int64_t document);
    /* A pair's result; r is freed by the engine after the call. */
    void (*result)(void *cookie, struct pair_result *r);
    /* Some rows of an aggregate, as in pair_result.rows; first: those that came
       before are void. */
    void (*rows)(void *cookie, size_t plugin, const struct buf *rows,
                 bool first);
    /* The plugin could not be loaded or set up, and failure says why: no result
       of it comes any more. Before open returns, or later, when its state had
       to be made again. */
    void (*broken)(void *cookie, size_t plugin,
                   const struct pair_result *failure);
    /* Every plugin asked for on this document that is not broken has its
       result. */
    void (*done)(void *cookie, int64_t document);
    /* A program of a plugin runs as this process group / has ended; may be
       NULL. */
    void (*program)(void *cookie, int group, bool runs);
    void *cookie;
    /* At each CPU tick of 10 ms: how long the pair that runs has had the CPU,
       in ns, and where in its code it is. May be NULL. */
    _Atomic uint64_t *cpu_ns;
    void (*place)(void *cookie, const char *source, int line);
    /* The pair waits from now on, in a function that its code calls by this
       name (NULL: none). May be NULL. */
    void (*waits)(void *cookie, size_t plugin, int64_t document,
                  const char *source, int line, const char *function);
    /* While *profile is not 0: the whole stack at each tick, as
       "plugin;callback;init.lua:57;find()", and how many ticks that stands
       for. Both may be NULL. */
    const _Atomic uint32_t *profile;
    void (*sample)(void *cookie, const char *stack, unsigned ticks);
};

struct engine_ops {
    const char *version; /* of the interpreter: part of every key */

    /* Finds plugins, checks manifests, options and settings. Plugins with an
       error are described with it; a fault only when nothing can be said. What
       was loaded for that is handed on in *kept for open, unless kept is NULL.
     */
    int (*describe)(const struct engine_spec *spec,
                    const struct engine_sink *sink,
                    struct engine_descriptions *out,
                    struct engine_programs **kept, struct fault *ft);

    /* Loads the plan's plugins, one state each, those that are not kept (NULL:
       none is; it is the engine's then), and runs their setup. A plugin
       whose load or setup fails is broken (sink), the others go on. A fault
       only when the engine itself cannot start. */
    int (*open)(struct engine **e, const struct engine_plan *plan,
                struct engine_programs *kept, struct store *s,
                struct uv_loop_s *loop, const struct engine_sink *sink,
                struct fault *ft);

    /* Starts the asked plugins (bits) on a document, in dependency order; a
       plugin that waits lets the loop go on. Ends with sink.done, perhaps
       before this returns. */
    void (*analyse)(struct engine *e, int64_t document, uint64_t plugins);

    /* reduce.init and step over the stored results of a block's members; the
       accumulator, encoded canonically, is appended to partial. -1: *failure
       says why (state, cause, message...). */
    int (*reduce)(struct engine *e, size_t plugin, int64_t block,
                  struct buf *partial, struct pair_result *failure);

    /* merge over the stored partials from left to right, then finish; the rows
       go to sink.rows, once at least. -1 as above. */
    int (*finish)(struct engine *e, size_t plugin, struct pair_result *failure);

    void (*close)(struct engine *e);
};

void engine_options_add(struct engine_options *o, const char *name,
                        const char *type, const char *value, const char *origin,
                        const char *doc, bool differs);
void engine_options_free(struct engine_options *o);

/* On pipes (engine.c). */
void engine_spec_encode(const struct engine_spec *s, struct buf *out);
int engine_spec_decode(struct engine_spec *s, struct cur *c);
void engine_spec_free(struct engine_spec *s);
void engine_descriptions_encode(const struct engine_descriptions *d,
                                struct buf *out);
int engine_descriptions_decode(struct engine_descriptions *d, struct cur *c);
void engine_descriptions_free(struct engine_descriptions *d);
void engine_plan_encode(const struct engine_plan *p, struct buf *out);
int engine_plan_decode(struct engine_plan *p, struct cur *c);
void engine_plan_free(struct engine_plan *p);

#endif
