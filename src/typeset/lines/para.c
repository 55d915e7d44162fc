/* From the text of a block to boxes and glue (D. E. Knuth and M. F. Plass,
 * "Breaking Paragraphs into Lines", Software: Practice and Experience 11,
 * 1981): words in their faces, and what may happen between them. */
#include "typeset/lines/para.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "shape/bidi.h"
#include "typeset/lines/joint.h"

#define NESTING 32 /* marks open at once; deeper ones have no effect */

typedef RCN_LIST(rcn_box) rcn_boxes;

/* A block being taken apart. */
typedef struct rcn_tokens {
    rcn_setter *setter;
    const rcn_block *block;
    const rcn_para_shape *shape;
    rcn_text text;
    const uint8_t *levels;           /* by byte; NULL: all run forward */
    size_t levels_start, levels_end; /* bytes that have one */
    rcn_boxes boxes;
    uint32_t face;
    const rcn_mark *open[NESTING];
    size_t depth;
    uint32_t next_mark;
    const rcn_note *notes; /* on the stretch of text that is taken */
    size_t note_count, next_note;
    size_t word_start;
    bool joint;             /* after the word that ends */
    bool unspaced;          /* setter->unspaced has read the stretch at hand */
    uint32_t unspaced_ends; /* of words */
} rcn_tokens;

static void
choose_face(rcn_tokens *tokens, bool backward)
{
    tokens->face =
        rcn_face_of_marks(tokens->setter, tokens->block, tokens->shape,
                          tokens->open, tokens->depth, backward);
}

/* Returns the language of the text, or NULL. */
static const char *
language_of(const rcn_tokens *tokens)
{
    return tokens->block && tokens->block->language ? tokens->block->language
                                                    : tokens->shape->language;
}

/* Returns the level of a byte; `otherwise` at the end, or when all runs
 * forward. */
static uint8_t
level_at(const rcn_tokens *tokens, size_t at, uint8_t otherwise)
{
    return tokens->levels && at < tokens->levels_end
               ? tokens->levels[at - tokens->levels_start]
               : otherwise;
}

/* Returns where a word that no page can hold is divided: near its middle,
 * between two characters; `to` when it has but one. */
static size_t
middle_of(rcn_text text, size_t from, size_t to)
{
    size_t middle = from + (to - from + 1) / 2;
    while (middle < to && ((unsigned char)text.at[middle] & 0xC0) == 0x80) {
        middle++;
    }
    return middle;
}

/* Numbers, codes and addresses have places of their own where a line may end.
 */
static bool
has_own_cuts(rcn_text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if ((word.at[i] >= '0' && word.at[i] <= '9') || word.at[i] == '/') {
            return true;
        }
    }
    return false;
}

/* Returns the widest word: one that sticks out of the measure, but not off the
 * page. */
static rcn_len
widest(const rcn_tokens *tokens)
{
    const rcn_style *style = tokens->setter->style;
    return tokens->shape->measure + (style->margin_inner < style->margin_outer
                                         ? style->margin_inner
                                         : style->margin_outer);
}

/* Adds the word in [from, to); in parts when no page could hold it. */
static void
add_word(rcn_tokens *tokens, size_t from, size_t to, rcn_glue glue)
{
    rcn_text word = rcn_text_slice(tokens->text, from, to);
    if (rcn_text_is(word, "\t")) {
        word = rcn_text_of("    ");
    }
    uint8_t level = level_at(tokens, from, 0);
    rcn_box box = {
        .word = rcn_shaper_find(tokens->setter->words, tokens->face, word),
        .start = (uint32_t)from,
        .glue = (uint8_t)glue,
        .level = level,
        .gap_level = level_at(tokens, to, level),
        .joint = tokens->joint && glue != RCN_GLUE_SPACE,
        .sticks = glue == RCN_GLUE_SPACE &&
                  rcn_word_sticks(tokens->text, from, to, language_of(tokens))};
    size_t middle = middle_of(tokens->text, from, to);
    rcn_len width = rcn_shaper_at(tokens->setter->words, box.word)->width;
    if (width > widest(tokens) && middle < to && !has_own_cuts(word)) {
        tokens->joint = false;
        add_word(tokens, from, middle, RCN_GLUE_BREAK);
        add_word(tokens, middle, to, glue);
    } else {
        RCN_PUSH(tokens->setter->scratch, &tokens->boxes, box);
    }
}

