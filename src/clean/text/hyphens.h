#ifndef RCN_CLEAN_TEXT_HYPHENS_H
#define RCN_CLEAN_TEXT_HYPHENS_H

#include "clean/text/hyphen.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

/** What is known of the hyphens of rows before they are decided. */
typedef struct rcn_hyphens {
    rcn_work *work;
    rcn_hyphen_evidence evidence;
} rcn_hyphens;

/** Counts the words of a document's rows that no line end cuts in two. */
void rcn_hyphens_count_words(const rcn_work *work, rcn_words *words);

/** Looks at the hyphens of the document; `words` and `corpus` as above. */
rcn_hyphens rcn_hyphens_look(rcn_work *work, const rcn_words *words,
                             const rcn_words *corpus);

/** Decides each hyphen at the end of a row that is joined to the next: the join
 * becomes GLUE or DROP, with the evidence.  Linear. */
void rcn_hyphens_decide(rcn_hyphens *hyphens);

#endif
