#include "head_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

#define AUTHOR_MAX 200
#define PRINTED_NODES 12 /* of a block that prints a name */
#define BYLINE_NODES 200 /* behind the heading */
#define BYLINE_WORDS 5

/* Behind `By `, `Written by` and their like in other languages; s itself when
   there is none. */
static const char *
behind_by(const char *s)
{
    static const char *const heads[] = {"by ",          "by: ",  "written by ",
                                        "written by: ", "von ",  "par ",
                                        "por ",         "door ", "di "};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]);

        if (strncasecmp(s, heads[i], n) == 0)
            return s + n;
    }
    return s;
}

/* What content systems write where there is no author. */
static bool
nobody(const char *s)
{
    static const char *const names[] = {"no author", "admin",  "administrator",
                                        "unknown",   "editor", "webmaster"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(s, names[i]) == 0)
            return true;
    }
    return !*s || strstr(s, "://") || strstr(s, "www.") || strchr(s, '@') ||
           strlen(s) > AUTHOR_MAX;
}

/* `By Jane Roe` to `Jane Roe`; NULL for what is no name. */
static char *
name_only(const char *s)
{
    char *all = head_folded(s), *name;

    if (!all)
        return NULL;
    name = mem_string(behind_by(all));
    free(all);
    for (size_t n = strlen(name); n && strchr(" -,;", name[n - 1]); n--)
        name[n - 1] = '\0';
    if (!nobody(name))
        return name;
    free(name);
    return NULL;
}

/* The name, unless it is the outlet's. Frees it then. */
static char *
not_outlet(char *name, const char *outlet)
{
    char *a = head_key_of(name), *b = head_key_of(outlet);
    bool same = strcmp(a, b) == 0;

    free(a);
    free(b);
    if (!same)
        return name;
    free(name);
    return NULL;
}

/* A short block behind the heading that begins with `By`, up to what is no
   name any more. */
static char *
byline(const struct tree *t, size_t heading, const char *outlet)
{
    size_t from = t->nodes[heading].end, to = from + BYLINE_NODES;

    for (size_t i = from; i < to && i < t->n; i++) {
        char *text;
        const char *name;

        if (t->nodes[i].tag == GUMBO_TAG_LAST ||
            t->nodes[i].end - i > PRINTED_NODES)
            continue;
        text = head_text_of(t, i);
        name = behind_by(text);
        if (name != text && (isupper((unsigned char)*name) || *name & 0x80)) {
            size_t len = strcspn(name, "0123456789|,(/");
            char *cut = mem_copy(name, len);

            free(text);
            text = head_words(cut) <= BYLINE_WORDS
                       ? not_outlet(name_only(cut), outlet)
                       : NULL;
            free(cut);
            if (text)
                return text;
            continue;
        }
        free(text);
    }
    return NULL;
}

/* The first element that says it is the author's. */
static char *
author_element(const struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        char *s, *name;

        if (!tree_attribute_has(t, i, "rel", "author") &&
            !tree_attribute_has(t, i, "itemprop", "author"))
            continue;
        if (t->nodes[i].tag == GUMBO_TAG_LINK)
            continue;
        s = t->nodes[i].tag == GUMBO_TAG_META
                ? mem_string(tree_attribute(t, i, "content"))
                : head_text_of(t, i);
        name = name_only(s);
        free(s);
        if (name)
            return name;
    }
    return NULL;
}

void
head_author(struct head *h, const struct tree *t, const struct jsonld *j)
{
    static const char *const names[] = {"author",
                                        "article:author",
                                        "parsely-author",
                                        "sailthru.author",
                                        "byl",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "authors",
                                        "og:article:author"};

    h->author = not_outlet(name_only(j->author), h->outlet);
    for (size_t i = 0; !h->author && i < sizeof names / sizeof *names; i++)
        h->author = not_outlet(name_only(head_meta(t, names[i])), h->outlet);
    if (!h->author)
        h->author = not_outlet(author_element(t), h->outlet);
    if (!h->author && h->heading)
        h->author = byline(t, h->heading, h->outlet);
}
