/* The section `lines` of print.yaml: limits and prices of the line breaker. */
#include "style/reading.h"

#include <stdio.h>

const rcn_breaking rcn_breaking_default = {.scale_near = 20,
                                           .scale_far = 30,
                                           .scale_step = 2,
                                           .tracking = 10,
                                           .space_near_least = 900,
                                           .space_near_most = 1150,
                                           .space_far_least = 820,
                                           .space_far_most = 1250,
                                           .space_least = 700,
                                           .space_most = 1600,
                                           .space_last_most = 1900,
                                           .hyphen = 250,
                                           .dash = 100,
                                           .ladder = 5000,
                                           .hyphen_before_last = 400,
                                           .runt = 2000,
                                           .unevenness = 10,
                                           .tracked = 50,
                                           .tie = 300,
                                           .page_hyphen = 1000,
                                           .short_spread = 15000,
                                           .runt_width = 3000,
                                           .hyphen_before = 2,
                                           .hyphen_after = 3};

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
        {"glyph-scale-near", 0, 50, &breaking->scale_near},
        {"glyph-scale", 0, 50, &breaking->scale_far},
        {"glyph-scale-step", 1, 50, &breaking->scale_step},
        {"tracking", 0, 30, &breaking->tracking},
        {"space-near-least", 500, 1000, &breaking->space_near_least},
        {"space-near-most", 1000, 2000, &breaking->space_near_most},
        {"space-far-least", 500, 1000, &breaking->space_far_least},
        {"space-far-most", 1000, 2000, &breaking->space_far_most},
        {"space-least", 400, 1000, &breaking->space_least},
        {"space-most", 1000, 4000, &breaking->space_most},
        {"space-last-most", 1000, 4000, &breaking->space_last_most},
        {"hyphen", 0, 100000, &breaking->hyphen},
        {"dash", 0, 100000, &breaking->dash},
        {"ladder", 0, 100000, &breaking->ladder},
        {"hyphen-before-last", 0, 100000, &breaking->hyphen_before_last},
        {"runt", 0, 100000, &breaking->runt},
        {"runt-width", 0, 10000, &breaking->runt_width},
        {"unevenness", 0, 1000, &breaking->unevenness},
        {"tracked", 0, 10000, &breaking->tracked},
        {"tie", 0, 100000, &breaking->tie},
        {"page-hyphen", 0, 100000, &breaking->page_hyphen},
        {"short-spread", 0, 100000, &breaking->short_spread},
        {"letters-before-hyphen", 1, 8, &breaking->hyphen_before},
        {"letters-after-hyphen", 1, 8, &breaking->hyphen_after},
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
