/* speech_read: finds who says what in a document. */
#ifndef SLANT_SPEECH_READ_H
#define SLANT_SPEECH_READ_H

#include "speech.h"

/* Reads an article that has its words, sentences and paragraphs, and whose
   mentions are in speakers.mentions. Raises when the act is over its CPU
   limit. */
void speech_read(lua_State *L, struct speech *s, const struct article *a);

#endif
