/* Archives and compression: members as documents, and everything an archive
   may hold that is no harmless file. */
#include <archive.h>
#include <archive_entry.h>

#include "ingest.h"

/* An archive being written into the folder. */
static struct archive *
begin(const char *name, bool zip, const char *filter)
{
    struct archive *a = archive_write_new();
    char *path = in_folder(name);

    if (zip)
        archive_write_set_format_zip(a);
    else
        archive_write_set_format_pax_restricted(a);
    if (filter)
        CHECK(archive_write_add_filter_by_name(a, filter) == ARCHIVE_OK);
    CHECK(archive_write_open_filename(a, path) == ARCHIVE_OK);
    free(path);
    return a;
}

static void
add_kind(struct archive *a, const char *name, unsigned kind, const char *link,
         const char *s, size_t len)
{
    struct archive_entry *e = archive_entry_new();

    archive_entry_set_pathname(e, name);
    archive_entry_set_filetype(e, kind);
    archive_entry_set_perm(e, 0644);
    if (link)
        archive_entry_set_symlink(e, link);
    archive_entry_set_size(e, (la_int64_t)len);
    CHECK(archive_write_header(a, e) == ARCHIVE_OK);
    if (len)
        CHECK(archive_write_data(a, s, len) == (la_ssize_t)len);
    archive_entry_free(e);
}

static void
add(struct archive *a, const char *name, const char *s)
{
    add_kind(a, name, AE_IFREG, NULL, s, strlen(s));
}

static void
end(struct archive *a)
{
    CHECK(archive_write_close(a) == ARCHIVE_OK);
    archive_write_free(a);
}

/* A file of the folder as a member. */
static void
add_file(struct archive *a, const char *name)
{
    char *path = in_folder(name), *s = mem_alloc(1 << 20);
    FILE *f = fopen(path, "rb");
    size_t n = fread(s, 1, 1 << 20, f);

    fclose(f);
    add_kind(a, name, AE_IFREG, NULL, s, n);
    free(s);
    free(path);
}

static void
members(const char *name, bool zip, const char *filter)
{
    struct archive *a = begin(name, zip, filter);
    struct got g;
    char *uri = mem_format("%s!/2015-03-20/b.jsonl#L2", name);

    add_kind(a, "2015-03-20", AE_IFDIR, NULL, NULL, 0);
    add(a, "2015-03-20/a_2016-02-03.txt", "A text of one sentence.");
    add(a, "2015-03-20/b.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n");
    add(a, ".hidden.txt", "no");
    add(a, "__MACOSX/._a.txt", "no");
    add(a, "empty.txt", "");
    add(a, "photo.jpg", "JPEG");
    end(a);
    load(&g, name);
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].published, "2016-02-03");
    CHECK_TEXT(g.docs[2].uri, uri);
    CHECK_TEXT(g.docs[2].text, "y");
    CHECK_NUMBER(g.n_notes, 2);
    CHECK_TEXT(g.notes[0].reason, "empty-file");
    CHECK_TEXT(g.notes[1].reason, "unknown-format");
    got_free(&g);
    free(uri);
}

/* What one member is in says nothing of the next: neither its encoding nor the
   order of its dates. */
static void
apart(void)
{
    struct archive *a = begin("apart.tar", false, NULL);
    struct got g;

    add(a, "a.csv", "date,text\n03/04/2015,One.\n13/04/2015,Two.\n");
    add(a, "b.txt", "Talks Open\n\n03/04/2015\n\nThe ministers spoke.\n");
    add(a, "c.txt", "The caf\xe9 by the bridge was full, the mayor said.\n");
    add(a, "d.rtf", "{\\rtf1 The ministers spoke about the border.}");
    end(a);
    load(&g, "apart.tar");
    CHECK_NUMBER(g.n_docs, 5);
    CHECK_TEXT(g.docs[0].published, "2015-04-03");
    CHECK_TEXT(g.docs[2].published, NULL);
    CHECK(g.docs[3].vars && strstr(g.docs[3].vars, "windows-1252"));
    CHECK_TEXT(g.docs[4].vars, NULL);
    got_free(&g);
}

/* Names that would harm somebody who unpacks are names like others; links and
   devices are no documents. */
static void
harmless(void)
{
    struct archive *a = begin("slip.tar", false, NULL);
    struct got g;

    add(a, "../../../tmp/slant-slip.txt", "Up.");
    add(a, "/tmp/slant-root.txt", "Root.");
    add_kind(a, "link.txt", AE_IFLNK, "/etc/passwd", NULL, 0);
    add_kind(a, "fifo.txt", AE_IFIFO, NULL, NULL, 0);
    add_kind(a, "dev.txt", AE_IFCHR, NULL, NULL, 0);
    add(a, "new\nline.txt", "Named.");
    end(a);
    load(&g, "slip.tar");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].uri, "slip.tar!/../../../tmp/slant-slip.txt");
    CHECK_TEXT(g.docs[2].uri, "slip.tar!/new line.txt");
    CHECK(access("/tmp/slant-root.txt", F_OK) != 0);
    CHECK_NUMBER(g.n_notes, 3);
    note(&g, 0, "slip.tar!/link.txt", "not-a-file");
    note(&g, 1, "slip.tar!/fifo.txt", "not-a-file");
    note(&g, 2, "slip.tar!/dev.txt", "not-a-file");
    got_free(&g);
}

