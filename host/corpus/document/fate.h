/* fate: what a note means for what it is about. */
#ifndef SLANT_FATE_H
#define SLANT_FATE_H

enum fate {
    FATE_LOST,     /* should have become a document: exit status 1 */
    FATE_PASSED,   /* nothing to load: an empty file, a picture */
    FATE_REMARKED, /* loaded, with something to say */
    FATE_POORER,   /* loaded, without what it had before: exit status 1 */
};

/* Of a reason in the load log. */
enum fate fate_of(const char *reason);
/* As the user reads it: lost, passed over, remark. */
const char *fate_name(enum fate f);

#endif
