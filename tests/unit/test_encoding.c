/* Encodings: what is found, how sure, and that the text comes out right. */
#include <iconv.h>

#include "encoding.h"
#include "ingest.h"

#define RU                                                                                                                            \
    "Министр иностранных дел России прибыл в Пекин в понедельник. Стороны " \
    "обсудили торговлю и границу, сообщило агентство.\n"
#define ZH \
    "中国外交部长周一在北京会见了俄罗斯外长。双方讨论了贸易和边界问题。\n"
#define TW \
    "中國外交部長週一在北京會見了俄羅斯外長。雙方討論了貿易和邊界問題。\n"
#define JA                                                                                                         \
    "中国の外相は月曜日に北京でロシアの外相と会談した。双方は貿易について話し" \
    "た。\n"
#define KO "중국 외교부장은 월요일 베이징에서 러시아 외무장관을 만났다.\n"
#define FR                                                                           \
    "Le ministre français est arrivé à Pékin. La coopération économique sera " \
    "évoquée, a-t-il déclaré.\n"
#define PL                                                                 \
    "Minister spraw zagranicznych przybył do Pekinu. Rozmowy dotyczyły " \
    "współpracy gospodarczej, powiedział później.\n"
#define TR                                                                             \
    "Dışişleri bakanı pazartesi günü geldi. Görüşmelerde ticaret ve sınır " \
    "konuları ele alındı.\n"

/* s in another encoding, in out. */
static void
to(const char *encoding, const char *s, struct buf *out)
{
    iconv_t cd = iconv_open(encoding, "UTF-8");
    char *from = (char *)s, *into;
    size_t len = strlen(s), left = len * 4 + 16;

    CHECK(cd != (iconv_t)-1);
    into = buf_reserve(out, left);
    out->len += left;
    CHECK(iconv(cd, &from, &len, &into, &left) != (size_t)-1);
    out->len -= left;
    iconv_close(cd);
}

/* Written in one encoding, read back the same; found: what it is taken for. */
static void
comes_back(const char *encoding, const char *s, const char *found, bool sure)
{
    struct buf b = {0};
    struct got g;
    char *want = mem_format("\"encoding\":\"%s\"", found);

    to(encoding, s, &b);
    put_bytes("e.txt", b.data, b.len, 0);
    load(&g, "e.txt");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].text, s);
    CHECK_NUMBER(g.docs[0].replaced, 0);
    if (!g.docs[0].vars || !strstr(g.docs[0].vars, want))
        CHECK_TEXT(g.docs[0].vars, want);
    CHECK_NUMBER(g.n_notes, !sure);
    got_free(&g);
    buf_free(&b);
    free(want);
}

static void
found(void)
{
    comes_back("CP1251", RU RU, "windows-1251", true);
    comes_back("KOI8-R", RU RU, "KOI8-R", true);
    comes_back("ISO-8859-5", RU RU, "ISO-8859-5", true);
    comes_back("GB18030", ZH ZH, "GB18030", true);
    comes_back("BIG5", TW TW, "Big5", true);
    comes_back("CP932", JA, "Shift_JIS", true);
    comes_back("EUC-JP", JA, "EUC-JP", true);
    comes_back("UHC", KO KO, "EUC-KR", true);
    comes_back("CP1252", FR FR, "windows-1252", true);
    comes_back("CP1250", PL PL, "windows-1250", true);
    comes_back("ISO-8859-2", PL PL, "ISO-8859-2", true);
    comes_back("CP1254", TR TR, "windows-1254", true);
    comes_back("UTF-16LE", RU, "UTF-16LE", true);
    comes_back("UTF-16BE", ZH ZH ZH, "UTF-16BE", true);
    comes_back("UTF-32LE", FR, "UTF-32LE", true);
    comes_back("UTF-32BE", ZH, "UTF-32BE", true);
}

static void
marks(void)
{
    struct buf b = {0};
    struct got g;

    to("UTF-16LE", "\xef\xbb\xbf" FR, &b);
    put_bytes("m.txt", b.data, b.len, 0);
    load(&g, "m.txt");
    CHECK_TEXT(g.docs[0].text, FR);
    CHECK_TEXT(g.docs[0].vars,
               "{\"encoding\":\"UTF-16LE\",\"encoding_confidence\":1.00,"
               "\"language_basis\":\"cld2\",\"language_confidence\":0.99}");
    got_free(&g);
    buf_free(&b);
}

static void
is(const char *s, size_t len, const char *declared, const char *forced,
   const char *name, bool mistaken)
{
    struct encoding e;

    encoding_of(s, len, true, declared, forced, &e);
    CHECK_TEXT(e.name, name);
    CHECK(e.mistaken == mistaken);
}

/* What the page says counts if its bytes can be that; what the user says
   counts. */
