/* Words shaped by HarfBuzz, once each.  Shaping word by word gives the widths
 * of shaping whole paragraphs as long as the fonts do not kern with the space,
 * and lets a book of a million words be set with some 40,000 shapings. */
#include "shape/shaper.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "shape/font.h"
#include "shape/missing.h"

#include <hb-ot.h>

#define CHUNK        1024u /* words stay where they are: they live in chunks */
#define FACE_LIMIT   1024u
#define FEATURES     4
#define BEARING_PART 16 /* of the size: what stands beside any ideograph */
#define MARKS_MOST   8  /* at a letter; Tibetan has the most, 8 */

typedef struct rcn_word_slot {
    uint32_t hash;
    uint32_t number; /* of the word, from 1; 0: free */
} rcn_word_slot;

struct rcn_shaper {
    rcn_arena *arena;
    rcn_fonts *fonts;
    rcn_log *log;
    hb_buffer_t *buffer;
    RCN_LIST(rcn_face) faces;
    RCN_LIST(rcn_len) spaces; /* by face */
    RCN_LIST(rcn_word *) chunks;
    rcn_missing missing;         /* characters no font has */
    RCN_LIST(rcn_shaped) glyphs; /* of the word being shaped */
    uint32_t count;
    rcn_word_slot *table;
    size_t size; /* of the table */
};

static void
release_buffer(void *buffer)
{
    hb_buffer_destroy(buffer);
}

rcn_shaper *
rcn_shaper_new(rcn_arena *arena, rcn_fonts *fonts, rcn_log *log)
{
    rcn_shaper *words = rcn_arena_alloc(arena, 1, sizeof *words);
    words->arena = arena;
    words->fonts = fonts;
    words->log = log;
    words->buffer = hb_buffer_create();
    rcn_arena_defer(arena, release_buffer, words->buffer);
    words->size = 4096;
    words->table = rcn_arena_alloc(arena, words->size, sizeof *words->table);
    return words;
}

rcn_fonts *
rcn_shaper_fonts(const rcn_shaper *words)
{
    return words->fonts;
}

static bool
same_face(const rcn_face *a, const rcn_face *b)
{
    const char *left = a->language ? a->language : "";
    const char *right = b->language ? b->language : "";
    return a->font == b->font && a->size == b->size && a->rise == b->rise &&
           a->tracking == b->tracking && a->gray == b->gray &&
           a->line == b->line && a->small_caps == b->small_caps &&
           a->oldstyle_figures == b->oldstyle_figures &&
           a->tabular_figures == b->tabular_figures &&
           a->backward == b->backward && a->unshown == b->unshown &&
           strcmp(left, right) == 0;
}

static rcn_len
to_length(int64_t units, rcn_len size, int32_t units_per_em)
{
    int64_t scaled = units * size;
    int64_t half = units_per_em / 2;
    return (rcn_len)((scaled >= 0 ? scaled + half : scaled - half) /
                     units_per_em);
}

static rcn_len
glyph_width(const rcn_shaper *words, const rcn_face *face, uint32_t rune)
{
    const rcn_font *font = rcn_fonts_at(words->fonts, face->font);
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font->hb, rune, &glyph)) {
        return 0;
    }
    return to_length(hb_font_get_glyph_h_advance(font->hb, glyph), face->size,
                     font->units_per_em);
}

rcn_len
rcn_shaper_size(const rcn_shaper *words, const rcn_face *face, uint32_t font)
{
    if (font == face->font) {
        return face->size;
    }
    const rcn_font *around = rcn_fonts_at(words->fonts, face->font);
    return rcn_letters_match(&around->letters,
                             &rcn_fonts_at(words->fonts, font)->letters,
                             face->size);
}

uint32_t
rcn_shaper_face(rcn_shaper *words, const rcn_face *face)
{
    for (size_t i = 0; i < words->faces.count; i++) {
        if (same_face(&words->faces.items[i], face)) {
            return (uint32_t)i;
        }
    }
    rcn_face copy = *face;
    if (words->faces.count >= FACE_LIMIT) { /* hostile: tags of languages */
        copy.language = NULL;
        return face->language ? rcn_shaper_face(words, &copy) : 0;
    }
    copy.language = rcn_arena_strdup(words->arena, face->language);
    RCN_PUSH(words->arena, &words->faces, copy);
    rcn_len space = glyph_width(words, face, ' ');
    RCN_PUSH(words->arena, &words->spaces, space ? space : face->size / 4);
    return (uint32_t)words->faces.count - 1;
}

