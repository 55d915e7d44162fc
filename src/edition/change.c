/* Which spans of the ledger touch a word.  The apparatus of an edition lists
 * what a reader of the source would miss or find otherwise; the ends of lines
 * and blank lines are counted, for the whole ledger is in edition.json. */
#include "edition/change.h"

#include <string.h>

#include "base/utf8.h"

typedef RCN_LIST(rcn_change) rcn_changes;

/* What all steps need of one document. */
typedef struct rcn_finder {
    rcn_arena *arena;
    const rcn_cleaned *cleaned;
    rcn_changes changes;
} rcn_finder;

static rcn_text
span_text(const rcn_cleaned *cleaned, const rcn_span *span)
{
    return rcn_text_slice(cleaned->document->text, span->start, span->end);
}

static bool
is_cut(const rcn_span *span)
{
    return span->kind == RCN_SPAN_REMOVED || span->kind == RCN_SPAN_REPLACED;
}

bool
rcn_span_is_blank(const rcn_cleaned *cleaned, const rcn_span *span)
{
    return rcn_text_blank(span_text(cleaned, span)) &&
           rcn_text_blank(rcn_text_of(span->why->replacement));
}

static bool
same_reason(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* What a word is made of, hyphens among it. */
static bool
is_inside_word(uint32_t rune)
{
    return rcn_rune_is_word(rune) || rune == '-' || rune == 0xAD ||
           rune == 0x2010 || rune == 0x2011;
}

/* Start of the word that ends at `at`, not before `least`. */
static size_t
word_start(rcn_text text, size_t at, size_t least)
{
    while (at > least) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_prev(text, at, &rune);
        if (!is_inside_word(rune)) {
            break;
        }
        at -= len;
    }
    return at;
}

static size_t
word_end(rcn_text text, size_t at, size_t most)
{
    while (at < most) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (!is_inside_word(rune)) {
            break;
        }
        at += len;
    }
    return at;
}

/* Returns the text on one line, each run of line ends shown as one pilcrow. */
static const char *
shown(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    bool spaced = false, ended = false;
    text = rcn_text_trim(text);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            bool line_end = rune == '\n' || rune == '\r' || rune == '\f' ||
                            rune == 0x85 || rune == 0x2028 || rune == 0x2029;
            ended = ended || line_end;
            spaced = spaced || !line_end;
        } else {
            rcn_buffer_string(&out, ended ? "¶" : spaced ? " " : "");
            rcn_buffer_add(&out, rcn_text_slice(text, at, at + len));
            spaced = ended = false;
        }
        at += len;
    }
    return rcn_buffer_text(&out).at;
}

/* Returns the span that gives a change its class: the first with words in it,
 * else the first with a reason of its own. */
static const rcn_span *
naming_span(const rcn_cleaned *cleaned, uint32_t first, uint32_t end)
{
    const rcn_span *named = NULL;
    for (uint32_t i = first; i < end; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (!rcn_span_is_blank(cleaned, span)) {
            return span;
        }
        named = !named && span->why->reason ? span : named;
    }
    return named ? named : &cleaned->spans[first];
}

/* Fills in class, lines and block, and keeps the change. */
static void
keep(rcn_finder *finder, rcn_change change)
{
    const rcn_cleaned *cleaned = finder->cleaned;
    const rcn_span *first = &cleaned->spans[change.first];
    const rcn_span *named = naming_span(cleaned, change.first, change.end);
    rcn_text text =
        rcn_text_trim(rcn_text_slice(cleaned->document->text, first->start,
                                     cleaned->spans[change.end - 1].end));
    size_t start = text.len ? (size_t)(text.at - cleaned->document->text.at)
                            : first->start;
    size_t last = text.len ? start + text.len - 1 : start;
    change.class_id = named->why->class_id;
    change.rule = named->why->rule;
    change.reason = named->why->reason;
    change.block = first->block;
    change.line_start = rcn_document_line(cleaned->document, (uint32_t)start);
    change.line_end = rcn_document_line(cleaned->document, (uint32_t)last);
    if (change.kind == RCN_CHANGE_REPAIR) { /* the word goes on after it */
        change.line_start = rcn_document_line(cleaned->document, first->start);
        change.line_end = rcn_document_line(cleaned->document,
                                            cleaned->spans[change.end - 1].end);
    }
    RCN_PUSH(finder->arena, &finder->changes, change);
}

