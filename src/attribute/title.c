/* Titles: what the document or its page calls itself, without the name of the
 * site; else one supplied in brackets, as documentary editions do. */
#include "attribute/title.h"

#include <string.h>

#include "attribute/field_role.h"
#include "attribute/page_title.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "clean/span/head_key.h"
#include "clean/span/line_title.h"
#include "clean/span/quote.h"
#include "source/html/html.h"
#include "source/note.h"

#define MOST_REPORT   10 /**< letters of the name of a series of reports */
#define MOST_GAP      3  /**< lines from one of a title to the next */
#define LEAST_HEADING 25 /**< bytes of one that is the title of a part */
#define DAY_WORDS     4  /**< "Monday, 28 September 2020" */
#define SITE_WORDS \
    3 /**< of the name of a site, where that is the greater part */
#define MOST_NOTE      2   /**< digits of the number of a note */
#define QUOTED_OPENING 110 /**< bytes, up to the next word */

static bool
is_title(const rcn_span *span)
{
    return span->kind == RCN_SPAN_METADATA && span->why->class_id &&
           strcmp(span->why->class_id, "title") == 0;
}

/** The bytes of the title: its first span, and those that go on from it in the
 * next lines. */
static bool
title_range(const rcn_cleaned *cleaned, uint32_t *ret_start, uint32_t *ret_end)
{
    const rcn_document *document = cleaned->document;
    const rcn_span *first = NULL;
    uint32_t end = 0;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_text text = rcn_text_slice(document->text, span->start, span->end);
        if (is_title(span)) {
            uint32_t gap = first ? rcn_document_line(document, span->start) -
                                       rcn_document_line(document, end - 1)
                                 : 0;
            if (gap > MOST_GAP) {
                break;
            }
            first = first ? first : span;
            end = span->end;
        } else if (first && !rcn_text_blank(text)) {
            break;
        }
    }
    if (!first) {
        return false;
    }
    *ret_start = first->start;
    *ret_end = end;
    return true;
}

/** The words behind the key of a line "Title: ...". */
static rcn_text
without_key(rcn_text title)
{
    rcn_text value;
    return rcn_head_key_of(title, &value) == RCN_HEAD_KEY_TITLE ? value : title;
}

/** Takes off marks of plain-text markup, "# " before, "{#id .class}" after, and
 * pictures in the place of letters before the first word. */
static rcn_text
without_markup(rcn_text title)
{
    size_t start = 0;
    while (start < title.len && title.at[start] == '#') {
        start++;
    }
    for (size_t at = start; at < title.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(title, at, &rune);
        if (rune != ' ' && !rcn_rune_is_picture(rune)) {
            break;
        }
        start = at;
    }
    size_t end = title.len;
    size_t brace = rcn_text_find(title, "{", start);
    if (brace != SIZE_MAX && brace + 1 < end && title.at[end - 1] == '}' &&
        strchr("#.", title.at[brace + 1])) {
        end = brace;
    }
    return rcn_text_trim(rcn_text_slice(title, start, end));
}

/** A raised sign of a note at the end of a title, "Resolution 1416¹", where a line
 * of the text begins with that sign; the title without it. */
static rcn_text
without_raised(const rcn_cleaned *cleaned, rcn_text title)
{
    static const char *const signs[] = {"¹", "²", "³", "*"};
    const rcn_document *document = cleaned->document;
    size_t len = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !len; i++) {
        len = rcn_text_ends(title, signs[i]) ? strlen(signs[i]) : 0;
    }
    rcn_text sign = rcn_text_slice(title, title.len - len, title.len);
    for (size_t i = 0; len && i < document->line_count; i++) {
        rcn_text line = rcn_text_trim(rcn_text_slice(
            document->text, document->lines[i].start, document->lines[i].end));
        if (line.len > len && memcmp(line.at, sign.at, len) == 0) {
            return rcn_text_trim(rcn_text_slice(title, 0, title.len - len));
        }
    }
    return title;
}

/** The number of a note at the end of a title, "Memorandum for the Record1", where
 * a line of the text is that note, "1 Source: ..."; the title without it. */
