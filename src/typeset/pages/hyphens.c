/* A budget of hyphens for each section: where words are long, the price that
 * suits English leaves a hyphen on every seventh line.  Paragraphs of a section
 * over its budget are set again with dearer hyphens and more tracking, as a
 * compositor would, where that makes no wide word spaces. */
#include "typeset/pages/layout.h"

#define STEPS  4  /* prices tried */
#define DEARER 16 /* of ten: the next price */
/* Thousandths of a line that any section may have: a short one is not set
 * again for one hyphen. */
#define ALLOWED 500
/* Thousandths of the natural space: the widest that sparing a hyphen makes. */
#define WIDEST 1250

/* What the lines of paragraphs come to, the last ones left out. */
typedef struct rcn_body_ends {
    uint64_t lines, hyphens;
    int32_t widest; /* word space, thousandths of the natural one */
} rcn_body_ends;

static rcn_body_ends
ends_of(const rcn_para *para)
{
    const rcn_setting *set = &para->settings[para->natural];
    rcn_body_ends ends = {0};
    for (uint32_t i = 0; i + 1 < set->count; i++) {
        const rcn_textline *line = &set->lines[i];
        ends.lines++;
        ends.hyphens +=
            line->end == RCN_END_HYPHEN || line->end == RCN_END_HARD;
        ends.widest = line->ratio > ends.widest ? line->ratio : ends.widest;
    }
    return ends;
}

/* Returns the paragraph of a strip when its lines count. */
static rcn_para *
body_of(const rcn_galley_strip *strip)
{
    bool counts = strip->body && strip->body->align == RCN_ALIGN_JUSTIFY;
    return counts ? strip->body : NULL;
}

/* Sets a paragraph with the prices at hand when that saves hyphens and makes no
 * wide spaces.  Returns the number saved. */
static uint64_t
spare(rcn_breaker *breaker, rcn_para *para)
{
    const rcn_body_ends before = ends_of(para);
    if (!before.hyphens) {
        return 0;
    }
    const rcn_para kept = *para;
    rcn_breaker_break(breaker, para, true, false);
    const rcn_body_ends after = ends_of(para);
    int32_t widest = before.widest > WIDEST ? before.widest : WIDEST;
    if (after.hyphens >= before.hyphens || after.widest > widest) {
        *para = kept;
        return 0;
    }
    return before.hyphens - after.hyphens;
}

void
rcn_galley_spare_hyphens(rcn_galley *galley)
{
    rcn_breaker *breaker = galley->breaker;
    uint64_t lines = 0;
    uint64_t hyphens = 0;
    for (size_t i = 0; i < galley->strips.count; i++) {
        const rcn_para *body = body_of(&galley->strips.items[i]);
        rcn_body_ends ends = body ? ends_of(body) : (rcn_body_ends){0};
        lines += ends.lines;
        hyphens += ends.hyphens;
    }
    uint64_t most = (uint64_t)galley->setter->style->breaking.hyphens_most;
    most = (lines * most + ALLOWED) / 1000;
    breaker->reserve = true;
    for (int step = 1; step < STEPS && hyphens > most; step++) {
        breaker->hyphen = breaker->hyphen * DEARER / 10;
        for (size_t i = 0; i < galley->strips.count && hyphens > most; i++) {
            rcn_para *body = body_of(&galley->strips.items[i]);
            hyphens -= body ? spare(breaker, body) : 0;
        }
    }
    breaker->reserve = false;
}
