#include <inttypes.h>
#include <stdlib.h>

#include "decode.h"
#include "export.h"
#include "mem.h"

bool
decode_export(struct source *s, const struct source_file *f, const char *text,
              size_t len, size_t replaced)
{
    struct export x;
    enum export_found found;
    uint64_t n = 0;

    if (!export_open(&x, text, len))
        return false;
    while ((found = export_next(&x, &s->record)) != EXPORT_END) {
        char *uri = mem_format("%s#%" PRIu64, f->name, n + 1);

        if (found == EXPORT_ARTICLE) {
            s->record.replaced = n ? 0 : replaced; /* of the whole file */
            n++;
            decode_record(s, f, uri);
            continue;
        }
        decode_note(s, uri, "not-an-article",
                    "text around the articles of an export");
        free(uri);
    }
    return true;
}
