#ifndef RCN_SOURCE_FORMATS_MAIL_TEXT_H
#define RCN_SOURCE_FORMATS_MAIL_TEXT_H

#include "source/formats/paper.h"

/** Writes the plain text of a mail: paragraphs, quoted lines ("> ") as nested
 * quotations, the signature and the footer of a mailing list as cuts.
 * `flowed`: lines that end in a space go on (RFC 3676), and `delete_space` that
 * this space is no text.  Linear. */
void rcn_mail_text_write(rcn_paper *paper, rcn_text text, bool flowed,
                         bool delete_space);

/** Returns a date as mails and their archives write it ("Thu, 4 Mar 2021
 * 10:11:12 +0100", "Thu Mar 4 10:11:12 CET 2021") in ISO 8601; NULL when it is
 * none.  (eml.c) */
const char *rcn_mail_date(rcn_arena *arena, rcn_text date);

#endif
