/* The section `lines` of print.yaml: limits and prices of the line breaker. */
#include "style/reading.h"

#include <stdio.h>

const rcn_breaking rcn_breaking_default = {
#define RCN_BREAKING(member, key, least, most, value) .member = (value),
#include "style/breaking.def"
#undef RCN_BREAKING
};

/* A limit that may not pass another. */
typedef struct rcn_limit_pair {
    const char *lower, *upper; /* their keys */
    int32_t low, high;
} rcn_limit_pair;

/* Reports a pair in the wrong order at the one that the style gives. */
static bool
in_order(const rcn_yaml *lines, const rcn_limit_pair *pair, rcn_log *log)
{
    if (pair->low <= pair->high) {
        return true;
    }
    const rcn_yaml *lower = rcn_yaml_find(lines, pair->lower);
    const rcn_yaml *upper = rcn_yaml_find(lines, pair->upper);
    char what[96];
    (void)snprintf(what, sizeof what, "no %s than %s, which is %d",
                   lower ? "more" : "less", lower ? pair->upper : pair->lower,
                   (int)(lower ? pair->high : pair->low));
    rcn_yaml_wrong(lower ? lower : upper, what, log);
    return false;
}

/* The tiers of the line breaker widen from one to the next. */
static bool
tiers_widen(const rcn_yaml *lines, const rcn_breaking *breaking, rcn_log *log)
{
    const rcn_limit_pair pairs[] = {
        {"glyph-scale-near", "glyph-scale", breaking->scale_near,
         breaking->scale_far},
        {"space-near-most", "space-far-most", breaking->space_near_most,
         breaking->space_far_most},
        {"space-far-most", "space-most", breaking->space_far_most,
         breaking->space_most},
        {"space-most", "space-last-most", breaking->space_most,
         breaking->space_last_most},
        {"space-least", "space-far-least", breaking->space_least,
         breaking->space_far_least},
        {"space-far-least", "space-near-least", breaking->space_far_least,
         breaking->space_near_least}};
    bool ok = true;
    for (size_t i = 0; lines && i < sizeof pairs / sizeof *pairs; i++) {
        ok = in_order(lines, &pairs[i], log) && ok;
    }
    return ok;
}

bool
rcn_style_read_breaking(const rcn_yaml *root, rcn_log *log,
                        rcn_breaking *breaking)
{
    const struct {
        const char *key;
        int least, most;
        int32_t *value;
    } fields[] = {
#define RCN_BREAKING(member, key, least, most, value) \
    {key, least, most, &breaking->member},
#include "style/breaking.def"
#undef RCN_BREAKING
    };
    const size_t count = sizeof fields / sizeof *fields;
    const char *known[sizeof fields / sizeof *fields + 1] = {NULL};
    for (size_t i = 0; i < count; i++) {
        known[i] = fields[i].key;
    }
    bool ok = true;
    const rcn_yaml *lines = rcn_style_section(root, "lines", known, log, &ok);
    for (size_t i = 0; lines && i < count; i++) {
        ok = rcn_style_read_int(lines, fields[i].key, fields[i].least,
                                fields[i].most, log, fields[i].value) &&
             ok;
    }
    return ok && tiers_widen(lines, breaking, log);
}
