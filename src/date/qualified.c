/* Dates that a document states as an editor would: EDTF in its front matter
 * ("1984~", "1921/1923"), or a line of its own with a year in brackets or after
 * "circa" ("[c. 1931]"). */
#include <string.h>

#include "clean/span/quote.h"
#include "date/inquiry.h"

#define FIRST_LINES  6  /**< among which a line with a year stands */
#define LONGEST_LINE 24 /**< bytes of it */

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
is_qualified(const rcn_metadata_item *item)
{
    return strpbrk(item->value, "~?%/X.[") != NULL;
}

/* A year, or a year and a month, of a file beside the document: a bibliography
 * often knows no more. */
static bool
is_year_beside(const rcn_metadata_item *item)
{
    size_t len = strlen(item->value);
    return item->file && (len == 4 || len == 7) &&
           strspn(item->value, "0123456789") == 4 &&
           strspn(item->value, "0123456789-") == len;
}

/* Reads the first date of metadata that fits; false when there is none. */
static bool
read_metadata(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
              bool (*fits)(const rcn_metadata_item *item),
              rcn_dating *ret_dating)
{
    const rcn_document *document = sheet->cleaned->document;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind != RCN_METADATA_PUBLISHED || !fits(item)) {
            continue;
        }
        rcn_evidence evidence = {
            .file = item->file ? item->file : document->name,
            .line = item->line,
            .text =
                rcn_text_squash(inquiry->arena, rcn_text_of(item->quote)).at,
            .rule = "metadata-edtf"};
        if (read_edtf(inquiry, item->value,
                      "Stated in the metadata of the document.", evidence,
                      ret_dating)) {
            return true;
        }
    }
    return false;
}

bool
rcn_date_qualified_metadata(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                            rcn_dating *ret_dating)
{
    return read_metadata(inquiry, sheet, is_qualified, ret_dating);
}

bool
rcn_date_year_beside(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                     rcn_dating *ret_dating)
{
    return read_metadata(inquiry, sheet, is_year_beside, ret_dating);
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
        rcn_match match;
        if (line.len > LONGEST_LINE ||
            !rcn_pattern_find(inquiry->styles.about_year, line, 0, &match)) {
            continue;
        }
        bool rough = match.start[1] != SIZE_MAX;
        rcn_text year = rcn_match_text(&match, line, rough ? 1 : 2);
        const char *edtf =
            rcn_arena_printf(inquiry->arena, "%.*s%s", (int)year.len, year.at,
                             rough ? "~" : "?");
        rcn_evidence evidence = rcn_quote_text(
            inquiry->arena, sheet->cleaned->document, item->start, item->end);
        evidence.rule = "year-line";
        return read_edtf(inquiry, edtf,
                         "Stated in a date line of the document.", evidence,
                         ret_dating);
    }
    return false;
}
