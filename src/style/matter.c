/* Sections of print.yaml on what is shown: the text of documents, pictures, the
 * cover. */
#include "style/matter.h"

#include "style/reading.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#define STEP_MOST     50
#define LINES_LEAST   2 /* of an initial */
#define LINES_MOST    5
#define SHARE_LEAST   10 /* hundredths */
#define DENSITY_LEAST 36 /* pixels to the inch */
#define DENSITY_MOST  1200

bool
rcn_style_read_text(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"align",     "notes",   "line-numbers",
                                        "line-step", "initial", "initial-lines",
                                        NULL};
    static const char *const edges[] = {"justified", "left", NULL};
    static const char *const places[] = {"foot", "end", NULL};
    static const char *const counts[] = {"none", "page", "document", NULL};
    static const char *const initials[] = {"none", "raised", "drop", NULL};
    const rcn_yaml *text = rcn_yaml_find(root, "text");
    if (!text) {
        return true;
    }
    size_t edge = style->ragged;
    size_t notes = style->notes;
    size_t numbers = style->line_numbers;
    size_t initial = style->initial;
    int64_t step = style->line_step;
    int64_t lines = style->initial_lines;
    bool ok = rcn_yaml_only(text, known, log) &&
              rcn_yaml_word(text, "align", edges, log, &edge);
    ok = ok && rcn_yaml_word(text, "notes", places, log, &notes);
    ok = ok && rcn_yaml_word(text, "line-numbers", counts, log, &numbers);
    ok = ok && rcn_yaml_int(text, "line-step", 1, STEP_MOST, log, &step);
    ok = ok && rcn_yaml_word(text, "initial", initials, log, &initial);
    ok = ok && rcn_yaml_int(text, "initial-lines", LINES_LEAST, LINES_MOST, log,
                            &lines);
    style->initial = (rcn_initial)initial;
    style->initial_lines = (uint32_t)lines;
    style->ragged = edge == 1;
    style->notes = (rcn_note_place)notes;
    style->line_numbers = (rcn_line_numbers)numbers;
    style->line_step = (uint32_t)step;
    return ok;
}

/* Reads a colour, "7a2b2b"; one that is not given is left alone. */
static bool
read_colour(const rcn_yaml *mapping, const char *key, rcn_log *log,
            uint32_t *colour)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    bool scalar = node->kind == RCN_YAML_SCALAR && node->scalar.len == 6;
    uint32_t value = 0;
    for (size_t i = 0; scalar && i < node->scalar.len; i++) {
        static const char digits[] = "0123456789abcdef";
        const char *digit =
            strchr(digits, tolower((unsigned char)node->scalar.at[i]));
        scalar = digit && *digit;
        value = value * 16 + (uint32_t)(scalar ? digit - digits : 0);
    }
    if (!scalar) {
        rcn_yaml_wrong(node, "a colour as six digits: 7a2b2b", log);
        return false;
    }
    *colour = value;
    return true;
}

bool
rcn_style_read_pictures(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"width", "depth", "density", NULL};
    bool ok = true;
    const rcn_yaml *pictures =
        rcn_style_section(root, "pictures", known, log, &ok);
    if (!pictures) {
        return ok;
    }
    rcn_picture_limits *limits = &style->pictures;
    ok &= rcn_style_read_int(pictures, "width", SHARE_LEAST, 100, log,
                             &limits->width);
    ok &= rcn_style_read_int(pictures, "depth", SHARE_LEAST, 100, log,
                             &limits->depth);
    ok &= rcn_style_read_int(pictures, "density", DENSITY_LEAST, DENSITY_MOST,
                             log, &limits->density);
    return ok;
}

bool
rcn_style_read_cover(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"design", "tint", "ink", NULL};
    static const char *const designs[] = {"field", "bands", "frame", "plain",
                                          NULL};
    bool ok = true;
    const rcn_yaml *cover = rcn_style_section(root, "cover", known, log, &ok);
    if (!cover) {
        return ok;
    }
    size_t design = style->cover;
    int32_t tint = style->cover_tint;
    ok &= rcn_yaml_word(cover, "design", designs, log, &design);
    ok &= rcn_style_read_int(cover, "tint", 0, 100, log, &tint);
    ok &= read_colour(cover, "ink", log, &style->cover_ink);
    style->cover = (rcn_cover_design)design;
    style->cover_tint = (uint8_t)tint;
    return ok;
}