static rcn_text
without_note(const rcn_cleaned *cleaned, rcn_text title)
{
    size_t digits = 0;
    while (digits < title.len &&
           strchr("0123456789", title.at[title.len - 1 - digits])) {
        digits++;
    }
    size_t len = title.len - digits;
    bool glued =
        digits && digits <= MOST_NOTE && len &&
        ((title.at[len - 1] | 32) >= 'a' && (title.at[len - 1] | 32) <= 'z');
    rcn_text number = rcn_text_slice(title, len, title.len);
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; glued && i < document->line_count; i++) {
        rcn_text text = rcn_text_slice(document->text, document->lines[i].start,
                                       document->lines[i].end);
        if (text.len > digits + 1 && text.at[digits] == ' ' &&
            memcmp(text.at, number.at, digits) == 0) {
            return rcn_text_slice(title, 0, len);
        }
    }
    return title;
}

/** True when some other line or heading of the document is just this text. */
static bool
stands_alone(const rcn_cleaned *cleaned, rcn_text title, uint32_t title_line)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < document->line_count; i++) {
        const rcn_line *line = &document->lines[i];
        rcn_text text = rcn_text_trim(
            rcn_text_slice(document->text, line->start, line->end));
        if (i + 1 != title_line && rcn_text_equal(text, title)) {
            return true;
        }
    }
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE &&
            rcn_text_same_words(rcn_text_of(item->value), title)) {
            return true;
        }
    }
    return false;
}

/** True for a day, or what is but a word more. */
static bool
is_day(rcn_text text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += text.at[i] >= '0' && text.at[i] <= '9';
    }
    return digits > 4 && rcn_utf8_count_words(text) <= DAY_WORDS;
}

/** True for a part of a title that may be the name of its site beside the rest:
 * what a dash or a colon parts may as well be two parts of the title, of which
 * the lesser is no title because a menu has its words. */
static bool
is_lesser(rcn_text part, rcn_text rest, rcn_text separator)
{
    size_t words = rcn_utf8_count_words(part);
    rcn_text sign = rcn_text_trim(separator);
    bool weak = rcn_text_is(sign, ":") || rcn_text_is(sign, "-") ||
                rcn_text_is(sign, "–") || rcn_text_is(sign, "—");
    return !weak || words <= SITE_WORDS || words <= rcn_utf8_count_words(rest);
}

/** A title without the name of its site, when another place says the shorter
 * one. */
static rcn_text
without_site(const rcn_cleaned *cleaned, rcn_text title, uint32_t line)
{
    size_t len = 0;
    for (size_t at = 0; (at = rcn_title_separator(title, at, &len)) != SIZE_MAX;
         at += len) {
        rcn_text before = rcn_text_slice(title, 0, at);
        rcn_text after = rcn_text_slice(title, at + len, title.len);
        rcn_text sign = rcn_text_slice(title, at, at + len);
        if (is_lesser(after, before, sign) &&
            stands_alone(cleaned, before, line)) {
            return before;
        }
        if (!is_day(after) && is_lesser(before, after, sign) &&
            stands_alone(cleaned, after, line)) {
            return after;
        }
    }
    return title;
}

static rcn_role
role_of(rcn_arena *arena, const char *value, rcn_status status,
        rcn_evidence evidence)
{
    rcn_evidence *copy = rcn_arena_alloc(arena, 1, sizeof *copy);
    *copy = evidence;
    return (rcn_role){value, status, copy, 1};
}

/** The block that begins in a line, or the number of blocks. */
static size_t
block_of_line(const rcn_cleaned *cleaned, uint32_t line)
{
    size_t i = 0;
    while (i < cleaned->block_count &&
           (!line || cleaned->blocks[i].line_start != line)) {
        i++;
    }
    return i;
}

/** The title that a line of the text states. */
static bool
find_line(rcn_arena *arena, const rcn_cleaned *cleaned, rcn_role *ret_role)
{
    uint32_t start = 0;
    uint32_t end = 0;
    rcn_evidence evidence;
    rcn_line_title line;
    size_t first = block_of_line(cleaned, cleaned->title_line);
    bool headline = first < cleaned->block_count;
    first = headline ? first : rcn_first_wordy_block(cleaned);
    if (title_range(cleaned, &start, &end)) {
        evidence = rcn_quote_text(arena, cleaned->document, start, end);
        evidence.rule = "title-line";
    } else if (rcn_line_title_find(cleaned, &line)) {
        start = line.start;
        evidence =
            rcn_quote_text(arena, cleaned->document, line.start, line.end);
        evidence.rule = line.rule;
    } else if (first < cleaned->block_count &&
               cleaned->blocks[first].kind == RCN_BLOCK_HEADING) {
        evidence = rcn_quote_block(arena, cleaned, first, 0,
                                   cleaned->blocks[first].text.len);
        evidence.rule = headline ? "headline" : "first-heading";
        start = rcn_block_origin(cleaned, first, 0);
        end = start + 1;
    } else {
        return false;
    }
    rcn_text whole = rcn_text_of(evidence.text);
    rcn_text title = without_raised(
        cleaned, without_note(cleaned, without_key(without_markup(whole))));
    rcn_text named = rcn_title_before_day(title);
    title = named.len ? named : title;
    title = without_site(cleaned, title,
                         rcn_document_line(cleaned->document, start));
    if (!title.len) {
        return false;
    }
    *ret_role = role_of(arena, rcn_text_string(arena, title), RCN_STATUS_STATED,
                        evidence);
    return true;
}

