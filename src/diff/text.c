/* A comparison of two editions as a text. */
#include "diff/compare.h"

static const char *
shown(const char *text)
{
    return text ? text : "not stated";
}

static void
add_document(rcn_buffer *out, const char *word,
             const rcn_diff_document *document)
{
    rcn_buffer_printf(out, "%s: %s. %s, %s (%s)\n", word, document->label,
                      shown(document->title), shown(document->display),
                      document->file);
}

static void
add_changes(rcn_buffer *out, const rcn_diff_pair *pair)
{
    for (size_t i = 0; i < pair->changes.count; i++) {
        const rcn_diff_change *change = &pair->changes.items[i];
        bool cut = !change->after.len;
        rcn_buffer_printf(out, "  %s: “%.*s”",
                          cut ? change->old_citation : change->new_citation,
                          (int)change->before.len, change->before.at);
        rcn_buffer_printf(out, " → “%.*s”\n", (int)change->after.len,
                          change->after.at);
    }
}

static void
add_kept(rcn_buffer *out, const rcn_diff_pair *pair)
{
    if (!pair->redated && !pair->retitled && !pair->changes.count) {
        return;
    }
    add_document(out, "changed", pair->new);
    if (pair->redated) {
        rcn_buffer_printf(out, "  date: %s → %s\n", shown(pair->old->edtf),
                          shown(pair->new->edtf));
    }
    if (pair->retitled) {
        rcn_buffer_printf(out, "  title: “%s” → “%s”\n",
                          shown(pair->old->title), shown(pair->new->title));
    }
    add_changes(out, pair);
}

static void
add_concordance(rcn_buffer *out, const rcn_diff_pair *pair)
{
    rcn_diff_ranges ranges = rcn_diff_find_ranges(out->arena, pair);
    for (size_t i = 0; i < ranges.count; i++) {
        const rcn_diff_range *range = &ranges.items[i];
        rcn_buffer_string(out, "  ");
        rcn_diff_add_range(out, range->old_first, range->old_last);
        rcn_buffer_string(out, " → ");
        rcn_diff_add_range(out, range->new_first, range->new_last);
        rcn_buffer_char(out, '\n');
    }
}

rcn_text
rcn_diff_text(rcn_arena *arena, const rcn_diff_pairs *pairs)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < pairs->count; i++) {
        const rcn_diff_pair *pair = &pairs->items[i];
        if (!pair->old) {
            add_document(&out, "added", pair->new);
        } else if (!pair->new) {
            add_document(&out, "removed", pair->old);
        } else {
            add_kept(&out, pair);
        }
    }
    rcn_buffer_string(&out, "concordance, old → new:\n");
    for (size_t i = 0; i < pairs->count; i++) {
        add_concordance(&out, &pairs->items[i]);
    }
    return rcn_buffer_text(&out);
}