static void
declared(void)
{
    struct buf b = {0};

    to("CP1251", RU, &b);
    is(b.data, b.len, "windows-1251", NULL, "windows-1251", false);
    is(b.data, b.len, "UTF-8", NULL, "windows-1251", true);
    is(b.data, b.len, "no-such", NULL, "windows-1251", true);
    is(b.data, b.len, NULL, "koi8-r", "koi8-r", false);
    is(RU, strlen(RU), "windows-1251", NULL, "UTF-8", false);
    is(b.data, b.len, "iso-8859-1", NULL, "windows-1251", true);
    is(b.data, b.len, "koi8-r", NULL, "windows-1251", true);
    is("plain", 5, "windows-1251", NULL, "UTF-8", false);
    is("\xff\xfe"
       "a\0",
       4, NULL, "UTF-8", "UTF-16LE", true);
    buf_free(&b);
}

/* A declared encoding that has all bytes but makes no words of them gives way;
   one that makes words stands, whatever statistics would say. */
static void
makes_words(void)
{
    struct buf b = {0};
    struct got g;

    to("KOI8-R", RU RU, &b);
    is(b.data, b.len, "windows-1251", NULL, "KOI8-R", true);
    is(b.data, b.len, "windows-1252", NULL, "KOI8-R", true);
    buf_clear(&b);
    to("GB18030", ZH ZH, &b);
    is(b.data, b.len, "iso-8859-1", NULL, "GB18030", true);
    buf_clear(&b);
    to("CP1250", PL PL PL, &b);
    is(b.data, b.len, "iso-8859-1", NULL, "windows-1250", true);
    is(b.data, b.len, "windows-1250", NULL, "windows-1250", false);
    buf_clear(&b);
    to("CP1252", "« Été »\u00a0: « Où ? » L’élève n’est pas arrivé\u00a0».",
       &b);
    is(b.data, b.len, "iso-8859-1", NULL, "iso-8859-1", false);
    buf_clear(&b);
    to("CP1251", "<meta charset=iso-8859-1><title>Газета</title><p>" RU RU, &b);
    put_bytes("page.html", b.data, b.len, 0);
    load(&g, "page.html");
    CHECK_TEXT(g.docs[0].title, "Газета");
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "doubtful-encoding");
    got_free(&g);
    buf_free(&b);
}

/* One document of bytes that are UTF-8 but for one. */
static void
damaged(const char *name, const char *bytes, const char *text)
{
    struct got g;

    put(name, bytes);
    load(&g, name);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].text, text);
    CHECK_NUMBER(g.docs[0].replaced, 1);
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "replaced-bytes");
    CHECK_TEXT(g.notes[0].detail,
               "1 invalid byte sequence became U+FFFD, the first here; if "
               "letters are missing, name the encoding with --encoding");
    got_free(&g);
}

/* A stray byte takes no letter from the others. */
static void
stray(void)
{
    struct got g;

    damaged("quotes.txt",
            "It’s late. They’re gone; that’s all at the caf\xe9.\n",
            "It’s late. They’re gone; that’s all at the caf\uFFFD.\n");
    damaged("one.txt", "It’s late at the caf\xe9.\n",
            "It’s late at the caf\uFFFD.\n");
    damaged("german.txt", "Die Gespräche über Zölle f\xfchrten zu nichts.\n",
            "Die Gespräche über Zölle f\uFFFDhrten zu nichts.\n");
    damaged("page.html",
            "<html><head><meta charset=\"utf-8\"><title>Zoll</title></head>"
            "<body><p>Die Gespräche dauerten lange und f\xfchrten "
            "zu nichts, sagte der Minister im Saal.</p></body></html>",
            "Die Gespräche dauerten lange und f\uFFFDhrten "
            "zu nichts, sagte der Minister im Saal.");
    put("lines.jsonl", "{\"text\":\"Zum Café ging er.\"}\n"
                       "{\"text\":\"Zum Caf\xe9 ging er.\"}\n"
                       "{\"text\":\"Am R\xfc"
                       "cken.\"}\n");
    load(&g, "lines.jsonl");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].text, "Zum Café ging er.");
    CHECK_TEXT(g.docs[1].text, "Zum Caf\uFFFD ging er.");
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].uri, "lines.jsonl#L2");
    CHECK(strncmp(g.notes[0].detail, "2 invalid byte sequences", 24) == 0);
    got_free(&g);
}

/* Where another encoding has far more, what was whole in UTF-8 is told of. */
static void
given_up(void)
{
    struct buf b = {0};
    struct got g;

    to("CP1252", FR FR FR FR, &b);
    buf_str(&b, "L’État l’a dit.\n");
    put_bytes("mixed.txt", b.data, b.len, 0);
    load(&g, "mixed.txt");
    CHECK(strstr(g.docs[0].vars, "\"windows-1252\""));
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "doubtful-encoding");
    CHECK(strstr(g.notes[0].detail, "3 whole characters of UTF-8"));
    got_free(&g);
    buf_free(&b);
}

/* UTF-8 with a broken byte stays UTF-8; a few bytes say little, and that is
   said; a picture is no text. */
static void
doubtful(void)
{
    struct got g;

    put("broken.txt", ZH "and \xff here");
    load(&g, "broken.txt");
    CHECK_NUMBER(g.docs[0].replaced, 1);
    CHECK(!strstr(g.docs[0].vars, "encoding"));
    got_free(&g);
    put("ko.txt", "ko\xe6"
                  "a\n");
    load(&g, "ko.txt");
    CHECK_TEXT(g.notes[0].reason, "doubtful-encoding");
    got_free(&g);
    put_bytes("b.txt", "\1\2\3\4\5\6\7 text", 12, 0);
    load(&g, "b.txt");
    CHECK(g.n_docs == 0);
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
}

