/*
 * prospect: whether a sentence can hold a statement of somebody towards
 * somebody at all, before it is parsed. Each cue has a place where those whom
 * it is about must stand; when nobody is named or referred to at the place of
 * any cue, no parse finds a statement. The other way round it does not hold:
 * places reach further here than the rules do, which know verb groups and heads
 * of phrases.
 *
 * A phrase begins at a word and goes on to a mark, an auxiliary, a conjunction
 * or a preposition; behind a linking one, or behind a noun that is a cue ("the
 * policies of", "sanctions against"), it goes on.
 */
#ifndef SLANT_PROSPECT_H
#define SLANT_PROSPECT_H

#include "sentence.h"
#include "wordbook.h"

/* Bits of the kinds of words. */
enum prospect_kind {
    WORD_TELLS,  /* without one nothing is stated */
    WORD_SHARES, /* by which a sentence can speak of two whom it does not name
                  */
    /* cues, by where somebody must stand: */
    CUE_NEAR,   /* of verbs: in the phrase right behind it */
    CUE_NEXT,   /* there, or with one more word between */
    CUE_DEMAND, /* there, and what he must not do behind it */
    CUE_CALL,   /* there, and what he is called behind it */
    CUE_BY,     /* in a phrase behind "by" */
    CUE_WITH,   /* in a phrase behind "with" */
    CUE_FAR,    /* behind any preposition in reach */
    CUE_TO,     /* behind one of the next words */
    CUE_GIFT,   /* in reach, as are goods */
    CUE_GIVEN,  /* in reach, and goods in the sentence */
    CUE_FIRE,   /* as CUE_FAR, and goods in the sentence */
    CUE_AFTER,  /* anywhere behind it */
    CUE_PAIR,   /* two together before it */
    CUE_BLAME,  /* two anywhere */
    CUE_NOUN,   /* as CUE_TO, of a noun */
    CUE_LABEL,  /* two anywhere, and a copula before it or a name beside it */
    CUE_STATE,  /* as CUE_TO or CUE_PAIR, and a copula before it */
    CUE_SHARED, /* around a noun that two share */
    CUE_TIE,    /* there, and a word that gives it a sign */
    CUE_JOINT,  /* there, and "joint", or two who made it */
    CUE_CALM,   /* as CUE_TO, or "on" begins the sentence */
    CUE_ANY,    /* anywhere */
    /* others: */
    WORD_STOP,    /* ends a phrase */
    WORD_LINK,    /* of what ends one: it may go on behind it */
    WORD_BEFORE,  /* a phrase may begin behind it */
    WORD_ADVERB,  /* beside the words in -ly */
    WORD_PRONOUN, /* ends a phrase, and stands for somebody */
    WORD_NAMES,   /* stands for somebody: it, his */
    WORD_TWO,     /* stands for two: both, sides */
    WORD_POINTS,  /* stands for somebody where a phrase begins: this */
    WORD_GOODS,   /* what is given */
    WORD_COPULA,  /* what somebody is follows */
    WORD_SIGN,    /* gives what two share a sign */
    WORD_MAKES,   /* what two make follows */
    WORD_NOT,     /* not to do, or to end */
    WORD_CALLED,  /* what somebody is called */
    WORD_PHRASE,  /* what is listed is this word and the next */
    WORD_OWNS,    /* no verb follows: a, its, 's */
    PROSPECT_KINDS
};

/* Adds the bits of a list of letters; false: one of them is none. In the order
   of the bits they are 12, nmqcbwftgyxepvdljsroka and SLPRNOTHGCQEZBWD. */
bool prospect_letters(const char *letters, uint64_t *kinds);

/* b lists the words. names: by place of the sentence, whether it names
   somebody. Fills x->at[].kinds. */
bool prospect_in(const struct wordbook *b, struct sentence *x,
                 const bool *names);

#endif
