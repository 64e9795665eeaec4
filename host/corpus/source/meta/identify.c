#include "identify.h"

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "cld2.h"
#include "language.h"
#include "mem.h"

/* Of own samples in 37 languages, CLD2 named 3 % of the pieces of 40 letters
   wrongly, and one in five of 15 letters. Of 97,000 news texts it named none
   otherwise by two kilobytes than by sixteen; by one, five short reports. What
   it knows nothing of it likes to call English. */
enum {
    BYTES_LEAST = 60,
    BYTES_READ = 2 << 10
};

/* The first BYTES_READ bytes of kept text, or a few less. */
static void
sample(const struct doc *d, const struct spans *kept, struct buf *out)
{
    for (size_t i = 0; i < kept->n && out->len < BYTES_READ; i++) {
        const char *s = d->text + kept->at[i].start;
        size_t len = kept->at[i].stop - kept->at[i].start;

        if (len > BYTES_READ - out->len) {
            len = BYTES_READ - out->len;
            while (len && (s[len] & 0xc0) == 0x80)
                len--;
            if (!len)
                break;
        }
        buf_add(out, s, len);
    }
}

static void
ask_cld2(struct doc *d, const struct spans *kept, struct vars *v)
{
    struct buf text = {0};
    struct cld2_guess guess;
    char share[16];

    sample(d, kept, &text);
    if (text.len >= BYTES_LEAST && cld2_identify(text.data, text.len, &guess) &&
        (strcmp(guess.tag, "en") != 0 ||
         language_may_be_english(d->text, kept))) {
        d->language = mem_string(guess.tag);
        snprintf(share, sizeof share, "%.2f", guess.share);
        if (!vars_has(v, "language_basis") &&
            !vars_has(v, "language_confidence")) {
            vars_string(v, "language_basis", 14, "cld2", 4);
            vars_json(v, "language_confidence", 19, share, strlen(share));
        }
    }
    buf_free(&text);
}

void
language_identify(struct doc *d, struct vars *v)
{
    struct spans kept = {0};

    if (d->language || !d->text)
        return;
    doc_kept(d, &kept);
    d->language = mem_string(language_of(d->text, &kept));
    if (!d->language)
        ask_cld2(d, &kept, v);
    spans_free(&kept);
}
