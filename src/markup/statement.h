#ifndef RCN_MARKUP_STATEMENT_H
#define RCN_MARKUP_STATEMENT_H

#include "edition/edition.h"
#include "markup/xml.h"

/** The prefix attribute that the properties below need beside those that RDFa
 * knows by itself. */
#define RCN_STATEMENT_PREFIX                           \
    "marcrel: http://id.loc.gov/vocabulary/relators/ " \
    "pav: http://purl.org/pav/ "                       \
    "edtf: http://id.loc.gov/datatypes/edtf/"

/** Returns the address of a document; NULL when none or only its site
 * ("example.org") is known. */
const char *rcn_record_url(const rcn_record *record);

/** Writes what is known of a document as RDFa: one <meta property content> a
 * statement, in Dublin Core terms, the MARC list of relators
 * and, for the day of capture, PAV.  What is not
 * known is not said.  `about` is the subject ("#d-67db4c83"), or NULL for the
 * document that is being written. */
void rcn_statements_write(rcn_xml *xml, const rcn_record *record,
                          const char *about);

#endif
