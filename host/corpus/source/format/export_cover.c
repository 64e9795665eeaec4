#include "export_cover.h"

#include <string.h>

/* Whether a line is of the sheet; *sure: and nothing else has such. */
static bool
is_cover(struct piece line, bool *sure)
{
    static const char *const heads[] = {
        "Job Number:",   "Documents (",   "Client/Matter:", /* no article's */
        "User Name:",    "Search Terms:", "Search Type:",   "Date and Time:",
        "Narrowed by",   "Content Type",  "Sources:",       "Timeline:",
        "| About Lexis", "About Lexis"};

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (line_begins(line, heads[i])) {
            *sure = i < 3;
            return true;
        }
    }
    return false;
}

/* Where the title of the first article stands as a line again; else s. */
static const char *
at_title(const char *s, const char *end, struct piece title)
{
    const char *from = s;
    struct piece line;

    for (const char *at = s; line_next(&at, end, &line); from = at) {
        if (title.len && line.len == title.len &&
            memcmp(line.s, title.s, title.len) == 0)
            return from;
    }
    return s;
}

struct piece
export_behind_cover(struct piece piece)
{
    const char *s = piece.s, *end = s + piece.len, *behind = s;
    struct piece line, value, title = {"", 0};
    bool cover = false, sure = false, tail;

    while (line_next(&s, end, &line)) {
        const char *name = line_label(line, &value, &tail);

        if (name && strcmp(name, "length") == 0)
            break; /* of the article */
        if (!title.len && line_begins(line, "1. "))
            title = (struct piece){line.s + 3, line.len - 3};
        if (is_cover(line, &sure))
            behind = s;
        cover = cover || sure;
    }
    if (!cover)
        return piece;
    behind = at_title(behind, s, title);
    return (struct piece){behind, (size_t)(end - behind)};
}
