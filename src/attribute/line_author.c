/* The author whom a line below the title names without "by".  Words with capitals
 * alone may be a topic, an office or a place: a second sign has to say that they
 * are whoever wrote the text. */
#include "attribute/line_author.h"

#include "attribute/author_search.h"
#include "base/utf8.h"
#include "clean/span/quote.h"

#define LINES_BELOW  14  /**< the title that are looked at */
#define LINES_IN     8   /**< of the text, below its first line */
#define LONGEST_LINE 120 /**< bytes */
#define DAY_LINES    4   /**< between the name and the day */
#define MOST_BLOCKS  200 /**< of the text that are searched for the name */
#define MOST_RANK    20  /**< bytes behind a name in a line of its own */

#define WORD \
    "(?:Mc|Mac|[DO]['’])?\\p{Lu}[\\p{Ll}’'.-]+(?:-\\p{Lu}[\\p{Ll}’'-]+)?"
#define PERSON                                                                 \
    "(" WORD "(?:\\s+(?:(?:de|van|von|der|den|del|di|da|al|bin|la|le|dos)\\s+" \
    "){0,2}" WORD "){1,3}?)(?<!April|May|June|Team)"
#define CLOCK "\\d{1,2}[:.]\\d{2}\\b"
/** That what stands behind is the time of publication. */
#define LABEL                                                             \
    "(?:(?i:published|posted|updated|publicado|publicada|publié|"        \
    "veröffentlicht|"                                                    \
    "aktualisiert|pubblicato|publisert|publicerad|gepubliceerd)\\b.*\\d|" \
    "\\d+\\s*(?i:minutes?|mins?|hours?|hrs?|days?|months?|years?)\\s+"    \
    "(?i:ago|read)\\b)"
#define DAY "(?:.*\\d{4}.*" CLOCK "|.*" CLOCK ".*\\d{4})"
#define RANK                                                                  \
    "(?i:reporter|correspondent|editor|writer|journalist|columnist|producer|" \
    "redakteur(?:in)?|volontär(?:in)?|korrespondent(?:in)?)"

rcn_line_author_patterns
rcn_line_author_patterns_new(rcn_arena *arena)
{
    return (rcn_line_author_patterns){
        rcn_pattern_constant(
            arena,
            "^\\W{0,3}" PERSON
            "(?:\\s*[|•·/]\\s*(?:[^|•·/]{2,40}[|•·/]\\s*)?(?:" LABEL "|" DAY
            ")|(?:(?<=\\p{Ll})(?=\\p{Lu}|\\d)|\\s)" LABEL ")",
            false),
        rcn_pattern_constant(
            arena,
            "^\\W{0,3}" PERSON
            "(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll}+(?:\\s\\p{L}+){0,3}$)"
            "(?:\\p{L}+\\s){0,3}\\p{L}*?" RANK "$",
            false),
        rcn_pattern_constant(arena, "^\\W{0,3}" PERSON "$", false)};
}

/** Returns true when a line near this one holds the number of a year, as that of
 * the day does. */
static bool
is_dated(const rcn_document *document, const rcn_document_head *head, size_t at,
         size_t end)
{
    for (size_t i = at > DAY_LINES ? at - DAY_LINES : 0;
         i < end && i <= at + DAY_LINES; i++) {
        const rcn_doc_line *line = &head->stretches.items[i];
        size_t digits = 0;
        for (uint32_t k = line->start;
             k < line->end && k < line->start + LONGEST_LINE; k++) {
            char byte = document->text.at[k];
            digits = byte >= '0' && byte <= '9' ? digits + 1 : 0;
            if (digits == 4) {
                return true;
            }
        }
    }
    return false;
}

/** Returns true when one of the two lines below is the name too. */
static bool
is_doubled(const rcn_document *document, const rcn_document_head *head,
           size_t at, size_t end, rcn_text name)
{
    for (size_t i = at + 1; i <= at + 2 && i < end; i++) {
        const rcn_doc_line *line = &head->stretches.items[i];
        if (rcn_text_same_words(
                rcn_text_slice(document->text, line->start, line->end), name)) {
            return true;
        }
    }
    return false;
}

/** Returns true when the text or its title speaks of a person: two lines with
 * the name are subjects of the page. */
static bool
is_spoken_of(const rcn_cleaned *cleaned, rcn_text name)
{
    for (size_t i = 0; i < cleaned->block_count && i < MOST_BLOCKS; i++) {
        rcn_text text = cleaned->blocks[i].text;
        if (text.len > name.len + MOST_RANK &&
            !rcn_text_starts(text, name.at) &&
            rcn_text_find(text, name.at, 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/** Returns true when a line names its author beyond doubt, with the name. */
static bool
names_author(const rcn_line_author_patterns *patterns, rcn_text line,
             bool *ret_alone, rcn_match *ret_match)
{
    *ret_alone = false;
    if (line.len > LONGEST_LINE) {
        return false;
    }
    if (rcn_pattern_find(patterns->dated, line, 0, ret_match) ||
        rcn_pattern_find(patterns->ranked, line, 0, ret_match)) {
        return true;
    }
    *ret_alone = rcn_pattern_find(patterns->name, line, 0, ret_match);
    return *ret_alone;
}

rcn_role
rcn_line_author(rcn_arena *arena, const rcn_line_author_patterns *patterns,
                const rcn_name_patterns *names, const rcn_cleaned *cleaned,
                const rcn_document_head *head)
{
    const rcn_document *document = cleaned->document;
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_author_search search = {scratch, names, document, head, {0}};
    size_t title = head->zones.title;
    size_t end = head->zones.body + LINES_IN;
    end = end < head->stretches.count ? end : head->stretches.count;
    bool titled = title < head->stretches.count &&
                  (!head->zones.untitled || cleaned->title_line);
    end = titled && end > title + LINES_BELOW ? title + LINES_BELOW : end;
    for (size_t i = title + 1; titled && !role.value && i < end; i++) {
        const rcn_doc_line *line = &head->stretches.items[i];
        rcn_text text = rcn_text_slice(document->text, line->start, line->end);
        rcn_match match;
        bool alone = false;
        if (!names_author(patterns, text, &alone, &match) ||
            (alone && document->html)) {
            continue;
        }
        rcn_text name = rcn_text_of(
            rcn_text_string(scratch, rcn_match_text(&match, text, 1)));
        rcn_text clean = rcn_author_clean(scratch, names, name, false);
        if (!rcn_text_equal(clean, name) ||
            !rcn_author_is_personal(&search, name) ||
            rcn_author_names_site(&search, name) ||
            (alone && (!is_doubled(document, head, i, end, name) ||
                       !is_dated(document, head, i, end) ||
                       is_spoken_of(cleaned, name)))) {
            continue;
        }
        rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
        *evidence = rcn_quote_text(arena, document, line->start, line->end);
        evidence->rule = "name-line";
        role = (rcn_role){rcn_text_string(arena, name), RCN_STATUS_INFERRED,
                          evidence, 1};
        evidence->gives = role.value;
    }
    rcn_arena_free(scratch);
    return role;
}
