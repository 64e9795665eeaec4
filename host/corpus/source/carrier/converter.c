#include "converter.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "hz.h"

#define INVALID '\xff'
#define HZ "HZ-GB-2312"

/* As iconv knows the superset that is really written under a name. */
static const char *
iconv_name(const char *name)
{
    static const char *const names[][2] = {
        {"Shift_JIS", "CP932"},         {"EUC-KR", "UHC"},
        {"Big5", "BIG5-HKSCS"},         {"ISO-8859-1", "CP1252"},
        {"GB2312", "GB18030"},          {"GBK", "GB18030"},
        {"ISO-8859-8-I", "ISO-8859-8"}, {HZ, "GB18030"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i][0]) == 0)
            return names[i][1];
    }
    return name;
}

/* What is passed over after an invalid byte. */
static size_t
unit_of(const char *name)
{
    if (strncasecmp(name, "UTF-16", 6) == 0)
        return 2;
    return strncasecmp(name, "UTF-32", 6) == 0 ? 4 : 1;
}

bool
converter_known(const char *name)
{
    struct converter c;

    if (!*name || strchr(name, '/') || strlen(name) > 30 ||
        !converter_open(&c, name))
        return false;
    converter_close(&c);
    return true;
}

bool
converter_open(struct converter *c, const char *name)
{
    c->cd = iconv_open("UTF-8", iconv_name(name));
    c->unit = unit_of(name);
    c->hz = strcasecmp(name, HZ) == 0;
    c->shifted = false;
    return c->cd != (iconv_t)-1;
}

void
converter_close(struct converter *c)
{
    iconv_close(c->cd);
}

/* Appends what iconv keeps back: a letter that a tone might follow. */
static void
flush(struct converter *c, struct buf *out)
{
    size_t room = 16, left = room;
    char *to = buf_reserve(out, room);

    iconv(c->cd, NULL, NULL, &to, &left);
    out->len += room - left;
}

static void
take(struct converter *c, char **s, size_t *len, bool end, struct buf *out)
{
    while (*len) {
        size_t room = *len * 2 + 16, left = room, pass;
        char *to = buf_reserve(out, room);
        size_t status = iconv(c->cd, s, len, &to, &left);

        out->len += room - left;
        if (status != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !end)
            return;
        flush(c, out);
        buf_char(out, INVALID);
        pass = c->unit < *len ? c->unit : *len;
        *s += pass;
        *len -= pass;
    }
    if (end)
        flush(c, out);
}

void
converter_take(struct converter *c, char **s, size_t *len, bool end,
               struct buf *out)
{
    struct buf plain = {0};
    char *from;
    size_t n;

    if (!c->hz) {
        take(c, s, len, end, out);
        return;
    }
    n = hz_unfold(&c->shifted, *s, *len, end, &plain);
    *s += n;
    *len -= n;
    from = plain.data;
    take(c, &from, &plain.len, true, out);
    buf_free(&plain);
}

void
converter_all(const char *name, const char *s, size_t len, struct buf *out)
{
    struct converter c;
    char *from = (char *)s; /* iconv does not write to it */

    if (!converter_open(&c, name)) {
        buf_char(out, INVALID);
        return;
    }
    converter_take(&c, &from, &len, true, out);
    converter_close(&c);
}
