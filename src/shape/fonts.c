/* The fonts of a book: opened once each, numbered in the order in which the
 * text asks for them, which is the same for the same text. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/list.h"
#include "base/nearest.h"
#include "shape/font.h"

#include <hb-ot.h>

#define FONT_LIMIT ((size_t)64 << 20)

/* A character already looked for: the font that has it, or NO_FONT. */
typedef struct rcn_found_font {
    uint32_t rune, slant, font;
    bool used;
} rcn_found_font;

#define NO_FONT UINT32_MAX

struct rcn_fonts {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_style *style;
    rcn_installed_list installed;
    RCN_LIST(rcn_font) fonts;
    uint32_t (*slots)[RCN_FONT_SLANT_COUNT]; /* by family; NO_FONT: not yet */
    rcn_found_font *found;                   /* open addressing */
    size_t found_count, found_size;
};

static void
release_set(void *set)
{
    hb_set_destroy(set);
}

static void
release_font(void *font)
{
    hb_font_destroy(font);
}

/* Index of an installed font among those in use, opening it when new; NO_FONT
 * when the file is no longer readable. */
static uint32_t
open_font(rcn_fonts *fonts, const rcn_installed *installed)
{
    for (size_t i = 0; i < fonts->fonts.count; i++) {
        if (fonts->fonts.items[i].installed == installed) {
            return (uint32_t)i;
        }
    }
    hb_blob_t *blob = hb_blob_create_from_file(installed->path);
    hb_face_t *face = hb_face_create(blob, (unsigned)installed->face_index);
    hb_blob_destroy(blob);
    if (!hb_face_get_glyph_count(face)) {
        hb_face_destroy(face);
        return NO_FONT;
    }
    hb_font_t *hb = hb_font_create(face);
    int units = (int)hb_face_get_upem(face);
    units = units > 0 ? units : 1000;
    hb_font_set_scale(hb, units, units);
    hb_face_destroy(face);
    rcn_arena_defer(fonts->arena, release_font, hb);
    hb_set_t *shown = hb_set_create();
    rcn_arena_defer(fonts->arena, release_set, shown);
    RCN_PUSH(fonts->arena, &fonts->fonts,
             (rcn_font){.installed = installed,
                        .hb = hb,
                        .shown = shown,
                        .units_per_em = units,
                        .letters = rcn_letters_measure(hb, units)});
    return (uint32_t)fonts->fonts.count - 1;
}

/* Names the font that is taken instead, and the installed one that may have been
 * meant. */
static void
report_missing(const rcn_fonts *fonts, const rcn_font_family *family,
               const char *other)
{
    size_t count = fonts->installed.count;
    const char **names = rcn_arena_alloc(fonts->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = fonts->installed.items[i].family;
    }
    const char *near = rcn_nearest(family->name, names, count);
    rcn_log_add(fonts->log, RCN_CODE_FONT_MISSING, family->place,
                near ? "%s; using %s; did you mean \"%s\"?" : "%s; using %s",
                family->name, other, near);
}

rcn_fonts *
rcn_fonts_open(rcn_arena *arena, const rcn_style *style, rcn_log *log)
{
    rcn_fonts *fonts = rcn_arena_alloc(arena, 1, sizeof *fonts);
    fonts->arena = arena;
    fonts->log = log;
    fonts->style = style;
    fonts->installed = rcn_installed_load(arena);
    fonts->slots =
        rcn_arena_alloc(arena, style->family_count, sizeof *fonts->slots);
    memset(fonts->slots, 0xFF, style->family_count * sizeof *fonts->slots);
    const rcn_installed *other =
        rcn_installed_for(fonts->installed, 0, RCN_FONT_ROMAN);
    if (!other || open_font(fonts, other) == NO_FONT) {
        rcn_log_add(log, RCN_CODE_FONT_NONE, (rcn_place){0}, "%s", "");
        return NULL;
    }
    fonts->fonts.count = 0; /* that was only to see that one can be opened */
    for (uint32_t i = 0; i < style->family_count; i++) {
        const rcn_font_family *family = &style->families[i];
        if (!rcn_installed_find(fonts->installed, family->name,
                                RCN_FONT_ROMAN)) {
            report_missing(fonts, family, other->family);
        }
        (void)rcn_fonts_find(fonts, i, RCN_FONT_ROMAN);
    }
    return fonts;
}

