#include <stdlib.h>

#include "author.h"
#include "discover.h"
#include "manifest.h"
#include "mem.h"
#include "spec.h"
#include "temporary.h"
#include "trial.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"plugins", 0, "PATH", "a folder that holds plugin folders of yours"},
    {"set", 0, "PLUGIN.OPTION=VALUE", "an option of the plugin"},
    SPEC_ALLOW,
    {NULL, 0, NULL, NULL},
};

/* The first language that the plugin reads; "en" if it reads all. */
static int
language_of(const struct trial *t, char **language, struct fault *ft)
{
    struct engine_descriptions found = {0};
    struct manifest m = {0};
    int result = discover(&t->spec, &found, ft);

    *language = NULL;
    if (result == 0 && found.settings_error)
        result = fault_set(ft, FAULT_USAGE, "%s", found.settings_error);
    for (size_t i = 0; i < found.n && result == 0; i++) {
        const struct engine_description *d = &found.at[i];

        if (d->error)
            result = fault_set(ft, FAULT_PLUGIN, "%s: %s", d->name, d->error);
        else if (d->asked && manifest_parse(&m, d->manifest, ft))
            result = -1;
    }
    if (result == 0)
        *language = mem_string(m.n_languages ? m.languages[0] : "en");
    manifest_free(&m);
    engine_descriptions_free(&found);
    return result;
}

static int
make_cases(struct trial *t, char *language, struct fault *ft)
{
    char *path = trial_path(t, "cases.jsonl");
    char *args[] = {path, language};
    int64_t ignored;
    int result =
        trial_script(t, t->corpus, embed_author_cases, args, 2, &ignored, ft);

    if (result && ft->code == FAULT_USAGE)
        temporary_told(ft);
    if (result == 0)
        result = trial_load(t, &path, 1, ft);
    free(path);
    return result;
}

static int
run_all(struct trial *t, struct fault *ft)
{
    struct buf settings = {0}, sources = {0}, globals = {0};
    char *args[] = {t->plugin, t->plugin_folder, "", NULL, NULL, NULL};
    int result;

    trial_settings(t, &settings);
    buf_format(&sources, "%s/init.lua\n", t->plugin_folder);
    trial_files(t, "lib", ".lua", &sources);
    author_globals(&globals);
    args[3] = buf_text(&settings);
    args[4] = buf_text(&sources);
    args[5] = buf_text(&globals);
    result = trial_script(t, t->corpus, embed_author_check, args, 6,
                          &t->failures, ft);
    buf_free(&settings);
    buf_free(&sources);
    buf_free(&globals);
    return result;
}

static int
check(const struct args *a, int *status, struct fault *ft)
{
    struct trial t;
    char *language = NULL;
    int result = trial_open(&t, a, ft);

    if (result == 0)
        result = language_of(&t, &language, ft);
    if (result == 0)
        result = make_cases(&t, language, ft);
    if (result == 0)
        result = run_all(&t, ft);
    if (result == 0 && t.failures)
        *status = fault_exit_status(FAULT_PARTIAL);
    free(language);
    trial_close(&t);
    return result;
}

const struct verb verb_check = {
    .name = "check",
    .no_rows =
        "it prints what holds and what does not, no rows for --json or --csv",
    .summary = "try a plugin on documents that are hard on it",
    .usage = "PLUGIN [options]",
    .text =
        "Runs the plugin on texts without words, of 10 MB, of one endless "
        "word, with broken\nbytes, written from right to left, with NULs, "
        "without any metadata and so on; a\nline says for each how it ended. "
        "Then: names the code uses and nobody declared,\nspans beside the "
        "text, results that depend on the company a document is in.\n\n"
        "  slant check ./terms\n"
        "  slant check terms --plugins mine --set terms.terms=oil,gas\n",
    .options = options,
    .run = check,
};
