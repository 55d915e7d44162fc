#ifndef RCN_EDITION_NAMES_H
#define RCN_EDITION_NAMES_H

#include "edition/composer.h"

/** A name where it is in a document. */
typedef struct rcn_name_mention {
    const char *name; /**< as it is there, without a title */
    const char *form; /**< with its title, "President Aliyev"; or NULL */
    rcn_index_place place;
    bool titled;   /**< a title is before it: it is a person's */
    bool within;   /**< a word is before it that places have there: "in" */
    bool romance;  /**< in its language a body's name begins with its noun */
    bool doubtful; /**< its language writes all nouns with capitals */
} rcn_name_mention;

typedef RCN_LIST(rcn_name_mention) rcn_name_mentions;

/** Finds what look like names in the words of all documents, in their order:
 * sequences of capitalised words.  Linear. */
void rcn_find_mentions(rcn_arena *arena, const rcn_record *records,
                       size_t count, rcn_name_mentions *mentions);

/** Finds one name, letter for letter, at the bounds of words. */
void rcn_find_name(rcn_arena *arena, const rcn_record *records, size_t count,
                   const char *name, rcn_name_mentions *mentions);

#endif
