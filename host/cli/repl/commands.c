#include "commands.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "buf.h"
#include "mem.h"
#include "terminal.h"
#include "verb.h"

const struct repl_command repl_commands[] = {
    {".help", "[NAME]", "what there is; about a name, or all of `corpus`"},
    {".plugins", "", "the plugins that run() can run"},
    {".status", "", "documents by plugin and state"},
    {".quit", "", "ends (also Ctrl-D)"},
    {NULL, NULL, NULL},
};

bool
command_is(const char *line)
{
    line += strspn(line, " \t");
    return *line == '.' && isalpha((unsigned char)line[1]);
}

/* `left` in its column and help beside it, or below where it is too long. */
static void
print_pair(const char *left, const char *help)
{
    enum {
        LEFT = 26
    };
    size_t columns = terminal_width(stdout);
    struct buf line = {0};
    size_t used;

    buf_str(&line, "  ");
    used = terminal_text(&line, left, strlen(left)) + 2;
    if (used > LEFT) {
        buf_char(&line, '\n');
        used = 0;
    }
    terminal_pad(&line, LEFT + 2 - used);
    terminal_cut(&line, help, strlen(help),
                 columns > LEFT + 22 ? columns - LEFT - 2 : 200, true);
    puts(buf_text(&line));
    buf_free(&line);
}

static void
print_all(void)
{
    puts("Lua: expressions print their values, `_` is the last one. An "
         "unfinished chunk goes\non in the next line. Tab completes, Ctrl-C "
         "stops what runs.\n\nCommands:");
    for (const struct repl_command *c = repl_commands; c->name; c++) {
        char *left = mem_format("%s %s", c->name, c->operand);

        print_pair(left, c->help);
        free(left);
    }
    puts("\nBeside Lua's own library (.help NAME tells how each is called):");
    for (size_t i = 0; i < api_n; i++)
        print_pair(api_entries[i].name, api_entries[i].help);
}

/* Is name `whole`, or does it stand in it: corpus.each in corpus? */
static bool
belongs(const char *name, const char *whole)
{
    size_t len = strlen(whole);

    return strncmp(name, whole, len) == 0 && strchr(".:", name[len]);
}

static int
print_about(const char *name, struct fault *ft)
{
    const char **names = mem_alloc((api_n + 1) * sizeof *names), *near;
    size_t shown = 0;
    int result = 0;

    for (size_t i = 0; i < api_n; i++) {
        names[i] = api_entries[i].name;
        if (!belongs(names[i], name))
            continue;
        printf("%s\n    %s\n", api_entries[i].signature, api_entries[i].help);
        shown++;
    }
    near = nearest(name, names, api_n);
    if (!shown)
        result = fault_set(ft, FAULT_USAGE,
                           near ? ".help: no %s; did you mean %s?"
                                : ".help: slant has no %s (.help lists all)",
                           name, near);
    free(names);
    return result;
}

static int
run_verb(const struct verb *v, const struct args *a, struct fault *ft)
{
    int status;

    return v->run(a, &status, ft);
}

static int
no_command(const char *name, struct fault *ft)
{
    const char *names[sizeof repl_commands / sizeof *repl_commands], *near;
    size_t n = 0;

    for (; repl_commands[n].name; n++)
        names[n] = repl_commands[n].name;
    near = nearest(name, names, n);
    return fault_set(ft, FAULT_USAGE, "no command %s; %s%s", name,
                     near ? "did you mean " : ".help lists them",
                     near ? near : "");
}

int
command_run(const char *line, const struct args *a, bool *quit,
            struct fault *ft)
{
    char *words = mem_string(line), *rest, *name, *operand;
    int result = 0;

    name = strtok_r(words, " \t", &rest);
    operand = strtok_r(NULL, " \t", &rest);
    if (strcmp(name, ".help") == 0 && operand)
        result = print_about(operand, ft);
    else if (operand)
        result =
            fault_set(ft, FAULT_USAGE, "%s: what is %s here?", name, operand);
    else if (strcmp(name, ".help") == 0)
        print_all();
    else if (strcmp(name, ".plugins") == 0)
        result = run_verb(&verb_plugins, a, ft);
    else if (strcmp(name, ".status") == 0)
        result = run_verb(&verb_status, a, ft);
    else if (strcmp(name, ".quit") == 0)
        *quit = true;
    else
        result = no_command(name, ft);
    free(words);
    return result;
}
