/* Text files: what is kept, what is noted, and what their names say. */
#include "ingest.h"

static void
plain(void)
{
    struct got g;

    put("a_2016-02-03.txt", "\xef\xbb\xbfThe first line, a sentence that goes "
                            "on for a while and then ends.\r\n"
                            "The second \xff line of it, which is as long as "
                            "the first one was.\r\n");
    load(&g, "a_2016-02-03.txt");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].key, "a_2016-02-03.txt");
    CHECK_TEXT(g.docs[0].uri, "a_2016-02-03.txt");
    CHECK_TEXT(g.docs[0].title, NULL);
    CHECK_TEXT(g.docs[0].published, "2016-02-03");
    CHECK_TEXT(g.docs[0].basis, "name");
    CHECK_TEXT(g.docs[0].language, "en");
    CHECK_TEXT(g.docs[0].vars, NULL);
    CHECK_NUMBER(g.docs[0].replaced, 1);
    CHECK(strncmp(g.docs[0].text, "The first line", 14) == 0);
    CHECK(!strchr(g.docs[0].text, '\r'));
    got_free(&g);
}

static void
noted(void)
{
    struct got g;
    char *path = in_folder("folder.txt");

    put("empty.txt", "");
    load(&g, "empty.txt");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    CHECK_TEXT(g.notes[0].reason, "empty-file");
    got_free(&g);
    put("blank.md", " \n\t\r\n");
    load(&g, "blank.md");
    CHECK_TEXT(g.notes[0].reason, "empty-file");
    got_free(&g);
    put_bytes("empty.txt.gz", "", 0, 0);
    load(&g, "empty.txt.gz");
    CHECK_TEXT(g.notes[0].reason, "empty-file");
    got_free(&g);
    CHECK(mkdir(path, 0700) == 0);
    load(&g, "folder.txt"); /* an empty folder */
    CHECK(g.n_docs == 0 && g.n_notes == 0);
    got_free(&g);
    free(path);
}

static void
damaged(void)
{
    struct buf b = {0};
    struct got g;

    for (uint32_t i = 0, x = 1; i < 20000; i++) {
        x = x * 1664525u + 1013904223u;
        buf_format(&b, "word%u%c", x >> 12, i % 12 ? ' ' : '\n');
    }
    put_bytes("cut.txt.gz", b.data, b.len, 3000);
    load(&g, "cut.txt.gz");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK(g.docs[0].text_len > b.len / 2 && g.docs[0].text_len < b.len);
    CHECK(memcmp(g.docs[0].text, b.data, g.docs[0].text_len) == 0);
    CHECK_TEXT(g.notes[0].reason, "damaged-gzip");
    got_free(&g);
    put_bytes("whole.txt.gz", b.data, b.len, 0);
    load(&g, "whole.txt.gz");
    CHECK(g.n_notes == 0 && g.docs[0].text_len == b.len);
    got_free(&g);
    buf_free(&b);
}

static void
not_text(const char *name, const char *s, size_t len, const char *look)
{
    struct got g;

    put_bytes(name, s, len, 0);
    load(&g, name);
    if (!look) {
        CHECK(g.n_docs == 1 && g.n_notes == 0);
    } else {
        CHECK(g.n_docs == 0 && g.n_notes == 1);
        CHECK_TEXT(g.notes[0].reason, "not-text");
        CHECK(g.notes[0].detail && strstr(g.notes[0].detail, look));
    }
    got_free(&g);
}

static void
other_formats(void)
{
#define BYTES(s) s, sizeof(s) - 1
    not_text("a.txt", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "PNG");
    not_text("a.md", BYTES("%PDF-1.4\n1 0 obj\n"), "PDF");
    not_text("b.txt", BYTES("PK\x03\x04\x14\0\x06"), "zip");
    not_text("b.txt.gz", BYTES("\xff\xfeT\0h\0e\0"), NULL);
    not_text("c.txt", BYTES("T\0h\0e\0 \0\0\0\0\0x"), "binary");
#undef BYTES
}

