#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "rules.h"

/* Nothing longer is a page's own line. */
#define SHORT_LINE 320
#define CONTROL_MAX 40

static const char *const controls[] = {
    "continue",
    "continue reading",
    "read more",
    "read the full story",
    "read full article",
    "read more here",
    "read next",
    "remind me later",
    "not now",
    "maybe later",
    "no thanks",
    "subscribe",
    "subscribe now",
    "subscribe here",
    "sign up",
    "sign in",
    "log in",
    "share",
    "share this",
    "share this article",
    "share on facebook",
    "share on twitter",
    "print",
    "email",
    "tweet",
    "comments",
    "leave a comment",
    "advertisement",
    "advertisement advertisement",
    "story continues below advertisement",
    "article continues below",
    "click here",
    "close",
    "skip to content",
    "back to top",
    "load more",
    "show more",
    "see more",
    "learn more",
    "find out more",
    "listen to this article",
    "follow us",
    "copy link",
    "related articles",
    "related stories",
    "related",
    "recommended",
    "most read",
    "support us",
    "donate",
    "donate now",
    "twitter",
    "facebook",
    "whatsapp",
    "linkedin",
    "enlarge this image",
    "toggle caption",
    "manage newsletters",
    "abstract",
    "full text",
    "see also",
    "top stories",
    "click here for reprint permission",
    /* the same in German, French, Spanish and Russian; what is not ASCII as it
       stands in a line */
    "weiterlesen",
    "mehr lesen",
    "jetzt abonnieren",
    "drucken",
    "teilen",
    "anzeige",
    "kommentare",
    "lire la suite",
    "s'abonner",
    "partager",
    "publicité",
    "leer más",
    "compartir",
    "publicidad",
    "comentarios",
    "Читать далее",
    "Подробнее",
    "Реклама",
    "Поделиться",
    "Комментарии",
    "Оставьте комментарий",
    NULL,
};

/* `[Continue reading](url)`: the label of a markdown link that is all there is,
   in place; else s. */
static char *
link_label(char *s)
{
    char *close = *s == '[' ? strchr(s, ']') : NULL;

    if (!close || close[1] != '(' || s[strlen(s) - 1] != ')' ||
        strchr(close, ')') != s + strlen(s) - 1)
        return s;
    *close = '\0';
    return s + 1;
}

/* The line without marks at its ends, in place of plain's own. */
static const char *
bare(struct buf *plain)
{
    char *s = link_label(buf_text(plain)), *end = s + strlen(s);

    while (end > s && strchr(".!:>|-* \"", end[-1]))
        end--;
    *end = '\0';
    return s + strspn(s, "<|-*>+ \"");
}

/* Whether s is one of the words. */
static bool
is_one_of(const char *s, const char *const *words)
{
    for (; *words; words++) {
        if (*s == **words && strcmp(s, *words) == 0)
            return true;
    }
    return false;
}

/* The same in patterns: a verb of the page and what it is for. */
static bool
control_phrase(const char *s)
{
    static const char *const verbs[] = {
        "share this ",   "print this ",      "email this ",   "save this ",
        "more on this ", "comment on this ", "discuss this ", NULL};
    static const char *const pages[] = {"story", "article", "page",  "topic",
                                        "post",  "report",  "piece", NULL};
    static const char *const doors[] = {"sign in to ",   "log in to ",
                                        "sign up to ",   "register to ",
                                        "subscribe to ", NULL};
    static const char *const deeds[] = {
        "comment",           "continue",     "continue reading",
        "read more",         "reply",        "post a comment",
        "read this article", "keep reading", NULL};

    for (const char *const *v = verbs; *v; v++) {
        if (rules_starts(s, *v) && is_one_of(s + strlen(*v), pages))
            return true;
    }
    for (const char *const *v = doors; *v; v++) {
        if (rules_starts(s, *v) && is_one_of(s + strlen(*v), deeds))
            return true;
    }
    return rules_starts(s, "remind me ") && count_words(s, strlen(s)) <= 4;
}

static bool
control(struct buf *plain)
{
    const char *s = bare(plain);

    if (strlen(s) > CONTROL_MAX)
        return false;
    return is_one_of(s, controls) || control_phrase(s);
}

/* A line that is tags and nothing else. */
static bool
markup(const char *s)
{
    bool tag = false;

    while (*s == '<') {
        size_t n = strcspn(s, ">");

        if (!s[n])
            return false;
        tag = tag || s[1] == '/' || s[1] == '!' || s[n - 1] == '/' ||
              memchr(s, '=', n);
        s += n + 1;
        s += strspn(s, " ");
    }
    return tag && !*s;
}

/* The url that is all there is at s, or NULL; *len its bytes. */
static const char *
url_at(const char *s, const char *end, size_t *len)
{
    const char *p;

    while (s < end && strchr("<([ \t", *s))
        s++;
    while (end > s && strchr(">)] \t", end[-1]))
        end--;
    if (end - s < 10 ||
        (strncasecmp(s, "http://", 7) && strncasecmp(s, "https://", 8)))
        return NULL;
    for (p = s; p < end; p++) {
        if (isspace((unsigned char)*p))
            return NULL;
    }
    *len = (size_t)(end - s);
    return s;
}