uint32_t
rcn_shaper_face_count(const rcn_shaper *words)
{
    return (uint32_t)words->faces.count;
}

const rcn_face *
rcn_shaper_face_at(const rcn_shaper *words, uint32_t face)
{
    return &words->faces.items[face];
}

rcn_len
rcn_shaper_space(const rcn_shaper *words, uint32_t face)
{
    return words->spaces.items[face];
}

rcn_len
rcn_shaper_cap_height(const rcn_shaper *words, uint32_t face)
{
    const rcn_face *it = &words->faces.items[face];
    const rcn_font *font = rcn_fonts_at(words->fonts, it->font);
    hb_position_t height = 0;
    if (!hb_ot_metrics_get_position(font->hb, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                    &height) ||
        height <= 0) {
        height = font->units_per_em * 2 / 3;
    }
    return to_length(height, it->size, font->units_per_em);
}

uint32_t
rcn_shaper_space_glyph(const rcn_shaper *words, uint32_t face)
{
    hb_codepoint_t glyph = 0;
    uint32_t font = words->faces.items[face].font;
    (void)hb_font_get_nominal_glyph(rcn_fonts_at(words->fonts, font)->hb, ' ',
                                    &glyph);
    return glyph;
}

uint32_t
rcn_shaper_missing(const rcn_shaper *words)
{
    return words->missing.count;
}

void
rcn_shaper_log_missing(const rcn_shaper *words)
{
    rcn_missing_log(&words->missing, words->arena, words->log);
}

const rcn_word *
rcn_shaper_at(const rcn_shaper *words, uint32_t word)
{
    return &words->chunks.items[word / CHUNK][word % CHUNK];
}

uint32_t
rcn_shaper_count(const rcn_shaper *words)
{
    return words->count;
}

static unsigned
list_features(const rcn_face *face, hb_feature_t features[FEATURES])
{
    unsigned count = 0;
    const struct {
        bool on;
        hb_tag_t tag;
        uint32_t value;
    } wanted[FEATURES] = {
        {face->small_caps, HB_TAG('s', 'm', 'c', 'p'), 1},
        {face->oldstyle_figures, HB_TAG('o', 'n', 'u', 'm'), 1},
        {face->tabular_figures, HB_TAG('t', 'n', 'u', 'm'), 1},
        {face->tracking != 0, HB_TAG('l', 'i', 'g', 'a'), 0}};
    for (size_t i = 0; i < FEATURES; i++) {
        if (wanted[i].on) {
            features[count++] =
                (hb_feature_t){wanted[i].tag, wanted[i].value,
                               HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
        }
    }
    return count;
}

/* A sign of East Asia by itself has no script that would tell which form its
 * language wants. */
static void
set_script(hb_buffer_t *buffer, rcn_text text, size_t at)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, at, &rune);
    hb_buffer_guess_segment_properties(buffer);
    if (hb_buffer_get_script(buffer) == HB_SCRIPT_INVALID &&
        ((rune > 0x3000 && rune <= 0x303F) ||
         (rune > 0xFF00 && rune <= 0xFF65))) {
        hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    }
}

/* Shapes bytes [start, end) of the word in one font and appends its glyphs in
 * the order of the text; returns false when a glyph is missing. */
static bool
shape_part(rcn_shaper *words, const rcn_face *face, uint32_t font_index,
           rcn_text text, const size_t part[2])
{
    const rcn_font *font = rcn_fonts_at(words->fonts, font_index);
    rcn_len size = rcn_shaper_size(words, face, font_index);
    hb_buffer_t *buffer = words->buffer;
    hb_feature_t features[FEATURES];
    unsigned feature_count = list_features(face, features);
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, face->backward ? HB_DIRECTION_RTL
                                                   : HB_DIRECTION_LTR);
    if (face->language) {
        hb_buffer_set_language(buffer,
                               hb_language_from_string(face->language, -1));
    } else {
        hb_buffer_set_language(buffer, hb_language_from_string("en", 2));
    }
    hb_buffer_add_utf8(buffer, text.at, (int)text.len, (unsigned)part[0],
                       (int)(part[1] - part[0]));
    set_script(buffer, text, part[0]);
    hb_shape(font->hb, buffer, features, feature_count);
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, NULL);
    bool whole = true;
    for (unsigned k = 0; k < count; k++) {
        unsigned i = face->backward ? count - 1 - k : k;
        whole = whole && infos[i].codepoint != 0;
        rcn_fonts_show(words->fonts, font_index, infos[i].codepoint);
        RCN_PUSH(
            words->arena, &words->glyphs,
            (rcn_shaped){
                .id = (uint16_t)infos[i].codepoint,
                .font = (uint16_t)font_index,
                .start = (uint16_t)infos[i].cluster,
                .advance = to_length(at[i].x_advance, size, font->units_per_em),
                .x = to_length(at[i].x_offset, size, font->units_per_em),
                .y = to_length(at[i].y_offset, size, font->units_per_em)});
    }
    return whole;
}

