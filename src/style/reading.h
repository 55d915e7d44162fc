#ifndef RCN_STYLE_READING_H
#define RCN_STYLE_READING_H

#include "base/yaml.h"
#include "style/style.h"

/* Private to the room: values and sections of print.yaml.  What is absent
 * leaves the style as it is; a wrong value logs yaml-* and gives false. */

/** What a style has that says nothing of lines. */
extern const rcn_breaking rcn_breaking_default;

/** A length within [least, most] points. */
bool rcn_style_read_length(const rcn_yaml *mapping, const char *key, int least,
                           int most, rcn_log *log, rcn_len *ret_length);

/** A whole number within [least, most]. */
bool rcn_style_read_int(const rcn_yaml *mapping, const char *key, int least,
                        int most, rcn_log *log, int32_t *ret_value);

/** Returns a section of the file: NULL when it is absent, with `*ret_ok` false
 * when it is no mapping of the known keys. */
const rcn_yaml *rcn_style_section(const rcn_yaml *root, const char *name,
                                  const char *const *known, rcn_log *log,
                                  bool *ret_ok);

/** The section `lines`. */
bool rcn_style_read_breaking(const rcn_yaml *root, rcn_log *log,
                             rcn_breaking *breaking);

/** The section `press`. */
bool rcn_style_read_press(const rcn_yaml *root, rcn_log *log, rcn_style *style);

#endif
