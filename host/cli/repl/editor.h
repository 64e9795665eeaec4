/*
 * editor: lines typed on a terminal, by libedit: UTF-8, history, completion
 * by Tab. Ctrl-C gives up the line at hand, Ctrl-D on an empty line ends.
 */
#ifndef SLANT_EDITOR_H
#define SLANT_EDITOR_H

#include <stdbool.h>

#include "buf.h"

struct editor;

enum editor_event {
    EDITOR_LINE,
    EDITOR_CANCEL, /* Ctrl-C */
    EDITOR_END     /* Ctrl-D, or the terminal is gone */
};

/* Hands each word that may stand at the line's end to editor_offer. Returns
   the byte of the line where that word begins. */
typedef size_t editor_complete(void *cookie, struct editor *e,
                               const char *line);

/* For stdin and stdout; one at a time. The history is read from its file and
   kept there; where that fails, it says so once and goes on without. Takes
   SIGCONT and SIGWINCH. */
struct editor *editor_new(bool colour, editor_complete *complete, void *cookie);
void editor_free(struct editor *e);
/* help: one line about the word, or NULL. Both are copied. */
void editor_offer(struct editor *e, const char *word, const char *help);

/* The line, without its end, is put into `line`. While it is read, SIGINT gives
   EDITOR_CANCEL and does not reach its handler. */
enum editor_event editor_read(struct editor *e, const char *prompt,
                              struct buf *line);
/* A chunk, of one line or several, for the history. */
void editor_remember(struct editor *e, const char *text);

#endif
