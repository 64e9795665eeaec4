/* Word-processor files of any bytes: RTF, and DOCX as a zip archive or, since
   few changed archives are archives still, as the XML inside of one. */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "tools.h"

static void
decode(const char *name, const void *data, size_t size)
{
    struct source_options none = {0};
    char *path = fuzz_write(name, data, size);

    fuzz_decode(path, &none);
    free(path);
}

static void
decode_xml(const uint8_t *data, size_t size)
{
    size_t cap = size + 1024, used = 0;
    char *zip = mem_alloc(cap);
    struct archive *a = archive_write_new();
    struct archive_entry *e = archive_entry_new();

    archive_write_set_format_zip(a);
    archive_write_zip_set_compression_store(a);
    archive_write_open_memory(a, zip, cap, &used);
    archive_entry_set_pathname(e, "word/document.xml");
    archive_entry_set_size(e, (int64_t)size);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_perm(e, 0644);
    archive_write_header(a, e);
    archive_write_data(a, data, size);
    archive_write_close(a);
    archive_entry_free(e);
    archive_write_free(a);
    decode("in.docx", zip, used);
    free(zip);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4 && memcmp(data, "PK\x03\x04", 4) == 0)
        decode("in.docx", data, size);
    else if (size && data[0] == '{')
        decode("in.rtf", data, size);
    else
        decode_xml(data, size);
    return 0;
}
