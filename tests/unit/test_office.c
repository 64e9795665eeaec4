/* DOCX, RTF and PDF: their text, and what is no such file or a broken one. */
#include "ingest.h"

#include <archive.h>
#include <archive_entry.h>

#define W(body)                                                          \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "             \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/" \
    "main\"><w:body>" body "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

/* A zip archive with one member. */
static void
put_zip(const char *name, const char *member, const char *data, size_t len)
{
    char *path = in_folder(name);
    struct archive *a = archive_write_new();
    struct archive_entry *e = archive_entry_new();

    archive_write_set_format_zip(a);
    CHECK(archive_write_open_filename(a, path) == ARCHIVE_OK);
    archive_entry_set_pathname(e, member);
    archive_entry_set_size(e, (int64_t)len);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    CHECK(archive_write_header(a, e) == ARCHIVE_OK);
    CHECK(archive_write_data(a, data, len) == (ssize_t)len);
    archive_entry_free(e);
    archive_write_free(a);
    free(path);
}

static void
docx(const char *xml, const char *text, const char *reason)
{
    struct got g;

    put_zip("a.docx", "word/document.xml", xml, strlen(xml));
    load(&g, "a.docx");
    CHECK_TEXT(g.n_docs ? g.docs[0].text : NULL, text);
    CHECK_TEXT(g.n_notes ? g.notes[0].reason : NULL, reason);
    got_free(&g);
}

static void
docx_text(void)
{
    struct got g;
    static const char xml[] =
        W(P("Harbour Bridge Closes for Repairs") P("May 4, 2021") P(
            "The old bridge over the harbour will be closed for three months, "
            "the council said on Tuesday."));

    docx(W(P("One &amp; two") P("") P("Drei \xc3\xa4")),
         "One & two\n\nDrei \xc3\xa4", NULL);
    docx(W("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r></w:p>"),
         "a\tb", NULL);
    /* deleted text, fields, and the copy of a box for old readers */
    docx(W("<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r>"
           "<w:instrText>no</w:instrText><w:t>yes</w:t></w:r></w:p>"
           "<mc:Fallback>" P("no") "</mc:Fallback>"),
         "yes", NULL);
    docx(W(""), NULL, "no-text");
    docx(W(P("Some") "<w:p><w:r><w:t>not ended"), "Some\n\nnot ended",
         "damaged-document");
    docx("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", NULL,
         "damaged-document");
    put_zip("b.docx", "other.txt", "x", 1);
    load(&g, "b.docx");
    CHECK_TEXT(g.notes[0].reason, "not-text");
    got_free(&g);
    put("c.docx", "no zip at all");
    load(&g, "c.docx");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    got_free(&g);
    /* a Word file knows its title and date as a text file does */
    put_zip("d.docx", "word/document.xml", xml, strlen(xml));
    load(&g, "d.docx");
    CHECK_TEXT(g.docs[0].title, "Harbour Bridge Closes for Repairs");
    CHECK_TEXT(g.docs[0].published, "2021-05-04");
    got_free(&g);
}

static void
docx_bombs(void)
{
    struct source_options tight = {.limits = {.ratio = 10}};
    struct buf b = {0};
    struct got g;

    buf_str(&b, "<w:body>");
    while (b.len < 18u << 20)
        buf_str(&b, "<w:p></w:p>");
    put_zip("a.docx", "word/document.xml", b.data, b.len);
    load_with(&g, "a.docx", &tight);
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    CHECK_TEXT(g.notes[0].reason, "bomb");
    got_free(&g);
    for (b.len = 0; b.len < 1u << 20;)
        buf_str(&b, "<w:p>");
    docx(buf_text(&b), NULL, "damaged-document");
    buf_free(&b);
}

static void
rtf(const char *bytes, const char *text, const char *reason)
{
    struct got g;

    put("a.rtf", bytes);
    load(&g, "a.rtf");
    CHECK_TEXT(g.n_docs ? g.docs[0].text : NULL, text);
    CHECK_TEXT(g.n_notes ? g.notes[0].reason : NULL, reason);
    got_free(&g);
}

