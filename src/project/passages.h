#ifndef RCN_PROJECT_PASSAGES_H
#define RCN_PROJECT_PASSAGES_H

#include "base/yaml.h"
#include "project/project.h"

/** Reads the keys `keep`, `cut` and `emend` of a document, where they are.  False
 * when a value is wrong; logs yaml-*. */
bool rcn_project_read_passages(rcn_arena *arena, const rcn_yaml *entry,
                               rcn_log *log, rcn_project_document *document);

#endif
