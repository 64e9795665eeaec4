#include "spool.h"

#include <string.h>

#include "check.h"

/* Pieces come back as they were put, from the file and from memory. */
static void
test_pieces(size_t n)
{
    static char text[1 << 20];
    struct spool s = {0};
    struct cur piece;
    struct fault ft;

    for (size_t i = 0; i < n; i++) {
        memset(text, (int)('a' + i), sizeof text);
        CHECK(spool_add(&s, text, sizeof text - i, &ft) == 0);
    }
    CHECK(spool_add(&s, NULL, 0, &ft) == 0);
    CHECK(s.has_file == (n > 4));
    for (size_t i = 0; i < n; i++) {
        CHECK(spool_next(&s, &piece, &ft) == 1);
        CHECK((size_t)(piece.end - piece.p) == sizeof text - i);
        CHECK(piece.p[0] == (char)('a' + i) &&
              piece.end[-1] == (char)('a' + i));
    }
    CHECK(spool_next(&s, &piece, &ft) == 1 && piece.p == piece.end);
    CHECK(spool_next(&s, &piece, &ft) == 0);
    spool_free(&s);
    CHECK(spool_next(&s, &piece, &ft) == 0);
}

int
main(void)
{
    test_pieces(0);
    test_pieces(1);
    test_pieces(12);
    return check_end();
}
