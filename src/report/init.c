/* `init`: what was found, as comment lines for edition.yaml.  A finding decides
 * nothing: project/merge.h marks each line as one. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/yaml.h"
#include "edition/change.h"
#include "edition/prose.h"
#include "report/parts.h"

/* `key: "value"` and how it is known: "stated, line 3". */
static void
add_finding(rcn_buffer *out, const char *key, const char *value,
            rcn_status status, const rcn_evidence *evidence, size_t count)
{
    rcn_buffer_printf(out, "%s: ", key);
    rcn_yaml_add_scalar(out, value);
    rcn_buffer_printf(out, "  # %s", rcn_status_name(status));
    if (count) {
        rcn_buffer_printf(out, ", line %u", evidence[0].line);
    }
    rcn_buffer_char(out, '\n');
}

static void
add_evidence(rcn_buffer *out, const rcn_init_options *options,
             const rcn_evidence *evidence, size_t count)
{
    for (size_t i = 0; options->evidence && i < count; i++) {
        rcn_buffer_string(out, "  “");
        rcn_add_foreign(out, rcn_text_of(evidence[i].text));
        rcn_buffer_string(out, "” (");
        rcn_add_foreign(out, rcn_text_of(evidence[i].file));
        rcn_buffer_printf(out, ", line %u)\n", evidence[i].line);
    }
}

/* A role that was found; what the editor typed needs no finding. */
static void
add_role(rcn_buffer *out, const rcn_init_options *options, const char *key,
         const rcn_role *role)
{
    if (role->value && role->status != RCN_STATUS_EDITOR) {
        add_finding(out, key, role->value, role->status, role->evidence,
                    role->evidence_count);
        add_evidence(out, options, role->evidence, role->evidence_count);
    }
}

static void
add_date(rcn_buffer *out, const rcn_init_options *options,
         const rcn_dating *dating)
{
    if (dating->edtf && dating->status != RCN_STATUS_EDITOR) {
        add_finding(out, "date", dating->edtf, dating->status, dating->evidence,
                    dating->evidence_count);
        add_evidence(out, options, dating->evidence, dating->evidence_count);
    }
}

/* A cut that an editor may undo. */
typedef struct rcn_keyed {
    char key[17];
    uint32_t span;
    bool repeated; /* the same words are before, under the same key */
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

/* Each cut with the decision that would undo it. */
static void
add_cuts(rcn_buffer *out, const rcn_record *record)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_keyed_cuts cuts = keyed_cuts(out->arena, cleaned);
    rcn_buffer_string(out, cuts.count ? "cuts:\n" : "");
    for (size_t i = 0; i < cuts.count; i++) {
        const rcn_span *span = &cleaned->spans[cuts.items[i].span];
        if (cuts.items[i].repeated) {
            continue;
        }
        rcn_text text =
            rcn_text_slice(cleaned->document->text, span->start, span->end);
        bool kept = rcn_span_parts_word(out->arena, cleaned, span, &text) &&
                    strcmp(span->why->rule, "hyphen-kept") == 0;
        rcn_buffer_printf(out, "  %s: %s  # line %u, %s: “", cuts.items[i].key,
                          kept ? "cut" : "keep",
                          rcn_document_line(cleaned->document, span->start),
                          span->why->class_id);
        rcn_add_foreign(out, text);
        rcn_buffer_string(out, "”\n");
    }
}

rcn_text
rcn_report_init_record(rcn_arena *arena, const rcn_record *record,
                       const rcn_init_options *options)
{
    rcn_buffer out = rcn_buffer_new(arena);
    const rcn_attribution *who = &record->attribution;
    rcn_buffer_printf(&out, "document %s. ", record->label);
    rcn_add_foreign(&out, rcn_text_of(record->why));
    rcn_buffer_char(&out, '\n');
    add_role(&out, options, "title", &who->title);
    add_date(&out, options, &record->dating);
    add_role(&out, options, "issuer", &who->issuer);
    add_role(&out, options, "speaker", &who->speaker);
    add_role(&out, options, "author", &who->author);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        add_role(&out, options, rcn_particular_key((rcn_particular)i),
                 &who->particulars[i]);
    }
    add_role(&out, options, "publisher", &who->publisher);
    add_role(&out, options, "url", &who->source_url);
    if (options->cuts) {
        add_cuts(&out, record);
    }
    return rcn_buffer_text(&out);
}

rcn_text
rcn_report_init_edition(rcn_arena *arena, const rcn_edition *edition,
                        const rcn_project *project)
{
    rcn_buffer out = rcn_buffer_new(arena);
    const char *const pairs[][3] = {
        {"title", project->title, edition->title},
        {"language", project->language, edition->language}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!pairs[i][1] && pairs[i][2]) {
            rcn_buffer_printf(&out, "%s: ", pairs[i][0]);
            rcn_yaml_add_scalar(&out, pairs[i][2]);
            rcn_buffer_char(&out, '\n');
        }
    }
    return rcn_buffer_text(&out);
}
