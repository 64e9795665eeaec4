#include "fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "curl_library.h"
#include "mem.h"

struct fetch {
    struct wait wait;
    CURL *easy;
    struct curl_slist *headers;
    char *body;
    bool too_much;
    struct fetch_answer answer;
};

struct watch { /* of one socket */
    uv_poll_t poll;
    curl_socket_t socket;
};

/* One a process: there is one loop. */
static struct {
    const struct curl_library *curl;
    CURLM *multi;
    uv_loop_t *loop;
    uv_timer_t timer;
    struct fetch *large; /* what came for it may be too much */
} all;

/* Ends a request for whose answer there is no room. Not inside a call of
   libcurl, which would not let others be released. */
static void
check_room(void)
{
    struct fetch *f = all.large;

    all.large = NULL;
    if (!f || wait_fits(&f->wait))
        return;
    f->answer.no_room = true;
    all.curl->multi_remove_handle(all.multi, f->easy);
    wait_done(&f->wait);
}

/* Tells those whose requests are over. */
static void
check_messages(void)
{
    CURLMsg *m;
    int left;

    check_room();
    while ((m = all.curl->multi_info_read(all.multi, &left))) {
        struct fetch *f;
        CURL *easy = m->easy_handle;
        CURLcode code = m->data.result;

        if (m->msg != CURLMSG_DONE)
            continue;
        all.curl->easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&f);
        f->answer.late = code == CURLE_OPERATION_TIMEDOUT;
        if (code == CURLE_OK)
            all.curl->easy_getinfo(easy, CURLINFO_RESPONSE_CODE,
                                   &f->answer.status);
        else if (f->too_much)
            snprintf(f->answer.error, sizeof f->answer.error,
                     "the answer is over %u MiB", FETCH_BODY_MAX >> 20);
        else if (!f->answer.error[0])
            snprintf(f->answer.error, sizeof f->answer.error, "%s",
                     all.curl->easy_strerror(code));
        all.curl->multi_remove_handle(all.multi, easy);
        wait_done(&f->wait);
    }
}

static void
on_poll(uv_poll_t *poll, int status, int events)
{
    struct watch *w = poll->data;
    int flags = (events & UV_READABLE ? CURL_CSELECT_IN : 0) |
                (events & UV_WRITABLE ? CURL_CSELECT_OUT : 0) |
                (status < 0 ? CURL_CSELECT_ERR : 0);
    int running;

    all.curl->multi_socket_action(all.multi, w->socket, flags, &running);
    check_messages();
}

static void
on_timer(uv_timer_t *timer)
{
    int running;

    (void)timer;
    all.curl->multi_socket_action(all.multi, CURL_SOCKET_TIMEOUT, 0, &running);
    check_messages();
}

static int
set_timer(CURLM *multi, long ms, void *cookie)
{
    (void)multi;
    (void)cookie;
    if (ms < 0)
        uv_timer_stop(&all.timer);
    else
        uv_timer_start(&all.timer, on_timer, (uint64_t)ms, 0);
    return 0;
}

static void
on_closed(uv_handle_t *handle)
{
    free(handle->data);
}

static int
set_socket(CURL *easy, curl_socket_t socket, int what, void *cookie, void *own)
{
    struct watch *w = own;

    (void)easy;
    (void)cookie;
    if (what == CURL_POLL_REMOVE) {
        if (w) {
            uv_poll_stop(&w->poll);
            uv_close((uv_handle_t *)&w->poll, on_closed);
            all.curl->multi_assign(all.multi, socket, NULL);
        }
        return 0;
    }
    if (!w) {
        w = mem_alloc(sizeof *w);
        w->socket = socket;
        uv_poll_init_socket(all.loop, &w->poll, socket);
        w->poll.data = w;
        all.curl->multi_assign(all.multi, socket, w);
    }
    uv_poll_start(&w->poll,
                  (what & CURL_POLL_IN ? UV_READABLE : 0) |
                      (what & CURL_POLL_OUT ? UV_WRITABLE : 0),
                  on_poll);
    return 0;
}

static void
open_all(uv_loop_t *loop)
{
    if (all.multi)
        return;
    all.loop = loop;
    all.multi = all.curl->multi_init();
    all.curl->multi_setopt(all.multi, CURLMOPT_SOCKETFUNCTION, set_socket);
    all.curl->multi_setopt(all.multi, CURLMOPT_TIMERFUNCTION, set_timer);
    uv_timer_init(loop, &all.timer);
}

