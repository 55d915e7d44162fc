#ifndef RCN_EDITION_RECORD_H
#define RCN_EDITION_RECORD_H

#include "edition/composer.h"

/** Makes the record of one document: what was found, and over it what the
 * editor's entry (or NULL) says.  A date that is no EDTF is a fatal yaml-value
 * at its place. */
rcn_record rcn_record_make(rcn_composer *composer, const rcn_cleaned *cleaned,
                           const rcn_dating *dating,
                           const rcn_attribution *attribution,
                           const rcn_project_document *entry);

#endif
