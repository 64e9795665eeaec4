/*
 * encounters: the sentences of an English text in which two actors meet: both
 * are named, or one (or none) and a word that can stand for the other. Those
 * that can hold a statement about the two (prospect.h) are to be read closely.
 */
#ifndef SLANT_ENCOUNTERS_H
#define SLANT_ENCOUNTERS_H

#include "mentions.h"
#include "name_map.h"
#include "quote_runs.h"
#include "recall.h"
#include "sentence.h"
#include "wordbook.h"

struct named { /* a mention in a sentence; actors are numbers of names */
    const struct mention *mention;
    size_t sentence;
    uint32_t actor; /* 0: none */
    uint32_t state; /* for whom it stands if it is no actor by itself; 0 */
    char gender;    /* 'm' or 'f' of a person whose name tells it, or 0 */
};

struct encounters { /* zeroed is empty */
    const char *text;
    size_t text_len;
    const struct spans *sentences;
    const struct wordbook *book;
    struct sentence *work;    /* memory for prospects, as are these two: */
    struct buf places, known; /* spans and bools */
    bool every;               /* to be read, also what can hold no statement */
    struct slice *names;      /* from 1 on */
    size_t n_names, cap_names;
    struct name_map numbers; /* of names, by their hash */
    struct named *named;     /* in the order of the text */
    size_t n_named, cap_named;
    size_t next;        /* sentence to be looked at */
    size_t first, stop; /* named in that sentence */
    bool looked;        /* at that sentence, which is still to be recalled */
    struct quote_runs runs;
    struct recall recall, in_run; /* now; where the run was first looked at */
    size_t run_known;             /* that run's first sentence, from 1 */
    struct recall_counts counts;
};

struct encounter {
    size_t sentence;             /* from 0 */
    bool to_read;                /* closely; else it only names two actors */
    const struct quote_run *run; /* that it lies in, or NULL */
};

void encounters_free(struct encounters *e);
size_t encounters_bytes(const struct encounters *e); /* of memory it holds */

/* The number of a name; 0: it has none. */
uint32_t encounters_find(const struct encounters *e, struct slice name);
/* The same, and it gets one; it must live as long. p NULL: 0. */
uint32_t encounters_number(struct encounters *e, struct slice name);

/* Adds a mention that lies in a sentence, behind those added before. */
void encounters_add(struct encounters *e, struct named named);

/* Begins, when text, sentences, book and work are set and all is added. */
void encounters_begin(struct encounters *e);

/* Looks at one more sentence: 1, it is an encounter; 0, it is none; -1: there
   is no more. Until the next call e->recall is what was known before it. */
int encounters_next(struct encounters *e, struct encounter *out);

/* Those named in sentence k: from e->named[*first] to before *stop. */
void encounters_named(const struct encounters *e, size_t k, size_t *first,
                      size_t *stop);

#endif
