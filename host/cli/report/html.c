#include "html.h"

#include <string.h>
#include <strings.h>

#include "utf8.h"

/* Characters that show nothing but change how their neighbours look. */
static bool
deceives(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e ||
           c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

static void
put(struct buf *out, uint32_t c)
{
    char bytes[4];

    switch (c) {
    case '&':
        buf_str(out, "&amp;");
        return;
    case '<':
        buf_str(out, "&lt;");
        return;
    case '>':
        buf_str(out, "&gt;");
        return;
    case '"':
        buf_str(out, "&quot;");
        return;
    case '\'':
        buf_str(out, "&#39;");
        return;
    case '\t':
    case '\n':
    case '\r':
    case 0x2028:
    case 0x2029:
        buf_char(out, ' ');
        return;
    default:
        break;
    }
    if (deceives(c) || c == 0xfffe || c == 0xffff)
        buf_format(out, "[U+%04X]", c);
    else
        buf_add(out, bytes, utf8_put(c, bytes));
}

void
html_text(struct buf *out, const char *s, size_t len)
{
    size_t size;

    for (size_t i = 0; i < len; i += size)
        put(out, utf8_at(s + i, len - i, &size));
}

void
html_string(struct buf *out, const char *s)
{
    if (s)
        html_text(out, s, strlen(s));
}

void
html_cut(struct buf *out, const char *s, size_t most)
{
    size_t len = s ? strlen(s) : 0;

    if (len <= most) {
        html_text(out, s, len);
        return;
    }
    while (most > 0 && (s[most] & 0xc0) == 0x80)
        most--;
    html_text(out, s, most);
    buf_str(out, "…");
}

bool
html_may_link(const char *url)
{
    size_t at = strncasecmp(url, "https://", 8) == 0  ? 8
                : strncasecmp(url, "http://", 7) == 0 ? 7
                                                      : 0;

    if (!at || !url[at] || strchr("/?#:@", url[at]) || strlen(url) > 2000)
        return false;
    for (const char *c = url; *c; c++) {
        if (*c <= 0x20 || *c >= 0x7f || strchr("\"'<>\\`", *c))
            return false;
    }
    return true;
}
