/* The person whose words a document gives: speeches say so in their head; the
 * releases of a body quote one person most.  Quotations are counted by surname,
 * and the surname is resolved to the full name in the text. */
#include "attribute/speaker.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "clean/span/quote.h"

#define MOST_BLOCKS     80 /**< in which quotations are counted */
#define HEAD_BLOCKS     6  /**< that may say whose words follow */
#define MOST_PERSONS    24
#define LONGEST_NAME    90  /**< bytes */
#define LONGEST_REACH   110 /**< bytes after a verb in which the person stands */
#define LONGEST_COMMENT 270 /**< bytes */
#define INTRODUCED      3   /**< stretches below the head: "NAME, office:" */
#define NEAR_DELIVERY   4   /**< lines from "Check against delivery" to who */
#define LEAST_TURN      40  /**< bytes of the longest turn */
#define LEAST_QUOTED    2   /**< quotations of one whom no title names */
#define LEAST_SHARE     60  /**< per cent of the quotations */

typedef enum rcn_speaker_words {
    RCN_SPEAKER_TELLS,
    RCN_SPEAKER_SPEECH,
    RCN_SPEAKER_OFFICE
} rcn_speaker_words;

static const struct {
    rcn_speaker_words kind;
    const char *words;
} rows[] = {
#define RCN_SPEAKER_WORD(kind, words) {RCN_SPEAKER_##kind, words},
#include "attribute/speaker.def"
#undef RCN_SPEAKER_WORD
};

#define CLOSES "[“”\"»«’]"
#define OPENS  "[„“\"«»‘”]"
/* A phrase that begins with a capital and holds a name: no clause. */
#define PHRASE "(\\p{Lu}[^.,:;!?„“”\"«»()\\n]{3,90}?)"

#define BY                                                                    \
    "of|by|from(?=\\s+(?:the\\s+)?(?i:%o)\\b)|von|des|der|de\\s+la|du|de|di|" \
    "del|della"
/** What may follow the name: the occasion, or nothing. */
#define AND_ON                                                              \
    "(?=\\s+(?i:at|on|in|to|before|during|for|as|about|after|zum|zur|zu|"   \
    "bei|beim|im|am|vor|anlässlich|auf|lors|à|en|sur|ante|sobre|alla|al|" \
    "nel|sul|sulla)\\s|\\s+(?i:all|dell|sull)[’']|"                       \
    "\\s*[,:;–—(|-]\\s|\\s*$)"

static const char *
words_of(rcn_speaker_words kind)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].kind == kind) {
            return rows[i].words;
        }
    }
    return "";
}

/* "%s" stands for the words of the kind, "%o" for those of office. */
static const rcn_pattern *
compile(rcn_arena *arena, const char *format, rcn_speaker_words kind)
{
    rcn_buffer expression = rcn_buffer_new(arena);
    for (const char *at = format; *at; at++) {
        if (at[0] == '%' && (at[1] == 's' || at[1] == 'o')) {
            rcn_buffer_string(
                &expression,
                words_of(at[1] == 's' ? kind : RCN_SPEAKER_OFFICE));
            at++;
        } else {
            rcn_buffer_char(&expression, *at);
        }
    }
    const char *error = NULL;
    const rcn_pattern *pattern =
        rcn_pattern_new(arena, rcn_buffer_text(&expression).at, false, &error);
    assert(pattern); /* the tables are constant and tested */
    return pattern;
}

