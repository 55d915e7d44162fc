/* Initials.  Readers of a PDF take a letter of another size for a word of its
 * own, so the large letter is drawn as furniture, and the glyph after it stands
 * for both. */
#include "typeset/pages/initial.h"

#include <string.h>

#include "base/utf8.h"

#define GAP_SHARE  6 /* of the size: white between the initial and the text */
#define WIDTH_MOST 3 /* an initial takes up at most that part of the measure */

/* Bytes of the first letter and of a space after it; 0 when the paragraph does
 * not begin with a capital, or marks or notes touch its first words. */
static size_t
initial_len(const rcn_block *block, const rcn_para *para)
{
    rcn_text text = block->text;
    uint32_t rune = 0;
    size_t letter = rcn_utf8_next(text, 0, &rune);
    if (para->mixed || para->box_count < 3 || !rcn_rune_is_upper(rune)) {
        return 0;
    }
    size_t len = letter + (text.at[letter] == ' ');
    (void)rcn_utf8_next(text, len, &rune);
    uint32_t end = para->boxes[len > letter ? 2 : 1].start;
    bool marked = block->mark_count && block->marks[0].start < end;
    bool noted = para->note_count && para->notes[0].offset <= end;
    return rcn_rune_is_letter(rune) && !marked && !noted ? len : 0;
}

/* Takes the first `len` bytes off what the paragraph shows; with a word of one
 * letter goes the next one, so that a glyph is left to say it. */
static void
hide(rcn_setter *setter, const rcn_block *block, size_t len, rcn_para *para)
{
    size_t skip = block->text.at[len - 1] == ' ';
    rcn_box *boxes =
        rcn_arena_alloc(setter->arena, para->box_count, sizeof *boxes);
    memcpy(boxes, para->boxes + skip, (para->box_count - skip) * sizeof *boxes);
    const rcn_word *word = rcn_shaper_at(setter->words, boxes[0].word);
    rcn_face face = *rcn_shaper_face_at(setter->words, word->face);
    face.unshown = (uint8_t)len;
    boxes[0].word = rcn_shaper_find(
        setter->words, rcn_shaper_face(setter->words, &face),
        rcn_text_slice(block->text, 0, boxes[0].start + word->len));
    boxes[0].start = 0;
    para->boxes = boxes;
    para->box_count -= (uint32_t)skip;
}

/* Returns the letter as high as its lines: from the top of the capitals of the
 * first to the baseline of the last. */
static rcn_para *
make_letter(rcn_setter *setter, const rcn_block *block, const rcn_para *para,
            rcn_para_shape shape)
{
    const rcn_style *style = setter->style;
    const rcn_word *word = rcn_shaper_at(setter->words, para->boxes[0].word);
    rcn_len capital = rcn_shaper_cap_height(setter->words, word->face);
    rcn_len below = (rcn_len)(style->initial_lines - 1) * para->leading;
    uint32_t rune = 0;
    size_t len = rcn_utf8_next(block->text, 0, &rune);
    shape.size = (rcn_len)((int64_t)para->size * (below + capital) / capital);
    shape.rise = style->initial == RCN_INITIAL_DROP ? -below : 0;
    shape.align = RCN_ALIGN_LEFT;
    shape.notes = NULL;
    shape.note_count = 0;
    shape.indent = 0;
    shape.language = para->language;
    rcn_para *letter = rcn_para_of_string(
        setter,
        rcn_text_string(setter->arena, rcn_text_slice(block->text, 0, len)),
        &shape);
    letter->shape = true;
    return letter;
}

rcn_para *
rcn_initial_cut(rcn_galley *galley, const rcn_block *block,
                const rcn_para_shape *shape, rcn_para *para)
{
    rcn_setter *setter = galley->setter;
    const rcn_style *style = setter->style;
    size_t len =
        style->initial == RCN_INITIAL_NONE ? 0 : initial_len(block, para);
    if (!len) {
        return NULL;
    }
    rcn_para *letter = make_letter(setter, block, para, *shape);
    rcn_para cut = *para;
    hide(setter, block, len, &cut);
    bool drop = style->initial == RCN_INITIAL_DROP;
    cut.inset = rcn_para_width(setter, letter);
    cut.inset += drop ? para->size / GAP_SHARE : 0;
    cut.inset += block->text.at[len - 1] == ' ' && !drop ? para->space : 0;
    cut.inset_lines = drop ? style->initial_lines : 1;
    if (cut.inset > para->measure / WIDTH_MOST) {
        return NULL;
    }
    rcn_breaker_break(galley->breaker, &cut, false, false);
    if (cut.set.count < style->initial_lines) {
        return NULL;
    }
    *para = cut;
    return letter;
}
