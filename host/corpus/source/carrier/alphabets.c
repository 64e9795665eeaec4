#include "alphabets.h"

#include <string.h>

#include "char_bits.h"
#include "fold.h"
#include "utf8.h"

/* Quarters of a bit. */
enum {
    FOREIGN = 40, /* no letter of the language */
    CAPITAL = 12, /* than the small letter */
    EVEN = 18     /* of many letters of whose frequency nothing is said */
};

/* clang-format off */
const struct alphabet alphabets[] = {
    {"en", "éèïçñö"},
    {"de", "üäößéàè"},
    {"fr", "éèàêçùâîôûëïœÿæ"},
    {"es", "óíáéñú¿¡ü"},
    {"pt", "ãçáéóêíúõâàôü"},
    {"it", "èàùòìéî"},
    {"sv", "äåöéà"},
    {"da", "åøæé"},
    {"fi", "äöåšž"},
    {"is", "íðáþóúæöéý"},
    {"nl", "ëéïèöüóêâ"},
    {"ca", "àéèíóçòïúü·"},
    {"pl", "łęąóżśćńź"},
    {"cs", "íáěéžýřčšůúóťňď"},
    {"sk", "áíýčžšťľúéôóňäďŕĺ"},
    {"hu", "áéöőóüíúű"},
    {"ro", "ăîâşţșț"},
    {"hr", "čšžćđ"},
    {"sq", "ëç"},
    {"tr", "ışğüçöİâîû"},
    {"lt", "ėšųžįūąčę"},
    {"lv", "āīšēūļņģķžč"},
    {"et", "äõüöšž"},
    {"ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"},
    {"uk", "оанивітерсклдупмьзягбйчхжцющєшїґф"},
    {"bg", "аеиотнрсвлкдпмзъгбуяйчшхжцщюфь"},
    {"sr", "аоиенрстјукмвдлпгзбшчћцжњхљђфџ"},
    {"be", "анеіорстлкудвмпяьызгбчйўшхцжюэёф"},
    {"el", "αοιετσνηυρπκμλςωάόίέήύώγδθφχβξζψϊϋΐ"},
    {"he", "יוהלאתרבשמנםדחעפצקכגסטזןךףץ"},
    {"ar", "اليمنرتوبةعدسهفكحقجشصطخضأىذثزغإظئءؤآپچژگ"},
    {"th", ""},
};
/* clang-format on */
const size_t n_alphabets = sizeof alphabets / sizeof *alphabets;

/* Four times the logarithm of 1.5 + place to the base of 2. */
static unsigned
place_cost(size_t place)
{
    static const unsigned char cost[] = {2,  5,  7,  9,  10, 11, 12, 12, 13,
                                         14, 14, 15, 15, 15, 16, 16, 16, 17};

    return place < sizeof cost ? cost[place] : EVEN;
}

/* The place of c among n letters, or n. */
static size_t
place_of(const char *s, uint32_t c, size_t *n)
{
    size_t size, len = strlen(s), found = SIZE_MAX;

    *n = 0;
    for (size_t at = 0; at < len; at += size, ++*n) {
        if (utf8_at(s + at, len - at, &size) == c)
            found = *n;
    }
    return found < *n ? found : *n;
}

/* The small letter of a capital. */
static uint32_t
small_of(uint32_t c)
{
    struct buf small = {0};
    char bytes[4];
    size_t size;

    fold_token(bytes, utf8_put(c, bytes), &small);
    c = utf8_at(small.data, small.len, &size);
    buf_free(&small);
    return c;
}

unsigned
alphabet_cost(const struct alphabet *a, uint32_t c)
{
    bool capital = char_bits(c) & CHAR_UPPER;
    size_t n, place = place_of(a->letters, c, &n);
    unsigned cost;

    if (!n) /* Thai */
        return c >= 0xe01 && c < 0xe4f ? EVEN : FOREIGN;
    if (place == n && capital)
        place = place_of(a->letters, small_of(c), &n);
    if (place == n)
        return FOREIGN;
    /* of a whole alphabet: the places say less, and no letter is frequent */
    cost = n < 20 ? place_cost(place) : 10 + place_cost(place) / 2;
    return cost + (capital ? CAPITAL : 0);
}
