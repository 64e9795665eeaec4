#include "count.h"

#include <string.h>

count_table *
count_table_named(const char *name)
{
    static const struct {
        const char *name;
        count_table *table;
    } tables[] = {
        {"frequency", frequency_table},   {"keyness", keyness_table},
        {"ngrams", ngrams_table},         {"collocates", collocates_table},
        {"dispersion", dispersion_table}, {"trend", trend_table},
        {"tfidf", tfidf_table},           {"sizes", sizes_table},
    };

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].name, name) == 0)
            return tables[i].table;
    return NULL;
}