/* Less than n taken ends the request. */
static size_t
take(struct fetch *f, struct buf *b, const char *bytes, size_t n)
{
    f->too_much = b->len + n > FETCH_BODY_MAX;
    if (f->too_much)
        return 0;
    buf_add(b, bytes, n);
    if (!wait_grow(&f->wait, n))
        all.large = f;
    return n;
}

static size_t
on_body(char *bytes, size_t size, size_t n, void *cookie)
{
    struct fetch *f = cookie;

    return take(f, &f->answer.body, bytes, size * n);
}

static size_t
on_header(char *bytes, size_t size, size_t n, void *cookie)
{
    struct fetch *f = cookie;

    return take(f, &f->answer.headers, bytes, size * n);
}

static void
stop(struct wait *w)
{
    all.curl->multi_remove_handle(all.multi, ((struct fetch *)w)->easy);
}

static void
release(struct wait *w)
{
    struct fetch *f = (struct fetch *)w;

    if (all.large == f)
        all.large = NULL;
    all.curl->easy_cleanup(f->easy);
    all.curl->slist_free_all(f->headers);
    buf_free(&f->answer.headers);
    buf_free(&f->answer.body);
    free(f->body);
    free(f);
}

int
fetch_parts(const char *url, char **host, char **port, struct fault *ft)
{
    char *scheme = NULL, *h = NULL, *p = NULL;
    bool good;
    CURLU *u;

    all.curl = curl_library();
    if (!all.curl)
        return fault_set(ft, FAULT_IO,
                         "http needs libcurl: apt-get install libcurl4");
    u = all.curl->url();
    good = all.curl->url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
           all.curl->url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
           (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) &&
           all.curl->url_get(u, CURLUPART_HOST, &h, 0) == CURLUE_OK &&
           all.curl->url_get(u, CURLUPART_PORT, &p, CURLU_DEFAULT_PORT) ==
               CURLUE_OK;
    *host = mem_string(h);
    *port = mem_string(p);
    all.curl->free(scheme);
    all.curl->free(h);
    all.curl->free(p);
    all.curl->url_cleanup(u);
    if (good)
        return 0;
    free(*host);
    free(*port);
    return fault_set(ft, FAULT_USAGE, "`%.200s` is no http or https URL", url);
}

struct curl_slist *
fetch_header(struct curl_slist *list, const char *line)
{
    return all.curl->slist_append(list, line);
}

static void
set_options(struct fetch *f, const struct fetch_request *r)
{
    const struct curl_library *c = all.curl;
    CURL *e = f->easy;

    c->easy_setopt(e, CURLOPT_URL, r->url);
    c->easy_setopt(e, CURLOPT_PRIVATE, f);
    c->easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    c->easy_setopt(e, CURLOPT_PROXY, "");
    c->easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    c->easy_setopt(e, CURLOPT_USERAGENT, "slant/" SLANT_VERSION);
    c->easy_setopt(e, CURLOPT_TIMEOUT_MS, (long)(r->seconds * 1000 + 0.5));
    c->easy_setopt(e, CURLOPT_ERRORBUFFER, f->answer.error);
    c->easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
    c->easy_setopt(e, CURLOPT_WRITEDATA, f);
    c->easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
    c->easy_setopt(e, CURLOPT_HEADERDATA, f);
    c->easy_setopt(e, CURLOPT_HTTPHEADER, r->headers);
    if (r->body) {
        c->easy_setopt(e, CURLOPT_POST, 1L);
        c->easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body_len);
        c->easy_setopt(e, CURLOPT_POSTFIELDS, f->body);
    }
}

struct wait *
fetch_start(struct uv_loop_s *loop, const struct fetch_request *r)
{
    struct fetch *f = mem_alloc(sizeof *f);

    open_all(loop);
    f->wait = (struct wait){.bytes = sizeof *f + FETCH_BYTES + r->body_len,
                            .stop = stop,
                            .release = release};
    f->easy = all.curl->easy_init();
    f->headers = r->headers;
    if (r->body)
        f->body = mem_copy(r->body, r->body_len);
    set_options(f, r);
    all.curl->multi_add_handle(all.multi, f->easy);
    return &f->wait;
}

struct fetch_answer *
fetch_answer(struct wait *w)
{
    return &((struct fetch *)w)->answer;
}
