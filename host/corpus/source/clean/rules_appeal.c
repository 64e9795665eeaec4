/* The appeal for money that pages put behind their stories. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "rules.h"

/* An appeal is looked for in this much of the end, never before half. */
#define APPEAL_BYTES_MAX 12000
/* Lines that lead up to a plea. */
#define LEAD_UP_MAX 4

/* What an appeal is made of, counted outside quotations. */
enum speech {
    SPEECH_WE,
    SPEECH_YOU,
    SPEECH_MONEY, /* and help, in words that news has less use for */
    SPEECH_ASK,   /* the same in everyday words */
    SPEECH_PAGE,  /* what the page is */
    SPEECH_STORY, /* somebody is quoted */
    SPEECH_COUNT
};

struct voice {
    unsigned n[SPEECH_COUNT];
};

static void
count_word(struct voice *v, const char *word, size_t len)
{
    static const char *const words[SPEECH_COUNT] = {
        " we our us we're we've ",
        " you your you're you'll readers reader ",
        " support supporting donate donation donations contribute contribution "
        "contributions subscribe subscription membership monthly help favor "
        "favour journalism newsroom funding ",
        " give giving gift gifts helping please spare join advertising ",
        " paper pages newsroom reporting reporters journalism journalists "
        "readers reader newspaper magazine ",
        " said says told added asked ",
    };
    char key[16];

    if (len + 3 > sizeof key)
        return;
    key[0] = ' ';
    memcpy(key + 1, word, len);
    memcpy(key + 1 + len, " ", 2);
    for (size_t i = 0; i < SPEECH_COUNT; i++)
        v->n[i] += strstr(words[i], key) != NULL;
}

static struct voice
voice_of(const char *s)
{
    struct voice v = {0};
    bool quoted = false;

    while (*s) {
        size_t n = 0;

        while (isalpha((unsigned char)s[n]) || (s[n] == '\'' && n))
            n++;
        if (!n) {
            quoted ^= *s++ == '"';
            continue;
        }
        if (!quoted)
            count_word(&v, s, n);
        s += n;
    }
    return v;
}

/* Words with which appeals begin, whatever they go on to say. */
static bool
opener(const char *s)
{
    static const char *const heads[] = {
        "a message from ",
        "a message to our",
        "a note from ",
        "a word from ",
        "like what you read",
        "a note to our readers",
        "dear reader",
        "dear friend",
        "dear subscriber",
        "before you go",
        "since you're here",
        "since you are here",
        "help us ",
        "support our journalism",
        "support independent journalism",
        "support quality journalism",
        "become a member",
        "please support ",
        "please donate",
        "please consider",
        NULL,
    };
    /* One of these is in every mark, and none of them in most lines. */
    static const char *const signs[] = {" ask",    "support ",  "we need",
                                        "we rely", "we depend", "donation",
                                        NULL};
    static const char *const marks[] = {
        "favor to ask",          "can we ask you",
        "favour to ask",         "support our journalism",
        "support our work",      "support independent journalism",
        "we need your help",     "we need your support",
        "we rely on readers",    "we rely on your",
        "we depend on readers",  "support us from",
        "make a donation today", NULL,
    };

    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return strlen(s) < 400;
    }
    return *s != '"' && rules_holds(s, signs) && rules_holds(s, marks);
}

/* Whether an appeal may begin with this line. */
static bool
begins(const char *s)
{
    struct voice v;

    if (opener(s))
        return true;
    if (!strstr(s, "you") && !strstr(s, "reader"))
        return false; /* most lines */
    v = voice_of(s);
    return !v.n[SPEECH_STORY] && v.n[SPEECH_WE] && v.n[SPEECH_YOU] &&
           (v.n[SPEECH_MONEY] >= 2 ||
            (v.n[SPEECH_MONEY] == 1 && v.n[SPEECH_ASK] >= 2));
}

/* Whether lines from..n are an appeal to the end: at least half of their bytes
   speak for "us" or to "you", and nobody is quoted as saying something. */
static bool
appeal_from(struct cleaning *c, size_t from, size_t n)
{
    uint64_t all = 0, ours = 0;
    unsigned money = 0, story = 0;

    for (size_t i = from; i < n; i++) {
        const char *s;
        struct voice v;
        bool own;

        if (!lines_free_at(&c->l, i))
            continue;
        s = lines_plain(&c->l, i, &c->plain);
        v = voice_of(s);
        own = v.n[SPEECH_WE] || v.n[SPEECH_YOU] || opener(s);
        all += lines_len(&c->l, i);
        ours += own ? lines_len(&c->l, i) : 0;
        money += v.n[SPEECH_MONEY] + v.n[SPEECH_ASK];
        story += v.n[SPEECH_STORY];
    }
    return ours * 2 > all && money >= 2 && story <= 1;
}

/* Whether a sentence of the line begins in one of these ways. */
static bool
tells(const char *s, const char *const *heads)
{
    while (*s) {
        s += strspn(s, " *_");
        for (const char *const *h = heads; *h; h++) {
            if (rules_starts(s, *h))
                return true;
        }
        s += strcspn(s, ".?!:");
        s += strspn(s, ".?!:");
    }
    return false;
}

