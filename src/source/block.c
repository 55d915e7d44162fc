/* Names of the block kinds and of the statuses, as the reports write them. */
#include "source/block.h"

#include "source/evidence.h"

const char *
rcn_block_kind_name(rcn_block_kind kind)
{
    static const char *const names[] = {
        "paragraph", "heading", "item",   "quote", "pre",
        "table",     "caption", "figure", "field", "entry"};
    return names[kind];
}

const char *
rcn_status_name(rcn_status status)
{
    static const char *const names[] = {"unknown", "stated", "inferred",
                                        "supplied", "editor"};
    return names[status];
}
