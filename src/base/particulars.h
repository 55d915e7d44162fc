#ifndef RCN_BASE_PARTICULARS_H
#define RCN_BASE_PARTICULARS_H

/** What papers of one kind state of themselves: particulars.def. */
typedef enum rcn_particular {
#define RCN_PARTICULAR(name, key, label, tei) RCN_PARTICULAR_##name,
#include "base/particulars.def"
#undef RCN_PARTICULAR
    RCN_PARTICULAR_COUNT
} rcn_particular;

/** Returns the key of a particular in edition.yaml and edition.json. */
const char *rcn_particular_key(rcn_particular particular);

/** Its English label: "Court". */
const char *rcn_particular_label(rcn_particular particular);

/** Returns the element of TEI that holds it: "respStmt", "idno" or "note". */
const char *rcn_particular_tei(rcn_particular particular);

#endif
