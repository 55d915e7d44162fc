#ifndef RCN_SOURCE_FORMATS_XML_ENTITIES_H
#define RCN_SOURCE_FORMATS_XML_ENTITIES_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/** Returns XML where no parser drops a reference: the entities of HTML, which
 * feeds use without declaring them, as numbers, and every other one, and an
 * "&" alone, as the letters that stand there.  Comments, CDATA sections and the
 * document type stay.  Logs source-entity once when an entity is not known.
 * `bytes` itself when there is nothing to do; else in the arena. */
rcn_text rcn_xml_entities(rcn_arena *arena, rcn_text bytes, const char *path,
                          rcn_log *log);

#endif