static bool
has_glyph(const rcn_shaper *words, uint32_t font, uint32_t rune)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(rcn_fonts_at(words->fonts, font)->hb, rune,
                                     &glyph) != 0;
}

/* Joiners, variation selectors and marks go with the letter before them. */
static bool
follows(uint32_t rune)
{
    return rune == 0x200C || rune == 0x200D ||
           (rune >= 0xFE00 && rune <= 0xFE0F) || rune >= 0xE0100 ||
           hb_unicode_combining_class(hb_unicode_funcs_get_default(), rune) !=
               HB_UNICODE_COMBINING_CLASS_NOT_REORDERED;
}

/* Characters that are never seen, so that no font needs to have them. */
static bool
invisible(uint32_t rune)
{
    return rune == 0xAD || (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x202A && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF;
}

/* The font for a character: that of the letter before it where it follows
 * one, the face's own, else a fallback. */
static uint32_t
choose_font(rcn_shaper *words, const rcn_face *face, uint32_t rune,
            uint32_t before)
{
    if (invisible(rune) || (follows(rune) && has_glyph(words, before, rune))) {
        return before;
    }
    uint32_t font = face->font;
    if (!has_glyph(words, font, rune) &&
        !rcn_fonts_fallback(words->fonts, font, rune, &font)) {
        rcn_missing_add(&words->missing, words->arena, rune);
    }
    return font;
}

/* True for characters that go with the letter before them and are never seen.
 * A braille cell without dots is seen: it is a space. */
static bool
is_hidden(uint32_t rune)
{
    return rune != 0x2800 && rcn_rune_is_invisible(rune);
}

static bool
is_mark(uint32_t rune)
{
    hb_unicode_general_category_t category =
        rune < 0x300
            ? HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER
            : hb_unicode_general_category(hb_unicode_funcs_get_default(), rune);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/* True if a letter of the text carries more marks than have room at it.  The
 * idea is that of the Stream-Safe Text Format (Unicode Standard Annex 15,
 * section 13), which bounds marks in a row by 30; as many would reach the lines
 * above, and pdftotext omits letters of a page with 50,000 marks. */
static bool
is_overloaded(rcn_text text)
{
    size_t marks = 0;
    for (size_t at = 0; at < text.len && marks <= MARKS_MOST;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        marks = is_hidden(rune) || is_mark(rune) ? marks + 1 : 0;
    }
    return marks > MARKS_MOST;
}

/* Shapes a mark beside its letter. */
static void
shape_beside(rcn_shaper *words, const rcn_face *face, uint32_t font,
             rcn_text text, const size_t part[2])
{
    (void)shape_part(words, face, font, text, part);
    rcn_shaped *glyph = &words->glyphs.items[words->glyphs.count - 1];
    if (glyph->advance < face->size / 2) {
        glyph->advance = face->size / 2;
    }
}

/* Shapes a word from a byte on that its face's font alone cannot show, or that
 * is overloaded.  Of the characters beyond MARKS_MOST after a letter, marks
 * stand beside it, and those that are never seen get no glyph. */
static void
shape_parts(rcn_shaper *words, const rcn_face *face, rcn_text text, size_t from)
{
    size_t part[2] = {from, from};
    uint32_t font = face->font;
    size_t marks = 0;
    for (size_t at = from; at < text.len;) {
        uint32_t rune = 0;
        size_t end = at + rcn_utf8_next(text, at, &rune);
        uint32_t next = choose_font(words, face, rune, font);
        marks = is_hidden(rune) || is_mark(rune) ? marks + 1 : 0;
        bool excess = marks > MARKS_MOST;
        if ((next != font || excess) && at > part[0]) {
            (void)shape_part(words, face, font, text, part);
            part[0] = at;
        }
        font = next;
        part[1] = end;
        if (excess && !is_hidden(rune)) {
            shape_beside(words, face, font, text, part);
        }
        part[0] = excess ? end : part[0];
        at = end;
    }
    if (part[1] > part[0]) {
        (void)shape_part(words, face, font, text, part);
    }
}

/* The signs of East Asia that stand in a half of their square. */
static bool
has_blank(uint32_t rune)
{
    return ((rune >= 0x3001 && rune <= 0x303F) ||
            (rune >= 0xFF01 && rune <= 0xFF65)) &&
           rcn_rune_is_punct(rune);
}

/* The blank on one side of a glyph, beyond what all glyphs have. */
static rcn_len
blank_of(const rcn_shaper *words, const rcn_face *face, const rcn_shaped *glyph,
         bool right)
{
    const rcn_font *font = rcn_fonts_at(words->fonts, glyph->font);
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font->hb, glyph->id, &ink)) {
        return 0;
    }
    rcn_len size = rcn_shaper_size(words, face, glyph->font);
    rcn_len left = to_length(ink.x_bearing, size, font->units_per_em);
    rcn_len width = to_length(ink.width, size, font->units_per_em);
    rcn_len blank =
        (right ? glyph->advance - left - width : left) - size / BEARING_PART;
    return blank < 0 ? 0 : blank > size / 2 ? size / 2 : blank;
}

