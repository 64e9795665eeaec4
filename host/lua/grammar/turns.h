/*
 * turns: who speaks in a transcript, named before a colon with which a line
 * begins: `PUTIN: We agree.`, `President Xi: Yes.`
 */
#ifndef SLANT_TURNS_H
#define SLANT_TURNS_H

#include <stdbool.h>
#include <stddef.h>

/* Where the name stops before its colon, if the line that begins at byte `at`
   of a text may be a turn, or 0. It need not be a person's. */
size_t turn_label(const char *text, size_t len, size_t at);
/* Whether a line begins at a byte. */
bool turn_begins(const char *text, size_t at);
/* Where the line ends that has byte `at`. */
size_t turn_stop(const char *text, size_t len, size_t at);

#endif
