#include "user_rules.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "outlet.h"

enum where {
    WHERE_LINE,
    WHERE_TAIL,
    WHERE_HEAD
};

static const char *const where_names[] = {"line", "tail", "head"};

struct user_rule {
    char *kind, *name, *pattern; /* pattern: in plain form */
    char *outlet;                /* NULL: every one */
    enum where where;
};

struct user_rules {
    struct user_rule *at;
    size_t n, cap;
};

/* ---- reading ---- */

static const char *
word(const char *s, const char *end, size_t *len)
{
    while (s < end && (*s == ' ' || *s == '\t'))
        s++;
    *len = 0;
    while (s + *len < end && s[*len] != ' ' && s[*len] != '\t')
        ++*len;
    return s;
}

static bool
is_kind(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (!islower((unsigned char)s[i]) && s[i] != '-')
            return false;
    }
    return len > 0 && len <= 32;
}

static bool
find_where(const char *s, size_t len, enum where *out)
{
    for (int i = WHERE_LINE; i <= WHERE_HEAD; i++) {
        if (strlen(where_names[i]) == len &&
            memcmp(where_names[i], s, len) == 0) {
            *out = (enum where)i;
            return true;
        }
    }
    return false;
}

static char *
plain(const char *s, const char *end)
{
    struct buf b = {0};

    plain_form(s, (size_t)(end - s), true, &b);
    return buf_take(&b);
}

/* One line that is neither blank nor comment nor a name in brackets. */
static int
read_rule(struct user_rules *r, const char *s, const char *end,
          const char *outlet, const char *name, size_t line, struct fault *ft)
{
    struct user_rule made = {0};
    size_t kind_len, where_len;
    const char *kind = word(s, end, &kind_len);
    const char *where = word(kind + kind_len, end, &where_len);
    const char *what = where + where_len;

    if (!is_kind(kind, kind_len))
        return fault_set(ft, FAULT_USAGE,
                         "%s:%zu: a rule begins with its kind, a word in "
                         "small letters: newsletter line Sign up for *",
                         name, line);
    if (!find_where(where, where_len, &made.where))
        return fault_set(ft, FAULT_USAGE,
                         "%s:%zu: behind the kind stands line, tail or head, "
                         "not `%.*s`",
                         name, line, (int)where_len, where);
    made.pattern = plain(what, end);
    if (!made.pattern[strspn(made.pattern, "* ")]) {
        free(made.pattern);
        return fault_set(ft, FAULT_USAGE,
                         "%s:%zu: behind `%s` stands what the line is; `*` "
                         "alone would fit every line",
                         name, line, where_names[made.where]);
    }
    made.kind = mem_copy(kind, kind_len);
    made.name = mem_format("%s:%zu", name, line);
    made.outlet = mem_string(outlet);
    r->at = mem_grow(r->at, &r->cap, r->n + 1, sizeof *r->at);
    r->at[r->n++] = made;
    return 0;
}

/* [The Harbour Courier] */
static int
read_outlet(const char *s, const char *end, char **outlet, const char *name,
            size_t line, struct fault *ft)
{
    while (end > s && isspace((unsigned char)end[-1]))
        end--;
    if (end[-1] != ']' || end - s < 3)
        return fault_set(ft, FAULT_USAGE,
                         "%s:%zu: an outlet stands in brackets, [*] for all",
                         name, line);
    free(*outlet);
    *outlet = end - s == 3 && s[1] == '*'
                  ? NULL
                  : outlet_fold(s + 1, (size_t)(end - s - 2));
    return 0;
}

int
user_rules_open(struct user_rules **out, const char *text, const char *name,
                struct fault *ft)
{
    struct user_rules *r = mem_alloc(sizeof *r);
    char *outlet = NULL;
    int bad = 0;
    size_t line = 1;

    for (const char *s = text; *s && !bad; line++) {
        const char *end = s + strcspn(s, "\r\n"), *next = end;

        next += *next == '\r';
        next += *next == '\n';
        s += strspn(s, " \t");
        if (s < end && *s == '[')
            bad = read_outlet(s, end, &outlet, name, line, ft);
        else if (s < end && *s != '#')
            bad = read_rule(r, s, end, outlet, name, line, ft);
        s = next;
    }
    free(outlet);
    if (bad)
        user_rules_close(r);
    else
        *out = r;
    return bad;
}

void
user_rules_close(struct user_rules *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->n; i++) {
        free(r->at[i].kind);
        free(r->at[i].name);
        free(r->at[i].pattern);
        free(r->at[i].outlet);
    }
    free(r->at);
    free(r);
}

/* ---- matching ---- */

/* Whether all of s is as the pattern says. A `*` that failed further on takes
   one more byte: linear for one star, quadratic at worst. */
static bool
fits(const char *pattern, const char *s)
{
    const char *star = NULL, *from = NULL;

    while (*s) {
        if (*pattern == '*') {
            star = pattern++;
            from = s;
        } else if (*pattern == *s) {
            pattern++;
            s++;
        } else if (star) {
            pattern = star + 1;
            s = ++from;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

static bool
for_outlet(const struct user_rule *rule, const struct cleaning *c)
{
    return !rule->outlet ||
           (c->outlet && (strcmp(rule->outlet, c->outlet) == 0 ||
                          outlet_is(c->outlet, rule->outlet)));
}

static bool
second_half(const struct lines *l, size_t i, uint32_t len)
{
    return l->at[i].start >= len / 2;
}

/* The lines from *from to before *to that a rule takes at line i. */
static bool
reach(const struct user_rule *rule, const struct cleaning *c, size_t i,
      size_t *from, size_t *to)
{
    bool late = second_half(&c->l, i, c->d->text_len);

    *from = rule->where == WHERE_HEAD ? 0 : i;
    *to = rule->where == WHERE_TAIL ? c->l.n : i + 1;
    return rule->where == WHERE_LINE || late == (rule->where == WHERE_TAIL);
}

void
user_rules_claim(const struct user_rules *r, struct cleaning *c)
{
    for (size_t i = 0; r && i < c->l.n; i++) {
        const char *s = lines_plain(&c->l, i, &c->plain);

        for (size_t k = 0; k < r->n; k++) {
            const struct user_rule *rule = &r->at[k];
            size_t from, to;

            if (strcmp(rule->kind, "keep") == 0 || !for_outlet(rule, c) ||
                !fits(rule->pattern, s) || !reach(rule, c, i, &from, &to))
                continue;
            for (; from < to; from++)
                lines_claim(&c->l, from, rule->kind, rule->name);
        }
    }
}

void
user_rules_keep(const struct user_rules *r, struct cleaning *c)
{
    for (size_t k = 0; r && k < r->n; k++) {
        const struct user_rule *rule = &r->at[k];
        size_t from, to;

        if (strcmp(rule->kind, "keep") != 0 || !for_outlet(rule, c))
            continue;
        for (size_t i = 0; i < c->l.n; i++) {
            if (!fits(rule->pattern, lines_plain(&c->l, i, &c->plain)) ||
                !reach(rule, c, i, &from, &to))
                continue;
            for (; from < to; from++)
                c->l.at[from].kind = NULL;
            c->d->whole = true;
        }
    }
}
