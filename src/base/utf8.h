#ifndef RCN_BASE_UTF8_H
#define RCN_BASE_UTF8_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* UTF-8 as in RFC 3629: no overlong form, no surrogate, at most U+10FFFF.
 * Character classes are Unicode's general categories through utf8proc, behind
 * a quick pass for ASCII. */

/** The same as those without "wide", of what is not ASCII. */
size_t rcn_utf8_next_wide(rcn_text text, size_t offset, uint32_t *ret_rune);
bool rcn_rune_is_letter_wide(uint32_t rune);
bool rcn_rune_is_space_wide(uint32_t rune);

/** Decodes the code point at `offset` < text.len; returns its length in bytes.
 * An ill-formed byte gives U+FFFD and length 1. */
static inline size_t
rcn_utf8_next(rcn_text text, size_t offset, uint32_t *ret_rune)
{
    assert(offset < text.len);
    unsigned char first = (unsigned char)text.at[offset];
    *ret_rune = first;
    return first < 0x80 ? 1 : rcn_utf8_next_wide(text, offset, ret_rune);
}

/** Appends one code point as UTF-8. */
void rcn_buffer_rune(rcn_buffer *buffer, uint32_t rune);

/** Decodes the code point that ends just before `offset` > 0; returns its
 * length. */
size_t rcn_utf8_prev(rcn_text text, size_t offset, uint32_t *ret_rune);

/** Writes at most 4 bytes (no NUL); returns how many. */
size_t rcn_utf8_put(uint32_t rune, char out[4]);

/** Bytes of `text` from its start that are well-formed. */
size_t rcn_utf8_valid(rcn_text text);

/** Number of code points. */
size_t rcn_utf8_count(rcn_text text);

/** Number of words, which white space parts. */
size_t rcn_utf8_count_words(rcn_text text);

/** L*, M* */
static inline bool
rcn_rune_is_letter(uint32_t rune)
{
    return rune < 0x80 ? (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z'
                       : rcn_rune_is_letter_wide(rune);
}

/** Z*, TAB..CR, U+200B, U+FEFF */
static inline bool
rcn_rune_is_space(uint32_t rune)
{
    return rune < 0x80 ? rune == ' ' || (rune >= '\t' && rune <= '\r')
                       : rcn_rune_is_space_wide(rune);
}

/** Whether a new cluster of letters begins between two characters (UAX 29,
 * extended grapheme clusters).  `state` is 0 before the first pair of a text, and
 * kept from pair to pair. */
bool rcn_rune_begins_cluster(uint32_t before, uint32_t rune, int32_t *state);

bool rcn_rune_is_upper(uint32_t rune); /**< Lu, Lt */
bool rcn_rune_is_lower(uint32_t rune); /**< Ll */
bool rcn_rune_is_digit(uint32_t rune); /**< Nd */
/** Returns true for a letter of a script that runs from right to left. */
bool rcn_rune_is_backward(uint32_t rune);
/** Shows nothing and takes no room: controls that are no white space, format
 * characters, variation selectors, fillers.  U+200B and U+FEFF are both this
 * and white space. */
bool rcn_rune_is_invisible(uint32_t rune);
/** A code point that never stands for a character (Unicode, 23.7). */
bool rcn_rune_is_noncharacter(uint32_t rune);
/** What no text in print can hold: controls that are no white space, the soft
 * hyphen, the byte order mark, noncharacters. */
bool rcn_rune_is_unprintable(uint32_t rune);
bool rcn_rune_is_punct(uint32_t rune); /**< P* */
/** True for an emoji and what joins or varies it. */
bool rcn_rune_is_picture(uint32_t rune);
/** An apostrophe, a letter or a digit: what a word is made of. */
bool rcn_rune_is_word(uint32_t rune);

/** Case-folded copy (full folding, NFC), NUL-terminated. */
rcn_text rcn_utf8_fold(rcn_arena *arena, rcn_text text);

/** The same without accents and other marks on letters: the key under which
 * names that differ only in them are one. */
rcn_text rcn_utf8_letters(rcn_arena *arena, rcn_text text);

/** Whether a text holds a small letter. */
bool rcn_utf8_has_lower(rcn_text text);

/** Simple lower case of one code point. */
uint32_t rcn_rune_lower(uint32_t rune);
uint32_t rcn_rune_title(uint32_t rune); /**< as a word in a title begins */

/** True when the text holds a letter or a digit; linear. */
bool rcn_text_has_word(rcn_text text);

/** The letters and digits of a text, folded, in words parted by single spaces:
 * equal for texts that differ in case, signs and white space.  `joined`:
 * apostrophes part no words.  In the arena.  O(bytes). */
rcn_text rcn_words_key(rcn_arena *arena, rcn_text text, bool joined);

#endif
