#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules.h"

/* An appeal is looked for in this much of the end, never before half. */
#define APPEAL_BYTES_MAX 12000

/* The last unclaimed line, + 1. */
static size_t
last_free(const struct lines *l)
{
    size_t n = l->n;

    while (n && !lines_free_at(l, n - 1))
        n--;
    return n;
}

static bool
sign_off(const char *s)
{
    static const char *const marks[] = {"reuter", "reuters", "ends", "-30-",
                                        "###",    "(ends)",  "end",  NULL};
    char copy[16];
    size_t n = strlen(s);

    if (n >= sizeof copy)
        return false;
    memcpy(copy, s, n + 1);
    while (n && strchr(" .", copy[n - 1]))
        copy[--n] = '\0';
    for (const char *const *m = marks; *m; m++) {
        if (strcmp(copy, *m) == 0)
            return true;
    }
    return false;
}

/* Who made it and who owns it: a line that says nothing else. */
static bool
notice(const char *s)
{
    static const char *const heads[] = {
        "copyright ",
        "(c) ",
        "\xc2\xa9",
        "all rights reserved",
        "(reporting ",
        "(writing ",
        "(additional reporting ",
        "(editing ",
        NULL,
    };
    static const char *const marks[] = {
        "all rights reserved",
        "may not be published, broadcast",
        "contributed to this report",
        "contributed reporting",
        "reprint permission",
        "terms of service",
        NULL,
    };
    size_t len = strlen(s);

    if (len > 300 || strchr(s, '"'))
        return false;
    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return true;
    }
    if (rules_starts(s, "reporting by "))
        return strstr(s, "editing by ") != NULL;
    return len <= 160 && rules_holds(s, marks) && !strchr(s, '?');
}

/* From the end upwards, as long as lines are claimed; a few at most. */
static void
closing(struct cleaning *c)
{
    struct lines *l = &c->l;

    for (size_t n = last_free(l), seen = 0; n && seen < 5; n--, seen++) {
        size_t i = n - 1;
        const char *s;

        if (!lines_free_at(l, i))
            continue;
        if (lines_len(l, i) > 400)
            return;
        s = lines_plain(l, i, &c->plain);
        if (sign_off(s) && seen == 0)
            lines_claim(l, i, "sign-off", "wire-sign-off");
        else if (lines_alone(l, i) && notice(s))
            lines_claim(l, i, "notice", "copyright-or-credit");
        else if (lines_len(l, i) > 60 || l->wrapped)
            return;
    }
}

/* What an appeal is made of, counted outside quotations. */
struct voice {
    unsigned we, you, money, story;
};

static void
count_word(struct voice *v, const char *word, size_t len)
{
    static const struct {
        const char *word;
        int of; /* 0 we, 1 you, 2 money and help, 3 story */
    } words[] = {
        {"we", 0},         {"our", 0},          {"us", 0},
        {"we're", 0},      {"we've", 0},        {"you", 1},
        {"your", 1},       {"you're", 1},       {"you'll", 1},
        {"readers", 1},    {"support", 2},      {"supporting", 2},
        {"donate", 2},     {"donation", 2},     {"donations", 2},
        {"contribute", 2}, {"contribution", 2}, {"contributions", 2},
        {"subscribe", 2},  {"subscription", 2}, {"membership", 2},
        {"monthly", 2},    {"help", 2},         {"favor", 2},
        {"favour", 2},     {"journalism", 2},   {"newsroom", 2},
        {"funding", 2},    {"said", 3},         {"says", 3},
        {"told", 3},       {"added", 3},        {"asked", 3},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *w = words[i].word;

        if (w[0] != word[0] || strlen(w) != len || memcmp(w, word, len) != 0)
            continue;
        v->we += words[i].of == 0;
        v->you += words[i].of == 1;
        v->money += words[i].of == 2;
        v->story += words[i].of == 3;
    }
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
    static const char *const marks[] = {
        "favor to ask",
        "favour to ask",
        "support our journalism",
        "support our work",
        "support independent journalism",
        "we need your help",
        "we need your support",
        "we rely on readers",
        "we rely on your",
        "we depend on readers",
        "support us from",
        "make a donation today",
        NULL,
    };

    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return strlen(s) < 400;
    }
    return *s != '"' && rules_holds(s, marks);
}

/* Whether an appeal may begin with this line. */
static bool
begins(const char *s)
{
    struct voice v = voice_of(s);

    if (v.story == 0 && v.we && v.you && v.money >= 2)
        return true;
    return (v.we || v.you || v.money || strchr("abd", *s)) && opener(s);
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

        if (!lines_free_at(&c->l, i))
            continue;
        s = lines_plain(&c->l, i, &c->plain);
        v = voice_of(s);
        all += lines_len(&c->l, i);
        ours += v.we || v.you || opener(s) ? lines_len(&c->l, i) : 0;
        money += v.money;
        story += v.story;
    }
    return ours * 2 > all && money >= 2 && story <= 1;
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

    if (c->printed)
        return;
    buf_clear(&c->plain);
    plain_form(c->l.text + c->l.at[i].start, lines_len(&c->l, i), false,
               &c->plain);
    for (size_t k = 0; !c->printed && k < sizeof heads / sizeof *heads; k++) {
        const char *at = strcasestr(buf_text(&c->plain), heads[k]);

        if (at)
            c->printed = rules_name_at(at + strlen(heads[k]));
    }
}

/* From the first line that opens an appeal to the end of the text. */
static void
appeal(struct cleaning *c)
{
    struct lines *l = &c->l;
    size_t n = last_free(l);
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
        for (size_t j = i; j < n; j++) {
            learn_outlet(c, j);
            if (lines_free_at(l, j))
                lines_claim(l, j, "appeal", "appeal-to-the-end");
        }
        return;
    }
}

void
rules_tail(struct cleaning *c)
{
    closing(c);
    appeal(c);
}
