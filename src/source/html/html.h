#ifndef RCN_SOURCE_HTML_HTML_H
#define RCN_SOURCE_HTML_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "source/block.h"
#include "source/document.h"

/** The elements the reader tells apart. */
typedef enum rcn_html_tag {
    RCN_TAG_OTHER,
#define RCN_HTML_TAG(name, NAME, traits, mark) RCN_TAG_##NAME,
#include "source/html/tags.def"
#undef RCN_HTML_TAG
    RCN_TAG_COUNT
} rcn_html_tag;

#define RCN_HTML_NONE UINT32_MAX

/** Kinds of element that a text is inside of, at any depth; an ARIA role
 * counts as the element it stands for. */
typedef enum rcn_html_inside {
    RCN_IN_ARTICLE,
    RCN_IN_MAIN,
    RCN_IN_ASIDE,
    RCN_IN_NAV,
    RCN_IN_FOOTER,
    RCN_IN_HEADER,
    RCN_IN_FORM,
    RCN_IN_TABLE,
    RCN_IN_UL,
    RCN_IN_OL,
    RCN_IN_FIGURE,
    RCN_IN_BLOCKQUOTE,
    RCN_IN_SECTION,
    RCN_IN_DIALOG,
    RCN_IN_SELECT,
    RCN_IN_BUTTON,
    RCN_IN_LABEL,
    RCN_IN_TD,
    RCN_IN_DL,
    RCN_IN_DETAILS,
    RCN_IN_A,
    RCN_IN_PRE,
    RCN_IN_COUNT
} rcn_html_inside;

/** An element that blocks are in: every block element, and every other one
 * that is a link or has a class, id or itemprop.  A parent comes before its
 * children. */
typedef struct rcn_html_element {
    uint32_t parent; /**< index, or RCN_HTML_NONE */
    uint32_t name;   /**< index in rcn_html.names */
    uint32_t inside; /**< 1 << rcn_html_inside for it and all around it */
    uint16_t depth;  /**< 0 for the outermost */
    uint8_t tag;     /**< rcn_html_tag */
    uint8_t lists;   /**< lists it is in, at most 255 */
} rcn_html_element;

/** A stretch of the text that no block element and no double line break
 * divides: what is kept or cut as one. */
typedef struct rcn_html_block {
    uint32_t start, end; /**< bytes of the text, no white space at the ends */
    uint32_t element;    /**< the innermost around its first character */
    uint32_t line;       /**< in the file, from 1 */
    uint32_t link_bytes; /**< of the text that is in links */
    uint16_t link_count; /**< links that begin in it */
    uint8_t kind;        /**< rcn_block_kind, as far as the tags say */
    uint8_t level;       /**< of a heading or of a list item, else 0 */
    uint8_t tag;         /**< what it is a block of: RCN_TAG_P, RCN_TAG_LI ...;
                              RCN_TAG_OTHER when no known element is near */
    bool hidden;         /**< not shown: display none, hidden, aria-hidden */
    bool unseen;         /**< hidden, and not so that a reader unfolds it; or
                              marked to be left out in print */
    bool noscript;       /**< is in <noscript> */
    bool head;           /**< is in <head>: the page's <title> */
    bool wordless;       /**< nothing but punctuation */
} rcn_html_block;

/** What tags say of bytes [start, end) of the text; sorted by start, then by
 * falling end; nested, never crossing. */
typedef struct rcn_html_mark {
    uint32_t start, end;
    rcn_mark_kind kind;
    const char *value; /**< as for rcn_mark; links are absolute or "#id" */
} rcn_html_mark;

/** Why the text of a block differs from the text nodes of the page. */
typedef enum rcn_html_patch_kind {
#define RCN_HTML_PATCH(NAME, class_id, rule) RCN_HTML_PATCH_##NAME,
#include "source/html/patches.def"
#undef RCN_HTML_PATCH
    RCN_HTML_PATCHES
} rcn_html_patch_kind;

/** Bytes [start, end) of the text for which a block has something else; empty
 * where the markup adds something.  Sorted by start; apart. */
typedef struct rcn_html_patch {
    uint32_t start, end;
    const char *replacement; /**< NULL: nothing, they are cut */
    const char *reason;      /**< of this one case, or NULL */
    uint8_t kind;            /**< rcn_html_patch_kind */
    bool closes; /**< belongs to the text before it, not to that after it */
} rcn_html_patch;

/** A picture, a video or the like, which is before byte `at` of the text. */
typedef struct rcn_html_image {
    uint32_t at;
    uint32_t element;   /**< the innermost recorded one, or RCN_HTML_NONE */
    const char *source; /**< its URL as written; NULL: none, or too long */
    const char *others; /**< more URLs of the same, each on a line, or NULL */
    const char *alt;    /**< what stands for it, or NULL */
    rcn_text bytes;     /**< of one that is written out in the page (data:) */
    uint8_t tag;        /**< RCN_TAG_IMG, _SVG, _VIDEO, _AUDIO, _IFRAME */
    bool hidden;        /**< not shown, as for blocks */
    bool noscript;      /**< is in <noscript> */
    bool small;         /**< its tag gives it the size of an icon */
    bool watched;       /**< a frame or a drawing that is part of the text by
                             what its tag says */
} rcn_html_image;

/** The count of an item in a list that counts. */
typedef struct rcn_html_ordinal {
    uint32_t element; /**< the item */
    rcn_ordinal ordinal;
} rcn_html_ordinal;

