#ifndef RCN_CLEAN_HTML_CLEAN_H
#define RCN_CLEAN_HTML_CLEAN_H

#include "clean/html/page.h"
#include "clean/learn/lexicon.h"
#include "clean/rules/rules.h"
#include "clean/span/decisions.h"
#include "clean/span/span.h"

/* Pages of HTML, within clean/: from leaf blocks to spans and blocks. */

typedef enum rcn_leaf_fate {
    RCN_LEAF_CUT,
    RCN_LEAF_KEPT,
    RCN_LEAF_METADATA
} rcn_leaf_fate;

/** What becomes of a leaf block, and why. */
typedef struct rcn_leaf {
    rcn_leaf_fate fate;
    const char *class_id,
        *rule; /**< NULL when it is kept; but "caption" when it
                                      is kept as that of a picture */
} rcn_leaf;

/** A picture of the text, which stands before byte `at` of the document's. */
typedef struct rcn_html_figure {
    uint32_t at;
    const rcn_figure *figure;
} rcn_html_figure;

typedef RCN_LIST(rcn_html_figure) rcn_html_figures;

/** What the pages of a corpus know together. */
typedef struct rcn_html_shared rcn_html_shared;

/** Learns from the pages of a corpus what several of one site repeat. */
const rcn_html_shared *rcn_html_shared_learn(rcn_arena *arena,
                                             rcn_corpus corpus);

/** The lexicon that all pages share; borrowed. */
const rcn_lexicon *rcn_html_shared_lexicon(const rcn_html_shared *shared);

/** The site of a page as the functions below know it: 0 when the corpus has
 * fewer than three pages of it, or when the page does not say where it is
 * from. */
uint64_t rcn_html_site(const rcn_html_shared *shared,
                       const rcn_document *document);

/** The share of the pages of its site that have a leaf block too, in 1/1000; 0
 * when fewer than three do. */
uint32_t rcn_html_recurrence(const rcn_html_shared *shared, uint64_t site,
                             const rcn_document *document, size_t leaf);

/** Cleans one page.  The result is in the arena.  Logs image-left-out and
 * clean-kept.  Linear in the text. */
rcn_cleaned rcn_clean_html(rcn_arena *arena, const rcn_document *document,
                           const rcn_rules *rules,
                           const rcn_clean_options *options,
                           const rcn_html_shared *shared, rcn_log *log);

/** Whether a paragraph says what the page's description of itself says, and its
 * element is not named for a summary. */
bool rcn_html_is_description(const rcn_web_page *page, size_t block,
                             const int16_t *row);

/** Whether a block is no text, whatever the model thinks. */
typedef enum rcn_never {
    RCN_MAY_BE_TEXT,
    RCN_NEVER_TEXT, /**< captions, credits of pictures, parts of forms, links
                         that lead away, times alone */
    RCN_NEVER_TEXT_OF_ARTICLE /**< the title, the byline, share links: not where
                                   the page is sure to be an article */
} rcn_never;

/** What is known of page block `block`, whose features are `row`, without
 * the model. */
rcn_never rcn_html_never_text(const rcn_web_page *page, size_t block,
                              const int16_t *row);

/** The class and rule of page block `block`, which the model does not keep;
 * `first` is the first block that is kept, or the count of blocks. */
rcn_leaf rcn_html_classify(const rcn_web_page *page, size_t block,
                           const int16_t *row, size_t first);

/** Whether an element is named for a notice that readers must pay.
 * (residue_after.c) */
bool rcn_html_is_wall(const rcn_html *html, uint32_t element);

/** What would be cut as residue, but is more than its rule may take. */
typedef struct rcn_html_refusal {
    uint32_t line;
    const char *class_id, *message;
} rcn_html_refusal;

typedef RCN_LIST(rcn_html_refusal) rcn_html_refusals;

/** Whether a leaf is one capital alone and the next leaf goes on with the rest of
 * its word, as pages set initials.  "A", "I" and "O" may be words. */
bool rcn_html_is_initial(const rcn_document *document, size_t leaf);

/** Keeps what belongs to the text though the model rejects it: initials of
 * words, times of the posts of a live page, quotations and lists that a colon
 * announces.
 * `keep` by page block.  Linear.  (html/rescue.c) */
void rcn_html_rescue(const rcn_web_page *page, bool *keep);

/** Keeps what the model rejects in the middle of the text: headings right above a
 * kept paragraph, and paragraphs between two kept ones of the same element, none of
 * them made of links.  `keep` by page block.  Linear.  (html/between.c) */
void rcn_html_keep_between(const rcn_web_page *page, bool *keep);

/** Cuts kept blocks that structure shows to be residue: links to other stories,
 * teasers, comments, galleries, widgets, numbers of paragraphs; only numbers
 * where the page is no `article`.  A kind that would take more than its bound
 * takes nothing and is added to `refusals`, in the arena.  (residue.c) */
void rcn_html_cut_residue(rcn_arena *arena, const rcn_web_page *page,
                          bool article, rcn_leaf *leaves,
                          rcn_html_refusals *refusals);

