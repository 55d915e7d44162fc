/* The person whom a text quotes most.  Quotations and the turns of an interview
 * are counted by surname. */
#include "attribute/speaker_search.h"

#include "clean/span/quote.h"

#define LONGEST_REACH 110 /**< bytes after a verb in which the person stands */
#define LEAST_TURN    40  /**< bytes of the longest turn */
#define LEAST_QUOTED  2   /**< quotations of one whom no title names */
#define LEAST_SHARE   60  /**< per cent of the quotations */

/** Counts a quotation of the person named in `phrase`; NULL when nobody is. */
static rcn_quoted *
count_person(rcn_speaker_search *search, rcn_text phrase, int weight,
             rcn_evidence evidence)
{
    rcn_text name = rcn_speaker_person(search, phrase);
    if (!name.len || name.len > RCN_SPEAKER_NAME) {
        return NULL;
    }
    rcn_text surname = rcn_speaker_surname(name);
    for (size_t i = 0; i < search->count; i++) {
        rcn_quoted *person = &search->persons[i];
        if (rcn_text_same_words(person->surname, surname)) {
            person->count += weight;
            person->name = name.len > person->name.len ? name : person->name;
            return person;
        }
    }
    if (search->count == RCN_SPEAKER_PERSONS) {
        return NULL;
    }
    rcn_quoted *person = &search->persons[search->count++];
    *person = (rcn_quoted){name, surname, weight, 0, 0, evidence};
    return person;
}

rcn_evidence
rcn_speaker_quote(const rcn_speaker_search *search, size_t block,
                  const rcn_match *match, const char *rule)
{
    rcn_evidence evidence = rcn_quote_block(
        search->arena, search->cleaned, block, match->start[0], match->end[0]);
    evidence.rule = rule;
    return evidence;
}

/** The quotations of one block. */
static void
count_block(rcn_speaker_search *search, size_t block)
{
    const rcn_speaker_patterns *patterns = search->patterns;
    rcn_text text = search->cleaned->blocks[block].text;
    rcn_match match;
    if (rcn_pattern_find(patterns->lead, text, 0, &match)) {
        (void)count_person(
            search, rcn_match_text(&match, text, 1), 3,
            rcn_speaker_quote(search, block, &match, "explains"));
    }
    for (size_t at = 0; rcn_pattern_find(patterns->after, text, at, &match);
         at = match.end[0]) {
        size_t end = match.end[0] + LONGEST_REACH;
        end = end < text.len ? end : text.len;
        size_t stop = rcn_text_find(text, ". ", match.end[0]);
        end = stop < end ? stop : end;
        while (end < text.len && ((unsigned char)text.at[end] & 0xC0) == 0x80) {
            end++;
        }
        rcn_evidence evidence =
            rcn_speaker_quote(search, block, &match, "quoted");
        (void)count_person(search, rcn_text_slice(text, match.end[0], end), 1,
                           evidence);
    }
    const rcn_pattern *naming[] = {patterns->before, patterns->named};
    for (size_t i = 0; i < 2; i++) {
        for (size_t at = 0; rcn_pattern_find(naming[i], text, at, &match);
             at = match.end[0]) {
            (void)count_person(
                search, rcn_match_text(&match, text, 1), 1,
                rcn_speaker_quote(search, block, &match, "quoted"));
        }
    }
    if (rcn_pattern_find(patterns->talk, text, 0, &match)) {
        (void)count_person(
            search, rcn_match_text(&match, text, 1), 3,
            rcn_speaker_quote(search, block, &match, "interviewed"));
    }
    bool heading = search->cleaned->blocks[block].kind == RCN_BLOCK_HEADING;
    if (!heading && rcn_pattern_find(patterns->turn, text, 0, &match)) {
        rcn_quoted *person = count_person(
            search, rcn_match_text(&match, text, 1), 0,
            rcn_speaker_quote(search, block, &match, "interview-turn"));
        if (person) {
            size_t len = text.len - match.end[0];
            person->turns++;
            person->longest = len > person->longest ? len : person->longest;
        }
    }
}

static bool
heads_document(const rcn_speaker_search *search, const rcn_quoted *person)
{
    const char *surname = rcn_text_string(search->scratch, person->surname);
    return rcn_text_find(search->title, surname, 0) != SIZE_MAX ||
           (search->cleaned->block_count &&
            rcn_text_find(search->cleaned->blocks[0].text, surname, 0) !=
                SIZE_MAX);
}

rcn_role
rcn_speaker_role(const rcn_speaker_search *search, rcn_text name,
                 rcn_evidence evidence, rcn_status status)
{
    rcn_evidence *copy = rcn_arena_alloc(search->arena, 1, sizeof *copy);
    *copy = evidence;
    copy->gives = rcn_text_squash(search->arena, name).at;
    return (rcn_role){copy->gives, status, copy, 1};
}

bool
rcn_speaker_quoted(rcn_speaker_search *search, rcn_role *ret_role)
{
    const rcn_cleaned *cleaned = search->cleaned;
    for (size_t i = 0; i < cleaned->block_count && i < RCN_SPEAKER_BLOCKS;
         i++) {
        count_block(search, i);
    }
    const rcn_quoted *best = NULL;
    int all = 0;
    for (size_t i = 0; i < search->count; i++) {
        rcn_quoted *person = &search->persons[i];
        bool talks = person->turns > 1 && person->longest >= LEAST_TURN;
        person->count += talks ? person->turns : 0;
        all += person->count;
        best = !best || person->count > best->count ? person : best;
    }
    if (!best || !best->count || best->count * 100 < all * LEAST_SHARE) {
        return false;
    }
    rcn_text name = rcn_speaker_full_name(search, best);
    bool full = rcn_text_find(name, " ", 0) != SIZE_MAX;
    if (!full ||
        (best->count < LEAST_QUOTED && !heads_document(search, best))) {
        return false;
    }
    *ret_role =
        rcn_speaker_role(search, name, best->evidence, RCN_STATUS_INFERRED);
    return true;
}
