/*
 * reuters: the texts of the development corpus, for tests that want many real
 * words. The corpus is not part of the project: without it the test skips.
 */
#ifndef SLANT_TEST_REUTERS_H
#define SLANT_TEST_REUTERS_H

#include <yajl/yajl_tree.h>
#include <zlib.h>

#include "check.h"

/* Calls on_text for each document that has a text; returns how many. */
static inline int
reuters_each(void (*on_text)(const char *text, size_t len, void *cookie),
             void *cookie)
{
    static const char *path[] = {"text", NULL};
    static char name[4096], line[1 << 20];
    const char *shared = getenv("SLANT_SHARED");
    gzFile f;
    int n = 0;

    snprintf(name, sizeof name, "%s/corpora/reuters/reuters21578.jsonl.gz",
             shared ? shared : "");
    f = gzopen(name, "rb");
    if (!f)
        check_skip("the Reuters corpus is not there (SLANT_SHARED)");
    while (gzgets(f, line, sizeof line)) {
        yajl_val tree = yajl_tree_parse(line, NULL, 0);
        const char *text =
            YAJL_GET_STRING(yajl_tree_get(tree, path, yajl_t_string));

        if (text && *text) {
            on_text(text, strlen(text), cookie);
            n++;
        }
        yajl_tree_free(tree);
    }
    gzclose(f);
    return n;
}

#endif
