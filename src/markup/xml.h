#ifndef RCN_MARKUP_XML_H
#define RCN_MARKUP_XML_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/** An XML document being written in memory, UTF-8. */
typedef struct rcn_xml rcn_xml;

/** Begins a document with an XML declaration and, when `doctype` is not NULL,
 * `<!DOCTYPE doctype>`.  The arena frees it. */
rcn_xml *rcn_xml_new(rcn_arena *arena, const char *doctype);

/** Begins a document that is served as HTML: `<!DOCTYPE html>` and no XML
 * declaration. */
rcn_xml *rcn_xml_new_html(rcn_arena *arena);

/** Opens an element; its attributes follow at once. */
void rcn_xml_open(rcn_xml *xml, const char *name);

/** Adds an attribute to the element just opened; a NULL value adds none. */
void rcn_xml_attribute(rcn_xml *xml, const char *name, const char *value);

/** Adds text.  A character that XML 1.0 does not have (section 2.2) becomes
 * U+FFFD and is counted. */
void rcn_xml_text(rcn_xml *xml, rcn_text text);
void rcn_xml_string(rcn_xml *xml, const char *string);

/** Adds text that is to stand as it is, for <style> in a document served as
 * HTML; `</` becomes `<\/`, which CSS reads alike and which ends nothing. */
void rcn_xml_raw(rcn_xml *xml, rcn_text text);

/** Adds well-formed markup as it stands. */
void rcn_xml_markup(rcn_xml *xml, const char *markup);

/** Closes the innermost element with an end tag of its own, as HTML parsers
 * want it. */
void rcn_xml_close(rcn_xml *xml);

/** Closes an element that HTML keeps empty: `<br/>`. */
void rcn_xml_close_void(rcn_xml *xml);

/** A whole element that holds text only, and a line end. */
void rcn_xml_line(rcn_xml *xml, const char *name, const char *text);

/** Closes what is open and gives the document, NUL-terminated and owned by the
 * arena of rcn_xml_new. */
rcn_text rcn_xml_finish(rcn_xml *xml);

/** Returns how many characters became U+FFFD so far. */
size_t rcn_xml_replaced(const rcn_xml *xml);

#endif
