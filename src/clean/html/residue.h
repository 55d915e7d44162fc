#ifndef RCN_CLEAN_HTML_RESIDUE_H
#define RCN_CLEAN_HTML_RESIDUE_H

#include "clean/html/clean.h"

/* Residue that is among text, within html/: what is known of a page while
 * its kinds are looked for, and the finders, one file a sort. */

typedef enum rcn_residue {
    RCN_RESIDUE_NONE,
    RCN_RESIDUE_LINKED_LINE,
    RCN_RESIDUE_READ_ALSO,
    RCN_RESIDUE_TEASERS,
    RCN_RESIDUE_COMMENTS,
    RCN_RESIDUE_STORY,
    RCN_RESIDUE_GALLERY,
    RCN_RESIDUE_SHORT_RUN,
    RCN_RESIDUE_NUMBER,
    RCN_RESIDUE_OVERLAY,
    RCN_RESIDUE_SLIDES,
    RCN_RESIDUE_TRAIL,
    RCN_RESIDUE_CREDIT,
    RCN_RESIDUE_LINK_GROUP,
    RCN_RESIDUE_DATE_LINE,
    RCN_RESIDUE_AUTHOR_BOX,
    RCN_RESIDUE_AFTER_BODY,
    RCN_RESIDUE_FRAME,
    RCN_RESIDUE_WALL,
    RCN_RESIDUE_PAGINATION,
    RCN_RESIDUE_COLUMN,
    RCN_RESIDUE_AGAIN,
    RCN_RESIDUE_KINDS
} rcn_residue;

typedef struct rcn_residues {
    rcn_arena *arena; /* of the result */
    rcn_html_refusals *refusals;
    rcn_arena *scratch;
    const rcn_web_page *page;
    rcn_leaf *leaves;
    uint8_t *kinds;               /* rcn_residue of each block */
    bool over[RCN_RESIDUE_KINDS]; /* a finder saw a kind pass its bound */
    uint32_t *before;             /* kept words before each block, and of all */
    size_t *first, *last; /* blocks of each element; first > last: none */
} rcn_residues;

/** What the blocks of one element say of it. */
typedef struct rcn_residue_unit {
    uint32_t words;
    bool linked_heading, dated, asks, headed, breaks_off;
} rcn_residue_unit;

/** Words before comments and other stories. */
#define BEFORE_LEAST 30

/** Returns what the tags say of a block. */
const rcn_html_block *rcn_residue_leaf(const rcn_residues *found, size_t block);

/** Returns whether a block was kept before residue was looked for. */
bool rcn_residue_kept(const rcn_residues *found, size_t block);

/** Returns whether a block that is kept and has no kind yet reads like a
 * paragraph: a good one, or a long one with few links. */
bool rcn_residue_is_prose(const rcn_residues *found, size_t block);

/** Bytes of a block in links, of 1000. */
uint32_t rcn_residue_link_share(const rcn_residues *found, size_t block);

/** Returns whether a phrase of a group is in a block. */
bool rcn_residue_says(const rcn_residues *found, size_t block,
                      rcn_phrase_group group);

/** Returns the words of a block, borrowed from the document. */
rcn_text rcn_residue_text(const rcn_residues *found, size_t block);

/** Marks the kept blocks of a range that no kind has yet. */
void rcn_residue_take(rcn_residues *found, size_t first, size_t last,
                      rcn_residue kind);

/** Reads the blocks of an element.  Linear in them. */
rcn_residue_unit rcn_residue_unit_read(const rcn_residues *found,
                                       size_t element);

/** Returns whether a name of an element has one of some words: words end at
 * hyphens, underscores, spaces and capitals. */
bool rcn_residue_has_word(const char *name, const char *const *words,
                          size_t count);

/** "class id itemprop" of an element. */
const char *rcn_residue_name(const rcn_residues *found, size_t element);

/** Returns whether a block is in an element that is named for the body of an
 * article. */
bool rcn_residue_in_body(const rcn_residues *found, size_t block);

/** Returns the innermost element around a block that is named for the body of
 * an article, or RCN_HTML_NONE. */
uint32_t rcn_residue_body_of(const rcn_residues *found, size_t block);

/** Returns whether a paragraph that is kept before `end` is in such an
 * element. */
bool rcn_residue_body_before(const rcn_residues *found, size_t end);

/** Numbers of paragraphs and notes alone in their blocks.  (residue_lines.c) */
void rcn_residue_find_numbers(rcn_residues *found);

/** Credits and short pieces, block by block.  (residue_lines.c) */
void rcn_residue_find_lines(rcn_residues *found);

/** Finds linked lines behind arrows and labels, and quotations that are set
 * again.  Linear, but for 16 searches in the text. */
void rcn_residue_find_marks(rcn_residues *found);

/** Lines and lists of links.  (residue_links.c) */
void rcn_residue_find_links(rcn_residues *found);

/** Links of one make before the first paragraph of prose or below the last one:
 * headlines of other stories.  A page that is no article must have a date above
 * its text.  (residue_links.c) */
void rcn_residue_find_link_groups(rcn_residues *found, bool article);

/** Windows laid over the page.  (residue_units.c) */
void rcn_residue_find_overlays(rcn_residues *found);

/** Elements and series of elements.  (residue_units.c) */
void rcn_residue_find_units(rcn_residues *found);

/** Notices below the text that readers must pay.  (residue_after.c) */
void rcn_residue_find_walls(rcn_residues *found);

/** Links to the other pages of a text, and columns of links beside it in tables
 * that set out a page.  (residue_navigation.c) */
void rcn_residue_find_navigation(rcn_residues *found);

/** What is behind the text in elements of another make.
 * (residue_after.c) */
void rcn_residue_find_after_body(rcn_residues *found);

#endif
