/* Fonts in the file (ISO 32000-1, 9.6 to 9.10): composite fonts whose codes are
 * glyph numbers of two bytes (Identity-H), so that every font works the same
 * way, and maps to Unicode that say what the text says, not what the font's own
 * table would guess. */
#include "pdf/embed.h"

#include "base/hash.h"
#include "base/list.h"
#include "base/utf8.h"
#include "pdf/run.h"
#include "pdf/syntax.h"
#include "shape/subset.h"

#define MAP_BLOCK 100 /* entries of a map that may stand together (9.10.3) */

typedef struct rcn_glyph_use {
    rcn_glyph_code shown;
    uint16_t copies; /**< a bit for each; 0: not shown */
} rcn_glyph_use;

typedef struct rcn_font_use {
    RCN_LIST(rcn_glyph_use) glyphs;
} rcn_font_use;

struct rcn_embed {
    rcn_arena *arena;
    const rcn_fonts *fonts;
    const rcn_spelling *spelling;
    RCN_LIST(rcn_font_use) uses; /* by font */
    bool incomplete;
};

_Static_assert(RCN_RUN_COPIES <= 16, "a bit for each copy");

rcn_embed *
rcn_embed_new(rcn_arena *arena, const rcn_fonts *fonts,
              const rcn_spelling *spelling)
{
    rcn_embed *embed = rcn_arena_alloc(arena, 1, sizeof *embed);
    embed->arena = arena;
    embed->fonts = fonts;
    embed->spelling = spelling;
    return embed;
}

rcn_glyph_code
rcn_embed_use(rcn_embed *embed, uint32_t font, uint32_t copy, uint32_t glyph)
{
    while (embed->uses.count <= font) {
        RCN_PUSH(embed->arena, &embed->uses, (rcn_font_use){0});
    }
    rcn_font_use *use = &embed->uses.items[font];
    while (use->glyphs.count <= glyph) {
        RCN_PUSH(embed->arena, &use->glyphs, (rcn_glyph_use){0});
    }
    rcn_glyph_use *entry = &use->glyphs.items[glyph];
    if (!entry->copies) {
        entry->shown = (rcn_glyph_code){
            .width = rcn_fonts_advance(embed->fonts, font, glyph),
            .code = (uint16_t)rcn_fonts_code(embed->fonts, font, glyph)};
        embed->incomplete = embed->incomplete || !glyph;
    }
    entry->copies |= (uint16_t)(1u << copy);
    return entry->shown;
}

bool
rcn_embed_incomplete(const rcn_embed *embed)
{
    return embed->incomplete;
}

void
rcn_embed_name(rcn_buffer *out, uint32_t font, uint32_t copy)
{
    rcn_buffer_printf(out, copy ? "/F%uc%u" : "/F%u", (unsigned)font,
                      (unsigned)copy);
}

/* What is put together for one font. */
typedef struct rcn_embedding {
    rcn_embed *embed;
    rcn_objects *objects;
    rcn_arena *arena; /**< for this font */
    uint32_t font;
    const rcn_font_use *use;
    rcn_subset subset;
    char tag[7]; /**< of the subset (9.6.4) */
} rcn_embedding;

