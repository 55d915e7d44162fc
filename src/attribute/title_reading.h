#ifndef RCN_ATTRIBUTE_TITLE_READING_H
#define RCN_ATTRIBUTE_TITLE_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "source/document.h"

/* Within attribute only: what a page offers as its title. */

#define RCN_TITLES_MOST 32 /**< candidates of a kind */

/** One title that a page offers. */
typedef struct rcn_title_offer {
    rcn_text value;
    rcn_text key; /**< folded words, parted by single spaces */
    const rcn_metadata_item *item;
} rcn_title_offer;

typedef struct rcn_title_offers {
    rcn_title_offer items[RCN_TITLES_MOST];
    size_t count;
} rcn_title_offers;

/** All that a page offers. */
typedef struct rcn_title_reading {
    rcn_arena *scratch;
    rcn_title_offers headings; /**< <h1>, or an element marked as headline */
    rcn_title_offers posts;    /**< headings whose class calls them the title of
                                    a post, article, story */
    rcn_title_offers styled;   /**< paragraphs in a word processor's style of
                                    titles; used when there is one */
    rcn_title_offers declared; /**< metadata that readers do not see */
    rcn_title_offers pages;    /**< <title> */
    rcn_text sites[RCN_TITLES_MOST]; /**< keys of the site's names */
    size_t site_count;
    rcn_text lower[RCN_TITLES_MOST]; /**< keys of the headings of any rank, of
                                           a text its first lines */
    uint32_t lower_at[RCN_TITLES_MOST]; /**< and where they begin */
    size_t lower_count;
    bool article;    /**< the page says that it is an article */
    size_t text_len; /**< bytes of the document's text */
} rcn_title_reading;

/** Returns the folded words of a text, parted by single spaces, in the arena. */
rcn_text rcn_title_key(rcn_arena *arena, rcn_text text);

/** Reads what a page offers, into `scratch`; items that the page's metadata do
 * not have are in `arena`.  O(blocks + metadata). */
rcn_title_reading *rcn_title_read(rcn_arena *arena, rcn_arena *scratch,
                                  const rcn_document *document);

/** Returns true when the key is a name of the site. */
bool rcn_title_is_site(const rcn_title_reading *page, rcn_text key);

#endif