/** Cuts headings at the end of the text, at most two, when what stood under them
 * is cut.  (residue.c) */
void rcn_html_cut_bare_headings(const rcn_web_page *page, rcn_leaf *leaves);

/** Cuts what stands in one short element with a line that a rule cut as a
 * notice that readers must pay.  (wall_box.c) */
void rcn_html_cut_wall_boxes(const rcn_web_page *page, rcn_leaf *leaves);

/** Keeps the posts of a thread of a board, each with a line of who wrote it and
 * when, and cuts what stands around them.  Does nothing on other pages.
 * Linear. (thread.c) */
void rcn_html_keep_threads(const rcn_web_page *page, rcn_leaf *leaves);

/** Keeps the summaries of a page where they have more words than what else is
 * kept: then they are its text.  (residue.c) */
void rcn_html_spare_summaries(const rcn_web_page *page, rcn_leaf *leaves);

/** Cuts those of the kept blocks that rules know by their words, and names by
 * the rule what was cut for its surroundings alone.  `leaves` by leaf block. */
void rcn_html_apply_rules(const rcn_web_page *page, const rcn_rules *rules,
                          rcn_leaf *leaves);

/** The number of a note that stands alone in a block, which is cut as the way
 * back from the note; 0 when it is none.  (notes.c) */
int32_t rcn_html_note_number(const rcn_document *document, const rcn_leaf *leaf,
                             size_t block);

/** Makes a paragraph of a sentence of at least ten words that is set as a heading
 * above the first paragraph of a page with another title.  O(metadata).
 * (subheads.c) */
void rcn_html_lower_standfirst(const rcn_document *document, rcn_block *blocks,
                               size_t count);

/** Makes headings of paragraphs in capitals that are bold as a whole, where several
 * different ones stand above prose; on a page whose text line breaks part, of any
 * that are bold as a whole between prose.  O(blocks), and the square of the
 * headings, at most 200.  (subheads.c) */
void rcn_html_raise_subheads(rcn_arena *scratch, const rcn_document *document,
                             rcn_block *blocks, size_t count);

/** Cuts the frame that a library of e-books puts around a book, and keeps the
 * book but for notes of those who made it, when both borders stand on the
 * page.  `leaves` by leaf block.  Linear. (ebook.c) */
void rcn_html_apply_frame(const rcn_document *document, const rcn_rules *rules,
                          rcn_leaf *leaves);

/** Keeps the notes that references in what is kept lead to. */
void rcn_html_keep_notes(const rcn_document *document, rcn_leaf *leaves);

/** Sets to 0 what `shares` says of the cells of tables that the page fills in:
 * of those where a cell that no other page has looks like text by `logits`.
 * Both by page block.  Linear in the blocks times the depth of cells. */
void rcn_html_spare_tables(rcn_arena *scratch, const rcn_web_page *page,
                           const int32_t *logits, uint32_t *shares);

/** Keeps the tables with head cells right below a paragraph that is kept, in the
 * same element, unless half of their words are links.  `keep` by page block.
 * Linear in the blocks times the depth of the page. */
void rcn_html_keep_tables(const rcn_web_page *page, bool *keep);

/** Keeps the captions of tables that are kept, and the <figcaption> of tables,
 * code and quotations. */
void rcn_html_keep_table_captions(const rcn_document *document,
                                  rcn_leaf *leaves);

/** Makes captions of what is kept right below a picture, in one box with it: at
 * most three paragraphs and 600 bytes, nowhere a quarter of the text of the
 * page.  Linear in the blocks and pictures. */
void rcn_html_set_captions(rcn_arena *arena, const rcn_document *document,
                           rcn_leaf *leaves);

/** Finds the pictures that stand among what is kept, in order, and keeps the
 * captions of those the books carry.  Logs image-left-out for the others. */
rcn_html_figures rcn_html_find_figures(rcn_arena *arena,
                                       const rcn_document *document,
                                       rcn_leaf *leaves, rcn_log *log);

/** Turns the fates of all leaf blocks of the page and its figures into the spans
 * and blocks of `cleaned`. */
void rcn_html_assemble(rcn_arena *arena, const rcn_document *document,
                       const rcn_html *html, const rcn_leaf *leaves,
                       const rcn_html_figures *figures, rcn_cleaned *cleaned);

/** Returns the page with patches for the hyphens at the ends of the printed lines
 * of kept leaves (rcn_document.wrapped).  The copy is in the arena; all but its
 * patches is shared.  Linear, but for a binary search for each hyphen. */
const rcn_html *rcn_html_join_lines(rcn_arena *arena,
                                    const rcn_document *document,
                                    const rcn_rules *rules,
                                    const rcn_clean_options *options,
                                    const rcn_leaf *leaves);

/** The column of each element that is a cell, from 0, at its index: what other
 * cells of its row, and cells that reach down from rows above, leave free.  In
 * the arena.  Linear in the elements.  (html/grid.c) */
const uint32_t *rcn_html_columns(rcn_arena *arena, const rcn_html *html);

#endif