/* Ends the word that began at word_start; `to` is its end. */
static void
end_word(rcn_tokens *tokens, size_t to, rcn_glue glue)
{
    size_t from = tokens->word_start;
    bool empty_line = tokens->shape->verbatim && glue == RCN_GLUE_NEWLINE;
    if (to > from || empty_line) {
        add_word(tokens, from, to, glue);
    } else if (tokens->boxes.count) {
        rcn_box *last = &tokens->boxes.items[tokens->boxes.count - 1];
        if (glue > last->glue) {
            last->glue = (uint8_t)glue;
            last->gap_level = level_at(tokens, to, last->level);
        }
    }
}

/* Returns what a character does to the word before it; RCN_GLUE_NONE: it goes
 * on. */
static rcn_glue
separator(const rcn_tokens *tokens, uint32_t rune)
{
    if (rune == '\n' || rune == 0x2028) {
        return RCN_GLUE_NEWLINE;
    }
    if (tokens->shape->verbatim) {
        return RCN_GLUE_NONE;
    }
    if (rune == ' ' || rune == '\t' || rune == '\r') {
        return RCN_GLUE_SPACE;
    }
    return rune == 0xA0 ? RCN_GLUE_TIE : RCN_GLUE_NONE;
}

/* May the word that runs to `at` end there without a space? */
static bool
may_end(const rcn_tokens *tokens, size_t at, uint32_t before, uint32_t rune)
{
    if (before == 0x200B || at - tokens->word_start >= RCN_WORD_MOST) {
        return true;
    }
    bool blank = before == ' ' || before == '\t';
    return tokens->shape->verbatim &&
           (rune == '\t' || before == '\t' || (blank && rune != ' '));
}

/* Does a word end before the letter at `at` of a script without spaces?  The
 * stretch of text that holds it begins at `from`. */
static bool
ends_unspaced(rcn_tokens *tokens, const size_t stretch[2], size_t at)
{
    rcn_setter *setter = tokens->setter;
    if (!setter->unspaced) {
        setter->unspaced = rcn_unspaced_new(setter->arena);
    }
    if (!tokens->unspaced) {
        rcn_unspaced_read(setter->unspaced,
                          rcn_text_slice(tokens->text, stretch[0], stretch[1]));
        tokens->unspaced = true;
    }
    return rcn_unspaced_ends(setter->unspaced, at - stretch[0]);
}

/* Ends the word that runs to `at` where it may end without a space. */
static void
part(rcn_tokens *tokens, const size_t stretch[2], size_t at, uint32_t before,
     uint32_t rune)
{
    bool unspaced = rcn_is_unspaced(before) && rcn_is_unspaced(rune) &&
                    ends_unspaced(tokens, stretch, at);
    tokens->joint = unspaced || rcn_runes_join(before, rune);
    tokens->unspaced_ends += unspaced;
    if (may_end(tokens, at, before, rune) ||
        (tokens->joint && rcn_runes_part(before, rune))) {
        end_word(tokens, at, RCN_GLUE_BREAK);
        tokens->word_start = at;
    } else if (tokens->joint) {
        end_word(tokens, at, RCN_GLUE_NONE);
        tokens->word_start = at;
    }
    tokens->joint = false;
}

