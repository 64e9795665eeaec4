/*
 * syllables: of an English word, by rule. Groups of vowels are counted; a
 * silent e, -ed, -es and the end of -que and -gue are taken off; a vowel that
 * begins a syllable of its own (alli-ance, cre-ate) is added; words that the
 * rules get wrong and that news is full of are listed. A number or a word
 * without vowels has one.
 */
#ifndef SLANT_SYLLABLES_H
#define SLANT_SYLLABLES_H

#include <stddef.h>

/* form: folded; hyphens and apostrophes separate parts (`state-run`), and what
   stands behind an apostrophe counts only as part of its word. At least 1. */
unsigned syllables_count(const char *form, size_t len);

#endif
