/*
 * chunk_layout: how a chunk is written and read: mark, types, items.
 *   mark   4 bytes
 *   types  how many the worker has sent before, 0: it begins anew; count, then
 *          each as length and bytes
 *   items  'd' fields text removed replaced content whole tokens signature
 *          paragraphs, or 'n' uri reason detail; until the end
 * Integers are LEB128; strings have their length + 1 before them, 0 for NULL,
 * and a NUL behind them, so that they are read where they lie; tokens are the
 * document's types, then the place of each token's among them (number_list.h).
 * A removed span is the gap since the last one's end, its length, kind and
 * rule.
 */
#ifndef SLANT_CHUNK_LAYOUT_H
#define SLANT_CHUNK_LAYOUT_H

static const char chunk_mark[4] = {'s', 'l', 'c', '1'};

#endif
