/* The colophon: which font files made the printed book, so that who has the same
 * files can make the same pages, and who has not can see why they differ. */
#include "typeset/colophon.h"

#include <string.h>

#include "edition/prose.h"

#define HASH_SHOWN 16 /* hexadecimal digits: enough to tell files apart */

/* "Linux Libertine O Regular 1234567890abcdef (Armn); " */
static void
add_font(const rcn_setter *setter, rcn_prose *prose, uint32_t font,
         const rcn_font_info *info)
{
    char hash[65];
    rcn_fonts_hash(rcn_shaper_fonts(setter->words), font, hash);
    rcn_prose_foreign(prose, rcn_text_of(info->family));
    rcn_prose_add(prose, " ");
    rcn_prose_foreign(prose, rcn_text_of(info->style));
    rcn_prose_add(prose, " ");
    rcn_prose_marked(prose, RCN_MARK_CODE, NULL,
                     rcn_arena_printf(setter->arena, "%.*s", HASH_SHOWN, hash));
    if (info->fallback) {
        rcn_prose_printf(prose, " (%s)",
                         rcn_fonts_filled(rcn_shaper_fonts(setter->words), font,
                                          setter->arena));
    }
}

/* The fonts of the style, or those that filled in, behind their label. */
static void
add_fonts(const rcn_setter *setter, rcn_prose *prose, bool fallback)
{
    const rcn_fonts *fonts = rcn_shaper_fonts(setter->words);
    const rcn_phrases *phrases = setter->edition->phrases;
    const char *label =
        rcn_say(phrases, fallback ? RCN_SAY_FONTS_FILLED : RCN_SAY_FONTS);
    bool begun = false;
    for (uint32_t i = 0; i < rcn_fonts_count(fonts); i++) {
        rcn_font_info info = rcn_fonts_info(fonts, i);
        if (!info.used || info.fallback != fallback) {
            continue;
        }
        if (!begun) {
            rcn_prose_printf(prose, "%s%s ", fallback ? " " : "", label);
        }
        rcn_prose_add(prose, begun ? "; " : "");
        add_font(setter, prose, i, &info);
        begun = true;
    }
    rcn_prose_add(prose, begun ? "." : "");
}

rcn_section
rcn_colophon_add(const rcn_setter *setter, const rcn_section *imprint)
{
    rcn_section printed = *imprint;
    size_t count = imprint->block_count;
    rcn_block *blocks =
        rcn_arena_alloc(setter->arena, count + 1, sizeof *blocks);
    if (count) {
        memcpy(blocks, imprint->blocks, count * sizeof *blocks);
    }
    rcn_prose prose = rcn_prose_new(setter->arena);
    add_fonts(setter, &prose, false);
    add_fonts(setter, &prose, true);
    blocks[count] = rcn_prose_block(&prose, RCN_BLOCK_PARAGRAPH, 0, NULL);
    printed.blocks = blocks;
    printed.block_count = count + 1;
    return printed;
}
