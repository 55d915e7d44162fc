#ifndef RCN_SOURCE_FORMATS_FORMATS_H
#define RCN_SOURCE_FORMATS_FORMATS_H

#include "source/formats/parts.h"

/** Length of a file's name without a query, which programs that save pages keep
 * in it: "page.php?id=7", or "app.js@ver=2" where "?" cannot stand. */
size_t rcn_name_length(const char *name);

/** Returns what a file is, by its name alone. */
rcn_name_kind rcn_name_classify(const char *name);

/** Returns the reader for a file that holds documents: by its content where
 * that tells, else by its name.  NULL for a file that is a document itself,
 * text or HTML, and for one that is none. */
rcn_parts_reader *rcn_format_reader(const char *name, rcn_text bytes);

/** Returns true for a file of a format that is read record by record, so that
 * it need not fit into memory. */
bool rcn_format_has_records(rcn_text bytes);

/** Returns true for a file without a reader that is a page of HTML: it begins
 * like one, or is called so and has a "<" or "&". */
bool rcn_format_is_page(const char *name, rcn_text bytes);

/** Returns what libmagic calls the bytes of a file ("PNG image data, 16 x 16"),
 * in the arena; "unknown data" when it knows nothing.  For messages only: other
 * versions of it use other words. */
const char *rcn_bytes_describe(rcn_arena *arena, rcn_text bytes);

/** Returns what bytes without a reader are when they are no text but a picture,
 * sound or a font, whatever the file is called ("a picture"); else NULL.  By
 * libmagic. */
const char *rcn_bytes_medium(rcn_text bytes);

/** A format that is read, for the help. */
typedef struct rcn_format_info {
    const char *title;
    const char *endings; /**< ".eml .emlx"; "": known by the content alone */
} rcn_format_info;

/** Number of formats that are read: text, HTML, and the rows of formats.def. */
size_t rcn_format_count(void);

/** Returns the format with number `i`, below rcn_format_count(). */
rcn_format_info rcn_format_describe(size_t i);

#endif
