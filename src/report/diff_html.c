/* `diff --format html`: a comparison of two editions as one web page, without
 * script.  Changed words are in <del> and <ins>. */
#include "markup/xml.h"
#include "report/report.h"

static const char style[] =
    "body{max-width:46em;margin:2em auto;padding:0 1em;"
    "font:1em/1.5 serif;color:#1a1a1a;background:#fff}"
    "h1{font-size:1.5em}h2{font-size:1.2em;margin-top:2em}"
    "h3{font-size:1em;margin:1.2em 0 .2em}"
    "del{background:#fbe3e4}ins{background:#e0f2e1}"
    "table{border-collapse:collapse}"
    "th,td{padding:.1em 1.5em .1em 0;text-align:left}"
    "ul{padding-left:1.2em}.file{color:#555}";

static const char *
shown(const char *text)
{
    return text ? text : "not stated";
}

static void
open_with(rcn_xml *xml, const char *name, const char *attribute,
          const char *value)
{
    rcn_xml_open(xml, name);
    rcn_xml_attribute(xml, attribute, value);
}

static void
close_line(rcn_xml *xml)
{
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_head(rcn_xml *xml, const char *title)
{
    rcn_xml_open(xml, "head");
    open_with(xml, "meta", "charset", "utf-8");
    rcn_xml_close_void(xml);
    open_with(xml, "meta", "name", "viewport");
    rcn_xml_attribute(xml, "content", "width=device-width");
    rcn_xml_close_void(xml);
    rcn_xml_line(xml, "title", title);
    rcn_xml_open(xml, "style");
    rcn_xml_raw(xml, rcn_text_of(style));
    rcn_xml_close(xml);
    close_line(xml);
}

/* "3. Title, date (file)" inside an element. */
static void
write_document(rcn_xml *xml, const char *element,
               const rcn_diff_document *document)
{
    rcn_xml_open(xml, element);
    rcn_xml_string(xml, document->label);
    rcn_xml_string(xml, ". ");
    open_with(xml, "span", "dir", "auto");
    rcn_xml_string(xml, shown(document->title));
    rcn_xml_close(xml);
    rcn_xml_string(xml, ", ");
    rcn_xml_string(xml, shown(document->display));
    rcn_xml_string(xml, " ");
    open_with(xml, "span", "class", "file");
    rcn_xml_string(xml, document->file);
    rcn_xml_close(xml);
    close_line(xml);
}

/* Documents of one edition only, with a heading when there are some. */
static void
write_single(rcn_xml *xml, const char *heading, const rcn_diff_pairs *pairs,
             bool added)
{
    bool begun = false;
    for (size_t i = 0; i < pairs->count; i++) {
        const rcn_diff_pair *pair = &pairs->items[i];
        if (added ? pair->old != NULL : pair->new != NULL) {
            continue;
        }
        if (!begun) {
            rcn_xml_line(xml, "h2", heading);
            rcn_xml_open(xml, "ul");
        }
        begun = true;
        write_document(xml, "li", added ? pair->new : pair->old);
    }
    if (begun) {
        close_line(xml);
    }
}

/* "label: before, after" as deleted and inserted words. */
static void
write_change(rcn_xml *xml, const char *label, rcn_text before, rcn_text after)
{
    rcn_xml_open(xml, "li");
    rcn_xml_string(xml, label);
    rcn_xml_string(xml, ": ");
    if (before.len) {
        open_with(xml, "del", "dir", "auto");
        rcn_xml_text(xml, before);
        rcn_xml_close(xml);
        rcn_xml_string(xml, " ");
    }
    if (after.len) {
        open_with(xml, "ins", "dir", "auto");
        rcn_xml_text(xml, after);
        rcn_xml_close(xml);
    }
    close_line(xml);
}

static void
write_kept(rcn_xml *xml, const rcn_diff_pair *pair)
{
    write_document(xml, "h3", pair->new);
    rcn_xml_open(xml, "ul");
    if (pair->redated) {
        write_change(xml, "date", rcn_text_of(shown(pair->old->display)),
                     rcn_text_of(shown(pair->new->display)));
    }
    if (pair->retitled) {
        write_change(xml, "title", rcn_text_of(shown(pair->old->title)),
                     rcn_text_of(shown(pair->new->title)));
    }
    for (size_t i = 0; i < pair->changes.count; i++) {
        const rcn_diff_change *change = &pair->changes.items[i];
        const char *citation = change->after.len && change->new_citation
                                   ? change->new_citation
                                   : change->old_citation;
        write_change(xml, citation ? citation : pair->new->label,
                     change->before, change->after);
    }
    close_line(xml);
}

static void
write_changed(rcn_xml *xml, const rcn_diff_pairs *pairs)
{
    bool begun = false;
    for (size_t i = 0; i < pairs->count; i++) {
        const rcn_diff_pair *pair = &pairs->items[i];
        if (!pair->old || !pair->new ||
            !(pair->redated || pair->retitled || pair->changes.count)) {
            continue;
        }
        if (!begun) {
            rcn_xml_line(xml, "h2", "Documents changed");
        }
        begun = true;
        write_kept(xml, pair);
    }
}

static void
write_cell(rcn_xml *xml, rcn_arena *arena, const char *first, const char *last)
{
    rcn_buffer words = rcn_buffer_new(arena);
    rcn_diff_add_range(&words, first, last);
    rcn_xml_open(xml, "td");
    rcn_xml_text(xml, rcn_buffer_text(&words));
    rcn_xml_close(xml);
}

static void
write_concordance(rcn_xml *xml, rcn_arena *arena, const rcn_diff_pairs *pairs)
{
    rcn_xml_line(xml, "h2", "Concordance of citations");
    rcn_xml_open(xml, "table");
    rcn_xml_markup(xml, "<thead><tr><th scope=\"col\">Old</th>"
                        "<th scope=\"col\">New</th></tr></thead>\n");
    rcn_xml_open(xml, "tbody");
    for (size_t i = 0; i < pairs->count; i++) {
        rcn_diff_ranges ranges = rcn_diff_find_ranges(arena, &pairs->items[i]);
        for (size_t k = 0; k < ranges.count; k++) {
            const rcn_diff_range *range = &ranges.items[k];
            rcn_xml_open(xml, "tr");
            write_cell(xml, arena, range->old_first, range->old_last);
            write_cell(xml, arena, range->new_first, range->new_last);
            close_line(xml);
        }
    }
    rcn_xml_close(xml);
    close_line(xml);
}

rcn_text
rcn_report_diff_html(rcn_arena *arena, const rcn_diff_edition *old,
                     const rcn_diff_edition *new, const rcn_diff_pairs *pairs)
{
    rcn_xml *xml = rcn_xml_new_html(arena);
    const char *title = new->title ? new->title : shown(old->title);
    open_with(xml, "html", "lang", "en");
    write_head(xml, rcn_arena_printf(arena, "Changes: %s", title));
    rcn_xml_open(xml, "body");
    rcn_xml_line(xml, "h1", rcn_arena_printf(arena, "Changes: %s", title));
    rcn_xml_line(xml, "p",
                 rcn_arena_printf(arena, "From %s to %s.",
                                  shown(old->identifier),
                                  shown(new->identifier)));
    write_single(xml, "Documents added", pairs, true);
    write_single(xml, "Documents left out", pairs, false);
    write_changed(xml, pairs);
    write_concordance(xml, arena, pairs);
    return rcn_xml_finish(xml);
}