rcn_speaker_patterns
rcn_speaker_patterns_new(rcn_arena *arena)
{
    return (rcn_speaker_patterns){
        .whole =
            {compile(
                 arena,
                 "\\bFollowing\\s+(?:is|are)\\s+(?:the\\s+)?(?:text\\s+of\\s+)?"
                 "(?:the\\s+)?" PHRASE
                 "[’'](?:s\\b)?\\s+(?:[\\w-]+\\s+){0,3}(?i:%s)\\b",
                 RCN_SPEAKER_SPEECH),
             compile(
                 arena,
                 "(?i:%s)\\s+(?i:(?:was|is|has\\s+been)\\s+)?(?i:issued|made|"
                 "released|delivered|given)\\s+(?:[\\w]+\\s+){0,3}?by\\s+"
                 "(?:the\\s+)?(\\p{Lu}[^.:;\\n]{3,90}?)\\s*:",
                 RCN_SPEAKER_SPEECH),
             compile(
                 arena,
                 "^(?:(?i:opening|closing|weekly|video|welcome|new\\s+year)\\s+"
                 ")?"
                 "(?i:%s)\\s+(?i:" BY ")\\s+(?:(?i:the)\\s+)?"
                 "(?:(?i:%o|m|mme)\\.?\\s+){0,3}" PHRASE AND_ON,
                 RCN_SPEAKER_SPEECH),
             compile(
                 arena,
                 "^(?i:speaker|redner(?:in)?|orateur|orador)\\s*:\\s*" PHRASE
                 "$",
                 RCN_SPEAKER_SPEECH),
             compile(arena,
                     "^" PHRASE "(?i:[’']s)\\s+(?i:(?:opening|closing|full|"
                     "prepared)\\s+)?(?i:%s)(?=\\s+(?i:at|on|to|before|during|"
                     "for)\\s|\\s*$)",
                     RCN_SPEAKER_SPEECH),
             compile(arena,
                     "^(?i:%s)\\s+(?i:" BY ")\\s+(?:(?i:the)\\s+)?"
                     "(?=[^,]*\\b(?i:%o)\\b)[^,.:;]{3,80},\\s+" PHRASE AND_ON,
                     RCN_SPEAKER_SPEECH),
             compile(
                 arena,
                 "^(?:[^:]{3,24}:\\s+)?(?i:interview|conversation|q&a|"
                 "gespräch|entretien|entrevista|intervista)\\s+(?i:with|"
                 "mit|avec|con|a)\\s+(?:(?i:%o)\\.?\\s+){0,3}" PHRASE AND_ON,
                 RCN_SPEAKER_SPEECH)},
        .delivery =
            compile(arena,
                    "(?i:check\\s+against\\s+delivery|es\\s+gilt\\s+"
                    "das\\s+gesprochene\\s+wort|seul\\s+le\\s+(?:texte\\s+)?"
                    "prononcé\\s+fait\\s+foi|as\\s+prepared\\s+for\\s+"
                    "delivery|as\\s+delivered)",
                    RCN_SPEAKER_OFFICE),
        .holder = compile(arena,
                          "^(?:(?i:by|von|par)\\s+)?(\\p{Lu}[\\p{L}’'.-]+"
                          "(?:\\s+\\p{Lu}[\\p{L}’'.-]+){1,4}),\\s+"
                          "(?=.*\\b(?i:%o)\\b)[^:]{4,120}$",
                          RCN_SPEAKER_OFFICE),
        .lead = compile(arena,
                        "\\b(?i:dazu|hierzu|daraufhin)\\s+(?:%s)\\s+"
                        "(?:der\\s+|die\\s+)?(\\p{Lu}[^:„“\"]{3,140}?)\\s*:",
                        RCN_SPEAKER_TELLS),
        .after = compile(arena,
                         "(?:" CLOSES "\\s*,?|,)\\s*(?:%s)\\s+"
                         "(?=(?:de[rmn]\\s+|die\\s+|the\\s+)?"
                         "(?:(?:\\p{L}+\\s+){0,2}(?i:%o)\\s+)?\\p{Lu})",
                         RCN_SPEAKER_TELLS),
        .named =
            compile(arena,
                    CLOSES "\\s*,?\\s*(\\p{Lu}[\\p{L}’'.-]+"
                           "(?:\\s+\\p{Lu}[\\p{L}’'.-]+){0,4})\\s+(?:%s)\\b",
                    RCN_SPEAKER_TELLS),
        .talk = compile(arena,
                        "(\\p{Lu}[\\p{L}’'.-]+(?:\\s+\\p{Lu}[\\p{L}’'.-]+)"
                        "{1,4})\\s+im\\s+(?:Gespräch|Interview)\\s+mit\\s",
                        RCN_SPEAKER_TELLS),
        .before = compile(arena,
                          "(\\p{Lu}[^.:;„“”\"«»\\n]{2,90}?)\\s+(?:%s)"
                          "(?:\\s+\\w+){0,3}\\s*[:,]\\s*" OPENS,
                          RCN_SPEAKER_TELLS),
        .turn =
            compile(arena,
                    "^(\\p{Lu}[\\p{L}’'.-]+(?:\\s+\\p{Lu}[\\p{L}’'.-]+){0,3})"
                    ":\\s+[^\\s\\p{N}]", /* not "Rating: 2" */
                    RCN_SPEAKER_TELLS),
        .comments =
            compile(arena,
                    "^(\\p{Lu}[\\p{L}’'.-]+(?:\\s+\\p{Lu}[\\p{L}’'.-]+)"
                    "{1,4})(?:(?:,\\s+[^,]{5,90},)?\\s+(?i:äußert\\s+sich|"
                    "kommentiert|erklärt|nimmt\\s+stellung|"
                    "comments\\s+on)\\s|,\\s+[^,]{5,90},\\s+"
                    "(?i:über|zum|zur|on\\s+the)\\s)",
                    RCN_SPEAKER_TELLS),
        .introduces =
            compile(arena,
                    "^(\\p{Lu}[\\p{L}’'.-]+(?:\\s+(?:(?:von|van|de|der|"
                    "di|da|al|bin|zu)\\s+)?\\p{Lu}[\\p{L}’'.-]+){1,4}),"
                    "\\s+[^:„“\"]{5,200}:$",
                    RCN_SPEAKER_TELLS),
        .opens = compile(arena, "^" OPENS, RCN_SPEAKER_TELLS),
        .person =
            compile(arena,
                    "\\p{Lu}[\\p{L}’'-]*\\.?(?:\\s+(?:(?:von|van|de|der|den|"
                    "del|di|da|al|bin|ben|zu)\\s+){0,2}"
                    "\\p{Lu}[\\p{L}’'-]*\\.?){0,5}",
                    RCN_SPEAKER_TELLS),
        .office = compile(arena, "^(?i:(?:[\\p{L}\\p{N}/]+-)*(?:%s))\\.?$",
                          RCN_SPEAKER_OFFICE),
        .before_name =
            compile(arena,
                    "^(?:.*\\p{L}{4,}\\.|(?i:(?:(?:the|der|die)\\s+)?"
                    "(?:[\\p{L}\\p{N}/]+-)*(?:%s))\\.?)\\s+",
                    RCN_SPEAKER_OFFICE),
        .no_name = compile(arena,
                           "^(?:I|(?i:the|on|at|in|to|for)|"
                           "[Dd](?:er|ie|as|en|em))\\s|"
                           "\\s(?i:of|and|the)\\s|\\s\\p{Lu}\\.?$",
                           RCN_SPEAKER_OFFICE),
        .bodies = rcn_bodies_new(arena)};
}

