/*
 * make_word_table FILE: writes the table of char_bits.c as C, from the
 * properties that the installed ICU knows. Which property makes which class is
 * the data half of slant's tailoring of UAX #29; DEVIATIONS.md has the reasons.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>

#include "../char_class.h"

enum {
    BLOCKS = 0x1100,
    BLOCK = 256
};

static uint8_t blocks[BLOCKS][BLOCK];
static int block_of[BLOCKS], block_count;

static bool
hyphen(UChar32 c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0xfe63 ||
           c == 0xff0d;
}

/* A character that UAX #29 counts as a letter or digit but that is none, such
   as the Armenian hyphen, only joins; one that is not visible only extends. */
static enum char_class
real(UChar32 c, enum char_class wanted, enum char_class instead)
{
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return CHAR_EXTEND;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
        return CHAR_OTHER;
    if (u_hasBinaryProperty(c, UCHAR_ALPHABETIC) ||
        (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)))
        return wanted;
    return instead;
}

static enum char_class
unclassed(UChar32 c)
{
    if ((U_GET_GC_MASK(c) & U_GC_L_MASK) ||
        u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        return real(c, CHAR_SINGLE, CHAR_OTHER);
    return CHAR_OTHER;
}

static enum char_class
class_of(UChar32 c)
{
    if (hyphen(c))
        return CHAR_JOIN;
    if (c == 0x202f) /* narrow no-break space, groups thousands */
        return CHAR_MIDNUM;
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
        return CHAR_EXTEND;
    case U_WB_ALETTER:
        return real(c, CHAR_LETTER, CHAR_JOIN);
    case U_WB_HEBREW_LETTER:
        return CHAR_HEBREW;
    case U_WB_NUMERIC:
        return real(c, CHAR_DIGIT, CHAR_MIDNUM);
    case U_WB_KATAKANA:
        return real(c, CHAR_KATAKANA, CHAR_JOIN);
    case U_WB_EXTENDNUMLET:
    case U_WB_SINGLE_QUOTE:
        return CHAR_JOIN;
    case U_WB_DOUBLE_QUOTE:
        return CHAR_QUOTE;
    case U_WB_MIDNUMLET:
        return c == 0x2018 || c == 0x2019 || c == 0xff07 ? CHAR_JOIN
                                                         : CHAR_STOP;
    case U_WB_MIDLETTER:
        return c == ':' || c == 0xfe13 || c == 0xfe55 || c == 0xff1a
                   ? CHAR_OTHER
                   : CHAR_MIDLETTER;
    case U_WB_MIDNUM:
        return CHAR_MIDNUM;
    default:
        return unclassed(c);
    }
}

static uint8_t
bits_of(UChar32 c)
{
    unsigned bits = class_of(c);

    if (u_hasBinaryProperty(c, UCHAR_LOWERCASE))
        bits |= CHAR_LOWER;
    if (u_hasBinaryProperty(c, UCHAR_UPPERCASE) || u_istitle(c))
        bits |= CHAR_UPPER;
    if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE))
        bits |= CHAR_SPACE;
    return (uint8_t)bits;
}

static void
collect(void)
{
    for (int b = 0; b < BLOCKS; b++) {
        uint8_t *fresh = blocks[block_count];
        int same = 0;

        for (int i = 0; i < BLOCK; i++)
            fresh[i] = bits_of(b * BLOCK + i);
        while (memcmp(blocks[same], fresh, BLOCK) != 0)
            same++;
        block_of[b] = same;
        block_count += same == block_count;
    }
}

static void
print_bytes(FILE *f, const uint8_t *p, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(f, "%u,%s", p[i], i % 32 == 31 ? "\n" : "");
}

static void
print(FILE *f)
{
    fprintf(f, "/* Unicode %s. Made by make_word_table.c. */\n",
            U_UNICODE_VERSION);
    fprintf(f, "const uint8_t char_block_of[0x1100] = {\n");
    for (int b = 0; b < BLOCKS; b++)
        print_bytes(f, &(uint8_t){(uint8_t)block_of[b]}, 1);
    fprintf(f, "\n};\nconst uint8_t char_blocks[][256] = {\n");
    for (int b = 0; b < block_count; b++) {
        fprintf(f, "{\n");
        print_bytes(f, blocks[b], BLOCK);
        fprintf(f, "},\n");
    }
    fprintf(f, "};\n");
}

int
main(int argc, char **argv)
{
    FILE *f = argc == 2 ? fopen(argv[1], "w") : NULL;

    if (!f) {
        fprintf(stderr, "usage: make_word_table FILE\n");
        return 2;
    }
    collect();
    if (block_count > 256) {
        fprintf(stderr, "make_word_table: blocks do not fit a byte\n");
        return 1;
    }
    print(f);
    return fclose(f) ? 1 : 0;
}
