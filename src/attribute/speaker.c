/* The person whose words a document gives: speeches state it in their head; the
 * releases of a body quote one person most.  Quotations are counted by surname,
 * and the surname is resolved to the full name in the text. */
#include "attribute/speaker.h"

#include "attribute/speaker_search.h"
#include "clean/span/quote.h"

#define HEAD_BLOCKS     6   /**< that may say whose words follow */
#define LONGEST_COMMENT 270 /**< bytes */
#define INTRODUCED      3   /**< stretches below the head: "NAME, office:" */
#define NEAR_DELIVERY   4   /**< lines from "Check against delivery" to who */

/** Returns whether a turn of an interview is labelled by a surname: "HOLM:
 * ..." */
static bool
has_turn(const rcn_speaker_search *search, rcn_text surname)
{
    const rcn_cleaned *cleaned = search->cleaned;
    for (size_t i = 0; i < cleaned->block_count && i < RCN_SPEAKER_BLOCKS;
         i++) {
        rcn_text text = cleaned->blocks[i].text;
        size_t colon = rcn_text_find(text, ":", 0);
        rcn_text label = rcn_text_slice(text, 0, colon == SIZE_MAX ? 0 : colon);
        if (label.len && label.len <= RCN_SPEAKER_NAME &&
            rcn_text_same_words(rcn_speaker_surname(label), surname)) {
            return true;
        }
    }
    return false;
}

/** Who gives the speech that a title or a line names; empty when nobody does. */
static rcn_text
speaker_in(const rcn_speaker_search *search, rcn_text line,
           rcn_match *ret_match)
{
    for (size_t k = 0; k < RCN_SPEAKER_WHOLE; k++) {
        if (!rcn_pattern_find(search->patterns->whole[k], line, 0, ret_match)) {
            continue;
        }
        rcn_text name = rcn_match_text(ret_match, line, 1);
        rcn_text person = rcn_speaker_person(search, name);
        bool talk = k == RCN_SPEAKER_WHOLE - 1;
        bool deputy = k == 1 || rcn_text_find(name, " and ", 0) != SIZE_MAX;
        /* "Ministry of Foreign Affairs" holds no person */
        bool first = rcn_speaker_bare(search, name).at == person.at;
        rcn_match desk;
        if (!rcn_pattern_find(search->patterns->desk, person, 0, &desk) &&
            (first || deputy) && rcn_text_find(person, " ", 0) != SIZE_MAX &&
            !rcn_speaker_is_office(search, rcn_speaker_surname(person)) &&
            (!talk || has_turn(search, rcn_speaker_surname(person)))) {
            return deputy ? name : person;
        }
    }
    return (rcn_text){"", 0};
}

/** The person whose speech or statement the document says it is: in its title,
 * or in its first lines. */
