#ifndef RCN_PROJECT_INDEX_H
#define RCN_PROJECT_INDEX_H

#include "base/yaml.h"
#include "project/project.h"

/** Reads the key `index`, where there is one, into a project.  False when a value
 * is wrong; logs yaml-*. */
bool rcn_project_read_index(rcn_arena *arena, const rcn_yaml *root,
                            rcn_log *log, rcn_project *project);

#endif
