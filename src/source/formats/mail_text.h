#ifndef RCN_SOURCE_FORMATS_MAIL_TEXT_H
#define RCN_SOURCE_FORMATS_MAIL_TEXT_H

#include "source/formats/paper.h"

/** Writes the plain text of a mail: paragraphs, quoted lines ("> ") as nested
 * quotations, the signature and the footer of a mailing list as cuts.  `flowed`:
 * lines that end in a space go on (RFC 3676), and `delete_space` that this space
 * is no text.  Linear. */
void rcn_mail_text_write(rcn_paper *paper, rcn_text text, bool flowed,
                         bool delete_space);

#endif
