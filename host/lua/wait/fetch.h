/*
 * fetch: HTTP requests on the loop of this process. Redirects are not
 * followed, proxies of the environment not used; TLS certificates are checked.
 */
#ifndef SLANT_FETCH_H
#define SLANT_FETCH_H

#include "buf.h"
#include "fault.h"
#include "task.h"

#define FETCH_BYTES (48u << 10)    /* what libcurl has for a request, about */
#define FETCH_BODY_MAX (16u << 20) /* bytes of an answer */

struct fetch_request {
    const char *url;
    const char *body; /* of a POST; NULL: GET */
    size_t body_len;
    struct curl_slist *headers; /* of fetch_header */
    double seconds;             /* at most */
};

struct fetch_answer { /* valid when its wait is over */
    long status;      /* 0: there is none, error says why */
    char error[256];
    bool late;    /* so it is because there was none in time */
    bool no_room; /* it does not fit into the plugin's memory: it is not here */
    struct buf headers; /* lines as they came */
    struct buf body;
};

/* The parts of an http or https URL: host, and port as digits (the scheme's
   own when it has none). The caller frees both. -1: it is no such URL, or there
   is no libcurl. */
int fetch_parts(const char *url, char **host, char **port, struct fault *ft);

/* Adds "Name: value" to a list, NULL at first. */
struct curl_slist *fetch_header(struct curl_slist *list, const char *line);

/* Starts a request; takes over its headers. fetch_parts has accepted the URL.
   The wait is also the way to its answer. */
struct wait *fetch_start(struct uv_loop_s *loop, const struct fetch_request *r);
struct fetch_answer *fetch_answer(struct wait *w);

#endif
