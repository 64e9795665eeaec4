#include "kind.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

static const struct {
    const char *ending;
    enum source_format format;
} endings[] = {
    {".txt", SOURCE_TEXT},    {".text", SOURCE_TEXT},
    {".md", SOURCE_MARKDOWN}, {".markdown", SOURCE_MARKDOWN},
    {".jsonl", SOURCE_JSON},  {".ndjson", SOURCE_JSON},
    {".html", SOURCE_HTML},   {".htm", SOURCE_HTML},
    {".docx", SOURCE_DOCX},   {".rtf", SOURCE_RTF},
    {".pdf", SOURCE_PDF},     {".xhtml", SOURCE_HTML},
    {".json", SOURCE_JSON},   {".csv", SOURCE_TABLE},
    {".tsv", SOURCE_TABLE},   {".tab", SOURCE_TABLE},
    {".zip", SOURCE_ARCHIVE}, {".tar", SOURCE_ARCHIVE},
};

/* instead: what stands for the ending in the name of what is inside. */
static const struct {
    const char *ending, *instead;
    enum kind_packing packing;
} packings[] = {
    {".gz", "", PACKING_GZIP},        {".tgz", ".tar", PACKING_GZIP},
    {".bz2", "", PACKING_OTHER},      {".xz", "", PACKING_OTHER},
    {".zst", "", PACKING_OTHER},      {".tbz2", ".tar", PACKING_OTHER},
    {".tbz", ".tar", PACKING_OTHER},  {".txz", ".tar", PACKING_OTHER},
    {".tzst", ".tar", PACKING_OTHER},
};

/* Endings like .gz on one name. */
#define PACKED_MAX 4

/* The first line of an object over several lines is short. */
#define PRETTY_LINE_MAX 1000

static bool
ends_in(const char *name, size_t len, const char *ending)
{
    size_t n = strlen(ending);

    return len >= n && strncasecmp(name + len - n, ending, n) == 0;
}

bool
kind_passed_over(const char *name)
{
    const char *dot = strrchr(name, '.');

    return name[0] == '.' || (dot && strncmp(dot, ".slant", 6) == 0);
}

enum kind_packing
kind_packing(const char *name, char **inside)
{
    size_t len = strlen(name);

    *inside = NULL;
    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++) {
        if (!ends_in(name, len, packings[i].ending))
            continue;
        *inside = mem_format("%.*s%s", (int)(len - strlen(packings[i].ending)),
                             name, packings[i].instead);
        return packings[i].packing;
    }
    return PACKING_NONE;
}

static bool
format_of(const char *name, enum source_format *format)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!ends_in(name, strlen(name), endings[i].ending))
            continue;
        *format = endings[i].format;
        return true;
    }
    return false;
}

bool
kind_of_name(const char *name, enum source_format *format, bool *packed)
{
    char *inside, *peeled = NULL;
    bool known;

    *packed = false;
    for (int n = 0; n < PACKED_MAX && kind_packing(name, &inside); n++) {
        *packed = true;
        free(peeled);
        name = peeled = inside;
    }
    known = format_of(name, format);
    *packed = known && (*packed || *format == SOURCE_ARCHIVE);
    free(peeled);
    return known;
}

size_t
kind_stem(const char *name)
{
    size_t len = strlen(name);

    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++) {
        if (ends_in(name, len, packings[i].ending)) {
            len -= strlen(packings[i].ending);
            break;
        }
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (ends_in(name, len, endings[i].ending))
            return len - strlen(endings[i].ending);
    }
    return len;
}

bool
kind_json_whole(const char *head, size_t len)
{
    static const char space[] = " \t\r\n";
    const char *end = head + len, *stop;

    if (len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
        head += 3;
    while (head < end && strchr(space, *head))
        head++;
    if (head == end)
        return false;
    if (*head == '[') {
        for (head++; head < end && strchr(space, *head);)
            head++;
        return head == end || *head == '{' || *head == ']';
    }
    stop = *head == '{' ? memchr(head, '\n', (size_t)(end - head)) : NULL;
    if (!stop || stop - head > PRETTY_LINE_MAX)
        return false;
    while (stop > head && strchr(space, stop[-1]))
        stop--;
    return stop > head && strchr("{[,", stop[-1]);
}

const char *
kind_not_text(const char *head, size_t len)
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
        LOOK("%PDF-", "looks like a PDF; give its name the ending .pdf"),
        LOOK("PK\x03\x04", "looks like a zip archive or an office document"),
        LOOK("\xd0\xcf\x11\xe0\xa1\xb1", "looks like an office document"),
        LOOK("\x1f\x8b", "looks like gzip; give its name the ending .gz"),
        LOOK("\xfd"
             "7zXZ",
             "looks like xz; give its name the ending .xz"),
        LOOK("\x28\xb5\x2f\xfd",
             "looks like zstd; give its name the ending .zst"),
        LOOK("7z\xbc\xaf\x27\x1c", "looks like a 7z archive"),
        LOOK("\x7f"
             "ELF",
             "looks like a program"),
        LOOK("SQLite format 3", "looks like an SQLite file"),
    };
#undef LOOK

    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        if (len >= looks[i].len &&
            memcmp(head, looks[i].bytes, looks[i].len) == 0)
            return looks[i].what;
    }
    return NULL;
}
