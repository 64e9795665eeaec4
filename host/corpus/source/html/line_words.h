/* line_words: what a word does in a line that says when an article came out. */
#ifndef SLANT_LINE_WORDS_H
#define SLANT_LINE_WORDS_H

#include <stddef.h>

enum line_word {
    LINE_WORD_OTHER,    /* of a name, or of a sentence */
    LINE_WORD_KNOWN,    /* says nothing: on, Friday */
    LINE_WORD_ISSUE,    /* Published: a date comes */
    LINE_WORD_UPDATE,   /* Updated: that of a later version */
    LINE_WORD_BY,       /* the name of who wrote or published it comes */
    LINE_WORD_COUNT,    /* has a number beside it: 5 min read, 10 Uhr */
    LINE_WORD_NUMBERED, /* has one behind it: no. 14 */
    LINE_WORD_JOINT     /* may stand inside a name: of, the */
};

/* word: of date_word. */
enum line_word line_word(const char *word);

#endif
