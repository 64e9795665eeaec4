/* entities: character references of HTML where they do not belong: inside of
   the strings of JSON-LD, where many content systems leave them. */
#ifndef SLANT_ENTITIES_H
#define SLANT_ENTITIES_H

/* s with references by number and by the names that such strings have (&amp;
   &quot; &rsquo; &ndash; ...) as characters. Heap string; NULL for NULL. */
char *entities_decoded(const char *s);

#endif