/** Somebody who is quoted. */
typedef struct rcn_quoted {
    rcn_text name; /**< the fullest form met, without words of office */
    rcn_text surname;
    int count;
    int turns;      /**< of an interview; one alone is a theme before a colon */
    size_t longest; /**< bytes of a turn; where all are short, it is a label */
    rcn_evidence evidence;
} rcn_quoted;

typedef struct rcn_speaker_search {
    rcn_arena *arena;
    rcn_arena *scratch;
    const rcn_speaker_patterns *patterns;
    const rcn_cleaned *cleaned;
    const rcn_document_head *head;
    rcn_text title;
    rcn_quoted persons[MOST_PERSONS];
    size_t count;
} rcn_speaker_search;

static bool
is_office(const rcn_speaker_search *search, rcn_text word)
{
    rcn_match match;
    return rcn_pattern_find(search->patterns->office, word, 0, &match);
}

/** A name without the words of office and the sentence before it, and what is no
 * word of it behind. */
static rcn_text
without_office(const rcn_speaker_search *search, rcn_text name)
{
    rcn_match match;
    while (rcn_pattern_find(search->patterns->before_name, name, 0, &match)) {
        name = rcn_text_slice(name, match.end[0], name.len);
    }
    while (name.len && strchr("’'.-", name.at[name.len - 1])) {
        name = rcn_text_slice(name, 0, name.len - 1);
    }
    return name;
}

/** Whether a phrase can name a person: it begins with no article and no "I",
 * ends with no lone initial, and holds no "of" and no "and". */
static bool
can_name(const rcn_speaker_search *search, rcn_text phrase)
{
    rcn_match match;
    return !rcn_pattern_find(search->patterns->no_name, phrase, 0, &match);
}

static rcn_text
last_word(rcn_text name)
{
    for (size_t i = name.len; i-- > 0;) {
        if (name.at[i] == ' ') {
            return rcn_text_slice(name, i + 1, name.len);
        }
    }
    return name;
}

/** The first person named in a phrase: two words with capitals or more that are
 * no body and not all office; else one such word; else empty. */
