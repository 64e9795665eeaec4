#include "expression_token.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "buf.h"

/* As SQLite has them; a dot joins a table's name and a column's, or stands in a
   number. */
static bool
is_word(char c)
{
    return isalnum((unsigned char)c) || (c && strchr("_$.", c)) || (c & 0x80);
}

static const char *
behind_blanks(const char *s)
{
    for (;;) {
        const char *end;

        s += strspn(s, " \t\n\v\f\r");
        if (strncmp(s, "--", 2) == 0) {
            s += strcspn(s, "\n");
        } else if (strncmp(s, "/*", 2) == 0) {
            end = strstr(s + 2, "*/");
            s = end ? end + 2 : s + strlen(s);
        } else {
            return s;
        }
    }
}

static size_t
quoted(const char *s)
{
    char close = *s == '[' ? ']' : *s;
    size_t n = 1;

    while (s[n] && (s[n] != close || (close != ']' && s[n + 1] == close)))
        n += s[n] == close ? 2 : 1;
    return s[n] ? n + 1 : n;
}

struct token
token_next(const char **at)
{
    const char *s = behind_blanks(*at);
    struct token t = {TOKEN_SIGN, s, 1};

    if (!*s) {
        t.kind = TOKEN_END;
        t.len = 0;
    } else if (*s == '(' || *s == ')') {
        t.kind = *s == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    } else if (strchr("'\"`[", *s)) {
        t.kind = *s == '\'' ? TOKEN_TEXT : TOKEN_QUOTED;
        t.len = quoted(s);
    } else if (is_word(*s)) {
        t.kind = TOKEN_WORD;
        while (is_word(s[t.len]))
            t.len++;
    }
    *at = s + t.len;
    return t;
}

bool
token_is(struct token t, const char *word)
{
    return t.kind == TOKEN_WORD && t.len == strlen(word) &&
           strncasecmp(t.s, word, t.len) == 0;
}

char *
token_value(struct token t)
{
    bool bare = t.kind != TOKEN_TEXT && t.kind != TOKEN_QUOTED;
    struct buf out = {0};

    for (size_t i = !bare; i + !bare < t.len; i++) {
        buf_char(&out, t.s[i]);
        if (!bare && *t.s != '[' && t.s[i] == *t.s)
            i++;
    }
    return buf_take(&out);
}
