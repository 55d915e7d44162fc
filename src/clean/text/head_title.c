/* The title of a text.  It stands in the first line of the body, or below the
 * lines that head the papers of a body: its name, the kind of the document, a
 * menu.  A line is skipped as a letterhead only when two signs say so. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/bodies.h"
#include "clean/text/headtail.h"

#define SIGN_BYTES     24 /* of a line of one word: an agency, a symbol */
#define SKIPPED_LINES  12 /* above the title */
#define LEAD_CHUNKS    6  /* from the title to a dateline */
#define TITLE_LINES    4  /* that go on with a title */
#define CENTRED        8  /* columns before a line that is set in */
#define CAPITAL_WORDS  15 /* of a line in capitals: more than a heading has */
#define BESIDE_MENU    3  /* words of a line below single words of a menu */
#define SOURCE_BELOW   2  /* lines below a title in which its source stands */
#define SOURCED_WORDS  15 /* of a title above its source */
#define GREETING_BELOW 3  /* chunks from the end of the head */
#define GREETING_WORDS 8
#define HOLDER_NAME    3  /* words of the name of whoever holds an office */
#define HOLDER_WORDS   15 /* of the name and the office */
#define KIND_BELOW     4 /* lines below a title: its kind, whose words it gives */
#define KIND_WORDS     3 /* of the kind of a document above whom it is about */
#define ACT_ABOVE      5 /* lines above an act that may be its letterhead */
#define SOURCE_WORDS   4 /* of a line between a title and its source */

static const rcn_cause letterhead_verdict = {"letterhead", "letterhead", NULL,
                                             NULL};

/* Below furniture a title is the heading of a page: it stays in the text. */
static bool
is_below_furniture(const rcn_work *work, size_t chunk)
{
    for (size_t i = 0; i < chunk; i++) {
        const rcn_chunk *above = &work->chunks[i];
        bool path = above->verdict == &rcn_cause_path;
        const char *class_id = above->verdict && above->verdict->class_id
                                   ? above->verdict->class_id
                                   : "";
        bool paper = strcmp(class_id, "site-contact") == 0 ||
                     strcmp(class_id, "running-head") == 0;
        if ((above->fate == RCN_FATE_CUT && !path && !paper) ||
            above->outside) {
            return true;
        }
    }
    return false;
}

/* The title of the window, above the body of a page: the same words stand in
 * the body, and there they stay. */
static bool
find_window_title(rcn_head *head)
{
    rcn_work *work = head->work;
    size_t first = rcn_chunk_after(work, SIZE_MAX);
    if (first >= head->body || work->titled ||
        is_below_furniture(work, first) ||
        !rcn_could_be_title(&work->chunks[first])) {
        return false;
    }
    size_t repeat = rcn_head_find_repeat(head, first);
    bool other = work->headline < work->chunk_count && work->headline != repeat;
    if (repeat == SIZE_MAX || other) {
        return false;
    }
    rcn_head_settle(head, first, &rcn_cause_title);
    work->titled = true;
    head->title = repeat;
    return true;
}

/* Whether a line goes on with the words of the one above it: in small letters,
 * behind a word that opens a phrase, or in capitals or centred as that one. */
static bool
goes_on(const rcn_head *head, size_t index)
{
    const rcn_work *work = head->work;
    const rcn_chunk *above = rcn_head_chunk(head, index - 1);
    const rcn_chunk *chunk = rcn_head_chunk(head, index);
    rcn_word_list links = rcn_rules_words(work->rules, "title-links");
    bool clock = false;
    if (chunk->fate != RCN_FATE_TEXT || chunk->prose ||
        chunk->text.len > RCN_TITLE_BYTES / 2 ||
        (chunk->end != RCN_ROW_END_OTHER && chunk->end != RCN_ROW_END_COMMA) ||
        rcn_is_date_label(work->rules, chunk->text, &clock) ||
        rcn_is_byline(head->work->rules, chunk) ||
        rcn_text_find(chunk->text, "://", 0) != SIZE_MAX) {
        return false;
    }
    if (above->end == RCN_ROW_END_COMMA) {
        return rcn_chunks_touch(work, index - 1, index);
    }
    if (chunk->end == RCN_ROW_END_COMMA) {
        return false;
    }
    bool capitals = chunk->words > 1 && rcn_is_in_capitals(above->text) &&
                    rcn_is_in_capitals(chunk->text);
    if (!rcn_chunks_touch(work, index - 1, index)) {
        /* "REPORT", and below it "ON THE HARBOURS OF THE NORTH" */
        bool kind = above->words <= KIND_WORDS &&
                    rcn_is_in_capitals(above->text) &&
                    chunk->begin == RCN_BEGIN_LOWER;
        return (capitals || kind) && chunk->blank_before <= 2 &&
               rcn_first_word_is(links, chunk->text);
    }
    bool centred = above->indent >= CENTRED && chunk->indent >= CENTRED;
    return chunk->begin == RCN_BEGIN_LOWER || capitals ||
           (centred && rcn_could_be_title(chunk)) ||
           rcn_last_word_is(links, above->text);
}

