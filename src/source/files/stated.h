#ifndef RCN_SOURCE_FILES_STATED_H
#define RCN_SOURCE_FILES_STATED_H

#include "source/document.h"
#include "source/files/beside.h"
#include "source/formats/parts.h"

/* Metadata of a document while it is made: each adds to what is there. */

/** Adds what a plain text says of itself: the head and foot of a page that a
 * browser printed, keys above the text, the frame of an e-book. */
void rcn_stated_read_text(rcn_document *document);

/** Adds what the frame around the text of an e-book says.  The author of a
 * collection or of nobody's book is a word for none. */
void rcn_stated_read_frame(rcn_document *document);

/** Adds what the file around a part says of it. */
void rcn_stated_add_part(rcn_document *document, const rcn_part *part);

/** Puts what a file beside the document says before all else: a person or a
 * crawler wrote it for this document. */
void rcn_stated_add_beside(rcn_document *document, rcn_metadata_list beside);

#endif
