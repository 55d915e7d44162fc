#ifndef RCN_STYLE_MATTER_H
#define RCN_STYLE_MATTER_H

#include "base/yaml.h"
#include "style/style.h"

/** Reads the section `text` of print.yaml, where there is one, into a style
 * that holds the defaults.  False when a value is wrong; logs yaml-*. */
bool rcn_style_read_text(const rcn_yaml *root, rcn_log *log, rcn_style *style);

/** Reads `pictures`: how large they may be.  False when a value is wrong, which
 * has been logged. */
bool rcn_style_read_pictures(const rcn_yaml *root, rcn_log *log,
                             rcn_style *style);

/** Reads `cover`: its design and the tint of its field.  False when a value is
 * wrong, which has been logged. */
bool rcn_style_read_cover(const rcn_yaml *root, rcn_log *log, rcn_style *style);

#endif