/* Bytes of a label such as `Original url:` at the start of a plain line. */
static size_t
label(const char *s)
{
    static const char *const words[] = {
        "url",   "original",  "source",    "link",      "article",
        "story", "web",       "address",   "permalink", "from",
        "full",  "at",        "the",       "published", "read",
        "more",  "available", "retrieved", NULL,
    };
    size_t n = strcspn(s, ":"), at = 0, known = 0;

    if (s[n] != ':' || n > 40 || rules_starts(s, "http"))
        return 0;
    while (at < n) {
        size_t len = strcspn(s + at, " :");
        size_t i = 0;

        while (words[i] &&
               (strlen(words[i]) != len || memcmp(words[i], s + at, len) != 0))
            i++;
        if (!words[i])
            return 0;
        known++;
        at += len;
        at += s[at] == ' ';
    }
    return known ? n + 1 : 0;
}

static void
take_url(struct cleaning *c, const char *url, size_t len)
{
    if (!c->d->url)
        c->d->url = mem_copy(url, len);
}

/* A url alone on its line, with a label before it or at the text's edge; or
   label and url on one line. */
static void
url_line(struct cleaning *c, size_t i)
{
    struct lines *l = &c->l;
    const char *s = l->text + l->at[i].start, *end = l->text + l->at[i].stop;
    size_t len = 0, before = 0, head = label(lines_plain(l, i, &c->plain));
    const char *url = head ? memchr(s, ':', (size_t)(end - s)) : s;

    url = url_at(url + (head > 0), end, &len);
    if (!url)
        return;
    if (!head && i > 0)
        before = label(lines_plain(l, i - 1, &c->plain));
    if (before && c->plain.data[before])
        before = 0;
    if (!head && !before && i > 2 && i + 3 < l->n)
        return;
    lines_claim(l, i, "url", head || before ? "labelled-url" : "edge-url");
    if (before)
        lines_claim(l, i - 1, "url-label", "url-label");
    if (head || before || i == 0 || i + 1 == l->n)
        take_url(c, url, len);
}

/* Wants the reader to do something that is not reading the story. */
static bool
newsletter(const char *s)
{
    static const char *const heads[] = {
        "sign up",
        "subscribe to",
        "subscribe here",
        "get the ",
        "get our ",
        "follow ",
        "join our ",
        "download our ",
        "like us",
        "want more",
        "for more, sign up",
        "stay informed",
        "stories you care about",
        "your email address",
        "email sign up",
        "on twitter follow",
        NULL,
    };
    static const char *const marks[] = {
        "newsletter",       "inbox",          "on twitter",
        "on facebook",      "on telegram",    "on whatsapp",
        "whatsapp channel", "follow us",      "our app",
        "youtube channel",  "privacy policy", "telegram channel",
        "to get an email",  "morning letter", "weekly letter",
        "daily letter",     "briefing",       "on instagram",
        " here.",           "notifications",  NULL,
    };

    if (strstr(s, " said") || *s == '"' || *s == '\'')
        return false;
    if (strchr(s, '[') && strlen(s) < 40)
        return false;
    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return rules_holds(s, marks);
    }
    return false;
}

/* A line that is a photo's credit and nothing else. */
static bool
credit(const char *s)
{
    static const char *const heads[] = {"photo:",        "photo credit:",
                                        "image credit:", "photo by ",
                                        "(photo by ",    "photograph by ",
                                        "file photo",    "image:",
                                        "images:",       NULL};
    static const char *const tails[] = {
        "getty images", "getty images)", "getty images.", "getty images.)",
        "ap photo",     "(ap photo)",    "afp/getty",     NULL,
    };
    size_t len = strlen(s);

    if (len > 90)
        return false;
    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return true;
    }
    for (const char *const *t = tails; *t; t++) {
        size_t n = strlen(*t);

        if (len >= n && strcmp(s + len - n, *t) == 0)
            return true;
    }
    return strcmp(s, "getty.") == 0;
}

static void
look(struct cleaning *c, size_t i)
{
    struct lines *l = &c->l;
    const char *s = lines_plain(l, i, &c->plain);

    if (*s == '<' && markup(s))
        lines_claim(l, i, "markup", "tags-only");
    else if (newsletter(s))
        lines_claim(l, i, "newsletter", "asks-to-follow");
    else if (credit(s))
        lines_claim(l, i, "caption", "photo-credit");
    else if (!lines_runs_on(l, i) && rules_page_leads(s, l->at[i].final))
        lines_claim(l, i, "ui", "related-link");
    else if (!lines_runs_on(l, i) && rules_page_speaks(s))
        lines_claim(l, i, "ui", "page-speaks");
    else if (!lines_runs_on(l, i) && control(&c->plain))
        lines_claim(l, i, "ui", "page-control");
}

void
rules_anywhere(struct cleaning *c)
{
    bool urls = strstr(c->l.text, "://") != NULL;

    for (size_t i = 0; i < c->l.n; i++) {
        if (lines_len(&c->l, i) > SHORT_LINE || !lines_alone(&c->l, i))
            continue;
        if (urls &&
            memmem(c->l.text + c->l.at[i].start, lines_len(&c->l, i), "://", 3))
            url_line(c, i);
        if (lines_free_at(&c->l, i))
            look(c, i);
    }
}
