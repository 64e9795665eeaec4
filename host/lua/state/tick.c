#include "tick.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include "engine.h"
#include "flight.h"
#include "quit.h"
#include "sample.h"

#define TICK_NS 10000000
#define WAIT_NS 20000 /* what a wait costs the host */

static int started;
static timer_t timer;

int64_t
tick_clock(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * ACT_NS + t.tv_nsec;
}

static volatile uint64_t last_turn; /* whose turn it was at the last tick */
static volatile int64_t last;       /* when that was */

int64_t
tick_used(const struct act *a)
{
    return a->cpu_ns + (last_turn == act_turn() ? tick_clock() - last : 0);
}

static int64_t
limit_of(const struct act *a)
{
    return (int64_t)(a->cpu_s * act_scale(a) * (double)ACT_NS);
}

void
tick_charge(struct act *a, int64_t before, int64_t began)
{
    a->cpu_ns = before + tick_clock() - began + WAIT_NS;
    a->over = a->cpu_ns > limit_of(a);
}

/* What ran all the time since the last tick pays for it; an act that came in
   between pays from here on, so nobody pays for another. */
static void
on_tick(int signum)
{
    struct act *a = act_running();
    uint64_t turn = act_turn();
    int64_t now = tick_clock(), limit;

    (void)signum;
    if (a && last_turn == turn)
        a->cpu_ns += now - last;
    last = now;
    last_turn = turn;
    if (!a) {
        sample_host(1);
        return;
    }
    limit = limit_of(a);
    if (a->cpu_ns > limit + ACT_GRACE_NS)
        quit(ENGINE_EXIT_CPU);
    a->late = a->deadline && flight_now() > a->deadline;
    a->over = a->over || a->late || a->cpu_ns > limit;
    if (sample_tick(a))
        a->due++;
    if (a->due || a->over)
        lua_sethook(a->L, act_hook, ACT_HOOK_MASK, 1);
}

void
tick_start(void)
{
    struct itimerspec every = {{0, TICK_NS}, {0, TICK_NS}};
    struct sigaction action = {.sa_handler = on_tick, .sa_flags = SA_RESTART};
    struct sigevent event;

    if (started++)
        return;
    memset(&event, 0, sizeof event);
    sigaction(SIGPROF, &action, NULL);
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGPROF;
    event._sigev_un._tid = gettid();
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) == 0)
        timer_settime(timer, 0, &every, NULL);
}

void
tick_stop(void)
{
    if (--started == 0)
        timer_delete(timer);
}
