#include "verb_child.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "mem.h"

extern char **environ;

struct line {
    char **words;
    size_t n, cap;
};

static void
add(struct line *l, char *word)
{
    l->words = mem_grow(l->words, &l->cap, l->n + 1, sizeof *l->words);
    l->words[l->n++] = word;
}

static void
add_words(struct line *l, const char *s)
{
    while (*(s += strspn(s, " \t\r"))) {
        bool quoted = *s == '"' || *s == '\'';
        const char ends[] = {*s, '\0'};
        size_t len = strcspn(s + quoted, quoted ? ends : " \t\r");

        add(l, mem_copy(s + quoted, len));
        s += quoted + len;
        s += quoted && *s;
    }
}

static void
make(struct line *l, const char *verb, const char *words, const struct args *a)
{
    add(l, mem_string("slant"));
    add(l, mem_string(verb));
    add(l, mem_format("--corpus=%s", a->corpus));
    for (size_t i = 0; i < a->n_set && strcmp(verb, "script") == 0; i++) {
        if (strcmp(a->set[i].option->name, "plugins") == 0)
            add(l, mem_format("--plugins=%s", a->set[i].value));
    }
    add_words(l, words);
    add(l, NULL);
}

static int
wait_for(pid_t child)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
verb_child(const char *verb, const char *words, const struct args *a,
           struct fault *ft)
{
    struct line l = {0};
    pid_t child;
    int failed;

    make(&l, verb, words, a);
    fflush(stdout);
    failed =
        posix_spawn(&child, "/proc/self/exe", NULL, NULL, l.words, environ);
    for (size_t i = 0; i < l.n; i++)
        free(l.words[i]);
    free(l.words);
    if (failed)
        return fault_set(ft, FAULT_INTERNAL, "slant cannot be started: %s",
                         strerror(failed));
    return wait_for(child) ? fault_set(ft, FAULT_PARTIAL, "%s", "") : 0;
}
