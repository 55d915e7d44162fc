/* The frame that a library of e-books puts around a book in HTML: what stands
 * outside is cut, and what stands inside is the book, title page, contents and
 * all, whatever it looks like. */
#include <string.h>

#include "clean/html/clean.h"
#include "clean/rules/ruleset.h"
#include "source/ebook_frame.h"

#define NOTE_BLOCKS 12 /* of a note below a heading of its own */

static const rcn_leaf note_leaf = {RCN_LEAF_CUT, "ebook-frame", "maker-note"};
static const rcn_leaf frame_leaf = {RCN_LEAF_CUT, "ebook-frame", "ebook-frame"};

/* Whether a block of a book is cut for what it is, not for where it stands.  The
 * title is taken out whole or not at all. */
static bool
stays_cut(const rcn_document *document, const rcn_ebook_frame *frame,
          const rcn_html_block *block, const rcn_leaf *leaf)
{
    static const char *const classes[] = {"source-page", "ornament", "caption",
                                          "noscript", "note-return"};
    rcn_text text = rcn_text_slice(document->text, block->start, block->end);
    bool stays = block->hidden || block->noscript || block->wordless ||
                 (strcmp(leaf->class_id, "title") == 0 &&
                  rcn_text_same_words(text, frame->title));
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        stays = stays || strcmp(leaf->class_id, classes[i]) == 0;
    }
    return stays;
}

/* Whether a block between the border and the book says who made the e-book. */
static bool
is_credit(const rcn_document *document, const rcn_html_block *block)
{
    return rcn_ebook_is_credit(
        rcn_text_slice(document->text, block->start, block->end));
}

/* The blocks from `first` on that are a note of those who made the e-book: one that
 * opens with such words and says more, or a heading of such words with what
 * stands below it in the same element, when that holds little else. */
static size_t
note_blocks(const rcn_document *document, const rcn_rules *rules, size_t first)
{
    const rcn_html *html = document->html;
    const rcn_html_block *block = &html->blocks[first];
    rcn_text text = rcn_text_slice(document->text, block->start, block->end);
    while (text.len && strchr("[*_", text.at[0])) {
        text = rcn_text_slice(text, 1, text.len);
    }
    rcn_arena *scratch = rcn_arena_new(0);
    size_t label = rcn_rules_label(rules, scratch, text, "maker-notes");
    rcn_arena_free(scratch);
    if (!label) {
        return 0;
    }
    if (text.len > label + 2) {
        return 1;
    }
    uint32_t element = block->element;
    uint32_t around = element == RCN_HTML_NONE ? RCN_HTML_NONE
                                               : html->elements[element].parent;
    size_t end = first;
    while (end < html->block_count &&
           rcn_html_is_within(html, html->blocks[end].element, around)) {
        end++;
    }
    return end - first <= NOTE_BLOCKS ? end - first : 0;
}

void
rcn_html_apply_frame(const rcn_document *document, const rcn_rules *rules,
                     rcn_leaf *leaves)
{
    const rcn_html *html = document->html;
    rcn_ebook_frame frame;
    if (!rcn_ebook_frame_find(document->text, &frame) || !frame.closed) {
        return;
    }
    bool begun = false;
    size_t note = 0; /* blocks left of a note */
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        rcn_leaf *leaf = &leaves[i];
        bool behind = block->start >= frame.end;
        begun = begun ||
                (block->start >= frame.border && !is_credit(document, block));
        if (block->head) {
            continue;
        }
        if (behind || !begun) {
            *leaf = block->wordless ? *leaf : frame_leaf;
        } else if (leaf->class_id &&
                   !stays_cut(document, &frame, block, leaf)) {
            *leaf = (rcn_leaf){.fate = RCN_LEAF_KEPT};
        }
        note = begun && !note ? note_blocks(document, rules, i) : note;
        if (note) {
            *leaf = behind ? frame_leaf : note_leaf;
            note--;
        }
    }
}
