/* The letterhead above a title: the lines of a body's name.  Lines are taken for
 * one only when two signs say so: a word for a body, and the kind of the document
 * below it, capitals, or the same name again in the text. */
#include <string.h>

#include "clean/span/bodies.h"
#include "clean/text/headtail.h"

#define LETTERHEAD_LINES 5
#define LETTERHEAD_BYTES 110 /* of a line */
#define LETTERHEAD_WORDS 8   /* of a line above the kind of a document */
#define LINES_BESIDE     2 /* a body's name, in which a label of a kind stands */
#define CHANNEL_WORDS    4 /* of whoever posts, above "Statement by ..." */

/* A short line without digits whose words begin with capitals, as a name does. */
static bool
is_name_line(const rcn_chunk *chunk)
{
    rcn_text text = chunk->text;
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        digit = digit || (text.at[i] >= '0' && text.at[i] <= '9');
    }
    bool dots =
        rcn_text_ends(text, ".") && rcn_is_in_capitals(text); /* "T.C." */
    return text.len <= LETTERHEAD_BYTES && !digit && !chunk->prose &&
           (chunk->end == RCN_ROW_END_OTHER || dots) &&
           rcn_text_find(text, ":", 0) == SIZE_MAX && rcn_is_titled(text);
}

/* A line that opens with the word for a body, whose other words may be small:
 * "Министерство иностранных дел". */
static bool
opens_with_body(const rcn_head *head, const rcn_chunk *chunk)
{
    rcn_text text = chunk->text;
    rcn_match match;
    return !chunk->prose && chunk->end == RCN_ROW_END_OTHER &&
           chunk->words <= LETTERHEAD_WORDS &&
           rcn_text_find(text, ":", 0) == SIZE_MAX &&
           rcn_pattern_find(head->work->shared->bodies, text, 0, &match) &&
           match.start[0] == 0;
}

size_t
rcn_letterhead_names(const rcn_head *head, size_t first, bool *ret_body)
{
    size_t end = first;
    *ret_body = false;
    while (end < head->end && end < first + LETTERHEAD_LINES &&
           (end == first || rcn_chunks_touch(head->work, end - 1, end))) {
        const rcn_chunk *chunk = rcn_head_chunk(head, end);
        bool rest = end > first && chunk->begin == RCN_BEGIN_LOWER &&
                    chunk->words <= LETTERHEAD_WORDS;
        if (chunk->fate != RCN_FATE_TEXT ||
            !(rest || is_name_line(chunk) || opens_with_body(head, chunk)) ||
            rcn_names_genre_alone(head->work->rules, chunk) ||
            rcn_begins_with_genre(head->work->rules, chunk)) {
            break;
        }
        *ret_body = *ret_body ||
                    rcn_is_body_line(head->work->shared->bodies, chunk->text);
        end++;
    }
    return end;
}

/* Whether a line of the head between two chunks is the kind of the document by
 * itself, "Press release", or beside the day. */
static bool
has_genre_between(const rcn_head *head, size_t from, size_t to)
{
    const rcn_rules *rules = head->work->rules;
    for (size_t i = from; i < to; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate == RCN_FATE_METADATA
                ? rcn_holds_genre(rules, chunk->text)
                : rcn_names_genre_alone(rules, chunk)) {
            return true;
        }
    }
    return false;
}

/* Whether the first of these lines stands again below the head. */
static bool
comes_again(const rcn_head *head, size_t first, size_t end)
{
    const rcn_work *work = head->work;
    rcn_text line = rcn_head_chunk(head, first)->text;
    rcn_text name = {rcn_text_string(work->scratch, line), line.len};
    return line.len > LETTERHEAD_BYTES / 8 &&
           rcn_text_find(work->text, name.at,
                         work->rows[rcn_head_chunk(head, end - 1)->last].to) !=
               SIZE_MAX;
}

/* "STATEMENT", and below it "of the Council of X on Y". */
static bool
opens_with_kind(const rcn_head *head, size_t chunk)
{
    return rcn_head_chunk(head, chunk)->fate == RCN_FATE_TEXT &&
           rcn_head_opens_with_kind(head, chunk);
}

/* The first chunk from here on that could be the title. */
static size_t
next_candidate(const rcn_head *head, size_t from)
{
    const rcn_rules *rules = head->work->rules;
    while (from < head->end && !opens_with_kind(head, from) &&
           (rcn_head_chunk(head, from)->fate != RCN_FATE_TEXT ||
            rcn_is_place_and_day(rules, rcn_head_chunk(head, from)->text) ||
            rcn_is_number_alone(rcn_head_chunk(head, from)->text) ||
            rcn_names_genre_alone(rules, rcn_head_chunk(head, from)) ||
            !rcn_could_be_title(rcn_head_chunk(head, from)))) {
        from++;
    }
    return from;
}

