/* Glyphs to the page: whole runs, never words, which is three times as fast,
 * and spaces are glyphs of the same call, which every reader extracts.
 *
 * cairo drops a call that leaves no ink, and with it the space between two
 * words in different fonts, or a sign that its font shows by an empty glyph.
 * So each call is held back until the next one is seen.  A space joins the call
 * before it; other glyphs without ink are drawn together with the glyph before
 * them, once more.  At the beginning they wait for the call behind them.  Where
 * there is neither, a speck that no eye and no press can see says their
 * text. */
#include "pdf/showing.h"

#include <stdbool.h>

#include "base/list.h"
#include "pdf/run.h"

/* The speck is a full stop of this size: a hundredth of a millimetre wide, for
 * FreeType counts in 1/64 pt. */
#define SPECK_SIZE (RCN_LEN_PT / 4)

/* One call of cairo_show_text_glyphs. */
typedef struct rcn_call {
    cairo_scaled_font_t *font; /* NULL: none */
    uint32_t number;           /* of the font */
    rcn_buffer text;
    RCN_LIST(cairo_glyph_t) glyphs;
    RCN_LIST(cairo_text_cluster_t) clusters;
} rcn_call;

struct rcn_showing {
    rcn_arena *arena;
    cairo_t *cairo;
    rcn_scaled *scaled;
    const rcn_fonts *fonts;
    rcn_spelling *spelling;
    rcn_call held;
    rcn_buffer waiting;  /* text without ink that no call precedes */
    cairo_glyph_t place; /* where it is */
};

/* A piece of a run, as its glyphs will be shown. */
typedef struct rcn_passage {
    cairo_scaled_font_t *font;
    uint32_t number;
    rcn_text text;
    const rcn_glyph *glyphs;
    const rcn_shown *clusters;
    const rcn_piece *piece;
} rcn_passage;

rcn_showing *
rcn_showing_new(rcn_arena *arena, cairo_t *cairo, rcn_scaled *scaled,
                const rcn_fonts *fonts)
{
    rcn_showing *showing = rcn_arena_alloc(arena, 1, sizeof *showing);
    showing->arena = arena;
    showing->cairo = cairo;
    showing->scaled = scaled;
    showing->fonts = fonts;
    showing->spelling = rcn_spelling_new(arena, fonts);
    showing->held.text = rcn_buffer_new(arena);
    showing->waiting = rcn_buffer_new(arena);
    return showing;
}

static cairo_glyph_t
placed(const rcn_glyph *glyph)
{
    return (cairo_glyph_t){glyph->id, (double)glyph->x / RCN_LEN_PT,
                           (double)glyph->y / RCN_LEN_PT};
}

static bool
has_ink(cairo_scaled_font_t *font, const cairo_glyph_t *glyph)
{
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(font, glyph, 1, &extents);
    return extents.width > 0 && extents.height > 0;
}

static bool
leaves_ink(const rcn_passage *passage)
{
    for (size_t i = 0; i < passage->text.len; i++) {
        if (passage->text.at[i] > ' ' && passage->text.at[i] < 0x7f) {
            return true;
        }
    }
    for (size_t i = 0; i < passage->piece->glyphs; i++) {
        cairo_glyph_t glyph = placed(&passage->glyphs[i]);
        if (has_ink(passage->font, &glyph)) {
            return true;
        }
    }
    return false;
}

static void
add_glyph(rcn_showing *showing, cairo_glyph_t glyph)
{
    RCN_PUSH(showing->arena, &showing->held.glyphs, glyph);
}

static void
add_cluster(rcn_showing *showing, size_t bytes, size_t glyphs)
{
    RCN_PUSH(showing->arena, &showing->held.clusters,
             (cairo_text_cluster_t){(int)bytes, (int)glyphs});
}

static void
show_held(rcn_showing *showing)
{
    rcn_call *call = &showing->held;
    if (call->font) {
        cairo_set_scaled_font(showing->cairo, call->font);
        rcn_text text = rcn_buffer_text(&call->text);
        cairo_show_text_glyphs(showing->cairo, text.at, (int)text.len,
                               call->glyphs.items, (int)call->glyphs.count,
                               call->clusters.items, (int)call->clusters.count,
                               0);
    }
    call->font = NULL;
    call->text.len = 0;
    call->glyphs.count = 0;
    call->clusters.count = 0;
}

static void
begin_call(rcn_showing *showing, cairo_scaled_font_t *font, uint32_t number)
{
    show_held(showing);
    showing->held.font = font;
    showing->held.number = number;
}

/* Adds a space to the call that is held; false when its font has none. */
static bool
add_space(rcn_showing *showing, cairo_glyph_t place)
{
    /* cairo itself knows no characters of these fonts (pdf/scaled.c). */
    place.index = rcn_fonts_glyph(showing->fonts, showing->held.number, ' ');
    if (place.index) {
        add_glyph(showing, place);
        add_cluster(showing, 1, 1);
        rcn_buffer_char(&showing->held.text, ' ');
    }
    return place.index != 0;
}

static bool
is_space(rcn_text text)
{
    return text.len == 1 && text.at[0] == ' ';
}

/* Adds text without ink to the last cluster of the call that is held.  A second
 * glyph in that cluster, the same once more, makes cairo write its text as
 * ActualText. */
static void
add_words(rcn_showing *showing, rcn_text text)
{
    rcn_call *call = &showing->held;
    cairo_text_cluster_t *last =
        &call->clusters.items[call->clusters.count - 1];
    rcn_buffer_add(&call->text, text);
    last->num_bytes += (int)text.len;
    if (last->num_glyphs == 1) {
        last->num_glyphs++;
        add_glyph(showing, call->glyphs.items[call->glyphs.count - 1]);
    }
}

