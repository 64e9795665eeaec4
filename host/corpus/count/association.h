/* association: the columns of measures that say whether two words belong
   together, the same for windows and for neighbours. */
#ifndef SLANT_ASSOCIATION_H
#define SLANT_ASSOCIATION_H

#include "contingency.h"
#include "sheet.h"

enum {
    ASSOCIATION_COLUMNS = 17
};

extern const struct sheet_column association_columns[ASSOCIATION_COLUMNS];

struct association {
    struct contingency table;
    double f1, f2; /* frequencies of both words, for Dice */
};

void association_show(struct sheet *s, const struct association *a);
/* A column of this name that rows can be sorted by; NAN: undefined. */
double association_measure(const struct association *a, const char *name);
/* NULL: the default, g2. */
int association_check(const char *name, struct fault *ft);

#endif
