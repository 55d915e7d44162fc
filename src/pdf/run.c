/* Runs on their way to a page.  A cluster that is not one glyph, or whose glyph
 * stands for another text already, needs ActualText.  Some readers pass over
 * it, and one loses the rest of the paragraph at its end, so what can be said
 * by plain codes is said by them. */
#include "pdf/run.h"

#include <stdbool.h>

#include "base/utf8.h"

#define SAID_MOST 16 /* characters of a cluster that are all said */

typedef enum rcn_ink {
    RCN_INK_LETTER,
    RCN_INK_SPACE,
    RCN_INK_NOTHING /**< joiners, soft hyphens and other format characters */
} rcn_ink;

static rcn_ink
ink_of(rcn_text text)
{
    if (text.len == 1 && text.at[0] > ' ') {
        return RCN_INK_LETTER;
    }
    uint32_t rune = 0;
    if (!text.len || rcn_utf8_next(text, 0, &rune) != text.len) {
        return text.len ? RCN_INK_LETTER : RCN_INK_NOTHING;
    }
    if (rcn_rune_is_invisible(rune)) {
        return RCN_INK_NOTHING;
    }
    return rcn_rune_is_space(rune) ? RCN_INK_SPACE : RCN_INK_LETTER;
}

/* What is put together while the clusters are read. */
typedef struct rcn_preparing {
    rcn_arena *arena;
    rcn_spelling *spelling;
    const rcn_run *run;
    rcn_prepared out;
} rcn_preparing;

/* Returns the piece that the next cluster belongs to. */
static rcn_piece *
piece_for(rcn_preparing *p, uint32_t copy, bool plain)
{
    rcn_prepared *out = &p->out;
    rcn_piece *last =
        out->pieces.count ? &out->pieces.items[out->pieces.count - 1] : NULL;
    if (last && last->copy == copy && last->plain && plain) {
        return last;
    }
    rcn_piece piece = {.copy = copy,
                       .plain = plain,
                       .first_byte = out->text.len,
                       .first_cluster = out->clusters.count,
                       .first_glyph = out->glyphs.count};
    RCN_PUSH(p->arena, &out->pieces, piece);
    return &out->pieces.items[out->pieces.count - 1];
}

/* A font may map no glyph to a character of private use, which must be beside
 * it (ISO 19005-3, 6.2.11.7.3). */
static bool
is_private(rcn_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.at[i] >= 0xee) {
            uint32_t rune = 0;
            (void)rcn_utf8_next(text, i, &rune);
            if ((rune >= 0xe000 && rune < 0xf900) || rune >= 0xf0000) {
                return true;
            }
        }
    }
    return false;
}

/* Adds a cluster of `count` glyphs that begin at `glyphs`. */
static void
add_cluster(rcn_preparing *p, rcn_text text, const rcn_glyph *glyphs,
            size_t count)
{
    uint32_t copy = text.len ? 0 : RCN_RUN_MUTE;
    /* To cairo U+FFFD is the text of a glyph that has none. */
    bool plain =
        count == 1 && text.len &&
        (text.len == 1 || (!is_private(text) && !rcn_text_is(text, "\uFFFD")));
    if (plain) {
        bool odd;
        copy = rcn_spelling_variant(p->spelling, p->run->font, glyphs->id, text,
                                    &odd);
        copy = copy < RCN_RUN_ODD ? copy : RCN_RUN_MUTE;
        copy += odd ? RCN_RUN_ODD : 0;
        /* No copy is left, or it is the box for missing characters, which may
         * stand for any number of them. */
        plain = copy < RCN_RUN_MUTE && !(copy % RCN_RUN_ODD && !glyphs->id);
        copy = plain ? copy : 0;
    }
    rcn_piece *piece = piece_for(p, copy, plain);
    piece->bytes += text.len;
    piece->clusters++;
    piece->glyphs += count;
    rcn_buffer_add(&p->out.text, text);
    RCN_PUSH(p->arena, &p->out.clusters,
             (rcn_shown){(uint32_t)text.len, (uint32_t)count});
    for (size_t i = 0; i < count; i++) {
        RCN_PUSH(p->arena, &p->out.glyphs, glyphs[i]);
    }
}

/* Returns a text without the characters that are never seen. */
static rcn_text
leave_hidden(rcn_arena *arena, rcn_text text)
{
    rcn_buffer seen = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!rcn_rune_is_invisible(rune)) {
            rcn_buffer_add(&seen, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
    return rcn_buffer_text(&seen);
}

/* Parts a cluster, so that each glyph says a piece of its text: which one is
 * of no matter, since together they say it all.  A cluster of more glyphs than
 * characters keeps its ActualText. */
static void
split_cluster(rcn_preparing *p, rcn_text text, const rcn_glyph *glyphs,
              size_t count)
{
    if (text.len > SAID_MOST && rcn_utf8_count(text) > SAID_MOST) {
        text = leave_hidden(p->arena, text);
    }
    if (count < 2 || rcn_utf8_count(text) < count) {
        add_cluster(p, text, glyphs, count);
        return;
    }
    size_t offset = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t rune;
        size_t len = rcn_utf8_next(text, offset, &rune);
        size_t end = i + 1 < count ? offset + len : text.len;
        add_cluster(p, rcn_text_slice(text, offset, end), &glyphs[i], 1);
        offset = end;
    }
}

static void
prepare_clusters(rcn_preparing *p)
{
    const rcn_run *run = p->run;
    size_t byte = 0;
    size_t glyph = 0;
    size_t count = run->cluster_count;
    rcn_ink next = RCN_INK_NOTHING;
    if (count) {
        next = ink_of((rcn_text){run->text.at, run->clusters[0].bytes});
    }
    for (size_t i = 0; i < count;) {
        const rcn_glyph *glyphs = &run->glyphs[glyph];
        size_t glyph_count = run->clusters[i].glyphs;
        size_t end = byte + run->clusters[i].bytes;
        rcn_ink ink = next;
        glyph += glyph_count;
        for (i++; i < count; i++) {
            rcn_cluster cluster = run->clusters[i];
            next = ink_of((rcn_text){run->text.at + end, cluster.bytes});
            if (cluster.glyphs && next != RCN_INK_NOTHING) {
                break;
            }
            end += cluster.bytes;
            glyph += cluster.glyphs;
        }
        if (ink == RCN_INK_SPACE) {
            add_cluster(p, (rcn_text){" ", 1}, glyphs, 1);
        } else if (ink == RCN_INK_LETTER) {
            split_cluster(p, (rcn_text){run->text.at + byte, end - byte},
                          glyphs, glyph_count);
        }
        byte = end;
    }
}

rcn_prepared
rcn_run_prepare(rcn_arena *arena, rcn_spelling *spelling, const rcn_run *run)
{
    rcn_preparing p = {.arena = arena,
                       .spelling = spelling,
                       .run = run,
                       .out = {.text = rcn_buffer_new(arena)}};
    p.out.glyphs.items =
        rcn_arena_alloc(arena, run->glyph_count, sizeof *p.out.glyphs.items);
    p.out.glyphs.capacity = run->glyph_count;
    p.out.clusters.items =
        rcn_arena_alloc(arena, run->glyph_count, sizeof *p.out.clusters.items);
    p.out.clusters.capacity = run->glyph_count;
    (void)rcn_buffer_room(&p.out.text, run->text.len);
    if (run->actual || !run->text.len) {
        /* Furniture has no text: its ActualText is empty. */
        add_cluster(&p, rcn_text_of(run->actual), run->glyphs,
                    run->glyph_count);
    } else {
        prepare_clusters(&p);
    }
    return p.out;
}