/* a3 in a2 in a1 is read, a level more is not. */
static void
nested(void)
{
    struct got g;

    for (int i = 1; i <= 4; i++) {
        char *name = mem_format("n%d.tgz", i);
        char *inside = mem_format("n%d.tgz", i - 1);
        struct archive *a = begin(name, false, "gzip");

        add(a, i == 1 ? "deep.txt" : "note.txt", "A text.");
        if (i > 1)
            add_file(a, inside);
        end(a);
        free(name);
        free(inside);
    }
    load(&g, "n3.tgz");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[2].uri, "n3.tgz!/n2.tgz!/n1.tgz!/deep.txt");
    CHECK_NUMBER(g.n_notes, 0);
    got_free(&g);
    load(&g, "n4.tgz");
    CHECK_NUMBER(g.n_docs, 3);
    note(&g, 0, "n4.tgz!/n3.tgz!/n2.tgz!/n1.tgz", "nested-too-deep");
    got_free(&g);
}

static void
encrypted(void)
{
    struct archive *a = archive_write_new();
    char *path = in_folder("secret.zip");
    struct got g;

    archive_write_set_format_zip(a);
    if (archive_write_set_options(a, "zip:encryption=traditional") !=
            ARCHIVE_OK ||
        archive_write_set_passphrase(a, "pass") != ARCHIVE_OK ||
        archive_write_open_filename(a, path) != ARCHIVE_OK) {
        fprintf(stderr, "skipped: this libarchive does not encrypt\n");
        archive_write_free(a);
        free(path);
        return;
    }
    add(a, "a.txt", "Nobody may read this.");
    end(a);
    load(&g, "secret.zip");
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "secret.zip!/a.txt", "encrypted");
    got_free(&g);
    free(path);
}

/* Cut at many places: never more than there was, always said. */
static void
cut(const char *name, bool zip, const char *filter)
{
    struct archive *a = begin(name, zip, filter);
    char *path = in_folder(name), *bytes = mem_alloc(1 << 16);
    FILE *f;
    size_t len;

    add(a, "a.txt", "The first member, which is short.");
    add(a, "b.txt", "The second member.");
    end(a);
    f = fopen(path, "rb");
    len = fread(bytes, 1, 1 << 16, f);
    fclose(f);
    for (size_t n = 1; n < len; n += 1 + len / 40) {
        struct got g;

        f = fopen(path, "wb");
        fwrite(bytes, 1, n, f);
        fclose(f);
        load(&g, name);
        CHECK(g.n_docs <= 2);
        CHECK(g.n_docs == 2 || g.n_notes > 0);
        got_free(&g);
    }
    free(bytes);
    free(path);
}

static void
not_what_it_says(void)
{
    struct got g;

    put("plain.zip", "this is no archive at all");
    load(&g, "plain.zip");
    note(&g, 0, "plain.zip", "damaged-archive");
    got_free(&g);
    put("plain.txt.xz", "this is not compressed");
    load(&g, "plain.txt.xz");
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "plain.txt.xz", "damaged-archive");
    got_free(&g);
    put("empty.zip", "");
    load(&g, "empty.zip");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    got_free(&g);
}

static void
streams(void)
{
    static const char *const filters[] = {"bzip2", "xz", "zstd"};
    static const char *const endings[] = {"bz2", "xz", "zst"};

    for (int i = 0; i < 3; i++) {
        char *name = mem_format("s.jsonl.%s", endings[i]);
        char *path = in_folder(name);
        struct archive *a = archive_write_new();
        struct got g;

        archive_write_set_format_raw(a);
        archive_write_add_filter_by_name(a, filters[i]);
        CHECK(archive_write_open_filename(a, path) == ARCHIVE_OK);
        add(a, "data", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
        end(a);
        load(&g, name);
        CHECK_NUMBER(g.n_docs, 2);
        CHECK_NUMBER(g.n_notes, 0);
        got_free(&g);
        free(path);
        free(name);
    }
}

/* Of much the same byte nothing becomes a document; the archive is left. */
static void
bombs(void)
{
    struct source_options o = {0};
    struct archive *a = begin("bomb.zip", true, NULL);
    size_t len = 20 << 20;
    char *s = mem_alloc(len);
    struct got g;

    memset(s, 'a', len);
    add(a, "first.txt", "Before.");
    add_kind(a, "bomb.txt", AE_IFREG, NULL, s, len);
    add(a, "last.txt", "Behind.");
    end(a);
    load(&g, "bomb.zip");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].text, "Before.");
    note(&g, 0, "bomb.zip!/bomb.txt", "bomb");
    note(&g, 1, "bomb.zip", "bomb");
    got_free(&g);
    o.limits.ratio = 5000;
    load_with(&g, "bomb.zip", &o);
    CHECK_NUMBER(g.n_docs, 3);
    got_free(&g);
    o.limits.unpacked = 1 << 20;
    load_with(&g, "bomb.zip", &o);
    CHECK_NUMBER(g.n_docs, 1);
    got_free(&g);
    o.limits = (struct source_limits){.members = 1};
    load_with(&g, "bomb.zip", &o);
    CHECK_NUMBER(g.n_docs, 1);
    note(&g, 0, "bomb.zip", "bomb");
    got_free(&g);
    put_bytes("bomb.txt.gz", s, len, 0);
    load(&g, "bomb.txt.gz");
    CHECK_NUMBER(g.n_docs, 0);
    note(&g, 0, "bomb.txt.gz", "bomb");
    got_free(&g);
    free(s);
}

int
main(void)
{
    folder_make();
    members("a.zip", true, NULL);
    members("a.tar", false, NULL);
    members("a.tgz", false, "gzip");
    members("a.tar.bz2", false, "bzip2");
    members("a.tar.xz", false, "xz");
    members("a.tar.zst", false, "zstd");
    apart();
    harmless();
    nested();
    encrypted();
    cut("c.zip", true, NULL);
    cut("c.tgz", false, "gzip");
    cut("c.tar.xz", false, "xz");
    not_what_it_says();
    streams();
    bombs();
    folder_remove();
    return check_end();
}
