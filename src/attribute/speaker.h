#ifndef RCN_ATTRIBUTE_SPEAKER_H
#define RCN_ATTRIBUTE_SPEAKER_H

#include "attribute/attribute.h"
#include "attribute/speaker_patterns.h"

/** Returns the person whose words are the substance of a document: who gives
 * the speech that it holds; and on a body's own channel (`channel`) who is
 * quoted most, by two quotations or more of which three in five are theirs, or
 * by one when the title or the lines below it name them.  A surname is resolved
 * to the full name in the text.  Unknown when nobody is.  Linear in the
 * text. */
rcn_role rcn_speaker_find(rcn_arena *arena,
                          const rcn_speaker_patterns *patterns,
                          const rcn_cleaned *cleaned,
                          const rcn_document_head *head, const rcn_role *title,
                          bool channel);

/** Returns the full name that the text gives for a surname; `name` itself when
 * it gives none, or when it is more than one word.  Linear in the text. */
const char *rcn_speaker_complete(rcn_arena *arena,
                                 const rcn_speaker_patterns *patterns,
                                 const rcn_cleaned *cleaned, const char *title,
                                 const char *name);

#endif
