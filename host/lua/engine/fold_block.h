/* fold_block: reduce over a block's members, finish over all blocks. */
#ifndef SLANT_FOLD_BLOCK_H
#define SLANT_FOLD_BLOCK_H

#include "engine.h"

/* reduce and finish of struct engine_ops. */
int fold_reduce(struct engine *e, size_t plugin, int64_t block,
                struct buf *partial, struct pair_result *failure);
int fold_finish(struct engine *e, size_t plugin, struct pair_result *failure);

#endif
