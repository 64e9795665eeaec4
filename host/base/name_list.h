/* name_list: the different names there are of something, for messages. */
#ifndef SLANT_NAME_LIST_H
#define SLANT_NAME_LIST_H

#include <stddef.h>

struct name_list { /* zeroed: none */
    char **at;     /* ascending */
    size_t n, cap;
};

/* What is too long to be shown, and what comes when there are very many, is
   left out. */
void name_list_add(struct name_list *l, const char *name, size_t len);
void name_list_free(struct name_list *l);
/* `a, b, c and 4 more`; a heap string, NULL: there are none. */
char *name_list_text(const struct name_list *l);

#endif
