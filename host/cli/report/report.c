#include "report.h"

#include "sections.h"

int
report_make(struct page *p, const char *name, struct fault *ft)
{
    static int (*const sections[])(struct page *, struct fault *) = {
        section_texts, section_stance, section_tone,    section_toward,
        section_terms, section_quotes, section_removed, section_runs,
    };
    size_t n = sizeof sections / sizeof *sections;

    p->ops->head(p, name);
    /* An empty corpus has a first section that says so, and no others. */
    for (size_t i = 0; i < (p->scope->n_documents ? n : 1); i++) {
        if (sections[i](p, ft))
            return -1;
        if (p->failed) {
            *ft = p->ft;
            return -1;
        }
    }
    p->ops->end(p);
    return 0;
}