/* Six capitals made of the bytes: other subsets have others. */
static void
make_tag(rcn_embedding *it)
{
    char hash[65];
    rcn_sha256(it->subset.bytes, hash);
    for (size_t i = 0; i < 6; i++) {
        unsigned value = 0;
        for (size_t k = 0; k < 4; k++) {
            char digit = hash[4 * i + k];
            value = value * 16 +
                    (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }
        it->tag[i] = (char)('A' + value % 26);
    }
}

/* Widths of the glyphs that are shown: "5[250 312.5]9[500]" (9.7.4.3). */
static void
add_widths(const rcn_embedding *it, rcn_buffer *out)
{
    uint32_t next = 0; /* code that the open bracket takes; 0: none is open */
    for (size_t i = 0; i < it->use->glyphs.count; i++) {
        const rcn_glyph_use *glyph = &it->use->glyphs.items[i];
        if (!glyph->copies) {
            continue;
        }
        if (next && next == glyph->shown.code) {
            rcn_buffer_char(out, ' ');
        } else {
            rcn_buffer_printf(out, "%s%u[", next ? "]" : "", glyph->shown.code);
        }
        next = glyph->shown.code + 1u;
        rcn_syntax_number(out, glyph->shown.width);
    }
    rcn_buffer_string(out, next ? "]" : "");
}

static uint32_t
write_file(const rcn_embedding *it)
{
    uint32_t number = rcn_objects_reserve(it->objects);
    const char *keys =
        it->subset.cff
            ? "/Subtype/CIDFontType0C"
            : rcn_arena_printf(it->arena, "/Length1 %zu", it->subset.bytes.len);
    rcn_objects_stream(it->objects, number, keys, it->subset.bytes, false);
    return number;
}

static uint32_t
write_descriptor(const rcn_embedding *it)
{
    const rcn_subset *subset = &it->subset;
    uint32_t file = write_file(it);
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_printf(&out,
                      "<</Type/FontDescriptor/FontName/%s+%s/Flags 4"
                      "/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d"
                      "/Descent %d/CapHeight %d/StemV 80/%s %u 0 R>>",
                      it->tag, subset->name, subset->box[0], subset->box[1],
                      subset->box[2], subset->box[3], subset->slant,
                      subset->ascent, subset->descent, subset->cap_height,
                      subset->cff ? "FontFile3" : "FontFile2", (unsigned)file);
    return rcn_objects_add(it->objects, rcn_buffer_text(&out));
}

/* The font that all copies share. */
static uint32_t
write_descendant(const rcn_embedding *it)
{
    uint32_t descriptor = write_descriptor(it);
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_printf(&out,
                      "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s+%s"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                      "/Supplement 0>>/FontDescriptor %u 0 R%s/W[",
                      it->subset.cff ? 0 : 2, it->tag, it->subset.name,
                      (unsigned)descriptor,
                      it->subset.cff ? "" : "/CIDToGIDMap/Identity");
    add_widths(it, &out);
    rcn_buffer_string(&out, "]>>");
    return rcn_objects_add(it->objects, rcn_buffer_text(&out));
}

/* What a code of a copy says: what the text said, or for a glyph that was only
 * shown where the text stands beside it, what the font says.  What is mute says
 * a space without width, which parts the words around it. */
static rcn_text
text_of(const rcn_embedding *it, uint32_t copy, uint32_t glyph)
{
    if (copy == RCN_RUN_MUTE) {
        return rcn_text_of("\xe2\x80\x8b");
    }
    rcn_text text =
        rcn_spelling_text(it->embed->spelling, it->font, glyph, copy);
    if (text.len) {
        return text;
    }
    uint32_t rune = rcn_fonts_character(it->embed->fonts, it->font, glyph);
    bool private = rune >= 0xe000 && rune <= 0xf8ff;
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_rune(&out, rune && !private && rune <= 0xffff ? rune : 0xfffd);
    return rcn_buffer_text(&out);
}

/* The map of a copy to Unicode (9.10.3). */
static uint32_t
write_map(const rcn_embedding *it, uint32_t copy)
{
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer block = rcn_buffer_new(it->arena);
    rcn_buffer_string(
        &out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
              "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS)"
              " /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
              "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\n"
              "endcodespacerange\n");
    size_t count = 0;
    size_t glyphs = it->use->glyphs.count;
    for (size_t i = 0; i <= glyphs; i++) {
        if (count == MAP_BLOCK || (i == glyphs && count)) {
            rcn_buffer_printf(&out, "%zu beginbfchar\n", count);
            rcn_buffer_add(&out, rcn_buffer_text(&block));
            rcn_buffer_string(&out, "endbfchar\n");
            block.len = 0;
            count = 0;
        }
        if (i < glyphs && it->use->glyphs.items[i].copies >> copy & 1) {
            rcn_buffer_printf(&block, "<%04x> <",
                              it->use->glyphs.items[i].shown.code);
            rcn_syntax_utf16(&block, text_of(it, copy, (uint32_t)i));
            rcn_buffer_string(&block, ">\n");
            count++;
        }
    }
    rcn_buffer_string(&out, "endcmap\nCMapName currentdict /CMap"
                            " defineresource pop\nend\nend");
    uint32_t number = rcn_objects_reserve(it->objects);
    rcn_objects_stream(it->objects, number, "", rcn_buffer_text(&out), false);
    return number;
}

static void
write_copy(const rcn_embedding *it, uint32_t copy, uint32_t descendant,
           rcn_buffer *resources)
{
    uint32_t map = write_map(it, copy);
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_printf(&out,
                      "<</Type/Font/Subtype/Type0/BaseFont/%s+%s"
                      "/Encoding/Identity-H/DescendantFonts[%u 0 R]"
                      "/ToUnicode %u 0 R>>",
                      it->tag, it->subset.name, (unsigned)descendant,
                      (unsigned)map);
    uint32_t number = rcn_objects_add(it->objects, rcn_buffer_text(&out));
    rcn_embed_name(resources, it->font, copy);
    rcn_buffer_printf(resources, " %u 0 R", (unsigned)number);
}

/* Writes one font when it was used; false when it cannot be cut down. */
static bool
write_font(rcn_embedding *it, rcn_buffer *resources)
{
    size_t glyph_count = it->use->glyphs.count;
    uint32_t *shown = rcn_arena_alloc(it->arena, glyph_count, sizeof *shown);
    size_t count = 0;
    unsigned copies = 0;
    for (size_t i = 0; i < glyph_count; i++) {
        if (it->use->glyphs.items[i].copies) {
            shown[count++] = (uint32_t)i;
            copies |= it->use->glyphs.items[i].copies;
        }
    }
    if (!count) {
        return true;
    }
    if (!rcn_fonts_subset(it->arena, it->embed->fonts, it->font, shown, count,
                          &it->subset)) {
        return false;
    }
    make_tag(it);
    uint32_t descendant = write_descendant(it);
    for (uint32_t copy = 0; copy < RCN_RUN_COPIES; copy++) {
        if (copies >> copy & 1) {
            write_copy(it, copy, descendant, resources);
        }
    }
    return true;
}

bool
rcn_embed_write(rcn_embed *embed, rcn_objects *objects, rcn_buffer *resources,
                rcn_place place, rcn_log *log)
{
    rcn_arena *scratch = rcn_arena_new(0);
    bool ok = true;
    for (uint32_t i = 0; ok && i < embed->uses.count; i++) {
        rcn_embedding it = {.embed = embed,
                            .objects = objects,
                            .arena = scratch,
                            .font = i,
                            .use = &embed->uses.items[i]};
        ok = write_font(&it, resources);
        if (!ok) {
            rcn_log_add(log, RCN_CODE_PDF_LIBRARY, place,
                        "HarfBuzz: no subset of %s",
                        rcn_fonts_info(embed->fonts, i).family);
        }
        rcn_arena_reset(scratch);
    }
    rcn_arena_free(scratch);
    return ok;
}