/* "INTERNATIONAL COURT OF HARBOURS": a word for a body, and "of" in capitals. */
static bool
is_body_in_capitals(const rcn_head *head, size_t first)
{
    rcn_text text = rcn_head_chunk(head, first)->text;
    rcn_match match;
    return rcn_is_in_capitals(text) &&
           rcn_pattern_find(head->work->shared->bodies, text, 0, &match) &&
           (rcn_text_starts(rcn_text_slice(text, match.end[0], text.len),
                            " OF ") ||
            rcn_text_ends(rcn_match_text(&match, text, 0), " OF"));
}

/* Whether a line gives an address of mail or the web, or a number behind its label:
 * "Tel.: +99 70 302 2323". */
static bool
gives_way(const rcn_rules *rules, rcn_text line)
{
    rcn_word_list labels = rcn_rules_words(rules, "way-labels");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    bool way = memchr(line.at, '@', line.len) ||
               rcn_text_find(line, "www.", 0) != SIZE_MAX;
    for (size_t at = 0; !way && rcn_word_next(line, &at, word, &len, &start);) {
        way = rcn_word_list_has(labels, (rcn_text){word, len});
    }
    return way;
}

/* Returns the chunk behind the address and the telephone of a body, which touch the
 * lines of its name in front of `end`; `end` where no line gives a way to reach
 * it. */
static size_t
ways_end(const rcn_head *head, size_t end)
{
    size_t last = end;
    for (size_t i = end; i < head->end && i < end + LETTERHEAD_LINES &&
                         rcn_chunks_touch(head->work, i - 1, i);
         i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate != RCN_FATE_TEXT || chunk->prose ||
            chunk->text.len > LETTERHEAD_BYTES ||
            chunk->end != RCN_ROW_END_OTHER) {
            break;
        }
        last = gives_way(head->work->rules, chunk->text) ? i + 1 : last;
    }
    return last;
}

size_t
rcn_letterhead_end(const rcn_head *head, size_t first)
{
    const rcn_work *work = head->work;
    bool body = false;
    size_t end = rcn_letterhead_names(head, first, &body);
    body = body || (end > first && is_body_in_capitals(head, first));
    end = body ? ways_end(head, end) : end;
    size_t title = next_candidate(head, end);
    if (end == first || title >= head->end) {
        return first;
    }
    size_t near = first > LETTERHEAD_LINES ? LETTERHEAD_LINES : first;
    rcn_text below = rcn_head_chunk(head, title)->text;
    bool genre =
        has_genre_between(head, first - near, first) ||
        has_genre_between(head, end, title) ||
        rcn_begins_with_genre(work->rules, rcn_head_chunk(head, title)) ||
        rcn_head_opens_with_kind(head, title) ||
        (rcn_is_in_capitals(rcn_head_chunk(head, first)->text) &&
         rcn_is_in_capitals(below) && rcn_holds_genre(work->rules, below));
    bool above = end < head->end && end == first + 1 &&
                 rcn_chunks_touch(work, first, end);
    size_t words = rcn_head_chunk(head, first)->words;
    rcn_word_list offices = rcn_rules_words(work->rules, "press-offices");
    bool touching =
        above &&
        ((words <= LETTERHEAD_WORDS &&
          rcn_first_word_is(offices, rcn_head_chunk(head, first)->text) &&
          has_genre_between(head, end, end + 1)) ||
         (words <= CHANNEL_WORDS &&
          rcn_begins_with_genre(work->rules, rcn_head_chunk(head, end))));
    bool capitals = end > first + 1 &&
                    rcn_is_in_capitals(rcn_head_chunk(head, first)->text);
    bool again = comes_again(head, first, end);
    bool office = false; /* "Ministry of X", and below it "Press Service" */
    for (size_t i = first + 1; i < end; i++) {
        office = office ||
                 rcn_names_press_office(work->rules, rcn_head_chunk(head, i));
    }
    bool known = body && (genre || capitals || again || office);
    /* a company above the line "News release" */
    bool company =
        again && end == first + 1 &&
        rcn_names_genre_alone(work->rules, rcn_head_chunk(head, end));
    return known || touching || company ? end : first;
}

bool
rcn_is_beside_genre(const rcn_head *head, size_t first)
{
    bool body = false;
    size_t end = rcn_letterhead_names(head, first, &body);
    size_t above = first > LINES_BESIDE ? first - LINES_BESIDE : 0;
    size_t below = first + 1 + LINES_BESIDE;
    below = below < head->end ? below : head->end;
    return end > first && body &&
           (has_genre_between(head, above, first) ||
            has_genre_between(head, first + 1, below));
}