/* A span that is alone: cut words, or words taken into the header. */
static void
keep_whole(rcn_finder *finder, rcn_change_kind kind, uint32_t first,
           uint32_t end)
{
    const rcn_cleaned *cleaned = finder->cleaned;
    rcn_text text =
        rcn_text_slice(cleaned->document->text, cleaned->spans[first].start,
                       cleaned->spans[end - 1].end);
    keep(finder, (rcn_change){.kind = kind,
                              .first = first,
                              .end = end,
                              .before = shown(finder->arena, text)});
}

/* Spans [first, end) change a word: it is shown whole, before and after. */
static void
keep_repair(rcn_finder *finder, uint32_t first, uint32_t end)
{
    const rcn_cleaned *cleaned = finder->cleaned;
    const rcn_span *spans = cleaned->spans;
    rcn_text text = cleaned->document->text;
    uint32_t block = spans[first].block;
    size_t cut = spans[first].start, rest = spans[end - 1].end;
    bool left = first > 0 && spans[first - 1].kind == RCN_SPAN_TEXT &&
                spans[first - 1].block == block;
    bool right = end < cleaned->span_count &&
                 spans[end].kind == RCN_SPAN_TEXT && spans[end].block == block;
    size_t head = left ? word_start(text, cut, spans[first - 1].start) : cut;
    size_t tail = right ? word_end(text, rest, spans[end].end) : rest;
    rcn_buffer after = rcn_buffer_new(finder->arena);
    rcn_buffer_add(&after, rcn_text_slice(text, head, cut));
    for (uint32_t i = first; i < end; i++) {
        rcn_buffer_string(&after, spans[i].why->replacement);
    }
    rcn_buffer_add(&after, rcn_text_slice(text, rest, tail));
    keep(finder,
         (rcn_change){
             .kind = RCN_CHANGE_REPAIR,
             .first = first,
             .end = end,
             .before = shown(finder->arena, rcn_text_slice(text, head, tail)),
             .after = shown(finder->arena, rcn_buffer_text(&after))});
}

/* Cut spans [first, end) stand between two stretches of one block, and nothing
 * is printed in their place: two parts of a word come together. */
static bool
joins_word(const rcn_cleaned *cleaned, uint32_t first, uint32_t end)
{
    const rcn_span *spans = cleaned->spans;
    rcn_text text = cleaned->document->text;
    if (first == 0 || end == cleaned->span_count ||
        spans[first - 1].kind != RCN_SPAN_TEXT ||
        spans[end].kind != RCN_SPAN_TEXT ||
        spans[first - 1].block != spans[end].block) {
        return false;
    }
    for (uint32_t i = first; i < end; i++) {
        if (spans[i].why->replacement && *spans[i].why->replacement) {
            return false;
        }
    }
    uint32_t before = 0, after = 0;
    (void)rcn_utf8_prev(text, spans[first].start, &before);
    (void)rcn_utf8_next(text, spans[end].start, &after);
    return !rcn_rune_is_space(before) && !rcn_rune_is_space(after);
}

/* All words that are cut in a row are of one class. */
static bool
is_one_class(const rcn_cleaned *cleaned, uint32_t first, uint32_t end)
{
    const rcn_span *named = naming_span(cleaned, first, end);
    for (uint32_t i = first; i < end; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (!rcn_span_is_blank(cleaned, span) &&
            strcmp(span->why->class_id, named->why->class_id) != 0) {
            return false;
        }
    }
    return true;
}

/* Returns the end of the cuts that go with span `first`: of one class and rule,
 * with only white space between. */
