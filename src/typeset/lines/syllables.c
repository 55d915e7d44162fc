/* Syllables of Georgian and Armenian, for which libhyphen has no dictionaries.
 * Both are written as they are spoken, and a word parts before the last
 * consonant that is before a vowel.  In Armenian the sign of the vowel u is
 * two letters, and a consonant stays with the semivowel after it. */
#include "typeset/lines/syllables.h"

#include "base/utf8.h"

#define VO   0x578 /* with VYUN the vowel u */
#define VYUN 0x582
#define YI   0x575

static bool
is_georgian(uint32_t rune)
{
    return rune >= 0x10D0 && rune <= 0x10FF;
}

static bool
is_armenian(uint32_t rune)
{
    return rune >= 0x561 && rune <= 0x587;
}

static bool
is_vowel(uint32_t rune)
{
    static const uint32_t vowels[] = {0x10D0, 0x10D4, 0x10D8, 0x10DD, 0x10E3,
                                      0x561,  0x565,  0x567,  0x568,  0x56B,
                                      VO,     VYUN,   0x585,  0x587};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        if (vowels[i] == rune) {
            return true;
        }
    }
    return false;
}

bool
rcn_syllables_find(const uint32_t *letters, size_t count, bool *ret_cuts)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t small = rcn_rune_lower(letters[i]);
        if (!is_georgian(small) && !is_armenian(small)) {
            return false;
        }
    }
    bool vowel = false; /* before the letter at hand */
    for (size_t i = 0; i < count; i++) {
        ret_cuts[i] = false;
        bool opens = i + 1 < count && !is_vowel(rcn_rune_lower(letters[i])) &&
                     is_vowel(rcn_rune_lower(letters[i + 1]));
        bool joined = opens && letters[i] == YI && i &&
                      !is_vowel(rcn_rune_lower(letters[i - 1]));
        size_t at = joined ? i - 1 : i;
        if (opens && vowel && at) {
            ret_cuts[at] = true;
        }
        vowel = vowel || is_vowel(rcn_rune_lower(letters[i]));
    }
    return true;
}
