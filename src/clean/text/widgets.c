/* Lines that rules know by their words, and drawn rules.  What stands between
 * two paragraphs of prose is in less danger of being residue than what stands
 * before the first or after the last, and rules say where they hold. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/head_signs.h"

/* Longer lines are not labels. */
#define LABEL_LIMIT 400

#define LIST_LINES 12  /* below a label of links or topics */
#define LIST_BYTES 160 /* of one of them */

static rcn_rule_match
match_at(const rcn_work *work, const rcn_chunk *chunk, rcn_where where,
         rcn_arena *scratch)
{
    rcn_rule_match none = {SIZE_MAX, false};
    if (chunk->text.len > LABEL_LIMIT) {
        return none;
    }
    rcn_rule_match match =
        rcn_rules_match(work->rules, scratch, chunk->text, where);
    rcn_arena_reset(scratch);
    if (chunk->kind == RCN_BLOCK_PRE && match.rule != SIZE_MAX) {
        /* code: of the page itself only beside another line of it */
        const char *class_id = rcn_rules_info(work->rules, match.rule).class_id;
        match.beside = true;
        return strcmp(class_id, "hidden") == 0 ? match : none;
    }
    return match;
}

static void
cut(rcn_work *work, size_t chunk, size_t rule)
{
    rcn_rule_info info = rcn_rules_info(work->rules, rule);
    rcn_chunk_settle(work, chunk, RCN_FATE_CUT,
                     rcn_cause_new(work, (rcn_cause){.class_id = info.class_id,
                                                     .rule = info.id}));
}

/* A notice that a rule knows is not the document's prose, however long. */
static void
demote_notices(rcn_work *work, rcn_arena *scratch)
{
    for (size_t i = 0; i < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        if (chunk->prose && chunk->fate == RCN_FATE_TEXT) {
            rcn_rule_match tail =
                match_at(work, chunk, RCN_WHERE_TAIL, scratch);
            rcn_rule_match head =
                match_at(work, chunk, RCN_WHERE_HEAD, scratch);
            chunk->prose = tail.rule == SIZE_MAX && head.rule == SIZE_MAX;
        }
    }
}

/* Is a neighbour of the chunk cut by its words? */
static bool
has_company(const rcn_work *work, size_t chunk, bool after)
{
    size_t other = after ? chunk + 1 : chunk - 1;
    return other < work->chunk_count &&
           (work->chunks[other].fate == RCN_FATE_CUT ||
            work->chunks[other].outside);
}

/* The rule that knows a chunk where it stands; what is no part of the body
 * stands at its edge and beside other lines that go. */
static rcn_rule_match
match_chunk(const rcn_work *work, const rcn_chunk *chunk, rcn_where where,
            rcn_arena *scratch)
{
    if (!chunk->outside) {
        return match_at(work, chunk, where, scratch);
    }
    rcn_rule_match match = match_at(work, chunk, RCN_WHERE_TAIL, scratch);
    if (match.rule == SIZE_MAX) {
        match = match_at(work, chunk, RCN_WHERE_HEAD, scratch);
    }
    match.beside = false;
    return match;
}

/* A line that begins with the mark of an item, as text browsers set it. */
static bool
has_item_mark(rcn_text text)
{
    uint32_t rune = 0;
    size_t len = rcn_utf8_next(text, 0, &rune);
    return len < text.len && text.at[len] == ' ' && !rcn_rune_is_letter(rune) &&
           !rcn_rune_is_digit(rune);
}

/* The short lines right below a label of links or topics, after the text, are its
 * list; so are items behind a blank line. */
static void
cut_list_below(rcn_work *work, size_t label)
{
    const char *class_id = work->chunks[label].verdict->class_id;
    for (size_t i = label + 1; i < work->chunk_count && i <= label + LIST_LINES;
         i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool touches = chunk->first == work->chunks[i - 1].last + 1;
        bool item = i == label + 1 && chunk->blank_before <= 1 &&
                    has_item_mark(rcn_row_text(work, chunk->first));
        if (!(touches || item) || chunk->prose ||
            chunk->text.len > LIST_BYTES || chunk->end != RCN_ROW_END_OTHER) {
            return;
        }
        if (chunk->fate == RCN_FATE_TEXT) {
            rcn_cause cause = {
                class_id, "labelled-list",
                "it stands right below a label of links or topics", NULL};
            rcn_chunk_settle(work, i, RCN_FATE_CUT, rcn_cause_new(work, cause));
        }
    }
}

/* A day alone above the account or the count of views of a post is that of the
 * post. */