/* Makes title of the lines right below the title that go on with it. */
static void
settle_rest_of_title(rcn_head *head, size_t title)
{
    for (size_t i = title + 1; i < head->end && i <= title + TITLE_LINES; i++) {
        if (!goes_on(head, i)) {
            return;
        }
        rcn_head_settle(head, i, &rcn_cause_title);
    }
}

/* The lines of capitals of a text with parties are its caption.  In brackets the
 * parties are those of a case that the title speaks of. */
static bool
has_parties(const rcn_head *head)
{
    for (size_t i = 0; i < head->end; i++) {
        rcn_text text = rcn_head_chunk(head, i)->text;
        if (rcn_text_is(text, "v.") || rcn_text_is(text, "vs.") ||
            rcn_text_is(text, "- v -") || rcn_text_is(text, "-v-") ||
            (rcn_text_find(text, " v. ", 0) != SIZE_MAX &&
             rcn_text_find(text, "(", 0) > rcn_text_find(text, " v. ", 0))) {
            return true;
        }
    }
    return false;
}

/* Whether a numbered title, "62/243. The harbours of the north", stands in the
 * next lines: it names a resolution better than the line above it. */
static size_t
numbered_below(const rcn_head *head, size_t title)
{
    for (size_t i = title + 1; i < head->end && i <= title + 3; i++) {
        if (rcn_head_chunk(head, i)->fate == RCN_FATE_TEXT &&
            rcn_has_double_number(rcn_head_chunk(head, i)->text)) {
            return i;
        }
    }
    return title;
}

/* The kind of the document, its number, its place and day: what stands above the
 * title and says something of it. */
static const rcn_cause *
cause_above_title(const rcn_work *work, const rcn_chunk *chunk)
{
    if (rcn_is_place_and_day(work->rules, chunk->text)) {
        return &rcn_cause_date;
    }
    return rcn_names_genre_alone(work->rules, chunk) ||
                   rcn_names_press_office(work->rules, chunk) ||
                   rcn_is_number_alone(chunk->text) ||
                   (chunk->words == 1 && chunk->text.len <= SIGN_BYTES &&
                    chunk->end == RCN_ROW_END_OTHER) ||
                   !rcn_text_has_word(chunk->text)
               ? &rcn_cause_label
               : NULL;
}

bool
rcn_head_opens_with_kind(const rcn_head *head, size_t first)
{
    const rcn_chunk *chunk = rcn_head_chunk(head, first);
    rcn_word_list links = rcn_rules_words(head->work->rules, "title-links");
    return chunk->words <= KIND_WORDS && rcn_is_in_capitals(chunk->text) &&
           rcn_has_title_genre(head->work->rules, chunk->text) &&
           first + 1 < head->end &&
           rcn_head_chunk(head, first + 1)->blank_before <= 1 &&
           (rcn_first_word_is(links, rcn_head_chunk(head, first + 1)->text) ||
            rcn_last_word_is(links, chunk->text)) &&
           goes_on(head, first + 1);
}

/* The line that may be the title, below what heads the paper; the chunks from
 * the beginning of the body up to it are no title. */
