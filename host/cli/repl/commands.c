#include "commands.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "buf.h"
#include "discover.h"
#include "kept.h"
#include "manifest.h"
#include "mem.h"
#include "spec.h"
#include "terminal.h"
#include "terminal_text.h"
#include "verb_child.h"

const struct repl_command repl_commands[] = {
    {".help", "[NAME]", "what there is; about a name, or all of `corpus`",
     NULL},
    {".plugins", "", "the plugins that run() can run", NULL},
    {".status", "", "documents by plugin and state", "status"},
    {".why", "DOC [PLUGIN]", "a text with what a plugin found in it", "why"},
    {".script", "NAME [ARGUMENT...]",
     "a file, or stance_between China Russia, stance_over_time, words_between",
     "script"},
    {".quit", "", "ends (also Ctrl-D)", NULL},
    {NULL, NULL, NULL, NULL},
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
        HELP_AT = 20
    };
    size_t room = terminal_width(stdout), cut;
    struct buf line = {0};
    size_t used;

    room = room > HELP_AT + 20 ? room - HELP_AT : 20;
    buf_str(&line, "  ");
    used = terminal_text(&line, left, strlen(left)) + 2;
    if (used >= HELP_AT) {
        buf_char(&line, '\n');
        used = 0;
    }
    terminal_pad(&line, HELP_AT - used);
    cut = line.len;
    if (terminal_text(&line, help, strlen(help)) > room) {
        line.len = cut;
        terminal_cut(&line, help, strlen(help), room - 3, true);
        buf_str(&line, "...");
    }
    puts(buf_text(&line));
    buf_free(&line);
}

/* What one explores a corpus with; the rest is more often met in plugins. */
static bool
is_first(const struct api_entry *e)
{
    static const char *const groups[] = {
        "corpus.", "dictionary.", "dictionary:", "doc.",
        "doc:",    "span.",       "span:"};

    if (!strpbrk(e->name, ".:"))
        return true;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strncmp(e->name, groups[i], strlen(groups[i])) == 0)
            return true;
    return false;
}

/* Is e in the group whose name is the first len bytes of name? */
static bool
in_group(const struct api_entry *e, const char *name, size_t len)
{
    return (e->who & API_SCRIPT) && strcspn(e->name, ".:") == len &&
           strncmp(e->name, name, len) == 0;
}

/* The group of entry i with the names in it, once: text: words, fold. */
static void
print_group(size_t i)
{
    const char *name = api_entries[i].name;
    size_t len = strcspn(name, ".:");
    struct buf names = {0};
    char *group;

    for (size_t k = 0; k < i; k++)
        if (in_group(&api_entries[k], name, len))
            return;
    for (size_t k = i; k < api_n; k++)
        if (in_group(&api_entries[k], name, len))
            buf_format(&names, "%s%s", names.len ? ", " : "",
                       api_entries[k].name + len + 1);
    group = mem_copy(name, len);
    print_pair(group, buf_text(&names));
    free(group);
    buf_free(&names);
}

static void
print_all(void)
{
    puts("Expressions print their values, `_` is the last one. What is "
         "unfinished goes on\nin the next line. Tab completes, Ctrl-C stops "
         "what runs.\n\nCommands:");
    for (const struct repl_command *c = repl_commands; c->name; c++) {
        char *left = mem_format("%s %s", c->name, c->operand);

        print_pair(left, c->help);
        free(left);
    }
    puts("\nBeside Lua's own library (`.help corpus` tells how to call what "
         "is in it):");
    for (size_t i = 0; i < api_n; i++)
        if ((api_entries[i].who & API_SCRIPT) && is_first(&api_entries[i]))
            print_pair(api_entries[i].name, api_entries[i].help);
    puts("\nEach plugin is a global, too (`.help sentiment`).");
    puts("\nAnd what plugins are made of (`.help text`):");
    for (size_t i = 0; i < api_n; i++)
        if ((api_entries[i].who & API_SCRIPT) && !is_first(&api_entries[i]))
            print_group(i);
}

/* Four columns in, no word cut. */
static void
print_indented(const char *text)
{
    size_t room = terminal_width(stdout), used = 0;

    while (*text) {
        size_t len = strcspn(text, " ");

        if (used == 0 || used + 1 + len > room) {
            printf("%s    ", used ? "\n" : "");
            used = 4;
        } else {
            putchar(' ');
            used++;
        }
        fwrite(text, 1, len, stdout);
        used += len;
        text += len + strspn(text + len, " ");
    }
    putchar('\n');
}

/* Is name `wanted`, or does it stand in it, as corpus.each in corpus; or is it
   what wanted calls without its beginning, as each? */
static bool
belongs(const char *name, const char *wanted)
{
    size_t len = strlen(wanted), whole = strcspn(name, ".:");

    return (strncmp(name, wanted, len) == 0 && strchr(".:", name[len])) ||
           (name[whole] && strcmp(name + whole + 1, wanted) == 0);
}

