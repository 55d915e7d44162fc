#ifndef RCN_SOURCE_HTML_BUILD_H
#define RCN_SOURCE_HTML_BUILD_H

#include "base/list.h"
#include "source/html/formula.h"
#include "source/html/html.h"
#include "source/html/style.h"

/* Within the HTML reader only: what grows while the parser reports elements. */

/** Attributes of an element as the parser gives them: name, value, name, value,
 * NULL; a value may be NULL.  NULL: none. */
typedef const unsigned char *const *rcn_html_attributes;

/** An element that is not yet closed. */
typedef struct rcn_html_open {
    uint32_t element;    /**< the innermost recorded one */
    uint32_t first_mark; /**< its marks, of which there are mark_count */
    uint32_t capture;    /**< its metadata capture, or RCN_HTML_NONE */
    uint32_t start;      /**< byte of the text where it begins */
    uint8_t mark_count;
    uint8_t tag;    /**< rcn_html_tag */
    uint8_t hole;   /**< rcn_html_patch_kind of the text it is in */
    uint32_t patch; /**< its own one, or RCN_HTML_NONE */
    uint16_t style; /**< its own: rcn_html_style together */
    bool note;      /**< it is a note within a paragraph */
    bool code_line; /**< it is a line of code within <pre> */
    bool replies;   /**< microdata call it a comment, an answer, a review */
    bool hidden, unseen, in_link, skipped, noscript, head;
} rcn_html_open;

/** An element whose text will be a metadata value when it closes. */
typedef struct rcn_html_capture {
    rcn_metadata_kind kind;
    rcn_metadata_place place;
    const char *key;
    uint32_t start, line;
    bool name_found; /**< an itemprop "name" within it gave the value */
} rcn_html_capture;

/** Bytes of the text that are no part of a metadata value around them: words of
 * a button, of a drawing, the reading of ruby. */
typedef struct rcn_html_mute {
    uint32_t start, end;
} rcn_html_mute;

/** A list that counts its items. */
typedef struct rcn_html_counter {
    uint32_t element;
    int32_t next;
    int32_t step; /**< 1, or -1 when it is reversed */
    uint32_t items;
    char style;
    bool open_start; /**< reversed, and begins with the number of its items */
} rcn_html_counter;

/** What the parser reported, kept for later: html/table_foot.c. */
typedef struct rcn_html_event rcn_html_event;

/** The foot of a table, until the table ends. */
typedef struct rcn_html_foot {
    RCN_LIST(rcn_html_event) events;
    size_t bytes;  /**< that they hold */
    size_t depth;  /**< open elements, the table's the last; 0: no foot waits */
    size_t nested; /**< elements of the foot that are open; 0: it is whole */
    bool closed;   /**< no foot may begin */
} rcn_html_foot;

typedef struct rcn_html_builder {
    rcn_arena *arena;   /**< of the document */
    rcn_arena *scratch; /**< where lists grow, until the page is read */
    rcn_text source;    /**< the whole page, decoded */
    size_t source_at;   /**< where in it the parser stands */
    size_t source_from; /**< where the text begins that it gives; SIZE_MAX: not
                             known */
    size_t nodes_end;   /**< the last known place of a text */
    RCN_LIST(rcn_text_node) nodes; /**< places in the source, decoded */
    uint32_t line;                 /**< and in which line of the file, from 1 */
    /* The most that is told apart; what comes after is read flatly. */
    size_t element_limit, block_limit, mark_limit;
    rcn_buffer text;
    RCN_LIST(rcn_line) lines;
    RCN_LIST(rcn_html_open) open;
    RCN_LIST(rcn_html_element) elements;
    RCN_LIST(rcn_html_block) blocks;
    RCN_LIST(rcn_html_mark) marks;
    RCN_LIST(uint32_t) breaks;
    RCN_LIST(uint32_t) rules;
    RCN_LIST(rcn_html_patch) patches;
    rcn_buffer opening;  /**< quotation marks before the next text */
    uint32_t quotations; /**< open ones */
    bool ruby_sign;      /**< the open ruby text began with a bracket of ours */
    const char *language;      /**< of the page, or NULL */
    const char *first_article; /**< its headline in JSON-LD, or NULL */
    char card_author; /**< number of the card's label that names an author */
    RCN_LIST(rcn_html_page) pages;
    const char *page_label; /**< of the open mark of a page, or NULL */
    rcn_formula *formula;   /**< the open one */
    size_t formula_end;     /**< of the text, behind the last <math>; 0: none */
    rcn_html_sheet *sheet;  /**< the page's own styles */
    bool note_opens; /**< a note in a paragraph begins with the next text */
    bool apart;      /**< the style sets the next text apart */
    uint32_t odd_languages;     /**< tags that are none */
    uint32_t odd_language_line; /**< of the first */
    const char *odd_language;   /**< the first */
    RCN_LIST(rcn_html_image) images;
    rcn_buffer candidates; /**< addresses that <source> gives the next one */
    RCN_LIST(rcn_html_counter) counters; /**< by rising element */
    RCN_LIST(rcn_html_ordinal) ordinals; /**< the same */
    RCN_LIST(rcn_html_listed) listed;    /**< the same */
    rcn_html_listed hung; /**< the last paragraph, if its first line hangs out;
                               element RCN_HTML_NONE: it does not */
    uint32_t hung_at;     /**< byte of the text where it begins */
    RCN_LIST(rcn_html_extent) extents; /**< by rising element */
    RCN_LIST(rcn_html_anchor) anchors;
    RCN_LIST(const char *) names;
    uint32_t *name_slots; /**< hash table over names: index + 1 */
    size_t name_slot_count;
    RCN_LIST(rcn_metadata_item) metadata;
    RCN_LIST(rcn_html_capture) captures;
    RCN_LIST(rcn_html_mute) mutes; /**< in order of the text */
    rcn_html_foot foot;
    rcn_html_block block; /**< the running one */
    bool block_open;
    bool bare; /**< a converter wrote the page */
    bool full; /**< one of the limits was met */
    uint32_t pending_breaks;
    rcn_buffer script; /**< of a JSON-LD script that is being read */
    bool in_json;
    uint32_t script_line;
    const char *base_url; /**< of <base>, or NULL */
    rcn_html html;
} rcn_html_builder;

