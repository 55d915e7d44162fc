/* `explain DOC`: all that was found in one document and done to it, with the
 * words that are the reason. */
#include "edition/change.h"
#include "edition/prose.h"
#include "report/parts.h"

static void
add_evidence(rcn_buffer *out, const rcn_evidence *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rcn_buffer_string(out, "    “");
        rcn_add_foreign(out, rcn_text_of(evidence[i].text));
        rcn_buffer_printf(out, "” (%s, line %u; %s)", evidence[i].file,
                          evidence[i].line, evidence[i].rule);
        if (evidence[i].gives) {
            rcn_buffer_printf(out, ": %s", evidence[i].gives);
        }
        rcn_buffer_char(out, '\n');
    }
}

static void
add_role(rcn_buffer *out, const char *label, const rcn_role *role)
{
    rcn_buffer_printf(out, "%s: ", label);
    if (role->value) {
        rcn_add_foreign(out, rcn_text_of(role->value));
        rcn_buffer_printf(out, " (%s)", rcn_status_name(role->status));
    } else {
        rcn_buffer_string(out, "not stated");
    }
    rcn_buffer_char(out, '\n');
    add_evidence(out, role->evidence, role->evidence_count);
}

static void
add_change(rcn_buffer *out, const rcn_record *record, const rcn_change *change,
           const rcn_rules *rules)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_buffer_printf(
        out, "  %s: %s [%s]\n    “",
        rcn_lines_words(out->arena, change->line_start, change->line_end),
        rcn_rules_class_title(rules, change->class_id), change->rule);
    rcn_add_foreign(out, rcn_text_of(change->before));
    rcn_buffer_string(out, "”");
    if (change->after) {
        rcn_buffer_string(out, " is printed “");
        rcn_add_foreign(out, rcn_text_of(change->after));
        rcn_buffer_string(out, "”");
    }
    rcn_buffer_char(out, '\n');
    const char *reason = change->reason
                             ? change->reason
                             : rcn_rules_find(rules, change->rule).reason;
    if (reason) {
        rcn_buffer_printf(out, "    %s\n", reason);
    }
    for (uint32_t i = change->first; i < change->end; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_text word = {0};
        if (span->kind != RCN_SPAN_METADATA &&
            (!rcn_span_is_blank(cleaned, span) ||
             rcn_span_parts_word(out->arena, cleaned, span, &word))) {
            char key[17];
            rcn_span_key(cleaned, span, key);
            rcn_buffer_printf(out, "    key %s\n", key);
        }
    }
}

static void
add_sums(rcn_buffer *out, const rcn_record *record, const rcn_rules *rules)
{
    rcn_tallies tallies = {0};
    rcn_tally_record(out->arena, record, &tallies);
    size_t count = 0;
    for (size_t i = 0; i < tallies.count; i++) {
        const rcn_change_tally *tally = &tallies.items[i];
        if (tally->kind == RCN_TALLY_BLANK) {
            rcn_buffer_string(out, count++ ? ", " : "White space: ");
            rcn_buffer_printf(out, "%s (%zu)",
                              rcn_rules_class_title(rules, tally->class_id),
                              tally->count);
        }
    }
    rcn_buffer_string(out, count ? "\n" : "");
}

rcn_text
rcn_report_explain(rcn_arena *arena, const rcn_edition *edition,
                   const rcn_record *record, const rcn_rules *rules)
{
    const rcn_cleaned *cleaned = record->cleaned;
    const rcn_document *document = cleaned->document;
    const rcn_attribution *who = &record->attribution;
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_printf(&out, "%s\n", document->name);
    rcn_buffer_printf(&out,
                      "Document %s of %zu, d-%s; %zu bytes, %zu lines, %s; "
                      "language %s\nSHA-256 %s\n",
                      record->label, edition->record_count, record->key,
                      document->file.len, document->line_count,
                      document->encoding, cleaned->language, document->sha256);
    add_role(&out, "Title", &who->title);
    rcn_buffer_printf(&out, "Date: %s", record->dating.display);
    if (record->dating.edtf) {
        rcn_buffer_printf(&out, ", EDTF %s", record->dating.edtf);
    }
    rcn_buffer_printf(&out, " (%s)\n", rcn_status_name(record->dating.status));
    if (record->dating.ground) {
        rcn_buffer_printf(&out, "    %s\n", record->dating.ground);
    }
    add_evidence(&out, record->dating.evidence, record->dating.evidence_count);
    add_role(&out, "Issuer", &who->issuer);
    add_role(&out, "Speaker", &who->speaker);
    add_role(&out, "Author", &who->author);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        if (who->particulars[i].value) {
            add_role(&out, rcn_particular_label((rcn_particular)i),
                     &who->particulars[i]);
        }
    }
    add_role(&out, "Publisher", &who->publisher);
    add_role(&out, "URL", &who->source_url);
    rcn_buffer_printf(&out, "Retrieved: %s\n",
                      record->retrieved ? record->retrieved : "not stated");
    rcn_buffer_printf(&out, "Order: %s\n", record->why);
    rcn_buffer_printf(&out, "Changes that touch a word: %u\n",
                      record->change_count);
    for (uint32_t i = 0; i < record->change_count; i++) {
        add_change(&out, record, &record->changes[i], rules);
    }
    add_sums(&out, record, rules);
    rcn_buffer_printf(&out, "Queries: %zu\n", cleaned->query_count);
    for (size_t i = 0; i < cleaned->query_count; i++) {
        rcn_buffer_printf(&out, "  line %u: %s [%s]\n",
                          cleaned->queries[i].line, cleaned->queries[i].message,
                          cleaned->queries[i].class_id);
    }
    return rcn_buffer_text(&out);
}
