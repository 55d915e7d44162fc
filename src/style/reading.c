/* Values of print.yaml with their units and ranges. */
#include "style/reading.h"

#include <stdio.h>

#include "style/length.h"

bool
rcn_style_read_length(const rcn_yaml *mapping, const char *key, int least,
                      int most, rcn_log *log, rcn_len *ret_length)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    rcn_len length = 0;
    if (node->kind != RCN_YAML_SCALAR ||
        !rcn_length_read(node->scalar, &length) ||
        length < least * RCN_LEN_PT || length > most * RCN_LEN_PT) {
        char what[96];
        (void)snprintf(what, sizeof what,
                       "a length from %dpt to %dpt (as 11pt, 4.5mm, 0.5in)",
                       least, most);
        rcn_yaml_wrong(node, what, log);
        return false;
    }
    *ret_length = length;
    return true;
}

bool
rcn_style_read_int(const rcn_yaml *mapping, const char *key, int least,
                   int most, rcn_log *log, int32_t *ret_value)
{
    int64_t value = *ret_value;
    bool ok = rcn_yaml_int(mapping, key, least, most, log, &value);
    *ret_value = (int32_t)value;
    return ok;
}

const rcn_yaml *
rcn_style_section(const rcn_yaml *root, const char *name,
                  const char *const *known, rcn_log *log, bool *ret_ok)
{
    const rcn_yaml *node = rcn_yaml_find(root, name);
    *ret_ok = !node || rcn_yaml_only(node, known, log);
    return *ret_ok ? node : NULL;
}
