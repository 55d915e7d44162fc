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
    size_t start = rcn_text_find(field->text, ": ", field->marks[0].end) + 2;
    size_t len = strlen(date);
    if (start < 2 || start + len > field->text.len ||
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

static bool
is_ground(const rcn_block *field, size_t at)
{
    for (uint32_t i = 0; i < field->mark_count; i++) {
        const rcn_mark *mark = &field->marks[i];
        if (mark->kind == RCN_MARK_GROUND && at >= mark->start &&
            at < mark->end) {
            return true;
        }
    }
    return false;
}

/* Appends a field without bytes [cut[0], cut[1]), and without its ground unless
 * that is wanted; a mark of which nothing is left goes. */
static void
join_field(rcn_joiner *out, const rcn_block *field, const size_t cut[2],
           rcn_note_length length)
{
    if (out->text.len) {
        rcn_buffer_string(&out->text, " ");
    }
    uint32_t *moved =
        rcn_arena_alloc(out->arena, field->text.len + 1, sizeof *moved);
    for (size_t at = 0; at < field->text.len; at++) {
        moved[at] = (uint32_t)out->text.len;
        bool gone = (at >= cut[0] && at < cut[1]) ||
                    (length != RCN_NOTE_FULL && is_ground(field, at));
        if (!gone) {
            rcn_buffer_char(&out->text, field->text.at[at]);
        }
    }
    moved[field->text.len] = (uint32_t)out->text.len;
    for (uint32_t i = 0; i < field->mark_count; i++) {
        rcn_mark mark = field->marks[i];
        mark.start = moved[mark.start];
        mark.end = moved[mark.end];
        if (mark.start < mark.end) {
            RCN_PUSH(out->arena, &out->marks, mark);
        }
    }
    end_field(out);
}

/* A field that gives the address of the source. */
static bool
is_address(const rcn_block *field)
{
    for (uint32_t i = 0; i < field->mark_count; i++) {
        const rcn_mark *mark = &field->marks[i];
        if (mark->kind == RCN_MARK_LINK && mark->value &&
            strstr(mark->value, "://")) {
            return true;
        }
    }
    return false;
}

/* A field that says what the title above it says, such as the parties of a
 * judgment. */
static bool
repeats(const rcn_block *field, const char *title)
{
    size_t start = rcn_text_find(field->text, ": ", 0);
    size_t end = field->text.len;
    for (uint32_t i = 0; i < field->mark_count; i++) {
        end = field->marks[i].kind == RCN_MARK_GROUND ? field->marks[i].start
                                                      : end;
    }
    return title && start < end &&
           rcn_text_same_words(rcn_text_slice(field->text, start + 2, end),
                               rcn_text_of(title));
}

const rcn_block *
rcn_source_note(rcn_arena *arena, const rcn_section *section,
                rcn_note_length length)
{
    rcn_joiner out = {.arena = arena, .text = rcn_buffer_new(arena)};
    for (size_t i = 0; i < section->header_count; i++) {
        const rcn_block *field = &section->header[i];
        size_t cut[2];
        find_date(field, i ? NULL : section->date, cut);
        bool nothing_left = cut[1] && cut[1] == field->text.len;
        bool left_out =
            (length != RCN_NOTE_FULL && repeats(field, section->title)) ||
            (length == RCN_NOTE_SHORT && is_address(field));
        if (!nothing_left && !left_out) {
            join_field(&out, field, cut, length);
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
