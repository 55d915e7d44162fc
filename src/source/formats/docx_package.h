#ifndef RCN_SOURCE_FORMATS_DOCX_PACKAGE_H
#define RCN_SOURCE_FORMATS_DOCX_PACKAGE_H

#include "source/formats/archive.h"
#include "source/formats/paper.h"

/** A part of a Word document: a file of XML with its relations. */
typedef struct rcn_docx_part {
    const char *folder;       /**< "word/" */
    const xmlNode *root;      /**< NULL: it is not there */
    const xmlNode *relations; /**< or NULL */
    const xmlNode *next_note; /**< where the search for a note begins */
} rcn_docx_part;

/** Returns the part that holds the text, by the relations of the package
 * (ISO/IEC 29500-2, 9.3), else word/document.xml.  Logs source-container when
 * it is not there. */
rcn_docx_part rcn_docx_open_main(rcn_archive *archive);

/** Returns a part in the folder of another; without a root when it is not
 * there. */
rcn_docx_part rcn_docx_open_beside(rcn_archive *archive,
                                   const rcn_docx_part *part, const char *name);

/** Returns what a relation of a part leads to (15.3.1): another part or an
 * address; NULL when there is none, or `id` is NULL. */
const char *rcn_docx_relation(rcn_arena *arena, const rcn_docx_part *part,
                              const char *id);

/** Returns the name in the archive of what a relation leads to. */
const char *rcn_docx_part_name(rcn_arena *arena, const rcn_docx_part *part,
                               const char *target);

/** Returns the note with this id, or NULL.  Notes asked for in their order cost
 * no search. */
const xmlNode *rcn_docx_find_note(rcn_arena *arena, rcn_docx_part *part,
                                  const char *id);

/** Writes the core properties as metadata (ISO/IEC 29500-2, 11), the language
 * only where `with_language`. */
void rcn_docx_read_properties(rcn_archive *archive, rcn_paper *paper,
                              bool with_language);

/** Logs each comment as source-comment. */
void rcn_docx_report_comments(rcn_archive *archive, const rcn_docx_part *main);

#endif
