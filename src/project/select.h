#ifndef RCN_PROJECT_SELECT_H
#define RCN_PROJECT_SELECT_H

#include "base/yaml.h"
#include "project/project.h"

/** Reads `select` of edition.yaml into the arena.  Logs yaml-key and yaml-value
 * and returns false where it is wrong. */
bool rcn_project_read_select(rcn_arena *arena, const rcn_yaml *root,
                             rcn_log *log, rcn_project *project);

#endif
