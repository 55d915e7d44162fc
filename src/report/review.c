/* review.html: for each document its source with every cut struck through in
 * place, coloured by class, so that an editor can judge them all by looking.
 * One file, no script: what shows on hover is listed under each document too. */
#include "edition/prose.h"
#include "report/html.h"
#include "report/paint.h"
#include "report/report.h"

typedef struct rcn_review {
    rcn_buffer out;
    const rcn_edition *edition;
    const rcn_rules *rules;
    rcn_tallies tallies;
    rcn_palette palette;
    const rcn_proof_index *proofs;
} rcn_review;

static void
add_head(rcn_review *review)
{
    rcn_buffer *out = &review->out;
    rcn_buffer_string(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                           "<meta charset=\"utf-8\">\n"
                           "<meta name=\"generator\" content=\"recension \">\n"
                           "<meta name=\"viewport\" "
                           "content=\"width=device-width\">\n<title>Review: ");
    rcn_html_string(out, review->edition->title);
    rcn_buffer_string(out, "</title>\n<style>\n");
    rcn_buffer_string(out, rcn_review_css);
    rcn_buffer_string(out, "</style>\n</head>\n<body>\n<h1>Review: ");
    rcn_html_string(out, review->edition->title);
    rcn_buffer_string(
        out,
        "</h1>\n<p>Each source as it was read. Words that are not printed are "
        "struck through in the colour of their class, what is printed instead "
        "is underlined in it; shaded words are metadata; "
        "underlined words are evidence. Point at any of them for the reason. "
        "Line numbers are on the left, paragraph numbers of the edition on the "
        "right. To print words that were cut, put the 16 digits of the cut "
        "into edition.yaml, under the document: <code>cuts: {0123456789abcdef: "
        "keep}</code>.</p>\n");
}

static void
add_contents(rcn_review *review)
{
    rcn_buffer *out = &review->out;
    rcn_buffer_string(out, "<nav aria-label=\"Documents\">\n<ol>\n");
    for (size_t i = 0; i < review->edition->record_count; i++) {
        const rcn_record *record = &review->edition->records[i];
        rcn_buffer_printf(out, "<li><a href=\"#d-%s\">", record->key);
        rcn_html_string(out, record->attribution.title.value);
        rcn_buffer_string(out, "</a>, ");
        rcn_html_string(out, record->dating.display);
        rcn_buffer_printf(out, ", changes: %u, queries: %zu</li>\n",
                          record->change_count, record->cleaned->query_count);
    }
    rcn_buffer_string(out, "</ol>\n</nav>\n");
}

static void
add_legend_row(rcn_review *review, const rcn_change_tally *tally)
{
    static const char *const kinds[] = {"left out", "repaired", "metadata",
                                        "white space"};
    rcn_buffer *out = &review->out;
    const char *element = tally->kind == RCN_TALLY_MOVED ? "mark" : "span";
    rcn_buffer_string(out, "<tr><td>");
    if (tally->kind == RCN_TALLY_CUT || tally->kind == RCN_TALLY_REPAIR) {
        element = "del";
        rcn_buffer_printf(out, "<del class=\"k%u\">",
                          rcn_palette_color(&review->palette, tally->class_id));
    } else {
        rcn_buffer_printf(out, "<%s>", element);
    }
    rcn_html_string(out, rcn_rules_class_title(review->rules, tally->class_id));
    rcn_buffer_printf(
        out, "</%s></td><td>%s</td><td>%zu in %s</td><td>", element,
        kinds[tally->kind], tally->count,
        rcn_count_words(out->arena, tally->documents, "document"));
    rcn_html_string(out, rcn_rules_find(review->rules, tally->rule).reason);
    rcn_buffer_string(out, "</td></tr>\n");
}

static void
add_legend(rcn_review *review)
{
    static const rcn_tally_kind order[] = {RCN_TALLY_CUT, RCN_TALLY_REPAIR,
                                           RCN_TALLY_MOVED, RCN_TALLY_BLANK};
    rcn_buffer *out = &review->out;
    rcn_buffer_string(out,
                      "<h2 id=\"legend\">Legend</h2>\n<table>\n<thead><tr>"
                      "<th scope=\"col\">Class</th>"
                      "<th scope=\"col\">What is done</th>"
                      "<th scope=\"col\">How often</th>"
                      "<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        for (size_t i = 0; i < review->tallies.count; i++) {
            if (review->tallies.items[i].kind == order[k]) {
                add_legend_row(review, &review->tallies.items[i]);
            }
        }
    }
    rcn_buffer_string(out, "</tbody>\n</table>\n");
}

static void
add_field(rcn_buffer *out, const char *label, const char *value,
          rcn_status status)
{
    rcn_buffer_printf(out, "<dt>%s</dt><dd>", label);
    rcn_html_string(out, value ? value : "not stated");
    if (value) {
        rcn_buffer_printf(out, " (%s)", rcn_status_name(status));
    }
    rcn_buffer_string(out, "</dd>\n");
}

static void
add_role(rcn_buffer *out, const char *label, const rcn_role *role)
{
    add_field(out, label, role->value, role->status);
}

