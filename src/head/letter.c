/* Letters, messages and papers in plain text.  A message's head gives subject
 * and sender (RFC 5322, 3.6); a paper names itself in a line that begins with
 * its kind or is in capitals; a letter that greets and takes leave is by
 * whoever signs it.  The words are data (letters.def). */
#include <string.h>

#include "base/pattern.h"
#include "base/utf8.h"
#include "clean/span/label_line.h"
#include "clean/span/secrecy.h"
#include "head/court_lines.h"

#define HEAD_LINES    30  /**< stretches from the top that are looked at */
#define TAIL_LINES    14  /**< stretches from the end */
#define LONGEST_LINE  120 /**< bytes of a title or a closing */
#define LONGEST_NAME  48  /**< bytes of a signature */
#define MOST_NAMES    5   /**< words of a signature */
#define CAPITAL_LEAST 8   /**< letters of a title in capitals */
#define LEAST_LABELS  2   /**< labels that make a message's head */
#define SIGNED_LINES  400 /**< among which a paper is signed */
#define SIGNATURE_GAP 3   /**< stretches between closing and name */
#define LINES_ABOVE   4   /**< stretches above the labels of a message */
#define PLAIN_DEPTH   10  /**< stretches of the head of a release */
#define PLAIN_WORDS   3   /**< of its title, at least */
#define PLAIN_LEAST   12  /**< bytes of it */
#define PLAIN_MOST    220
#define LONGEST_TITLE 240 /**< bytes of a title in several lines */
#define DAY_DIGITS    6   /**< of a line in capitals that is a day */
#define TITLE_DEPTH   6   /**< stretches from the top: a title in capitals */

typedef enum rcn_letter_part {
    RCN_LETTER_GENRE,
    RCN_LETTER_GREETING,
    RCN_LETTER_CLOSING,
    RCN_LETTER_SIGNED,
    RCN_LETTER_SENDER,
    RCN_LETTER_SUBJECT,
    RCN_LETTER_OTHER,
    RCN_LETTER_RUBRIC,
    RCN_LETTER_FORUM,
    RCN_LETTER_OFFICE,
    RCN_LETTER_PARTS
} rcn_letter_part;

static const char *const words_of[RCN_LETTER_PARTS] = {
#define RCN_LETTER(part, words) [RCN_LETTER_##part] = (words),
#include "head/letters.def"
#undef RCN_LETTER
#define RCN_PAPERS(words) [RCN_LETTER_GENRE] = (words),
#include "head/papers.def"
#undef RCN_PAPERS
};

struct rcn_letter_patterns {
    const rcn_pattern *part[RCN_LETTER_PARTS];
    const rcn_pattern *secrecy;
};

/** How the words of a part stand in their line; the rest are labels. */
static const char *
frame_of(int part)
{
    if (part == RCN_LETTER_GENRE) {
        return "^(?:(?:the|an?|der|die|das|le|la|l['’]|el)\\s+)?(?:%s)\\b";
    }
    if (part == RCN_LETTER_GREETING) {
        return "^(?:%s)\\b[^.?]{0,80}[,:!—–-]?$";
    }
    if (part == RCN_LETTER_FORUM) {
        return "^(?:%s)\\b";
    }
    if (part == RCN_LETTER_OFFICE) {
        return "^(?:%s)$";
    }
    if (part == RCN_LETTER_RUBRIC) {
        return "\\b(?:%s)$";
    }
    if (part == RCN_LETTER_SIGNED) {
        return "^\\((?:%s)\\)\\s*(.*)$";
    }
    return part == RCN_LETTER_CLOSING ? "^(?:%s)[\\s,.:;—–-]*$"
                                      : "^(?:%s)\\s*:\\s*(.*)$";
}

const rcn_letter_patterns *
rcn_letter_patterns_new(rcn_arena *arena)
{
    rcn_letter_patterns *patterns = rcn_arena_alloc(arena, 1, sizeof *patterns);
    for (int i = 0; i < RCN_LETTER_PARTS; i++) {
        const char *frame = frame_of(i);
        const char *hole = strstr(frame, "%s");
        const char *expression =
            rcn_arena_printf(arena, "%.*s%s%s", (int)(hole - frame), frame,
                             words_of[i], hole + strlen("%s"));
        patterns->part[i] = rcn_pattern_constant(arena, expression, true);
    }
    patterns->secrecy = rcn_secrecy_new(arena);
    return patterns;
}

