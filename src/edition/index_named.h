#ifndef RCN_EDITION_INDEX_NAMED_H
#define RCN_EDITION_INDEX_NAMED_H

#include "base/pattern.h"
#include "edition/composer.h"
#include "edition/names.h"

/* All mentions of one name. */
typedef struct rcn_named {
    const char *name;
    size_t first, end; /* mentions */
    bool titled;
    bool doubtful;    /* in all places */
    size_t within;    /* mentions behind "in" */
    bool romance;     /* in some place; see rcn_name_mention */
    const char *form; /* with a title, "President Aliyev"; or NULL */
    rcn_indexed_kind kind;
    const char *heading; /* NULL: left out */
    const char *key;     /* of the heading, for sorting */
    size_t order;
} rcn_named;

typedef struct rcn_indexing {
    rcn_composer *composer;
    rcn_arena *arena;           /* of the search alone */
    rcn_name_mentions mentions; /* by name, then place */
    RCN_LIST(rcn_named) names;  /* by name */
    const rcn_pattern *bodies;
    bool all; /* not only names whose kind is known */
} rcn_indexing;

/** Returns the key under which headings are sorted, and by which those are one
 * that differ only in capitals, accents or the article: "Bank of the North" and
 * "BANK OF NORTH". */
const char *rcn_index_key(rcn_arena *arena, const char *heading);

/** Returns the number of capitals in a heading: of those with one key that with
 * the fewest is printed. */
size_t rcn_index_capitals(const char *heading);

/** Orders places as they are in the edition, for qsort. */
int rcn_index_place_order(const rcn_index_place *a, const rcn_index_place *b);

/** Returns the number of words of a name. */
size_t rcn_name_words(const char *name);

/** Returns the last word of a name; within it. */
const char *rcn_name_last(const char *name);

/** Returns true for what could be a person's name of several words. */
bool rcn_name_is_personal(const char *name);

/** Returns true when a list, which ends with NULL or is NULL, has a name. */
bool rcn_name_listed(const char *const *list, const char *name);

/** Returns the entry of a name, or NULL.  O(log names). */
rcn_named *rcn_named_find(rcn_indexing *indexing, const char *name);

/** Makes one entry of all mentions of a name, and gives short forms and names
 * behind an office the heading of the one person they can mean. */
void rcn_named_merge(rcn_indexing *indexing);

/** Gives each name its kind and its heading, or none: what too little speaks
 * for, and what the editor drops. */
void rcn_named_settle(rcn_indexing *indexing);

#endif