static void
keep_day_of_post(rcn_work *work, size_t label)
{
    static const rcn_cause day = {"date-line", "date-line", NULL, NULL};
    const rcn_chunk *above = label ? &work->chunks[label - 1] : NULL;
    bool clock = false;
    if (above && above->fate == RCN_FATE_TEXT &&
        above->last + 1 == work->chunks[label].first &&
        strncmp(work->chunks[label].verdict->rule, "post-", 5) == 0 &&
        rcn_is_date_line(rcn_rules_words(work->rules, "dates"), above->text,
                         &clock)) {
        rcn_chunk_settle(work, label - 1, RCN_FATE_METADATA, &day);
    }
}

/* Whether below a label of links or topics there are short lines down to the end of
 * the text and no more: label and list witness each other. */
static bool
heads_last_list(const rcn_work *work, const rcn_body *body, size_t label)
{
    size_t lines = 0;
    for (size_t i = label + 1; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (chunk->fate == RCN_FATE_TEXT &&
            (chunk->prose || chunk->text.len > LIST_BYTES ||
             chunk->end != RCN_ROW_END_OTHER ||
             chunk->first != work->chunks[i - 1].last + 1)) {
            return false;
        }
        lines += chunk->fate == RCN_FATE_TEXT;
    }
    return label > body->last && lines && lines <= LIST_LINES;
}

static bool
names_list(const rcn_rules *rules, size_t rule)
{
    const char *class_id = rcn_rules_info(rules, rule).class_id;
    return strcmp(class_id, "related-links") == 0 ||
           strcmp(class_id, "widget-tags") == 0;
}

static void
cut_labelled_lists(rcn_work *work, size_t last_prose)
{
    for (size_t i = last_prose + 1; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        const char *class_id =
            chunk->fate == RCN_FATE_CUT ? chunk->verdict->class_id : "";
        if (strcmp(class_id, "related-links") == 0 ||
            (strcmp(class_id, "widget-tags") == 0 &&
             rcn_text_find(chunk->text, ":", 0) == SIZE_MAX)) {
            cut_list_below(work, i);
        } else if (strcmp(class_id, "widget-share") == 0) {
            keep_day_of_post(work, i);
        }
    }
}

void
rcn_cut_interruptions(rcn_work *work)
{
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        rcn_rule_match match = {SIZE_MAX, false};
        if (chunk->fate == RCN_FATE_TEXT) {
            match = match_at(work, chunk, RCN_WHERE_ANYWHERE, scratch);
        }
        if (match.rule != SIZE_MAX && !match.beside) {
            cut(work, i, match.rule);
            work->interruptions++;
        }
    }
    rcn_arena_free(scratch);
}

void
rcn_cut_phrases(rcn_work *work)
{
    rcn_arena *scratch = rcn_arena_new(0);
    demote_notices(work, scratch);
    rcn_body body = rcn_body_find(work);
    bool no_prose = body.first == work->chunk_count;
    size_t *waiting =
        rcn_arena_alloc(work->scratch, work->chunk_count + 1, sizeof *waiting);
    for (size_t i = 0; i < work->chunk_count; i++) {
        waiting[i] = SIZE_MAX;
        if (work->chunks[i].fate != RCN_FATE_TEXT) {
            continue;
        }
        rcn_where where =
            no_prose ? RCN_WHERE_ANYWHERE : rcn_where_is(&body, i);
        rcn_rule_match match =
            match_chunk(work, &work->chunks[i], where, scratch);
        if (match.rule != SIZE_MAX && !match.beside) {
            cut(work, i, match.rule);
        } else {
            waiting[i] = match.rule;
        }
    }
    size_t last = work->chunk_count - 1;
    if (!no_prose && last > body.last + 1 && waiting[last] != SIZE_MAX &&
        waiting[last - 1] != SIZE_MAX) {
        cut(work, last, waiting[last]); /* two buttons end the text */
        waiting[last] = SIZE_MAX;
    }
    for (size_t i = 1; i < work->chunk_count; i++) {
        if (waiting[i] != SIZE_MAX && has_company(work, i, false)) {
            cut(work, i, waiting[i]);
            waiting[i] = SIZE_MAX;
        }
    }
    for (size_t i = work->chunk_count; i-- > 0;) {
        if (waiting[i] != SIZE_MAX && has_company(work, i, true)) {
            cut(work, i, waiting[i]);
            waiting[i] = SIZE_MAX;
        }
    }
    for (size_t i = 0; i < work->chunk_count && !no_prose; i++) {
        if (waiting[i] != SIZE_MAX && names_list(work->rules, waiting[i]) &&
            heads_last_list(work, &body, i)) {
            cut(work, i, waiting[i]);
        }
    }
    if (!no_prose) {
        cut_labelled_lists(work, body.last);
    }
    rcn_arena_free(scratch);
}
