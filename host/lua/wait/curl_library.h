/*
 * curl_library: what is used of libcurl (library.h), which is loaded when a
 * plugin first asks for something over HTTP.
 */
#ifndef SLANT_CURL_LIBRARY_H
#define SLANT_CURL_LIBRARY_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

/* clang-format off */
#define CURL_FUNCTIONS(X)                                                     \
    X(easy_init) X(easy_setopt) X(easy_getinfo) X(easy_cleanup)               \
    X(easy_strerror) X(global_init) X(free) X(slist_append)                   \
    X(slist_free_all) X(url) X(url_set) X(url_get) X(url_cleanup)             \
    X(multi_init) X(multi_setopt) X(multi_add_handle) X(multi_remove_handle)  \
    X(multi_socket_action) X(multi_info_read) X(multi_assign)
/* clang-format on */

struct curl_library {
#define MEMBER(name) __typeof__(curl_##name) *name;
    CURL_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* NULL: it is not installed, or too old. */
const struct curl_library *curl_library(void);

#endif
