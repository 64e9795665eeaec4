#include "head_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "outlet_words.h"

#define TITLE_KEY_MIN 6 /* shorter headings are names of sections */
#define TAIL_WORDS_MAX 5
#define SITE_PART_MIN                                                         \
    4                    /* letters of a part of a site's name, not its first \
                          */
#define PRINTED_NODES 12 /* of a block that prints a title */
#define STORY_BYTES 40   /* of a text; shorter ones are links and labels */

/* Whether a tail is the site's: its letters are those of the outlet, or of a
   part of it, or the other way round; of few letters the beginning. */
static bool
is_site(const char *tail, const char *outlet)
{
    char *a = head_key_of(tail), *b = head_key_of(outlet);
    const char *part = *a ? strstr(b, a) : NULL;
    bool same = part && (part == b || strlen(a) >= SITE_PART_MIN);

    if (*a && *b && strstr(a, b) && head_words(tail) <= TAIL_WORDS_MAX)
        same = true;
    free(a);
    free(b);
    return same;
}

/* Whether a tail is a part of the paper: by its words, or because the page
   links it. */
static bool
is_section(const struct tree *t, const char *tail)
{
    bool is = outlet_part_words(tail) == head_words(tail);

    for (size_t i = 1; i < t->n && !is; i++) {
        char *text;

        if (t->nodes[i].tag != GUMBO_TAG_A)
            continue;
        text = head_text_of(t, i);
        is = strcasecmp(text, tail) == 0;
        free(text);
    }
    return is;
}

/* Whether the story has the words of a tail, not as a name. */
static bool
is_told(const struct tree *t, const char *tail)
{
    size_t len = strlen(tail);

    for (size_t i = 1; i < t->n; i++) {
        const struct tree_node *n = &t->nodes[i];
        const char *s = t->bytes.data + n->at;

        if (n->tag != GUMBO_TAG_LAST || n->len < STORY_BYTES ||
            t->nodes[n->parent].tag == GUMBO_TAG_TITLE)
            continue;
        for (const char *p = s; (p = strcasestr(p, tail)); p++) {
            if (islower((unsigned char)*p) && p > s && p[-1] == ' ' &&
                !isalnum((unsigned char)p[len]))
                return true;
        }
    }
    return false;
}

/* Whether a tail may be a name that nothing else on the page gives. */
static bool
may_be_site(const struct tree *t, const char *tail)
{
    bool small = islower((unsigned char)*tail) && !strchr(tail, '.');

    return !small && !is_told(t, tail);
}

/* Cuts ` | Site` and ` - Section - Site` off a title: what stands behind the
   last mark if it is the site or a section, until nothing like it is left. Once
   a few words may be it that nothing says are, where no name of the site is
   known. sure: only the site itself. */
static void
cut_site(const struct tree *t, char *title, const char *outlet, bool sure)
{
    bool guess = !outlet || strchr(outlet, '.'); /* a host is no name */
    size_t len = 0;
    char *last;

    while ((last = head_last_mark(title, &len)) &&
           last - title >= TITLE_KEY_MIN) {
        const char *tail = last + len;

        if (is_site(tail, outlet)) {
            guess = false;
        } else if (sure || head_words(tail) > TAIL_WORDS_MAX ||
                   strlen(tail) >= (size_t)(last - title)) {
            return;
        } else if (!is_section(t, tail)) {
            if (!guess || !may_be_site(t, tail))
                return;
            guess = false;
        }
        *last = '\0';
    }
}

/* Cuts `Site - ` off the beginning of a title. */
static void
cut_site_first(char *title, const char *outlet)
{
    size_t n, name;

    while ((n = head_site_first(title, outlet, &name)))
        memmove(title, title + n, strlen(title + n) + 1);
}

/* Takes the site's name out of a title. Where nobody gives it, what stands last
   is it rather than what stands first. */
static void
cut_sites(const struct tree *t, char *title, const char *outlet, bool sure)
{
    if (outlet)
        cut_site_first(title, outlet);
    cut_site(t, title, outlet, sure);
    if (!outlet)
        cut_site_first(title, outlet);
}

/* How well a heading fits what the page calls itself: the bytes of its key
   that stand in one of them, or that hold it. */