static bool
is_part(const rcn_head_reader *reader, rcn_letter_part part, rcn_text line,
        rcn_match *ret_match)
{
    return line.len && line.len <= (size_t)2 * LONGEST_LINE &&
           rcn_pattern_find(reader->letter->part[part], line, 0, ret_match);
}

static size_t
head_end(const rcn_head_reader *reader)
{
    size_t count = reader->head->stretches.count;
    return count < HEAD_LINES ? count : HEAD_LINES;
}

/** "Ann Ash" of "Ann Ash <ann@example.org>"; an address alone names nobody. */
static rcn_text
display_name(rcn_text value)
{
    size_t angle = rcn_text_find(value, "<", 0);
    value = rcn_text_trim(
        rcn_text_slice(value, 0, angle == SIZE_MAX ? value.len : angle));
    if (value.len > 1 && value.at[0] == '"' && value.at[value.len - 1] == '"') {
        value = rcn_text_slice(value, 1, value.len - 1);
    }
    return rcn_text_find(value, "@", 0) == SIZE_MAX ? value : (rcn_text){0};
}

/** Reads lines "From: ...", "Subject: ..." that open a text, below at most a few
 * others: "MEMORANDUM".  True when there are enough of them to be a message's
 * head. */
static bool
read_message(rcn_head_reader *reader)
{
    size_t labels = 0;
    size_t subject = SIZE_MAX, sender = SIZE_MAX;
    for (size_t i = 0; i < head_end(reader); i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        rcn_match match;
        bool is_subject = is_part(reader, RCN_LETTER_SUBJECT, line, &match);
        bool is_sender = is_part(reader, RCN_LETTER_SENDER, line, &match);
        if (!is_subject && !is_sender &&
            !is_part(reader, RCN_LETTER_OTHER, line, &match)) {
            if (labels || i >= LINES_ABOVE) {
                break;
            }
            continue;
        }
        subject = is_subject && subject == SIZE_MAX ? i : subject;
        sender = is_sender && sender == SIZE_MAX ? i : sender;
        labels++;
    }
    if (labels < LEAST_LABELS || subject == SIZE_MAX) {
        return false;
    }
    rcn_match match;
    rcn_text line = rcn_doc_line_words(reader, subject);
    (void)is_part(reader, RCN_LETTER_SUBJECT, line, &match);
    rcn_text value = rcn_text_trim(rcn_match_text(&match, line, 1));
    if (value.len) {
        rcn_head_add(reader, RCN_FIELD_TITLE, "subject-line", value,
                     (const size_t[2]){subject, subject});
    }
    line =
        sender == SIZE_MAX ? (rcn_text){0} : rcn_doc_line_words(reader, sender);
    if (is_part(reader, RCN_LETTER_SENDER, line, &match)) {
        value = display_name(rcn_match_text(&match, line, 1));
        if (value.len) {
            rcn_head_add(reader, RCN_FIELD_AUTHOR, "sender-line", value,
                         (const size_t[2]){sender, sender});
        }
    }
    return true;
}

/** Capitals only, and letters enough: "LETTER TO THE BOARD". */
static bool
is_capitals(rcn_text line)
{
    size_t letters = 0;
    size_t words = 1;
    uint32_t rune = 0;
    for (size_t at = 0; at < line.len;) {
        at += rcn_utf8_next(line, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return false;
        }
        letters += rcn_rune_is_letter(rune);
        words += rune == ' ';
    }
    return letters >= CAPITAL_LEAST && words > 1 && line.len <= LONGEST_LINE;
}

static bool
has_lower_elsewhere(const rcn_head_reader *reader)
{
    rcn_text text = reader->cleaned->document->text;
    uint32_t rune = 0;
    size_t lower = 0, letters = 0;
    size_t end = text.len < 2000 ? text.len : 2000;
    for (size_t at = 0; at < end;) {
        at += rcn_utf8_next(text, at, &rune);
        lower += rcn_rune_is_lower(rune);
        letters += rcn_rune_is_letter(rune);
    }
    return lower * 2 > letters;
}

/** Returns a title without the number of a note glued to its last word. */
static rcn_text
without_note(rcn_text title)
{
    size_t len = title.len;
    while (len && title.len - len < 3 && title.at[len - 1] >= '0' &&
           title.at[len - 1] <= '9') {
        len--;
    }
    bool glued = len && title.len - len < 3 && title.at[len - 1] >= 'a' &&
                 title.at[len - 1] <= 'z';
    return rcn_text_slice(title, 0, glued ? len : title.len);
}

