/*
 * flight: a page of memory that a coordinator shares with its workers (memfd,
 * inherited). A worker writes which pairs are in flight in it and which one has
 * the CPU; the coordinator reads that after the worker died, and to see who is
 * over its wall-clock limit. Each slot has one writer.
 */
#ifndef SLANT_FLIGHT_H
#define SLANT_FLIGHT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define FLIGHT_PAIRS 64 /* in flight in one worker */
#define FLIGHT_PLACE 96 /* bytes, the NUL included */

struct flight_pair {
    _Atomic uint64_t since; /* monotonic ns when it began; 0: a free place */
    _Atomic int64_t document;
    _Atomic uint32_t plugin;
    char waits[FLIGHT_PLACE]; /* where it last began to wait, like place, and in
                                 what: "init.lua:57 (sleep)"; "": it did not */
};

#define FLIGHT_PROGRAMS 256 /* more are not known here */

struct flight_slot {
    _Atomic int32_t programs[FLIGHT_PROGRAMS]; /* process groups of programs
                                                  that run; 0: a free place */
    _Atomic uint32_t profile; /* written by the coordinator: every tick's stack
                                 is wanted */
    _Atomic uint32_t turn;    /* counts how often something began to run */
    /* Of the pair that runs, as of the last CPU tick. */
    _Atomic uint64_t cpu_ns;
    char place[FLIGHT_PLACE]; /* "init.lua:57"; read at any moment, it may be
                                 torn: for people */
    _Atomic int64_t running_document;
    _Atomic int32_t running_plugin; /* -1: the host itself */
    struct flight_pair pairs[FLIGHT_PAIRS];
};

struct flight {
    struct flight_slot *slots;
    unsigned n;
    int fd; /* of the memfd, for the children */
};

/* Ends the process with a message if the system has no memory for it. */
void flight_new(struct flight *f, unsigned n_slots);
void flight_free(struct flight *f);
void flight_clear(struct flight_slot *s);
/* In a worker: the slot `index` of the inherited descriptor; NULL if it is not
   such a page. */
struct flight_slot *flight_attach(int fd, unsigned index);

/* A pair begins at `now` (flight_now), and ends. */
void flight_begin(struct flight_slot *s, unsigned plugin, int64_t document,
                  uint64_t now);
void flight_end(struct flight_slot *s, unsigned plugin, int64_t document);
/* Also to tell that the host is alive: then plugin is -1. */
void flight_running(struct flight_slot *s, int plugin, int64_t document);

/* Where the pair that runs is. Of a source too long for the slot the end is
   kept, between two characters, behind "...". */
void flight_place(struct flight_slot *s, const char *source, int line);

/* The pair waits from now on, there, in a function of this name or NULL. */
void flight_waits(struct flight_slot *s, unsigned plugin, int64_t document,
                  const char *source, int line, const char *function);

/* A program of this process group runs, or has ended. */
void flight_program(struct flight_slot *s, int group, bool runs);
/* After the worker's end: what its programs have left behind ends. */
void flight_end_programs(struct flight_slot *s);

uint64_t flight_now(void); /* monotonic ns */

#endif
