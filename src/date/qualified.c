/* Dates that a document states as an editor would: EDTF in its front matter
 * ("1984~", "1921/1923"), or in words there, behind a label or in a line of
 * their own ("[c. 1931]"). */
#include <string.h>

#include "clean/span/quote.h"
#include "date/inquiry.h"
#include "date/labels.h"

#define FIRST_LINES  6  /**< among which a line with a year stands */
#define LONGEST_LINE 60 /**< bytes of it, with a label */

/** Reads an EDTF value; false when it is none. */
static bool
read_edtf(const rcn_inquiry *inquiry, const char *edtf, const char *ground,
          rcn_evidence evidence, rcn_dating *ret_dating)
{
    const char *error = NULL;
    if (!rcn_date_from_editor(inquiry->arena, edtf, ret_dating, &error)) {
        return false;
    }
    rcn_evidence *copy = rcn_arena_alloc(inquiry->arena, 1, sizeof *copy);
    *copy = evidence;
    copy->gives = ret_dating->edtf;
    ret_dating->status = RCN_STATUS_STATED;
    ret_dating->ground = ground;
    ret_dating->evidence = copy;
    ret_dating->evidence_count = 1;
    return true;
}

static bool
is_qualified(const char *edtf)
{
    return strpbrk(edtf, "~?%/X.[") != NULL;
}

/** Returns the EDTF that a value of the metadata is or says in words; NULL when
 * it is neither.  `*ret_qualified`: it is no plain year, month or day. */
static const char *
edtf_of(const rcn_inquiry *inquiry, const rcn_sheet *sheet, const char *value,
        bool *ret_qualified)
{
    rcn_dating dating;
    const char *error = NULL;
    if (is_qualified(value) &&
        rcn_date_from_editor(inquiry->scratch, value, &dating, &error)) {
        *ret_qualified = true;
        return value;
    }
    return rcn_catalogue_edtf(inquiry->arena, inquiry->catalogue,
                              rcn_text_of(value), sheet->language,
                              ret_qualified);
}

/** Returns whether a plain year or month is that of the document: in its front
 * matter, in a record of Dublin Core, in a file beside it. */
static bool
gives_years(const rcn_metadata_item *item)
{
    return item->file || item->place == RCN_PLACE_DUBLIN_CORE ||
           (item->place == RCN_PLACE_META &&
            (strcmp(item->key, "date") == 0 ||
             strcmp(item->key, "pubdate") == 0));
}

/** Reads the first date of metadata that is qualified, or that is a plain year
 * or month; false when there is none. */
static bool
read_metadata(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
              bool qualified, rcn_dating *ret_dating)
{
    const rcn_document *document = sheet->cleaned->document;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        bool says_more = false;
        const char *edtf =
            item->kind == RCN_METADATA_PUBLISHED
                ? edtf_of(inquiry, sheet, item->value, &says_more)
                : NULL;
        if (!edtf || says_more != qualified ||
            (!qualified && !gives_years(item))) {
            continue;
        }
        rcn_evidence evidence = {
            .file = item->file ? item->file : document->name,
            .line = item->line,
            .text =
                rcn_text_squash(inquiry->arena, rcn_text_of(item->quote)).at,
            .rule = "metadata-edtf"};
        if (read_edtf(inquiry, edtf, "Stated in the metadata of the document.",
                      evidence, ret_dating)) {
            return true;
        }
    }
    return false;
}

bool
rcn_date_qualified_metadata(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                            rcn_dating *ret_dating)
{
    return read_metadata(inquiry, sheet, true, ret_dating);
}

bool
rcn_date_year_given(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                    rcn_dating *ret_dating)
{
    return read_metadata(inquiry, sheet, false, ret_dating);
}

/** Returns the date of a line as EDTF: behind a label any, alone one that is
 * qualified; NULL when the line is no date. */
static const char *
edtf_of_line(const rcn_inquiry *inquiry, const rcn_sheet *sheet, rcn_text line)
{
    size_t colon = rcn_text_find(line, ":", 0);
    bool labelled =
        colon < line.len &&
        rcn_label_above(inquiry->scratch, rcn_text_slice(line, 0, colon)) ==
            RCN_LABEL_PUBLISHED;
    bool qualified = false;
    const char *edtf = rcn_catalogue_edtf(
        inquiry->arena, inquiry->catalogue,
        labelled ? rcn_text_slice(line, colon + 1, line.len) : line,
        sheet->language, &qualified);
    bool set = edtf && (*edtf == '[' || strchr(edtf, '/') || strchr(edtf, 'X'));
    return labelled || (qualified && !set) ? edtf : NULL;
}

bool
rcn_date_qualified_line(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                        rcn_dating *ret_dating)
{
    const rcn_doc_lines *lines = &sheet->head->stretches;
    for (size_t i = 0; i < lines->count && i < FIRST_LINES; i++) {
        const rcn_doc_line *item = &lines->items[i];
        rcn_text line = rcn_text_slice(sheet->cleaned->document->text,
                                       item->start, item->end);
        const char *edtf = line.len <= LONGEST_LINE
                               ? edtf_of_line(inquiry, sheet, line)
                               : NULL;
        if (!edtf) {
            continue;
        }
        rcn_evidence evidence = rcn_quote_text(
            inquiry->arena, sheet->cleaned->document, item->start, item->end);
        evidence.rule = "year-line";
        return read_edtf(inquiry, edtf,
                         "Stated in a date line of the document.", evidence,
                         ret_dating);
    }
    return false;
}
