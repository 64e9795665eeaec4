#include "verb_child.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "child.h"
#include "mem.h"

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

int
verb_child(const char *verb, const char *words, const struct args *a,
           struct fault *ft)
{
    struct line l = {0};
    int failed, status;

    make(&l, verb, words, a);
    fflush(stdout);
    failed = child_run(l.words, NULL, &status);
    for (size_t i = 0; i < l.n; i++)
        free(l.words[i]);
    free(l.words);
    if (failed)
        return fault_set(ft, FAULT_INTERNAL, "slant cannot be started: %s",
                         strerror(failed));
    return status ? fault_set(ft, FAULT_PARTIAL, "%s", "") : 0;
}
