/* Files as carriers: what is no file, parts, peeking, and files that somebody
   writes to meanwhile. */
#include "carrier.h"
#include "ingest.h"

static struct carrier *
open_part(const char *name, uint64_t from, uint64_t to)
{
    char *path = in_folder(name), *why = NULL;
    struct carrier *c = carrier_file(path, from, to, &why);

    CHECK_TEXT(why, NULL);
    free(path);
    return c;
}

/* Everything that is left, as a heap string. */
static char *
rest(struct carrier *c)
{
    struct buf b = {0};
    size_t n;

    do {
        n = carrier_read(c, buf_reserve(&b, 3), 3);
        b.len += n;
    } while (n);
    return buf_take(&b);
}

static void
reads(const char *name, uint64_t from, uint64_t to, const char *want)
{
    struct carrier *c = open_part(name, from, to);
    char *s = rest(c);

    CHECK_TEXT(s, want);
    CHECK_TEXT(c->reason, NULL);
    carrier_close(c);
    free(s);
}

static void
peeks(void)
{
    struct carrier *c = open_part("a", 0, 0);
    size_t len;
    const char *s = carrier_peek(c, 4, &len);
    char *all, two[2];

    CHECK(len == 4 && memcmp(s, "0123", 4) == 0);
    CHECK(carrier_read(c, two, 2) == 2 && memcmp(two, "01", 2) == 0);
    s = carrier_peek(c, 100, &len);
    CHECK(len == 8 && memcmp(s, "23456789", 8) == 0);
    all = rest(c);
    CHECK_TEXT(all, "23456789");
    free(all);
    carrier_close(c);
}

static void
changed(const char *how, uint64_t from, uint64_t to)
{
    struct carrier *c;
    char *command = mem_format("cd '%s' && %s", folder, how);
    char byte, *s;

    put("a", "0123456789");
    c = open_part("a", from, to);
    CHECK_NUMBER(carrier_read(c, &byte, 1), 1);
    CHECK(system(command) == 0);
    s = rest(c);
    CHECK_TEXT(c->reason, "changed");
    carrier_close(c);
    free(command);
    free(s);
}

static void
refused(const char *path)
{
    char *why = NULL;

    CHECK(carrier_file(path, 0, 0, &why) == NULL);
    CHECK(why != NULL);
    free(why);
}

/* Lines that came after the plan was made are not there, and that is said. */
static void
grown_since_plan(void)
{
    struct source_options o = {0};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft = {0};
    struct got g = {0};
    struct source_sink sink = {on_doc, on_note, &g};
    struct buf b = {0};
    char *path = in_folder("log.jsonl");

    for (int i = 0; i < 100000; i++)
        buf_format(&b, "{\"id\":%d,\"text\":\"Line.\"}\n", i);
    put_bytes("log.jsonl", b.data, b.len, 0);
    CHECK(source_open(&s, &o, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, folder, &o, &ft) == 0);
    source_plan_cut(&plan, &o);
    buf_str(&b, "{\"id\":\"late\",\"text\":\"Line.\"}\n");
    put_bytes("log.jsonl", b.data, b.len, 0);
    for (size_t i = 0; i < plan.n_jobs; i++)
        source_decode(s, &plan.jobs[i], &sink);
    CHECK_NUMBER(g.n_docs, 100000);
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "changed");
    got_free(&g);
    source_plan_free(&plan);
    source_close(s);
    buf_free(&b);
    free(path);
}

int
main(void)
{
    folder_make();
    put("a", "0123456789");
    reads("a", 0, 0, "0123456789");
    reads("a", 2, 5, "234");
    peeks();
    refused(folder);
    refused("/dev/zero");
    refused("/nowhere/at/all");
    changed("printf more >> a", 0, 0);
    changed("printf 0123 > a", 0, 0);
    changed("printf 0123 > a", 0, 9);
    changed("sleep 0.05 && printf 9876543210 > a", 0, 0);
    grown_since_plan();
    folder_remove();
    return check_end();
}
