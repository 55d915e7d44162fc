/* The fonts of this machine.  fontconfig lists them; the choice among them is
 * ours, so that no configuration of a user or a desktop changes a page. */
#include "shape/installed.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/list.h"

#define SLANT_PENALTY 1000 /* an upright for an italic, against any weight */

static bool
flag(const FcPattern *pattern, const char *name)
{
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, name, 0, &value) == FcResultMatch && value;
}

static const char *
word(const FcPattern *pattern, const char *name)
{
    FcChar8 *value = NULL;
    return FcPatternGetString(pattern, name, 0, &value) == FcResultMatch
               ? (const char *)value
               : "";
}

static int
number(const FcPattern *pattern, const char *name, int absent)
{
    int value = 0;
    return FcPatternGetInteger(pattern, name, 0, &value) == FcResultMatch
               ? value
               : absent;
}

/* Outline fonts with fixed axes: what can be cut down for a PDF. */
static bool
usable(const FcPattern *pattern)
{
    const char *format = word(pattern, FC_FONTFORMAT);
    return flag(pattern, FC_SCALABLE) && !flag(pattern, FC_COLOR) &&
           !flag(pattern, FC_VARIABLE) && *word(pattern, FC_FILE) &&
           number(pattern, FC_INDEX, 0) < 0x10000 &&
           (strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0);
}

static int
by_path(const void *left, const void *right)
{
    const rcn_installed *a = left;
    const rcn_installed *b = right;
    int order = strcmp(a->path, b->path);
    return order ? order : a->face_index - b->face_index;
}

static void
release_config(void *config)
{
    FcConfigDestroy(config);
}

rcn_installed_list
rcn_installed_load(rcn_arena *arena)
{
    RCN_LIST(rcn_installed) list = {0};
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config) {
        return (rcn_installed_list){0};
    }
    rcn_arena_defer(arena, release_config, config);
    const FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);
    for (int i = 0; set && i < set->nfont; i++) {
        const FcPattern *pattern = set->fonts[i];
        FcCharSet *characters = NULL;
        if (!usable(pattern) ||
            FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) !=
                FcResultMatch) {
            continue;
        }
        RCN_PUSH(
            arena, &list,
            (rcn_installed){
                .family = word(pattern, FC_FAMILY),
                .style = word(pattern, FC_STYLE),
                .path = word(pattern, FC_FILE),
                .face_index = number(pattern, FC_INDEX, 0),
                .weight = number(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR),
                .slanted =
                    number(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN,
                .regular_width = number(pattern, FC_WIDTH, FC_WIDTH_NORMAL) ==
                                 FC_WIDTH_NORMAL,
                .characters = characters});
    }
    if (list.count) {
        qsort(list.items, list.count, sizeof *list.items, by_path);
    }
    return (rcn_installed_list){list.items, list.count};
}

/* Returns how far a font is from a slant; 0 is the very one. */
static int
distance(const rcn_installed *font, rcn_font_slant slant)
{
    bool bold = slant == RCN_FONT_BOLD || slant == RCN_FONT_BOLD_ITALIC;
    bool slanted = slant == RCN_FONT_ITALIC || slant == RCN_FONT_BOLD_ITALIC;
    int weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
    int off = abs(font->weight - weight) + (font->regular_width ? 0 : 500);
    return off + (font->slanted == slanted ? 0 : SLANT_PENALTY);
}

const rcn_installed *
rcn_installed_find(rcn_installed_list list, const char *family,
                   rcn_font_slant slant)
{
    const rcn_installed *best = NULL;
    int least = INT_MAX;
    for (size_t i = 0; i < list.count; i++) {
        if (strcasecmp(list.items[i].family, family) == 0 &&
            distance(&list.items[i], slant) < least) {
            best = &list.items[i];
            least = distance(best, slant);
        }
    }
    return best;
}

/* Rank of a family as a companion of a book face; lower is better.  Naskh is
 * the hand of books in Arabic letters. */
static int
family_rank(const char *family)
{
    int rank = strncmp(family, "Noto Serif", 10) == 0   ? 0
               : strncmp(family, "Noto Naskh", 10) == 0 ? 0
               : strstr(family, "Serif") != NULL        ? 1
               : strncmp(family, "Noto Sans", 9) == 0   ? 2
               : strstr(family, "Sans") != NULL         ? 3
                                                        : 4;
    bool special = strstr(family, "Mono") || strstr(family, "Display") ||
                   strstr(family, "Condensed");
    return special ? rank + 5 : rank;
}

/* Returns a character that a font for the same script has: signs which many
 * fonts have are to come from the one that the characters around them come
 * from. */
static uint32_t
companion(uint32_t rune)
{
    bool ideographic = (rune >= 0x2E80 && rune <= 0x9FFF) ||
                       (rune >= 0xF900 && rune <= 0xFAFF) ||
                       (rune >= 0xFF00 && rune <= 0xFFEF) ||
                       (rune >= 0x20000 && rune <= 0x3FFFF);
    return ideographic ? 0x4E00 : rune;
}

static int
rank(const rcn_installed *font, uint32_t rune, rcn_font_slant slant)
{
    bool alien = rune && !FcCharSetHasChar(font->characters, companion(rune));
    return family_rank(font->family) * 10000 + distance(font, slant) +
           (alien ? 200000 : 0);
}

const rcn_installed *
rcn_installed_for(rcn_installed_list list, uint32_t rune, rcn_font_slant slant)
{
    const rcn_installed *best = NULL;
    for (size_t i = 0; i < list.count; i++) {
        const rcn_installed *font = &list.items[i];
        if (!FcCharSetHasChar(font->characters, rune ? rune : 'a')) {
            continue;
        }
        int order =
            best ? rank(font, rune, slant) - rank(best, rune, slant) : -1;
        if (order < 0 ||
            (order == 0 && strcmp(font->family, best->family) < 0)) {
            best = font;
        }
    }
    return best;
}
