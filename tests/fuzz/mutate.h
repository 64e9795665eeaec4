/* mutate: new inputs out of old ones, by a seeded generator. */
#ifndef SLANT_FUZZ_MUTATE_H
#define SLANT_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

#define INPUT_MAX (16u << 10)

struct input {
    unsigned char *data; /* INPUT_MAX bytes of room */
    size_t len;
};

struct inputs {
    struct input *at;
    size_t n, cap;
};

void inputs_add(struct inputs *p, const void *data, size_t len);
void inputs_free(struct inputs *p);

/* Reads a file of tokens, one a line, quoted as C strings are ("\x00\n"); `#`
   begins a comment. A file that is not there holds none. */
void tokens_read(struct inputs *tokens, const char *path);

/* The next number (splitmix64); below n. */
uint64_t random_below(uint64_t *state, uint64_t n);

/* Makes `in` another input; pool (not empty): what it may splice from. */
void mutate(struct input *in, const struct inputs *pool,
            const struct inputs *tokens, uint64_t *state);

#endif
