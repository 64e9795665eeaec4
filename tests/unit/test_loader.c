/* loader: what a load stores, what a second one changes, removal, repair. */
#include <sys/wait.h>

#include "made_corpus.h"
#include "stored_counts.h"

static const struct made_doc first[] = {
    {.key = "a", .text = "The cat saw the dog.", .published = "2015-03-20"},
    {.key = "b",
     .text = "The dog slept. Photo: Reuters",
     .published = "2016",
     .removed = "Photo: Reuters",
     .vars = "{\"section\":\"home\",\"wc\":12}"},
    {.key = "c", .published = "2015-04"},
    {.key = "d", .text = "The  cat\nsaw the\n\ndog. "},
};

static void
first_load(void)
{
    struct made m;
    unsigned n[LOADER_OUTCOMES] = {0};

    made_new(&m);
    made_load(&m, first, 4, n);
    CHECK_NUMBER(n[LOADER_ADDED], 4);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(id || key) FROM "
                            "(SELECT * FROM meta ORDER BY id)"),
               "1a,2b,3c,4d");
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "cat 2 2, dog 3 3, saw 2 2, slept 1 1, the 5 3");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(form) FROM "
                            "(SELECT form FROM types ORDER BY id)"),
               "the,cat,saw,dog,slept");
    CHECK_TEXT(made_ask(&m, "SELECT tokens || ' ' || bytes || ' ' || kept "
                            "FROM documents WHERE key = 'b'"),
               "3 29 15");
    CHECK_TEXT(made_ask(&m, "SELECT start || ' ' || stop || ' ' || kind || "
                            "' ' || rule FROM removed"),
               "15 29 caption test");
    CHECK_TEXT(made_ask(&m, "SELECT ifnull(text, 'none') || tokens FROM "
                            "documents WHERE key = 'c'"),
               "none0");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(ifnull(year, '-') || "
                            "ifnull(month, '-')) FROM documents"),
               "20152015-03,2016-,20152015-04,--");
    /* The same kept text but for white space is one cluster. */
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(cluster) FROM meta"),
               "1,2,3,1");
    CHECK_TEXT(made_ask(&m, "SELECT command || added || changed || unchanged "
                            "|| (ended >= started) FROM load"),
               "slant load dir4001");
    CHECK_TEXT(made_ask(&m, "SELECT value FROM corpus "
                            "WHERE name = 'counted'"),
               "4");
    CHECK_TEXT(made_ask(&m, "SELECT value FROM corpus "
                            "WHERE name = 'language'"),
               "en");
    made_end(&m);
}

static void
second_load(void)
{
    static const struct made_doc changed[] = {
        {.key = "a",
         .text = "The bird saw the dog.",
         .published = "2015-03-20"},
        {.key = "b",
         .text = "The dog slept. Photo: Reuters",
         .published = "2016",
         .removed = "Photo: Reuters",
         .vars = "{\"section\":\"home\",\"wc\":12}"},
        {.key = "a", .text = "The third of its key."},
        {.key = "b", .text = "Once more."},
        {.key = "e", .text = "New"},
    };
    struct made m;
    unsigned again[LOADER_OUTCOMES] = {0}, n[LOADER_OUTCOMES] = {0};

    made_new(&m);
    made_load(&m, first, 4, NULL);
    made_load(&m, first, 4, again);
    CHECK_NUMBER(again[LOADER_UNCHANGED], 4);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM meta"), "4");
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "cat 2 2, dog 3 3, saw 2 2, slept 1 1, the 5 3");
    made_load(&m, changed, 5, n);
    CHECK_NUMBER(n[LOADER_REPLACED], 1);
    CHECK_NUMBER(n[LOADER_UNCHANGED], 1);
    CHECK_NUMBER(n[LOADER_KEY_TAKEN], 2);
    CHECK_NUMBER(n[LOADER_ADDED], 1);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(id || key) FROM "
                            "(SELECT * FROM meta ORDER BY id)"),
               "2b,3c,4d,5a,6e");
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "bird 1 1, cat 1 1, dog 3 3, new 1 1, saw 2 2, slept 1 1, "
               "the 5 3");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM stream"), "4");
    CHECK_TEXT(made_ask(&m, "SELECT cluster FROM meta WHERE id = 4"), "4");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(uri || ' ' || reason || ': ' "
                            "|| detail, '; ') FROM load_log"),
               "dir/a.txt key-taken: the key `a` was used by dir/a.txt, with "
               "other content; dir/b.txt key-taken: the key `b` was used by "
               "dir/b.txt, with other content");
    CHECK_TEXT(made_ask(&m, "SELECT changed || unchanged || notes FROM load "
                            "WHERE id = 3"),
               "112");
    made_end(&m);
}

