/* A comparison of two editions as a text. */
#include <stdlib.h>
#include <string.h>

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
    rcn_buffer_printf(out, "%s: %u. %s, %s (%s)\n", word, document->number,
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

/* The number behind the point of a citation. */
static long
passage_number(const char *citation)
{
    const char *point = citation ? strrchr(citation, '.') : NULL;
    return point ? strtol(point + 1, NULL, 10) : -1;
}

/* "1.1-1.12", or one citation, or "-". */
static void
add_range(rcn_buffer *out, const char *first, const char *last)
{
    if (!first) {
        rcn_buffer_char(out, '-');
    } else if (strcmp(first, last) == 0) {
        rcn_buffer_string(out, first);
    } else {
        rcn_buffer_printf(out, "%s-%s", first, last);
    }
}

/* Whether the second follows the first in both editions, or in the one that has
 * both. */
static bool
follows(const rcn_diff_citation *first, const rcn_diff_citation *second)
{
    return !first->old == !second->old && !first->new == !second->new &&
           (!first->old ||
            passage_number(second->old) == passage_number(first->old) + 1) &&
           (!first->new ||
            passage_number(second->new) == passage_number(first->new) + 1);
}

static void
add_concordance(rcn_buffer *out, const rcn_diff_pair *pair)
{
    for (size_t i = 0; i < pair->concordance.count;) {
        size_t end = i + 1;
        while (end < pair->concordance.count &&
               follows(&pair->concordance.items[end - 1],
                       &pair->concordance.items[end])) {
            end++;
        }
        const rcn_diff_citation *first = &pair->concordance.items[i];
        const rcn_diff_citation *last = &pair->concordance.items[end - 1];
        rcn_buffer_string(out, "  ");
        add_range(out, first->old, last->old);
        rcn_buffer_string(out, " → ");
        add_range(out, first->new, last->new);
        rcn_buffer_char(out, '\n');
        i = end;
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
