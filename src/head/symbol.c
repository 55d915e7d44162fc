/* The symbol of a paper and the session of the assembly whose paper it is: each
 * is alone in a line of the head or in a column of one.  The forms are data
 * (symbols.def). */
#include <string.h>

#include "base/pattern.h"
#include "clean/span/symbol.h"
#include "head/reader.h"

#define HEAD_LINES   60  /**< stretches that are looked at */
#define LONGEST_PART 100 /**< bytes of a column */

typedef struct rcn_symbol_form {
    rcn_head_field_kind kind;
    const char *expression;
} rcn_symbol_form;

static const rcn_symbol_form forms[] = {
#define RCN_SYMBOL_FORM(kind, expression) {RCN_FIELD_##kind, expression},
#include "head/symbols.def"
#undef RCN_SYMBOL_FORM
};

#define FORM_COUNT (sizeof forms / sizeof *forms)

struct rcn_symbol_patterns {
    const rcn_pattern *form[FORM_COUNT];
};

const rcn_symbol_patterns *
rcn_symbol_patterns_new(rcn_arena *arena)
{
    rcn_symbol_patterns *patterns = rcn_arena_alloc(arena, 1, sizeof *patterns);
    for (size_t i = 0; i < FORM_COUNT; i++) {
        patterns->form[i] =
            rcn_pattern_constant(arena, forms[i].expression, true);
    }
    return patterns;
}

static bool
holds(const rcn_head_reader *reader, rcn_head_field_kind kind)
{
    for (size_t i = 0; i < reader->fields.count; i++) {
        if (reader->fields.items[i].kind == kind) {
            return true;
        }
    }
    return false;
}

/** Two strokes, or a stroke and ".9000": "HTTP/1.1" is none. */
static bool
is_plain_symbol(rcn_text part)
{
    size_t strokes = 0, digits = 0;
    for (size_t i = 0; i < part.len; i++) {
        strokes += part.at[i] == '/';
        digits = part.at[i] == '.' ? 0 : digits + (part.at[i] >= '0');
    }
    bool dotted = memchr(part.at, '.', part.len) != NULL;
    return rcn_is_document_symbol(part) &&
           (strokes >= 2 || (dotted && digits >= 2));
}

/** Returns the court whose code a neutral citation holds, or NULL: "2017 SCC
 * 40". */
static const char *
court_of(const rcn_head_reader *reader, const char *citation)
{
    static const char *const courts[][2] = {
#define RCN_CITATION(code, court) {code, court},
#include "head/citations.def"
#undef RCN_CITATION
    };
    rcn_text text = rcn_text_of(citation);
    for (size_t i = 0; i < sizeof courts / sizeof *courts; i++) {
        const char *code = courts[i][0];
        const char *word = rcn_arena_printf(reader->scratch, " %s ", code);
        if (rcn_text_starts(text, code) ||
            rcn_text_find(text, word, 0) != SIZE_MAX) {
            return courts[i][1];
        }
    }
    return NULL;
}

/** Adds the court of a judgment that names none but by its citation. */
static void
add_court(rcn_head_reader *reader)
{
    for (size_t i = 0; i < reader->fields.count; i++) {
        rcn_head_field field = reader->fields.items[i];
        const char *court = field.kind == RCN_FIELD_SYMBOL
                                ? court_of(reader, field.value)
                                : NULL;
        if (court) {
            field.kind = RCN_FIELD_COURT;
            field.value = court;
            field.rule = "neutral-citation";
            field.inferred = true;
            RCN_PUSH(reader->arena, &reader->fields, field);
            return;
        }
    }
}

static void
read_part(rcn_head_reader *reader, size_t line, rcn_text part)
{
    const size_t lines[2] = {line, line};
    rcn_match match;
    if (!part.len || part.len > LONGEST_PART) {
        return;
    }
    if (!holds(reader, RCN_FIELD_SYMBOL) && is_plain_symbol(part)) {
        rcn_head_add(reader, RCN_FIELD_SYMBOL, "symbol-line", part, lines);
        return;
    }
    for (size_t i = 0; i < FORM_COUNT; i++) {
        if (!holds(reader, forms[i].kind) &&
            rcn_pattern_find(reader->symbol->form[i], part, 0, &match)) {
            rcn_head_add(reader, forms[i].kind,
                         forms[i].kind == RCN_FIELD_SYMBOL ? "symbol-line"
                                                           : "session-line",
                         rcn_match_text(&match, part, 1), lines);
            return;
        }
    }
}

/** The columns of a line of a text stand three spaces apart. */
static void
read_line(rcn_head_reader *reader, size_t line)
{
    const rcn_doc_line *item = &reader->head->stretches.items[line];
    rcn_text text =
        rcn_text_slice(reader->cleaned->document->text, item->start, item->end);
    while (text.len) {
        size_t gap = rcn_text_find(text, "   ", 0);
        size_t end = gap == SIZE_MAX ? text.len : gap;
        read_part(
            reader, line,
            rcn_text_squash(reader->scratch, rcn_text_slice(text, 0, end)));
        text = rcn_text_trim(rcn_text_slice(text, end, text.len));
    }
}

void
rcn_symbol_read(rcn_head_reader *reader)
{
    const rcn_document_head *head = reader->head;
    for (size_t i = head->first; i < head->end && i < head->first + HEAD_LINES;
         i++) {
        if (head->stretches.items[i].span->kind != RCN_SPAN_REMOVED) {
            read_line(reader, i);
        }
    }
    if (head->judgment && !holds(reader, RCN_FIELD_COURT)) {
        add_court(reader);
    }
}
