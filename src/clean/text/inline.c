/* Small damage inside lines: runs of white space, tabs, characters that no text
 * needs, and the space that a joined line left after its hyphen. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

/* What is found, and what stands for it: nothing, or a space. */
typedef enum rcn_loose {
    RCN_LOOSE_SPACES,
    RCN_LOOSE_TAB,
    RCN_LOOSE_CONTROL,
    RCN_LOOSE_SOFT_HYPHEN
} rcn_loose;

static const rcn_cause causes[][2] = {
    [RCN_LOOSE_SPACES] = {{"space-run", "space", NULL, ""},
                          {"space-run", "space", NULL, " "}},
    [RCN_LOOSE_TAB] = {{"stray-tab", "space", NULL, ""},
                       {"stray-tab", "space", NULL, " "}},
    [RCN_LOOSE_CONTROL] = {{"control-character", "control-character", NULL, ""},
                           {"control-character", "control-character", NULL,
                            " "}},
    [RCN_LOOSE_SOFT_HYPHEN] = {
        {"soft-hyphen", "control-character", NULL, ""},
        {"soft-hyphen", "control-character", NULL, " "}}};

typedef struct rcn_editor {
    rcn_work *work;
    const rcn_words *words; /* of the document */
    rcn_word_list conjunctions;
    rcn_text text;
    size_t mark;    /* next mark of print */
    size_t sign;    /* next sign of emphasis */
    size_t picture; /* next mark of a picture */
    bool escaped;   /* its ampersands are those of references */
} rcn_editor;

static void
add_edit(rcn_editor *editor, size_t start, size_t end, const rcn_cause *why)
{
    RCN_PUSH(editor->work->scratch, &editor->work->edits,
             (rcn_edit){(uint32_t)start, (uint32_t)end, why});
}

/* White space and characters that cannot be printed, from `at`: one space or one
 * no-break space stays as it is, a run becomes one space. */
static size_t
edit_space(rcn_editor *editor, size_t at, const rcn_row *row, bool pre)
{
    size_t start = at;
    bool space = false;
    rcn_loose loose = RCN_LOOSE_SPACES;
    while (at < row->to) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(editor->text, at, &rune);
        bool soft = rune == 0xAD;
        bool drop = soft || rune == 0xFEFF || rcn_rune_is_control(rune);
        if (!drop && (pre || !rcn_rune_is_space(rune))) {
            break;
        }
        space = space || !drop;
        loose = soft           ? RCN_LOOSE_SOFT_HYPHEN
                : drop         ? RCN_LOOSE_CONTROL
                : rune == '\t' ? RCN_LOOSE_TAB
                               : loose;
        at += len;
    }
    uint32_t only = 0;
    size_t len = rcn_utf8_next(editor->text, start, &only);
    bool plain = at - start == len && (only == ' ' || only == 0xA0 ||
                                       only == 0x202F || only == 0x2009);
    bool edge = start == row->from || at == row->to;
    if (!plain) {
        add_edit(editor, start, at, &causes[loose][space && !edge]);
    }
    return at;
}

/* The word that ends at `end`, folded. */
static rcn_text
word_before(const rcn_editor *editor, size_t end, char out[64])
{
    size_t start = end;
    while (start > 0 && end - start < 60) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(editor->text, start, &rune);
        if (!rcn_rune_is_letter(rune) && !rcn_rune_is_digit(rune)) {
            break;
        }
        start -= len;
    }
    size_t at = 0;
    size_t len = 0;
    size_t begin = 0;
    rcn_text word = rcn_text_slice(editor->text, start, end);
    return rcn_word_next(word, &at, out, &len, &begin) ? (rcn_text){out, len}
                                                       : (rcn_text){out, 0};
}

static const rcn_cause *
split_verdict(const rcn_editor *editor, rcn_text form)
{
    const rcn_work *work = editor->work;
    const char *where =
        rcn_words_count(editor->words, form) ? "elsewhere in the document"
        : rcn_words_count(work->shared->words, form) ? "in another document"
                                                     : NULL;
    const char *reason =
        where ? rcn_arena_printf(work->arena, "“%.*s” stands %s", (int)form.len,
                                 form.at, where)
              : "a hyphen, a space and a small letter: a line end was joined "
                "with a space";
    return rcn_cause_new(work, (rcn_cause){"split-hyphenation-space",
                                           "split-hyphenation", reason, ""});
}

/* One of the commonest words of a language: what follows a dash, not the second
 * part of a compound. */
static bool
is_common(const rcn_rules *rules, rcn_text word)
{
    for (size_t i = 0; i < rules->language_count; i++) {
        if (rcn_word_list_has(rules->languages[i], word)) {
            return true;
        }
    }
    return false;
}

/* "30- year": a hyphen between a word and a space with a small letter after it.
 * "pre- and post-war" is meant so; the next word tells. */
