#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "editor.h"
#include "locals.h"
#include "log.h"
#include "mem.h"
#include "progress.h"
#include "query.h"
#include "script.h"
#include "spec.h"
#include "terminal.h"
#include "verb.h"

#define PROMPT "slant> "
#define PROMPT_MORE "   ... "
#define IMPATIENT 3

static const struct option_spec options[] = {
    SPEC_OPTIONS,
    {NULL, 0, NULL, NULL},
};

struct repl {
    const struct args *args;
    struct script *script;
    struct editor *editor; /* NULL: from a pipe or file */
    struct buf chunk;      /* as typed, while it is incomplete */
    size_t line;           /* how many were read */
    bool quit, failed, interrupted;
};

static struct script *volatile script;         /* for Ctrl-C */
static volatile sig_atomic_t running, presses; /* of Ctrl-C in this chunk */

/* Lua cannot be stopped inside a function of C: a user who goes on pressing
   may end the program. */
static void
on_interrupt(int number)
{
    static const char warning[] =
        "\nit does not stop; Ctrl-C once more ends slant\n";

    (void)number;
    if (!running)
        return;
    script_interrupt(script);
    if (++presses == IMPATIENT &&
        write(STDERR_FILENO, warning, sizeof warning - 1) < 0)
        return;
    if (presses > IMPATIENT)
        _exit(fault_exit_status(FAULT_INTERRUPTED));
}

static void
print_value(void *cookie, const char *text, size_t len)
{
    (void)cookie;
    fwrite(text, 1, len, stdout);
    putchar('\n');
}

static void
tell_error(struct repl *r, const char *text)
{
    bool colour = terminal_colour(stderr);

    fflush(stdout);
    fprintf(stderr, "%serror:%s %s\n", colour ? "\033[31m" : "",
            colour ? "\033[0m" : "", text);
    r->failed = true;
}

/* The chunk as Lua gets it. From a pipe, empty lines stand for what came
   before, so that messages count the lines of the whole input. */
static void
prepare(const struct repl *r, struct buf *out)
{
    struct buf text = {0};
    const char *s = r->chunk.data;
    size_t lines = 1;

    for (const char *p = s; (p = strchr(p, '\n')) != NULL; p++)
        lines++;
    for (size_t i = lines; i < r->line && !r->editor; i++)
        buf_char(out, '\n');
    s += strspn(s, " \t");
    if (*s == '=' && s[1] != '=')
        buf_format(&text, "return %s", s + 1);
    locals_keep(text.len ? buf_text(&text) : s, out);
    buf_free(&text);
}

/* Runs what is complete of the chunk; false: it wants more lines. */
static bool
run_chunk(struct repl *r)
{
    struct buf text = {0};
    struct fault ft = {0};
    enum script_end end;

    prepare(r, &text);
    presses = 0;
    running = 1;
    end = script_chunk(r->script, buf_text(&text), text.len, print_value, NULL,
                       &ft);
    running = 0;
    buf_free(&text);
    fflush(stdout);
    if (end == SCRIPT_FAILED) {
        tell_error(r, ft.text);
    } else if (end == SCRIPT_INTERRUPTED) {
        fputs(r->editor ? "\ninterrupted\n" : "interrupted\n", stderr);
        r->interrupted = true;
    }
    return end != SCRIPT_INCOMPLETE;
}

static void
run_command(struct repl *r, const char *line)
{
    struct fault ft;

    if (command_run(line, r->args, &r->quit, &ft))
        tell_error(r, ft.text);
    fflush(stdout);
}

/* What people type first and last: the command it stands for, or NULL. */
static const char *
bare_command(const char *line)
{
    if (strcmp(line, "help") == 0)
        return ".help";
    if (strcmp(line, "quit") == 0 || strcmp(line, "exit") == 0)
        return ".quit";
    return NULL;
}

/* A line, without its end. */
static void
feed(struct repl *r, const char *line)
{
    r->line++;
    if (!r->chunk.len && line[strspn(line, " \t\r")] == '\0')
        return;
    if (r->chunk.len)
        buf_char(&r->chunk, '\n');
    buf_str(&r->chunk, line);
    buf_text(&r->chunk);
    if (command_is(r->chunk.data))
        run_command(r, line);
    else if (r->editor && bare_command(line))
        run_command(r, bare_command(line));
    else if (!run_chunk(r))
        return;
    if (r->editor)
        editor_remember(r->editor, buf_text(&r->chunk));
    buf_clear(&r->chunk);
}

static void
offer(void *cookie, const char *word, const char *help)
{
    editor_offer(cookie, word, help);
}