static void
removal(void)
{
    static const int64_t ids[] = {4, 1, 77};
    static const struct made_doc later[] = {{.key = "f", .text = "The end"}};
    struct made m;
    uint64_t removed = 0;

    made_new(&m);
    made_load(&m, first, 4, NULL);
    CHECK_OK(&m, store_remove(m.s, ids, 3, &removed, &m.ft));
    CHECK_NUMBER(removed, 2);
    CHECK_TEXT(made_ask(&m, MADE_TYPES), "dog 1 1, slept 1 1, the 1 1");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(id) FROM text"), "2");
    made_load(&m, later, 1, NULL);
    /* 4 was the highest id and does not come back. */
    CHECK_TEXT(made_ask(&m, "SELECT id FROM meta WHERE key = 'f'"), "5");
    made_load(&m, first, 1, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT id FROM meta WHERE key = 'a'"), "6");
    made_end(&m);
}

static void
variables(void)
{
    static const struct made_doc docs[] = {
        {.key = "a", .text = "x", .vars = "{\"Section\":\"news\",\"title\":1}"},
        {.key = "b",
         .text = "y",
         .vars = "{\"a\\\"b\":2,\"deep\":{\"inner\":\"},{\",\"l\":[1,2]},"
                 "\"section\":\"x y\",\"word count\":7,\"über\":\"ja\"}"},
        {.key = "c", .text = "z", .vars = "{}"},
    };
    struct made m;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(name) FROM (SELECT name FROM "
                            "pragma_table_info('documents') WHERE cid > 21)"),
               "Section,deep,var_section,var_title,word count,über");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(ifnull(Section, '-')) FROM "
                            "documents"),
               "news,-,-");
    CHECK_TEXT(made_ask(&m, "SELECT var_section || \"word count\" || \"über\" "
                            "|| deep FROM documents WHERE key = 'b'"),
               "x y7ja{\"inner\":\"},{\",\"l\":[1,2]}");
    CHECK_TEXT(made_ask(&m, "SELECT title || var_title FROM documents "
                            "WHERE key = 'a'"),
               "Title of a1");
    made_close(&m);
    made_open(&m, STORE_READ); /* the view is as it has to be */
    made_end(&m);
}

static void
many_variables(void)
{
    struct made m;
    struct buf vars = {0};
    struct made_doc doc = {.key = "a", .text = "x"};

    for (int i = 0; i < 300; i++)
        buf_format(&vars, "%s\"v%03d\":%d", i ? "," : "{", i, i);
    buf_str(&vars, "}");
    doc.vars = buf_text(&vars);
    made_new(&m);
    made_load(&m, &doc, 1, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) || max(name) FROM variable"),
               "200v199");
    CHECK_TEXT(made_ask(&m, "SELECT v199 FROM documents"), "199");
    buf_free(&vars);
    made_end(&m);
}

/* Chunks whose readers get the same address do not take each other's ids. */
static void
chunk_after_chunk(void)
{
    static const struct made_doc docs[] = {
        {.key = "1", .text = "one two three"},
        {.key = "2", .text = "six two five"},
        {.key = "3", .text = "one two four"},
    };
    struct made m;
    struct loader *l;

    made_new(&m);
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK_OK(&m, loader_open(&l, m.s, NULL, &m.ft));
    for (int i = 0; i < 3; i++)
        made_put(&m, l, &docs[i], 1, NULL);
    CHECK_NUMBER(loader_totals(l)->tokens, 9);
    CHECK_OK(&m, loader_close(l, false, NULL, &m.ft));
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "five 1 1, four 1 1, one 2 2, six 1 1, three 1 1, two 3 3");
    CHECK_TEXT(made_ask(&m, "SELECT ended IS NULL FROM load"), "1");
    made_end(&m);
}

