/* kept: what --set said in earlier runs on this corpus stays in force. */
#ifndef SLANT_KEPT_H
#define SLANT_KEPT_H

#include "args.h"
#include "engine.h"

#define KEPT_DEFAULTS                                                       \
    {                                                                       \
        "defaults", 0, NULL,                                                \
            "forget what --set said in earlier runs, of the plugins named " \
            "or of all"                                                     \
    }

/* Puts before the settings of *s those that the corpus keeps for its plugins,
   or with s->as for these results; of what is asked for none with `defaults`.
   None of a corpus that is not there. One name that only results --as it have
   is made their plugin, --as it. */
int kept_add(struct engine_spec *s, const char *corpus, bool defaults,
             struct fault *ft);
/* The same for who runs nothing. None of a corpus that cannot be read either:
   whoever asks that something is told so then. */
void kept_read(struct engine_spec *s, const char *corpus);

#endif
