#ifndef RCN_CLEAN_LEARN_SCRIPTS_H
#define RCN_CLEAN_LEARN_SCRIPTS_H

#include <stdbool.h>
#include <stdint.h>

/* Scripts on the scale of the Latin one, for features that were learnt mostly
 * from pages in Latin letters. */

/** Returns how many letters in a row count as one word in a script that sets no
 * spaces between words: 2 in Chinese and Japanese, 4 in Thai, Lao, Burmese and
 * Khmer; 0 in other scripts. */
uint32_t rcn_script_word_runes(uint32_t rune);

/** Returns how many Latin letters say as much as one letter: 2 for Chinese,
 * Japanese and Korean, else 1. */
uint32_t rcn_script_weight(uint32_t rune);

/** Reports whether a sign ends a sentence, in any script. */
bool rcn_script_ends_sentence(uint32_t rune);

/** Reports whether a sign is a comma, in any script. */
bool rcn_script_is_comma(uint32_t rune);

#endif
