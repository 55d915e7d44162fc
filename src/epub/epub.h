#ifndef RCN_EPUB_EPUB_H
#define RCN_EPUB_EPUB_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "edition/edition.h"
#include "source/image.h"
#include "style/style.h"

/** A source file that travels in the book. */
typedef struct rcn_epub_source {
    const char *name; /**< unique; letters, digits, ".", "_" and "-" of ASCII */
    rcn_text bytes;
} rcn_epub_source;

typedef struct rcn_epub_options {
    const rcn_page_map *pages; /**< of the PDF of the same run, or NULL */
    const rcn_image *cover;    /**< NULL: no cover */
    rcn_text ledger_json;      /**< edition.json, kept in META-INF/, or empty */
    const rcn_epub_source *sources; /**< kept in META-INF/sources/ */
    size_t source_count;
} rcn_epub_options;

/** Writes the edition as an EPUB 3.3 at `path`, whole or absent; the bytes
 * depend on the edition, style and options alone.  Logs epub-* or output-write
 * and returns false when it fails. */
bool rcn_epub_write(const rcn_edition *edition, const rcn_style *style,
                    const rcn_epub_options *options, const char *path,
                    rcn_log *log);

/** A file of the book before it is packed. */
typedef struct rcn_epub_member {
    const char *name; /**< "EPUB/d-67db4c83.xhtml" */
    rcn_text bytes;
    const rcn_section *section; /**< that it holds, or NULL */
    size_t start, end;          /**< blocks of the section */
} rcn_epub_member;

/** Takes one file, whose bytes live until it returns. */
typedef void rcn_epub_take(void *user, const rcn_epub_member *member);

/** Hands over what rcn_epub_write packs, but for META-INF/ and the mimetype: the
 * package, the contents, styles, chapters in the order of the spine, pictures. */
void rcn_epub_visit(const rcn_edition *edition, const rcn_style *style,
                    const rcn_epub_options *options, rcn_epub_take *take,
                    void *user, rcn_log *log);

#endif
