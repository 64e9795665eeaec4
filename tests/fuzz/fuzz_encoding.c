/* A text in an encoding that has to be found, is declared or is asked for: what
   comes out is valid UTF-8, and the same through a stream as at once. */
#include <stdlib.h>
#include <string.h>

#include "encoding.h"
#include "tools.h"
#include "utf8.h"

static void
check(const struct encoding *e, const char *path, const char *s, size_t len)
{
    struct buf whole = {0}, stream = {0}, text = {0};
    char *why = NULL;
    struct carrier *file = carrier_file(path, 0, 0, &why), *c;
    struct encoding same = *e;
    size_t n;

    FUZZ_CHECK(file != NULL);
    c = carrier_utf8(file, &same, false);
    do {
        n = carrier_read(c, buf_reserve(&stream, 7), 7);
        stream.len += n;
    } while (n);
    if (e->utf8)
        buf_add(&whole, s + e->bom, len - e->bom);
    else
        encoding_convert(e, s, len, &whole);
    FUZZ_CHECK(whole.len == stream.len);
    FUZZ_CHECK(!whole.len || memcmp(whole.data, stream.data, whole.len) == 0);
    utf8_repair(buf_text(&whole), whole.len, &text);
    FUZZ_CHECK(utf8_valid(buf_text(&text), text.len));
    carrier_close(c);
    carrier_close(file);
    buf_free(&whole);
    buf_free(&stream);
    buf_free(&text);
}

/* A stream that is decided at its first byte that is not ASCII. */
static void
check_open(const char *path, bool standard)
{
    struct encoding e = {.utf8 = true, .open = true, .standard = standard};
    struct buf stream = {0}, text = {0};
    char *why = NULL;
    struct carrier *file = carrier_file(path, 0, 0, &why), *c;
    size_t n;

    FUZZ_CHECK(file != NULL);
    c = carrier_utf8(file, &e, false);
    do {
        n = carrier_read(c, buf_reserve(&stream, 7), 7);
        stream.len += n;
    } while (n);
    FUZZ_CHECK(c->reason == NULL);
    utf8_repair(buf_text(&stream), stream.len, &text);
    FUZZ_CHECK(utf8_valid(buf_text(&text), text.len));
    carrier_close(c);
    carrier_close(file);
    buf_free(&stream);
    buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"Shift_JIS",    "GB18030",  "EUC-KR",
                                        "Big5",         "UTF-16LE", "koi8-r",
                                        "windows-1252", "UTF-32BE"};
    const char *s = (const char *)data;
    char *path = fuzz_write("in.bin", data, size);
    struct encoding e;

    encoding_of(s, size, true, NULL, NULL, &e);
    if (!e.binary)
        check(&e, path, s, size);
    encoding_of(s, size, true, names[size % 8], NULL, &e);
    if (!e.binary)
        check(&e, path, s, size);
    encoding_of(s, size, true, NULL, names[size % 8], &e);
    check(&e, path, s, size);
    check_open(path, size & 1);
    free(path);
    return 0;
}
