/* char_class: the parts of a character's bits (char_bits.h). Also read by the
   program that makes the table. */
#ifndef SLANT_CHAR_CLASS_H
#define SLANT_CHAR_CLASS_H

enum char_class {
    CHAR_OTHER,     /* ends a word */
    CHAR_EXTEND,    /* belongs to the character before it */
    CHAR_LETTER,    /* letters that make words */
    CHAR_HEBREW,    /* the same, Hebrew */
    CHAR_DIGIT,     /* decimal digits of any script */
    CHAR_KATAKANA,  /* makes words of its own */
    CHAR_SINGLE,    /* a word by itself: Han, Hiragana, Thai, ... */
    CHAR_JOIN,      /* hyphen, apostrophe, underscore: joins all but SINGLE */
    CHAR_STOP,      /* full stop: joins letters, joins digits */
    CHAR_MIDLETTER, /* joins letters */
    CHAR_MIDNUM,    /* joins digits */
    CHAR_QUOTE      /* ": joins Hebrew letters */
};

enum {
    CHAR_CLASS_MASK = 0x0f,
    CHAR_LOWER = 0x10,
    CHAR_UPPER = 0x20,
    CHAR_SPACE = 0x40 /* Unicode White_Space */
};

#endif