/* How far the ends of a word hang out of the measure. */
static void
hang_out(const rcn_shaper *words, const rcn_face *face,
         const rcn_shaped *glyphs, rcn_word *word)
{
    const rcn_style *style = rcn_fonts_style(words->fonts);
    rcn_text text = {word->text, word->len};
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, 0, &rune);
    const rcn_protrusion *hang = rcn_style_protrusion(style, rune);
    if (hang && hang->left && !face->unshown) {
        word->hang_left = glyph_width(words, face, rune) * hang->left / 1000;
    } else if (!hang && has_blank(rune)) {
        word->hang_left = blank_of(words, face, &glyphs[0], false);
    }
    (void)rcn_utf8_prev(text, text.len, &rune);
    hang = rcn_style_protrusion(style, rune);
    if (hang && hang->right) {
        word->hang_right = glyph_width(words, face, rune) * hang->right / 1000;
    } else if (!hang && has_blank(rune)) {
        word->hang_right =
            blank_of(words, face, &glyphs[word->glyph_count - 1], true);
    }
}

/* Adds letterspacing after each cluster and sums up what the breaker needs. */
static void
measure(const rcn_shaper *words, const rcn_face *face, rcn_shaped *glyphs,
        rcn_word *word)
{
    rcn_len spacing = (rcn_len)((int64_t)face->size * face->tracking / 1000);
    for (uint16_t i = 0; i < word->glyph_count; i++) {
        if (i + 1 == word->glyph_count ||
            glyphs[i + 1].start != glyphs[i].start) {
            glyphs[i].advance += spacing;
            word->letters++;
        }
        word->width += glyphs[i].advance;
    }
    if (word->len && word->glyph_count && !face->backward) {
        hang_out(words, face, glyphs, word);
    }
}

/* Room for one more word: the one of index words->count. */
static rcn_word *
new_word(rcn_shaper *words)
{
    if (words->count % CHUNK == 0) {
        RCN_PUSH(words->arena, &words->chunks,
                 rcn_arena_alloc(words->arena, CHUNK, sizeof(rcn_word)));
    }
    return &words->chunks.items[words->count / CHUNK][words->count % CHUNK];
}

static uint32_t
add_word(rcn_shaper *words, uint32_t face_index, rcn_text text)
{
    rcn_word *word = new_word(words);
    const rcn_face *face = &words->faces.items[face_index];
    words->glyphs.count = 0;
    const size_t all[2] = {face->unshown < text.len ? face->unshown : 0,
                           text.len};
    if (text.len && (is_overloaded(text) ||
                     !shape_part(words, face, face->font, text, all))) {
        words->glyphs.count = 0;
        shape_parts(words, face, text, all[0]);
    }
    for (size_t i = 0; i < words->glyphs.count; i++) {
        rcn_shaped *glyph = &words->glyphs.items[i];
        glyph->start = glyph->start == all[0] ? 0 : glyph->start;
    }
    size_t count = words->glyphs.count;
    rcn_shaped *glyphs = rcn_arena_alloc(words->arena, count, sizeof *glyphs);
    if (count) {
        memcpy(glyphs, words->glyphs.items, count * sizeof *glyphs);
    }
    *word = (rcn_word){.text = rcn_text_string(words->arena, text),
                       .len = (uint16_t)text.len,
                       .glyphs = glyphs,
                       .glyph_count = (uint16_t)count,
                       .face = (uint16_t)face_index};
    measure(words, face, glyphs, word);
    return words->count++;
}

