#include "quit.h"

#include <stdbool.h>
#include <unistd.h>

#include "engine.h"

static bool speaking;

void
quit_speaks(void)
{
    speaking = true;
}

void
quit(int status)
{
    static const char memory[] =
        "slant: error: a plugin reached its memory limit\n";
    static const char cpu[] = "slant: error: a plugin took too long inside one "
                              "function of Lua's library\n";

    if (speaking) {
        bool of_memory = status == ENGINE_EXIT_MEMORY;
        ssize_t ignored = write(STDERR_FILENO, of_memory ? memory : cpu,
                                of_memory ? sizeof memory - 1 : sizeof cpu - 1);

        (void)ignored;
        status = 1;
    }
    _exit(status);
}
