/* A budget of hyphens for each section: where words are long, the price that
 * suits English leaves a hyphen on every seventh line.  A section over its
 * budget is set again with dearer hyphens, as a compositor would. */
#include "typeset/pages/layout.h"

#define STEPS  4  /* prices tried */
#define DEARER 16 /* of ten: the next price */
/* Thousandths of a line that any section may have: a short one is not set
 * again for a hyphen or two. */
#define ALLOWED 1500

/* Returns true when the paragraphs of a galley end more lines in hyphens than
 * the style allows. */
static bool
over_budget(const rcn_galley *galley)
{
    uint64_t lines = 0;
    uint64_t hyphens = 0;
    for (size_t i = 0; i < galley->strips.count; i++) {
        const rcn_para *body = galley->strips.items[i].body;
        if (!body || body->align != RCN_ALIGN_JUSTIFY) {
            continue;
        }
        for (uint32_t k = 0; k + 1 < body->set.count; k++) {
            uint8_t end = body->set.lines[k].end;
            lines++;
            hyphens += end == RCN_END_HYPHEN || end == RCN_END_HARD;
        }
    }
    uint64_t most = (uint64_t)galley->setter->style->breaking.hyphens_most;
    return hyphens * 1000 > lines * most + ALLOWED;
}

void
rcn_galley_spare_hyphens(rcn_galley *galley)
{
    rcn_breaker *breaker = galley->breaker;
    for (int step = 1; step < STEPS && over_budget(galley); step++) {
        breaker->hyphen = breaker->hyphen * DEARER / 10;
        for (size_t i = 0; i < galley->strips.count; i++) {
            rcn_para *body = galley->strips.items[i].body;
            if (body && body->align == RCN_ALIGN_JUSTIFY) {
                rcn_breaker_break(breaker, body, true, false);
            }
        }
    }
}