/* Takes the text of [from, to), all in one set of marks, into boxes. */
static void
take_stretch(rcn_tokens *tokens, size_t from, size_t to)
{
    const size_t stretch[2] = {from, to};
    uint32_t before = 0;
    uint8_t level = 0;
    tokens->word_start = from;
    tokens->unspaced = false;
    for (size_t at = from; at < to;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(tokens->text, at, &rune);
        uint8_t now = level_at(tokens, at, 0);
        if (at == from || now != level) {
            if (at > from) {
                bool mark = before == 0xB6; /* that a line of the source ends */
                end_word(tokens, at, mark ? RCN_GLUE_BREAK : RCN_GLUE_NONE);
                tokens->word_start = at;
            }
            choose_face(tokens, now & 1);
            level = now;
        }
        rcn_glue glue = separator(tokens, rune);
        if (glue != RCN_GLUE_NONE) {
            end_word(tokens, at, glue);
            tokens->word_start = at + len;
        } else if (at > tokens->word_start) {
            part(tokens, stretch, at, before, rune);
        }
        before = rune;
        at += len;
    }
    end_word(tokens, to, RCN_GLUE_NONE);
}

/* Opens and closes marks at `at`; returns where the next one changes. */
static size_t
pass_marks(rcn_tokens *tokens, size_t at, size_t to)
{
    const rcn_block *block = tokens->block;
    while (tokens->depth && tokens->open[tokens->depth - 1]->end <= at) {
        tokens->depth--;
    }
    uint32_t count = block ? block->mark_count : 0;
    while (tokens->next_mark < count &&
           block->marks[tokens->next_mark].start <= at) {
        const rcn_mark *mark = &block->marks[tokens->next_mark++];
        if (mark->end > at && tokens->depth < NESTING) {
            tokens->open[tokens->depth++] = mark;
        }
    }
    if (tokens->next_mark < count &&
        block->marks[tokens->next_mark].start < to) {
        to = block->marks[tokens->next_mark].start;
    }
    if (tokens->depth && tokens->open[tokens->depth - 1]->end < to) {
        to = tokens->open[tokens->depth - 1]->end;
    }
    if (tokens->next_note < tokens->note_count &&
        tokens->notes[tokens->next_note].offset < to) {
        to = tokens->notes[tokens->next_note].offset;
    }
    return to;
}

/* The notes on the bytes of a range: what is at its very beginning belongs
 * to what comes before. */
static void
find_notes(rcn_tokens *tokens, const size_t range[2])
{
    const rcn_para_shape *shape = tokens->shape;
    size_t first = 0;
    while (first < shape->note_count && range[0] &&
           shape->notes[first].offset <= range[0]) {
        first++;
    }
    size_t end = first;
    while (end < shape->note_count && shape->notes[end].offset <= range[1]) {
        end++;
    }
    tokens->notes = shape->notes ? shape->notes + first : NULL;
    tokens->note_count = end - first;
}

/* The marks of the notes at `at`, raised, each at the end of its word. */
static void
put_note_marks(rcn_tokens *tokens, size_t at)
{
    static const rcn_mark raised = {.kind = RCN_MARK_SUPERSCRIPT};
    while (tokens->next_note < tokens->note_count &&
           tokens->notes[tokens->next_note].offset <= at) {
        const rcn_note *note = &tokens->notes[tokens->next_note++];
        size_t depth = tokens->depth;
        if (depth < NESTING) {
            tokens->open[tokens->depth++] = &raised;
        }
        choose_face(tokens, false);
        tokens->depth = depth;
        rcn_boxes *boxes = &tokens->boxes;
        rcn_box box = {.word =
                           rcn_shaper_find(tokens->setter->words, tokens->face,
                                           rcn_text_of(note->label)),
                       .start = (uint32_t)at,
                       .mark = true};
        if (boxes->count) {
            rcn_box *last = &boxes->items[boxes->count - 1];
            box.level = last->level;
            box.glue = last->glue;
            box.gap_level = last->gap_level;
            last->glue = RCN_GLUE_NONE;
        }
        RCN_PUSH(tokens->setter->scratch, boxes, box);
    }
}

