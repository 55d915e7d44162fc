#ifndef RCN_TYPESET_PAGES_COMPOSING_H
#define RCN_TYPESET_PAGES_COMPOSING_H

#include "typeset/pages/manner.h"

#define RCN_LIST_DEPTH 8

/** The blocks of a section being set, and the one at hand. */
typedef struct rcn_composing {
    rcn_galley *galley;
    const rcn_manner *manner;
    const rcn_block *blocks;
    size_t count, at;
    uint32_t list_depth; /* lists that are open */
    bool quoting;
    uint32_t within; /* of the block before */
    bool flush;      /* the next paragraph has no indent */
    bool heading_open;
    const rcn_note *notes; /* on the block at hand */
    size_t note_count;
} rcn_composing;

/** Returns the setter of the galley. */
rcn_setter *rcn_composing_setter(const rcn_composing *composing);

/** Notes in a paragraph, which may be NULL, the block that it is of; returns
 * it. */
rcn_para *rcn_composing_place(const rcn_composing *composing, rcn_para *para);

/** Returns the shape of running matter that is indented by `x`. */
rcn_para_shape rcn_composing_shape(const rcn_composing *composing,
                                   rcn_type_use type, rcn_len x);

/** Returns the language of a block where it is not that of the matter around
 * it. */
const char *rcn_composing_language(const rcn_composing *composing,
                                   const rcn_block *block);

/** Blank lines above a block that stands apart: none below the rule that ends
 * the header of a document, whose strip is open. */
uint32_t rcn_composing_above(const rcn_composing *composing);

/** Sets a block as one paragraph in a strip of its own. */
void rcn_compose_plain(rcn_composing *composing, const rcn_block *block,
                       rcn_tag tag, const rcn_para_shape *shape, rcn_len x);

/** Sets a short paragraph whole and keeps it with what follows; false, and
 * nothing is set, when it is longer. */
bool rcn_compose_kept(rcn_composing *composing, const rcn_block *block,
                      const rcn_para_shape *shape, rcn_len x);

/** Closes lists down to `depth`, each with the item that holds it. */
void rcn_compose_close_lists(rcn_composing *composing, uint32_t depth);

/** Sets an item of a list; opens the lists that it needs. */
void rcn_compose_item(rcn_composing *composing, const rcn_block *block);

/** Sets a caption, kept with its figure or table. */
void rcn_compose_caption(rcn_composing *composing, const rcn_block *block);

/** Sets a picture, or the words that stand for it; without any, an element
 * without content. */
void rcn_compose_figure(rcn_composing *composing, const rcn_block *block);

#endif
