/* uri: where a document's uri names its file. Inside the store's folder only.
 */
#ifndef SLANT_URI_H
#define SLANT_URI_H

#include <stdbool.h>
#include <stddef.h>

/* The next place behind `at` where a file's name may end in a uri: before `#`
   or `!/`, or the whole. 0: there is none. */
size_t uri_name_end(const char *uri, size_t at);

/* The bytes of a document's uri before its place in the file (`#3`, `#L12`): a
   file's name may have such a mark, too. */
size_t uri_file_len(const char *uri);

/* Whether two uris name the same file, at whatever place in it. */
bool uri_same_file(const char *a, const char *b);

#endif
