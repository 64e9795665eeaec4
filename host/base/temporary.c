#include "temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"

static const char *
folder(void)
{
    const char *s = getenv("TMPDIR");

    return s && *s ? s : "/tmp";
}

static int
cannot_make(const char *what, struct fault *ft)
{
    return fault_set(ft, FAULT_IO,
                     "%s: no temporary %s can be made: %s; name another folder "
                     "in $TMPDIR",
                     folder(), what, strerror(errno));
}

int
temporary_file(struct fault *ft)
{
    int fd = open(folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd < 0) {
        char *name = mem_format("%s/slant-XXXXXX", folder());

        fd = mkostemp(name, O_CLOEXEC);
        if (fd >= 0)
            unlink(name);
        free(name);
    }
    return fd >= 0 ? fd : cannot_make("file", ft);
}

char *
temporary_folder(const char *name, struct fault *ft)
{
    char *path = mem_format("%s/%s-XXXXXX", folder(), name);

    if (mkdtemp(path))
        return path;
    cannot_make("folder", ft);
    free(path);
    return NULL;
}

int
temporary_fault(const char *what, struct fault *ft)
{
    fault_set(ft, FAULT_IO, "%s: %s", what, strerror(errno));
    return temporary_told(ft);
}

int
temporary_told(struct fault *ft)
{
    struct fault told = *ft;

    return fault_set(ft, FAULT_IO,
                     "%s; where $TMPDIR (%s) is too small, name another folder "
                     "in it",
                     told.text, folder());
}
