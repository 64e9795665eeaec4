#include <stdio.h>
#include <errno.h>
#include <string.h>

#include "num.h"
#include "report.h"
#include "verb.h"
#include "whole_file.h"
#include "log.h"

static const struct option_spec options[] = {
    {"output", 'o', "FILE.html", "write one self-contained HTML page"},
    {"where", 0, "SQL", "only documents for which this holds: year >= 2020"},
    {"sentences", 0, "N", "at most N sentences for each number (1; page: 50)"},
    {NULL, 0, NULL, NULL},
};

static int
print(const struct buf *b, struct fault *ft)
{
    fwrite(b->data, 1, b->len, stdout);
    if (fflush(stdout) || ferror(stdout))
        return fault_set(ft, FAULT_IO, "writing the report: %s",
                         strerror(errno));
    return 0;
}

static int
write_out(const struct args *a, struct store *s, const struct buf *b,
          struct fault *ft)
{
    const char *file = args_value(a, "output");

    if (!file)
        return print(b, ft);
    if (whole_file_spares(store_path(s), "-o", file, ft) ||
        whole_file_write(file, b->data, b->len, ft))
        return -1;
    log_info("wrote %s, %zu KB: open it in a browser", file, b->len / 1000);
    return 0;
}

static int
make(const struct args *a, struct store *s, struct fault *ft)
{
    const char *most = args_value(a, "sentences");
    const char *slash = strrchr(a->corpus, '/');
    const char *file = slash ? slash + 1 : a->corpus;
    bool html = args_has(a, "output");
    struct scope scope;
    struct page page;
    int64_t n;
    int bad;

    if (most && !num_int(most, 0, 1000, &n))
        return fault_set(ft, FAULT_USAGE,
                         "--sentences %s: a number from 0 to 1000 is wanted",
                         most);
    /* A page is passed on, and its folder may tell too much. */
    if (scope_open(&scope, s, html ? file : a->corpus, args_value(a, "where"),
                   ft))
        return -1;
    if (html)
        page_html_new(&page, &scope);
    else
        page_text_new(&page, &scope);
    if (most) {
        page.most = (size_t)n;
        page.brief = n == 0;
    }
    bad = report_make(&page, file, ft);
    if (!bad)
        bad = write_out(a, s, &page.out, ft);
    page_free(&page);
    scope_close(&scope);
    return bad;
}

static int
report(const struct args *a, int *status, struct fault *ft)
{
    struct store *s = NULL;
    int result;

    (void)status;
    if (verb_no_operands(a, ft))
        return -1;
    verb_only_reads();
    result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0)
        result = make(a, s, ft);
    store_close(s);
    return result;
}

const struct verb verb_report = {
    .name = "report",
    .no_rows = "a report is text or a page (-o FILE.html); for rows as CSV or "
               "JSON ask slant sql",
    .summary = "what was found: as text, or as a page with -o FILE.html",
    .usage = "[-o FILE.html] [options]",
    .text =
        "Tells what the corpus holds and what the plugins found: texts, what "
        "was removed,\nwho is for or against whom, tone, frequent words, "
        "quotations. Every number leads\nto its sentences. With -o it is one "
        "HTML page that needs no network and can be\npassed on; without, text "
        "on standard output.\n\n"
        "  slant report\n"
        "  slant report -o report.html --where \"year >= 2020\"\n"
        "  slant report --where \"cluster = id\"     # of copies of one story "
        "the first\n",
    .options = options,
    .run = report,
};