static rcn_text
person_in(const rcn_speaker_search *search, rcn_text phrase)
{
    rcn_text single = {"", 0};
    rcn_match match;
    for (size_t at = 0;
         rcn_pattern_find(search->patterns->person, phrase, at, &match);
         at = match.end[0] > at ? match.end[0] : at + 1) {
        rcn_text found = rcn_match_text(&match, phrase, 0);
        rcn_text name = without_office(search, found);
        bool body = rcn_names_body(search->patterns->bodies, name);
        bool office = is_office(search, name);
        if (body || office || name.len < 3 || !can_name(search, name)) {
            continue;
        }
        if (rcn_text_find(name, " ", 0) != SIZE_MAX) {
            return name;
        }
        single = single.len ? single : name;
    }
    return single;
}

/** Counts a quotation of the person named in `phrase`; NULL when nobody is. */
static rcn_quoted *
count_person(rcn_speaker_search *search, rcn_text phrase, int weight,
             rcn_evidence evidence)
{
    rcn_text name = person_in(search, phrase);
    if (!name.len || name.len > LONGEST_NAME) {
        return NULL;
    }
    rcn_text surname = last_word(name);
    for (size_t i = 0; i < search->count; i++) {
        rcn_quoted *person = &search->persons[i];
        if (rcn_text_same_words(person->surname, surname)) {
            person->count += weight;
            person->name = name.len > person->name.len ? name : person->name;
            return person;
        }
    }
    if (search->count == MOST_PERSONS) {
        return NULL;
    }
    rcn_quoted *person = &search->persons[search->count++];
    *person = (rcn_quoted){name, surname, weight, 0, 0, evidence};
    return person;
}

static rcn_evidence
quote(const rcn_speaker_search *search, size_t block, const rcn_match *match,
      const char *rule)
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
        (void)count_person(search, rcn_match_text(&match, text, 1), 3,
                           quote(search, block, &match, "explains"));
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
        rcn_evidence evidence = quote(search, block, &match, "quoted");
        (void)count_person(search, rcn_text_slice(text, match.end[0], end), 1,
                           evidence);
    }
    const rcn_pattern *naming[] = {patterns->before, patterns->named};
    for (size_t i = 0; i < 2; i++) {
        for (size_t at = 0; rcn_pattern_find(naming[i], text, at, &match);
             at = match.end[0]) {
            (void)count_person(search, rcn_match_text(&match, text, 1), 1,
                               quote(search, block, &match, "quoted"));
        }
    }
    if (rcn_pattern_find(patterns->talk, text, 0, &match)) {
        (void)count_person(search, rcn_match_text(&match, text, 1), 3,
                           quote(search, block, &match, "interviewed"));
    }
    bool heading = search->cleaned->blocks[block].kind == RCN_BLOCK_HEADING;
    if (!heading && rcn_pattern_find(patterns->turn, text, 0, &match)) {
        rcn_quoted *person =
            count_person(search, rcn_match_text(&match, text, 1), 0,
                         quote(search, block, &match, "interview-turn"));
        if (person) {
            size_t len = text.len - match.end[0];
            person->turns++;
            person->longest = len > person->longest ? len : person->longest;
        }
    }
}