uint32_t
rcn_fonts_find(rcn_fonts *fonts, uint32_t family, rcn_font_slant slant)
{
    uint32_t *slot = &fonts->slots[family][slant];
    if (*slot == NO_FONT) {
        const char *name = fonts->style->families[family].name;
        const rcn_installed *font =
            rcn_installed_find(fonts->installed, name, slant);
        *slot = font ? open_font(fonts, font) : NO_FONT;
    }
    if (*slot == NO_FONT) {
        *slot = open_font(fonts, rcn_installed_for(fonts->installed, 0, slant));
    }
    if (*slot == NO_FONT) { /* unreadable: the roman of the first family */
        *slot = 0;
    }
    return *slot;
}

uint32_t
rcn_fonts_count(const rcn_fonts *fonts)
{
    return (uint32_t)fonts->fonts.count;
}

const rcn_font *
rcn_fonts_at(const rcn_fonts *fonts, uint32_t font)
{
    return &fonts->fonts.items[font];
}

void
rcn_fonts_show(rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    hb_set_add(fonts->fonts.items[font].shown, glyph);
}

const rcn_style *
rcn_fonts_style(const rcn_fonts *fonts)
{
    return fonts->style;
}

static bool
of_style(const rcn_fonts *fonts, uint32_t font)
{
    for (size_t i = 0; i < fonts->style->family_count; i++) {
        for (size_t k = 0; k < RCN_FONT_SLANT_COUNT; k++) {
            if (fonts->slots[i][k] == font) {
                return true;
            }
        }
    }
    return false;
}

const char *
rcn_fonts_path(const rcn_fonts *fonts, uint32_t font)
{
    return fonts->fonts.items[font].installed->path;
}

bool
rcn_fonts_shows(const rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    return hb_set_has(fonts->fonts.items[font].shown, glyph) ||
           glyph == rcn_fonts_glyph(fonts, font, ' ') ||
           glyph == rcn_fonts_glyph(fonts, font, '.');
}

int32_t
rcn_fonts_advance(const rcn_fonts *fonts, uint32_t font, uint32_t glyph)
{
    const rcn_font *it = &fonts->fonts.items[font];
    int64_t advance = hb_font_get_glyph_h_advance(it->hb, glyph);
    return (int32_t)((advance * 1000000 + it->units_per_em / 2) /
                     it->units_per_em);
}

uint32_t
rcn_fonts_glyph(const rcn_fonts *fonts, uint32_t font, uint32_t rune)
{
    hb_font_t *hb = fonts->fonts.items[font].hb;
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hb, rune, &glyph) ? glyph : 0;
}

rcn_font_info
rcn_fonts_info(const rcn_fonts *fonts, uint32_t font)
{
    const rcn_font *found = &fonts->fonts.items[font];
    const rcn_installed *installed = found->installed;
    rcn_font_info info = {.family = installed->family,
                          .style = installed->style,
                          .path = installed->path,
                          .face_index = installed->face_index,
                          .used = !hb_set_is_empty(found->shown),
                          .fallback = !of_style(fonts, font)};
    return info;
}

void
rcn_fonts_hash(const rcn_fonts *fonts, uint32_t font, char ret_sha256[65])
{
    const rcn_installed *installed = fonts->fonts.items[font].installed;
    ret_sha256[0] = '\0';
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text bytes = {0};
    if (rcn_file_read(scratch, installed->path, installed->path, FONT_LIMIT,
                      fonts->log, &bytes)) {
        rcn_sha256(bytes, ret_sha256);
    }
    rcn_arena_free(scratch);
}

/* Multiplicative hashing (D. E. Knuth, The Art of Computer Programming 3,
 * 6.4). */
static size_t
hash_rune(uint32_t rune)
{
    return (uint32_t)(rune * 2654435761u);
}

