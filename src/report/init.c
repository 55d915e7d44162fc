/* `init`: an edition.yaml to begin with.  Every value is what was found, the
 * evidence beside it as a comment; a key without a value is one of which nothing
 * was found. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "edition/change.h"
#include "edition/prose.h"
#include "report/parts.h"

/* A double-quoted scalar (YAML 1.1, 5.1 and 9.1: what is not printable is
 * escaped). */
static void
add_scalar(rcn_buffer *out, const char *value)
{
    rcn_text text = rcn_text_of(value);
    rcn_buffer_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rune == '"' || rune == '\\') {
            rcn_buffer_printf(out, "\\%c", (char)rune);
        } else if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0) ||
                   rune == 0xFEFF || rune == 0xFFFE || rune == 0xFFFF ||
                   rune == 0x2028 || rune == 0x2029) {
            rcn_buffer_printf(out, "\\u%04X", rune);
        } else {
            rcn_buffer_add(out, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
    rcn_buffer_char(out, '"');
}

static void
add_pair(rcn_buffer *out, const char *indent, const char *key,
         const char *value)
{
    rcn_buffer_printf(out, "%s%s:", indent, key);
    if (value) {
        rcn_buffer_char(out, ' ');
        add_scalar(out, value);
    }
    rcn_buffer_char(out, '\n');
}

static void
add_evidence(rcn_buffer *out, rcn_status status, const rcn_evidence *evidence,
             size_t count)
{
    rcn_buffer_printf(out, "    # %s", rcn_status_name(status));
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(out, i ? "\n    #   “" : ": “");
        rcn_add_foreign(out, rcn_text_of(evidence[i].text));
        rcn_buffer_string(out, "” (");
        rcn_add_foreign(out, rcn_text_of(evidence[i].file));
        rcn_buffer_printf(out, ", line %u)", evidence[i].line);
    }
    rcn_buffer_char(out, '\n');
}

static void
add_role(rcn_buffer *out, const char *key, const rcn_role *role)
{
    if (role->value) {
        add_evidence(out, role->status, role->evidence, role->evidence_count);
    }
    add_pair(out, "    ", key, role->value);
}

/* A cut that an editor may undo. */
typedef struct rcn_keyed {
    char key[17];
    uint32_t span;
    bool repeated; /* the same words stand before, under the same key */
} rcn_keyed;

typedef RCN_LIST(rcn_keyed) rcn_keyed_cuts;

static int
by_key(const void *left, const void *right)
{
    const rcn_keyed *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a->span > b->span) - (a->span < b->span);
}

static int
by_span(const void *left, const void *right)
{
    const rcn_keyed *a = left, *b = right;
    return (a->span > b->span) - (a->span < b->span);
}

static rcn_keyed_cuts
keyed_cuts(rcn_arena *arena, const rcn_cleaned *cleaned)
{
    rcn_keyed_cuts cuts = {0};
    for (uint32_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        bool cut =
            span->kind == RCN_SPAN_REMOVED || span->kind == RCN_SPAN_REPLACED;
        rcn_text word = {0};
        if (cut && (!rcn_span_is_blank(cleaned, span) ||
                    rcn_span_parts_word(arena, cleaned, span, &word))) {
            rcn_keyed keyed = {.span = i};
            rcn_span_key(cleaned, span, keyed.key);
            RCN_PUSH(arena, &cuts, keyed);
        }
    }
    if (cuts.count) {
        qsort(cuts.items, cuts.count, sizeof *cuts.items, by_key);
        for (size_t i = 1; i < cuts.count; i++) {
            cuts.items[i].repeated =
                strcmp(cuts.items[i].key, cuts.items[i - 1].key) == 0;
        }
        qsort(cuts.items, cuts.count, sizeof *cuts.items, by_span);
    }
    return cuts;
}

/* Each cut as a comment: to undo one is to uncomment its line. */
static void
add_cuts(rcn_buffer *out, const rcn_record *record)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_keyed_cuts cuts = keyed_cuts(out->arena, cleaned);
    rcn_buffer_string(out, "    cuts:\n");
    for (size_t i = 0; i < cuts.count; i++) {
        const rcn_span *span = &cleaned->spans[cuts.items[i].span];
        if (cuts.items[i].repeated) {
            continue;
        }
        rcn_text text =
            rcn_text_slice(cleaned->document->text, span->start, span->end);
        bool kept = rcn_span_parts_word(out->arena, cleaned, span, &text) &&
                    strcmp(span->why->rule, "hyphen-kept") == 0;
        rcn_buffer_printf(out, "      # %s: %s # line %u, %s: “",
                          cuts.items[i].key, kept ? "cut" : "keep",
                          rcn_document_line(cleaned->document, span->start),
                          span->why->class_id);
        rcn_add_foreign(out, text);
        rcn_buffer_string(out, "”\n");
    }
}

static void
add_record(rcn_buffer *out, const rcn_record *record)
{
    const rcn_attribution *who = &record->attribution;
    rcn_buffer_printf(out, "\n  # Document %u. %s\n  - file: ", record->number,
                      record->why);
    add_scalar(out, record->cleaned->document->name);
    rcn_buffer_char(out, '\n');
    add_pair(out, "    ", "sha256", record->cleaned->document->sha256);
    add_role(out, "title", &who->title);
    add_evidence(out, record->dating.status, record->dating.evidence,
                 record->dating.evidence_count);
    rcn_buffer_string(out, "    # ");
    rcn_add_foreign(out, rcn_text_of(record->dating.ground));
    rcn_buffer_char(out, '\n');
    add_pair(out, "    ", "date", record->dating.edtf);
    add_role(out, "issuer", &who->issuer);
    add_role(out, "speaker", &who->speaker);
    add_role(out, "author", &who->author);
    add_role(out, "publisher", &who->publisher);
    add_role(out, "url", &who->source_url);
    add_pair(out, "    ", "retrieved", record->retrieved);
    add_pair(out, "    ", "language", record->cleaned->language);
    rcn_buffer_string(out, "    include: true\n    order:\n    notes:\n");
    add_cuts(out, record);
}

rcn_text
rcn_report_init_yaml(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_printf(
        &out,
        "# Decisions of the editor (recension-edition(5)), begun by %s.\n"
        "# The values are what was found, with the evidence above them. As "
        "they\n"
        "# stand they change nothing; a value that you change is printed as\n"
        "# yours. A key without a value says nothing.\n"
        "# To print words that were cut, uncomment their line under cuts.\n\n",
        edition->program);
    add_pair(&out, "", "title", edition->title);
    add_pair(&out, "", "subtitle", edition->subtitle);
    add_pair(&out, "", "description", edition->description);
    rcn_buffer_string(&out, "editors:\n");
    for (size_t i = 0; edition->editors[i]; i++) {
        rcn_buffer_string(&out, "  - ");
        add_scalar(&out, edition->editors[i]);
        rcn_buffer_char(&out, '\n');
    }
    add_pair(&out, "", "publisher", edition->publisher);
    add_pair(&out, "", "rights", edition->rights);
    add_pair(&out, "", "language", edition->language);
    rcn_buffer_string(&out,
                      "identifier:\nprint_identifier:\ndate:\n"
                      "style: classic\npage:\ncover:\ncss:\nseries:\n"
                      "accessibility:\nundated: last\nkeep_comments: false\n"
                      "apparatus: brief\n"
                      "documents:\n");
    for (size_t i = 0; i < edition->record_count; i++) {
        add_record(&out, &edition->records[i]);
    }
    return rcn_buffer_text(&out);
}
