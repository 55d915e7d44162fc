/* The head of a judgment without parties, as courts of civil law give it: the court,
 * what it gave, the number of the file, often as the labels of a collection
 * ("Gericht: ...", "Zaaknummer: ...", the European Case Law Identifier of the
 * Council conclusions 2011/C 127/01).  Three signs are needed, or the identifier
 * and one. */
#include "head/court_lines.h"

#define MOST_HEAD   40 /**< stretches that are looked at */
#define LEAST_SIGNS 3

/** What was found, by stretch; SIZE_MAX for none. */
typedef struct rcn_civil {
    size_t court, kind, number, citation;
    rcn_text court_name, kind_name, number_name;
    bool ecli, formula;
} rcn_civil;

/** Notes the first line of a form, and its first group. */
static void
note(const rcn_head_reader *reader, rcn_court_line form, size_t stretch,
     size_t *found, rcn_text *ret_name)
{
    rcn_text line = rcn_doc_line_words(reader, stretch);
    rcn_match match;
    if (*found == SIZE_MAX && rcn_court_line_find(reader, form, line, &match)) {
        *found = stretch;
        *ret_name = rcn_match_text(&match, line, 1);
    }
}

static rcn_civil
find_signs(const rcn_head_reader *reader, size_t from)
{
    rcn_civil civil = {.court = SIZE_MAX,
                       .kind = SIZE_MAX,
                       .number = SIZE_MAX,
                       .citation = SIZE_MAX};
    size_t count = reader->head->stretches.count;
    rcn_text none;
    for (size_t i = from; i < count && i < from + MOST_HEAD; i++) {
        const rcn_doc_line *item = &reader->head->stretches.items[i];
        if (rcn_doc_line_is_prose(reader->cleaned, item)) {
            break;
        }
        rcn_text line = rcn_doc_line_words(reader, i);
        note(reader, RCN_COURT_KIND, i, &civil.kind, &civil.kind_name);
        note(reader, RCN_COURT_FILE_NUMBER, i, &civil.number,
             &civil.number_name);
        note(reader, RCN_COURT_CIVIL_COURT, i, &civil.court, &civil.court_name);
        if (civil.court == from && i == from) {
            note(reader, RCN_COURT_CIVIL_CITATION, i, &civil.citation, &none);
        }
        civil.ecli =
            civil.ecli || rcn_court_line_is(reader, RCN_COURT_ECLI, line);
        civil.formula =
            civil.formula || rcn_court_line_is(reader, RCN_COURT_FORMULA, line);
    }
    return civil;
}

/** Adds a field that one stretch states. */
static void
add(rcn_head_reader *reader, rcn_head_field_kind kind, const char *rule,
    rcn_text value, size_t stretch)
{
    const size_t at[2] = {stretch, stretch};
    rcn_head_add(reader, kind, rule, value, at);
}

void
rcn_civil_read(rcn_head_reader *reader, size_t from)
{
    rcn_civil civil = find_signs(reader, from);
    int signs = (civil.court != SIZE_MAX) + (civil.kind != SIZE_MAX) +
                (civil.number != SIZE_MAX) + (civil.citation != SIZE_MAX) +
                civil.formula + 2 * civil.ecli;
    if (signs < LEAST_SIGNS && civil.citation == SIZE_MAX) {
        return;
    }
    bool named = false;
    for (size_t i = 0; i < reader->fields.count; i++) {
        named = named || reader->fields.items[i].kind == RCN_FIELD_COURT;
    }
    if (civil.court != SIZE_MAX && !named) {
        add(reader, RCN_FIELD_COURT, "court-line",
            rcn_court_trim_name(civil.court_name), civil.court);
    }
    if (civil.number != SIZE_MAX) {
        add(reader, RCN_FIELD_DOCKET, "docket-line", civil.number_name,
            civil.number);
    }
    if (civil.citation != SIZE_MAX) {
        add(reader, RCN_FIELD_TITLE, "judgment-number",
            rcn_doc_line_words(reader, civil.citation), civil.citation);
    } else if (civil.kind != SIZE_MAX && civil.number != SIZE_MAX) {
        size_t at[2] = {civil.kind, civil.number};
        if (at[0] > at[1]) {
            at[0] = civil.number;
            at[1] = civil.kind;
        }
        rcn_head_add(reader, RCN_FIELD_TITLE, "judgment-number",
                     rcn_text_of(rcn_arena_printf(
                         reader->scratch, "%.*s %.*s", (int)civil.kind_name.len,
                         civil.kind_name.at, (int)civil.number_name.len,
                         civil.number_name.at)),
                     at);
    }
}