/** Begins with the text of a file, which must last; results are in the
 * arena. */
void rcn_html_builder_start(rcn_html_builder *builder, rcn_arena *arena,
                            rcn_text source);

/* Events of the parser, in order. */
void rcn_html_build_open(rcn_html_builder *builder, const char *name,
                         rcn_html_attributes attributes);
void rcn_html_build_close(rcn_html_builder *builder, const char *name);
void rcn_html_build_text(rcn_html_builder *builder, rcn_text text);
void rcn_html_build_script(rcn_html_builder *builder, rcn_text text);
/** Returns true while the content of scripts is read: as metadata or as text. */
bool rcn_html_build_reads_script(const rcn_html_builder *builder);
/** Returns true while the parser is in a formula: a script there is text. */
bool rcn_html_build_in_formula(const rcn_html_builder *builder);
/** Returns how many of the outermost elements, at most `most`, may stay open
 * where the parser is started anew: all but what hides its text, is none, or
 * replaces it, for the end tags of these are not reported. */
size_t rcn_html_build_shown(const rcn_html_builder *builder, size_t most);

/** Closes open elements until `depth` are left. */
void rcn_html_build_unwind(rcn_html_builder *builder, size_t depth);

/** Hands the text, the lines, the metadata and the page to the document. */
void rcn_html_builder_finish(rcn_html_builder *builder, rcn_document *document);

/** Returns the value of an attribute, "" when it has none, NULL when absent. */
const char *rcn_html_attribute(rcn_html_attributes attributes,
                               const char *name);

/* html/element.c */
/** Records an element within `parent` when blocks need to know of it; returns
 * its index, or `parent` when they need not. */
uint32_t rcn_html_record(rcn_html_builder *builder, rcn_html_tag tag,
                         uint32_t parent, rcn_html_attributes attributes);
bool rcn_html_is_hidden(rcn_html_tag tag, rcn_html_attributes attributes);
/** Returns true when an element is not displayed and nothing about it states
 * that a reader may unfold it: a panel of tabs, an answer below its
 * question. */
bool rcn_html_is_unseen(rcn_html_tag tag, rcn_html_attributes attributes);

/* html/list.c: lists that count, places with an id. */
/** Notes a list that counts, an item of one, or a cell that takes several
 * places of its table; the element was just recorded as `element`. */
void rcn_html_count(rcn_html_builder *builder, rcn_html_tag tag,
                    uint32_t element, rcn_html_attributes attributes);
/** Notes a paragraph that its style makes an item. */
void rcn_html_note_listed(rcn_html_builder *builder, rcn_html_tag tag,
                          uint32_t element, rcn_html_attributes attributes);
/** Gives the last one the marker that the page has written out. */
void rcn_html_mark_listed(rcn_html_builder *builder, rcn_text marker);
/** Returns true for the gap that Word sets behind a marker of a list, where
 * nothing but the marker is before it in a paragraph whose first line hangs
 * out. */
bool rcn_html_is_marker_gap(const rcn_html_builder *builder, const char *style);
/** Makes the paragraph at hand an item, whose marker ends at byte `end` of the
 * text; returns where the paragraph begins. */
uint32_t rcn_html_list_hung(rcn_html_builder *builder, uint32_t end);
void rcn_html_note_anchor(rcn_html_builder *builder, rcn_html_tag tag,
                          uint32_t element, rcn_html_attributes attributes);
/** Settles counts and sorts places, when the page is read. */
void rcn_html_lists_finish(rcn_html_builder *builder);

/* html/image.c */
/** Notes a picture, with its bytes when they are written out in the page. */
void rcn_html_note_image(rcn_html_builder *builder, const rcn_html_open *open,
                         rcn_html_attributes attributes);