static void
grow_found(rcn_fonts *fonts)
{
    rcn_found_font *old = fonts->found;
    size_t old_size = fonts->found_size;
    fonts->found_size = old_size ? old_size * 2 : 256;
    fonts->found =
        rcn_arena_alloc(fonts->arena, fonts->found_size, sizeof *fonts->found);
    for (size_t i = 0; i < old_size; i++) {
        size_t at = hash_rune(old[i].rune) & (fonts->found_size - 1);
        while (old[i].used && fonts->found[at].used) {
            at = (at + 1) & (fonts->found_size - 1);
        }
        if (old[i].used) {
            fonts->found[at] = old[i];
        }
    }
}

static rcn_font_slant
slant_of(const rcn_installed *font)
{
    bool bold = font->weight > (FC_WEIGHT_MEDIUM + FC_WEIGHT_DEMIBOLD) / 2;
    return bold ? font->slanted ? RCN_FONT_BOLD_ITALIC : RCN_FONT_BOLD
           : font->slanted ? RCN_FONT_ITALIC
                           : RCN_FONT_ROMAN;
}

bool
rcn_fonts_fallback(rcn_fonts *fonts, uint32_t font, uint32_t rune,
                   uint32_t *ret_font)
{
    if (fonts->found_count * 2 >= fonts->found_size) {
        grow_found(fonts);
    }
    rcn_font_slant slant = slant_of(fonts->fonts.items[font].installed);
    size_t at = hash_rune(rune) & (fonts->found_size - 1);
    while (fonts->found[at].used &&
           (fonts->found[at].rune != rune || fonts->found[at].slant != slant)) {
        at = (at + 1) & (fonts->found_size - 1);
    }
    rcn_found_font *entry = &fonts->found[at];
    if (!entry->used) {
        const rcn_installed *best =
            rcn_installed_for(fonts->installed, rune, slant);
        *entry = (rcn_found_font){
            rune, slant, best ? open_font(fonts, best) : NO_FONT, true};
        fonts->found_count++;
    }
    if (entry->font == NO_FONT) {
        return false;
    }
    *ret_font = entry->font;
    return true;
}

bool
rcn_fonts_have_bold(rcn_fonts *fonts, uint32_t family, uint32_t rune)
{
    uint32_t font = rcn_fonts_find(fonts, family, RCN_FONT_BOLD);
    hb_codepoint_t glyph = 0;
    bool missing =
        !hb_font_get_nominal_glyph(rcn_fonts_at(fonts, font)->hb, rune, &glyph);
    if (missing && !rcn_fonts_fallback(fonts, font, rune, &font)) {
        return false;
    }
    rcn_font_slant slant = slant_of(fonts->fonts.items[font].installed);
    return slant == RCN_FONT_BOLD || slant == RCN_FONT_BOLD_ITALIC;
}

static int
compare_scripts(const void *a, const void *b)
{
    const hb_script_t *left = a;
    const hb_script_t *right = b;
    return (*left > *right) - (*left < *right);
}

const char *
rcn_fonts_filled(const rcn_fonts *fonts, uint32_t font, rcn_arena *arena)
{
    RCN_LIST(hb_script_t) scripts = {0};
    for (size_t i = 0; i < fonts->found_size; i++) {
        if (fonts->found[i].used && fonts->found[i].font == font) {
            hb_script_t script = hb_unicode_script(
                hb_unicode_funcs_get_default(), fonts->found[i].rune);
            RCN_PUSH(arena, &scripts, script);
        }
    }
    if (scripts.count) {
        qsort(scripts.items, scripts.count, sizeof *scripts.items,
              compare_scripts);
    }
    rcn_buffer codes = rcn_buffer_new(arena);
    for (size_t i = 0; i < scripts.count; i++) {
        uint32_t code = hb_script_to_iso15924_tag(scripts.items[i]);
        if (i && scripts.items[i] == scripts.items[i - 1]) {
            continue;
        }
        rcn_buffer_printf(&codes, "%s%c%c%c%c", codes.len ? ", " : "",
                          (int)(code >> 24), (int)(code >> 16 & 0xFF),
                          (int)(code >> 8 & 0xFF), (int)(code & 0xFF));
    }
    return rcn_buffer_text(&codes).at;
}
