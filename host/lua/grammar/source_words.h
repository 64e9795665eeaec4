/*
 * source_words: what the words of a source tell, those that name somebody or a
 * head of the phrase, without its mentions.
 */
#ifndef SLANT_SOURCE_WORDS_H
#define SLANT_SOURCE_WORDS_H

#include "speakers.h"

/* Whether a pattern that begins with ^ matches a slice from byte `from`; *at
   becomes the place of its capture, if it has one. */
bool source_reads(const struct speaker_reader *r, struct slice s, size_t from,
                  const char *pattern, size_t *at);
bool source_contains(struct slice s, const char *words);
bool source_ends_with(struct slice s, const char *words);
/* A string that lives as long as the document is read. */
char *source_make(struct speaker_reader *r, size_t len);
/* The roles of the letters that a slice begins with, as a word. */
int source_role(const struct speaker_reader *r, struct slice s);
/* A name without what a phrase may begin with beside it. */
struct slice source_without_article(struct speaker_reader *r, struct slice s);
/* The bytes behind the last blank. */
struct slice source_last_word(struct slice s);
/* Whether a word of three or more small letters stands in a name. */
bool source_has_small_word(struct slice s);
/* What the last word of these is that stands for a person (in small letters:
   spokesman) or for a body; SOURCE_OTHER: there is none. */
enum source_kind source_last_kind(const struct speaker_reader *r,
                                  struct slice s);
/* The words of a phrase up to the first preposition: its head is the last. */
struct slice source_head(const struct speaker_reader *r, struct slice text);
/* Whether a word of a phrase up to its first preposition is for those who are
   no voice of whom it names: the president's critics. */
bool source_is_of_others(const struct speaker_reader *r, struct slice text);
/* The name with which a phrase ends behind a small word for a person: of `Putin
   critic Bill Braun` that of Braun; the phrase as it is when it has none. */
struct slice source_name_behind(const struct speaker_reader *r,
                                struct slice text);

#endif
