#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "log.h"
#include "plural.h"

enum {
    BAR = 24,
    BUFFERS = 32,
    BUFFER = 64
};

static char *
next_buffer(void)
{
    static char text[BUFFERS][BUFFER];
    static int next;

    return text[next = (next + 1) % BUFFERS];
}

const char *
progress_count(uint64_t n)
{
    char digits[24], *out = next_buffer();
    int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
    size_t at = 0;

    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return out;
}

const char *
progress_things(uint64_t n, const char *thing)
{
    char *out = next_buffer();

    snprintf(out, BUFFER, "%s %s%s", progress_count(n), thing, plural(n));
    return out;
}

void
progress_draw(const char *stage, uint64_t done, uint64_t all, double seconds,
              const char *rate)
{
    char bar[BAR + 1], eta[32] = "", line[200];
    double share = all ? (double)done / (double)all : 0;

    if (!isatty(STDERR_FILENO) || !stage)
        return;
    for (int i = 0; i < BAR; i++)
        bar[i] = i < (int)(share * BAR) ? '#' : '.';
    bar[BAR] = '\0';
    if (seconds > 1 && share > 0.01 && share < 1) {
        uint64_t left = (uint64_t)(seconds / share - seconds) + 1;

        snprintf(eta, sizeof eta, "  %" PRIu64 ":%02" PRIu64 " left", left / 60,
                 left % 60);
    }
    snprintf(line, sizeof line, "%s [%s] %3.0f %%  %s%s", stage, bar,
             share * 100, rate, eta);
    log_progress(line);
}