static void
rtf_text(void)
{
    struct buf b = {0};

    rtf("{\\rtf1\\ansi One\\par Two {\\b bold} a\\{b\\}\\\\.\\par}",
        "One\n\nTwo bold a{b}\\.", NULL);
    rtf("{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}{\\*\\x no}{\\info{\\title no}}"
        "{\\header no}{\\pict 00ff}yes}",
        "yes", NULL);
    rtf("{\\rtf1 caf\\'e9 \\ldblquote q\\rdblquote\\emdash\\~x}",
        "caf\xc3\xa9 \xe2\x80\x9cq\xe2\x80\x9d\xe2\x80\x94\xc2\xa0x", NULL);
    rtf("{\\rtf1\\ansicpg1251 \\'cc\\'e8\\'f0}", "\xd0\x9c\xd0\xb8\xd1\x80",
        NULL);
    /* \u with what stands instead of it, as many as \uc says */
    rtf("{\\rtf1 \\u8364?5 \\u8364\\'805 {\\uc2\\u8364xx5} {\\uc0\\u8364 5}}",
        "\xe2\x82\xac"
        "5 \xe2\x82\xac"
        "5 \xe2\x82\xac"
        "5 \xe2\x82\xac"
        "5",
        NULL);
    rtf("{\\rtf1 \\u-10179?\\u-8704?}", "\xf0\x9f\x98\x80", NULL);
    rtf("{\\rtf1 a\\bin3 {{{b}", "ab", NULL);
    rtf("{\\rtf1 cut \\'e", "cut", NULL);
    rtf("{\\rtf1 cut \\", "cut", NULL);
    rtf("{\\rtf1 x}}}}}\\par y", "x\n\ny", NULL);
    rtf("{\\rtf1 }", NULL, "no-text");
    rtf("plain words", NULL, "not-text");
    buf_str(&b, "{\\rtf1 ");
    for (int i = 0; i < 100000; i++)
        buf_str(&b, "{\\pict");
    for (int i = 0; i < 100000; i++)
        buf_char(&b, '}');
    buf_str(&b, "kept}");
    rtf(buf_text(&b), "kept", NULL);
    buf_free(&b);
}

#define PDF_TEXT "The old bridge over the harbour will be closed."

static void
pdf(void)
{
    static const char *const objects[] = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length 80 >>\nstream\nBT /F1 12 Tf 72 720 Td (" PDF_TEXT
        ") Tj ET        \nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    };
    size_t at[5];
    struct buf b = {0};
    struct got g;
    char *path = mem_string(getenv("PATH"));

    buf_str(&b, "%PDF-1.4\n");
    for (size_t i = 0; i < 5; i++) {
        at[i] = b.len;
        buf_format(&b, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    buf_format(&b, "xref\n0 6\n0000000000 65535 f \n");
    for (size_t i = 0; i < 5; i++)
        buf_format(&b, "%010zu 00000 n \n", at[i]);
    buf_format(&b, "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF",
               strlen(buf_text(&b)) - 20 * 6 - 9);
    put_bytes("a.pdf", b.data, b.len, 0);
    put_bytes("cut.pdf", b.data, 60, 0);
    setenv("PATH", folder, 1);
    load(&g, "a.pdf");
    CHECK(g.n_docs == 0);
    CHECK_TEXT(g.notes[0].reason, "needs-pdftotext");
    CHECK(strstr(g.notes[0].detail, "poppler-utils"));
    got_free(&g);
    setenv("PATH", path ? path : "", 1);
    if (system("command -v pdftotext >/dev/null") != 0) {
        printf("skipped: pdftotext is not installed\n");
    } else {
        load(&g, "a.pdf");
        CHECK_TEXT(g.docs[0].text, PDF_TEXT);
        got_free(&g);
        load(&g, "cut.pdf");
        CHECK_TEXT(g.notes[0].reason, "damaged-document");
        got_free(&g);
    }
    buf_free(&b);
    free(path);
}

int
main(void)
{
    folder_make();
    docx_text();
    docx_bombs();
    rtf_text();
    pdf();
    folder_remove();
    return check_end();
}
