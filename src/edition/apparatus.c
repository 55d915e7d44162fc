/* Back matter: the critical apparatus (place, what the source has, what is
 * printed, why).  As in printed apparatus a long passage is given by its first
 * and last words, and what was cut around the text many times for one reason is
 * one entry with many places; the ledger has each by itself and whole. */
#include <string.h>

#include "base/utf8.h"
#include "edition/compose.h"

#define LONG_CUT     280 /* code points of a cut that is given whole */
#define LONG_OF_MANY 160 /* the same of one among many */
#define MANY         3   /* cuts of one rule that are one entry */

/* Cuts around the text of one class and rule. */
typedef struct rcn_cut_group {
    const rcn_change *first;
    uint32_t count;
    bool put;
} rcn_cut_group;

typedef RCN_LIST(rcn_cut_group) rcn_cut_groups;

void
rcn_put_document_heading(rcn_composer *composer, const rcn_record *record,
                         const char *prefix, rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_marked(&prose, RCN_MARK_LINK,
                     rcn_arena_printf(composer->arena, "#d-%s", record->key),
                     rcn_arena_printf(composer->arena, "%u", record->number));
    rcn_prose_add(&prose, ". ");
    rcn_prose_foreign(&prose, rcn_text_of(record->attribution.short_title));
    rcn_prose_put(
        &prose, blocks, RCN_BLOCK_HEADING, 1,
        rcn_arena_printf(composer->arena, "%s-%s", prefix, record->key));
}

void
rcn_add_place(const rcn_composer *composer, rcn_prose *prose,
              const rcn_record *record, uint32_t block, const char *lines)
{
    if (block != RCN_NO_BLOCK && block < record->block_count) {
        const rcn_block *target = &record->blocks[block];
        const char *citation =
            target->citation
                ? target->citation
                : rcn_phrase_with(
                      composer, RCN_SAY_HEADING_PLACE,
                      rcn_arena_printf(composer->arena, "%u", record->number),
                      NULL);
        rcn_prose_marked(prose, RCN_MARK_LINK,
                         rcn_arena_printf(prose->text.arena, "#%s", target->id),
                         citation);
        rcn_prose_add(prose, ", ");
    }
    rcn_prose_add(prose, lines);
}

/* The reason of a rule is a sentence, that of one case a clause. */
static void
add_reason(rcn_composer *composer, const rcn_change *change, rcn_prose *prose)
{
    rcn_prose_add(prose, change->reason ? ": " : ". ");
    rcn_add_english(composer, prose,
                    rcn_change_reason(composer, change->rule, change->reason));
    if (change->reason && !rcn_text_ends(rcn_text_of(change->reason), ".")) {
        rcn_prose_add(prose, ".");
    }
}

/* The first byte at or behind `at` (or, backwards, at or before it) where a word
 * begins or ends, at most 24 bytes away; else `at`. */
static size_t
word_bound(rcn_text text, size_t at, int step)
{
    for (size_t gone = 0; gone < 24 && at > gone && at + gone < text.len;
         gone++) {
        size_t place = step < 0 ? at - gone : at + gone;
        if (text.at[place] == ' ') {
            return step < 0 ? place : place + 1;
        }
    }
    return at;
}

/* The byte behind `count` code points. */
static size_t
byte_of(rcn_text text, size_t count)
{
    size_t at = 0;
    while (at < text.len && count--) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
    }
    return at;
}

static bool
is_long(const char *words, size_t limit)
{
    return strlen(words) > limit && rcn_utf8_count(rcn_text_of(words)) > limit;
}

/* The words, the middle of what is longer than `limit` left out. */
static const char *
abridged(const rcn_composer *composer, const char *words, size_t limit)
{
    if (composer->project->full_apparatus || !is_long(words, limit)) {
        return words;
    }
    rcn_text text = rcn_text_of(words);
    size_t count = rcn_utf8_count(text);
    size_t head = word_bound(text, byte_of(text, limit / 2), -1);
    size_t tail = word_bound(text, byte_of(text, count - limit / 4), 1);
    return rcn_arena_printf(composer->arena, "%.*s […] %s", (int)head, words,
                            words + tail);
}

