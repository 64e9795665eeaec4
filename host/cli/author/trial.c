#include "trial.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "folder.h"
#include "found.h"
#include "load.h"
#include "mem.h"
#include "script.h"
#include "spec.h"
#include "temporary.h"
#include "terminal.h"
#include "trial_folder.h"
#include "verb.h"

static int
find_plugin(struct trial *t, struct fault *ft)
{
    const char *name = t->spec.names[0], *near;
    struct founds found = {0};
    const struct found *p;
    int result = 0;

    founds_scan(&found, &t->spec);
    p = founds_get(&found, name);
    near = founds_near(&found, name);
    if (p) {
        t->plugin = mem_string(name);
        t->plugin_folder = mem_string(p->folder);
    } else {
        result = fault_set(ft, FAULT_USAGE,
                           near ? "there is no plugin %s; did you mean %s?"
                                : "there is no plugin %s; `slant new %s` "
                                  "makes one, ./%s names one in this folder",
                           name, near ? near : name, name);
    }
    founds_free(&found);
    return result;
}

/* Plugins are found in the folder that holds theirs. */
static int
make_asker(struct trial *t, struct fault *ft)
{
    static const char *const folders[] = {"plugins",
                                          "plugins/slant_test_properties",
                                          "plugins/slant_test_properties/lib"};
    char *path;

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        int bad;

        path = trial_path(t, folders[i]);
        bad = mkdir(path, 0700);
        if (bad)
            fault_set(ft, FAULT_IO, "%s: %s", path, strerror(errno));
        free(path);
        if (bad)
            return -1;
    }
    path = trial_path(t, folders[0]);
    spec_add_folder(&t->spec, path);
    free(path);
    t->asker = trial_path(t, folders[1]);
    return 0;
}

int
trial_open(struct trial *t, const struct args *a, struct fault *ft)
{
    *t = (struct trial){.args = a};
    if (verb_needs_operand(a, "a plugin", ft) || spec_make(&t->spec, a, ft))
        return -1;
    t->allowed = spec_allowed(a, &t->n_allowed);
    if (a->n_rest > 1)
        return fault_set(ft, FAULT_USAGE, "one plugin at a time");
    if (find_plugin(t, ft))
        return -1;
    t->folder = trial_folder_make(ft);
    if (!t->folder)
        return -1;
    t->corpus = trial_path(t, "trial.slant");
    return make_asker(t, ft);
}

/* Whether nobody reads standard output any more. */
static bool
unread(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO};

    return poll(&out, 1, 0) > 0 && out.revents & POLLERR;
}

/* Like every verb, `slant test x | head` ends silently; while workers are
   written to, SIGPIPE is ignored. */
void
trial_close(struct trial *t)
{
    if (unread()) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    engine_spec_free(&t->spec);
    free(t->allowed);
    free(t->plugin);
    free(t->plugin_folder);
    free(t->folder);
    free(t->corpus);
    free(t->asker);
}

char *
trial_path(const struct trial *t, const char *name)
{
    return mem_format("%s/%s", t->folder, name);
}

/* What goes wrong with a file in the trial's folder may be want of room. */
static int
told(const struct trial *t, struct fault *ft)
{
    return strstr(ft->text, strrchr(t->folder, '/')) ? temporary_told(ft) : -1;
}

int
trial_load(struct trial *t, char *const paths[], size_t n, struct fault *ft)
{
    struct load_request request = {.corpus = t->corpus,
                                   .paths = paths,
                                   .n_paths = n,
                                   .workers = t->args->workers,
                                   .command = "slant test"};
    struct load_report report = {0};
    int result;

    remove(t->corpus);
    result = load_run(&request, &report, ft);
    if (result == 0 && report.interrupted)
        result = fault_set(ft, FAULT_INTERRUPTED, "interrupted");
    for (size_t i = 0; i < report.n_reasons && result == 0; i++)
        printf("--    not loaded, %s: %s\n", report.reasons[i].reason,
               report.reasons[i].uri);
    load_report_free(&report);
    return result ? told(t, ft) : 0;
}

static bool
ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), end = strlen(ending);

    return len > end && strcmp(name + len - end, ending) == 0;
}

void
trial_files(const struct trial *t, const char *inside, const char *ending,
            struct buf *out)
{
    char *folder = mem_format("%s/%s", t->plugin_folder, inside);
    size_t n;
    char **names = folder_names(folder, &n);

    for (size_t i = 0; i < n; i++) {
        char *path = mem_format("%s/%s", folder, names[i]);
        struct stat st;

        if ((!ending || ends_with(path, ending)) &&
            !(stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
            buf_format(out, "%s\n", path);
        free(path);
    }
    mem_free_strings(names, n);
    free(folder);
}

void
trial_settings(const struct trial *t, struct buf *out)
{
    for (size_t i = 0; i < t->spec.n_settings; i++)
        buf_format(out, "%s.%s=%s\n", t->spec.settings[i].plugin,
                   t->spec.settings[i].option, t->spec.settings[i].value);
}

int
trial_script(struct trial *t, const char *corpus, const char *chunk,
             char *const args[], size_t n, int64_t *result, struct fault *ft)
{
    char *errors = trial_path(t, "errors");
    struct script_options o = {.corpus = corpus,
                               .spec = &t->spec,
                               .allowed = t->allowed,
                               .n_allowed = t->n_allowed,
                               .workers = t->args->workers,
                               .width = terminal_width(stdout),
                               .errors = errors};
    struct script *s;
    int bad = script_open(&s, &o, ft);

    if (bad == 0) {
        bad = script_own(s, chunk, args, n, result, ft) ? told(t, ft) : 0;
        script_close(s);
    }
    free(errors);
    if (fflush(stdout) || ferror(stdout))
        return fault_set(ft, FAULT_IO, "standard output: writing failed");
    return bad;
}