/* Names of exports that do not say how they are called wait for the end. */
struct told {
    struct buf names;
    size_t n;
};

static void
print_export(void *cookie, const char *called, const char *doc)
{
    struct told *t = cookie;

    t->n++;
    if (doc) {
        puts(called);
        print_indented(doc);
    } else {
        buf_format(&t->names, "%s%s", t->names.len ? ", " : "", called);
    }
}

/* What a plugin exports, `stance`, or one export, `stance.between`; alone: also
   that it is nothing. 0: there is no such plugin or export. */
static int
print_exports(const char *name, bool alone, struct script *s, struct fault *ft)
{
    const char *dot = strchr(name, '.');
    char *plugin = mem_copy(name, dot ? (size_t)(dot - name) : strlen(name));
    struct told t = {0};
    int known =
        script_exports(s, plugin, dot ? dot + 1 : NULL, print_export, &t, ft);

    if (known > 0 && t.names.len)
        printf("plugin %s: %s\n    Its README.md tells what they take and "
               "give.\n",
               plugin, buf_text(&t.names));
    else if (known > 0 && !t.n && dot)
        known = 0;
    else if (known > 0 && !t.n && alone)
        printf("plugin %s: it exports nothing; its results: "
               "doc:result(\"%s\"), corpus.sql\n",
               plugin, plugin);
    buf_free(&t.names);
    free(plugin);
    return known;
}

static int
print_about(const char *name, struct script *s, struct fault *ft)
{
    const char **names = mem_alloc((api_n + 1) * sizeof *names), *near;
    size_t n = 0, shown = 0;
    int result = 0;

    for (size_t i = 0; i < api_n; i++) {
        if (!(api_entries[i].who & API_SCRIPT))
            continue;
        names[n++] = api_entries[i].name;
        if (!belongs(api_entries[i].name, name))
            continue;
        puts(api_entries[i].signature);
        print_indented(api_entries[i].help);
        shown++;
    }
    near = nearest(name, names, n);
    result = print_exports(name, !shown, s, ft);
    if (!shown && result == 0)
        result = fault_set(ft, FAULT_USAGE,
                           near ? ".help: no %s; did you mean %s?"
                                : ".help: slant has no %s; for Lua's own, "
                                  "see its manual",
                           name, near);
    free(names);
    return result < 0 ? -1 : 0;
}

/* Name and version, and what it is for or why it cannot be used. */
static int
print_plugin(const struct engine_description *d, struct fault *ft)
{
    struct manifest m = {0};
    char *left;

    if (d->manifest && manifest_parse(&m, d->manifest, ft))
        return -1;
    left = mem_format("%s %s", d->name, m.version ? m.version : "");
    print_pair(left, d->error ? d->error : m.summary);
    free(left);
    manifest_free(&m);
    return 0;
}

static int
print_plugins(const struct args *a, struct fault *ft)
{
    struct engine_spec spec = {0};
    struct engine_descriptions d = {0};
    int result = spec_make(&spec, a, ft);

    spec.list = true;
    if (result == 0) {
        kept_read(&spec, a->corpus);
        result = discover(&spec, &d, ft);
    }
    for (size_t i = 0; i < d.n && result == 0; i++)
        result = print_plugin(&d.at[i], ft);
    engine_descriptions_free(&d);
    engine_spec_free(&spec);
    return result;
}

static const struct repl_command *
find_command(const char *name)
{
    for (const struct repl_command *c = repl_commands; c->name; c++) {
        if (strcmp(c->name, name) == 0)
            return c;
    }
    return NULL;
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

static int
print_command(const char *name, struct fault *ft)
{
    const struct repl_command *c = find_command(name);

    if (!c)
        return no_command(name, ft);
    printf("%s%s%s\n", c->name, *c->operand ? " " : "", c->operand);
    print_indented(c->help);
    return 0;
}

int
command_run(const char *line, const struct args *a, struct script *s,
            bool *quit, struct fault *ft)
{
    char *words = mem_string(line), *rest, *name, *operand;
    const struct repl_command *c;
    int result = 0;

    name = strtok_r(words, " \t\r", &rest);
    c = find_command(name);
    if (c && c->verb) {
        result = verb_child(c->verb, rest, a, ft);
        free(words);
        return result;
    }
    operand = strtok_r(NULL, " \t\r", &rest);
    if (strcmp(name, ".help") == 0 && operand)
        result = *operand == '.' ? print_command(operand, ft)
                                 : print_about(operand, s, ft);
    else if (operand)
        result =
            fault_set(ft, FAULT_USAGE, "%s: what is %s here?", name, operand);
    else if (strcmp(name, ".help") == 0)
        print_all();
    else if (strcmp(name, ".plugins") == 0)
        result = print_plugins(a, ft);
    else if (strcmp(name, ".quit") == 0)
        *quit = true;
    else
        result = no_command(name, ft);
    free(words);
    return result;
}
