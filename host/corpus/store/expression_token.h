/* expression_token: the words of an SQL expression whose brackets and quotes
   end in it (expression_whole.h). Inside the store's folder only. */
#ifndef SLANT_EXPRESSION_TOKEN_H
#define SLANT_EXPRESSION_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_START, /* before the first */
    TOKEN_END,
    TOKEN_WORD,   /* a name, a keyword or a number; also a.b */
    TOKEN_QUOTED, /* "a name", [a name] */
    TOKEN_TEXT,   /* 'a text' */
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_SIGN
};

struct token {
    enum token_kind kind;
    const char *s;
    size_t len;
};

/* The next token, and *at behind it; blanks and comments are passed over. */
struct token token_next(const char **at);
/* Whether it is this keyword. */
bool token_is(struct token t, const char *word);
/* What it says: of a text or quoted name the inside, with doubled quotes as
   one. Heap string. */
char *token_value(struct token t);

#endif
