/* Paragraphs that pages make longer or shorter than they are by themselves may
 * have wide word spaces.  Where that happens, the other numbers of lines of the
 * paragraphs of a section are set again with more tracking, and those that
 * still have wide spaces are priced, before the section is divided once more.
 */
#include "typeset/lines/fit.h"
#include "typeset/pages/layout.h"

/* Word spaces that are wide, thousandths of the natural one. */
#define WIDE 1250
/* What a paragraph with wide spaces costs a page: hardly less than two facing
 * pages that are one line shorter. */
#define WIDE_PRICE RCN_UNITS(160)

static int32_t
widest_of(const rcn_setting *set)
{
    int32_t widest = 0;
    for (uint32_t i = 0; i + 1 < set->count; i++) {
        int32_t ratio = set->lines[i].ratio;
        widest = ratio > widest ? ratio : widest;
    }
    return widest;
}

/* Returns true when a division takes a setting with wide spaces that is not the
 * paragraph's best. */
static bool
has_wide(const rcn_galley *galley, const rcn_verdict *verdicts)
{
    for (size_t i = 0; i < galley->strips.count; i++) {
        const rcn_para *body = galley->strips.items[i].body;
        uint8_t setting = verdicts[i].setting;
        if (body && setting != body->natural &&
            body->align == RCN_ALIGN_JUSTIFY &&
            widest_of(&body->settings[setting]) > WIDE) {
            return true;
        }
    }
    return false;
}

/* Takes a setting of an eased paragraph where the paragraph has none of as many
 * lines, or a dearer one. */
static void
take_setting(rcn_para *para, const rcn_setting *eased)
{
    for (uint8_t i = 0; i < para->setting_count; i++) {
        if (para->settings[i].count == eased->count) {
            bool cheaper =
                i != para->natural && eased->cost < para->settings[i].cost;
            para->settings[i] = cheaper ? *eased : para->settings[i];
            return;
        }
    }
    uint32_t natural = para->settings[para->natural].count;
    bool near = eased->count + 1 == natural || natural + 1 == eased->count;
    if (near && para->setting_count < 3) {
        para->settings[para->setting_count++] = *eased;
    }
}

/* Adds the settings of a paragraph with more tracking. */
static void
ease(rcn_breaker *breaker, rcn_para *para)
{
    const rcn_para kept = *para;
    rcn_breaker_break(breaker, para, true, false);
    const rcn_para eased = *para;
    *para = kept;
    for (uint8_t i = 0; i < eased.setting_count; i++) {
        take_setting(para, &eased.settings[i]);
    }
    for (uint8_t i = 0; i < para->setting_count; i++) {
        if (i != para->natural && widest_of(&para->settings[i]) > WIDE) {
            para->settings[i].cost += WIDE_PRICE;
        }
    }
}

bool
rcn_galley_ease(rcn_galley *galley, const rcn_verdict *verdicts)
{
    if (!has_wide(galley, verdicts)) {
        return false;
    }
    galley->breaker->reserve = true;
    for (size_t i = 0; i < galley->strips.count; i++) {
        rcn_para *body = galley->strips.items[i].body;
        if (body && body->align == RCN_ALIGN_JUSTIFY) {
            ease(galley->breaker, body);
        }
    }
    galley->breaker->reserve = false;
    return true;
}