static void
hostile(void)
{
    struct got g;
    char *s = mem_alloc(10 << 20);

    memset(s, 'a', 10 << 20);
    put_bytes("line.txt", s, 10 << 20, 0);
    load(&g, "line.txt");
    CHECK_NUMBER(g.docs[0].text_len, 10 << 20);
    got_free(&g);
    memset(s, 0, 1 << 20);
    s[77] = 'x';
    memset(s, 'a', 8192);
    s[78] = '\0'; /* one among many letters is a slip */
    put_bytes("nul.txt", s, 8192, 0);
    load(&g, "nul.txt");
    CHECK_NUMBER(g.docs[0].text_len, 8192);
    CHECK_NUMBER(strlen(g.docs[0].text), 8192);
    got_free(&g);
    put_bytes("nuls.txt", s, 1 << 20, 0);
    load(&g, "nuls.txt");
    CHECK_NUMBER(g.n_docs, 0);
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
    for (uint32_t i = 0, x = 3; i < 1u << 20; i++) {
        x = x * 1664525u + 1013904223u;
        s[i] = (char)(x >> 24);
    }
    put_bytes("noise.txt", s, 1 << 20, 0);
    load(&g, "noise.txt");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
    put_bytes("picture.html", "\x89PNG\r\n\x1a\n0000", 12, 0);
    load(&g, "picture.html"); /* its bytes are in no encoding */
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
    memset(s, 'a', 4096);
    put_bytes("later.txt", s, 1 << 20, 0);
    load(&g, "later.txt");
    CHECK_NUMBER(g.n_docs, 0);
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
    for (size_t i = 0; i < 9u << 20; i++)
        s[i] = "Share\n"[i % 6];
    put_bytes("lines.txt", s, 3u << 20, 0);
    load(&g, "lines.txt");
    CHECK_NUMBER(g.docs[0].n_removed, 0); /* more than half would go */
    got_free(&g);
    free(s);
}

static void
too_long(void)
{
    struct got g;
    char *path = in_folder("huge.txt");
    FILE *f = fopen(path, "wb");

    for (int i = 0; i < 1000; i++)
        fputs("start ", f);
    CHECK(ftruncate(fileno(f), (off_t)DOC_TEXT_MAX + 1) == 0);
    fclose(f);
    load(&g, "huge.txt");
    CHECK_NUMBER(g.n_docs, 0);
    CHECK_TEXT(g.notes[0].reason, "too-long");
    got_free(&g);
    free(path);
}

/* When it was changed is a candidate and never the date; a date line in another
   language is one and no title. */
static void
date_lines(void)
{
    struct got g;

    put("u.txt", "Bridge Over the River Opens\n\nUpdated March 5, 2020\n\n"
                 "Published March 3, 2020\n\nThe ministers met there.\n");
    load(&g, "u.txt");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK(strstr(g.docs[0].vars,
                 "[\"2020-03-03 line\",\"2020-03-05 modified\"]"));
    CHECK_KINDS(&g.docs[0], "title date-line date-line");
    got_free(&g);
    put("u.txt", "Bridge Over the River Opens\n\nUpdated March 5, 2020\n\n"
                 "The ministers met there.\n");
    load(&g, "u.txt");
    CHECK_TEXT(g.docs[0].published, NULL);
    CHECK(strstr(g.docs[0].vars, "[\"2020-03-05 modified\"]"));
    got_free(&g);
    put("d.txt", "3. März 2020\n\nBrücke über den Fluss eröffnet\n\n"
                 "Die Minister trafen sich am Ufer.\n");
    load(&g, "d.txt");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    CHECK_TEXT(g.docs[0].basis, "line");
    CHECK_KINDS(&g.docs[0], "date-line");
    got_free(&g);
    put("d.txt", "Открыт мост через реку\n\n3 марта 2020\n\n"
                 "Министры встретились на берегу.\n");
    load(&g, "d.txt");
    CHECK_TEXT(g.docs[0].title, "Открыт мост через реку");
    CHECK_TEXT(g.docs[0].published, "2020-03-03");
    got_free(&g);
}

int
main(void)
{
    folder_make();
    date_lines();
    plain();
    noted();
    damaged();
    other_formats();
    hostile();
    too_long();
    folder_remove();
    return check_end();
}
