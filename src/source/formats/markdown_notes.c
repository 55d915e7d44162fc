/* Notes of Markdown that cmark would drop: of two with one label it keeps the
 * first, and one that nothing refers to vanishes. */
#include "source/formats/markdown_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"

#define LABEL_MOST  80
#define INDENT_MOST 3

/* "[^label]" in the text. */
typedef struct rcn_note_sign {
    rcn_text label;
    size_t at; /* of the bracket */
    bool defines;
    size_t number; /* among those of its label and kind, from 1 */
    size_t others; /* how many of its label are of the other kind */
    size_t same;   /* and of its own */
} rcn_note_sign;

typedef RCN_LIST(rcn_note_sign) rcn_note_signs;

/* Adds the signs of a line, which begins at `start`. */
static void
read_line(rcn_arena *scratch, rcn_text text, size_t start, size_t end,
          rcn_note_signs *signs)
{
    size_t first = start;
    while (first < end && first - start < INDENT_MOST &&
           text.at[first] == ' ') {
        first++;
    }
    rcn_text line = rcn_text_slice(text, 0, end);
    for (size_t at = start; (at = rcn_text_find(line, "[^", at)) != SIZE_MAX;
         at += 2) {
        size_t stop = at + 2;
        while (stop < end && stop - at < LABEL_MOST &&
               !strchr("[] \t", text.at[stop])) {
            stop++;
        }
        bool escaped = at && text.at[at - 1] == '\\';
        if (escaped || stop == at + 2 || stop >= end || text.at[stop] != ']') {
            continue;
        }
        bool defines =
            at == first && stop + 1 < end && text.at[stop + 1] == ':';
        RCN_PUSH(scratch, signs,
                 (rcn_note_sign){.label = rcn_text_slice(text, at + 2, stop),
                                 .at = at,
                                 .defines = defines});
    }
}

static void
read_signs(rcn_arena *scratch, rcn_text text, rcn_note_signs *signs)
{
    bool code = false;
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        rcn_text line = rcn_text_trim(rcn_text_slice(text, at, end));
        bool fence =
            rcn_text_starts(line, "```") || rcn_text_starts(line, "~~~");
        code = code != fence;
        if (!code && !fence) {
            read_line(scratch, text, at, end, signs);
        }
        at = end + 1;
    }
}

static int
by_label(const void *left, const void *right)
{
    const rcn_note_sign *a = *(const rcn_note_sign *const *)left;
    const rcn_note_sign *b = *(const rcn_note_sign *const *)right;
    size_t len = a->label.len < b->label.len ? a->label.len : b->label.len;
    int order = memcmp(a->label.at, b->label.at, len);
    if (order || a->label.len != b->label.len) {
        return order ? order : a->label.len < b->label.len ? -1 : 1;
    }
    return (a->at > b->at) - (a->at < b->at);
}

/* Numbers the signs of each label. */
static void
number_signs(rcn_arena *scratch, rcn_note_signs *signs)
{
    rcn_note_sign **sorted =
        rcn_arena_alloc(scratch, signs->count + 1, sizeof *sorted);
    for (size_t i = 0; i < signs->count; i++) {
        sorted[i] = &signs->items[i];
    }
    qsort(sorted, signs->count, sizeof *sorted, by_label);
    for (size_t i = 0; i < signs->count;) {
        size_t end = i;
        size_t counts[2] = {0, 0};
        while (end < signs->count &&
               rcn_text_equal(sorted[i]->label, sorted[end]->label)) {
            sorted[end]->number = ++counts[sorted[end]->defines];
            end++;
        }
        for (; i < end; i++) {
            sorted[i]->same = counts[sorted[i]->defines];
            sorted[i]->others = counts[!sorted[i]->defines];
        }
    }
}

rcn_text
rcn_markdown_notes(rcn_arena *arena, rcn_text text)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_note_signs signs = {0};
    read_signs(scratch, text, &signs);
    number_signs(scratch, &signs);
    rcn_buffer out = rcn_buffer_new(arena);
    size_t done = 0;
    for (size_t i = 0; i < signs.count; i++) {
        const rcn_note_sign *sign = &signs.items[i];
        bool pairs = sign->same == sign->others && sign->number > 1;
        bool lost =
            sign->defines && (!sign->others || (sign->number > 1 && !pairs));
        size_t at = lost ? sign->at : sign->at + 2 + sign->label.len;
        if (!lost && !pairs) {
            continue;
        }
        rcn_buffer_add(&out, rcn_text_slice(text, done, at));
        if (lost) {
            rcn_buffer_char(&out, '\\');
        } else {
            rcn_buffer_printf(&out, "-%zu", sign->number);
        }
        done = at;
    }
    rcn_arena_free(scratch);
    if (!done) {
        return text;
    }
    rcn_buffer_add(&out, rcn_text_slice(text, done, text.len));
    return rcn_buffer_text(&out);
}
