#include "flight.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

uint64_t
flight_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void
flight_new(struct flight *f, unsigned n_slots)
{
    size_t size = n_slots * sizeof *f->slots;

    f->n = n_slots;
    f->fd = memfd_create("slant-flight", MFD_CLOEXEC);
    if (f->fd < 0 || ftruncate(f->fd, (off_t)size) < 0) {
        perror("slant: shared page");
        exit(3);
    }
    f->slots = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, f->fd, 0);
    if (f->slots == MAP_FAILED) {
        perror("slant: shared page");
        exit(3);
    }
    for (unsigned i = 0; i < n_slots; i++)
        flight_clear(&f->slots[i]);
}

void
flight_free(struct flight *f)
{
    if (!f->slots)
        return;
    munmap(f->slots, f->n * sizeof *f->slots);
    close(f->fd);
    *f = (struct flight){.fd = -1};
}

void
flight_clear(struct flight_slot *s)
{
    for (int i = 0; i < FLIGHT_PAIRS; i++)
        s->pairs[i].since = 0;
    for (int i = 0; i < FLIGHT_PROGRAMS; i++)
        s->programs[i] = 0;
    s->running_plugin = -1;
    s->running_document = 0;
    s->profile = s->turn = 0;
    s->cpu_ns = 0;
    s->place[0] = '\0';
}

struct flight_slot *
flight_attach(int fd, unsigned index)
{
    struct stat st;
    struct flight_slot *slots;

    if (fstat(fd, &st) < 0 ||
        (size_t)st.st_size < (index + 1) * sizeof(struct flight_slot))
        return NULL;
    slots = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED,
                 fd, 0);
    return slots == MAP_FAILED ? NULL : &slots[index];
}

/* In the order of the code, as a slot's one writer needs and no more: several
   are written for each pair. */
#define set(member, value) \
    atomic_store_explicit(&(member), value, memory_order_release)

void
flight_begin(struct flight_slot *s, unsigned plugin, int64_t document,
             uint64_t now)
{
    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        if (s->pairs[i].since == 0) {
            set(s->pairs[i].plugin, plugin);
            set(s->pairs[i].document, document);
            s->pairs[i].waits[0] = '\0';
            set(s->pairs[i].since, now);
            return;
        }
    }
}

static struct flight_pair *
find(struct flight_slot *s, unsigned plugin, int64_t document)
{
    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        struct flight_pair *p = &s->pairs[i];

        if (p->since && p->plugin == plugin && p->document == document)
            return p;
    }
    return NULL;
}

void
flight_end(struct flight_slot *s, unsigned plugin, int64_t document)
{
    struct flight_pair *p = find(s, plugin, document);

    if (p)
        set(p->since, 0);
}

void
flight_running(struct flight_slot *s, int plugin, int64_t document)
{
    set(s->turn, s->turn + 1);
    set(s->cpu_ns, 0);
    s->place[0] = '\0';
    set(s->running_document, document);
    set(s->running_plugin, plugin);
}

static void
write_place(char *place, const char *source, int line, const char *function)
{
    static const char cut[] = "...";
    char rest[48];
    int n = function
                ? snprintf(rest, sizeof rest, ":%d (%.24s)", line, function)
                : snprintf(rest, sizeof rest, ":%d", line);
    size_t room = FLIGHT_PLACE - 1 - (size_t)n;
    size_t len = strlen(source), from = 0;

    if (len > room)
        from = len - room + strlen(cut);
    while (from && (source[from] & 0xc0) == 0x80)
        from++;
    snprintf(place, FLIGHT_PLACE, "%s%s%s", from ? cut : "", source + from,
             rest);
}

void
flight_place(struct flight_slot *s, const char *source, int line)
{
    write_place(s->place, source, line, NULL);
}

void
flight_waits(struct flight_slot *s, unsigned plugin, int64_t document,
             const char *source, int line, const char *function)
{
    struct flight_pair *p = find(s, plugin, document);

    if (p)
        write_place(p->waits, source, line, function);
}

void
flight_program(struct flight_slot *s, int group, bool runs)
{
    for (int i = 0; i < FLIGHT_PROGRAMS; i++) {
        if (s->programs[i] == (runs ? 0 : group)) {
            set(s->programs[i], runs ? group : 0);
            return;
        }
    }
}

void
flight_end_programs(struct flight_slot *s)
{
    for (int i = 0; i < FLIGHT_PROGRAMS; i++) {
        if (s->programs[i] > 1)
            kill(-s->programs[i], SIGKILL);
        s->programs[i] = 0;
    }
}
