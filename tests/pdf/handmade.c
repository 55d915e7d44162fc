/* Books made by hand for the tests of pdf and verify. */
#include "handmade.h"

#include <string.h>

#include "cmocka_all.h"

#include "style/style.h"

void
rcn_hand_set_up(rcn_handmade *made)
{
    *made = (rcn_handmade){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    const rcn_style *style =
        rcn_style_load(made->arena, "styles",
                       &(rcn_style_choice){.name = "classic"}, made->log);
    assert_non_null(style);
    made->fonts = rcn_fonts_open(made->arena, style, made->log);
    assert_non_null(made->fonts);
    made->shaper = rcn_shaper_new(made->arena, made->fonts, made->log);
    rcn_face face = {.size = 11 * RCN_LEN_PT, .language = "en"};
    made->faces[RCN_HAND_BODY] = rcn_shaper_face(made->shaper, &face);
    face.small_caps = true;
    made->faces[RCN_HAND_CAPS] = rcn_shaper_face(made->shaper, &face);
    face.small_caps = false;
    face.size = 8 * RCN_LEN_PT;
    made->faces[RCN_HAND_SMALL] = rcn_shaper_face(made->shaper, &face);
    rcn_hand_clear(made);
}

void
rcn_hand_tear_down(rcn_handmade *made)
{
    rcn_log_free(made->log);
    rcn_arena_free(made->arena);
}

void
rcn_hand_clear(rcn_handmade *made)
{
    memset(&made->ops, 0, sizeof made->ops);
    memset(&made->pages, 0, sizeof made->pages);
    made->book = (rcn_book){
        .page_width = 396 * RCN_LEN_PT,
        .page_height = 612 * RCN_LEN_PT,
        .title = "A book made by hand \xe2\x80\x94 \xc3\xa9t\xc3\xa9",
        .author = "Editors & Sons",
        .subject = "Words (and nothing else)",
        .language = "en",
        .identifier = "urn:uuid:00000000-0000-5000-8000-000000000000",
        .date = "2023-07-29T12:34:56Z",
        .creator = "recension",
    };
}

static rcn_op *
add(rcn_handmade *made, rcn_op op)
{
    RCN_PUSH(made->arena, &made->ops, op);
    return &made->ops.items[made->ops.count - 1];
}

void
rcn_hand_open_as(rcn_handmade *made, rcn_tag tag, const char *language,
                 const char *title)
{
    add(made, (rcn_op){.kind = RCN_OP_OPEN,
                       .tag = tag,
                       .value = language,
                       .title = title});
}

void
rcn_hand_open(rcn_handmade *made, rcn_tag tag)
{
    rcn_hand_open_as(made, tag, NULL, NULL);
}

void
rcn_hand_close(rcn_handmade *made)
{
    add(made, (rcn_op){.kind = RCN_OP_CLOSE});
}

void
rcn_hand_link(rcn_handmade *made, const char *target)
{
    add(made, (rcn_op){.kind = RCN_OP_LINK, .value = target});
}

void
rcn_hand_dest(rcn_handmade *made, const char *name, int x, int y)
{
    add(made, (rcn_op){.kind = RCN_OP_DEST,
                       .value = name,
                       .x = x * RCN_LEN_PT,
                       .y = y * RCN_LEN_PT});
}

/* What is being gathered for one run. */
typedef struct rcn_gathering {
    RCN_LIST(rcn_glyph) glyphs;
    RCN_LIST(rcn_cluster) clusters;
    rcn_len x, y;
} rcn_gathering;

static void
gather_word(rcn_handmade *made, rcn_gathering *out, uint32_t face,
            rcn_text text)
{
    const rcn_word *word =
        rcn_shaper_at(made->shaper, rcn_shaper_find(made->shaper, face, text));
    for (size_t i = 0; i < word->glyph_count; i++) {
        const rcn_shaped *shaped = &word->glyphs[i];
        assert_int_equal(shaped->font, 0);
        RCN_PUSH(
            made->arena, &out->glyphs,
            (rcn_glyph){shaped->id, out->x + shaped->x, out->y - shaped->y});
        out->x += shaped->advance;
        size_t end =
            i + 1 < word->glyph_count ? word->glyphs[i + 1].start : word->len;
        RCN_PUSH(made->arena, &out->clusters,
                 (rcn_cluster){(uint8_t)(end - shaped->start), 1});
    }
}

static void
gather_space(rcn_handmade *made, rcn_gathering *out, uint32_t face)
{
    RCN_PUSH(made->arena, &out->glyphs,
             (rcn_glyph){rcn_shaper_space_glyph(made->shaper, face), out->x,
                         out->y});
    RCN_PUSH(made->arena, &out->clusters, (rcn_cluster){1, 1});
    out->x += rcn_shaper_space(made->shaper, face);
}

rcn_op *
rcn_hand_words(rcn_handmade *made, rcn_hand hand, const char *text, int x,
               int y)
{
    rcn_gathering out = {.x = x * RCN_LEN_PT, .y = y * RCN_LEN_PT};
    uint32_t face = made->faces[hand];
    const char *at = text;
    while (*at) {
        size_t len = strcspn(at, " ");
        if (len) {
            gather_word(made, &out, face, (rcn_text){at, len});
            at += len;
        } else {
            gather_space(made, &out, face);
            at++;
        }
    }
    rcn_run *run = rcn_arena_alloc(made->arena, 1, sizeof *run);
    *run = (rcn_run){.size = rcn_shaper_face_at(made->shaper, face)->size,
                     .scale = 1000,
                     .glyphs = out.glyphs.items,
                     .glyph_count = (uint32_t)out.glyphs.count,
                     .clusters = out.clusters.items,
                     .cluster_count = (uint32_t)out.clusters.count,
                     .text = rcn_text_of(rcn_arena_strdup(made->arena, text))};
    return add(made, (rcn_op){.kind = RCN_OP_RUN, .run = run});
}

rcn_op *
rcn_hand_furniture(rcn_handmade *made, const char *text, int x, int y)
{
    rcn_op *op = rcn_hand_words(made, RCN_HAND_SMALL, text, x, y);
    op->artifact = true;
    op->colour = RCN_GREY(96);
    return op;
}

void
rcn_hand_rule(rcn_handmade *made, int x, int y, int width)
{
    add(made, (rcn_op){.kind = RCN_OP_RULE,
                       .artifact = true,
                       .x = x * RCN_LEN_PT,
                       .y = y * RCN_LEN_PT,
                       .width = width * RCN_LEN_PT,
                       .height = RCN_LEN_PT / 2});
}

void
rcn_hand_turn(rcn_handmade *made, const char *label)
{
    rcn_page page = {made->ops.items, made->ops.count, label};
    RCN_PUSH(made->arena, &made->pages, page);
    memset(&made->ops, 0, sizeof made->ops);
}

const rcn_book *
rcn_hand_book(rcn_handmade *made)
{
    made->book.pages = made->pages.items;
    made->book.page_count = made->pages.count;
    return &made->book;
}
