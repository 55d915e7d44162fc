#ifndef RCN_ATTRIBUTE_ISSUER_NAMES_H
#define RCN_ATTRIBUTE_ISSUER_NAMES_H

#include "attribute/attribute.h"
#include "base/pattern.h"

/* Within the search for the issuer: the names that a document gives, and where
 * they stand. */

/** Patterns of names of bodies, of media, and of words on releases. */
typedef struct rcn_issuer_patterns {
    const rcn_pattern *bodies;   /**< clean/span/bodies.h */
    const rcn_pattern *medium;   /**< "Times", "Zeitung" */
    const rcn_pattern *place;    /**< "Homepage", "Webmaster" */
    const rcn_pattern *release;  /**< "Press release" */
    const rcn_pattern *reserved; /**< "All rights reserved", in any language */
    const rcn_pattern *rights;   /**< "© 2021 NAME", group 1 */
    const rcn_pattern *welcome;  /**< "Welcome to NAME", group 1 */
    const rcn_pattern *imprint;  /**< whose a page is, by its tail; group 1 */
    const rcn_pattern *street;   /**< an address below a name */
    const rcn_pattern *logo;     /**< what a logo's text says beside the name */
} rcn_issuer_patterns;

/** Compiles them; the arena frees them. */
rcn_issuer_patterns rcn_issuer_patterns_new(rcn_arena *arena);

#define RCN_MOST_NAMES 32  /**< looked at */
#define RCN_MOST_ITEMS 500 /**< of metadata that are looked at */

/** Where a name stands, the most trusted first. */
typedef enum rcn_name_place {
    RCN_ISSUER_SENDER,     /**< JSON-LD: the author is an organisation */
    RCN_ISSUER_SITE,       /**< og:site_name */
    RCN_ISSUER_LETTERHEAD, /**< a line of its own at the head of a text */
    RCN_ISSUER_NOTICE,     /**< © line */
    RCN_ISSUER_IMPRINT,    /**< address, account, tax */
    RCN_ISSUER_LOGO,
    RCN_ISSUER_TITLE, /**< last part of <title>, of the first line of a text */
    RCN_ISSUER_AUTHOR,
    RCN_ISSUER_RIGHTS,
    RCN_ISSUER_PUBLISHER,
    RCN_ISSUER_WELCOME, /**< "Welcome to NAME" */
    RCN_ISSUER_SIGNATURE,
    RCN_ISSUER_TEXT, /**< the text names it often: supports, names nobody */
    RCN_ISSUER_HOST  /**< so does the address */
} rcn_name_place;

typedef struct rcn_found_name {
    rcn_text value, key;
    rcn_name_place place;
    rcn_evidence evidence;
    bool body;        /**< holds a word that names a body */
    unsigned support; /**< 1 << rcn_name_place of the others that agree */
} rcn_found_name;

/** The names of one document. */
typedef struct rcn_name_search {
    rcn_arena *arena; /**< of the result */
    rcn_arena *scratch;
    const rcn_issuer_patterns *patterns;
    const rcn_cleaned *cleaned;
    const rcn_document_head *head;
    rcn_text title; /**< key of the document's title */
    bool media;     /**< names of media count too */
    bool release;   /**< its head, title or address show that it is one */
    rcn_found_name names[RCN_MOST_NAMES];
    size_t count;
} rcn_name_search;

/** Gathers the names of a document from its metadata, logos, first and last
 * lines.  Linear in the text. */
void rcn_issuer_names_collect(rcn_name_search *search);

/** Notes which other places agree with each name.  O(names²), and linear in the
 * text for each name. */
void rcn_issuer_names_weigh(rcn_name_search *search);

/** Returns the words of a line of the document. */
rcn_text rcn_issuer_line(const rcn_name_search *search, size_t line);

/** Returns true when the text holds what the pattern looks for. */
bool rcn_issuer_matches(const rcn_pattern *pattern, rcn_text text);

#endif