/* Records and rows, also where a conversion crosses the borders of blocks. */
static void
streams(void)
{
    struct source_options o = {.encoding = (char *)"windows-1251"};
    struct buf b = {0}, bytes = {0};
    struct got g;

    for (int i = 0; i < 2000; i++)
        buf_format(&b, "{\"text\":\"%s\"}\n", "Министр прибыл в Пекин");
    to("UTF-16BE", buf_text(&b), &bytes);
    put_bytes("u.jsonl", bytes.data, bytes.len, 0);
    load(&g, "u.jsonl");
    CHECK_NUMBER(g.n_docs, 2000);
    CHECK_TEXT(g.docs[63].text, "Министр прибыл в Пекин");
    got_free(&g);
    buf_clear(&bytes);
    to("CP1251", buf_text(&b), &bytes);
    put_bytes("w.jsonl", bytes.data, bytes.len, 0);
    load_with(&g, "w.jsonl", &o);
    CHECK_NUMBER(g.n_docs, 2000);
    CHECK_TEXT(g.docs[63].text, "Министр прибыл в Пекин");
    got_free(&g);
    buf_clear(&bytes);
    to("CP1251", "text;title\n" RU ";a\n", &bytes);
    put_bytes("w.csv", bytes.data, bytes.len, 0);
    load(&g, "w.csv");
    CHECK_NUMBER(g.n_docs, 2);
    got_free(&g);
    buf_free(&bytes);
    buf_free(&b);
}

/* Behind a long head of ASCII the first other byte decides, not the head. */
static void
late(void)
{
    struct buf b = {0}, bytes = {0};
    struct got g;

    buf_str(&b, "text;desk\n");
    for (int i = 0; i < 60; i++) {
        for (int k = 0; k < 100; k++)
            buf_str(&b, "Nothing but plain. ");
        buf_str(&b, ";a\n");
    }
    for (int i = 0; i < 3; i++)
        buf_str(&b, "Министр прибыл в Пекин в понедельник;б\n");
    to("CP1251", buf_text(&b), &bytes);
    put_bytes("late.csv", bytes.data, bytes.len, 0);
    put_bytes("late.csv.gz", bytes.data, bytes.len, 0);
    for (int i = 0; i < 2; i++) {
        load(&g, i ? "late.csv.gz" : "late.csv");
        CHECK_NUMBER(g.n_docs, 63);
        CHECK_TEXT(g.docs[62].text, "Министр прибыл в Пекин в понедельник");
        CHECK_NUMBER(g.docs[62].replaced, 0);
        CHECK(strstr(g.docs[62].vars, "\"encoding\":\"windows-1251\""));
        got_free(&g);
    }
    buf_clear(&bytes);
    buf_add(&bytes, b.data, b.len - strlen(";б\n"));
    buf_str(&bytes, "\xff;б\n");
    put_bytes("late.csv", bytes.data, bytes.len, 0);
    load(&g, "late.csv");
    CHECK_NUMBER(g.n_docs, 63);
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].uri, "late.csv#L64");
    CHECK_TEXT(g.notes[0].reason, "replaced-bytes");
    got_free(&g);
    buf_free(&bytes);
    buf_free(&b);
}

/* A stray byte decides nothing on what comes far behind it in JSON; in a table
   it does, and what is lost by that is told of. */
static void
late_stray(void)
{
    struct buf json = {0}, table = {0};
    struct got g;

    buf_str(&table, "text\n");
    for (int i = 0; i < 60; i++) {
        struct buf text = {0};

        if (i == 5)
            buf_str(&text, "He sat in the caf\xe9 that day. ");
        for (int k = 0; k < 600; k++)
            buf_str(&text, "Nothing but plain. ");
        if (i == 59)
            buf_str(&text, "Gespräche über Zölle führten");
        buf_format(&json, "{\"text\":\"%s\"}\n", buf_text(&text));
        buf_format(&table, "%s\n", buf_text(&text));
        buf_free(&text);
    }
    put_bytes("stray.jsonl", json.data, json.len, 0);
    load(&g, "stray.jsonl");
    CHECK(strstr(g.docs[5].text, "caf\uFFFD"));
    CHECK(strstr(g.docs[59].text, "Gespräche über Zölle führten"));
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "replaced-bytes");
    got_free(&g);
    put_bytes("stray.csv", table.data, table.len, 0);
    load(&g, "stray.csv");
    CHECK(strstr(g.docs[5].text, "café"));
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "doubtful-encoding");
    CHECK(strstr(g.notes[0].detail, "4 whole characters of UTF-8"));
    got_free(&g);
    buf_free(&json);
    buf_free(&table);
}

int
main(void)
{
    folder_make();
    found();
    marks();
    declared();
    makes_words();
    stray();
    given_up();
    doubtful();
    streams();
    late();
    late_stray();
    folder_remove();
    return check_end();
}