/** True for the <title> of a page around a plain text: it names the series or
 * the file as often as the text, whose own head is heard first. */
static bool
is_of_frame(const rcn_metadata_item *item)
{
    return strcmp(item->key, RCN_KEY_FRAME_TITLE) == 0;
}

/** True for "A v. B", the title of a case. */
static bool
names_parties(const char *title)
{
    static const char *const words[] = {" v ", " v. ", " vs ", " vs. "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(title, words[i])) {
            return true;
        }
    }
    return false;
}

/** True for a number, a few letters and a number: "138 U.S. 109". */
static bool
is_report(rcn_text title)
{
    size_t letters = 0;
    size_t digits[2] = {0, 0};
    for (size_t i = 0; i < title.len; i++) {
        bool digit = title.at[i] >= '0' && title.at[i] <= '9';
        digits[letters > 0] += digit;
        letters += !digit && title.at[i] != ' ' && title.at[i] != '.';
    }
    return digits[0] && digits[1] && letters && letters <= MOST_REPORT &&
           title.at[0] <= '9' && title.at[title.len - 1] <= '9';
}

/** True when the page gives itself a title that may be that of a judgment: one that
 * names parties, or one of words.  "138 U.S. 109", the place in a collection, is
 * none. */
static bool
names_title(const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE && !is_of_frame(item) &&
            !is_report(rcn_text_of(item->value))) {
            return true;
        }
    }
    return false;
}

/** The caption of a judgment, or the number of one without parties, unless the page has a title of its own. */
static bool
find_caption(rcn_arena *arena, const rcn_cleaned *cleaned,
             const rcn_document_head *head, rcn_role *ret_role)
{
    const rcn_head_field *field = rcn_head_find(head, RCN_FIELD_CAPTION);
    const rcn_head_field *title = rcn_head_find(head, RCN_FIELD_TITLE);
    const char *rule = title ? title->rule : "";
    bool named =
        strcmp(rule, "dispute-line") == 0 || strcmp(rule, "case-line") == 0;
    if (field ? named : strcmp(rule, "judgment-number") == 0) {
        field = title; /* the name of the case, or one without parties */
    }
    if (!field || names_title(cleaned->document)) {
        return false;
    }
    *ret_role = rcn_role_of_field(arena, cleaned->document, field);
    return true;
}

/** The title that the head of a text gives; the subject of a message before
 * what stands in the first line, anything else after it. */
static bool
find_named(rcn_arena *arena, const rcn_cleaned *cleaned,
           const rcn_document_head *head, bool message, rcn_role *ret_role)
{
    const rcn_head_field *field = rcn_head_find(head, RCN_FIELD_TITLE);
    if (!field || (message && strcmp(field->rule, "subject-line") != 0)) {
        return false;
    }
    *ret_role = rcn_role_of_field(arena, cleaned->document, field);
    rcn_text title = rcn_text_of(ret_role->value);
    ret_role->value = rcn_text_string(arena, without_raised(cleaned, title));
    return true;
}

/** The heading that opens a text whose page bears the name of a volume in <title>
 * and in a heading that no reader sees; NULL when it is none. */
static const rcn_block *
heading_of_part(const rcn_cleaned *cleaned, const rcn_metadata_item *item,
                const char *title)
{
    const rcn_html *html = cleaned->document->html;
    const rcn_block *first = cleaned->block_count ? &cleaned->blocks[0] : NULL;
    if (!html || item->place != RCN_PLACE_PAGE_TITLE || !first ||
        first->kind != RCN_BLOCK_HEADING || first->text.len < LEAST_HEADING) {
        return NULL;
    }
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (block->unseen && block->kind == RCN_BLOCK_HEADING &&
            rcn_text_same_words(rcn_text_slice(cleaned->document->text,
                                               block->start, block->end),
                                rcn_text_of(title))) {
            return first;
        }
    }
    return NULL;
}

