/* source_plan: what is listed, in which order, under which name and in which
   pieces; jobs and options survive their trip over a pipe. */
#include "ingest.h"
#include "split.h"

static void
folder_of(const char *name)
{
    char *path = in_folder(name);

    mkdir(path, 0700);
    free(path);
}

static void
link_to(const char *target, const char *name)
{
    char *path = in_folder(name);

    CHECK(symlink(target, path) == 0);
    free(path);
}

static char *
listed(const struct source_plan *p)
{
    struct buf b = {0};

    for (size_t i = 0; i < p->n_jobs; i++) {
        for (size_t k = 0; k < p->jobs[i].n_files; k++)
            buf_format(&b, "%s ", p->jobs[i].files[k].name);
    }
    return buf_take(&b);
}

static void
lists(void)
{
    struct source_plan p = {0};
    struct fault ft = {0};
    char *paths[3] = {in_folder("in"), in_folder("in/z.md"),
                      in_folder("in/../in/b/a.txt")};
    char *names;

    folder_of("in");
    folder_of("in/b");
    folder_of("in/.hidden");
    put("in/z.md", "x");
    put("in/b/a.txt", "x");
    put("in/b.txt", "x");
    put("in/b0.txt", "x");
    put("in/B.NDJSON", "{}");
    put("in/c.json.gz", "{}");
    put("in/.secret.txt", "x");
    put("in/.hidden/x.txt", "x");
    put("in/my.slant", "x");
    put("in/photo.jpg", "x");
    link_to("b", "in/loop");
    link_to("b.txt", "in/same.txt");
    link_to("nowhere.txt", "in/dangling.txt");
    CHECK(source_plan(&p, paths, 3, folder, &(struct source_options){0}, &ft) ==
          0);
    names = listed(&p);
    CHECK_TEXT(names, "in/B.NDJSON in/b.txt in/b/a.txt in/b0.txt "
                      "in/c.json.gz in/z.md ");
    CHECK_NUMBER(p.n_skips, 2);
    CHECK_TEXT(p.skips[0].uri, "in/dangling.txt");
    CHECK_TEXT(p.skips[0].reason, "unreadable");
    CHECK_TEXT(p.skips[1].uri, "in/photo.jpg");
    CHECK_TEXT(p.skips[1].reason, "unknown-format");
    CHECK(p.jobs[0].n_files == 4 && p.jobs[0].files[1].format == SOURCE_TEXT);
    CHECK(p.jobs[1].files[0].packed);
    free(names);
    source_plan_free(&p);
    for (int i = 0; i < 3; i++)
        free(paths[i]);
}

/* The name of one file, seen from a base folder. */
static void
named(const char *file, const char *base, const char *want)
{
    struct source_plan p = {0};
    struct fault ft = {0};
    char *path = (char *)file;

    CHECK(source_plan(&p, &path, 1, base, &(struct source_options){0}, &ft) ==
          0);
    CHECK_TEXT(p.n_jobs ? p.jobs[0].files[0].name : NULL, want);
    source_plan_free(&p);
}

/* Beside and above the corpus' folder: by `..`, unless only the root is
   shared. */
static void
elsewhere(void)
{
    struct source_plan p = {0};
    struct fault ft = {0};
    char *path = in_folder("in/z.md"), *base = in_folder("in/b");
    char *twin = in_folder("in/bc"), *file = in_folder("in/bc/x.txt");
    char *missing = in_folder("missing.txt");

    CHECK(mkdir(twin, 0700) == 0);
    put("in/bc/x.txt", "x");
    named(path, base, "../z.md");
    named(file, base, "../bc/x.txt");
    named(file, twin, "x.txt");
    named(file, "/", file + 1);
    named(file, "/usr/bin", file);
    named(path, "/tmp", path + strlen("/tmp/"));
    CHECK(source_plan(&p, &missing, 1, base, &(struct source_options){0},
                      &ft) == -1);
    CHECK(ft.code == FAULT_USAGE && strstr(ft.text, "missing.txt") != NULL);
    free(missing);
    free(file);
    free(twin);
    free(path);
    free(base);
}

