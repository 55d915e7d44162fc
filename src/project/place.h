#ifndef RCN_PROJECT_PLACE_H
#define RCN_PROJECT_PLACE_H

#include "base/yaml.h"
#include "project/patch.h"

/* From places that the YAML parser reports to bytes and lines of the text. */

/** Returns the line end of the first line. */
const char *rcn_newline_of(rcn_text text);

/** Byte offset of a place in the old text of `edits`; columns count code
 * points. */
size_t rcn_offset_of(const rcn_patch *edits, rcn_text old, rcn_place place);

/** Index (from 0) of the line behind a value. */
size_t rcn_line_after(const rcn_yaml *node);

#endif