/* Loads in a process that dies before loader_close. */
static void
die_loading(struct made *m, const struct made_doc *docs, size_t n)
{
    struct loader *l;
    int status;

    fflush(NULL);
    if (fork() == 0) {
        made_open(m, STORE_CREATE);
        store_begin(m->s, &m->ft);
        loader_open(&l, m->s, "slant load", &m->ft);
        made_put(m, l, docs, n, NULL);
        _exit(loader_settle(l, &m->ft) || store_commit(m->s, &m->ft) ||
              check_failed);
    }
    wait(&status);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
repair(void)
{
    static const struct made_doc other[] = {
        {.key = "a", .text = "The bird saw the dog."},
        {.key = "z", .text = "A bird"},
    };
    static const int64_t gone[] = {6};
    struct made m;
    uint64_t removed;
    char wanted[400];

    made_folder(&m);
    made_open(&m, STORE_CREATE);
    made_load(&m, first, 4, NULL);
    made_load(&m, other, 2, NULL);
    snprintf(wanted, sizeof wanted, "%s", made_ask(&m, MADE_TYPES));
    made_end(&m);

    made_folder(&m);
    die_loading(&m, first, 4); /* nothing counted */
    die_loading(&m, other, 2); /* one of the counted removed */
    made_open(&m, STORE_WRITE);
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, MADE_TYPES), wanted);
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, MADE_TYPES), wanted);
    made_close(&m);

    die_loading(&m, first, 1); /* `a` back again: the counted 5 goes */
    made_open(&m, STORE_CREATE);
    made_load(&m, other, 1, NULL); /* the next load repairs too */
    CHECK_TEXT(made_ask(&m, MADE_TYPES), wanted);
    CHECK_OK(&m, store_remove(m.s, gone, 1, &removed, &m.ft));
    CHECK_NUMBER(removed, 1);
    CHECK(!strstr(made_ask(&m, MADE_TYPES), "a 1 1,"));
    made_end(&m);
}

/* A load that finds nothing new does what a dead one has left. Where nothing is
   left either, it does not look at the words: damage there is not seen. */
static void
nothing_new(void)
{
    static const char terms[] = "SELECT group_concat(hex(data)) FROM term";
    static const char lists[] = "SELECT group_concat(hex(data)) FROM posting";
    unsigned counts[LOADER_OUTCOMES] = {0};
    char wanted[3][400];
    struct loader *l;
    struct made m;

    made_new(&m);
    made_load(&m, first, 4, NULL);
    snprintf(wanted[0], sizeof *wanted, "%s", made_ask(&m, MADE_TYPES));
    snprintf(wanted[1], sizeof *wanted, "%s", made_ask(&m, terms));
    snprintf(wanted[2], sizeof *wanted, "%s", made_ask(&m, lists));
    made_end(&m);

    made_folder(&m);
    die_loading(&m, first, 4);
    made_open(&m, STORE_CREATE);
    made_load(&m, first, 4, counts);
    CHECK_NUMBER(counts[LOADER_UNCHANGED], 4);
    CHECK_TEXT(made_ask(&m, MADE_TYPES), wanted[0]);
    CHECK_TEXT(made_ask(&m, terms), wanted[1]);
    CHECK_TEXT(made_ask(&m, lists), wanted[2]);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM corpus WHERE value = 4 AND "
                            "name IN ('counted', 'clustered', 'repeated')"),
               "3");

    made_ask(&m, "DELETE FROM types WHERE id = 1");
    made_load(&m, first, 4, counts);
    CHECK_NUMBER(counts[LOADER_UNCHANGED], 8);
    made_ask(&m, "UPDATE corpus SET value = 3 WHERE name = 'clustered'");
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK_OK(&m, loader_open(&l, m.s, "slant load dir", &m.ft));
    CHECK(loader_close(l, true, NULL, &m.ft) == -1);
    CHECK(m.ft.code == FAULT_CORPUS);
    made_end(&m);
}

