/*
 * fold: the type (vocabulary form) of a token, and the parts inside it.
 */
#ifndef SLANT_FOLD_H
#define SLANT_FOLD_H

#include <stddef.h>

#include "buf.h"
#include "span.h"

/* Appends the type of the token s[0..len): full case fold and NFKC (utf8proc),
   typographic apostrophes and quotes to ' and ", dashes and special hyphens to
   -, soft hyphens and zero-width characters dropped, no-break spaces to a
   space. ASCII takes a short way. Idempotent: folding a type gives it back. */
void fold_token(const char *s, size_t len, struct buf *out);

/* The same but for the case of letters, which stays. */
void fold_keeping_case(const char *s, size_t len, struct buf *out);

/* The sub-tokens of a token, in bytes of s: what queries, dictionaries and
   actor names match. `china's` gives [china]; `china-russia` gives [china,
   russia]; `sino-russian's` [sino, russian]; a plural possessive `allies'`
   cannot stand in a token; `don't`, `o'brien`, `1,000.50`, a URL and `u.s.`
   give themselves. Works on a surface token as on a type (both plain and
   typographic marks count). A token gives at least one part. */
void fold_parts(const char *s, size_t len, struct spans *out);
/* Where a part of the token s ends together with the possessive 's that
   fold_parts left out behind it; part.stop if there is none. */
size_t fold_possessive(const char *s, size_t len, struct span part);

#endif