/** A paragraph that is an item of a list by its style, as Word writes them. */
typedef struct rcn_html_listed {
    uint32_t element; /**< the paragraph */
    uint32_t level;   /**< from 1 */
    rcn_ordinal ordinal;
} rcn_html_listed;

/** A cell of a table that takes more than one place of it. */
typedef struct rcn_html_extent {
    uint32_t element;       /**< the cell */
    uint16_t columns, rows; /**< from 1; rows UINT16_MAX: all that follow */
} rcn_html_extent;

/** A place that links may lead to: an element with an id. */
typedef struct rcn_html_anchor {
    const char *id;
    uint32_t at;      /**< byte of the text where the element begins */
    uint32_t element; /**< the innermost recorded one, or RCN_HTML_NONE */
} rcn_html_anchor;

/** A page of the printed source begins before byte `at` of the text. */
typedef struct rcn_html_page {
    uint32_t at;
    const char *label; /**< "" when it is not known */
} rcn_html_page;

/** What a page of HTML holds beside its text. */
typedef struct rcn_html {
    const rcn_html_element *elements;
    size_t element_count;
    const rcn_html_block *blocks; /**< in order of the text, apart */
    size_t block_count;
    const rcn_html_mark *marks;
    size_t mark_count;
    const uint32_t *breaks; /**< bytes of the text before which a line break
                                 (<br>) stands, rising */
    size_t break_count;
    const uint32_t *rules; /**< bytes of the text before which a section break
                                (<hr>) stands, rising */
    size_t rule_count;
    const rcn_html_patch *patches;
    size_t patch_count;
    const rcn_html_page *pages; /**< in order of the text */
    size_t page_count;
    const rcn_html_image *images;
    size_t image_count;
    const rcn_html_ordinal *ordinals; /**< by rising element */
    size_t ordinal_count;
    const rcn_html_listed *listed; /**< by rising element */
    size_t listed_count;
    const rcn_html_extent *extents; /**< by rising element */
    size_t extent_count;
    const rcn_html_anchor *anchors; /**< by id; of equal ones the first in the
                                         page is first */
    size_t anchor_count;
    const char *const *names; /**< "class id itemprop" of elements; the first
                                   is "" */
    size_t name_count;
    rcn_text description;  /**< the longest description the page gives of
                                itself, or empty */
    rcn_text article_body; /**< JSON-LD's articleBody, or empty */
    bool says_article;     /**< JSON-LD calls it an article */
    bool says_news;        /**< JSON-LD calls it a NewsArticle */
    bool og_article;       /**< og:type does */
    bool news_media;       /**< JSON-LD names a NewsMediaOrganization */
    bool says_product; /**< og:type, JSON-LD or microdata call it a thing for
                                sale, or a program */
    uint32_t dropped;  /**< scripts, styles, templates, embedded things */
} rcn_html;

/** Reads a picture of a page: as it is written out there, or from the files
 * that came with the page (source/assets.h).  NULL when the books cannot carry
 * it: `*ret_why` says why ("remote", "no format that is read"). */
const rcn_image *rcn_html_image_read(rcn_arena *arena,
                                     const rcn_document *document,
                                     const rcn_html_image *image,
                                     const char **ret_why);

/** Returns the place with an id, or NULL. */
const rcn_html_anchor *rcn_html_anchor_find(const rcn_html *html,
                                            const char *id);

/** Returns the index of the first block that ends behind byte `at` of the text,
 * or the count of blocks.  O(log blocks). */
size_t rcn_html_block_after(const rcn_html *html, uint32_t at);

/** Returns the count of the item that `element` is or is in, at most four steps
 * up; style NUL when it is not counted. */
rcn_ordinal rcn_html_ordinal_of(const rcn_html *html, uint32_t element);

/** Returns the item of a list that `element` or one at most three steps up is
 * by its style, or NULL. */
const rcn_html_listed *rcn_html_listed_of(const rcn_html *html,
                                          uint32_t element);

/** Returns true when `classes`, parted by white space, lists the name: of a
 * class attribute, or of rcn_html.names. */
bool rcn_html_has_class(const char *classes, const char *name);

/** Returns the index of the first of `count` names that `classes` lists;
 * `count` when it lists none.  Reads `classes` once. */
size_t rcn_html_find_class(const char *classes, const char *const *names,
                           size_t count);

/** Returns true when `classes`, which may be NULL, lists one of `count`
 * names. */
bool rcn_html_has_one_class(const char *classes, const char *const *names,
                            size_t count);

/** Returns true when a class states that only screen readers state what an
 * element holds. */
bool rcn_html_is_for_readers(const char *classes);

/** Returns whether an element is `around` or is in it; false where either is
 * RCN_HTML_NONE.  Cost: the depth between them. */
bool rcn_html_is_within(const rcn_html *html, uint32_t element,
                        uint32_t around);

/** Returns the nearest element with a tag that `element` is or is in;
 * RCN_HTML_NONE when there is none. */
uint32_t rcn_html_around(const rcn_html *html, uint32_t element,
                         rcn_html_tag tag);

/** Returns the tag of a name in lower case. */
rcn_html_tag rcn_html_tag_find(const char *name);

/** Returns true when the element has the trait of html/tags.def: 'B', 'S', 'V',
 * 'M'. */
bool rcn_html_tag_is(rcn_html_tag tag, char trait);

/** Returns the mark an element makes by its name alone; RCN_MARK_KINDS: none. */
rcn_mark_kind rcn_html_tag_mark(rcn_html_tag tag);

/** "p", "h1"; "other" for the rest. */
const char *rcn_html_tag_name(rcn_html_tag tag);

#endif