/* A first load that was interrupted when all documents were there. */
static void
nothing_new_behind_an_interrupt(void)
{
    struct loader *l;
    struct made m;

    made_new(&m);
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK_OK(&m, loader_open(&l, m.s, NULL, &m.ft));
    made_put(&m, l, first, 4, NULL);
    CHECK_OK(&m, loader_close(l, false, NULL, &m.ft));
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT value FROM corpus WHERE name = 'repeated'"),
               "0");
    made_load(&m, first, 4, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT value FROM corpus WHERE name = 'repeated'"),
               "4");
    made_end(&m);
}

/* The only words go by a load that dies: nothing of them is left. */
static void
repair_to_nothing(void)
{
    static const struct made_doc empty = {.key = "a"};
    struct stored_totals totals = {0};
    struct counts counts = {0};
    struct made m;

    made_folder(&m);
    made_open(&m, STORE_CREATE);
    made_load(&m, first, 1, NULL);
    made_close(&m);
    die_loading(&m, &empty, 1);
    made_open(&m, STORE_WRITE);
    CHECK(stored_counts_read(&counts, &totals, STORED_ALL, m.s, &m.ft) == 0);
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK(stored_counts_read(&counts, &totals, STORED_ALL, m.s, &m.ft) == 1);
    CHECK_NUMBER(totals.tokens, 0);
    CHECK_NUMBER(totals.documents, 0);
    counts_free(&counts);
    made_end(&m);
}

/* Damaged rows of counts end in a fault: an id twice, one that is no type's,
   fewer tokens than documents, an end too early. */
static void
damaged_counts(void)
{
    static const char *const rows[] = {"010101010101000101", "010101070101",
                                       "010101010102", "0101010101"};
    struct made m;

    made_new(&m);
    made_load(&m, first, 4, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stored_totals totals;
        struct counts counts = {0};
        char *sql = mem_format("UPDATE corpus SET value = x'%s' "
                               "WHERE name = 'types_all'",
                               rows[i]);

        made_ask(&m, sql);
        CHECK(stored_counts_read(&counts, &totals, STORED_ALL, m.s, &m.ft) ==
              -1);
        CHECK(m.ft.code == FAULT_CORPUS);
        counts_free(&counts);
        free(sql);
    }
    made_end(&m);
}

/* Removing before a repair takes nothing out that was not in. */
static void
remove_uncounted(void)
{
    static const int64_t ids[] = {1};
    struct made m;
    uint64_t removed;

    made_folder(&m);
    die_loading(&m, first, 4);
    made_open(&m, STORE_WRITE);
    CHECK_OK(&m, store_remove(m.s, ids, 1, &removed, &m.ft));
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, MADE_TYPES),
               "cat 1 1, dog 2 2, saw 1 1, slept 1 1, the 3 2");
    made_end(&m);
}

/* Kept texts that differ in white space alone are exact duplicates, wherever
   the white space stands. */
static void
clusters(void)
{
    static const char *const spaces[] = {
        " ", "  ", "\n", "\t \n", "\xc2\xa0", "\xe2\x80\x83 ", " \xe3\x80\x80"};
    struct made m;
    struct made_doc docs[50];
    char *text[50], *key[50];
    unsigned turn = 1;

    for (int i = 0; i < 50; i++) {
        struct buf b = {0};

        for (int word = 0; word < 30; word++) {
            turn = turn * 1103515245u + 12345u;
            buf_format(&b, "%.*s\xc3\xa9%s", word % 9, "abcdefghi",
                       spaces[i ? (turn >> 16) % 7 : 0]);
            buf_str(&b, spaces[i ? (turn >> 20) % 7 : 0]);
        }
        key[i] = mem_format("%d", i);
        text[i] = buf_take(&b);
        docs[i] = (struct made_doc){.key = key[i], .text = text[i]};
    }
    made_new(&m);
    made_load(&m, docs, 50, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT count(DISTINCT cluster) || max(cluster) "
                            "FROM meta"),
               "11");
    for (int i = 0; i < 50; i++) {
        free(key[i]);
        free(text[i]);
    }
    made_end(&m);
}

int
main(void)
{
    first_load();
    clusters();
    second_load();
    removal();
    variables();
    many_variables();
    chunk_after_chunk();
    repair();
    nothing_new();
    nothing_new_behind_an_interrupt();
    repair_to_nothing();
    damaged_counts();
    remove_uncounted();
    return check_end();
}
