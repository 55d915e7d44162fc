/* Words and sentences of scripts, by the blocks and punctuation of the Unicode
 * Standard.  A Chinese word has about two letters, a Thai one about four. */
#include "clean/learn/scripts.h"

#include <stddef.h>

#define CJK_RUNES  2u
#define THAI_RUNES 4u

static const struct {
    uint32_t first, last, word_runes;
} unspaced[] = {
    {0x0E01, 0x0EDF, THAI_RUNES}, /* Thai, Lao */
    {0x1000, 0x109F, THAI_RUNES}, /* Burmese */
    {0x1780, 0x17DD, THAI_RUNES}, /* Khmer */
    {0x3005, 0x3007, CJK_RUNES},  {0x3041, 0x30FF, CJK_RUNES},
    {0x3400, 0x4DBF, CJK_RUNES},  {0x4E00, 0x9FFF, CJK_RUNES},
    {0xF900, 0xFAFF, CJK_RUNES},  {0x20000, 0x3134F, CJK_RUNES},
};

uint32_t
rcn_script_word_runes(uint32_t rune)
{
    if (rune < unspaced[0].first) {
        return 0;
    }
    for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++) {
        if (rune >= unspaced[i].first && rune <= unspaced[i].last) {
            return unspaced[i].word_runes;
        }
    }
    return 0;
}

uint32_t
rcn_script_weight(uint32_t rune)
{
    bool hangul = rune >= 0xAC00 && rune <= 0xD7A3;
    return hangul || rcn_script_word_runes(rune) == CJK_RUNES ? 2 : 1;
}

bool
rcn_script_ends_sentence(uint32_t rune)
{
    switch (rune) {
    case '.':
    case '!':
    case '?':
    case 0x0589: /* Armenian */
    case 0x061F: /* Arabic */
    case 0x06D4:
    case 0x0964: /* Devanagari */
    case 0x104B: /* Burmese */
    case 0x1362: /* Ethiopic */
    case 0x17D4: /* Khmer */
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        return true;
    default:
        return false;
    }
}

bool
rcn_script_is_comma(uint32_t rune)
{
    return rune == ',' || rune == 0x055D || rune == 0x060C || rune == 0x3001 ||
           rune == 0xFF0C;
}
