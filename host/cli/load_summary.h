/* load_summary: what `slant load` says of a load when it has ended. */
#ifndef SLANT_LOAD_SUMMARY_H
#define SLANT_LOAD_SUMMARY_H

#include "args.h"
#include "load.h"

/* Whether nothing at all came of what was named. */
bool load_summary_nothing(const struct load_report *r);

void load_summary_totals(const struct load_report *r);
/* Why input was passed over. True: that is a failure, as it is, too, when
   nothing at all came. */
bool load_summary_reasons(const struct load_report *r);
/* Fields of --map that nothing has, with those there are. True: there are
   such. */
bool load_summary_unmapped(const struct load_report *r);
/* Rows of the --meta file that joined nothing. */
void load_summary_unjoined(const struct load_report *r);

/* The numbers of all that as one row on stdout, for --json and --csv; of a
   table nothing. */
int load_summary_row(const struct load_report *r, enum out_format format,
                     struct fault *ft);

#endif