/** Returns the title that a genre line begins, and the stretch in which it ends: it
 * goes on in its block, and in the day below where it ends in "on". */
static rcn_text
whole_title(const rcn_head_reader *reader, size_t stretch, size_t *ret_last)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    rcn_text title = rcn_doc_line_words(reader, stretch);
    uint32_t index = lines->items[stretch].span->block;
    rcn_text block = {"", 0};
    if (index != RCN_NO_BLOCK) {
        block = rcn_text_squash(reader->scratch,
                                reader->cleaned->blocks[index].text);
    }
    *ret_last = stretch;
    while (*ret_last + 1 < lines->count &&
           lines->items[*ret_last + 1].span->block == index) {
        ++*ret_last;
    }
    if (block.len > LONGEST_TITLE || !rcn_text_starts(block, title.at)) {
        *ret_last = stretch;
    } else if (*ret_last > stretch) {
        bool stop = rcn_text_ends(block, ".");
        title = without_note(rcn_text_slice(block, 0, block.len - stop));
    }
    size_t day = *ret_last + 1;
    if (day < lines->count &&
        lines->items[day].span->kind == RCN_SPAN_METADATA &&
        rcn_text_ends(title, " on")) {
        rcn_text more = rcn_doc_line_words(reader, day);
        *ret_last = day;
        title = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                             (int)title.len, title.at,
                                             (int)more.len, more.at));
    }
    return title;
}

/** Returns true for the line of a title in capitals that ends in a mark and has a
 * blank line below it: "THE HARBOUR TREATY:". */
static bool
ends_in_mark(const rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    rcn_text text = reader->cleaned->document->text;
    size_t ends = 0;
    for (size_t at = lines->items[stretch].end;
         stretch + 1 < lines->count && at < lines->items[stretch + 1].start;
         at++) {
        ends += text.at[at] == '\n';
    }
    char mark = line.at[line.len - 1];
    return (mark == '.' || mark == ':') && ends > 1 && is_capitals(line);
}

/** Returns true for the heading of a section: "I. BACKGROUND". */
static bool
is_numbered(rcn_text line)
{
    size_t digits = 0;
    while (digits < line.len && strchr("IVX0123456789", line.at[digits])) {
        digits++;
    }
    return digits && digits + 1 < line.len && line.at[digits] == '.' &&
           line.at[digits + 1] == ' ';
}

/** Returns true for a line with a label, whose words are not all in capitals. */
static bool
is_labelled(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text line = rcn_doc_line_words(reader, stretch);
    return rcn_is_label_line(line) && !is_capitals(line);
}

/** Returns true for such a line next to another: a form is no title. */
static bool
is_in_form(const rcn_head_reader *reader, size_t stretch)
{
    return is_labelled(reader, stretch) &&
           ((stretch && is_labelled(reader, stretch - 1)) ||
            (stretch + 1 < reader->head->stretches.count &&
             is_labelled(reader, stretch + 1)));
}

/** Lines of forms above a stretch: they leave the head as short as it is. */
static size_t
labels_above(const rcn_head_reader *reader, size_t stretch)
{
    size_t labels = 0;
    for (size_t i = 0; i < stretch; i++) {
        labels += is_in_form(reader, i);
    }
    return labels;
}

/** A line that states what paper this is.  It is above the prose and ends as
 * no sentence does. */
static bool
names_paper(const rcn_head_reader *reader, size_t stretch, bool capitals,
            const char **ret_rule)
{
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    rcn_text line = rcn_doc_line_words(reader, stretch);
    rcn_match match;
    bool alone = rcn_text_find(line, " ", 0) == SIZE_MAX;
    if (!line.len || line.len > LONGEST_LINE || (alone && stretch) ||
        !rcn_doc_line_is_kept(item) ||
        (strchr(".,;:!?", line.at[line.len - 1]) &&
         !(capitals && ends_in_mark(reader, stretch, line))) ||
        rcn_doc_line_is_prose(reader->cleaned, item)) {
        return false;
    }
    if (is_part(reader, RCN_LETTER_GENRE, line, &match)) {
        *ret_rule = "genre-line";
        return true;
    }
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    *ret_rule = "capital-line"; /* "STRASBOURG 08/02/2022" is none */
    return capitals && digits < DAY_DIGITS && !is_numbered(line) &&
           !is_part(reader, RCN_LETTER_RUBRIC, line, &match) &&
           !is_part(reader, RCN_LETTER_FORUM, line, &match) &&
           !rcn_is_secrecy_mark(reader->letter->secrecy, line) &&
           stretch - labels_above(reader, stretch) < TITLE_DEPTH &&
           is_capitals(line) && !rcn_release_holds(reader, stretch) &&
           !rcn_court_line_is(reader, RCN_COURT_COURT, line);
}

