/*
 * driver: main() of a fuzz target, for compilers without a fuzzer of their
 * own. Inputs are the seeds, then what mutate makes of them.
 *
 *     fuzz_x [-s SECONDS] [-n INPUTS] [-r SEED] [-l] [SEEDS | FILE...]
 *
 * SEEDS: a folder; files are run once each, as they are. -l looks for leaks
 * after every input. The input at work stands in ./last-NAME and stays there
 * when the process dies of it, however it dies.
 */
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "mem.h"
#include "mutate.h"
#include "tools.h"

#define DRIFT 256     /* mutants that are mutated further */
#define INPUT_WALL 10 /* seconds for one input, then it hangs */

__attribute__((weak)) void __sanitizer_set_death_callback(void (*f)(void));
__attribute__((weak)) int __lsan_do_recoverable_leak_check(void);

/* So that on_signal hears of it. */
const char *__ubsan_default_options(void);

static struct {
    const char *name;
    double seconds;
    uint64_t inputs, seed; /* inputs 0: no end */
    bool leaks;
    struct inputs pool, tokens;
    size_t n_seeds;
    uint64_t done;
    char *last; /* path */
    int fd;
    bool busy;
} run = {.name = "fuzz", .seconds = 4.5, .seed = 1};

const char *
__ubsan_default_options(void)
{
    return "abort_on_error=1:print_stacktrace=1";
}

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* The process dies: say of what. */
static void
on_death(void)
{
    if (!run.busy)
        return;
    run.busy = false;
    fprintf(stderr, "%s: input %" PRIu64 " of seed %" PRIu64 " is in %s\n",
            run.name, run.done + 1, run.seed, run.last);
}

static void
on_signal(int number)
{
    static const char slow[] = "the input takes too long\n";

    if (number == SIGALRM && write(STDERR_FILENO, slow, sizeof slow - 1) < 0)
        _exit(1);
    on_death();
    signal(number == SIGALRM ? SIGABRT : number, SIG_DFL);
    raise(number == SIGALRM ? SIGABRT : number);
}

static void
on_exit_inside(void)
{
    if (!run.busy)
        return;
    fputs("the target called exit\n", stderr);
    on_death();
    _exit(1);
}

static void
watch(void)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};

    signal(SIGABRT, on_signal);
    signal(SIGALRM, on_signal);
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(on_death);
    } else {
        for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
            signal(crashes[i], on_signal);
    }
    atexit(on_exit_inside);
    run.last = mem_format("last-%s", run.name);
    run.fd = open(run.last, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    FUZZ_CHECK(run.fd >= 0);
}

/* The target gets bytes of its own: a read behind them is found. */
static void
execute(const struct input *in)
{
    uint8_t *copy = malloc(in->len ? in->len : 1);

    if (in->len)
        memcpy(copy, in->data, in->len);
    FUZZ_CHECK(pwrite(run.fd, copy, in->len, 0) == (ssize_t)in->len);
    FUZZ_CHECK(ftruncate(run.fd, (off_t)in->len) == 0);
    run.busy = true;
    alarm(INPUT_WALL);
    LLVMFuzzerTestOneInput(copy, in->len);
    alarm(0);
    free(copy);
    if (run.leaks && __lsan_do_recoverable_leak_check)
        FUZZ_CHECK(__lsan_do_recoverable_leak_check() == 0);
    run.busy = false;
    run.done++;
}

static void
read_input(const char *path)
{
    static char bytes[INPUT_MAX];
    FILE *f = fopen(path, "rb");

    if (!f) {
        perror(path);
        exit(2);
    }
    inputs_add(&run.pool, bytes, fread(bytes, 1, sizeof bytes, f));
    fclose(f);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* A folder's files in the order of their names, or one file. */
static bool
read_inputs(const char *path)
{
    struct dirent **entries;
    int n = scandir(path, &entries, NULL, by_name);

    if (n < 0) {
        read_input(path);
        return false;
    }
    for (int i = 0; i < n; i++) {
        char *file = mem_format("%s/%s", path, entries[i]->d_name);

        if (strcmp(entries[i]->d_name, "tokens.dict") == 0)
            tokens_read(&run.tokens, file);
        else if (entries[i]->d_name[0] != '.')
            read_input(file);
        free(file);
        free(entries[i]);
    }
    free(entries);
    return true;
}

static void
mutate_on(void)
{
    static const unsigned char zero;
    struct input in = {mem_alloc(INPUT_MAX), 0};
    uint64_t state = run.seed;
    double end = now() + run.seconds;

    if (!run.pool.n)
        inputs_add(&run.pool, &zero, 0);
    run.n_seeds = run.pool.n;
    for (uint64_t i = 0; (!run.inputs || i < run.inputs) && now() < end; i++) {
        const struct input *of = &run.pool.at[random_below(&state, run.pool.n)];
        size_t drift = run.pool.n - run.n_seeds;

        in.len = of->len;
        memcpy(in.data, of->data, of->len);
        mutate(&in, &run.pool, &run.tokens, &state);
        execute(&in);
        if (random_below(&state, 16))
            continue;
        if (drift < DRIFT) {
            inputs_add(&run.pool, in.data, in.len);
        } else {
            struct input *old =
                &run.pool.at[run.n_seeds + random_below(&state, drift)];
            struct input spare = *old;

            *old = in;
            in = spare;
        }
    }
    free(in.data);
}

static void
read_environment(void)
{
    const char *seconds = getenv("SLANT_FUZZ_SECONDS");
    const char *seed = getenv("SLANT_FUZZ_SEED");

    if (getenv("SLANT_TEST_LONG"))
        run.seconds = 60;
    if (seconds)
        run.seconds = atof(seconds);
    if (seed)
        run.seed = strtoull(seed, NULL, 0);
}

static void
read_arguments(int argc, char **argv)
{
    int option;

    while ((option = getopt(argc, argv, "s:n:r:l")) != -1) {
        if (option == 's')
            run.seconds = atof(optarg);
        else if (option == 'n')
            run.inputs = strtoull(optarg, NULL, 0);
        else if (option == 'r')
            run.seed = strtoull(optarg, NULL, 0);
        else if (option == 'l')
            run.leaks = true;
        else
            exit(2);
    }
}

int
main(int argc, char **argv)
{
    const char *slash = strrchr(argv[0], '/');
    bool fuzz = true;
    double began = now();

    run.name = slash ? slash + 1 : argv[0];
    read_environment();
    read_arguments(argc, argv);
    watch();
    for (int i = optind; i < argc; i++)
        fuzz = read_inputs(argv[i]) && fuzz;
    for (size_t i = 0; i < run.pool.n; i++)
        execute(&run.pool.at[i]);
    if (fuzz)
        mutate_on();
    printf("%s: %" PRIu64 " inputs in %.1f s, seed %" PRIu64 "\n", run.name,
           run.done, now() - began, run.seed);
    inputs_free(&run.pool);
    inputs_free(&run.tokens);
    close(run.fd);
    unlink(run.last);
    free(run.last);
    return 0;
}