static void
put_change(rcn_composer *composer, const rcn_record *record,
           const rcn_change *change, rcn_blocks *blocks)
{
    const char *tongue = rcn_record_tongue(composer, record);
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_place(
        composer, &prose, record, change->block,
        rcn_phrase_lines(composer, change->line_start, change->line_end));
    rcn_prose_add(&prose, ": ");
    rcn_add_english(composer, &prose,
                    rcn_change_title(composer, change->class_id));
    rcn_prose_add(&prose, ": ");
    rcn_prose_quote(&prose,
                    change->kind == RCN_CHANGE_CUT
                        ? abridged(composer, change->before, LONG_CUT)
                        : change->before,
                    tongue);
    if (change->kind == RCN_CHANGE_REPAIR) {
        rcn_prose_printf(&prose, " %s ",
                         rcn_phrase_of(composer, RCN_SAY_IS_PRINTED));
        rcn_prose_quote(&prose, change->after, tongue);
    } else {
        rcn_prose_printf(&prose, " %s",
                         rcn_phrase_of(composer, change->kind == RCN_CHANGE_CUT
                                                     ? RCN_SAY_IS_LEFT_OUT
                                                     : RCN_SAY_IS_METADATA));
    }
    add_reason(composer, change, &prose);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

/* A cut that touches no block and has no reason of its own. */
static bool
is_around_text(const rcn_change *change)
{
    return change->kind == RCN_CHANGE_CUT && change->block == RCN_NO_BLOCK &&
           !change->reason;
}

/* The group of a change, or NULL.  There are no more groups than rules. */
static rcn_cut_group *
group_of(const rcn_cut_groups *groups, const rcn_change *change)
{
    for (size_t i = 0; i < groups->count && is_around_text(change); i++) {
        const rcn_change *first = groups->items[i].first;
        if (strcmp(first->class_id, change->class_id) == 0 &&
            strcmp(first->rule, change->rule) == 0) {
            return &groups->items[i];
        }
    }
    return NULL;
}

static rcn_cut_groups
find_groups(const rcn_composer *composer, const rcn_record *record)
{
    rcn_cut_groups groups = {0};
    bool full = composer->project->full_apparatus;
    for (uint32_t i = 0; i < record->change_count && !full; i++) {
        const rcn_change *change = &record->changes[i];
        rcn_cut_group *group = group_of(&groups, change);
        if (group) {
            group->count++;
        } else if (is_around_text(change)) {
            rcn_cut_group first = {.first = change, .count = 1};
            RCN_PUSH(composer->arena, &groups, first);
        }
    }
    return groups;
}

static void
put_group(rcn_composer *composer, const rcn_record *record,
          const rcn_cut_groups *groups, rcn_cut_group *group,
          rcn_blocks *blocks)
{
    const char *tongue = rcn_record_tongue(composer, record);
    const rcn_change *end = record->changes + record->change_count;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_english(composer, &prose,
                    rcn_change_title(composer, group->first->class_id));
    for (const rcn_change *change = group->first; change < end; change++) {
        if (group_of(groups, change) == group) {
            rcn_prose_printf(&prose, "%s%s ",
                             change == group->first ? ": " : "; ",
                             rcn_phrase_lines(composer, change->line_start,
                                              change->line_end));
            rcn_prose_quote(&prose,
                            abridged(composer, change->before, LONG_OF_MANY),
                            tongue);
        }
    }
    rcn_prose_printf(&prose, " %s",
                     rcn_phrase_of(composer, RCN_SAY_ARE_LEFT_OUT));
    add_reason(composer, group->first, &prose);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    group->put = true;
}

static void
put_changes(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    rcn_cut_groups groups = find_groups(composer, record);
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        rcn_cut_group *group = group_of(&groups, change);
        if (!group || group->count < MANY) {
            put_change(composer, record, change, blocks);
        } else if (!group->put) {
            put_group(composer, record, &groups, group, blocks);
        }
    }
}

/* Some passage is abridged, if only one among many. */
static bool
has_long_cut(const rcn_edition *edition)
{
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        for (uint32_t k = 0; k < record->change_count; k++) {
            if (record->changes[k].kind == RCN_CHANGE_CUT &&
                is_long(record->changes[k].before, LONG_OF_MANY)) {
                return true;
            }
        }
    }
    return false;
}

/* White space, summed up. */
static void
put_sums(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    rcn_tallies tallies = {0};
    rcn_tally_record(composer->arena, record, &tallies);
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_BETWEEN_WORDS));
    size_t count = 0;
    for (size_t i = 0; i < tallies.count; i++) {
        const rcn_tally *tally = &tallies.items[i];
        if (tally->kind == RCN_TALLY_BLANK) {
            rcn_prose_add(&prose, count++ ? ", " : " ");
            rcn_add_english(composer, &prose,
                            rcn_change_title(composer, tally->class_id));
            rcn_prose_printf(&prose, " (%zu)", tally->count);
        }
    }
    rcn_prose_add(&prose, ".");
    if (count) {
        rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

void
rcn_compose_apparatus(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_APPARATUS_INTRO));
    if (!composer->project->full_apparatus && has_long_cut(edition)) {
        rcn_prose_printf(&prose, " %s",
                         rcn_phrase_of(composer, RCN_SAY_ABRIDGED));
    }
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_put_document_heading(composer, record, "apparatus", &blocks);
        put_changes(composer, record, &blocks);
        if (!record->change_count) {
            prose = rcn_prose_new(composer->arena);
            rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_NO_CHANGE));
            rcn_prose_put(&prose, &blocks, RCN_BLOCK_ENTRY, 0, NULL);
        }
        put_sums(composer, record, &blocks);
    }
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_APPARATUS,
                      .matter = RCN_MATTER_BACK,
                      .id = "apparatus",
                      .title = rcn_phrase_of(composer, RCN_SAY_APPARATUS),
                      .in_contents = true},
        &blocks);
}
