#include "codepage.h"

#include <stdbool.h>

#include "converter.h"
#include "utf8.h"

#define WESTERN "de fr es pt it sv da fi is nl ca en "
#define CENTRAL "pl cs sk hu ro hr sq de "
#define BALTIC "lt lv et pl "
#define CYRILLIC "ru uk bg sr be "

/* Each is left out whose characters are a part of another one's. */
static struct codepage pages[] = {
    {.name = "windows-1252", .languages = WESTERN},
    {.name = "windows-1250", .languages = CENTRAL},
    {.name = "windows-1251", .languages = CYRILLIC},
    {.name = "windows-1253", .languages = "el "},
    {.name = "windows-1254", .languages = "tr "},
    {.name = "windows-1255", .languages = "he "},
    {.name = "windows-1256", .languages = "ar "},
    {.name = "windows-1257", .languages = BALTIC},
    {.name = "windows-874", .languages = "th "},
    {.name = "KOI8-R", .languages = "ru bg "},
    {.name = "KOI8-U", .languages = "uk ru "},
    {.name = "ISO-8859-2", .languages = CENTRAL, .rare = 1},
    {.name = "ISO-8859-5", .languages = CYRILLIC, .rare = 1},
    {.name = "ISO-8859-6", .languages = "ar ", .rare = 1},
    {.name = "ISO-8859-7", .languages = "el ", .rare = 1},
    {.name = "ISO-8859-8", .languages = "he ", .rare = 1},
    {.name = "ISO-8859-13", .languages = BALTIC, .rare = 2},
    {.name = "ISO-8859-15", .languages = WESTERN "et ", .rare = 2},
    {.name = "MAC-CYRILLIC", .languages = CYRILLIC, .rare = 3},
    {.name = "ISO-8859-4", .languages = BALTIC, .rare = 4},
    {.name = "ISO-8859-16", .languages = "ro ", .rare = 4},
    {.name = "macintosh", .languages = WESTERN, .rare = 4},
    {.name = "IBM850", .languages = WESTERN, .rare = 4},
    {.name = "IBM866", .languages = "ru bg be ", .rare = 4},
};

enum {
    PAGES = sizeof pages / sizeof *pages
};

void
codepage_read(const char *name, uint32_t at[128])
{
    struct buf out = {0};

    for (unsigned i = 0; i < 128; i++) {
        char byte = (char)(0x80 + i);
        size_t size;
        uint32_t c;

        buf_clear(&out);
        converter_all(name, &byte, 1, &out);
        c = out.len ? utf8_at(out.data, out.len, &size) : 0;
        at[i] = c < 0xa0 || c == 0xfffd ? 0 : c;
    }
    buf_free(&out);
}

const struct codepage *
codepages(size_t *n)
{
    static bool made;

    for (size_t i = 0; !made && i < PAGES; i++)
        codepage_read(pages[i].name, pages[i].at);
    made = true;
    *n = PAGES;
    return pages;
}
