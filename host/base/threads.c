#include "threads.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

struct thread {
    thread_body *body;
    void *cookie;
    size_t number;
    pthread_t id;
    bool begun;
};

static void *
run(void *cookie)
{
    const struct thread *t = cookie;

    t->body(t->cookie, t->number);
    return NULL;
}

/* A new thread has the signal mask of the one that makes it. */
static void
begin_all(struct thread *at, size_t n)
{
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (size_t i = 1; i < n; i++)
        at[i].begun = pthread_create(&at[i].id, NULL, run, &at[i]) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void
threads_run(size_t n, thread_body *body, void *cookie)
{
    struct thread at[THREADS_MAX];

    for (size_t i = 0; i < n; i++)
        at[i] = (struct thread){.body = body, .cookie = cookie, .number = i};
    begin_all(at, n);
    for (size_t i = 0; i < n; i++)
        if (!at[i].begun)
            run(&at[i]);
    for (size_t i = 0; i < n; i++)
        if (at[i].begun)
            pthread_join(at[i].id, NULL);
}
