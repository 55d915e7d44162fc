/* The source note of a documentary edition: the fields of the attribution header
 * run on in one paragraph, as the trade prints them (Chicago Manual of Style 17,
 * 14.51; M.-J. Kline, A Guide to Documentary Editing).  The names of the fields
 * stand in small capitals, so that the eye finds them. */
#include "typeset/note.h"

#include <string.h>

#include "base/list.h"

typedef struct rcn_joiner {
    rcn_arena *arena;
    rcn_buffer text;
    RCN_LIST(rcn_mark) marks;
} rcn_joiner;

/* Bytes [0], [1]) of a field that repeat the date below the title, with the
 * stop or comma after it; empty when the field is another one. */
static void
find_date(const rcn_block *field, const char *date, size_t ret_range[2])
{
    ret_range[0] = ret_range[1] = 0;
    bool labelled = field->mark_count && field->marks[0].kind == RCN_MARK_LABEL;
    if (!date || !labelled) {
        return;
    }
    size_t start = field->marks[0].end + sizeof ": " - 1;
    size_t len = strlen(date);
    if (start + len > field->text.len ||
        memcmp(field->text.at + start, date, len) != 0) {
        return;
    }
    size_t end = start + len;
    while (end < field->text.len && strchr(".,;: ", field->text.at[end])) {
        end++;
    }
    ret_range[0] = start;
    ret_range[1] = end;
}

/* Ends a field with a stop, as a sentence ends. */
static void
end_field(rcn_joiner *out)
{
    rcn_text text = rcn_buffer_text(&out->text);
    bool ended = rcn_text_ends(text, ".") || rcn_text_ends(text, "?") ||
                 rcn_text_ends(text, "!") || rcn_text_ends(text, "…");
    if (!ended) {
        rcn_buffer_string(&out->text, ".");
    }
}

/* Appends a field without bytes [cut[0], cut[1]) and the marks on them. */
static void
join_field(rcn_joiner *out, const rcn_block *field, const size_t cut[2])
{
    if (out->text.len) {
        rcn_buffer_string(&out->text, " ");
    }
    uint32_t base = (uint32_t)out->text.len;
    uint32_t gone = (uint32_t)(cut[1] - cut[0]);
    rcn_buffer_add(&out->text, rcn_text_slice(field->text, 0, cut[0]));
    rcn_buffer_add(&out->text,
                   rcn_text_slice(field->text, cut[1], field->text.len));
    for (uint32_t i = 0; i < field->mark_count; i++) {
        rcn_mark mark = field->marks[i];
        bool cut_off = gone && mark.start >= cut[0] && mark.start < cut[1];
        if (cut_off) {
            continue;
        }
        mark.start += base - (mark.start >= cut[1] ? gone : 0);
        mark.end += base - (mark.end >= cut[1] ? gone : 0);
        RCN_PUSH(out->arena, &out->marks, mark);
    }
    end_field(out);
}

const rcn_block *
rcn_source_note(rcn_arena *arena, const rcn_section *section)
{
    rcn_joiner out = {.arena = arena, .text = rcn_buffer_new(arena)};
    for (size_t i = 0; i < section->header_count; i++) {
        const rcn_block *field = &section->header[i];
        size_t cut[2];
        find_date(field, i ? NULL : section->date, cut);
        bool nothing_left = cut[1] && cut[1] == field->text.len;
        if (!nothing_left) {
            join_field(&out, field, cut);
        }
    }
    if (!out.text.len) {
        return NULL;
    }
    rcn_block *note = rcn_arena_alloc(arena, 1, sizeof *note);
    *note = (rcn_block){.kind = RCN_BLOCK_FIELD,
                        .origin = RCN_ORIGIN_EDITOR,
                        .text = rcn_buffer_text(&out.text),
                        .marks = out.marks.items,
                        .mark_count = (uint32_t)out.marks.count};
    return note;
}