static rcn_para *
finish(rcn_tokens *tokens)
{
    rcn_setter *setter = tokens->setter;
    const rcn_para_shape *shape = tokens->shape;
    const rcn_type *type = &setter->style->types[shape->type];
    size_t count = tokens->boxes.count;
    if (!count) {
        return NULL;
    }
    rcn_box *boxes = rcn_arena_alloc(setter->arena, count, sizeof *boxes);
    memcpy(boxes, tokens->boxes.items, count * sizeof *boxes);
    tokens->depth = 0;
    choose_face(tokens, false);
    rcn_para *para = rcn_arena_alloc(setter->arena, 1, sizeof *para);
    *para = (rcn_para){.block = tokens->block,
                       .block_index = RCN_NO_BLOCK_INDEX,
                       .boxes = boxes,
                       .box_count = (uint32_t)count,
                       .measure = shape->measure,
                       .indent = shape->indent,
                       .leading = type->leading,
                       .size = type->size,
                       .space = rcn_shaper_space(setter->words, tokens->face),
                       .align = shape->align,
                       .notes = tokens->notes,
                       .note_count = (uint32_t)tokens->note_count,
                       .mixed = tokens->levels != NULL,
                       .verbatim = tokens->shape->verbatim,
                       .language = language_of(tokens),
                       .hyphenate = shape->hyphenate,
                       .balanced = shape->balanced,
                       .unspaced = tokens->unspaced_ends > count / 2};
    return para;
}

uint32_t
rcn_mark_first(const rcn_block *block, size_t offset)
{
    uint32_t low = 0;
    uint32_t high = block ? block->mark_count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (block->marks[middle].start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > NESTING ? low - NESTING : 0;
}

static rcn_para *
make(rcn_tokens *tokens, const size_t range[2])
{
    rcn_setter *setter = tokens->setter;
    rcn_arena_reset(setter->scratch);
    bool backward = tokens->shape->backward;
    bool alone = tokens->shape->alone;
    tokens->levels_start = alone ? range[0] : 0;
    tokens->levels_end = alone ? range[1] : tokens->text.len;
    rcn_text all =
        rcn_text_slice(tokens->text, tokens->levels_start, tokens->levels_end);
    if (backward || rcn_bidi_needed(all)) {
        tokens->levels = rcn_bidi_levels(setter->scratch, all, &backward);
    }
    tokens->next_mark = rcn_mark_first(tokens->block, range[0]);
    find_notes(tokens, range);
    for (size_t at = range[0]; at < range[1];) {
        size_t next = pass_marks(tokens, at, range[1]);
        take_stretch(tokens, at, next);
        put_note_marks(tokens, next);
        at = next;
    }
    rcn_para *para = finish(tokens);
    if (para) {
        para->backward = backward;
    }
    return para;
}

rcn_para *
rcn_para_new(rcn_setter *setter, const rcn_block *block, const size_t range[2],
             const rcn_para_shape *shape)
{
    rcn_tokens tokens = {
        .setter = setter, .block = block, .shape = shape, .text = block->text};
    return make(&tokens, range);
}

rcn_para *
rcn_para_of_block(rcn_setter *setter, const rcn_block *block,
                  const rcn_para_shape *shape)
{
    const size_t all[2] = {0, block->text.len};
    return rcn_para_new(setter, block, all, shape);
}

rcn_para *
rcn_para_of_string(rcn_setter *setter, const char *text,
                   const rcn_para_shape *shape)
{
    rcn_tokens tokens = {
        .setter = setter, .shape = shape, .text = rcn_text_of(text)};
    const size_t all[2] = {0, tokens.text.len};
    return make(&tokens, all);
}

rcn_len
rcn_para_width(const rcn_setter *setter, const rcn_para *para)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < para->box_count; i++) {
        width += rcn_shaper_at(setter->words, para->boxes[i].word)->width;
        uint8_t glue = para->boxes[i].glue;
        bool space = glue == RCN_GLUE_SPACE || glue == RCN_GLUE_TIE;
        width += space && i + 1 < para->box_count ? para->space : 0;
    }
    return width < INT32_MAX ? (rcn_len)width : INT32_MAX;
}
