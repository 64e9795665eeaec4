/* archive_library: what is used of libarchive (library.h). */
#ifndef SLANT_ARCHIVE_LIBRARY_H
#define SLANT_ARCHIVE_LIBRARY_H

#include <archive.h>
#include <archive_entry.h>

/* clang-format off */
#define ARCHIVE_FUNCTIONS(X)                                                  \
    X(entry_filetype) X(entry_hardlink) X(entry_is_encrypted)                 \
    X(entry_pathname) X(error_string) X(filter_count) X(read_data)            \
    X(read_free) X(read_new) X(read_next_header) X(read_open1)                \
    X(read_set_callback_data) X(read_set_read_callback)                       \
    X(read_set_seek_callback) X(read_support_filter_bzip2)                    \
    X(read_support_filter_xz) X(read_support_filter_zstd)                     \
    X(read_support_format_empty) X(read_support_format_raw)                   \
    X(read_support_format_tar) X(read_support_format_zip) X(set_error)
/* clang-format on */

struct archive_library {
#define MEMBER(name) __typeof__(archive_##name) *name;
    ARCHIVE_FUNCTIONS(MEMBER)
#undef MEMBER
};

const struct archive_library *archive_library(void);

#endif
