#ifndef RCN_SOURCE_METADATA_H
#define RCN_SOURCE_METADATA_H

#include <stddef.h>
#include <stdint.h>

/** What an item of machine-readable metadata says. */
typedef enum rcn_metadata_kind {
    RCN_METADATA_TITLE,
    RCN_METADATA_AUTHOR,    /**< one person or body an item */
    RCN_METADATA_PUBLISHER, /**< or the name of the site */
    RCN_METADATA_PUBLISHED, /**< a date as written: ISO 8601 or any form */
    RCN_METADATA_MODIFIED,  /**< a date that is never the document's */
    RCN_METADATA_CAPTURED,  /**< when the page was saved; never its date */
    RCN_METADATA_LANGUAGE,  /**< BCP 47 */
    RCN_METADATA_URL, /**< of the document itself: canonical, saved from */
    RCN_METADATA_GENERATOR, /**< the program that wrote the page */
    RCN_METADATA_NEXT,      /**< page of the same article, as linked */
    RCN_METADATA_BEFORE,    /**< the page before */
    RCN_METADATA_RIGHTS     /**< who holds the rights, as the page words it */
} rcn_metadata_kind;

/** Where an item was found, the most trusted first: among items of one kind
 * the lower place wins, and of one place the first in the file. */
typedef enum rcn_metadata_place {
    RCN_PLACE_JSON_LD,      /**< schema.org in application/ld+json */
    RCN_PLACE_META,         /**< article:*, og:*, citation_*, parsely-* ... */
    RCN_PLACE_DUBLIN_CORE,  /**< dc.*, dcterms.* */
    RCN_PLACE_MICRODATA,    /**< itemprop, RDFa property */
    RCN_PLACE_TIME_ELEMENT, /**< <time datetime>, <abbr class="published"> */
    RCN_PLACE_LINK,         /**< <link rel="canonical">, rel="author" */
    RCN_PLACE_CLASS,        /**< an element whose class says byline, date ... */
    RCN_PLACE_HEADING,      /**< <h1> */
    RCN_PLACE_PAGE_TITLE,   /**< <title> */
    RCN_PLACE_COMMENT       /**< of SingleFile, an archive, WARC headers */
} rcn_metadata_place;

#define RCN_METADATA_NO_OFFSET UINT32_MAX

/** Key of an author that JSON-LD calls an organisation. */
#define RCN_KEY_SENDER "author (organization)"

/** Key of an author that JSON-LD gives a page, not its article. */
#define RCN_KEY_PAGE_AUTHOR "page author"

/** Key of an author whose name links to a page of its own. */
#define RCN_KEY_AUTHOR_PAGE "author page"

/** Key of the <title> of a page around a plain text. */
#define RCN_KEY_FRAME_TITLE "page title"

/** Keys of what the frame around a book of a library of e-books says of it. */
#define RCN_KEY_EBOOK_TITLE  "ebook.title"
#define RCN_KEY_EBOOK_AUTHOR "ebook.author"

/** One piece of metadata that a reader found beside the text.
 *
 * `value` is what it says, entities and escapes resolved; `quote` is how the
 * file has it, so that it can be found there (the same string when nothing was
 * escaped). */
typedef struct rcn_metadata_item {
    rcn_metadata_kind kind;
    rcn_metadata_place place;
    const char *key;   /**< as the file names it: "article:published_time" */
    const char *value; /**< trimmed, never empty */
    const char *quote;
    const char *file; /**< name of a file beside the document; NULL: its own */
    uint32_t line;    /**< in the file, from 1 */
    uint32_t offset;  /**< byte of the document's text where it is, for an
                          element with text; else RCN_METADATA_NO_OFFSET */
} rcn_metadata_item;

#endif