/* Names of Lua, also behind `.help `; commands where a line begins. */
static size_t
complete(void *cookie, struct editor *e, const char *line)
{
    struct repl *r = cookie;
    size_t start = strspn(line, " \t"), len = strlen(line);

    if (r->chunk.len || line[start] != '.' || strchr(line + start, ' '))
        return script_complete(r->script, line, len, offer, e);
    for (const struct repl_command *c = repl_commands; c->name; c++)
        if (strncmp(c->name, line + start, len - start) == 0)
            editor_offer(e, c->name, c->help);
    return start;
}

static void
greet(const struct args *a)
{
    struct fault ft;
    struct store *s = NULL;
    int64_t n;

    if (store_open(&s, a->corpus, STORE_READ, &ft) == 0 &&
        query_int(s, "SELECT count(*) FROM documents", &n, &ft) == 0)
        printf("%s: %s. ", a->corpus, progress_things((uint64_t)n, "document"));
    else
        printf("%s\n", ft.text);
    store_close(s);
    puts("Lua 5.4; .help tells what there is, Ctrl-D ends.");
}

static void
interact(struct repl *r)
{
    struct buf line = {0};

    greet(r->args);
    r->editor = editor_new(terminal_colour(stdout), complete, r);
    while (!r->quit) {
        const char *prompt = r->chunk.len ? PROMPT_MORE : PROMPT;

        switch (editor_read(r->editor, prompt, &line)) {
        case EDITOR_LINE:
            script_width(r->script, terminal_width(stdout));
            feed(r, buf_text(&line));
            break;
        case EDITOR_CANCEL:
            buf_clear(&r->chunk);
            break;
        case EDITOR_END:
            r->quit = true;
            break;
        }
    }
    editor_free(r->editor);
    buf_free(&line);
}

static void
read_all(struct repl *r)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    signal(SIGPIPE, SIG_DFL); /* `slant repl <x.lua | head` ends quietly */
    while (!r->quit && !r->interrupted &&
           (n = getline(&line, &cap, stdin)) >= 0) {
        if (n > 0 && line[n - 1] == '\n')
            line[--n] = '\0';
        if (strlen(line) != (size_t)n)
            tell_error(r, "a line with a NUL byte is no Lua");
        else
            feed(r, line);
    }
    if (r->chunk.len) {
        char *text = mem_format("the input ends inside this chunk:\n%.200s",
                                buf_text(&r->chunk));

        tell_error(r, text);
        free(text);
    }
    free(line);
}

static int
exit_status(const struct repl *r, bool interactive)
{
    if (interactive)
        return 0;
    if (r->interrupted)
        return fault_exit_status(FAULT_INTERRUPTED);
    return fault_exit_status(r->failed ? FAULT_PARTIAL : FAULT_NONE);
}

static int
repl(const struct args *a, int *status, struct fault *ft)
{
    struct sigaction before,
        action = {.sa_handler = on_interrupt, .sa_flags = SA_RESTART};
    bool interactive = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    struct engine_spec spec = {0};
    struct script_options o = {.corpus = a->corpus,
                               .spec = &spec,
                               .workers = a->workers,
                               .width = terminal_width(stdout),
                               .colour = terminal_colour(stdout),
                               .ascii = !terminal_unicode()};
    struct repl r = {.args = a};
    int result = -1;

    if (verb_no_operands(a, ft) == 0 && spec_make(&spec, a, ft) == 0)
        result = script_open(&r.script, &o, ft);
    if (result == 0) {
        script = r.script;
        sigaction(SIGINT, &action, &before);
        if (interactive)
            interact(&r);
        else
            read_all(&r);
        sigaction(SIGINT, &before, NULL);
        *status = exit_status(&r, interactive);
    }
    script_close(r.script);
    engine_spec_free(&spec);
    buf_free(&r.chunk);
    return result;
}

const struct verb verb_repl = {
    .name = "repl",
    .summary = "explore the corpus in Lua, live",
    .usage = "[options]",
    .text =
        "Reads Lua and runs it, chunk by chunk. The value of an expression is "
        "printed, and\n`_` is the last one; what is unfinished goes on in the "
        "next line; variables stay,\nalso those after `local`. `.help` lists "
        "what there is beside Lua's own library.\n\n"
        "  slant repl\n"
        "  slant> corpus.count()\n"
        "  slant> for doc in corpus.each() do print(doc.title) end\n\n"
        "Tab completes names; the arrows and Ctrl-R go through what was typed "
        "before, also\nin earlier sessions; Ctrl-C stops what runs or gives up "
        "the line; Ctrl-D ends.\n\n"
        "From a pipe it prints values only, says errors with their line, goes "
        "on after\nthem, and then ends with status 1:\n\n"
        "  echo 'corpus.count()' | slant repl\n",
    .options = options,
    .run = repl,
};