/** The text of a heading without a raised sign of a note at its end. */
static rcn_text
without_reference(const rcn_block *heading)
{
    rcn_text text = heading->text;
    for (size_t i = 0; i < heading->mark_count; i++) {
        const rcn_mark *mark = &heading->marks[i];
        if (mark->kind == RCN_MARK_SUPERSCRIPT && mark->end == text.len &&
            rcn_is_note_sign(rcn_text_slice(text, mark->start, mark->end))) {
            return rcn_text_trim(rcn_text_slice(text, 0, mark->start));
        }
    }
    return text;
}

/** The title of a judgment's page that names the parties, where the one that was
 * chosen names the court or a collection; else NULL. */
static const rcn_metadata_item *
title_of_case(const rcn_cleaned *cleaned, const rcn_document_head *head,
              const char *chosen)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; head->judgment && !names_parties(chosen) &&
                       i < document->metadata_count;
         i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE && names_parties(item->value)) {
            return item;
        }
    }
    return NULL;
}

/** The title of a judgment without its citation behind it: "A v B (2026 NY Slip Op
 * 28)". */
static rcn_text
without_citation(rcn_text title)
{
    size_t at = title.len;
    while (at && title.at[at - 1] != '(') {
        at--;
    }
    bool closed = at > 2 && rcn_text_ends(title, ")") &&
                  title.at[title.len - 2] >= '0' &&
                  title.at[title.len - 2] <= '9';
    return closed && title.at[at] >= '0' && title.at[at] <= '9'
               ? rcn_text_trim(rcn_text_slice(title, 0, at - 1))
               : title;
}

/** The title that the page or a line of the text states. */
static bool
find_stated(rcn_arena *arena, const rcn_cleaned *cleaned,
            const rcn_document_head *head, rcn_role *ret_role)
{
    static const char *const rules[] = {
        "metadata-json-ld",   "metadata-meta", "metadata-dublin-core",
        "metadata-microdata", "time-element",  "link",
        "heading-class",      "heading",       "page-title"};
    const char *value = NULL;
    const rcn_metadata_item *item = NULL;
    if (!rcn_page_title(arena, cleaned->document, &value, &item)) {
        return find_line(arena, cleaned, ret_role);
    }
    if (is_of_frame(item) && find_line(arena, cleaned, ret_role)) {
        return true;
    }
    const rcn_metadata_item *parties = title_of_case(cleaned, head, value);
    if (parties) {
        item = parties;
        value = rcn_text_squash(arena, rcn_text_of(item->value)).at;
    }
    if (head->judgment) {
        value = rcn_text_string(arena, without_citation(rcn_text_of(value)));
    }
    rcn_evidence evidence = {
        .file = item->file ? item->file : cleaned->document->name,
        .line = item->line,
        .text = rcn_text_squash(arena, rcn_text_of(item->quote)).at,
        .rule = rules[item->place],
        .gives = value};
    const rcn_block *part = heading_of_part(cleaned, item, value);
    if (part) {
        value = rcn_text_squash(arena, without_reference(part)).at;
        evidence.line = part->line_start;
        evidence.text = value;
        evidence.rule = rules[RCN_PLACE_HEADING];
        evidence.gives = value;
    }
    *ret_role = role_of(arena, value, RCN_STATUS_STATED, evidence);
    return true;
}

rcn_role
rcn_title_find(rcn_arena *arena, const rcn_cleaned *cleaned,
               const rcn_document_head *head, rcn_log *log)
{
    rcn_role role;
    if (find_caption(arena, cleaned, head, &role) ||
        find_named(arena, cleaned, head, true, &role) ||
        find_stated(arena, cleaned, head, &role) ||
        find_named(arena, cleaned, head, false, &role)) {
        return role;
    }
    size_t block = 0;
    const char *title = rcn_title_supply(arena, cleaned, &block);
    rcn_place place = {cleaned->document->label, 0, 0};
    rcn_log_add(log, RCN_CODE_TITLE_SUPPLIED, place, "%s", title);
    if (!cleaned->block_count) {
        return (rcn_role){title, RCN_STATUS_SUPPLIED, NULL, 0};
    }
    rcn_text opening = cleaned->blocks[block].text;
    size_t end = opening.len;
    if (end > QUOTED_OPENING) {
        end = rcn_text_find(opening, " ", QUOTED_OPENING);
        end = end == SIZE_MAX ? opening.len : end;
    }
    rcn_evidence evidence = rcn_quote_block(arena, cleaned, block, 0, end);
    evidence.rule = "title-from-opening";
    return role_of(arena, title, RCN_STATUS_SUPPLIED, evidence);
}