/** The full name that the text gives for a surname. */
static rcn_text
full_name(const rcn_speaker_search *search, const rcn_quoted *person)
{
    if (rcn_text_find(person->name, " ", 0) != SIZE_MAX) {
        return person->name;
    }
    const char *surname = rcn_text_string(search->scratch, person->surname);
    for (size_t i = 0; i <= search->cleaned->block_count && i <= MOST_BLOCKS;
         i++) {
        rcn_text text = i ? search->cleaned->blocks[i - 1].text : search->title;
        rcn_match match;
        for (size_t at = 0;
             rcn_pattern_find(search->patterns->person, text, at, &match);
             at = match.end[0] > at ? match.end[0] : at + 1) {
            rcn_text name =
                without_office(search, rcn_match_text(&match, text, 0));
            size_t found = rcn_text_find(name, surname, 0);
            if (found != SIZE_MAX && found > 0 && name.at[found - 1] == ' ' &&
                found + person->surname.len == name.len &&
                can_name(search, name)) {
                return name;
            }
        }
    }
    return person->name;
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

static rcn_role
role_of(const rcn_speaker_search *search, rcn_text name, rcn_evidence evidence,
        rcn_status status)
{
    rcn_evidence *copy = rcn_arena_alloc(search->arena, 1, sizeof *copy);
    *copy = evidence;
    copy->gives = rcn_text_squash(search->arena, name).at;
    return (rcn_role){copy->gives, status, copy, 1};
}

/** Whether a turn of an interview is labelled by a surname: "HOLM: ..." */
static bool
has_turn(const rcn_speaker_search *search, rcn_text surname)
{
    const rcn_cleaned *cleaned = search->cleaned;
    for (size_t i = 0; i < cleaned->block_count && i < MOST_BLOCKS; i++) {
        rcn_text text = cleaned->blocks[i].text;
        size_t colon = rcn_text_find(text, ":", 0);
        rcn_text label = rcn_text_slice(text, 0, colon == SIZE_MAX ? 0 : colon);
        if (label.len && label.len <= LONGEST_NAME &&
            rcn_text_same_words(last_word(label), surname)) {
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
        rcn_text person = person_in(search, name);
        bool talk = k == RCN_SPEAKER_WHOLE - 1;
        bool deputy = k == 1 || rcn_text_find(name, " and ", 0) != SIZE_MAX;
        /* "Ministry of Foreign Affairs" holds no person */
        bool first = without_office(search, name).at == person.at;
        if ((first || deputy) && rcn_text_find(person, " ", 0) != SIZE_MAX &&
            !is_office(search, last_word(person)) &&
            (!talk || has_turn(search, last_word(person)))) {
            return deputy ? name : person;
        }
    }
    return (rcn_text){"", 0};
}

/** The person whose speech or statement the document says it is: in its title, or
 * in its first lines. */
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
        *ret_role = role_of(search, name, evidence, RCN_STATUS_STATED);
        return true;
    }
    for (size_t i = 0; i < cleaned->block_count && i < HEAD_BLOCKS; i++) {
        name = speaker_in(search, cleaned->blocks[i].text, &match);
        if (name.len) {
            *ret_role =
                role_of(search, name, quote(search, i, &match, "speech-of"),
                        RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

/** The person quoted most, when that is plain. */
static bool
find_quoted(rcn_speaker_search *search, rcn_role *ret_role)
{
    const rcn_cleaned *cleaned = search->cleaned;
    for (size_t i = 0; i < cleaned->block_count && i < MOST_BLOCKS; i++) {
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
    rcn_text name = full_name(search, best);
    bool full = rcn_text_find(name, " ", 0) != SIZE_MAX;
    if (!full ||
        (best->count < LEAST_QUOTED && !heads_document(search, best))) {
        return false;
    }
    *ret_role = role_of(search, name, best->evidence, RCN_STATUS_INFERRED);
    return true;
}

/** The words of a stretch, white space squashed. */
static rcn_text
line_at(const rcn_speaker_search *search, size_t stretch)
{
    const rcn_doc_line *item = &search->head->stretches.items[stretch];
    return rcn_text_squash(search->scratch,
                           rcn_text_slice(search->cleaned->document->text,
                                          item->start, item->end));
}

/** A line of the head that names who comments: "NAME, head of X, on the bill". */
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
        rcn_text name = person_in(search, rcn_match_text(&match, line, 1));
        bool full = rcn_text_find(name, " ", 0) != SIZE_MAX;
        bool office = rcn_text_find(line, ",", 0) < match.end[0];
        if (name.len && (channel || (full && office))) {
            rcn_evidence evidence =
                rcn_quote_text(search->arena, search->cleaned->document,
                               item->start, item->end);
            evidence.rule = "comments-on";
            rcn_quoted person = {name, last_word(name), 1, 0, 0, evidence};
            *ret_role = role_of(search, full_name(search, &person), evidence,
                                RCN_STATUS_STATED);
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
        if (line.len <= LONGEST_NAME &&
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
            *ret_role = role_of(search, rcn_match_text(&match, line, 1),
                                evidence, RCN_STATUS_STATED);
            return true;
        }
    }
    return false;
}

/** Whether a kept stretch opens with a quotation mark. */
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
        rcn_text name = person_in(search, rcn_match_text(&match, line, 1));
        if (rcn_text_find(name, " ", 0) != SIZE_MAX) {
            rcn_evidence evidence =
                rcn_quote_text(search->arena, document, item->start, item->end);
            evidence.rule = "introduces";
            *ret_role = role_of(search, name, evidence, RCN_STATUS_STATED);
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
        (void)find_quoted(search, &role);
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
    rcn_text full = full_name(search, &person);
    const char *value =
        full.len > surname.len ? rcn_text_squash(arena, full).at : name;
    rcn_arena_free(scratch);
    return value;
}
