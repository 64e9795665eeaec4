#include "spec.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "terminal.h"

static void
add_folder(struct engine_spec *s, const char *path, size_t len)
{
    if (len == 0)
        return;
    s->folders =
        mem_resize(s->folders, (s->n_folders + 1) * sizeof *s->folders);
    s->folders[s->n_folders++] = mem_copy(path, len);
}

void
spec_add_folder(struct engine_spec *s, const char *path)
{
    char *bundled = s->folders[s->n_folders - 1];

    add_folder(s, path, strlen(path));
    s->folders[s->n_folders - 2] = s->folders[s->n_folders - 1];
    s->folders[s->n_folders - 1] = bundled;
}

static void
add_path_list(struct engine_spec *s, const char *list)
{
    while (list && *list) {
        size_t len = strcspn(list, ":");

        add_folder(s, list, len);
        list += len + (list[len] == ':');
    }
}

static bool
is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The binary of a build tree uses the source tree, an installed one what was
   installed with it. */
static void
add_bundled(struct engine_spec *s)
{
    const char *path = is_folder(SLANT_SOURCE_PLUGINS) ? SLANT_SOURCE_PLUGINS
                                                       : SLANT_INSTALL_PLUGINS;

    add_folder(s, path, strlen(path));
}

static int
add_setting(struct engine_spec *s, const char *text, struct fault *ft)
{
    const char *dot = strchr(text, '.');
    const char *equals = dot ? strchr(dot, '=') : NULL;

    if (!equals || dot == text || equals == dot + 1)
        return fault_set(ft, FAULT_USAGE,
                         "--set %s: PLUGIN.OPTION=VALUE is wanted", text);
    s->settings =
        mem_resize(s->settings, (s->n_settings + 1) * sizeof *s->settings);
    s->settings[s->n_settings++] =
        (struct engine_setting){mem_copy(text, (size_t)(dot - text)),
                                mem_copy(dot + 1, (size_t)(equals - dot - 1)),
                                mem_string(equals + 1), false};
    return 0;
}

/* NAME, or the path of a plugin's folder: the folder that holds it is searched,
   too. */
static int
add_name(struct engine_spec *s, const char *text, struct fault *ft)
{
    size_t len = strlen(text);
    const char *slash;
    char *path;

    while (len > 1 && text[len - 1] == '/')
        len--;
    path = mem_copy(text, len);
    slash = strrchr(path, '/');
    if (slash && !is_folder(path)) {
        fault_set(ft, FAULT_USAGE, "%s: no such folder", path);
        free(path);
        return -1;
    }
    if (slash)
        add_folder(s, path, slash > path ? (size_t)(slash - path) : 1);
    s->names[s->n_names++] = mem_string(slash ? slash + 1 : path);
    free(path);
    return 0;
}

bool
spec_is_plugin(const char *folder)
{
    char *program = mem_format("%s/init.lua", folder);
    bool is = access(program, F_OK) == 0;

    free(program);
    return is;
}

/* It holds plugins, and is none. */
static int
check_plugins(const char *path, struct fault *ft)
{
    if (!is_folder(path))
        return fault_set(ft, FAULT_USAGE, "--plugins %s: no such folder", path);
    if (spec_is_plugin(path))
        return fault_set(ft, FAULT_USAGE,
                         "--plugins %s: it is a plugin itself; name the folder "
                         "that holds it",
                         path);
    return 0;
}

int
spec_make(struct engine_spec *s, const struct args *a, struct fault *ft)
{
    *s = (struct engine_spec){0};
    s->names = mem_alloc((a->n_rest + 1) * sizeof *s->names);
    for (size_t i = 0; i < a->n_set; i++) {
        const struct arg *arg = &a->set[i];

        if (strcmp(arg->option->name, "plugins") == 0) {
            if (check_plugins(arg->value, ft))
                return -1;
            add_folder(s, arg->value, strlen(arg->value));
        } else if (strcmp(arg->option->name, "set") == 0 &&
                   add_setting(s, arg->value, ft)) {
            return -1;
        }
    }
    for (size_t i = 0; i < a->n_rest; i++)
        if (add_name(s, a->rest[i], ft))
            return -1;
    add_path_list(s, getenv("SLANT_PLUGINS"));
    add_bundled(s);
    return 0;
}

const char **
spec_allowed(const struct args *a, size_t *n)
{
    const char **names = mem_alloc((a->n_set + 1) * sizeof *names);

    *n = 0;
    for (size_t i = 0; i < a->n_set; i++)
        if (strcmp(a->set[i].option->name, "allow") == 0)
            names[(*n)++] = a->set[i].value;
    return names;
}

struct script_options
spec_script(const struct engine_spec *s, const struct args *a)
{
    return (struct script_options){.corpus = a->corpus,
                                   .spec = s,
                                   .workers =
                                       args_has(a, "jobs") ? a->workers : 0,
                                   .width = terminal_width(stdout),
                                   .colour = terminal_colour(stdout),
                                   .ascii = !terminal_unicode()};
}