/** Returns true for a line that is alone as a title does: words, no day, no
 * label. */
static bool
is_plain_title(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    rcn_text line = rcn_doc_line_words(reader, stretch);
    rcn_match match;
    size_t words = 1;
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        words += line.at[i] == ' ';
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    uint32_t rune = 0;
    if (line.len) {
        (void)rcn_utf8_next(line, 0, &rune);
    }
    return words >= PLAIN_WORDS && line.len >= PLAIN_LEAST &&
           line.len <= PLAIN_MOST && !rcn_rune_is_lower(rune) &&
           rcn_rune_is_word(rune) && digits * 4 < line.len &&
           (digits < 4 || words > 6) &&
           !strchr(".,;:", line.at[line.len - 1]) &&
           rcn_doc_line_is_kept(item) && !rcn_release_holds(reader, stretch) &&
           !is_part(reader, RCN_LETTER_RUBRIC, line, &match) &&
           !rcn_is_secrecy_mark(reader->letter->secrecy, line) &&
           !is_in_form(reader, stretch) &&
           !rcn_doc_line_is_prose(reader->cleaned, item);
}

/** The first such line of a head that is a release's: it has a label, and
 * little else than name, day and title. */
static void
read_plain_title(rcn_head_reader *reader)
{
    size_t end = reader->head->zones.body;
    bool label = false;
    for (size_t i = 0; i < end && i < PLAIN_DEPTH; i++) {
        label = label || rcn_release_holds(reader, i);
    }
    for (size_t i = 0; label && end <= PLAIN_DEPTH && i < end; i++) {
        if (is_plain_title(reader, i)) {
            rcn_head_add(reader, RCN_FIELD_TITLE, "title-line",
                         rcn_doc_line_words(reader, i),
                         (const size_t[2]){i, i});
            return;
        }
    }
}

/** Returns true for the number of a page or its running head. */
static bool
is_page_edge(const rcn_span *span)
{
    const char *class_id = span->why->class_id;
    return class_id && (strcmp(class_id, "page-number") == 0 ||
                        strncmp(class_id, "running-", 8) == 0);
}

/** Below furniture a line may be that of a menu, so the search ends there. */
static void
read_title(rcn_head_reader *reader)
{
    bool capitals = has_lower_elsewhere(reader);
    size_t end = reader->head->zones.body;
    end = end < head_end(reader) ? end : head_end(reader);
    const rcn_doc_line *items = reader->head->stretches.items;
    for (size_t i = 0; i < end && (items[i].span->kind != RCN_SPAN_REMOVED ||
                                   is_page_edge(items[i].span));
         i++) {
        const char *rule = NULL;
        if (names_paper(reader, i, capitals, &rule)) {
            size_t at[2] = {i, i};
            rcn_text title = strcmp(rule, "genre-line") == 0
                                 ? whole_title(reader, i, &at[1])
                                 : rcn_doc_line_words(reader, i);
            bool mark = strchr(".:", title.at[title.len - 1]) != NULL;
            rcn_head_add(reader, RCN_FIELD_TITLE, rule,
                         rcn_text_slice(title, 0, title.len - mark), at);
            return;
        }
    }
    read_plain_title(reader);
}

/** Two to five words that begin with capitals, no digits: "A. Holm". */
static bool
is_name(rcn_text line)
{
    size_t words = 0;
    bool inside = false;
    uint32_t rune = 0;
    if (!line.len || line.len > LONGEST_NAME || is_capitals(line)) {
        return false;
    }
    for (size_t at = 0; at < line.len;) {
        at += rcn_utf8_next(line, at, &rune);
        bool letter = rcn_rune_is_letter(rune);
        if (letter && !inside) {
            if (rcn_rune_is_lower(rune)) {
                return false;
            }
            words++;
        }
        if (!letter && rune != ' ' && rune != '.' && rune != '-' &&
            rune != '\'' && rune != 0x2019) {
            return false;
        }
        inside = letter || rune == '\'' || rune == 0x2019;
    }
    return words > 1 && words <= MOST_NAMES;
}

static bool
greets(const rcn_head_reader *reader)
{
    for (size_t i = 0; i < head_end(reader); i++) {
        rcn_match match;
        rcn_text line = rcn_doc_line_words(reader, i);
        if (line.len <= LONGEST_LINE &&
            is_part(reader, RCN_LETTER_GREETING, line, &match)) {
            return true;
        }
    }
    return false;
}

