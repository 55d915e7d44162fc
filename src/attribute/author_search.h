#ifndef RCN_ATTRIBUTE_AUTHOR_SEARCH_H
#define RCN_ATTRIBUTE_AUTHOR_SEARCH_H

#include "attribute/attribute.h"
#include "attribute/byline.h"
#include "base/list.h"

/* Within the search for the author of a page only. */

#define RCN_HOST_LABEL_LEAST 4 /**< bytes of a label of a host that is a name */

/** A candidate for author; `key` is equal for equal names. */
typedef struct rcn_author {
    rcn_text value, key;
    const rcn_metadata_item *item; /**< NULL: the visible byline */
    const rcn_metadata_item *last; /**< the last one joined to it */
    bool joined;                   /**< it is a list of several items */
    bool told;                     /**< "by" is before the name */
    bool site;                     /**< it is the page's own site */
} rcn_author;

typedef RCN_LIST(rcn_author) rcn_authors;

/** The authors of one page while they are found. */
typedef struct rcn_author_search {
    rcn_arena *scratch;
    const rcn_name_patterns *patterns;
    const rcn_document *document;
    const rcn_document_head *head;
    rcn_authors authors;
} rcn_author_search;

/** Returns true for an item whose words are in the page's text. */
bool rcn_author_is_shown(const rcn_metadata_item *item);

/** Returns true when the page shows `item` right behind `last`, in a list of
 * authors: "Ann Roe and", "Bo Doe" in elements of one kind. */
bool rcn_author_follows(const rcn_author_search *search,
                        const rcn_metadata_item *last,
                        const rcn_metadata_item *item);

/** Returns the letters and digits of a name, folded. */
rcn_text rcn_author_letters(rcn_arena *scratch, rcn_text text);

/** Returns true when a label of the address's host, of at least `least` bytes,
 * or the host is `letters`. */
bool rcn_author_is_host(rcn_arena *scratch, rcn_text address, rcn_text letters,
                        size_t least);

/** Returns true for a name that may be a person's: two to four words with
 * capitals, and none of them names a medium or a body. */
bool rcn_author_is_personal(const rcn_author_search *search, rcn_text name);

/** Returns true for the page's own site: its publisher, or its host.  A
 * person's site bears the person's name. */
bool rcn_author_names_site(const rcn_author_search *search, rcn_text name);

/** Without the medium or body that follows a person's name: "Ann Roe, The
 * Lindholm Times", "Ann Roe, Example.com". */
rcn_text rcn_author_without_affiliation(const rcn_author_search *search,
                                        rcn_text name);

/** Without the place behind the names of a byline: "by Ann Roe, Lindholm", "Ann
 * Roe und Bo Doe, Lindholm": one word after names of two and more. */
rcn_text rcn_author_without_place(const rcn_author_search *search,
                                  rcn_text name, bool told);

/** Returns true for "News from Lindholm - Quay.example": the title of the
 * site's start, no person beside a medium. */
bool rcn_author_is_site_title(const rcn_author_search *search, rcn_text value);

#endif
