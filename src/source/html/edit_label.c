/* Labels for editing behind headings, where no class names them:
 * "History[edit]". / */
#include <string.h>

#include "base/utf8.h"
#include "source/html/build.h"

#define LABEL_MOST 64 /* bytes between the brackets */

static bool
is_edit_label(rcn_arena *arena, rcn_text words)
{
    static const char *const labels[] = {
#define RCN_EDIT_LABEL(label) label,
#include "source/html/edit_labels.def"
#undef RCN_EDIT_LABEL
    };
    rcn_text key = rcn_text_squash(arena, rcn_utf8_fold(arena, words));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        rcn_text label = rcn_utf8_fold(arena, rcn_text_of(labels[i]));
        if (rcn_text_equal(key, label)) {
            return true;
        }
    }
    return false;
}

/* Returns where the bracket opens that a text ends with; SIZE_MAX when none
 * does, or all of the text is in it. */
static size_t
last_bracket(rcn_text text)
{
    if (!rcn_text_ends(text, "]")) {
        return SIZE_MAX;
    }
    size_t at = text.len - 1;
    while (at && text.at[at] != '[' && text.len - at <= LABEL_MOST) {
        at--;
    }
    return at && text.at[at] == '[' ? at : SIZE_MAX;
}

void
rcn_html_find_edit_labels(rcn_html_builder *builder)
{
    for (size_t i = 0; i < builder->blocks.count; i++) {
        const rcn_html_block *block = &builder->blocks.items[i];
        if (block->kind != RCN_BLOCK_HEADING) {
            continue;
        }
        rcn_text text = {builder->text.at + block->start,
                         block->end - block->start};
        size_t at = last_bracket(text);
        if (at != SIZE_MAX &&
            is_edit_label(builder->scratch,
                          rcn_text_slice(text, at + 1, text.len - 1))) {
            RCN_PUSH(builder->scratch, &builder->patches,
                     (rcn_html_patch){.start = block->start + (uint32_t)at,
                                      .end = block->end,
                                      .kind = RCN_HTML_PATCH_EDIT_LABEL});
        }
    }
}
