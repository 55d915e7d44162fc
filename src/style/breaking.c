/* The section `lines` of print.yaml: limits and prices of the line breaker. */
#include "style/reading.h"

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
    return ok;
}
