/*
 * cues: verbs that report what somebody says or thinks, by their form. The
 * frames of a form say how what is said follows it, and what it is then:
 * speech, a speech act or thought. Frames, with examples:
 * plugins/quotes/assets/cues.tsv.
 */
#ifndef SLANT_CUES_H
#define SLANT_CUES_H

#include <stddef.h>
#include <stdint.h>

#include <lua.h>

enum shape { /* of a verb that may report */
    SHAPE_NONE,
    SHAPE_BASE,
    SHAPE_S,
    SHAPE_PAST,
    SHAPE_PARTICIPLE,
    SHAPE_ING
};

enum frame {
    FRAME_THAT,
    FRAME_BARE,
    FRAME_WH,
    FRAME_TO,
    FRAME_THING,
    FRAME_HEARER,
    FRAME_QUOTE,
    FRAME_BACK,
    FRAME_INVERTED,
    FRAMES
};

enum kind {
    KIND_NONE,
    KIND_SPEECH,
    KIND_ACT, /* of speech: named, but not rendered: criticized the deal */
    KIND_THOUGHT,
    KINDS
};

/* Their names in files and rows; of KIND_NONE "". */
extern const char *const kind_names[KINDS + 1]; /* NULL-terminated */

#define PREPOSITIONS_MAX 8

struct cue {
    uint64_t word; /* word_key of its form */
    enum shape shape;
    uint8_t frames[FRAMES]; /* enum kind; KIND_NONE: not this frame */
    uint64_t particle; /* word_key of a word that must follow it: point out;
                          0: none */
    size_t n_prepositions;
    struct {
        uint64_t word;
        enum kind kind;
    } prepositions[PREPOSITIONS_MAX];
};

struct cue_list {
    struct cue *at;
    size_t n;
    uint32_t *slots; /* numbers from 1, by word; open addressing */
    size_t mask;
};

/* The cue whose form this is (word_key), or NULL. */
const struct cue *cue_find(const struct cue_list *list, uint64_t word);
enum kind cue_preposition(const struct cue *c, uint64_t word);

/* From the table at index: form = {shape=, frames = {frame = kind},
   prepositions = {word = kind}, particle = word or nil}. Raises. */
void cues_take(lua_State *L, int index, struct cue_list *list);
void cues_free(struct cue_list *list);

#endif
