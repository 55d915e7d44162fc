/* What belongs to text is text too: the notes that references in it lead to,
 * wherever on the page they stand and whatever is around them, and the captions
 * of its tables. */
#include <string.h>

#include "clean/html/clean.h"
#include "source/note.h"

#define NOTE_LEAVES 6    /* blocks of one note */
#define NOTE_BYTES  3000 /* of a block of one */

static bool
is_within(const rcn_html *html, uint32_t element, uint32_t around)
{
    while (element != RCN_HTML_NONE && element > around) {
        element = html->elements[element].parent;
    }
    return element == around && around != RCN_HTML_NONE;
}

/* The number of a note alone in a block, a link back to the reference. */
static bool
is_return(const rcn_document *document, const rcn_html_block *block)
{
    rcn_text text = rcn_text_slice(document->text, block->start, block->end);
    return block->link_bytes >= text.len && rcn_is_note_sign(text);
}

static void
keep_note(const rcn_document *document, const rcn_html_anchor *anchor,
          rcn_leaf *leaves)
{
    static const rcn_leaf back = {RCN_LEAF_CUT, "note-return",
                                  "html-note-return"};
    const rcn_html *html = document->html;
    size_t first = rcn_html_block_after(html, anchor->at);
    for (size_t i = first; i < html->block_count && i - first < NOTE_LEAVES;
         i++) {
        const rcn_html_block *block = &html->blocks[i];
        bool own =
            i == first || is_within(html, block->element, anchor->element);
        if (!own || block->end - block->start > NOTE_BYTES) {
            return;
        }
        if (is_return(document, block)) {
            leaves[i] = back;
        } else if (leaves[i].fate != RCN_LEAF_KEPT && !block->hidden &&
                   !block->noscript && !block->wordless) {
            leaves[i] = (rcn_leaf){.fate = RCN_LEAF_KEPT};
        }
    }
}

void
rcn_html_keep_notes(const rcn_document *document, rcn_leaf *leaves)
{
    const rcn_html *html = document->html;
    for (size_t i = 0; i < html->mark_count; i++) {
        const rcn_html_mark *mark = &html->marks[i];
        if (mark->kind != RCN_MARK_LINK || !mark->value ||
            mark->value[0] != '#' || mark->end > document->text.len ||
            !rcn_is_note_sign(
                rcn_text_slice(document->text, mark->start, mark->end))) {
            continue;
        }
        size_t leaf = rcn_html_block_after(html, mark->start);
        const rcn_html_anchor *anchor =
            rcn_html_anchor_find(html, mark->value + 1);
        if (anchor && anchor->at >= mark->end && leaf < html->block_count &&
            leaves[leaf].fate == RCN_LEAF_KEPT) {
            keep_note(document, anchor, leaves);
        }
    }
}

void
rcn_html_keep_table_captions(const rcn_document *document, rcn_leaf *leaves)
{
    const rcn_html *html = document->html;
    for (size_t i = 0; i + 1 < html->block_count; i++) {
        const rcn_html_block *caption = &html->blocks[i];
        const rcn_html_block *next = &html->blocks[i + 1];
        bool heads = caption->tag == RCN_TAG_CAPTION && !caption->hidden &&
                     !caption->wordless && next->kind == RCN_BLOCK_TABLE &&
                     leaves[i + 1].fate == RCN_LEAF_KEPT;
        if (heads && leaves[i].fate == RCN_LEAF_CUT) {
            leaves[i] =
                (rcn_leaf){.fate = RCN_LEAF_KEPT, .class_id = "caption"};
        }
    }
}