static size_t
find_candidate(const rcn_head *head)
{
    size_t at = head->body;
    if (has_parties(head)) {
        return at;
    }
    while (at < head->end && at < head->body + SKIPPED_LINES) {
        const rcn_chunk *chunk = rcn_head_chunk(head, at);
        if (chunk->fate == RCN_FATE_TEXT &&
            rcn_head_opens_with_kind(head, at)) {
            return at;
        }
        size_t next = chunk->fate != RCN_FATE_TEXT ||
                              cause_above_title(head->work, chunk) ||
                              rcn_is_secrecy_mark(head->work->shared->secrecy,
                                                  chunk->text) ||
                              rcn_head_is_menu(head->work, chunk)
                          ? at + 1
                          : rcn_letterhead_end(head, at);
        if (next == at) {
            /* single words above a short line are a menu */
            bool menu =
                at > head->body && rcn_head_chunk(head, at - 1)->words == 1 &&
                chunk->words <= BESIDE_MENU && !rcn_is_unspaced_chunk(chunk);
            return menu ? head->body : numbered_below(head, at);
        }
        at = next;
    }
    return at < head->end ? at : head->body;
}

/* "Statement by Ms Ann Ash,": the first line of a title that names its kind, with
 * a comma at its end, goes on in the next. */
static bool
opens_title(const rcn_head *head, size_t first)
{
    const rcn_chunk *chunk = rcn_head_chunk(head, first);
    return chunk->end == RCN_ROW_END_COMMA && !chunk->prose &&
           chunk->text.len <= RCN_TITLE_BYTES / 2 &&
           rcn_begins_with_genre(head->work->rules, chunk) &&
           first + 1 < head->end && goes_on(head, first + 1);
}

/* A first line in capitals that a blank line sets apart from a text without other
 * lines in capitals near it. */
static bool
is_capital_title(const rcn_head *head, size_t title)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[title];
    size_t next = rcn_chunk_after(work, title);
    return title == rcn_chunk_after(work, SIZE_MAX) && chunk->blank_after &&
           chunk->words >= CAPITAL_WORDS && rcn_is_in_capitals(chunk->text) &&
           next < work->chunk_count && work->chunks[next].prose;
}

/* Whether the line names the kind of a document and stands alone, is in capitals
 * right above the text, or the text begins with the place and day of a report. */
static bool
is_signed(const rcn_head *head, size_t title)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[title];
    bool clock = false;
    bool day =
        title + 1 < head->end &&
        rcn_is_date_label(work->rules, work->chunks[title + 1].text, &clock);
    if (is_capital_title(head, title) ||
        rcn_head_opens_with_kind(head, title) ||
        ((chunk->blank_after || day || opens_title(head, title)) &&
         rcn_begins_with_genre(work->rules, chunk))) {
        return true;
    }
    for (size_t i = title + 1;
         i < work->chunk_count && i <= title + LEAD_CHUNKS; i++) {
        if (rcn_begins_with_dateline(work->chunks[i].text)) {
            return true;
        }
    }
    return false;
}

/* The name of a body in capitals that runs on in the next line, or above the
 * names of parties, is the head of an office or a court. */
static bool
is_head_of_body(const rcn_head *head, size_t first)
{
    bool body = false;
    size_t end = rcn_letterhead_names(head, first, &body);
    bool capitals = end > first + 1 &&
                    rcn_is_in_capitals(rcn_head_chunk(head, first)->text) &&
                    rcn_is_in_capitals(rcn_head_chunk(head, first + 1)->text);
    return body && (capitals || has_parties(head));
}

/* Makes metadata of the kind of the document and its number above the title. */
static void
settle_labels(rcn_head *head, size_t title)
{
    for (size_t i = head->body; i < title; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        bool word = rcn_text_has_word(chunk->text);
        bool known = rcn_names_genre_alone(head->work->rules, chunk) ||
                     rcn_names_press_office(head->work->rules, chunk) ||
                     rcn_is_number_alone(chunk->text);
        if (chunk->fate == RCN_FATE_TEXT &&
            (known || (!word && is_below_furniture(head->work, i))) &&
            cause_above_title(head->work, chunk) == &rcn_cause_label) {
            bool metadata = head->metadata;
            rcn_head_settle(head, i, &rcn_cause_label);
            /* a line of signs says nothing of the document */
            head->metadata = metadata || word;
        }
    }
}

/* Settles the rest above the title: menus are cut, names of bodies, the place
 * and the day become metadata. */
