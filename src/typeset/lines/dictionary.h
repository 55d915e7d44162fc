#ifndef RCN_TYPESET_LINES_DICTIONARY_H
#define RCN_TYPESET_LINES_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

#define RCN_HYPHENATED_MOST 60 /* letters: longer runs are no words */
#define RCN_RESPELLED_MOST  12 /* bytes of letters that change at a break */

/** Letters of a word that are spelt in another way where it is broken: those of
 * [from, to) become `left` before the hyphen and `right` after the break.  In
 * lower case; both may be empty, but not with from == to. */
typedef struct rcn_respelling {
    uint8_t from, to;
    char left[RCN_RESPELLED_MOST], right[RCN_RESPELLED_MOST];
} rcn_respelling;

/** A place where a word may be broken: `at` letters before it. */
typedef struct rcn_hyphen_point {
    uint8_t at;
    rcn_respelling respelling; /**< of no letters: none */
} rcn_hyphen_point;

/** libhyphen's dictionaries, opened when first asked for. */
typedef struct rcn_dictionaries rcn_dictionaries;

/** Returns where the dictionary with a name ("en_US") is, if it is installed. */
const char *rcn_dictionary_path(rcn_arena *arena, const char *name);

/** No dictionary is open yet; the arena closes them. */
rcn_dictionaries *rcn_dictionaries_new(rcn_arena *arena, rcn_log *log);

/** Returns where the word of `count` letters (in any case) of a language may be
 * broken, into points[0 .. count), in order; returns their number.  0 without a
 * dictionary, which logs hyphen-missing once for each language. */
size_t rcn_dictionaries_cut(rcn_dictionaries *dictionaries,
                            const char *language, const uint32_t *letters,
                            size_t count, rcn_hyphen_point *points);

#endif
