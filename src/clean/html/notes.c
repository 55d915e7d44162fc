/* What belongs to text is text too: the notes that references in it lead to,
 * wherever on the page they stand and whatever is around them, and the captions
 * of its tables. */
#include <string.h>

#include "clean/html/clean.h"
#include "source/note.h"

#define NOTE_LEAVES 6    /* blocks of one note */
#define NOTE_BYTES  3000 /* of a block of one */
#define NUMBER_MOST 1000 /* a longer one is no number of a note */

/* The number of a note alone in a block, a link back to the reference. */
static bool
is_return(const rcn_document *document, const rcn_html_block *block)
{
    rcn_text text = rcn_text_slice(document->text, block->start, block->end);
    return block->link_bytes >= text.len && rcn_is_note_sign(text);
}

/* Returns whether a block is of the note that begins with block `first`: within
 * the element of the anchor, or, where the first holds the number alone, within
 * the element of that or right beside it. */
static bool
is_of_note(const rcn_document *document, const rcn_html_anchor *anchor,
           size_t first, size_t block)
{
    const rcn_html *html = document->html;
    uint32_t element = html->blocks[block].element;
    uint32_t number = html->blocks[first].element;
    if (block == first || rcn_html_is_within(html, element, anchor->element)) {
        return true;
    }
    return is_return(document, &html->blocks[first]) &&
           number != RCN_HTML_NONE &&
           (rcn_html_is_within(html, element, number) ||
            (block == first + 1 &&
             rcn_html_is_within(html, element, html->elements[number].parent)));
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
        if (!is_of_note(document, anchor, first, i) ||
            block->end - block->start > NOTE_BYTES) {
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

int32_t
rcn_html_note_number(const rcn_document *document, const rcn_leaf *leaf,
                     size_t block)
{
    if (!leaf->rule || strcmp(leaf->rule, "html-note-return") != 0) {
        return 0;
    }
    const rcn_html_block *number = &document->html->blocks[block];
    int32_t value = 0;
    for (uint32_t at = number->start; at < number->end; at++) {
        char byte = document->text.at[at];
        if (byte >= '0' && byte <= '9' && value < NUMBER_MOST) {
            value = value * 10 + (byte - '0');
        }
    }
    return value;
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

/* Returns whether a block is the <figcaption> of a <figure> that holds a table,
 * code or a quotation right beside it, which is kept. */
static bool
is_caption_of_text(const rcn_html *html, const rcn_leaf *leaves, size_t block)
{
    uint32_t element = html->blocks[block].element;
    uint32_t figure = rcn_html_around(html, element, RCN_TAG_FIGURE);
    if (figure == RCN_HTML_NONE ||
        rcn_html_around(html, element, RCN_TAG_FIGCAPTION) == RCN_HTML_NONE) {
        return false;
    }
    for (size_t i = block ? block - 1 : 0;
         i <= block + 1 && i < html->block_count; i++) {
        const rcn_html_block *other = &html->blocks[i];
        bool text = other->kind == RCN_BLOCK_TABLE ||
                    other->kind == RCN_BLOCK_PRE ||
                    other->kind == RCN_BLOCK_QUOTE;
        if (i != block && text && leaves[i].fate == RCN_LEAF_KEPT &&
            rcn_html_around(html, other->element, RCN_TAG_FIGURE) == figure) {
            return true;
        }
    }
    return false;
}

static bool
heads_table(const rcn_html *html, const rcn_leaf *leaves, size_t block)
{
    return block + 1 < html->block_count &&
           html->blocks[block].tag == RCN_TAG_CAPTION &&
           html->blocks[block + 1].kind == RCN_BLOCK_TABLE &&
           leaves[block + 1].fate == RCN_LEAF_KEPT;
}

void
rcn_html_keep_table_captions(const rcn_document *document, rcn_leaf *leaves)
{
    const rcn_html *html = document->html;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *caption = &html->blocks[i];
        if (leaves[i].fate == RCN_LEAF_CUT && !caption->hidden &&
            !caption->wordless &&
            (heads_table(html, leaves, i) ||
             is_caption_of_text(html, leaves, i))) {
            leaves[i] =
                (rcn_leaf){.fate = RCN_LEAF_KEPT, .class_id = "caption"};
        }
    }
}