static uint32_t
group_end(const rcn_cleaned *cleaned, uint32_t first, uint32_t end)
{
    const rcn_span *spans = cleaned->spans;
    uint32_t last = first + 1;
    for (uint32_t i = last; i < end; i++) {
        if (rcn_span_is_blank(cleaned, &spans[i])) {
            continue;
        }
        if (spans[i].kind != RCN_SPAN_REMOVED ||
            spans[i].block != spans[first].block ||
            !same_reason(spans[i].why->class_id, spans[first].why->class_id) ||
            !same_reason(spans[i].why->rule, spans[first].why->rule) ||
            !same_reason(spans[i].why->reason, spans[first].why->reason)) {
            break;
        }
        last = i + 1;
    }
    return last;
}

/* One unbroken row of cut spans. */
static void
find_in_row(rcn_finder *finder, uint32_t first, uint32_t end)
{
    const rcn_cleaned *cleaned = finder->cleaned;
    if (joins_word(cleaned, first, end)) {
        keep_repair(finder, first, end);
        if (is_one_class(cleaned, first, end)) {
            return;
        }
    }
    for (uint32_t i = first; i < end;) {
        const rcn_span *span = &cleaned->spans[i];
        if (rcn_span_is_blank(cleaned, span)) {
            i++;
        } else if (span->kind == RCN_SPAN_REPLACED) {
            keep_repair(finder, i, i + 1);
            i++;
        } else {
            uint32_t last = group_end(cleaned, i, end);
            keep_whole(finder, RCN_CHANGE_CUT, i, last);
            i = last;
        }
    }
}

void
rcn_find_changes(rcn_arena *arena, rcn_record *record)
{
    const rcn_cleaned *cleaned = record->cleaned;
    rcn_finder finder = {.arena = arena, .cleaned = cleaned};
    uint32_t count = (uint32_t)cleaned->span_count;
    for (uint32_t i = 0; i < count;) {
        const rcn_span *span = &cleaned->spans[i];
        uint32_t end = i + 1;
        if (is_cut(span)) {
            while (end < count && is_cut(&cleaned->spans[end])) {
                end++;
            }
            find_in_row(&finder, i, end);
        } else if (span->kind == RCN_SPAN_METADATA &&
                   !rcn_text_blank(span_text(cleaned, span))) {
            keep_whole(&finder, RCN_CHANGE_MOVED, i, end);
        }
        i = end;
    }
    record->changes = finder.changes.items;
    record->change_count = (uint32_t)finder.changes.count;
}

static void
tally(rcn_arena *arena, rcn_tallies *tallies, rcn_change_tally one)
{
    size_t at = 0;
    while (at < tallies->count &&
           !(strcmp(tallies->items[at].class_id, one.class_id) == 0 &&
             tallies->items[at].kind == one.kind)) {
        at++;
    }
    if (at == tallies->count) {
        RCN_PUSH(arena, tallies, one);
        tallies->items[at].documents = 1;
    } else if (tallies->items[at].record != one.record) {
        tallies->items[at].record = one.record;
        tallies->items[at].documents++;
    }
    tallies->items[at].count++;
}

void
rcn_tally_record(rcn_arena *arena, const rcn_record *record,
                 rcn_tallies *tallies)
{
    const rcn_cleaned *cleaned = record->cleaned;
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        tally(arena, tallies,
              (rcn_change_tally){.class_id = change->class_id,
                                 .rule = change->rule,
                                 .kind = (rcn_tally_kind)change->kind,
                                 .record = record});
    }
    uint32_t next = 0;
    for (uint32_t i = 0; i < cleaned->span_count; i++) {
        while (next < record->change_count && record->changes[next].end <= i) {
            next++;
        }
        bool listed =
            next < record->change_count && record->changes[next].first <= i;
        const rcn_span *span = &cleaned->spans[i];
        if (is_cut(span) && !listed && rcn_span_is_blank(cleaned, span)) {
            tally(arena, tallies,
                  (rcn_change_tally){.class_id = span->why->class_id,
                                     .rule = span->why->rule,
                                     .kind = RCN_TALLY_BLANK,
                                     .record = record});
        }
    }
}
