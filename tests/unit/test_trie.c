/* trie: nodes are found again, also after it has grown. */
#include "check.h"
#include "trie.h"

enum {
    PARTS = 5000
};

int
main(void)
{
    struct trie t;
    bool added;
    uint32_t chain = 0;

    trie_init(&t, 1);
    CHECK_NUMBER(trie_step(&t, 0, 7), 0);
    for (uint64_t part = 1; part <= PARTS; part++) {
        chain = trie_add(&t, chain, part * 0x9e3779b97f4a7c15u, &added);
        CHECK(added);
        CHECK_NUMBER(chain, part);
    }
    CHECK_NUMBER(t.n_nodes, PARTS + 1);
    chain = 0;
    for (uint64_t part = 1; part <= PARTS; part++) {
        chain = trie_step(&t, chain, part * 0x9e3779b97f4a7c15u);
        CHECK_NUMBER(chain, part);
    }
    CHECK_NUMBER(trie_add(&t, 0, 0x9e3779b97f4a7c15u, &added), 1);
    CHECK(!added);
    CHECK_NUMBER(trie_step(&t, 5, 0x9e3779b97f4a7c15u), 0);
    trie_free(&t);
    return check_end();
}