/** "(Ann Ash)": the name that brackets hold below a signature. */
static rcn_text
within_brackets(rcn_text line)
{
    return rcn_text_starts(line, "(") && rcn_text_ends(line, ")")
               ? rcn_text_slice(line, 1, line.len - 1)
               : line;
}

/** The name below the closing of a letter. */
static void
read_signature(rcn_head_reader *reader)
{
    size_t count = reader->head->stretches.count;
    size_t first = count > TAIL_LINES ? count - TAIL_LINES : 0;
    for (size_t i = first; i < count; i++) {
        rcn_match match;
        rcn_text line = rcn_doc_line_words(reader, i);
        if (!is_part(reader, RCN_LETTER_CLOSING, line, &match)) {
            continue;
        }
        for (size_t k = i + 1; k < count && k <= i + SIGNATURE_GAP; k++) {
            rcn_text name = within_brackets(rcn_doc_line_words(reader, k));
            if (is_name(name) &&
                !is_part(reader, RCN_LETTER_OFFICE, name, &match)) {
                rcn_head_add(reader, RCN_FIELD_AUTHOR, "signature", name,
                             (const size_t[2]){k, k});
                return;
            }
        }
    }
}

/** "(Signed) Ann Ash": the first such line of a paper that calls itself a
 * letter; annexes have signatures of their own. */
static void
read_signed_line(rcn_head_reader *reader)
{
    size_t count = reader->head->stretches.count;
    for (size_t i = 0; i < count && i < SIGNED_LINES; i++) {
        rcn_match match;
        rcn_text line = rcn_doc_line_words(reader, i);
        if (!is_part(reader, RCN_LETTER_SIGNED, line, &match)) {
            continue;
        }
        rcn_text name = rcn_text_trim(rcn_match_text(&match, line, 1));
        if (is_name(name)) {
            rcn_head_add(reader, RCN_FIELD_AUTHOR, "signature", name,
                         (const size_t[2]){i, i});
        }
        return;
    }
}

/** Returns true when the title calls the paper a letter. */
static bool
is_letter(const rcn_head_reader *reader)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    size_t title = reader->head->zones.title;
    rcn_match match;
    if (title >= lines->count) {
        return false;
    }
    size_t first = rcn_doc_line_at(lines, lines->items[title].span->start);
    return is_part(reader, RCN_LETTER_GENRE, rcn_doc_line_words(reader, first),
                   &match);
}

/** The subject of a letter, in a line of its own above the one that greets:
 * "Subject: The ferry".  False where it has none. */
static bool
read_subject(rcn_head_reader *reader)
{
    size_t subject = SIZE_MAX;
    for (size_t i = 0; i < head_end(reader); i++) {
        rcn_match match;
        rcn_text line = rcn_doc_line_words(reader, i);
        if (subject == SIZE_MAX &&
            is_part(reader, RCN_LETTER_SUBJECT, line, &match)) {
            subject = i;
        } else if (subject != SIZE_MAX &&
                   is_part(reader, RCN_LETTER_GREETING, line, &match)) {
            size_t at[2] = {subject, subject};
            rcn_text title = whole_title(reader, subject, &at[1]);
            uint32_t rune = 0;
            rcn_text more = rcn_doc_line_words(reader, at[1] + 1);
            if (more.len && at[1] + 1 < i) {
                (void)rcn_utf8_next(more, 0, &rune);
            }
            if (rcn_rune_is_lower(rune)) {
                at[1]++;
                title = rcn_text_of(rcn_arena_printf(
                    reader->scratch, "%.*s %.*s", (int)title.len, title.at,
                    (int)more.len, more.at));
            }
            (void)is_part(reader, RCN_LETTER_SUBJECT, title, &match);
            title = rcn_text_trim(rcn_match_text(&match, title, 1));
            if (title.len && at[1] < i) {
                rcn_head_add(reader, RCN_FIELD_TITLE, "subject-line", title,
                             at);
            }
            return title.len && at[1] < i;
        }
    }
    return false;
}

void
rcn_letter_read(rcn_head_reader *reader)
{
    if (reader->cleaned->document->html || read_message(reader)) {
        return;
    }
    if (!read_subject(reader)) {
        read_title(reader);
    }
    if (greets(reader)) {
        read_signature(reader);
    } else if (is_letter(reader)) {
        read_signed_line(reader);
    }
}
