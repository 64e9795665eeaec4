/* compare: what qsort and bsearch order plain elements by, ascending. */
#ifndef SLANT_COMPARE_H
#define SLANT_COMPARE_H

int compare_uint32(const void *a, const void *b);
int compare_int64(const void *a, const void *b);
int compare_double(const void *a, const void *b); /* no NAN among them */
int compare_string(const void *a, const void *b); /* of char *: by bytes */

#endif
