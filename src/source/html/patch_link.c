/* Links and counts that are no words of a heading or an item: the link from a
 * heading to itself, the number of an item beside the list's own. */
#include "source/html/build.h"

#include <string.h>

#include "base/utf8.h"
#include "source/note.h"

#define SIGN_BYTES   12 /* of a link from a heading to itself */
#define ITEM_STEPS   4  /* elements from the words of an item up to it */
#define COUNT_DIGITS 4
#define NEAR_ANCHORS 16 /* looked at before one block */

/* A link from a heading or a paragraph to itself shows a sign, or nothing. */
static bool
is_sign(rcn_text words)
{
    if (words.len > SIGN_BYTES) {
        return false;
    }
    for (size_t at = 0; at < words.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(words, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune) ||
            rune == '*' || rune == 0x2020 || rune == 0x2021) {
            return false;
        }
    }
    return words.len > 0;
}

/* Returns true for a link at the start of block `index` to the place where it
 * is. */
static bool
leads_here(const rcn_html_builder *builder, size_t index,
           const rcn_html_mark *mark)
{
    const rcn_html_anchor *anchors = builder->anchors.items;
    uint32_t from = index ? builder->blocks.items[index - 1].end : 0;
    size_t low = 0;
    size_t high = builder->anchors.count;
    while (low < high) { /* the first anchor behind the block before */
        size_t middle = low + (high - low) / 2;
        if (anchors[middle].at < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool starts = mark->start == builder->blocks.items[index].start;
    for (size_t i = low; starts && i < builder->anchors.count &&
                         i - low < NEAR_ANCHORS && anchors[i].at <= mark->start;
         i++) {
        if (strcmp(anchors[i].id, mark->value + 1) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns where the letters end that open a note with several references, "a b c
 * Holm, p. 12": two or more of them, in order, before words; else the start of the
 * block. */
static uint32_t
letters_end(const rcn_html_builder *builder, const rcn_html_block *block)
{
    uint32_t end = block->start;
    char next = 'a';
    for (uint32_t at = block->start; at + 1 < block->end && next <= 'z'; at++) {
        if (builder->text.at[at] == ' ') {
            continue;
        }
        if (builder->text.at[at] != next || builder->text.at[at + 1] != ' ') {
            break;
        }
        next++;
        end = at + 1;
    }
    bool words = block->end - end > strlen(" a");
    return words && next > 'b' ? end : block->start;
}

/* Returns what a link that is beside other words of its block is, when it is no
 * word itself. */
static rcn_html_patch_kind
sign_of(const rcn_html_builder *builder, size_t index,
        const rcn_html_mark *mark, rcn_text words)
{
    const rcn_html_block *block = &builder->blocks.items[index];
    bool beside = mark->start >= block->start && mark->end <= block->end &&
                  (mark->start > block->start || mark->end < block->end);
    if (!beside || mark->kind != RCN_MARK_LINK || !mark->value) {
        return RCN_HTML_PATCH_NONE;
    }
    bool here = block->kind == RCN_BLOCK_HEADING
                    ? strchr(mark->value, '#') != NULL
                    : mark->value[0] == '#' && leads_here(builder, index, mark);
    if (here && is_sign(words)) {
        return RCN_HTML_PATCH_PERMALINK;
    }
    return mark->value[0] == '#' && (rcn_is_return_sign(words) ||
                                     mark->end <= letters_end(builder, block))
               ? RCN_HTML_PATCH_NOTE_RETURN
               : RCN_HTML_PATCH_NONE;
}

/* Sets a space between the number that leads back from a note and the word that
 * touches it. */
static void
part_number(rcn_html_builder *builder, const rcn_html_block *block,
            const rcn_html_mark *mark, rcn_text words)
{
    uint32_t next = 0;
    if (mark->kind != RCN_MARK_LINK || !mark->value || mark->value[0] != '#' ||
        mark->start != block->start || mark->end >= block->end ||
        !rcn_is_note_sign(words)) {
        return;
    }
    (void)rcn_utf8_next((rcn_text){builder->text.at, block->end}, mark->end,
                        &next);
    if (rcn_rune_is_letter(next)) {
        rcn_html_patch_push(builder, mark->end, " ", RCN_HTML_PATCH_STYLE_GAP,
                            true);
    }
}

/* Returns the count that a list gives the item of an element, or 0 when it
 * gives none. */
static int32_t
count_of(const rcn_html_builder *builder, uint32_t element)
{
    const rcn_html_element *elements = builder->elements.items;
    for (int i = 0; i < ITEM_STEPS && element != RCN_HTML_NONE &&
                    elements[element].tag != RCN_TAG_LI;
         i++) {
        element = elements[element].parent;
    }
    size_t low = 0;
    size_t high = builder->ordinals.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const rcn_html_ordinal *item = &builder->ordinals.items[middle];
        if (item->element == element) {
            return item->ordinal.style == '1' ? item->ordinal.value : 0;
        }
        if (item->element < element) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* Returns true for the raised number of a note that the list around it counts
 * too. */
static bool
repeats_count(const rcn_html_builder *builder, const rcn_html_block *block,
              const rcn_html_mark *mark, rcn_text words)
{
    int32_t number = 0;
    if (mark->kind != RCN_MARK_SUPERSCRIPT || mark->start != block->start ||
        mark->end >= block->end || words.len > COUNT_DIGITS) {
        return false;
    }
    for (size_t i = 0; i < words.len; i++) {
        if (words.at[i] < '0' || words.at[i] > '9') {
            return false;
        }
        number = number * 10 + words.at[i] - '0';
    }
    return number > 0 && count_of(builder, block->element) == number;
}

void
rcn_html_find_signs(rcn_html_builder *builder)
{
    size_t block = 0;
    for (size_t i = 0; i < builder->marks.count; i++) {
        const rcn_html_mark *mark = &builder->marks.items[i];
        while (block < builder->blocks.count &&
               builder->blocks.items[block].end <= mark->start) {
            block++;
        }
        if (block == builder->blocks.count) {
            return;
        }
        rcn_html_block *around = &builder->blocks.items[block];
        rcn_text words = rcn_text_trim((rcn_text){
            builder->text.at + mark->start, mark->end - mark->start});
        rcn_html_patch_kind kind = sign_of(builder, block, mark, words);
        if (repeats_count(builder, around, mark, words)) {
            kind = RCN_HTML_PATCH_LIST_MARKER;
        }
        part_number(builder, around, mark, words);
        if (kind != RCN_HTML_PATCH_NONE) {
            uint32_t len = (uint32_t)words.len;
            around->link_bytes -=
                around->link_bytes < len ? around->link_bytes : len;
            RCN_PUSH(builder->scratch, &builder->patches,
                     (rcn_html_patch){.start = mark->start,
                                      .end = mark->end,
                                      .kind = (uint8_t)kind});
        }
    }
}
