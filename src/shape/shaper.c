/* Words shaped by HarfBuzz, once each.  Shaping word by word gives the widths
 * of shaping whole paragraphs as long as the fonts do not kern with the space,
 * and lets a book of a million words be set with some 40,000 shapings. */
#include "shape/shaper.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "shape/glyphs.h"

#include <hb-ot.h>

#define CHUNK      1024u /* words stay where they are: they live in chunks */
#define FACE_LIMIT 1024u

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
    rcn_len space = rcn_face_width(words, face, ' ');
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
    return rcn_units_scaled(height, it->size, font->units_per_em);
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
    size_t from = face->unshown < text.len ? face->unshown : 0;
    rcn_glyphs_shape(words, face, text, from);
    for (size_t i = 0; i < words->glyphs.count; i++) {
        rcn_shaped *glyph = &words->glyphs.items[i];
        glyph->start = glyph->start == from ? 0 : glyph->start;
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
    rcn_glyphs_measure(words, face, glyphs, word);
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

/* Returns the same at the end, of what is left behind the beginning. */
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
