/* The section `press` of print.yaml: what a printer needs beside the pages. */
#include "style/reading.h"

#define BLEED_MOST     36
#define PAPER_MOST     2
#define SIGNATURE_MOST 128

static bool
read_signature(const rcn_yaml *press, rcn_log *log, rcn_style *style)
{
    int32_t pages = (int32_t)style->signature;
    if (!rcn_style_read_int(press, "signature", 0, SIGNATURE_MOST, log,
                            &pages)) {
        return false;
    }
    if (pages % 4) {
        rcn_yaml_wrong(rcn_yaml_find(press, "signature"),
                       "a number of pages from 0 to 128 that fours make up",
                       log);
        return false;
    }
    style->signature = (uint32_t)pages;
    return true;
}

bool
rcn_style_read_press(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"bleed", "crop-marks", "signature",
                                        "paper", NULL};
    bool ok = true;
    const rcn_yaml *press = rcn_style_section(root, "press", known, log, &ok);
    if (!press) {
        return ok;
    }
    ok = rcn_style_read_length(press, "bleed", 0, BLEED_MOST, log,
                               &style->bleed);
    ok = rcn_style_read_length(press, "paper", 0, PAPER_MOST, log,
                               &style->paper) &&
         ok;
    ok = rcn_yaml_bool(press, "crop-marks", log, &style->crop_marks) && ok;
    return read_signature(press, log, style) && ok;
}
