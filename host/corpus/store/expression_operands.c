#include "expression_operands.h"

#include "buf.h"
#include "expression_token.h"

/* What is open of the expression. A bracket is one of conditions when it stands
   where a condition may; else of values, as behind IN or a function's name. */
struct level {
    bool conditions;
    unsigned betweens; /* whose AND has not come */
};

enum {
    LEVELS = 64 /* deeper ones are left as they are */
};

struct walk {
    struct level level[LEVELS];
    size_t depth;
    bool wanted; /* a condition may begin here */
};

static bool
ends_condition(struct token t)
{
    return t.kind == TOKEN_END || t.kind == TOKEN_CLOSE || token_is(t, "and") ||
           token_is(t, "or");
}

static bool
may_stand_alone(struct token t)
{
    return t.kind == TOKEN_TEXT || t.kind == TOKEN_QUOTED ||
           (t.kind == TOKEN_WORD && !token_is(t, "null") &&
            !token_is(t, "not"));
}

/* Goes behind t. */
static void
step(struct walk *w, struct token t)
{
    struct level *l = &w->level[w->depth];

    if (t.kind == TOKEN_OPEN) {
        bool conditions = w->wanted;

        if (w->depth + 1 < LEVELS)
            w->level[++w->depth] = (struct level){.conditions = conditions};
        w->wanted = conditions;
    } else if (t.kind == TOKEN_CLOSE) {
        w->depth -= w->depth > 0;
        w->wanted = false;
    } else if (token_is(t, "between")) {
        l->betweens++;
        w->wanted = false;
    } else if (token_is(t, "and") && l->betweens) {
        l->betweens--;
        w->wanted = false;
    } else if (token_is(t, "and") || token_is(t, "or")) {
        w->wanted = l->conditions;
    } else if (!token_is(t, "not")) { /* behind x IS it begins nothing */
        w->wanted = false;
    }
}

char *
expression_operands(const char *text)
{
    struct walk w = {.level[0].conditions = true, .wanted = true};
    struct buf out = {0};
    const char *at = text, *copied = text;
    struct token t = token_next(&at);

    while (t.kind != TOKEN_END) {
        struct token next = token_next(&at);

        if (w.wanted && may_stand_alone(t) && ends_condition(next)) {
            buf_add(&out, copied, (size_t)(t.s - copied));
            buf_str(&out, "holds(");
            buf_add(&out, t.s, t.len);
            buf_char(&out, ')');
            copied = t.s + t.len;
        }
        step(&w, t);
        t = next;
    }
    buf_str(&out, copied);
    return buf_take(&out);
}
