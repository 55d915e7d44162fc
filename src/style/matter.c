/* The section `text` of print.yaml: how the text of documents is presented. */
#include "style/matter.h"

#include <stddef.h>

#define STEP_MOST 50

bool
rcn_style_read_text(const rcn_yaml *root, rcn_log *log, rcn_style *style)
{
    static const char *const known[] = {"notes",   "line-numbers",  "line-step",
                                        "initial", "initial-lines", NULL};
    static const char *const places[] = {"foot", "end", NULL};
    static const char *const counts[] = {"none", "page", "document", NULL};
    const rcn_yaml *text = rcn_yaml_find(root, "text");
    if (!text) {
        return true;
    }
    size_t notes = style->notes;
    size_t numbers = style->line_numbers;
    int64_t step = style->line_step;
    bool ok = rcn_yaml_only(text, known, log) &&
              rcn_yaml_word(text, "notes", places, log, &notes);
    ok = ok && rcn_yaml_word(text, "line-numbers", counts, log, &numbers);
    ok = ok && rcn_yaml_int(text, "line-step", 1, STEP_MOST, log, &step);
    style->notes = (rcn_note_place)notes;
    style->line_numbers = (rcn_line_numbers)numbers;
    style->line_step = (uint32_t)step;
    return ok;
}
