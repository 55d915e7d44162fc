/* The block of a press release that says whom to ask: a label, and right below
 * it a name, a telephone number, an address of mail. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"
#include "clean/text/work.h"

#define MOST_LINES  8  /* of the block */
#define MOST_NOTES  2  /* paragraphs on the sender below the block */
#define LONG_LINE   90 /* bytes */
#define LEAST_PHONE 6  /* digits of a number of a telephone */

static const rcn_cause contact_cause = {
    "site-contact", "contact-block",
    "a label of contacts, and below it a telephone number or an address", NULL};

static bool
is_label(const rcn_work *work, rcn_text line)
{
    size_t colon = rcn_text_find(line, ":", 0);
    rcn_text words = rcn_text_trim(
        rcn_text_slice(line, 0, colon == SIZE_MAX ? line.len : colon));
    return rcn_word_list_has(rcn_rules_words(work->rules, "contact-labels"),
                             rcn_utf8_fold(work->scratch, words));
}

/* A day with its year. */
static bool
is_day(const rcn_work *work, rcn_text line)
{
    bool clock = false;
    bool year = false;
    for (size_t i = 0; i + 4 <= line.len; i++) {
        year = year || rcn_text_starts(rcn_text_slice(line, i, line.len), "20");
    }
    return year && line.at[0] != '+' &&
           rcn_is_date_label(work->rules, line, &clock);
}

/* A number of a telephone, or an address of mail; a date is none. */
static bool
gives_way(const rcn_work *work, rcn_text line)
{
    size_t digits = 0;
    if (is_day(work, line)) {
        return false;
    }
    for (size_t i = 0; i < line.len; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    return digits >= LEAST_PHONE || memchr(line.at, '@', line.len);
}

/* Returns the chunk behind the block that begins with a label, or the label's
 * own index when nothing below it gives a way to reach anybody.  The title of a
 * page and its day are no part of it. */
static size_t
block_end(const rcn_work *work, size_t label)
{
    bool way = gives_way(work, work->chunks[label].text);
    size_t end = label + 1;
    while (end < work->chunk_count && end < label + MOST_LINES &&
           work->chunks[end].first == work->chunks[end - 1].last + 1 &&
           work->chunks[end].text.len <= LONG_LINE &&
           !work->chunks[end].prose && end != work->headline &&
           !is_day(work, work->chunks[end].text)) {
        way = way || gives_way(work, work->chunks[end].text);
        end++;
    }
    return way ? end : label;
}

/* Returns the chunk after which only notes about the sender follow: a paragraph
 * or two. */
static size_t
notes_begin(const rcn_work *work, const rcn_body *body)
{
    size_t notes = 0;
    size_t at = body->last < work->chunk_count ? body->last : 0;
    size_t last = at;
    while (at > body->first && notes < MOST_NOTES) {
        last = at--;
        while (at > body->first && !work->chunks[at].prose) {
            at--;
        }
        notes++;
    }
    return at > body->first ? at : last;
}

void
rcn_cut_contacts(rcn_work *work)
{
    rcn_body body = rcn_body_find(work);
    size_t notes = notes_begin(work, &body);
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool edge = i < body.first || i > notes;
        if (!edge || chunk->fate != RCN_FATE_TEXT ||
            chunk->text.len > LONG_LINE || !is_label(work, chunk->text)) {
            continue;
        }
        for (size_t end = block_end(work, i); i < end; i++) {
            if (work->chunks[i].fate == RCN_FATE_TEXT) {
                rcn_chunk_settle(work, i, RCN_FATE_CUT, &contact_cause);
            }
        }
    }
}
