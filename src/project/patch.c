/* A text edited at places that another reader reported. */
#include "project/patch.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/list.h"

/* Bytes [start, end) of the old text become `text`. */
typedef struct rcn_patch_piece {
    size_t start, end;
    size_t rank; /* in order of arrival */
    rcn_text text;
} rcn_patch_piece;

struct rcn_patch {
    rcn_arena *arena;
    rcn_text old;
    RCN_LIST(size_t) lines; /* where each line starts; the last is old.len */
    RCN_LIST(rcn_patch_piece) edits;
};

rcn_patch *
rcn_patch_new(rcn_arena *arena, rcn_text old)
{
    rcn_patch *edits = rcn_arena_alloc(arena, 1, sizeof *edits);
    *edits = (rcn_patch){.arena = arena, .old = old};
    RCN_PUSH(arena, &edits->lines, 0);
    for (size_t at = 0; at < old.len; at++) {
        if (old.at[at] == '\n' && at + 1 < old.len) {
            RCN_PUSH(arena, &edits->lines, at + 1);
        }
    }
    RCN_PUSH(arena, &edits->lines, old.len);
    return edits;
}

size_t
rcn_patch_line_count(const rcn_patch *edits)
{
    return edits->lines.count - 1;
}

size_t
rcn_patch_line(const rcn_patch *edits, size_t line)
{
    size_t last = rcn_patch_line_count(edits);
    return edits->lines.items[line < last ? line : last];
}

void
rcn_patch_add(rcn_patch *edits, size_t start, size_t end, rcn_text text)
{
    rcn_patch_piece made = {start, end, edits->edits.count, text};
    if (!rcn_text_equal(rcn_text_slice(edits->old, start, end), text)) {
        RCN_PUSH(edits->arena, &edits->edits, made);
    }
}

static int
by_place(const void *left, const void *right)
{
    const rcn_patch_piece *a = left, *b = right;
    int order = (a->start > b->start) - (a->start < b->start);
    order = order ? order : (a->end > b->end) - (a->end < b->end);
    return order ? order : (a->rank > b->rank) - (a->rank < b->rank);
}

static void
sort(rcn_patch *edits)
{
    if (edits->edits.count) {
        qsort(edits->edits.items, edits->edits.count,
              sizeof *edits->edits.items, by_place);
    }
}

rcn_text
rcn_patch_apply(rcn_patch *edits)
{
    rcn_buffer out = rcn_buffer_new(edits->arena);
    size_t at = 0;
    sort(edits);
    for (size_t i = 0; i < edits->edits.count; i++) {
        const rcn_patch_piece *made = &edits->edits.items[i];
        rcn_buffer_add(&out, rcn_text_slice(edits->old, at, made->start));
        rcn_buffer_add(&out, made->text);
        at = made->end;
    }
    rcn_buffer_add(&out, rcn_text_slice(edits->old, at, edits->old.len));
    return rcn_buffer_text(&out);
}

/* Returns the line that begins at `at`, with its end. */
static rcn_text
line_at(rcn_text text, size_t at)
{
    size_t end = rcn_text_find(text, "\n", at);
    return rcn_text_slice(text, at, end == SIZE_MAX ? text.len : end + 1);
}

static void
add_signed(rcn_buffer *out, char sign, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        rcn_text line = line_at(text, at);
        at += line.len;
        rcn_buffer_char(out, sign);
        rcn_buffer_add(out, line);
        if (line.at[line.len - 1] != '\n') {
            rcn_buffer_char(out, '\n');
        }
    }
}

/* Index of the line that holds a byte; O(log lines). */
static size_t
line_of(const rcn_patch *edits, size_t at)
{
    size_t low = 0, high = rcn_patch_line_count(edits);
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (rcn_patch_line(edits, middle) <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return at == edits->old.len ? high : low;
}

/* One edit as whole lines, without those that stay at its start. */
static void
add_difference(const rcn_patch *edits, rcn_buffer *out,
               const rcn_patch_piece *made)
{
    rcn_text old = edits->old;
    size_t line = line_of(edits, made->start);
    size_t start = rcn_patch_line(edits, line);
    size_t end = made->end;
    while (end > start && end < old.len && old.at[end - 1] != '\n') {
        end++;
    }
    rcn_buffer whole = rcn_buffer_new(edits->arena);
    rcn_buffer_add(&whole, rcn_text_slice(old, start, made->start));
    rcn_buffer_add(&whole, made->text);
    rcn_buffer_add(&whole, rcn_text_slice(old, made->end, end));
    rcn_text gone = rcn_text_slice(old, start, end);
    rcn_text come = rcn_buffer_text(&whole);
    while (gone.len && come.len &&
           rcn_text_equal(line_at(gone, 0), line_at(come, 0))) {
        size_t same = line_at(gone, 0).len;
        gone = rcn_text_slice(gone, same, gone.len);
        come = rcn_text_slice(come, same, come.len);
        line++;
    }
    rcn_buffer_printf(out, "@@ line %zu @@\n", line + 1);
    add_signed(out, '-', gone);
    add_signed(out, '+', come);
}

rcn_text
rcn_patch_difference(rcn_patch *edits)
{
    rcn_buffer out = rcn_buffer_new(edits->arena);
    sort(edits);
    for (size_t i = 0; i < edits->edits.count; i++) {
        add_difference(edits, &out, &edits->edits.items[i]);
    }
    return rcn_buffer_text(&out);
}
