/* kwic: words and phrases over parts of tokens, with their places. */
#include "kwic.h"
#include "made_corpus.h"

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

static void
cut(struct seen *s, const struct doc *d, struct span at, const char *after)
{
    size_t n = strlen(s->text);

    snprintf(s->text + n, sizeof s->text - n, "%.*s%s",
             (int)(at.stop - at.start), d->text + at.start, after);
}

static bool
on_hit(void *cookie, const struct doc *d, const struct kwic_hit *hit)
{
    struct seen *s = cookie;
    size_t n = strlen(s->text);

    snprintf(s->text + n, sizeof s->text - n, "%d ", (int)hit->document);
    cut(s, d, hit->left, "[");
    cut(s, d, hit->at, "]");
    cut(s, d, hit->right, "; ");
    return --s->stop_after != 0;
}

static const char *
found(struct made *m, const char *query, const char *where, size_t window,
      uint64_t *hits, uint64_t *documents)
{
    static struct seen s;

    s = (struct seen){.stop_after = -1};
    *hits = *documents = 0;
    m->ft = (struct fault){0};
    if (kwic_find(m->s, query, where, window, on_hit, &s, hits, documents,
                  &m->ft))
        return fault_name(m->ft.code);
    return s.text;
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
stopping(struct made *m)
{
    struct seen s = {.stop_after = 2};
    uint64_t hits, documents;

    CHECK_OK(m, kwic_find(m->s, "no", NULL, 1, on_hit, &s, &hits, &documents,
                          &m->ft));
    CHECK_NUMBER(hits, 2);
    store_interrupt(m->s);
    CHECK(kwic_find(m->s, "no", NULL, 1, on_hit, &s, &hits, &documents,
                    &m->ft) == -1);
    CHECK_TEXT(fault_name(m->ft.code), "INTERRUPTED");
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
    stopping(&m);
    made_end(&m);
    return check_end();
}
