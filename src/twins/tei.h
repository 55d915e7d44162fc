#ifndef RCN_TWINS_TEI_H
#define RCN_TWINS_TEI_H

#include "edition/edition.h"
#include "markup/walk.h"

/* Private to the room: the parts of the TEI writer. */

/** What is inside a text, in the names of TEI. */
extern const rcn_markup_names rcn_tei_names;

/** Writes blocks [0, count) as the content of a body or a div: each heading
 * opens a div of its own. */
void rcn_tei_blocks(rcn_markup *markup, const rcn_block *blocks, size_t count);

/** Writes the header of the whole edition, with its statement of method. */
void rcn_tei_edition_header(rcn_markup *markup, const rcn_edition *edition);

/** Writes the header of a part of the edition: its title. */
void rcn_tei_part_header(rcn_markup *markup, const rcn_edition *edition,
                         const rcn_section *section);

/** Writes the header of one document: what is known of it and how. */
void rcn_tei_record_header(rcn_markup *markup, const rcn_edition *edition,
                           const rcn_record *record);

/** Writes the other copies of a document as a list of witnesses, and their
 * variants as an apparatus; nothing without copies.  For a sourceDesc.
 * (tei_witness.c) */
void rcn_tei_witnesses(const rcn_markup *markup, const rcn_record *record);

#endif