static void
groups(void)
{
    struct source_plan p = {0};
    struct fault ft = {0};
    char *path = in_folder("many");

    folder_of("many");
    for (int i = 0; i < 130; i++) {
        char name[32];

        snprintf(name, sizeof name, "many/%03d.txt", i);
        put(name, "text");
    }
    CHECK(source_plan(&p, &path, 1, folder, &(struct source_options){0}, &ft) ==
          0);
    CHECK_NUMBER(p.n_jobs, 3);
    CHECK_NUMBER(p.jobs[0].n_files, 64);
    CHECK_NUMBER(p.jobs[2].n_files, 2);
    CHECK_NUMBER(p.bytes, 520);
    source_plan_free(&p);
    free(path);
}

/* 10 MB of lines, among them a long one: pieces begin at line starts, cover the
   file, and give every line its own number. */
static void
splits(void)
{
    struct source_plan p = {0};
    struct fault ft = {0};
    struct buf b = {0};
    struct got g;
    char *path = in_folder("big.jsonl");
    uint64_t at = 0, lines = 0;

    for (int i = 1; i <= 30000; i++) {
        buf_format(&b, "{\"id\":%d,\"title\":\"t\",\"text\":\"%0*d\"}\n", i,
                   i == 15000 ? 3000000 : 200, 7);
    }
    put_bytes("big.jsonl", b.data, b.len, 0);
    CHECK(source_plan(&p, &path, 1, folder, &(struct source_options){0}, &ft) ==
          0);
    CHECK_NUMBER(p.n_jobs, 1);
    source_plan_cut(&p, &(struct source_options){0});
    CHECK(p.n_jobs >= 3 && p.n_jobs <= b.len / SPLIT_BYTES + 1);
    for (size_t i = 0; i < p.n_jobs; i++) {
        CHECK_NUMBER(p.jobs[i].from, at);
        CHECK_NUMBER(p.jobs[i].line, lines + 1);
        CHECK(at == 0 || b.data[at - 1] == '\n');
        for (; at < p.jobs[i].to; at++)
            lines += b.data[at] == '\n';
    }
    CHECK_NUMBER(at, b.len);
    load(&g, "big.jsonl");
    CHECK_NUMBER(g.n_docs, 30000);
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_TEXT(g.docs[63].key, "64");
    CHECK_TEXT(g.docs[63].uri, "big.jsonl#L64");
    got_free(&g);
    source_plan_free(&p);
    buf_free(&b);
    free(path);
}

static void
travels(void)
{
    struct source_file f = {.path = (char *)"/a/b",
                            .name = (char *)"b",
                            .format = SOURCE_JSON,
                            .as = (char *)".jsonl.gz",
                            .packed = true,
                            .size = 9};
    struct source_job job = {&f, 1, 10, 1u << 30, 77}, back = {0};
    struct source_pair map = {(char *)"x", (char *)"title"};
    struct source_options o = {.map = &map, .n_map = 1}, back_o = {0};
    struct buf b = {0};
    struct cur c;

    source_job_encode(&job, &b);
    source_options_encode(&o, &b);
    c = cur_of(b.data, b.len);
    CHECK(source_job_decode(&back, &c) == 0);
    CHECK(source_options_decode(&back_o, &c) == 0);
    CHECK_TEXT(back.files[0].path, "/a/b");
    CHECK_TEXT(back.files[0].as, ".jsonl.gz");
    CHECK(back.files[0].packed && back.files[0].format == SOURCE_JSON);
    CHECK_NUMBER(back.to, 1u << 30);
    CHECK_NUMBER(back.line, 77);
    CHECK_TEXT(back_o.map[0].value, "title");
    CHECK_TEXT(back_o.meta, NULL);
    source_job_free(&back);
    source_options_free(&back_o);
    for (size_t n = 0; n < b.len; n++) {
        c = cur_of(b.data, n);
        if (source_job_decode(&back, &c) == 0) {
            source_job_free(&back);
            CHECK(source_options_decode(&back_o, &c) == -1);
        }
    }
    buf_free(&b);
}

int
main(void)
{
    folder_make();
    lists();
    elsewhere();
    groups();
    splits();
    travels();
    folder_remove();
    return check_end();
}
