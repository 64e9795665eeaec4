#include "head_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "part.h"

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
                                        "unknown",   "editor", "webmaster",
                                        "by"};

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

/* Where a name ends that more is printed behind: at a figure or mark, or what
   stands before a date. */
static size_t
name_len(const char *s)
{
    static const char *const ends[] = {"Posted", "Published", "Updated"};
    size_t len = strcspn(s, "0123456789|,(/");

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = strstr(s, ends[i]);

        if (end && (size_t)(end - s) < len)
            len = (size_t)(end - s);
    }
    return len;
}

/* `2020-08-17 来源：... 作者：陈河 打印`: the name behind a label, up to the
   next space. */
static char *
labelled(const char *text)
{
    static const char *const labels[] = {"作者：", "作者:", "记者：", "記者："};

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *s = strstr(text, labels[i]);

        if (!s)
            continue;
        s += strlen(labels[i]);
        s += *s == ' ';
        return mem_copy(s, strcspn(s, " |"));
    }
    return NULL;
}

static bool
is_cased(const char *s)
{
    return isupper((unsigned char)*s) || (*s & 0x80);
}

/* Whether each word but small ones begins with a capital or is of a script
   without them. */
static bool
is_names(const char *s)
{
    static const char *const small[] = {"and ", "von ", "de ", "van ", "der ",
                                        "und ", "et ",  "y ",  "la ",  "staff"};

    while (*s) {
        size_t i = 0, n = sizeof small / sizeof *small;

        while (i < n && strncmp(s, small[i], strlen(small[i])) != 0)
            i++;
        if (i == n && !is_cased(s))
            return false;
        s += strcspn(s, " ");
        s += *s == ' ';
    }
    return true;
}

/* What a short block names as the author: behind `By` or a label, or because
   its class says that it is one. Heap string, or NULL. */
static char *
name_in(const struct tree *t, size_t node, const char *text)
{
    const char *name = behind_by(text);
    bool said = name != text;
    char *cut = labelled(text), *found = NULL;

    if (cut) {
        found = name_only(cut);
        free(cut);
        return found;
    }
    if (!said && !part_is_author(t, node))
        return NULL;
    cut = mem_copy(name, name_len(name));
    if (is_cased(name) && head_words(cut) <= BYLINE_WORDS &&
        (said || (is_names(cut) && strlen(cut) == strlen(name))))
        found = name_only(cut);
    free(cut);
    return found;
}

/* Whether a text is a line of its own between others: a line break follows. */
static bool
is_line(const struct tree *t, size_t i)
{
    return i + 1 < t->n && t->nodes[i + 1].tag == GUMBO_TAG_BR;
}

/* The first short block or line behind the heading that names the author. */
static char *
byline(const struct tree *t, size_t heading, const char *outlet)
{
    size_t from = t->nodes[heading].end, to = from + BYLINE_NODES;

    for (size_t i = from; i < to && i < t->n; i++) {
        char *text, *name;

        if ((t->nodes[i].tag == GUMBO_TAG_LAST && !is_line(t, i)) ||
            t->nodes[i].end - i > PRINTED_NODES)
            continue;
        text = head_text_of(t, i);
        name = name_in(t, i, text);
        free(text);
        name = name ? not_outlet(name, outlet) : NULL;
        if (name)
            return name;
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
