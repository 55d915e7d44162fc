/* Names of the block kinds and of the statuses, as the reports write them, and
 * the counts of items (CSS Counter Styles Level 3, 6). */
#include "source/block.h"

#include <inttypes.h>

#include "source/evidence.h"

#define ROMAN_MOST 3999

const char *
rcn_block_kind_name(rcn_block_kind kind)
{
    static const char *const names[] = {
        "paragraph", "heading", "item",   "quote", "pre",
        "table",     "caption", "figure", "field", "entry"};
    return names[kind];
}

const char *
rcn_status_name(rcn_status status)
{
    static const char *const names[] = {"unknown", "stated", "inferred",
                                        "supplied", "editor"};
    return names[status];
}

static void
add_roman(rcn_buffer *out, int32_t value)
{
    static const struct {
        int32_t value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        for (; value >= steps[i].value; value -= steps[i].value) {
            rcn_buffer_string(out, steps[i].digits);
        }
    }
}

/* a to z, then aa, ab and so on. */
static void
add_letters(rcn_buffer *out, int32_t value)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; value > 0 && at; value = (value - 1) / 26) {
        letters[--at] = (char)('a' + (value - 1) % 26);
    }
    rcn_buffer_add(out, (rcn_text){letters + at, sizeof letters - at});
}

bool
rcn_ordinal_counts(rcn_ordinal ordinal)
{
    return ordinal.style && ordinal.style != '-' && ordinal.style != 't';
}

const char *
rcn_ordinal_text(rcn_arena *arena, rcn_ordinal ordinal)
{
    if (!rcn_ordinal_counts(ordinal)) {
        return ordinal.style ? "" : "•";
    }
    rcn_buffer out = rcn_buffer_new(arena);
    char style = (char)(ordinal.style | 0x20); /* in lower case */
    if (style == 'i' && ordinal.value > 0 && ordinal.value <= ROMAN_MOST) {
        add_roman(&out, ordinal.value);
    } else if (style == 'a' && ordinal.value > 0) {
        add_letters(&out, ordinal.value);
    } else {
        rcn_buffer_printf(&out, "%" PRId32, ordinal.value);
    }
    for (size_t i = 0; style != ordinal.style && i < out.len; i++) {
        bool letter = out.at[i] >= 'a' && out.at[i] <= 'z';
        out.at[i] = (char)(letter ? out.at[i] & ~0x20 : out.at[i]);
    }
    rcn_buffer_char(&out, '.');
    return rcn_buffer_text(&out).at;
}

const char *
rcn_mark_kind_name(rcn_mark_kind kind)
{
    static const char *const names[] = {
#define RCN_MARK_KIND(NAME, name, html, class_name, tei, rend) name,
#include "source/marks.def"
#undef RCN_MARK_KIND
    };
    return names[kind];
}
