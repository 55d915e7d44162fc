#ifndef RCN_PROJECT_PUBLICATION_H
#define RCN_PROJECT_PUBLICATION_H

#include "base/yaml.h"
#include "project/project.h"

/** Reads the keys of edition.yaml that state who answers for the book and where
 * it belongs: editors, series, accessibility.  Logs yaml-key and yaml-value;
 * true when nothing is wrong. */
bool rcn_publication_read(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                          rcn_project *project);

#endif
