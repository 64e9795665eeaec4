#include "jsonld.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_tree.h>

#include "entities.h"
#include "mem.h"

#define DEPTH_MAX 32 /* the library frees a tree by recursion */

/* Brackets inside strings count too; no page nests so deep. */
static bool
deep(const char *s)
{
    size_t depth = 0;

    for (; *s; s++) {
        if (*s == '{' || *s == '[')
            depth++;
        else if ((*s == '}' || *s == ']') && depth)
            depth--;
        if (depth > DEPTH_MAX)
            return true;
    }
    return false;
}

static yajl_val
member(yajl_val v, const char *name)
{
    const char *path[] = {name, NULL};

    return YAJL_IS_OBJECT(v) ? yajl_tree_get(v, path, yajl_t_any) : NULL;
}

static yajl_val
first_of(yajl_val v)
{
    while (YAJL_IS_ARRAY(v) && v->u.array.len)
        v = v->u.array.values[0];
    return v;
}

/* A string, the first of a list, or an object's name. */
static const char *
string_of(yajl_val v, const char *inside)
{
    v = first_of(v);
    if (YAJL_IS_OBJECT(v))
        v = first_of(member(v, inside));
    return YAJL_IS_STRING(v) && *YAJL_GET_STRING(v) ? YAJL_GET_STRING(v) : NULL;
}

static void
fill(char **field, const char *s)
{
    if (!*field && s)
        *field = entities_decoded(s);
}

/* Where the objects that others refer to by @id stand. */
struct page {
    yajl_val root;
    struct jsonld *j;
};

static bool
is_called(yajl_val v, const char *id)
{
    const char *s = string_of(member(v, "@id"), "");

    return s && strcmp(s, id) == 0 && member(v, "name");
}

/* What an object without a name refers to: {"@id": "#org"}. */
static yajl_val
referred(const struct page *p, yajl_val v)
{
    yajl_val one = first_of(v), graph = member(p->root, "@graph");
    const char *id =
        member(one, "name") ? NULL : string_of(member(one, "@id"), "");
    yajl_val all = graph ? graph : p->root;

    for (size_t i = 0; id && YAJL_IS_ARRAY(all) && i < all->u.array.len; i++) {
        if (is_called(all->u.array.values[i], id))
            return all->u.array.values[i];
    }
    return one;
}

static bool
is_a(yajl_val v, const char *kind)
{
    const char *type = string_of(member(v, "@type"), "");

    return type && strstr(type, kind);
}

/* The names of those who are persons, or of what is said without a type,
   joined; NULL if there are none. */
static char *
persons_of(const struct page *p, yajl_val v)
{
    struct buf b = {0};
    size_t n = YAJL_IS_ARRAY(v) ? v->u.array.len : 1;

    for (size_t i = 0; i < n; i++) {
        yajl_val one = referred(p, YAJL_IS_ARRAY(v) ? v->u.array.values[i] : v);
        const char *s =
            is_a(one, "Organization") ? NULL : string_of(one, "name");

        if (s)
            buf_format(&b, "%s%s", b.len ? "; " : "", s);
    }
    return b.len ? buf_take(&b) : NULL;
}

static bool
is_article(yajl_val v)
{
    yajl_val type = member(v, "@type");
    size_t n = YAJL_IS_ARRAY(type) ? type->u.array.len : 1;

    for (size_t i = 0; i < n; i++) {
        const char *s =
            string_of(YAJL_IS_ARRAY(type) ? type->u.array.values[i] : type, "");

        if (s && (strstr(s, "Article") || strstr(s, "BlogPosting") ||
                  strcmp(s, "Report") == 0 || strcmp(s, "Review") == 0))
            return true;
    }
    return false;
}

static void
take_article(const struct page *p, yajl_val v)
{
    struct jsonld *j = p->j;
    yajl_val by = referred(p, member(v, "author"));
    char *author = persons_of(p, member(v, "author"));

    fill(&j->title, string_of(member(v, "headline"), "name"));
    fill(&j->author, author);
    free(author);
    fill(&j->published, string_of(member(v, "datePublished"), "@value"));
    fill(&j->modified, string_of(member(v, "dateModified"), "@value"));
    fill(&j->outlet, string_of(referred(p, member(v, "publisher")), "name"));
    if (is_a(by, "Organization"))
        fill(&j->outlet, string_of(by, "name"));
    fill(&j->language, string_of(member(v, "inLanguage"), "alternateName"));
    j->translation = j->translation || member(v, "translator") ||
                     member(v, "translationOfWork");
    fill(&j->body, string_of(member(v, "articleBody"), "@value"));
    fill(&j->url, string_of(member(v, "mainEntityOfPage"), "@id"));
    fill(&j->url, string_of(member(v, "url"), "@id"));
}

/* The first article; in lists and under @graph, no deeper. */
static void
search(const struct page *p, yajl_val v, unsigned depth)
{
    yajl_val graph;

    if (p->j->title || depth > 3)
        return;
    if (YAJL_IS_ARRAY(v)) {
        for (size_t i = 0; i < v->u.array.len; i++)
            search(p, v->u.array.values[i], depth + 1);
        return;
    }
    if (is_article(v))
        take_article(p, v);
    graph = member(v, "@graph");
    if (graph)
        search(p, graph, depth + 1);
    graph = member(v, "mainEntity");
    if (graph)
        search(p, graph, depth + 1);
}

/* Blanks out commas behind which nothing comes but the end of a list or an
   object. */
static void
drop_trailing_commas(char *s)
{
    char *comma = NULL;
    bool string = false;

    for (; *s; s++) {
        if (string && *s == '\\' && s[1]) {
            s++;
        } else if (*s == '"') {
            string = !string;
            comma = NULL;
        } else if (!string && (*s == '}' || *s == ']')) {
            if (comma)
                *comma = ' ';
            comma = NULL;
        } else if (!string && *s != ' ') {
            comma = *s == ',' ? s : NULL;
        }
    }
}

/* Without the CDATA mark that hides it from old programs, with spaces for line
   breaks in strings, and without commas behind the last. Heap string. */
static char *
value_in(const char *s)
{
    static const char opens[] = "<![CDATA[";
    const char *mark = strstr(s, opens), *from = s, *end = NULL;
    char *copy;

    if (mark && mark < s + strcspn(s, "{")) { /* not in a string */
        from = mark + strlen(opens);
        from += strcspn(from, "{["); /* behind a comment's end */
        end = strstr(from, "]]>");
    }
    while (end && end > from && !strchr("}]", end[-1]))
        end--; /* of a comment around the mark */
    copy = mem_copy(from, end ? (size_t)(end - from) : strlen(from));
    for (char *p = copy; *p; p++) {
        if ((unsigned char)*p < 0x20)
            *p = ' ';
    }
    drop_trailing_commas(copy);
    return copy;
}

void
jsonld_read(struct jsonld *j, const struct buf *scripts)
{
    for (size_t at = 0; at < scripts->len;) {
        const char *s = scripts->data + at;
        char *copy, why[64];
        yajl_val v;

        at += strlen(s) + 1;
        if (deep(s))
            continue;
        copy = value_in(s);
        v = yajl_tree_parse(copy, why, sizeof why);
        if (v) {
            search(&(struct page){v, j}, v, 0);
            yajl_tree_free(v);
        }
        free(copy);
    }
}

void
jsonld_free(struct jsonld *j)
{
    free(j->title);
    free(j->author);
    free(j->published);
    free(j->modified);
    free(j->outlet);
    free(j->language);
    free(j->url);
    free(j->body);
    *j = (struct jsonld){0};
}