static uint32_t
hash_word(uint32_t face, rcn_text text)
{
    uint32_t hash = (2166136261u ^ face) * 16777619u;
    for (size_t i = 0; i < text.len; i++) {
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

static void
grow_table(rcn_shaper *words)
{
    size_t size = words->size * 2;
    rcn_word_slot *table = rcn_arena_alloc(words->arena, size, sizeof *table);
    for (size_t i = 0; i < words->size; i++) {
        if (words->table[i].number) {
            size_t at = words->table[i].hash & (size - 1);
            while (table[at].number) {
                at = (at + 1) & (size - 1);
            }
            table[at] = words->table[i];
        }
    }
    words->table = table;
    words->size = size;
}

uint32_t
rcn_shaper_find(rcn_shaper *words, uint32_t face, rcn_text text)
{
    assert(text.len <= RCN_WORD_LIMIT && face < words->faces.count);
    uint32_t hash = hash_word(face, text);
    size_t at = hash & (words->size - 1);
    for (; words->table[at].number; at = (at + 1) & (words->size - 1)) {
        if (words->table[at].hash == hash) {
            uint32_t index = words->table[at].number - 1;
            const rcn_word *word = rcn_shaper_at(words, index);
            if (word->face == face && word->len == text.len &&
                memcmp(word->text, text.at, text.len) == 0) {
                return index;
            }
        }
    }
    uint32_t index = add_word(words, face, text);
    words->table[at] = (rcn_word_slot){hash, index + 1};
    if ((size_t)words->count * 2 > words->size) {
        grow_table(words);
    }
    return index;
}

/* Bytes at the beginning of both texts that are the same, whole characters. */
static size_t
common_start(rcn_text a, rcn_text b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.at[len] == b.at[len]) {
        len++;
    }
    while (len &&
           ((len < a.len && ((unsigned char)a.at[len] & 0xC0) == 0x80) ||
            (len < b.len && ((unsigned char)b.at[len] & 0xC0) == 0x80))) {
        len--;
    }
    return len;
}

/* The same at the end, of what is left behind the beginning. */
static size_t
common_end(rcn_text a, rcn_text b, size_t start)
{
    size_t most = (a.len < b.len ? a.len : b.len) - start;
    size_t len = 0;
    while (len < most && a.at[a.len - len - 1] == b.at[b.len - len - 1]) {
        len++;
    }
    while (len && ((unsigned char)a.at[a.len - len] & 0xC0) == 0x80) {
        len--;
    }
    return len;
}

uint32_t
rcn_shaper_respell(rcn_shaper *words, uint32_t word, rcn_text text)
{
    assert(text.len <= RCN_WORD_LIMIT);
    const rcn_word *shown = rcn_shaper_at(words, word);
    rcn_text old = {shown->text, shown->len};
    size_t start = common_start(old, text);
    size_t end = common_end(old, text, start);
    rcn_word *copy = new_word(words);
    *copy = *shown;
    copy->text = rcn_text_string(words->arena, text);
    copy->len = (uint16_t)text.len;
    copy->letters = 0;
    rcn_shaped *glyphs =
        rcn_arena_alloc(words->arena, shown->glyph_count, sizeof *glyphs);
    size_t before = 0;
    for (uint16_t i = 0; i < shown->glyph_count; i++) {
        glyphs[i] = shown->glyphs[i];
        size_t at = glyphs[i].start;
        if (at >= old.len - end) {
            at = at - old.len + text.len;
        } else if (at >= start) {
            at = start + end < text.len ? start : before;
        }
        if (i == 0 || at != before) {
            copy->letters++;
        }
        glyphs[i].start = (uint16_t)at;
        before = at;
    }
    copy->glyphs = glyphs;
    return words->count++;
}
