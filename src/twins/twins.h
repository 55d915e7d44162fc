#ifndef RCN_TWINS_TWINS_H
#define RCN_TWINS_TWINS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/text.h"
#include "edition/edition.h"
#include "style/style.h"

/** Makes another form of an edition: the bytes of one file.  Like the books it
 * decides nothing about the text; its bytes depend on the arguments alone.  The
 * arena owns what it gives. */
typedef rcn_text rcn_twin_writer(rcn_arena *arena, const rcn_edition *edition,
                                 const rcn_style *style, rcn_log *log);

/* rcn_twin_html and so on: one for each row of twins.def. */
#define RCN_TWIN(NAME, name, extension, label, help) \
    rcn_twin_writer rcn_twin_##name;
#include "twins/twins.def"
#undef RCN_TWIN

/** Adds the CSL-JSON item of one document, under `key` or in an array (NULL). */
void rcn_twin_csl_record(rcn_json *json, const char *key,
                         const rcn_edition *edition, const rcn_record *record);

#endif