static void
edit_split(rcn_editor *editor, size_t hyphen, size_t end)
{
    char left[64];
    char right[64];
    size_t space = hyphen + 1;
    if (space + 1 >= end || editor->text.at[space] != ' ') {
        return;
    }
    uint32_t rune = 0;
    (void)rcn_utf8_next(editor->text, space + 1, &rune);
    size_t at = space + 1;
    size_t len = 0;
    size_t start = 0;
    rcn_text before = word_before(editor, hyphen, left);
    if (!rcn_rune_is_lower(rune) || !before.len ||
        !rcn_word_next(rcn_text_slice(editor->text, 0, end), &at, right, &len,
                       &start) ||
        rcn_word_list_has(editor->conjunctions, (rcn_text){right, len}) ||
        is_common(editor->work->rules, (rcn_text){right, len})) {
        return;
    }
    char form[132];
    memcpy(form, before.at, before.len);
    form[before.len] = '-';
    memcpy(form + before.len + 1, right, len);
    add_edit(editor, space, space + 1,
             split_verdict(editor, (rcn_text){form, before.len + 1 + len}));
}

static bool
is_loose(uint32_t rune, bool pre)
{
    return rune == 0xAD || rune == 0xFEFF || rcn_rune_is_control(rune) ||
           (!pre && rcn_rune_is_space(rune));
}

/* Cuts the sign of emphasis at byte `at`; false when none stands there. */
static bool
edit_emphasis(rcn_editor *editor, size_t at)
{
    const rcn_emphases *signs = &editor->work->emphases;
    while (editor->sign < signs->count && signs->items[editor->sign].at < at) {
        editor->sign++;
    }
    if (editor->sign >= signs->count || signs->items[editor->sign].at != at) {
        return false;
    }
    const rcn_emphasis *sign = &signs->items[editor->sign];
    add_edit(editor, at, at + 1,
             sign->sign == '_' ? (sign->closes ? &rcn_cause_emphasis_close
                                               : &rcn_cause_emphasis_open)
                               : (sign->closes ? &rcn_cause_bold_close
                                               : &rcn_cause_bold_open));
    return true;
}

/* Cuts the mark of a picture at byte `at`; returns its bytes, 0 when none stands
 * there. */
static size_t
edit_picture(rcn_editor *editor, size_t at)
{
    const rcn_edits *marks = &editor->work->marks;
    while (editor->picture < marks->count &&
           marks->items[editor->picture].start < at) {
        editor->picture++;
    }
    if (editor->picture >= marks->count ||
        marks->items[editor->picture].start != at) {
        return 0;
    }
    const rcn_edit *mark = &marks->items[editor->picture];
    add_edit(editor, mark->start, mark->end, mark->why);
    return mark->end - mark->start;
}

/* Cuts a mark of print that begins here and ends before `end`; returns its
 * bytes, 0: none begins. */
static size_t
edit_print_mark(rcn_editor *editor, size_t at, size_t end)
{
    const rcn_print_marks *marks = &editor->work->print_marks;
    while (editor->mark < marks->count &&
           marks->items[editor->mark].start < at) {
        editor->mark++;
    }
    const rcn_print_mark *mark =
        editor->mark < marks->count ? &marks->items[editor->mark] : NULL;
    if (!mark || mark->start != at || mark->end > end) {
        return 0;
    }
    add_edit(editor, at, mark->end, &rcn_cause_print_mark);
    return mark->end - at;
}

/* Changes what another pass has found to begin here; returns its bytes. */
static size_t
edit_found(rcn_editor *editor, size_t at, size_t end)
{
    size_t len = edit_print_mark(editor, at, end);
    len = len ? len : edit_picture(editor, at);
    if (len || edit_emphasis(editor, at)) {
        return len ? len : 1;
    }
    len = rcn_link_number_at(editor->text, &editor->work->link_numbers, at);
    if (len) {
        add_edit(editor, at, at + len, &rcn_cause_link_number);
    }
    return len;
}

static void
edit_row(rcn_editor *editor, const rcn_row *row, bool pre)
{
    for (size_t at = row->from; at < row->to;) {
        size_t found = edit_found(editor, at, row->to);
        if (found) {
            at += found;
            continue;
        }
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(editor->text, at, &rune);
        if (is_loose(rune, pre)) {
            at = edit_space(editor, at, row, pre);
            continue;
        }
        const rcn_cause *why = NULL;
        size_t reference = rune == '&' && editor->escaped
                               ? rcn_reference_at(editor->text, at, &why)
                               : 0;
        if (reference) {
            add_edit(editor, at, at + reference, why);
            at += reference;
            continue;
        }
        const rcn_cause *ligature = rcn_cause_of_ligature(rune);
        if (ligature) {
            add_edit(editor, at, at + len, ligature);
        }
        if (rune == '-' && !pre) {
            edit_split(editor, at, row->to);
        }
        at += len;
    }
}

void
rcn_edit_lines(rcn_work *work, const rcn_words *words)
{
    rcn_editor editor = {.work = work,
                         .words = words,
                         .conjunctions =
                             rcn_rules_words(work->rules, "after-open-hyphen"),
                         .text = work->text,
                         .escaped = rcn_text_escaped(work->text)};
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        if (row->chunk == RCN_NO_CHUNK) {
            continue;
        }
        const rcn_chunk *chunk = &work->chunks[row->chunk];
        if (chunk->fate == RCN_FATE_TEXT) {
            edit_row(&editor, row, chunk->kind == RCN_BLOCK_PRE);
        }
    }
}
