/* kwic: the hits of queries in their context, sorted and sampled. */
#include "kwic.h"
#include "made_corpus.h"

#include <sqlite3.h>

static const struct made_doc docs[] = {
    {.key = "a",
     .text = "A \xe2\x80\x9cno-limits\xe2\x80\x9d partnership. "
             "China\xe2\x80\x99s policy, and China-Russia ties.",
     .published = "2022"},
    {.key = "b",
     .text = "No limits. No, limits! There are no\n\nlimits, no "
             "\xe2\x80\x98limits\xe2\x80\x99 and no\nlimits.",
     .published = "2023"},
    {.key = "c",
     .text = "Seen no caption limits of China here",
     .removed = "caption",
     .published = "2023"},
    {.key = "d", .published = "2024"},
};

struct seen {
    char text[2000];
    int stop_after;
};

static bool
on_hit(void *cookie, const struct kwic_hit *h)
{
    struct seen *s = cookie;
    size_t n = strlen(s->text);

    snprintf(s->text + n, sizeof s->text - n, "%d %.*s[%.*s]%.*s; ",
             (int)h->document, (int)h->left.len, h->left.p, (int)h->hit.len,
             h->hit.p, (int)h->right.len, h->right.p);
    CHECK(h->doc->key && h->at.stop - h->at.start == h->hit.len);
    return --s->stop_after != 0;
}

static const char *
found_with(struct made *m, const char *query, const struct kwic_options *o,
           uint64_t *hits, uint64_t *documents)
{
    static struct seen s;
    struct kwic_totals totals = {0};

    s = (struct seen){.stop_after = -1};
    m->ft = (struct fault){0};
    if (kwic_find(m->s, query, o, on_hit, &s, &totals, &m->ft))
        return fault_name(m->ft.code);
    *hits = totals.hits;
    *documents = totals.documents;
    return s.text;
}

static const char *
found(struct made *m, const char *query, const char *where, size_t window,
      uint64_t *hits, uint64_t *documents)
{
    struct kwic_options o = {.where = where, .window = window};

    *hits = *documents = 0;
    return found_with(m, query, &o, hits, documents);
}

static void
words(struct made *m)
{
    uint64_t hits, documents;

    CHECK_TEXT(found(m, "China", NULL, 1, &hits, &documents),
               "1 partnership.[China]\xe2\x80\x99s policy; "
               "1 and[China]-Russia ties; 3 of[China]here; ");
    CHECK_NUMBER(hits, 3);
    CHECK_NUMBER(documents, 2);
    CHECK_TEXT(found(m, "RUSSIA", NULL, 0, &hits, &documents),
               "1 China-[Russia]; ");
    CHECK_TEXT(found(m, "caption", NULL, 2, &hits, &documents), "");
    CHECK_TEXT(found(m, "chin", NULL, 2, &hits, &documents), "");
    CHECK_NUMBER(hits, 0);
    CHECK_TEXT(found(m, "...", NULL, 2, &hits, &documents), "USAGE");
    CHECK_TEXT(found(m, "\xff", NULL, 2, &hits, &documents), "USAGE");
}

static void
phrases(struct made *m)
{
    uint64_t hits, documents;

    CHECK_TEXT(found(m, "no limits", NULL, 0, &hits, &documents),
               "1 [no-limits]; 2 [No limits]; "
               "2 [no \xe2\x80\x98limits]; 2 [no\nlimits]; ");
    CHECK_NUMBER(hits, 4);
    CHECK_NUMBER(documents, 2);
    found(m, "No-Limits", NULL, 0, &hits, &documents);
    CHECK_NUMBER(hits, 4);
    CHECK_TEXT(found(m, "limits partnership", NULL, 1, &hits, &documents),
               "1 A \xe2\x80\x9cno-[limits\xe2\x80\x9d partnership]. "
               "China\xe2\x80\x99s; ");
    CHECK_TEXT(found(m, "china policy", NULL, 0, &hits, &documents),
               "1 [China\xe2\x80\x99s policy]; ");
    CHECK_TEXT(found(m, "china russia ties", NULL, 0, &hits, &documents),
               "1 [China-Russia ties]; ");
    found(m, "policy and", NULL, 0, &hits, &documents); /* a comma between */
    CHECK_NUMBER(hits, 0);
    found(m, "no caption", NULL, 0, &hits, &documents);
    CHECK_NUMBER(hits, 0);
}

static void
context(struct made *m)
{
    uint64_t hits, documents;

    /* Not over the border of a kept span. */
    CHECK_TEXT(found(m, "limits", "key = 'c'", 5, &hits, &documents),
               "3 [limits]of China here; ");
    CHECK_TEXT(found(m, "no", "year = 2023", 1, &hits, &documents),
               "2 [No]limits; 2 limits.[No], limits; 2 are[no]limits; "
               "2 limits,[no]\xe2\x80\x98limits; 2 and[no]limits; "
               "3 Seen[no]; ");
    CHECK_NUMBER(documents, 2);
    CHECK_TEXT(found(m, "no", "yeer = 2023", 1, &hits, &documents), "USAGE");
}