static void
add_fields(rcn_buffer *out, const rcn_record *record)
{
    const rcn_document *document = record->cleaned->document;
    const rcn_attribution *who = &record->attribution;
    rcn_buffer_string(out, "<dl>\n<dt>File</dt><dd>");
    rcn_html_string(out, document->name);
    rcn_buffer_printf(out, ", %zu bytes, ", document->file.len);
    rcn_html_string(out, document->encoding);
    rcn_buffer_string(out, "</dd>\n");
    add_field(out, "Date", record->dating.display, record->dating.status);
    rcn_buffer_string(out, "<dt>Ground</dt><dd>");
    rcn_html_string(out, record->dating.ground);
    rcn_buffer_string(out, "</dd>\n");
    add_role(out, "Issuer", &who->issuer);
    add_role(out, "Speaker", &who->speaker);
    add_role(out, "Author", &who->author);
    add_role(out, "Publisher", &who->publisher);
    add_role(out, "URL", &who->source_url);
    rcn_buffer_string(out, "<dt>Order</dt><dd>");
    rcn_html_string(out, record->why);
    rcn_buffer_string(out, "</dd>\n</dl>\n");
}

static void
add_line_link(rcn_buffer *out, const rcn_record *record, uint32_t line)
{
    rcn_buffer_printf(out, "<a href=\"#l-%s-%u\">%u</a>", record->key, line,
                      line);
}

static void
add_change(rcn_review *review, const rcn_record *record,
           const rcn_change *change)
{
    rcn_buffer *out = &review->out;
    const char *reason =
        change->reason ? change->reason
                       : rcn_rules_find(review->rules, change->rule).reason;
    rcn_buffer_string(out, "<tr><td>");
    add_line_link(out, record, change->line_start);
    rcn_buffer_string(out, "</td><td>");
    rcn_html_string(out,
                    rcn_rules_class_title(review->rules, change->class_id));
    rcn_buffer_string(out, "</td><td>");
    rcn_html_string(out, change->before);
    rcn_buffer_string(out, "</td><td>");
    rcn_html_string(out, change->after);
    rcn_buffer_string(out, "</td><td>");
    rcn_html_string(out, reason);
    rcn_buffer_string(out, "</td></tr>\n");
}

static void
add_changes(rcn_review *review, const rcn_record *record)
{
    rcn_buffer *out = &review->out;
    if (!record->change_count) {
        return;
    }
    rcn_buffer_printf(
        out,
        "<details>\n<summary>%s</summary>\n<table>\n<thead><tr>"
        "<th scope=\"col\">Line</th><th scope=\"col\">Class</th>"
        "<th scope=\"col\">Source</th>"
        "<th scope=\"col\">Printed</th>"
        "<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n",
        rcn_count_words(out->arena, record->change_count, "change"));
    for (uint32_t i = 0; i < record->change_count; i++) {
        add_change(review, record, &record->changes[i]);
    }
    rcn_buffer_string(out, "</tbody>\n</table>\n</details>\n");
}

static void
add_queries(rcn_buffer *out, const rcn_record *record)
{
    const rcn_cleaned *cleaned = record->cleaned;
    if (!cleaned->query_count) {
        return;
    }
    rcn_buffer_string(out, "<h3>Queries</h3>\n<ul>\n");
    for (size_t i = 0; i < cleaned->query_count; i++) {
        rcn_buffer_string(out, "<li>Line ");
        add_line_link(out, record, cleaned->queries[i].line);
        rcn_buffer_string(out, ": ");
        rcn_html_string(out, cleaned->queries[i].message);
        rcn_buffer_string(out, "</li>\n");
    }
    rcn_buffer_string(out, "</ul>\n");
}

static void
add_document(rcn_review *review, const rcn_record *record)
{
    rcn_buffer *out = &review->out;
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_buffer_printf(out, "<section id=\"d-%s\">\n<h2>%u. ", record->key,
                      record->number);
    rcn_html_string(out, record->attribution.title.value);
    rcn_buffer_string(out, "</h2>\n");
    add_fields(out, record);
    rcn_buffer_string(out, "<div class=\"source\" lang=\"");
    rcn_html_string(out, cleaned->language);
    rcn_buffer_string(out, "\">");
    rcn_proofs proofs =
        rcn_find_proofs(out->arena, review->proofs, cleaned->document);
    rcn_paint_source(out, record, &proofs, &review->palette, review->rules);
    rcn_buffer_string(out, "</div>\n");
    add_queries(out, record);
    add_changes(review, record);
    rcn_buffer_string(out, "</section>\n");
}

rcn_text
rcn_report_review_html(rcn_arena *arena, const rcn_edition *edition,
                       const rcn_rules *rules)
{
    rcn_review review = {
        .out = rcn_buffer_new(arena), .edition = edition, .rules = rules};
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_tally_record(arena, &edition->records[i], &review.tallies);
    }
    review.palette = rcn_palette_new(arena, &review.tallies);
    review.proofs = rcn_proof_index_new(arena, edition);
    add_head(&review);
    add_contents(&review);
    add_legend(&review);
    for (size_t i = 0; i < edition->record_count; i++) {
        add_document(&review, &edition->records[i]);
    }
    rcn_buffer_string(&review.out, "</body>\n</html>\n");
    return rcn_buffer_text(&review.out);
}
