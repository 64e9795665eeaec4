#include "interruptible.h"

#include <signal.h>

#include "script.h"

static struct script *volatile running;
static struct sigaction before;

static void
on_interrupt(int signum)
{
    (void)signum;
    if (running)
        script_interrupt(running);
}

void
interruptible_begin(struct script *s)
{
    struct sigaction action = {.sa_handler = on_interrupt};

    running = s;
    sigaction(SIGINT, &action, &before);
}

void
interruptible_end(void)
{
    sigaction(SIGINT, &before, NULL);
    running = NULL;
}
