#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "author.h"
#include "log.h"
#include "mem.h"
#include "spec.h"
#include "trial.h"
#include "verb.h"

#define SAMPLE "200"

static const struct option_spec options[] = {
    {"plugins", 0, "PATH", "a folder that holds plugin folders of yours"},
    {"set", 0, "PLUGIN.OPTION=VALUE", "an option of the plugin"},
    SPEC_ALLOW,
    {"accept", 0, NULL, "keep what comes out as what must come out"},
    {NULL, 0, NULL, NULL},
};

/* Splits lines in place; the pointers go to *list. */
static size_t
split(char *lines, char ***list)
{
    size_t n = 0, cap = 0;
    char *save = NULL;

    *list = NULL;
    for (char *at = strtok_r(lines, "\n", &save); at;
         at = strtok_r(NULL, "\n", &save)) {
        *list = mem_grow(*list, &cap, n + 1, sizeof **list);
        (*list)[n++] = at;
    }
    return n;
}

/* What is in tests/ and no golden file, script or note for people. */
static void
documents(const struct trial *t, struct buf *out)
{
    struct buf all = {0};
    char **list;
    size_t n;

    trial_files(t, "tests", NULL, &all);
    n = split(buf_text(&all), &list);
    for (size_t i = 0; i < n; i++) {
        const char *dot = strrchr(list[i], '.'), *slash = strrchr(list[i], '/');

        if (dot && strcmp(dot, ".golden") && strcmp(dot, ".lua") &&
            strcmp(slash, "/README.md"))
            buf_format(out, "%s\n", list[i]);
    }
    free(list);
    buf_free(&all);
}

static int
load_files(struct trial *t, const char *lines, struct fault *ft)
{
    char *copy = mem_string(lines), **paths;
    size_t n = split(copy, &paths);
    int result = trial_load(t, paths, n, ft);

    free(paths);
    free(copy);
    return result;
}

/* A sample of the user's corpus, if there is one, becomes the trial's. */
static int
try_corpus(struct trial *t, char *const args[], size_t n, struct fault *ft)
{
    char *path = trial_path(t, "sample.jsonl"), *count = mem_string(SAMPLE);
    char *sample[] = {path, count};
    int64_t taken = 0, failures = 0;
    int result = 0;

    if (access(t->args->corpus, R_OK) == 0)
        result = trial_script(t, t->args->corpus, embed_author_sample, sample,
                              2, &taken, ft);
    if (result == 0 && taken > 0)
        result = trial_load(t, &path, 1, ft);
    if (result == 0 && taken > 0)
        result = trial_script(t, t->corpus, embed_author_holds, args, n,
                              &failures, ft);
    t->failures += failures;
    free(count);
    free(path);
    return result;
}

static int
run_all(struct trial *t, struct fault *ft)
{
    struct buf settings = {0}, files = {0}, scripts = {0};
    char *args[7];
    int result = 0;

    trial_settings(t, &settings);
    documents(t, &files);
    trial_files(t, "tests", ".lua", &scripts);
    args[0] = t->plugin;
    args[1] = t->plugin_folder;
    args[2] = args_has(t->args, "accept") ? "accept" : "";
    args[3] = buf_text(&settings);
    args[4] = buf_text(&files);
    args[5] = buf_text(&scripts);
    args[6] = t->asker;
    if (files.len) {
        result = load_files(t, args[4], ft);
        if (result == 0)
            result = trial_script(t, t->corpus, embed_author_test, args, 7,
                                  &t->failures, ft);
    } else {
        log_warn("%s/tests has no documents: put a text there", args[1]);
        t->failures++;
    }
    if (result == 0)
        result = try_corpus(t, args, 7, ft);
    buf_free(&settings);
    buf_free(&files);
    buf_free(&scripts);
    return result;
}

static int
test(const struct args *a, int *status, struct fault *ft)
{
    struct trial t;
    int result = trial_open(&t, a, ft);

    if (result == 0)
        result = run_all(&t, ft);
    if (result == 0 && t.failures)
        *status = fault_exit_status(FAULT_PARTIAL);
    trial_close(&t);
    return result;
}

const struct verb verb_test = {
    .name = "test",
    .no_rows =
        "it prints what holds and what does not, no rows for --json or --csv",
    .summary = "run a plugin's tests, and its properties over your corpus",
    .usage = "PLUGIN [options]",
    .text =
        "Loads the documents in the plugin's tests/, runs the plugin on them "
        "in its sandbox\nand compares what came out with NAME.golden beside "
        "each file NAME; a difference is\nshown with its place in the text. "
        "--accept writes those files: read them. Lines\n`set plugin.option="
        "value` at the top of one are options of its run.\n\n"
        "tests/*.lua hold properties: { [\"what holds\"] = function(doc, row, "
        "state) ... end },\nwhich run in the plugin's sandbox, too, within its "
        "limits. They, and what must hold\nfor every plugin (spans lie in "
        "the text, the same results in other company), are\nasked of the "
        "tests and, if there is a corpus, of " SAMPLE " of its documents, "
        "copied:\nthe corpus stays as it is.\n\n"
        "  slant test ./terms\n"
        "  slant test terms --plugins mine -c my.slant\n"
        "  slant test ./terms --accept\n",
    .options = options,
    .run = test,
};
