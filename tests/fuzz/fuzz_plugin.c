/*
 * A plugin whose init.lua is any text, described as slant does it: in a process
 * of its own, which may end itself at a limit, but not otherwise. One that
 * still runs after a second is let off: tests/hostile has the limits.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine_lua.h"
#include "manifest.h"
#include "mem.h"
#include "tools.h"

static void
on_running(void *cookie, int plugin, int64_t document)
{
    (void)cookie;
    (void)plugin;
    (void)document;
}

static _Noreturn void
describe(char *plugins)
{
    struct engine_sink sink = {.running = on_running};
    struct engine_spec spec = {.folders = &plugins, .n_folders = 1};
    struct rlimit no_files = {0, 0};
    struct engine_descriptions d;
    struct manifest m;
    struct fault ft;

    signal(SIGALRM, SIG_DFL);
    alarm(1);
    setrlimit(RLIMIT_FSIZE, &no_files);
    FUZZ_CHECK(lua_engine.describe(&spec, &sink, &d, NULL, &ft) == 0);
    FUZZ_CHECK(d.n == 1 && d.at[0].name && d.at[0].asked);
    FUZZ_CHECK(!d.at[0].manifest == !!d.at[0].error);
    if (d.at[0].manifest) {
        FUZZ_CHECK(manifest_parse(&m, d.at[0].manifest, &ft) == 0);
        manifest_free(&m);
    }
    engine_descriptions_free(&d);
    _exit(0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char *plugins;
    int status;
    pid_t child;

    if (!plugins) {
        char *folder;

        plugins = mem_format("%s/plugins", fuzz_folder());
        folder = mem_format("%s/x", plugins);
        FUZZ_CHECK(mkdir(plugins, 0777) == 0 && mkdir(folder, 0777) == 0);
        free(folder);
    }
    free(fuzz_write("plugins/x/init.lua", data, size));
    child = fork();
    if (child == 0)
        describe(plugins);
    FUZZ_CHECK(child > 0);
    while (waitpid(child, &status, 0) != child)
        FUZZ_CHECK(errno == EINTR);
    if (WIFSIGNALED(status))
        FUZZ_CHECK(WTERMSIG(status) == SIGALRM);
    else
        FUZZ_CHECK(WEXITSTATUS(status) == 0 ||
                   WEXITSTATUS(status) == ENGINE_EXIT_MEMORY ||
                   WEXITSTATUS(status) == ENGINE_EXIT_CPU);
    return 0;
}
