#ifndef RCN_CLEAN_TEXT_SHARED_H
#define RCN_CLEAN_TEXT_SHARED_H

#include "clean/html/lexicon.h"
#include "clean/text/text.h"
#include "clean/text/words.h"

struct rcn_shared {
    const rcn_words *words; /**< of all documents */
    const rcn_words *lines; /**< in how many documents a line stands, without
                                 white space at its ends; or NULL */
    const rcn_lexicon *lexicon;
};

#endif
