#include "kind.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *ending;
    enum source_format format;
} endings[] = {
    {".txt", SOURCE_TEXT},    {".text", SOURCE_TEXT},
    {".md", SOURCE_MARKDOWN}, {".markdown", SOURCE_MARKDOWN},
    {".jsonl", SOURCE_JSONL}, {".ndjson", SOURCE_JSONL},
    {".json", SOURCE_JSONL},
};

/* The first line of an object over several lines is short. */
#define PRETTY_LINE_MAX 1000

bool
kind_of_name(const char *name, enum source_format *format, bool *gzip)
{
    size_t len = strlen(name);

    *gzip = len > 3 && strcasecmp(name + len - 3, ".gz") == 0;
    len -= *gzip ? 3 : 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i].ending);

        if (len > n && strncasecmp(name + len - n, endings[i].ending, n) == 0) {
            *format = endings[i].format;
            return true;
        }
    }
    return false;
}

const char *
kind_refusal(const char *head, size_t len)
{
    static const char space[] = " \t\r\n";
    const char *end = head + len, *stop;

    if (len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
        head += 3;
    while (head < end && strchr(space, *head))
        head++;
    if (head == end)
        return NULL;
    if (*head == '[') {
        for (head++; head < end && strchr(space, *head);)
            head++;
        return head == end || *head == '{'
                   ? "holds a JSON array; write one object a line, e.g. "
                     "jq -c '.[]' FILE > FILE.jsonl"
                   : NULL;
    }
    stop = *head == '{' ? memchr(head, '\n', (size_t)(end - head)) : NULL;
    if (!stop || stop - head > PRETTY_LINE_MAX)
        return NULL;
    while (stop > head && strchr(space, stop[-1]))
        stop--;
    return stop > head && strchr("{[,", stop[-1])
               ? "holds one object over several lines; write one object a "
                 "line, e.g. jq -c . FILE > FILE.jsonl"
               : NULL;
}
