#include "editor.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "edit_library.h"
#include "history.h"
#include "log.h"
#include "mem.h"
#include "offers.h"

struct editor {
    EditLine *el;
    History *history;
    char *path;   /* of the history file; NULL: it is not kept */
    char *prompt; /* as libedit wants it */
    bool colour, cancelled;
    editor_complete *complete;
    void *cookie;
    struct offers offers;
};

/* Where libedit looks whether a character of the prompt has no width. */
#define ESCAPE '\1'

static volatile sig_atomic_t interrupted, resized, continued;

static void
on_signal(int number)
{
    if (number == SIGINT)
        interrupted = 1;
    else if (number == SIGWINCH)
        resized = 1;
    else
        continued = 1;
}

static char *
prompt_of(EditLine *el)
{
    struct editor *e;

    edit()->el_get(el, EL_CLIENTDATA, &e);
    return e->prompt;
}

/* After Ctrl-Z and `fg` the terminal is as the shell left it, which libedit
   does not know. */
static void
answer_signals(EditLine *el)
{
    if (continued) {
        edit()->el_set(el, EL_PREP_TERM, 0);
        edit()->el_set(el, EL_PREP_TERM, 1);
        edit()->el_set(el, EL_REFRESH);
    }
    if (resized)
        edit()->el_resize(el);
    resized = continued = 0;
}

/* SIGINT is blocked but in ppoll, so that none slips in before the wait. */
static int
wait_byte(EditLine *el, char *byte)
{
    sigset_t open;
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};

    sigprocmask(SIG_SETMASK, NULL, &open);
    sigdelset(&open, SIGINT);
    while (ppoll(&in, 1, NULL, &open) < 0) {
        if (errno != EINTR)
            return -1;
        if (interrupted) {
            struct editor *e;

            edit()->el_get(el, EL_CLIENTDATA, &e);
            e->cancelled = true;
            return -1;
        }
        answer_signals(el);
    }
    return (int)read(STDIN_FILENO, byte, 1);
}

static int
get_character(EditLine *el, wchar_t *c)
{
    mbstate_t state = {0};

    for (;;) {
        char byte;
        int n = wait_byte(el, &byte);

        if (n <= 0)
            return n;
        switch (mbrtowc(c, &byte, 1, &state)) {
        case (size_t)-2: /* wants more bytes */
            break;
        case (size_t)-1:
            *c = 0xfffd;
            return 1;
        default:
            return 1;
        }
    }
}

static void
insert(EditLine *el, const char *text)
{
    if (*text)
        edit()->el_insertstr(el, text);
}

/* Tab. */
static unsigned char
on_tab(EditLine *el, int key)
{
    const LineInfo *at = edit()->el_line(el);
    size_t len = (size_t)(at->cursor - at->buffer), start;
    struct editor *e;
    char *line, *more;

    (void)key;
    edit()->el_get(el, EL_CLIENTDATA, &e);
    line = mem_copy(at->buffer, len);
    if (line[strspn(line, " \t")] == '\0') { /* indentation, or pasted */
        free(line);
        insert(el, "  ");
        return CC_REFRESH;
    }
    offers_clear(&e->offers);
    start = e->complete(e->cookie, e, line);
    more = offers_common(&e->offers, len - start);
    free(line);
    if (e->offers.n == 0)
        return CC_REFRESH_BEEP;
    insert(el, more);
    if (*more || e->offers.n == 1) {
        free(more);
        return CC_REFRESH;
    }
    free(more);
    offers_print(&e->offers, e->colour);
    return CC_REDISPLAY;
}

void
editor_offer(struct editor *e, const char *word, const char *help)
{
    offers_add(&e->offers, word, help);
}

static void
recall(void *cookie, const char *text)
{
    struct editor *e = cookie;
    HistEvent event;

    edit()->history(e->history, &event, H_ENTER, text);
}

static void
forget_path(struct editor *e, const struct fault *ft)
{
    log_warn("%s; what you type is not kept for the next session", ft->text);
    free(e->path);
    e->path = NULL;
}

