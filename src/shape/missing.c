/* What no font can show: reported once for each script, with a remedy, since a
 * text in a script that is not there would give a message for each of its
 * letters. */
#include "shape/missing.h"

#include <hb.h>

#include "base/codes.h"
#include "base/text.h"

#define CODE_POINTS 0x110000u

static rcn_missing_script *
script_of(rcn_missing *missing, rcn_arena *arena, uint32_t script)
{
    for (size_t i = 0; i < missing->scripts.count; i++) {
        if (missing->scripts.items[i].script == script) {
            return &missing->scripts.items[i];
        }
    }
    rcn_missing_script fresh = {.script = script};
    RCN_PUSH(arena, &missing->scripts, fresh);
    return &missing->scripts.items[missing->scripts.count - 1];
}

void
rcn_missing_add(rcn_missing *missing, rcn_arena *arena, uint32_t rune)
{
    if (!missing->seen) {
        missing->seen = rcn_arena_alloc(arena, CODE_POINTS / 8, 1);
    }
    uint8_t bit = (uint8_t)(1u << (rune & 7u));
    if (rune >= CODE_POINTS || missing->seen[rune >> 3] & bit) {
        return;
    }
    missing->seen[rune >> 3] |= bit;
    missing->count++;
    hb_script_t script =
        hb_unicode_script(hb_unicode_funcs_get_default(), rune);
    rcn_missing_script *found =
        script_of(missing, arena, hb_script_to_iso15924_tag(script));
    if (found->count < RCN_MISSING_SHOWN) {
        found->shown[found->count] = rune;
    }
    found->count++;
}

/* Returns the package of Debian whose fonts have the most of a script. */
static const char *
package_of(uint32_t script)
{
    switch (script) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_HIRAGANA:
    case HB_SCRIPT_KATAKANA:
    case HB_SCRIPT_HANGUL:
    case HB_SCRIPT_BOPOMOFO:
        return "fonts-noto-cjk";
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
        return "fonts-symbola";
    default:
        return "fonts-noto-core";
    }
}

void
rcn_missing_log(const rcn_missing *missing, rcn_arena *arena, rcn_log *log)
{
    for (size_t i = 0; i < missing->scripts.count; i++) {
        const rcn_missing_script *one = &missing->scripts.items[i];
        rcn_buffer said = rcn_buffer_new(arena);
        for (uint32_t k = 0; k < one->count && k < RCN_MISSING_SHOWN; k++) {
            rcn_buffer_printf(&said, "%sU+%04X", k ? ", " : "",
                              (unsigned)one->shown[k]);
        }
        if (one->count > RCN_MISSING_SHOWN) {
            rcn_buffer_printf(&said, " and %u more",
                              one->count - RCN_MISSING_SHOWN);
        }
        if (one->script == HB_SCRIPT_UNKNOWN) {
            rcn_log_add(log, RCN_CODE_FONT_MISSING_GLYPH, (rcn_place){0}, "%s",
                        rcn_buffer_text(&said).at);
        } else {
            rcn_log_add(log, RCN_CODE_FONT_MISSING_GLYPH, (rcn_place){0},
                        "%s; the package %s may have them",
                        rcn_buffer_text(&said).at, package_of(one->script));
        }
    }
}