static void
units(struct made *m)
{
    struct kwic_options o = {.unit = VIEW_SENTENCES};
    uint64_t hits, documents;

    CHECK_TEXT(found_with(m, "policy", &o, &hits, &documents),
               "1 China\xe2\x80\x99s[policy], and China-Russia ties.; ");
    o.window = 1;
    CHECK_TEXT(found_with(m, "policy", &o, &hits, &documents),
               "1 A \xe2\x80\x9cno-limits\xe2\x80\x9d partnership. "
               "China\xe2\x80\x99s[policy], and China-Russia ties.; ");
    o = (struct kwic_options){.unit = VIEW_CHARACTERS, .window = 3};
    CHECK_TEXT(found_with(m, "policy", &o, &hits, &documents),
               "1 \xe2\x80\x99s[policy], a; ");
    CHECK_TEXT(found_with(m, "seen", &o, &hits, &documents), "3 [Seen]no; ");
}

static void
sorting(struct made *m)
{
    struct kwic_options o = {.window = 1, .sort = "R1"};
    uint64_t hits, documents;

    /* By the right word, where there is none last; then as they stand. */
    CHECK_TEXT(found_with(m, "no|and", &o, &hits, &documents),
               "1 policy,[and]China-Russia; 2 [No]limits; 2 limits.[No], "
               "limits; 2 are[no]limits; 2 limits,[no]\xe2\x80\x98limits; "
               "2 and[no]limits; 2 limits\xe2\x80\x99[and]no; "
               "1 A \xe2\x80\x9c[no]-limits\xe2\x80\x9d partnership; "
               "3 Seen[no]; ");
    o.sort = "L1,hit";
    o.where = "key = 'b'";
    CHECK_TEXT(found_with(m, "no", &o, &hits, &documents),
               "2 and[no]limits; 2 are[no]limits; 2 limits.[No], limits; "
               "2 limits,[no]\xe2\x80\x98limits; 2 [No]limits; ");
    o = (struct kwic_options){.sort = "date,key"};
    CHECK_TEXT(found_with(m, "china", &o, &hits, &documents),
               "1 [China]\xe2\x80\x99s; 1 [China]-Russia; 3 [China]; ");
    o.sort = "R1,";
    CHECK_TEXT(found_with(m, "china", &o, &hits, &documents), "USAGE");
    o.sort = "R0";
    CHECK_TEXT(found_with(m, "china", &o, &hits, &documents), "USAGE");
}

/* As many as wanted, in text order, the same for the same seed; a smaller
   sample is part of a greater one. */
static void
sampling(struct made *m)
{
    struct kwic_options o = {.sample = 4, .seed = 1};
    uint64_t hits, documents;
    char *four = mem_string(found_with(m, "*", &o, &hits, &documents));
    char *two, *hit;

    CHECK_NUMBER(hits, 29);
    CHECK_NUMBER(documents, 3);
    CHECK_TEXT(found_with(m, "*", &o, &hits, &documents), four);
    o.sample = 2;
    two = mem_string(found_with(m, "*", &o, &hits, &documents));
    for (hit = strtok(two, ";"); hit && *hit; hit = strtok(NULL, ";"))
        CHECK(strstr(four, hit));
    o = (struct kwic_options){.sample = 4, .seed = 2};
    CHECK(strcmp(found_with(m, "*", &o, &hits, &documents), four) != 0);
    o.sample = 1000;
    CHECK_TEXT(found_with(m, "russia", &o, &hits, &documents),
               "1 China-[Russia]; ");
    free(four);
    free(two);
}

static void
stopping(struct made *m)
{
    struct kwic_options o = {.window = 1};
    struct seen s = {.stop_after = 2};
    struct kwic_totals totals;

    CHECK_OK(m, kwic_find(m->s, "no", &o, on_hit, &s, &totals, &m->ft));
    CHECK_NUMBER(totals.hits, 2);
    store_interrupt(m->s);
    CHECK(kwic_find(m->s, "no", &o, on_hit, &s, &totals, &m->ft) == -1);
    CHECK_TEXT(fault_name(m->ft.code), "INTERRUPTED");
}

/* A text that is gone is a fault, not a text without hits. */
static void
damage(void)
{
    struct made m;
    struct kwic_options o = {.window = 1};
    struct seen s = {.stop_after = -1};
    struct kwic_totals totals;

    made_new(&m);
    made_load(&m, docs, 4, NULL);
    sqlite3_exec(store_db(m.s), "DELETE FROM text WHERE id = 2", NULL, NULL,
                 NULL);
    CHECK(kwic_find(m.s, "limits", &o, on_hit, &s, &totals, &m.ft) == -1);
    CHECK_TEXT(fault_name(m.ft.code), "CORPUS");
    made_end(&m);
}

int
main(void)
{
    struct made m;

    made_new(&m);
    made_load(&m, docs, 4, NULL);
    made_close(&m);
    made_open(&m, STORE_READ);
    words(&m);
    phrases(&m);
    context(&m);
    units(&m);
    sorting(&m);
    sampling(&m);
    stopping(&m);
    made_end(&m);
    damage();
    return check_end();
}