static bool
find_whole(rcn_speaker_search *search, const rcn_role *title,
           rcn_role *ret_role)
{
    const rcn_cleaned *cleaned = search->cleaned;
    rcn_match match;
    rcn_text name = speaker_in(search, rcn_text_of(title->value), &match);
    if (name.len && title->evidence_count) {
        rcn_evidence evidence = title->evidence[0];
        evidence.rule = "speech-of";
        *ret_role = rcn_speaker_role(search, name, evidence, RCN_STATUS_STATED);
        return true;
    }
    for (size_t i = 0; i < cleaned->block_count && i < HEAD_BLOCKS; i++) {
        name = speaker_in(search, cleaned->blocks[i].text, &match);
        if (name.len) {
            *ret_role = rcn_speaker_role(
                search, name, rcn_speaker_quote(search, i, &match, "speech-of"),
                RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

/** Returns the words of a stretch, white space squashed. */
static rcn_text
line_at(const rcn_speaker_search *search, size_t stretch)
{
    const rcn_doc_line *item = &search->head->stretches.items[stretch];
    return rcn_text_squash(search->scratch,
                           rcn_text_slice(search->cleaned->document->text,
                                          item->start, item->end));
}

/** A line of the head that names who comments: "NAME, head of X, on the
 * bill". */
static bool
find_comment(rcn_speaker_search *search, bool channel, rcn_role *ret_role)
{
    const rcn_document_head *head = search->head;
    for (size_t i = head->first; i < head->end; i++) {
        const rcn_doc_line *item = &head->stretches.items[i];
        rcn_text line = line_at(search, i);
        rcn_match match;
        if (line.len > LONGEST_COMMENT ||
            !rcn_pattern_find(search->patterns->comments, line, 0, &match)) {
            continue;
        }
        rcn_text name =
            rcn_speaker_person(search, rcn_match_text(&match, line, 1));
        bool full = rcn_text_find(name, " ", 0) != SIZE_MAX;
        bool office = rcn_text_find(line, ",", 0) < match.end[0];
        if (name.len && (channel || (full && office))) {
            rcn_evidence evidence =
                rcn_quote_text(search->arena, search->cleaned->document,
                               item->start, item->end);
            evidence.rule = "comments-on";
            rcn_quoted person = {name,    rcn_speaker_surname(name), 1, 0, 0,
                                 evidence};
            *ret_role =
                rcn_speaker_role(search, rcn_speaker_full_name(search, &person),
                                 evidence, RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

/** A line "NAME, office" of the head of a speech, near the words "Check against
 * delivery". */
static bool
find_delivered(rcn_speaker_search *search, rcn_role *ret_role)
{
    const rcn_document_head *head = search->head;
    size_t delivery = SIZE_MAX;
    size_t end = head->end + INTRODUCED < head->stretches.count
                     ? head->end + INTRODUCED
                     : head->stretches.count;
    rcn_match match;
    for (size_t i = head->first; i < end && delivery == SIZE_MAX; i++) {
        rcn_text line = line_at(search, i);
        if (line.len <= RCN_SPEAKER_NAME &&
            rcn_pattern_find(search->patterns->delivery, line, 0, &match)) {
            delivery = i;
        }
    }
    for (size_t i = head->first; delivery != SIZE_MAX && i < end; i++) {
        rcn_text line = line_at(search, i);
        if (line.len <= LONGEST_COMMENT && i + NEAR_DELIVERY >= delivery &&
            i <= delivery + NEAR_DELIVERY &&
            rcn_pattern_find(search->patterns->holder, line, 0, &match)) {
            const rcn_doc_line *item = &head->stretches.items[i];
            rcn_evidence evidence =
                rcn_quote_text(search->arena, search->cleaned->document,
                               item->start, item->end);
            evidence.rule = "delivered-by";
            *ret_role =
                rcn_speaker_role(search, rcn_match_text(&match, line, 1),
                                 evidence, RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

/** Returns whether a kept stretch opens with a quotation mark. */
static bool
opens_quotation(const rcn_speaker_search *search, size_t stretch)
{
    const rcn_document_head *head = search->head;
    if (stretch >= head->stretches.count) {
        return false;
    }
    const rcn_doc_line *item = &head->stretches.items[stretch];
    rcn_text line =
        rcn_text_slice(search->cleaned->document->text, item->start, item->end);
    rcn_match match;
    return rcn_doc_line_is_kept(item) &&
           rcn_pattern_find(search->patterns->opens, line, 0, &match);
}

/** A line near the head that names a person with an office and ends in a colon,
 * above a quotation: "NAME, chair of the union, on the bill:". */
static bool
find_introduced(rcn_speaker_search *search, rcn_role *ret_role)
{
    const rcn_document_head *head = search->head;
    const rcn_document *document = search->cleaned->document;
    for (size_t i = head->first;
         i < head->end + INTRODUCED && i < head->stretches.count; i++) {
        const rcn_doc_line *item = &head->stretches.items[i];
        rcn_text line = line_at(search, i);
        rcn_match match;
        if (line.len > LONGEST_COMMENT || !rcn_doc_line_is_kept(item) ||
            !rcn_pattern_find(search->patterns->introduces, line, 0, &match) ||
            !opens_quotation(search, i + 1)) {
            continue;
        }
        rcn_text name =
            rcn_speaker_person(search, rcn_match_text(&match, line, 1));
        if (rcn_text_find(name, " ", 0) != SIZE_MAX) {
            rcn_evidence evidence =
                rcn_quote_text(search->arena, document, item->start, item->end);
            evidence.rule = "introduces";
            *ret_role =
                rcn_speaker_role(search, name, evidence, RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

rcn_role
rcn_speaker_find(rcn_arena *arena, const rcn_speaker_patterns *patterns,
                 const rcn_cleaned *cleaned, const rcn_document_head *head,
                 const rcn_role *title, bool channel)
{
    rcn_role role = {.status = RCN_STATUS_UNKNOWN};
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_speaker_search *search = rcn_arena_alloc(scratch, 1, sizeof *search);
    *search = (rcn_speaker_search){.arena = arena,
                                   .scratch = scratch,
                                   .patterns = patterns,
                                   .cleaned = cleaned,
                                   .head = head,
                                   .title = rcn_text_of(title->value)};
    if (!find_whole(search, title, &role) && !find_delivered(search, &role) &&
        !find_comment(search, channel, &role) &&
        !find_introduced(search, &role) && channel) {
        (void)rcn_speaker_quoted(search, &role);
    }
    rcn_arena_free(scratch);
    return role;
}

const char *
rcn_speaker_complete(rcn_arena *arena, const rcn_speaker_patterns *patterns,
                     const rcn_cleaned *cleaned, const char *title,
                     const char *name)
{
    rcn_text surname = rcn_text_of(name);
    if (rcn_text_find(surname, " ", 0) != SIZE_MAX) {
        return name;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_speaker_search *search = rcn_arena_alloc(scratch, 1, sizeof *search);
    *search = (rcn_speaker_search){.arena = arena,
                                   .scratch = scratch,
                                   .patterns = patterns,
                                   .cleaned = cleaned,
                                   .title = rcn_text_of(title)};
    rcn_quoted person = {.name = surname, .surname = surname};
    rcn_text full = rcn_speaker_full_name(search, &person);
    const char *value =
        full.len > surname.len ? rcn_text_squash(arena, full).at : name;
    rcn_arena_free(scratch);
    return value;
}
