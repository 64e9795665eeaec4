/* Holds wire.h and flight.h to account. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "flight.h"
#include "utf8.h"
#include "wire.h"

static void
arrive(struct wire_reader *r, const char *s, size_t len)
{
    memcpy(wire_room(r), s, len);
    wire_arrived(r, len);
}

static void
test_frames_arrive_whole(void)
{
    struct buf out = {0};
    struct wire_reader r = {0};
    struct wire_frame f;
    int frames = 0;
    size_t mark;

    wire_put(&out, WIRE_READY, NULL, 0);
    mark = wire_begin(&out, WIRE_CHUNK);
    buf_str(&out, "payload");
    wire_end(&out, mark);
    wire_put(&out, WIRE_RESULT, "x", 1);
    for (size_t i = 0; i < out.len; i++) {
        arrive(&r, out.data + i, 1); /* byte by byte */
        while (wire_next(&r, &f) == 1) {
            frames++;
            if (f.type == WIRE_CHUNK)
                CHECK(f.len == 7 && memcmp(f.payload, "payload", 7) == 0);
        }
    }
    CHECK(frames == 3);
    CHECK(wire_next(&r, &f) == 0);
    wire_reader_free(&r);
    buf_free(&out);
}

static void
test_bad_frames_are_refused(void)
{
    struct wire_reader r = {0};
    struct wire_frame f;

    arrive(&r, "\xff\xff\xff\xff\x01", 5); /* longer than any frame */
    CHECK(wire_next(&r, &f) == -1);
    wire_reader_free(&r);
    arrive(&r, "\x00\x00\x00\x00\x7f", 5); /* of an unknown type */
    CHECK(wire_next(&r, &f) == -1);
    wire_reader_free(&r);
}

static void
test_cursor_never_reads_past_the_end(void)
{
    struct cur c = cur_of("\x05"
                          "ab",
                          3);
    size_t len;

    cur_bytes(&c, &len);
    CHECK(c.bad && len == 0);
    CHECK(cur_u64(&c) == 0 && c.bad);
    c = cur_of("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", 11);
    CHECK(cur_varint(&c) == 0 && c.bad);
}

static void
test_options_are_told_apart(void)
{
    struct buf b = {0};
    struct cur c;
    char *none, *empty;

    buf_opt(&b, NULL);
    buf_opt(&b, "");
    c = cur_of(b.data, b.len);
    none = cur_opt(&c);
    empty = cur_opt(&c);
    CHECK(!none);
    CHECK_TEXT(empty, "");
    CHECK(!c.bad && c.p == c.end);
    free(empty);
    buf_free(&b);
}

static void
test_flight_remembers_pairs(void)
{
    struct flight f;

    flight_new(&f, 2);
    flight_begin(&f.slots[1], 3, 77, flight_now());
    flight_running(&f.slots[1], 3, 77);
    CHECK(f.slots[1].pairs[0].since > 0);
    CHECK(f.slots[1].pairs[0].document == 77 && f.slots[1].running_plugin == 3);
    CHECK(f.slots[0].running_plugin == -1);
    CHECK_TEXT(f.slots[1].pairs[0].waits, "");
    flight_waits(&f.slots[1], 3, 78, "init.lua", 5, NULL); /* not in flight */
    CHECK_TEXT(f.slots[1].pairs[0].waits, "");
    flight_waits(&f.slots[1], 3, 77, "init.lua", 5, "sleep");
    CHECK_TEXT(f.slots[1].pairs[0].waits, "init.lua:5 (sleep)");
    flight_waits(&f.slots[1], 3, 77, "lib/x.lua", 6, NULL);
    CHECK_TEXT(f.slots[1].pairs[0].waits, "lib/x.lua:6");
    flight_end(&f.slots[1], 3, 77);
    CHECK(f.slots[1].pairs[0].since == 0);
    flight_free(&f);
}

static void
test_flight_cuts_long_places(void)
{
    char source[4 + 60 * 2 + 1] = "xyz/";
    struct flight f;

    flight_new(&f, 1);
    flight_place(&f.slots[0], "init.lua", 57);
    CHECK_TEXT(f.slots[0].place, "init.lua:57");
    for (int i = 0; i < 60; i++)
        strcat(source, "\xc3\xa9");
    for (int line = 1; line < 1000000; line *= 10) {
        const char *place = f.slots[0].place;
        size_t len;

        flight_place(&f.slots[0], source, line);
        len = strlen(place);
        CHECK(len >= FLIGHT_PLACE - 2 && len < FLIGHT_PLACE);
        CHECK(utf8_valid(place, len));
        CHECK(strncmp(place, "...\xc3\xa9", 5) == 0);
        CHECK(atoi(strchr(place, ':') + 1) == line);
    }
    flight_free(&f);
}

int
main(void)
{
    test_flight_cuts_long_places();
    test_frames_arrive_whole();
    test_bad_frames_are_refused();
    test_cursor_never_reads_past_the_end();
    test_options_are_told_apart();
    test_flight_remembers_pairs();
    return check_end();
}
