#ifndef RCN_EDITION_SHORT_KEY_H
#define RCN_EDITION_SHORT_KEY_H

#include "edition/edition.h"

/** Short keys of documents, as historians cite them: who, year, letter, "MFA
 * 2021a".  Gives one for each record, in the arena: that of edition.yaml where it
 * has one, else a new one that no other document has.  Who is the issuer or the
 * author (initials of a body, surname of a person), else the publisher or the
 * first word of the title.  Records x records. */
const char **rcn_short_keys(rcn_arena *arena, const rcn_edition *edition,
                            const rcn_project *project);

#endif