static void
open_history(struct editor *e)
{
    struct fault ft;
    HistEvent event;

    e->history = edit()->history_init();
    edit()->history(e->history, &event, H_SETSIZE, HISTORY_ENTRIES);
    edit()->history(e->history, &event, H_SETUNIQUE, 1);
    edit()->el_set(e->el, EL_HIST, edit()->history, e->history);
    e->path = history_path(&ft);
    if (!e->path || history_read(e->path, recall, e, &ft))
        forget_path(e, &ft);
}

/* Keys that people know from other programs and libedit leaves free. */
static void
bind_keys(EditLine *el)
{
    static const char *const keys[][2] = {
        {"^I", "slant-complete"},          {"^R", "em-inc-search-prev"},
        {"\\e[1;5C", "em-next-word"},      {"\\e[1;5D", "ed-prev-word"},
        {"\\e[3~", "ed-delete-next-char"}, {"\\e[H", "ed-move-to-beg"},
        {"\\e[F", "ed-move-to-end"},       {"\\e[1~", "ed-move-to-beg"},
        {"\\e[4~", "ed-move-to-end"},      {"^W", "ed-delete-prev-word"}};

    /* wide, for libedit loses the copies it makes of others */
    edit()->el_wset(el, EL_ADDFN, L"slant-complete", L"completes a name",
                    on_tab);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        edit()->el_set(el, EL_BIND, keys[i][0], keys[i][1], NULL);
}

/* LC_CTYPE alone: numbers keep their point. */
static void
want_utf8(void)
{
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

struct editor *
editor_new(bool colour, editor_complete *complete, void *cookie)
{
    struct editor *e = mem_alloc(sizeof *e);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};

    want_utf8();
    e->colour = colour;
    e->complete = complete;
    e->cookie = cookie;
    e->prompt = mem_string("");
    e->el = edit()->el_init("slant", stdin, stdout, stderr);
    edit()->el_set(e->el, EL_CLIENTDATA, e);
    edit()->el_set(e->el, EL_PROMPT_ESC, prompt_of, ESCAPE);
    edit()->el_set(e->el, EL_EDITOR, "emacs");
    edit()->el_set(e->el, EL_SIGNAL, 0);
    edit()->el_set(e->el, EL_GETCFN, get_character);
    bind_keys(e->el);
    open_history(e);
    edit()->el_source(e->el, NULL);
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    return e;
}

void
editor_free(struct editor *e)
{
    if (!e)
        return;
    edit()->el_end(e->el);
    edit()->history_end(e->history);
    offers_clear(&e->offers);
    free(e->offers.at);
    free(e->path);
    free(e->prompt);
    free(e);
}

enum editor_event
editor_read(struct editor *e, const char *prompt, struct buf *line)
{
    struct sigaction action = {.sa_handler = on_signal}, handler;
    sigset_t interrupt, before;
    const char *text;
    int n;

    free(e->prompt);
    e->prompt = e->colour ? mem_format("\1\033[1m\1%s\1\033[0m\1", prompt)
                          : mem_string(prompt);
    e->cancelled = false;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &before);
    sigaction(SIGINT, &action, &handler);
    interrupted = 0;
    /* libedit itself prints the prompt first. */
    edit()->el_set(e->el, EL_PREP_TERM, 1);
    if (resized)
        edit()->el_resize(e->el);
    resized = continued = 0; /* while no line was read */
    text = edit()->el_gets(e->el, &n);
    sigaction(SIGINT, &handler, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    buf_clear(line);
    if (!text) {
        fputs(e->cancelled ? "^C\n" : "\n", stdout);
        fflush(stdout);
        return e->cancelled ? EDITOR_CANCEL : EDITOR_END;
    }
    buf_add(line, text, (size_t)n);
    if (line->len && line->data[line->len - 1] == '\n')
        line->len--; /* one out of the history may have more inside */
    return EDITOR_LINE;
}

void
editor_remember(struct editor *e, const char *text)
{
    struct fault ft;

    recall(e, text);
    if (e->path && history_append(e->path, text, &ft))
        forget_path(e, &ft);
}
