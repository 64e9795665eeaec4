#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "editor.h"
#include "kept.h"
#include "mem.h"
#include "progress.h"
#include "query.h"
#include "session.h"
#include "spec.h"
#include "terminal.h"
#include "verb.h"

#define PROMPT "slant> "
#define PROMPT_MORE "   ... "

static const struct option_spec options[] = {
    SPEC_OPTIONS,
    {NULL, 0, NULL, NULL},
};

static void
offer(void *cookie, const char *word, const char *help)
{
    editor_offer(cookie, word, help);
}

/* Names of Lua, also behind `.help `; commands where a line begins. */
static size_t
complete(void *cookie, struct editor *e, const char *line)
{
    const struct session *s = cookie;
    size_t start = strspn(line, " \t"), len = strlen(line);

    if (s->chunk.len || line[start] != '.' || strchr(line + start, ' '))
        return script_complete(s->script, line, len, offer, e);
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
interact(struct session *s)
{
    struct editor *e;
    struct buf line = {0};
    const char *done;

    greet(s->args);
    e = editor_new(terminal_colour(stdout), complete, s);
    while (!s->quit) {
        switch (editor_read(e, s->chunk.len ? PROMPT_MORE : PROMPT, &line)) {
        case EDITOR_LINE:
            script_width(s->script, terminal_width(stdout));
            done = session_feed(s, buf_text(&line));
            if (done)
                editor_remember(e, done);
            break;
        case EDITOR_CANCEL:
            session_drop(s);
            break;
        case EDITOR_END:
            s->quit = true;
            break;
        }
    }
    editor_free(e);
    buf_free(&line);
}

static void
read_all(struct session *s)
{
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    signal(SIGPIPE, SIG_DFL); /* `slant repl <x.lua | head` ends quietly */
    while (!s->quit && !s->interrupted &&
           (n = getline(&line, &cap, stdin)) >= 0) {
        if (n > 0 && line[n - 1] == '\n')
            line[--n] = '\0';
        if (strlen(line) != (size_t)n)
            session_error(s, "a line with a NUL byte is no Lua");
        else
            session_feed(s, line);
    }
    if (s->chunk.len) {
        char *text = mem_format("the input ends inside this chunk:\n%.200s",
                                buf_text(&s->chunk));

        session_error(s, text);
        free(text);
    }
    free(line);
}

static int
exit_status(const struct session *s)
{
    if (s->person)
        return 0;
    if (s->interrupted)
        return fault_exit_status(FAULT_INTERRUPTED);
    return fault_exit_status(s->failed ? FAULT_PARTIAL : FAULT_NONE);
}

static int
repl(const struct args *a, int *status, struct fault *ft)
{
    struct engine_spec spec = {0};
    struct script_options o = spec_script(&spec, a);
    struct session s = {
        .args = a, .person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    int result = -1;

    if (verb_no_operands(a, ft) == 0 && spec_make(&spec, a, ft) == 0) {
        kept_read(&spec, a->corpus);
        result = script_open(&s.script, &o, ft);
    }
    if (result == 0) {
        session_start(&s);
        if (s.person)
            interact(&s);
        else
            read_all(&s);
        session_end(&s);
        *status = exit_status(&s);
        script_close(s.script);
    }
    engine_spec_free(&spec);
    return result;
}

const struct verb verb_repl = {
    .name = "repl",
    .no_rows = "the REPL prints for people; for rows as CSV or JSON ask slant "
               "sql",
    .summary = "explore the corpus in Lua, live",
    .usage = "[options]",
    .text =
        "Reads Lua and runs it, chunk by chunk. The value of an expression is "
        "printed,\nand `_` is the last one; what is unfinished goes on in the "
        "next line; variables\nstay, also those after `local`. `.help` lists "
        "what there is beside Lua's own\nlibrary. A line of SQL is asked as "
        "`slant sql` does; `.why` and `.script` are those\nverbs.\n\n"
        "  slant repl\n"
        "  slant> corpus.count()\n"
        "  slant> for doc in corpus.each() do print(doc.title) end\n\n"
        "Tab completes names; the arrows and Ctrl-R go through what was typed "
        "before,\nalso in earlier sessions; Ctrl-C stops what runs or gives "
        "up the line; Ctrl-D\nends.\n\n"
        "From a pipe it prints values only, says errors with their line, goes "
        "on after\nthem, and then ends with status 1:\n\n"
        "  echo 'corpus.count()' | slant repl\n",
    .options = options,
    .run = repl,
};
