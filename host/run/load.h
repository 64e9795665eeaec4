/*
 * load: the coordinator of `slant load`. Files are decoded by workers; this
 * process is the only writer and takes their chunks in input order, so that
 * document and type ids never depend on timing.
 */
#ifndef SLANT_LOAD_H
#define SLANT_LOAD_H

#include "loader.h"
#include "source.h"

struct load_progress {
    uint64_t documents;        /* stored so far */
    uint64_t bytes, bytes_all; /* of input files */
    double seconds;
};

struct load_request {
    const char *corpus;
    char *const *paths;
    size_t n_paths;
    struct source_options options;
    unsigned workers;    /* at most */
    bool again;          /* nothing is said anew of files that have not changed
                            and could not be taken before */
    const char *command; /* for the load log */
    void (*progress)(void *cookie, const struct load_progress *p); /* or NULL */
    void *cookie;
};

/* Input that was not taken, by reason. */
struct load_reason {
    char *reason;
    uint64_t n;
    char *uri, *detail; /* of the first */
};

struct load_report {
    struct loader_totals totals;
    struct load_reason *reasons;
    size_t n_reasons, cap_reasons;
    char **unjoined; /* rows of the --meta file that joined no document */
    size_t n_unjoined;
    char **unmapped; /* options --map (`Bodi=text`) that nothing had */
    size_t n_unmapped;
    struct name_list fields; /* those there are, where one was missing */
    char *stdin_as;          /* as in source_plan */
    bool interrupted;        /* stopped by the user; what was stored is kept */
    double seconds;
};

int load_run(const struct load_request *request, struct load_report *report,
             struct fault *ft);
/* One more input was not taken. */
void load_report_reason(struct load_report *r, const char *uri,
                        const char *reason, const char *detail);
void load_report_free(struct load_report *r);

#endif
