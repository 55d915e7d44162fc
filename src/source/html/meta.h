#ifndef RCN_SOURCE_HTML_META_H
#define RCN_SOURCE_HTML_META_H

#include "source/html/build.h"

/* Within the HTML reader only: metadata that elements state. */

#define RCN_META_VALUE_MOST 1000u /**< bytes of a value */

/** A name by which an attribute states metadata. */
typedef struct rcn_meta_key {
    const char *name;
    rcn_metadata_kind kind;
    rcn_metadata_place place;
} rcn_meta_key;

/** Adds the value of attribute `name` as what `key` says it is; `shown` is the
 * name that the value has in the evidence. */
void rcn_html_meta_attribute(rcn_html_builder *builder, const rcn_meta_key *key,
                             const char *name, rcn_html_attributes attributes,
                             const char *attribute);

/** Reads a <meta>. */
void rcn_html_meta_tag(rcn_html_builder *builder,
                       rcn_html_attributes attributes);

/** Reads a <link>: the address of the page, its neighbours. */
void rcn_html_meta_link(rcn_html_builder *builder,
                        rcn_html_attributes attributes);

/** Reads what itemprop, property or rel says of an element; returns true when
 * it states metadata. */
bool rcn_html_meta_property(rcn_html_builder *builder, rcn_html_open *open,
                            rcn_html_attributes attributes);

/** Returns true for an element that microdata call a reply to the page: a
 * comment, an answer, a review of what it sells. */
bool rcn_html_meta_is_reply(rcn_html_attributes attributes);

/** Notes that the text of an element is a metadata value. */
void rcn_html_meta_capture(rcn_html_builder *builder, rcn_html_open *open,
                           rcn_metadata_kind kind, rcn_metadata_place place,
                           const char *key);

/** Returns true when `word`, in lower case, stands anywhere in `name`, in any
 * case. */
bool rcn_html_name_holds(const char *name, const char *word);

/** Returns the last bytes of the text so far, without white space at their
 * end. */
rcn_text rcn_html_text_before(const rcn_html_builder *builder);

/** Captures the text of an element whose class or link names a byline or a
 * date. */
void rcn_html_meta_class(rcn_html_builder *builder, rcn_html_open *open,
                         rcn_html_attributes attributes);

/** Reads a <time>: its attribute, else its text. */
void rcn_html_meta_time(rcn_html_builder *builder, rcn_html_open *open,
                        rcn_html_attributes attributes);

/** Reads the attributes of an element that give seconds since 1970. */
void rcn_html_meta_seconds(rcn_html_builder *builder,
                           rcn_html_attributes attributes);

#endif
