/* kind: what a file is, by its name; and what its first bytes say to that. */
#ifndef SLANT_KIND_H
#define SLANT_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

/* False if slant does not read such files. packed: something has to be taken
   off or out before what the format says is there. */
bool kind_of_name(const char *name, enum source_format *format, bool *packed);

/* A name that a walk through a folder passes over: hidden, or a corpus. */
bool kind_passed_over(const char *name);

enum kind_packing {
    PACKING_NONE,
    PACKING_GZIP,
    PACKING_OTHER /* xz, bzip2, zstd */
};

/* How what has this name is compressed, and the name of what is inside (a heap
   string; NULL with PACKING_NONE): a.tgz gives a.tar. */
enum kind_packing kind_packing(const char *name, char **inside);

/* Bytes of a name without the endings that kind_of_name knows. */
size_t kind_stem(const char *name);

/* What would be read, for people. */
#define KINDS_READ                                                         \
    "read are .txt .text .md .markdown .html .htm .xhtml .docx .rtf .pdf " \
    ".json .jsonl "                                                        \
    ".ndjson .csv .tsv .tab, "                                             \
    "also in .gz .bz2 .xz .zst .zip .tar"

/* The ending that fits what comes without a name; static string. */
const char *kind_ending_of(const char *head, size_t len);

/* head: the first bytes of a JSON file. Whether it holds an array, or an object
   over several lines, instead of one object a line. */
bool kind_json_whole(const char *head, size_t len);

/* head: the first bytes of what is called a text file. NULL, or the format they
   are known to be of, for people (static string). */
const char *kind_not_text(const char *head, size_t len);

#endif
