#include "kind.h"

#include <string.h>
#include <strings.h>

#include "utf8.h"

static const struct {
    const char *ending;
    enum source_format format;
} endings[] = {
    {".txt", SOURCE_TEXT},          {".text", SOURCE_TEXT},
    {".html", SOURCE_HTML},         {".htm", SOURCE_HTML},
    {".xhtml", SOURCE_HTML},        {".md", SOURCE_MARKDOWN},
    {".markdown", SOURCE_MARKDOWN}, {".jsonl", SOURCE_JSONL},
    {".ndjson", SOURCE_JSONL},      {".json", SOURCE_JSONL},
};

/* The first line of an object over several lines is short. */
#define PRETTY_LINE_MAX 1000

/* What of a file is looked at, and the shares of it that no text has. */
#define HEAD_BYTES 4096
#define NULS_ONE_IN 100
#define BROKEN_ONE_IN 10
#define SLIPS_MAX 2 /* so many are nothing, however short the file */

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

/* By the first bytes; NULL if they say nothing. */
static const char *
known_bytes(const char *head, size_t len)
{
#define LOOK(bytes, what)              \
    {                                  \
        bytes, sizeof(bytes) - 1, what \
    }
    static const struct {
        const char *bytes;
        size_t len;
        const char *what;
    } looks[] = {
        LOOK("\x89PNG\r\n", "looks like a PNG picture"),
        LOOK("\xff\xd8\xff", "looks like a JPEG picture"),
        LOOK("GIF87a", "looks like a GIF picture"),
        LOOK("GIF89a", "looks like a GIF picture"),
        LOOK("%PDF-", "looks like a PDF; extract its text, e.g. pdftotext"),
        LOOK("PK\x03\x04", "looks like a zip archive or an office document"),
        LOOK("\xd0\xcf\x11\xe0\xa1\xb1", "looks like an office document"),
        LOOK("\x1f\x8b", "looks like gzip; give its name the ending .gz"),
        LOOK("\xfd"
             "7zXZ",
             "looks like an xz archive"),
        LOOK("\x28\xb5\x2f\xfd", "looks like a zstd archive"),
        LOOK("7z\xbc\xaf\x27\x1c", "looks like a 7z archive"),
        LOOK("\x7f"
             "ELF",
             "looks like a program"),
        LOOK("SQLite format 3", "looks like an SQLite file"),
        LOOK("\xff\xfe", "looks like UTF-16; convert it, e.g. iconv -f UTF-16 "
                         "-t UTF-8"),
        LOOK("\xfe\xff", "looks like UTF-16; convert it, e.g. iconv -f UTF-16 "
                         "-t UTF-8"),
    };
#undef LOOK

    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        if (len >= looks[i].len &&
            memcmp(head, looks[i].bytes, looks[i].len) == 0)
            return looks[i].what;
    }
    return NULL;
}

const char *
kind_not_text(const char *head, size_t len)
{
    const char *what;
    struct buf repaired = {0};
    size_t nuls = 0, broken;

    if (len > HEAD_BYTES)
        len = HEAD_BYTES;
    what = known_bytes(head, len);
    if (what)
        return what;
    for (size_t i = 0; i < len; i++)
        nuls += !head[i];
    if (nuls > SLIPS_MAX && nuls * NULS_ONE_IN > len)
        return "looks like binary data: it has NUL bytes";
    if (utf8_valid(head, len))
        return NULL;
    broken = utf8_repair(head, len, &repaired);
    buf_free(&repaired);
    return broken > SLIPS_MAX && broken * BROKEN_ONE_IN > len
               ? "looks like binary data or an encoding other than UTF-8; "
                 "convert text, e.g. iconv -f WINDOWS-1251 -t UTF-8"
               : NULL;
}