/* Returns the last glyph of the call that is held that has ink; NULL: it is of
 * another font. */
static const cairo_glyph_t *
last_ink(const rcn_showing *showing, uint32_t font)
{
    const rcn_call *call = &showing->held;
    size_t i = call->number == font ? call->glyphs.count : 0;
    while (i && !has_ink(call->font, &call->glyphs.items[i - 1])) {
        i--;
    }
    return i ? &call->glyphs.items[i - 1] : NULL;
}

/* Draws the glyph before once more, which says nothing, from the copy of the
 * font whose empty glyphs say the text. */
static void
add_empty_glyphs(rcn_showing *showing, const rcn_passage *passage,
                 cairo_glyph_t ink)
{
    const rcn_piece *piece = passage->piece;
    begin_call(showing, passage->font, passage->number);
    rcn_buffer_add(&showing->held.text, passage->text);
    for (size_t i = 0; i < piece->glyphs; i++) {
        add_glyph(showing, placed(&passage->glyphs[i]));
    }
    for (size_t i = 0; i < piece->clusters; i++) {
        add_cluster(showing, passage->clusters[i].bytes,
                    passage->clusters[i].glyphs);
    }
    add_glyph(showing, ink);
    add_cluster(showing, 0, 1);
}

static void
add_inkless(rcn_showing *showing, const rcn_passage *passage)
{
    cairo_glyph_t place = placed(&passage->glyphs[0]);
    if (!showing->held.font) {
        showing->place = showing->waiting.len ? showing->place : place;
        rcn_buffer_add(&showing->waiting, passage->text);
        return;
    }
    if (is_space(passage->text) && add_space(showing, place)) {
        return;
    }
    const cairo_glyph_t *ink = last_ink(showing, passage->number);
    if (ink && passage->piece->plain) {
        add_empty_glyphs(showing, passage, *ink);
    } else {
        add_words(showing, passage->text);
    }
}

/* Returns what waits is said by the first cluster of a call, which is being
 * begun with `first`. */
static size_t
add_waiting(rcn_showing *showing, cairo_glyph_t first, bool *ret_again)
{
    rcn_text waiting = rcn_buffer_text(&showing->waiting);
    showing->waiting.len = 0;
    *ret_again = false;
    if (!waiting.len ||
        (is_space(waiting) && add_space(showing, showing->place))) {
        return 0;
    }
    rcn_buffer_add(&showing->held.text, waiting);
    add_glyph(showing, first);
    *ret_again = true;
    return waiting.len;
}

/* cairo maps a cluster of one glyph to its text itself; a glyph that stands for
 * too many texts is drawn twice, which gives it ActualText. */
static void
add_passage(rcn_showing *showing, const rcn_passage *passage)
{
    const rcn_piece *piece = passage->piece;
    begin_call(showing, passage->font, passage->number);
    bool again;
    size_t before = add_waiting(showing, placed(&passage->glyphs[0]), &again);
    if (!again && !piece->plain && piece->glyphs == 1 && piece->bytes) {
        add_glyph(showing, placed(&passage->glyphs[0]));
        again = true;
    }
    rcn_buffer_add(&showing->held.text, passage->text);
    for (size_t i = 0; i < piece->glyphs; i++) {
        add_glyph(showing, placed(&passage->glyphs[i]));
    }
    for (size_t i = 0; i < piece->clusters; i++) {
        add_cluster(showing, passage->clusters[i].bytes + (i ? 0 : before),
                    passage->clusters[i].glyphs + (i || !again ? 0 : 1));
    }
}

void
rcn_showing_add(rcn_showing *showing, const rcn_run *run, rcn_arena *scratch)
{
    rcn_prepared prepared = rcn_run_prepare(scratch, showing->spelling, run);
    rcn_text text = rcn_buffer_text(&prepared.text);
    for (size_t i = 0; i < prepared.pieces.count; i++) {
        const rcn_piece *piece = &prepared.pieces.items[i];
        rcn_passage passage = {
            .font = rcn_scaled_find(showing->scaled, run, piece->copy),
            .number = run->font,
            .text = {text.at + piece->first_byte, piece->bytes},
            .glyphs = &prepared.glyphs.items[piece->first_glyph],
            .clusters = &prepared.clusters.items[piece->first_cluster],
            .piece = piece};
        if (!passage.font) {
            continue; /* logged: the drawing fails */
        }
        if (leaves_ink(&passage)) {
            add_passage(showing, &passage);
        } else if (passage.text.len) {
            add_inkless(showing, &passage);
        }
    }
}

/* Draws the speck that states what waits. */
static void
show_speck(rcn_showing *showing)
{
    const rcn_run run = {.font = 0, .size = SPECK_SIZE, .scale = 1000};
    cairo_glyph_t glyph = showing->place;
    glyph.index = rcn_fonts_glyph(showing->fonts, run.font, '.');
    begin_call(showing, rcn_scaled_find(showing->scaled, &run, RCN_RUN_MUTE),
               run.font);
    add_glyph(showing, glyph);
    add_glyph(showing, glyph);
    add_cluster(showing, showing->waiting.len, 2);
    rcn_buffer_add(&showing->held.text, rcn_buffer_text(&showing->waiting));
    showing->waiting.len = 0;
}

void
rcn_showing_flush(rcn_showing *showing)
{
    if (showing->waiting.len) {
        show_speck(showing);
    }
    show_held(showing);
}