/* Whether a sentence of the line tells the reader to pay or sign up. */
static bool
plea(const char *s)
{
    static const char *const always[] = {
        "subscribe to ",
        "subscribe now",
        "subscribe today",
        "start your free",
        "become a member",
        "become a subscriber",
        "become a supporter",
        "donate now",
        "donate today",
        "give today",
        "support us today",
        "chip in ",
        "buy us a coffee",
        "start your subscription",
        NULL,
    };
    static const char *const ours[] = {
        "please give ",  "please consider ", "please support ",
        "please donate", "please become ",   NULL,
    };
    static const char *const ways[] = {
        "becoming a member or ",
        "become a member or ",
        "donating via ",
        "donate via ",
        "patreon",
        "becoming a member today",
        "making a one-time donation",
        "please consider making a ",
        "make a one-time donation",
        NULL,
    };
    bool general = false;
    struct voice v;

    if (strlen(s) > 300 || strchr(s, '"') ||
        !(tells(s, always) ||
          (general = tells(s, ours) || rules_holds(s, ways))))
        return false;
    v = voice_of(s);
    return !v.n[SPEECH_STORY] &&
           (!general || v.n[SPEECH_WE] || rules_starts(s, "if you "));
}

/* Whether a line above a plea speaks for the page. */
static bool
leads_up(const char *s)
{
    struct voice v = voice_of(s);

    return !v.n[SPEECH_STORY] && !strchr(s, '"') && v.n[SPEECH_PAGE] &&
           (v.n[SPEECH_WE] || v.n[SPEECH_YOU]);
}

/* A name of more than one word at s, or NULL. */
static char *
long_name(const char *s)
{
    char *name = rules_name_at(s);

    if (!name || strchr(name, ' '))
        return name;
    free(name);
    return NULL;
}

/* `The Amur Herald is a non-profit paper`: the name before such a verb. */
static char *
name_ahead(const char *s)
{
    static const char *const verbs[] = {
        " is ", " has ", " takes ", " depends ", " needs ", " relies ", NULL};
    char *name = long_name(s);

    for (const char *const *v = verbs; name && *v; v++) {
        if (rules_starts(s + strlen(name), *v))
            return name;
    }
    free(name);
    return NULL;
}

/* The outlet that speaks: `A Message from X`, `journalists of X`. */
static void
learn_outlet(struct cleaning *c, size_t i)
{
    static const char *const heads[] = {
        "message from ",   "note from ", "journalists of ",
        "journalists at ", "team at ",   "newsroom of ",
        "supporting ",     "support ",   "subscribe to ",
    };
    /* these need a name of more than one word */
    static const char *const weak[] = {
        "word from ", "friend of ", "helping ", "keep ", "keeps ", NULL,
    };
    const char *s, *at;

    buf_clear(&c->plain);
    plain_form(c->l.text + c->l.at[i].start, lines_len(&c->l, i), false,
               &c->plain);
    s = buf_text(&c->plain);
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
        at = strcasestr(s, heads[k]);
        if (at)
            rules_printed(c, rules_name_at(at + strlen(heads[k])), true);
    }
    for (const char *const *w = weak; *w; w++) {
        at = strcasestr(s, *w);
        if (at)
            rules_printed(c, long_name(at + strlen(*w)), true);
    }
    rules_printed(c, name_ahead(s + strspn(s, " *_")), true);
}

/* From that line, or from the first of those that lead up to it. */
static void
claim(struct cleaning *c, size_t from, size_t n, const char *rule)
{
    const struct lines *l = &c->l;

    for (size_t up = 0; up < LEAD_UP_MAX && from > 1; up++, from--) {
        if (!lines_free_at(l, from - 1) || !lines_alone(l, from - 1) ||
            !leads_up(lines_plain(l, from - 1, &c->plain)))
            break;
    }
    for (size_t i = from; i < n; i++) {
        learn_outlet(c, i);
        if (lines_free_at(&c->l, i))
            lines_claim(&c->l, i, "appeal", rule);
    }
}

/* From the first line that opens an appeal to the end of the text. */
static bool
opened_appeal(struct cleaning *c, size_t n)
{
    struct lines *l = &c->l;
    uint32_t end = n ? l->at[n - 1].stop : 0, half = end / 2;
    uint32_t from = end > APPEAL_BYTES_MAX ? end - APPEAL_BYTES_MAX : 0;

    if (from < half)
        from = half;
    for (size_t i = 1; i < n; i++) {
        const char *s;

        if (l->at[i].start < from || !lines_free_at(l, i) || !lines_alone(l, i))
            continue;
        s = lines_plain(l, i, &c->plain);
        if (!begins(s) || !appeal_from(c, i, n))
            continue;
        claim(c, i, n, "appeal-to-the-end");
        return true;
    }
    return false;
}

/* The last lines, when they are pleas. */
static void
pleas(struct cleaning *c, size_t n)
{
    struct lines *l = &c->l;
    size_t from = n;

    while (from > 1 && lines_alone(l, from - 1) &&
           (!lines_free_at(l, from - 1) ||
            plea(lines_plain(l, from - 1, &c->plain))))
        from--;
    if (from < n)
        claim(c, from, n, "plea-at-the-end");
}

void
rules_appeal(struct cleaning *c)
{
    size_t n = c->l.n;

    while (n && !lines_free_at(&c->l, n - 1))
        n--;
    if (n && !opened_appeal(c, n))
        pleas(c, n);
}
