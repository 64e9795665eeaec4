/*
 * word_list: files of words by value, or by what they do to others, written
 * for people: a line has as many words as fit, and their forms are made here.
 *
 *   VALUE FORMS WORD ...   words of this value; FORMS is a kind of inflect.h
 *   KIND WORD ...          words of a kind of the rules (tone.h), as they stand
 *   = GROUP                what the words of a value below share: their note
 *
 * `_` in a word is a blank. Lines that are empty, or begin with a blank or #,
 * are passed by. A word that is listed wins over a form made of another; among
 * equals the first line wins, among kinds the last.
 */
#ifndef SLANT_WORD_LIST_H
#define SLANT_WORD_LIST_H

#include "fault.h"
#include "lexicon.h"
#include "tone.h"

/* Adds the words of a file to a lexicon. -1: *ft names the line. */
int word_list_read(struct lexicon *l, const struct tone_rules *r,
                   const char *text, size_t len, struct fault *ft);

#endif
