#ifndef RCN_ATTRIBUTE_SIGNS_H
#define RCN_ATTRIBUTE_SIGNS_H

#include <stdbool.h>
#include <stddef.h>

#include "attribute/attribute.h"
#include "base/list.h"
#include "base/pattern.h"

/** What a sign is evidence of. */
typedef enum rcn_role_kind {
    RCN_ROLE_AUTHOR,
    RCN_ROLE_ISSUER,
    RCN_ROLE_SPEAKER,
    RCN_ROLE_PUBLISHER,
    RCN_ROLE_SOURCE_URL,
    RCN_ROLE_COUNT
} rcn_role_kind;

/** Where a sign is looked for. */
typedef enum rcn_sign_place {
    RCN_SIGN_TITLE,   /**< the title, stated */
    RCN_SIGN_OPENING, /**< the first blocks of the text */
    RCN_SIGN_TEXT,    /**< all blocks */
    RCN_SIGN_EDGE,    /**< short lines at the head and the tail, kept or not */
    RCN_SIGN_PAGE,    /**< what pages repeat at their edges */
    RCN_SIGN_BYLINE   /**< spans that clean calls bylines */
} rcn_sign_place;

/** One way in which documents state who is responsible; the table is in the
 * order of trust. */
typedef struct rcn_sign {
    const char *rule; /**< id */
    rcn_role_kind role;
    rcn_sign_place place;
    rcn_status status;
    const char *expression; /**< group 1 is the name */
} rcn_sign;

extern const rcn_sign rcn_signs[];
extern const size_t rcn_sign_count;

/** A name that a sign gave. */
typedef struct rcn_hit {
    size_t sign;
    const char *value; /**< squashed, without a leading article */
    rcn_evidence evidence;
} rcn_hit;

typedef RCN_LIST(rcn_hit) rcn_hits;

#define RCN_NONSENSE_COUNT 6

/** Compiled signs, and what names look like. */
typedef struct rcn_sign_set {
    rcn_pattern **patterns; /**< one for each sign */
    rcn_pattern *body;      /**< a name with capitals, group 1 */
    const rcn_pattern *nonsense[RCN_NONSENSE_COUNT];
} rcn_sign_set;

/** Compiles the patterns of what names nobody; the arena frees them. */
void rcn_nonsense_compile(rcn_arena *arena, const rcn_pattern **ret_patterns);

/** Returns true for words in the place of a name that name neither body nor
 * person: "Terms of Service", "Archives", "Foto". */
bool rcn_names_nobody(const rcn_pattern *const *patterns, rcn_text name);

/** Compiles the table; the arena frees it. */
rcn_sign_set rcn_sign_set_new(rcn_arena *arena);

/** All that the signs find in a document, in the order of the table, then of
 * the text.  Strings are in the arena. */
rcn_hits rcn_signs_read(rcn_arena *arena, const rcn_sign_set *set,
                        const rcn_cleaned *cleaned);

/** The names of a corpus, searched when one is to be completed. */
typedef struct rcn_names rcn_names;

/** Lives in `scratch`; names that it completes are in `arena`. */
rcn_names *rcn_names_new(rcn_arena *arena, rcn_arena *scratch,
                         const rcn_sign_set *set, const rcn_cleaned *documents,
                         size_t count);

/** Returns the fullest form of a body's name: a longer form of document `own`,
 * then, for an acronym or "Foreign Ministry", of the others if they agree;
 * `name` itself when there is none.  Linear in the text of the document, once
 * in that of all for each short name. */
const char *rcn_name_complete(rcn_names *names, size_t own, const char *name);

#endif
