/* translated: whether a text is a translation, by what its carrier says. Lines
   of the text that say so: rules.h. */
#ifndef SLANT_TRANSLATED_H
#define SLANT_TRANSLATED_H

#include <stddef.h>

#include "vars.h"

#define TRANSLATED_YES "yes"
#define TRANSLATED_NO "no"
#define TRANSLATED_UNKNOWN "unknown"

/* What a field called `translated` means, or NULL. Static string. */
const char *translated_word(const char *s, size_t len);

/* By variables that name a translator or the language of the original (no, when
   it is the text's own; language: its tag, or NULL), or NULL. Static string. */
const char *translated_by(const struct vars *v, const char *language);

#endif
