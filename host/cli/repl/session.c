#include "session.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "commands.h"
#include "keep_locals.h"
#include "mem.h"
#include "terminal.h"

#define IMPATIENT 3

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

void
session_start(struct session *s)
{
    struct sigaction action = {.sa_handler = on_interrupt,
                               .sa_flags = SA_RESTART};

    script = s->script;
    sigaction(SIGINT, &action, NULL);
}

void
session_end(struct session *s)
{
    signal(SIGINT, SIG_DFL);
    buf_free(&s->chunk);
}

void
session_error(struct session *s, const char *text)
{
    bool colour = terminal_colour(stderr);

    fflush(stdout);
    fprintf(stderr, "%serror:%s %s\n", colour ? "\033[31m" : "",
            colour ? "\033[0m" : "", text);
    s->failed = true;
}

static void
print_value(void *cookie, const char *text, size_t len)
{
    (void)cookie;
    fwrite(text, 1, len, stdout);
    putchar('\n');
}

/* SELECT or WITH, before what goes on as no Lua does. */
static bool
is_sql(const char *chunk)
{
    size_t len = strncasecmp(chunk, "select", 6) == 0 ? 6
                 : strncasecmp(chunk, "with", 4) == 0 ? 4
                                                      : 0;
    size_t blanks = strspn(chunk + len, " \t");

    return len && blanks && !strchr("=.,:;([{\"'", chunk[len + blanks]);
}

/* The chunk as Lua gets it. From a pipe, empty lines stand for what came
   before, so that messages count the lines of the whole input. */
static void
prepare(struct session *s, struct buf *out)
{
    struct buf text = {0};
    const char *chunk = buf_text(&s->chunk);
    size_t lines = 1;

    for (const char *p = chunk; (p = strchr(p, '\n')) != NULL; p++)
        lines++;
    for (size_t i = lines; i < s->lines && !s->person; i++)
        buf_char(out, '\n');
    chunk += strspn(chunk, " \t");
    if (*chunk == '=' && chunk[1] != '=')
        buf_format(&text, "return %s", chunk + 1);
    else if (is_sql(chunk))
        buf_format(&text, "corpus.sql([=====[%s]=====])", chunk);
    keep_locals(text.len ? buf_text(&text) : chunk, out);
    buf_free(&text);
}

/* Runs the chunk if it is complete; false: it wants more lines. */
static bool
run_chunk(struct session *s)
{
    struct buf text = {0};
    struct fault ft = {0};
    enum script_end end;

    prepare(s, &text);
    presses = 0;
    running = 1;
    end = script_chunk(s->script, buf_text(&text), text.len, print_value, NULL,
                       &ft);
    running = 0;
    buf_free(&text);
    fflush(stdout);
    if (end == SCRIPT_FAILED) {
        session_error(s, ft.text);
    } else if (end == SCRIPT_INTERRUPTED) {
        fputs(s->person ? "\ninterrupted\n" : "interrupted\n", stderr);
        s->interrupted = true;
    }
    return end != SCRIPT_INCOMPLETE;
}

/* The command that a line is, also what people type first and last; heap, or
   NULL. */
static char *
command_of(const char *line)
{
    if (command_is(line))
        return mem_string(line);
    if (strcmp(line, "help") == 0 || strncmp(line, "help ", 5) == 0)
        return mem_format(".%s", line);
    if (strcmp(line, "quit") == 0 || strcmp(line, "exit") == 0)
        return mem_string(".quit");
    return NULL;
}

static void
run_command(struct session *s, const char *command)
{
    struct fault ft;

    if (command_run(command, s->args, s->script, &s->quit, &ft)) {
        if (*ft.text)
            session_error(s, ft.text);
        s->failed = true;
    }
    fflush(stdout);
}

void
session_drop(struct session *s)
{
    buf_clear(&s->chunk);
}

const char *
session_feed(struct session *s, const char *line)
{
    bool first = s->chunk.len == 0;
    char *command = first ? command_of(line) : NULL;
    const char *done;

    s->lines++;
    if (first && line[strspn(line, " \t\r")] == '\0')
        return NULL;
    if (!first)
        buf_char(&s->chunk, '\n');
    buf_str(&s->chunk, line);
    if (command)
        run_command(s, command);
    else if (!run_chunk(s))
        return NULL;
    free(command);
    done = buf_text(&s->chunk);
    session_drop(s); /* keeps its memory */
    return done;
}
