/* address: whether a paragraph is the publisher speaking. */
#ifndef SLANT_ADDRESS_H
#define SLANT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

/* Outside of quotation marks it says we or you, or speaks of itself and its
   rights: this article, subscribe, copyright. A quotation may have begun before
   it, or end behind it. English; false for texts in other languages. s: UTF-8.
 */
bool address_of_readers(const char *s, size_t len);

#endif
