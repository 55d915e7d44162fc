#ifndef RCN_EPUB_BOOK_H
#define RCN_EPUB_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "edition/edition.h"
#include "epub/epub.h"
#include "markup/xhtml.h"
#include "markup/xml.h"
#include "style/style.h"

/* Private to the room: the plan of a book that its writers share. */

/** A content document of the spine: a section, or a part of a long one. */
typedef struct rcn_epub_file {
    const char *name; /**< "d3.xhtml", "d3-2.xhtml" */
    const char *item; /**< its id in the manifest: "d3", "d3-2" */
    const rcn_section *section;
    uint32_t part;     /**< of the section, from 1 */
    size_t start, end; /**< blocks of the section */
    const rcn_page_break *breaks;
    size_t break_count;
} rcn_epub_file;

/** An id and the file it is in. */
typedef struct rcn_epub_anchor {
    const char *id;
    uint32_t file;
} rcn_epub_anchor;

typedef struct rcn_epub_book {
    rcn_arena *arena;
    const rcn_edition *edition;
    const rcn_style *style;
    const rcn_epub_options *options;
    rcn_log *log;
    const rcn_epub_file *files; /**< in the order of the spine */
    size_t file_count;
    const rcn_epub_anchor *anchors; /**< sorted by id */
    size_t anchor_count;
    size_t replaced; /**< characters that XML does not have */
} rcn_epub_book;

/** An entry of the contents; entries stand in reading order, and the children
 * of one follow it with a greater depth. */
typedef struct rcn_epub_entry {
    unsigned depth;     /**< from 1, at most one more than the entry before */
    const char *number; /**< of a document, else NULL */
    const char *title;
    const char *language; /**< of the title */
    const char *date;     /**< as displayed, or NULL */
    const char *href;
} rcn_epub_entry;

/** One file of the container. */
typedef struct rcn_zip_entry {
    const char *name;
    rcn_text bytes;
    bool stored; /**< never deflated */
} rcn_zip_entry;

/** The most bytes a content document should have: old readers load one whole. */
#define RCN_EPUB_FILE_LIMIT (260u * 1024)

/* plan.c */

/** Partitions the sections into files and finds where each id stands. */
rcn_epub_book *rcn_epub_plan(rcn_arena *arena, const rcn_edition *edition,
                             const rcn_style *style,
                             const rcn_epub_options *options, rcn_log *log);

/** "d3.xhtml#d3p12", or NULL when no file has the id; an rcn_markup_place. */
const char *rcn_epub_place(const void *book, const char *id);

/* contents.c */

/** Returns the entries that the navigation document and the NCX both show:
 * every file, documents grouped by year and month when there are many. */
const rcn_epub_entry *rcn_epub_contents(const rcn_epub_book *book,
                                        size_t *ret_count);

/** "3. Title, 8 November 2021". */
const char *rcn_epub_label(rcn_arena *arena, const rcn_epub_entry *entry);

/** Returns the bytes of one file each; in the arena of the book.  (chapter.c,
 * nav.c, ncx.c, package.c) */
rcn_text rcn_epub_chapter(rcn_epub_book *book, const rcn_epub_file *file);
rcn_text rcn_epub_cover(rcn_epub_book *book);
rcn_text rcn_epub_nav(rcn_epub_book *book, const rcn_epub_entry *entries,
                      size_t count);
rcn_text rcn_epub_ncx(rcn_epub_book *book, const rcn_epub_entry *entries,
                      size_t count);
rcn_text rcn_epub_container(rcn_epub_book *book);
rcn_text rcn_epub_package(rcn_epub_book *book);

/** Opens an XHTML document up to its body; with the statements about `record`
 * unless that is NULL. */
rcn_xml *rcn_epub_open_page(rcn_epub_book *book, const char *title,
                            const char *body_type, const rcn_record *record);

/** Closes it and counts what XML could not hold. */
rcn_text rcn_epub_finish(rcn_epub_book *book, rcn_xml *xml);

/** Returns true when the spine has the navigation document as its contents. */
bool rcn_epub_shows_contents(const rcn_epub_book *book);

/** Returns a phrase in the language of the edition. */
const char *rcn_epub_say(const rcn_epub_book *book, rcn_phrase phrase);

/** "cover.png" or "cover.jpg". */
const char *rcn_epub_cover_name(const rcn_epub_book *book);

/** Returns a sentence for people who look at the cover with other eyes. */
const char *rcn_epub_cover_alt(const rcn_epub_book *book);

/** Returns the name of the file that holds a picture:
 * "image-67db4c83a1b2c3d4.png". */
const char *rcn_epub_image_name(rcn_arena *arena, const rcn_image *image);

/* zip.c */

/** Packs the files in the order given, the first of them being the mimetype;
 * `date` ("2023-07-29", time and zone may follow) is that of every entry.  The
 * bytes depend on the arguments alone; the arena owns them. */
rcn_text rcn_zip_pack(rcn_arena *arena, const rcn_zip_entry *entries,
                      size_t count, const char *date);

#endif