static void
settle_above(rcn_head *head, size_t title)
{
    rcn_work *work = head->work;
    for (size_t i = head->body; i < title; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate != RCN_FATE_TEXT) {
            continue;
        }
        size_t end = rcn_letterhead_end(head, i);
        if (end > i) {
            for (; i < end; i++) {
                rcn_head_settle(head, i, &letterhead_verdict);
            }
            i--;
        } else if (rcn_head_is_menu(work, chunk)) {
            rcn_head_cut(head, i, &rcn_cause_path);
        } else if (cause_above_title(work, chunk)) {
            rcn_head_settle(head, i, cause_above_title(work, chunk));
        }
    }
}

/* Whether a chunk says where a text is from: its address, or a name and a day. */
static bool
names_source(const rcn_work *work, const rcn_chunk *chunk)
{
    bool address = rcn_text_starts(chunk->text, "http://") ||
                   rcn_text_starts(chunk->text, "https://");
    return (address && rcn_text_find(chunk->text, " ", 0) == SIZE_MAX) ||
           rcn_is_source_and_day(work->rules, chunk->text);
}

/* Whether the place and day of the paper stand below a line that is no name of a
 * body, right below it or below one short line more: "Vienna, 5 March 1901". */
static bool
is_dated_below(const rcn_head *head, size_t first)
{
    const rcn_work *work = head->work;
    const rcn_chunk *title = &work->chunks[first];
    size_t last = first + SOURCE_BELOW;
    if (rcn_is_body_line(work->shared->bodies, title->text) ||
        title->words > SOURCED_WORDS ||
        rcn_text_find(title->text, ". ", 0) != SIZE_MAX) {
        return false;
    }
    for (size_t i = first + 1; i <= last && i < head->end; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate == RCN_FATE_TEXT && names_source(work, chunk)) {
            return i == first + 1 || title->blank_after;
        }
        if (chunk->words > SOURCE_WORDS || chunk->prose) {
            return false;
        }
    }
    return false;
}

/* Makes metadata of "Valley News | 5 March 2019" below the title.  A place and day
 * with a comma between them stay: they open the letter. */
static void
settle_source(rcn_head *head, size_t title)
{
    for (size_t i = title + 1; i <= title + SOURCE_BELOW && i < head->end;
         i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate == RCN_FATE_TEXT &&
            rcn_is_source_and_day(head->work->rules, chunk->text) &&
            !rcn_is_place_and_day(head->work->rules, chunk->text)) {
            rcn_head_settle(head, i, &rcn_cause_date);
        }
    }
}

/* "Ann Ash, Secretary of Works": a name of two words or three, and behind a comma
 * an office. */
static bool
is_name_and_office(const rcn_chunk *chunk)
{
    size_t comma = rcn_text_find(chunk->text, ", ", 0);
    rcn_text name =
        rcn_text_slice(chunk->text, 0, comma == SIZE_MAX ? 0 : comma);
    size_t words = rcn_utf8_count_words(name);
    return words > 1 && words <= HOLDER_NAME && !chunk->prose &&
           chunk->words <= HOLDER_WORDS && chunk->end == RCN_ROW_END_OTHER &&
           rcn_is_titled(chunk->text);
}

/* Makes metadata of the kind of the paper below its title, "Press Statement", and
 * of whose words it gives, in the lines right below that; of a press office too. */
static void
settle_kind_below(rcn_head *head, size_t title)
{
    bool kind = false;
    for (size_t i = title + 1; i <= title + KIND_BELOW && i < head->end; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->prose) {
            return;
        }
        if (chunk->fate != RCN_FATE_TEXT) {
            continue;
        }
        if (rcn_names_genre_alone(head->work->rules, chunk) ||
            rcn_names_press_office(head->work->rules, chunk)) {
            kind = true;
            rcn_head_settle(head, i, &rcn_cause_label);
        } else if (kind && is_name_and_office(chunk)) {
            rcn_head_settle(head, i, &rcn_cause_label);
        }
    }
}

/* Whether a line in or right below the head greets the reader, as in a letter:
 * "Dear Mr. Doe,". */
