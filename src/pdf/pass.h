#ifndef RCN_PDF_PASS_H
#define RCN_PDF_PASS_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "pdf/content.h"
#include "pdf/plan.h"

/* The second pass over the file that cairo wrote.  Handles of libqpdf live until
 * they are released; the pass releases them page by page. */

/** A note that is to stand elsewhere in the structure. */
typedef struct rcn_moving_note {
    int object; /**< its number */
    const char *name;
} rcn_moving_note;

typedef struct rcn_pass {
    qpdf_data qpdf;
    const rcn_plan *plan;
    rcn_arena *arena;              /**< for the whole pass */
    rcn_arena *scratch;            /**< for one page */
    RCN_LIST(rcn_code_size) fonts; /**< of the pages so far */
    RCN_LIST(int) maps;            /**< object of each font's ToUnicode */
    RCN_LIST(rcn_mapping) texts;   /**< that go into the maps */
    size_t link;                   /**< of the plan: the next one */
    size_t element;                /**< the next one */
    size_t notes;                  /**< that have an identifier */
    size_t sections;               /**< that are open in the walk */
    RCN_LIST(rcn_moving_note) moving;
    qpdf_oh note_names; /**< array for the tree of identifiers */
} rcn_pass;

/** Logs pdf-structure with the page (from 1; 0: none); returns false. */
bool rcn_pass_refuse(rcn_pass *pass, size_t page, const char *what);

/** The object a PDF text stands for: "<</F 4>>". */
qpdf_oh rcn_pass_parse(rcn_pass *pass, const char *text);

/** A new stream with a dictionary of `keys` ("<</N 3>>") and these bytes,
 * which it takes as they are when `filter` ("/FlateDecode") says how they are
 * packed, and else packs when it is written. */
qpdf_oh rcn_pass_stream(rcn_pass *pass, const char *keys, rcn_text bytes,
                        const char *filter);

/** Sets a key to a name, to a text of UTF-8. */
void rcn_pass_name(rcn_pass *pass, qpdf_oh dict, const char *key,
                   const char *name);
void rcn_pass_text(rcn_pass *pass, qpdf_oh dict, const char *key,
                   const char *text);

/** The date of the book (ISO 32000-1, 7.9.4): "D:20230729000000Z". */
const char *rcn_pass_date(rcn_pass *pass);

/** Marks the furniture of each page, completes its fonts and links, and checks
 * that it shows what was drawn. */
bool rcn_pass_pages(rcn_pass *pass);

/** Enters the fonts of a page that no page before it had, and completes them. */
void rcn_pass_fonts(rcn_pass *pass, qpdf_oh page);

/** Keeps the texts of codes that a page's content gave; `page` from 1. */
bool rcn_pass_codes(rcn_pass *pass, const rcn_content *content, size_t page);

/** Puts the texts that were kept into the fonts' maps. */
bool rcn_pass_maps(rcn_pass *pass);

/** Walks the structure tree beside the plan's elements and completes them:
 * languages, titles, alternatives, scopes, identifiers of notes. */
bool rcn_pass_structure(rcn_pass *pass);

/** Gives a note its identifier, at once or when it has moved to the end of its
 * section, with all other pieces of the same name; NULL: it stays. */
void rcn_pass_note(rcn_pass *pass, qpdf_oh element, const char *name);

/** Moves the notes met since a section was opened into a Div at its end. */
void rcn_pass_move_notes(rcn_pass *pass, qpdf_oh section);

/** Embeds the attached files (ISO 19005-3, 6.8); their names must differ. */
bool rcn_pass_files(rcn_pass *pass);

/** What concerns the file as a whole: language, metadata, colour, labels of
 * pages, outline. */
void rcn_pass_catalog(rcn_pass *pass);

#endif