/** Notes an address of the picture, video or sound around it. */
void rcn_html_note_source(rcn_html_builder *builder, rcn_html_tag around,
                          rcn_html_attributes attributes);

/** Gives the object around it its address, by <param> or by the <embed> within
 * it for older browsers. */
void rcn_html_note_object(rcn_html_builder *builder, rcn_html_tag tag,
                          rcn_html_attributes attributes);

/** Returns true for an object that names nothing to show: browsers show what is
 * in it (HTML Living Standard, 4.8.7). */
bool rcn_html_is_plain_object(rcn_html_tag tag, rcn_html_attributes attributes);

/* html/patch.c: where blocks do not state what the text nodes say. */
/** Begins a patch where the element is one by its name or class. */
void rcn_html_patch_open(rcn_html_builder *builder, rcn_html_open *open,
                         rcn_html_attributes attributes);
/** Adds what the markup says without words: a quotation mark, a bracket. */
void rcn_html_patch_sign(rcn_html_builder *builder, rcn_html_tag tag,
                         bool opens);
/** Puts brackets around a note within a paragraph. */
void rcn_html_patch_note(rcn_html_builder *builder, bool opens);
/** Notes what the style of an inline element sets apart, where it begins and
 * where it ends; `around`: the style of the element around it. */
void rcn_html_patch_apart(rcn_html_builder *builder, uint32_t style,
                          uint32_t around);
/** Puts what waits for text before that at byte `at`: the quotation marks, or a
 * space that the style makes. */
void rcn_html_patch_put(rcn_html_builder *builder, uint32_t at);
void rcn_html_patch_close(rcn_html_builder *builder, const rcn_html_open *open);
/** Finds the patches that blocks and marks show, cuts them off the ends of
 * blocks, and sorts all. */
void rcn_html_patches_finish(rcn_html_builder *builder);

/* html/edit_label.c */
/** Cuts "[edit]" off the ends of headings. */
void rcn_html_find_edit_labels(rcn_html_builder *builder);

/* html/table_foot.c: each receives an event first and returns whether it keeps
 * it for later. */
bool rcn_html_foot_opens(rcn_html_builder *builder, const char *name,
                         rcn_html_attributes attributes);
bool rcn_html_foot_closes(rcn_html_builder *builder, const char *name);
bool rcn_html_foot_holds(rcn_html_builder *builder, rcn_text text);
/** Gives the builder what was kept. */
void rcn_html_foot_put(rcn_html_builder *builder);

/* html/archive_marks.c */

/** Adds what the comment of an archive says of the page: address, day of the
 * capture. */
void rcn_html_meta_comment(rcn_html_builder *builder, rcn_text comment);

/** Gives the address of the page behind that of its capture,
 * "https://web.archive.org/web/20210305101112id_/https://...": what follows a
 * segment that is the second of the capture, whose digits are put in `stamp`.
 * False for any other address. */
bool rcn_html_archived(rcn_text address, rcn_text *ret_page, char stamp[15]);

/* html/meta.c: metadata of the events above. */
void rcn_html_meta_open(rcn_html_builder *builder, rcn_html_open *open,
                        rcn_html_attributes attributes);
void rcn_html_meta_close(rcn_html_builder *builder, const rcn_html_open *open);
/** Adds an item; `value` is trimmed, and left out when blank or too long.
 * `quote` NULL: the value itself. */
void rcn_html_meta_add(rcn_html_builder *builder, rcn_metadata_item item,
                       rcn_text value);

/* html/jsonld.c */
void rcn_html_jsonld(rcn_html_builder *builder, rcn_text script, uint32_t line);

/** Returns true for a type of schema.org that is a thing for sale or a program. */
bool rcn_html_type_is_product(const char *type);

/** Returns the innermost open element; outside of all, one that is none. */
const rcn_html_open *rcn_html_innermost(const rcn_html_builder *builder);

/* html/block.c */
/** Returns true when the element, or one around it, is of kind `what`. */
bool rcn_html_is_inside(const rcn_html_builder *builder, uint32_t element,
                        rcn_html_inside what);

/** Ends the running block, if there is one, and adds it to the blocks. */
void rcn_html_block_end(rcn_html_builder *builder);

/* html/marks.c */
/** Adds the marks that an element makes: language, style, link, time. */
void rcn_html_marks_open(rcn_html_builder *builder, rcn_html_open *open,
                         rcn_html_attributes attributes);

/** Leaves out the marks of ruby that has no reading, and of readings and
 * brackets without ruby: no book may have the one without the other. */
void rcn_html_ruby_finish(rcn_html_builder *builder);

/* html/patch_sign.c */
/** Adds a patch without bytes of its own at byte `at`: the words that are there
 * in the book. */
void rcn_html_patch_push(rcn_html_builder *builder, uint32_t at,
                         const char *words, rcn_html_patch_kind kind,
                         bool closes);

/* html/patch_link.c */
/** Finds the patches that the ends of blocks show to be one. */
void rcn_html_find_signs(rcn_html_builder *builder);

#endif
