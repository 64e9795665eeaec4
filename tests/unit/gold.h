/* gold: what a file of hand-made answers says. */
#ifndef SLANT_GOLD_H
#define SLANT_GOLD_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <yajl/yajl_tree.h>

#include "buf.h"
#include "check.h"
#include "mem.h"

static inline yajl_val
get(yajl_val v, const char *name)
{
    const char *path[] = {name, NULL};

    return v ? yajl_tree_get(v, path, yajl_t_any) : NULL;
}

/* Or NULL. */
static inline const char *
text_of(yajl_val v)
{
    return YAJL_IS_STRING(v) ? YAJL_GET_STRING(v) : NULL;
}

static inline bool
same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Whether it is one of the texts of the list. */
static inline bool
among(const char *text, yajl_val list)
{
    for (size_t i = 0; YAJL_IS_ARRAY(list) && i < YAJL_GET_ARRAY(list)->len;
         i++)
        if (same(text, text_of(YAJL_GET_ARRAY(list)->values[i])))
            return true;
    return false;
}

/* What stands in FOLDER/NAME; NULL when there is no such file. */
static inline yajl_val
gold_read(const char *folder, const char *name)
{
    char *path = mem_format("%s/%s", folder, name);
    FILE *f = fopen(path, "re");
    struct buf b = {0};
    yajl_val gold;
    size_t n;

    free(path);
    if (!f)
        return NULL;
    while ((n = fread(buf_reserve(&b, 4096), 1, 4096, f)))
        b.len += n;
    fclose(f);
    gold = yajl_tree_parse(buf_text(&b), NULL, 0);
    CHECK(gold != NULL);
    buf_free(&b);
    return gold;
}

#endif