static bool
greets(const rcn_head *head)
{
    rcn_word_list words = rcn_rules_words(head->work->rules, "greetings");
    for (size_t i = head->body;
         i < head->work->chunk_count && i < head->end + GREETING_BELOW; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        bool ends = chunk->end == RCN_ROW_END_COMMA ||
                    chunk->end == RCN_ROW_END_COLON ||
                    rcn_text_ends(chunk->text, "!");
        if (ends && chunk->words <= GREETING_WORDS &&
            rcn_first_word_is(words, chunk->text)) {
            return true;
        }
    }
    return false;
}

/* Takes the first line for the title where an edition of papers heads one with
 * it, and a blank line parts it from the paper. */
static bool
take_entry(rcn_head *head)
{
    rcn_work *work = head->work;
    size_t first = head->body;
    if (work->titled || first >= work->chunk_count ||
        work->chunks[first].fate != RCN_FATE_TEXT ||
        !work->chunks[first].blank_after ||
        !rcn_is_entry_line(work->chunks[first].text)) {
        return false;
    }
    rcn_head_settle(head, first, &rcn_cause_title);
    work->titled = true;
    head->title = first;
    return true;
}

/* Takes the line of an act of a body, with what goes on with it. */
static bool
take_act(rcn_head *head)
{
    rcn_work *work = head->work;
    bool known = work->headline < work->chunk_count;
    size_t last = SIZE_MAX;
    size_t act =
        work->titled || known ? SIZE_MAX : rcn_head_find_act(head, &last);
    if (act == SIZE_MAX || is_below_furniture(work, act)) {
        return false;
    }
    if (act <= head->body + ACT_ABOVE) { /* no form with the names of parties */
        settle_labels(head, act);
        settle_above(head, act);
    }
    for (size_t i = act; i <= last; i++) {
        rcn_head_settle(head, i, &rcn_cause_title);
    }
    settle_rest_of_title(head, last);
    work->titled = true;
    head->title = act;
    return true;
}

/* Where no other line looks like the title, the first is it when something says
 * so: it comes again, a date or a byline stands in the head, more blank lines
 * follow it than elsewhere, it is right below a menu or above a place and day,
 * it names the kind of a document, or the text begins with a dateline.  Else it
 * stays in the text, for it may be the heading of a part. */
void
rcn_head_find_title(rcn_head *head)
{
    rcn_work *work = head->work;
    if (find_window_title(head) || rcn_head_take_signed(head) ||
        take_entry(head) || take_act(head) || head->body >= head->end) {
        return;
    }
    size_t candidate = find_candidate(head);
    size_t first = rcn_head_beside_day(head, candidate);
    const rcn_chunk *chunk = &work->chunks[first];
    if (chunk->fate != RCN_FATE_TEXT || rcn_is_form_line(work, first, true) ||
        rcn_is_form_label(work->rules, chunk->text) ||
        !(rcn_could_be_title(chunk) || opens_title(head, first) ||
          rcn_head_opens_with_kind(head, first)) ||
        is_head_of_body(head, first)) {
        return;
    }
    if (!work->titled) {
        settle_labels(head, first);
    }
    size_t next = rcn_chunk_after(work, first);
    bool set_off = chunk->blank_after > 1 && next < work->chunk_count &&
                   work->chunks[next].blank_after < chunk->blank_after;
    bool repeated = rcn_head_find_repeat(head, first) != SIZE_MAX;
    bool other = work->headline < work->chunk_count &&
                 work->headline != first &&
                 work->chunks[work->headline].fate == RCN_FATE_TEXT;
    bool dated =
        head->metadata || rcn_letterhead_end(head, head->body) > head->body;
    if (!is_below_furniture(work, first) && !work->titled && !other &&
        !rcn_is_beside_genre(head, first) &&
        ((dated && !greets(head)) || is_dated_below(head, first) || set_off ||
         repeated || rcn_head_is_below_menu(head, first) ||
         is_signed(head, first))) {
        settle_above(head, first);
        for (size_t i = candidate; i < first; i++) {
            if (rcn_head_chunk(head, i)->fate == RCN_FATE_TEXT) {
                rcn_head_settle(head, i, &rcn_cause_label);
            }
        }
        rcn_head_settle(head, first, &rcn_cause_title);
        settle_rest_of_title(head, first);
        settle_source(head, first);
        settle_kind_below(head, first);
        work->titled = true;
        head->title = first;
    } else if (repeated) {
        head->title = first;
    }
}