static size_t
fit(const char *key, char *const *names, size_t n)
{
    size_t best = 0, len = strlen(key);

    for (size_t i = 0; i < n; i++) {
        size_t name = strlen(names[i]);

        if (len >= TITLE_KEY_MIN && strstr(names[i], key) && len > best)
            best = len;
        if (name >= TITLE_KEY_MIN && strstr(key, names[i]) && name > best)
            best = name;
    }
    return best;
}

/* The heading that says what title, og:title or JSON-LD say; of equal ones the
   higher, then the earlier. */
static size_t
find_heading(const struct tree *t, char *const *names, size_t n)
{
    static const GumboTag tags[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3};
    size_t best = 0, found = 0;

    for (size_t k = 0; k < sizeof tags / sizeof *tags && !found; k++) {
        for (size_t i = 0; i < t->n; i++) {
            char *text, *key;
            size_t f;

            if (t->nodes[i].tag != tags[k])
                continue;
            text = head_text_of(t, i);
            key = head_key_of(text);
            f = fit(key, names, n);
            if (f > best) {
                best = f;
                found = i;
            }
            free(text);
            free(key);
        }
    }
    return found;
}

/* The only h1 of a page that has one. */
static size_t
only_h1(const struct tree *t)
{
    size_t found = 0, n = 0;

    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_H1) {
            char *text = head_text_of(t, i);

            if (strlen(text) >= TITLE_KEY_MIN) {
                n++;
                found = i;
            }
            free(text);
        }
    }
    return n == 1 ? found : 0;
}

/* The block that prints the title on a page without headings, or the text
   that does and has more below it in its block. */
static size_t
find_printed(const struct tree *t, const char *title)
{
    char *want = head_key_of(title);
    size_t found = 0;

    for (size_t i = 1; i < t->n && !found && *want; i++) {
        GumboTag tag = t->nodes[i].tag;
        char *text, *key;

        if (tag == GUMBO_TAG_HEAD) {
            i = t->nodes[i].end - 1;
            continue;
        }
        if (tree_inline(tag == GUMBO_TAG_LAST ? t->nodes[t->nodes[i].parent].tag
                                              : tag) ||
            t->nodes[i].end - i > PRINTED_NODES)
            continue;
        text = head_text_of(t, i);
        key = head_key_of(text);
        if (strcmp(key, want) == 0)
            found = i;
        free(text);
        free(key);
    }
    free(want);
    return found;
}

/* Whether a name is the beginning or end of a heading, and what stands before
   it is a kicker: `Local News Brothel`, but not `Railways: Brothel`. */
static bool
behind_kicker(const char *heading, const char *name)
{
    char *whole = head_key_of(heading), *part = head_key_of(name);
    size_t n = strlen(part), len = strlen(whole);
    bool inside = n >= TITLE_KEY_MIN && n < len;
    bool is = inside && memcmp(whole, part, n) == 0;

    if (inside && strcmp(whole + len - n, part) == 0) {
        const char *colon = strstr(heading, ": ");

        is = !colon || colon - heading > (ptrdiff_t)(strlen(heading) - n);
    }
    free(whole);
    free(part);
    return is;
}

/* The heading's text, without a kicker. */
static char *
printed_title(const struct tree *t, size_t heading, const char *const names[2])
{
    char *text = head_text_of(t, heading);

    for (size_t i = 0; i < 2; i++) {
        if (!names[i] || !behind_kicker(text, names[i]))
            continue;
        free(text);
        return mem_string(names[i]);
    }
    return text;
}

void
head_title(struct head *h, const struct tree *t, const struct jsonld *j)
{
    char *element = head_title_element(t);
    char *og = head_folded(head_meta(t, "og:title"));
    char *ld = head_folded(j->title);
    char *keys[3] = {head_key_of(og), head_key_of(ld), head_key_of(element)};
    const char *const names[2] = {ld, og};

    h->heading = find_heading(t, keys, 2);
    if (!h->heading)
        h->heading = find_heading(t, keys + 2, 1);
    if (!h->heading && !og && !ld)
        h->heading = only_h1(t);
    if (h->heading) {
        h->title = printed_title(t, h->heading, names);
    } else if (ld || og || element) {
        h->title = mem_string(ld ? ld : og ? og : element);
        cut_sites(t, h->title, h->outlet, ld || og);
        h->heading = find_printed(t, h->title);
    }
    for (size_t i = 0; i < 3; i++)
        free(keys[i]);
    free(element);
    free(og);
    free(ld);
}
