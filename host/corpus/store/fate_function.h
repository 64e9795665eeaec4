/* fate_function: the SQL function fate(reason): what a note in load_log means
   for its input: lost, passed over (both are not loaded), remark. */
#ifndef SLANT_FATE_FUNCTION_H
#define SLANT_FATE_FUNCTION_H

#include "fault.h"

struct sqlite3;

/* Makes it known to SQL. */
int fate_install(struct sqlite3 *db, struct fault *ft);

#endif
