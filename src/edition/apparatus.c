/* Back matter: the critical apparatus (place, what the source has, what is
 * printed, why).  As in printed apparatus a long passage is given by its first
 * and last words, and what was cut around the text many times for one reason is
 * one entry with many places; the ledger has each by itself and whole. */
#include <string.h>

#include "base/utf8.h"
#include "edition/composer.h"

#define LONG_CUT     280 /* code points of a cut that is given whole */
#define LONG_OF_MANY 160 /* the same of one among many */
#define MANY         3   /* cuts of one rule that are one entry */

/* Cuts around the text of one class and rule. */
typedef struct rcn_cut_group {
    const rcn_change *first;
    uint32_t count;
} rcn_cut_group;

typedef struct rcn_cut_groups {
    RCN_LIST(rcn_cut_group) list; /* no more than there are rules */
    size_t *of; /* by change: index of its group plus one, or 0 */
} rcn_cut_groups;

/* The apparatus of an edition while it is composed. */
typedef struct rcn_apparatus {
    rcn_composer *composer;
    rcn_blocks blocks;
    bool abridged; /* something is not given whole */
} rcn_apparatus;

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

/* The words, the middle of what is longer than `limit` left out. */
static const char *
abridge(rcn_apparatus *it, const char *words, size_t limit)
{
    rcn_text text = rcn_text_of(words);
    if (it->composer->project->full_apparatus || text.len <= limit) {
        return words;
    }
    size_t count = rcn_utf8_count(text);
    if (count <= limit) {
        return words;
    }
    size_t head = word_bound(text, byte_of(text, limit / 2), -1);
    size_t tail = word_bound(text, byte_of(text, count - limit / 4), 1);
    it->abridged = true;
    return rcn_arena_printf(it->composer->arena, "%.*s […] %s", (int)head,
                            words, words + tail);
}

static void
put_change(rcn_apparatus *it, const rcn_record *record,
           const rcn_change *change)
{
    rcn_composer *composer = it->composer;
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
                        ? abridge(it, change->before, LONG_CUT)
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
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

/* A cut that touches no block and has no reason of its own. */
static bool
is_around_text(const rcn_change *change)
{
    return change->kind == RCN_CHANGE_CUT && change->block == RCN_NO_BLOCK &&
           !change->reason;
}

/* Index plus one of the group that a cut belongs to, which may be new. */
static size_t
join_group(rcn_arena *arena, rcn_cut_groups *groups, const rcn_change *change)
{
    for (size_t i = 0; i < groups->list.count; i++) {
        rcn_cut_group *group = &groups->list.items[i];
        if (strcmp(group->first->class_id, change->class_id) == 0 &&
            strcmp(group->first->rule, change->rule) == 0) {
            group->count++;
            return i + 1;
        }
    }
    rcn_cut_group group = {.first = change, .count = 1};
    RCN_PUSH(arena, &groups->list, group);
    return groups->list.count;
}

static rcn_cut_groups
find_groups(const rcn_composer *composer, const rcn_record *record)
{
    rcn_arena *arena = composer->arena;
    rcn_cut_groups groups = {
        .of = rcn_arena_alloc(arena, record->change_count, sizeof *groups.of)};
    bool full = composer->project->full_apparatus;
    for (uint32_t i = 0; i < record->change_count && !full; i++) {
        if (is_around_text(&record->changes[i])) {
            groups.of[i] = join_group(arena, &groups, &record->changes[i]);
        }
    }
    return groups;
}

/* The group as one entry, where its first cut stands. */
static void
put_group(rcn_apparatus *it, const rcn_record *record,
          const rcn_cut_groups *groups, size_t number)
{
    rcn_composer *composer = it->composer;
    const char *tongue = rcn_record_tongue(composer, record);
    const rcn_change *first = groups->list.items[number - 1].first;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_english(composer, &prose,
                    rcn_change_title(composer, first->class_id));
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (groups->of[i] == number) {
            rcn_prose_printf(&prose, "%s%s ", change == first ? ": " : "; ",
                             rcn_phrase_lines(composer, change->line_start,
                                              change->line_end));
            rcn_prose_quote(&prose, abridge(it, change->before, LONG_OF_MANY),
                            tongue);
        }
    }
    rcn_prose_printf(&prose, " %s",
                     rcn_phrase_of(composer, RCN_SAY_ARE_LEFT_OUT));
    add_reason(composer, first, &prose);
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

static void
put_changes(rcn_apparatus *it, const rcn_record *record)
{
    rcn_cut_groups groups = find_groups(it->composer, record);
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        size_t number = groups.of[i];
        const rcn_cut_group *group =
            number ? &groups.list.items[number - 1] : NULL;
        if (!group || group->count < MANY) {
            put_change(it, record, change);
        } else if (change == group->first) {
            put_group(it, record, &groups, number);
        }
    }
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
        const rcn_change_tally *tally = &tallies.items[i];
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

static void
put_record(rcn_apparatus *it, const rcn_record *record)
{
    rcn_composer *composer = it->composer;
    rcn_put_document_heading(composer, record, "apparatus", &it->blocks);
    put_changes(it, record);
    if (!record->change_count) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_NO_CHANGE));
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
    put_sums(composer, record, &it->blocks);
}

void
rcn_compose_apparatus(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_apparatus it = {.composer = composer};
    RCN_PUSH(composer->arena, &it.blocks, (rcn_block){0}); /* said at the end */
    for (size_t i = 0; i < edition->record_count; i++) {
        put_record(&it, &edition->records[i]);
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_APPARATUS_INTRO));
    if (it.abridged) {
        rcn_prose_printf(&prose, " %s",
                         rcn_phrase_of(composer, RCN_SAY_ABRIDGED));
    }
    it.blocks.items[0] = rcn_prose_block(&prose, RCN_BLOCK_PARAGRAPH, 0, NULL);
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_APPARATUS,
                      .matter = RCN_MATTER_BACK,
                      .id = "apparatus",
                      .title = rcn_phrase_of(composer, RCN_SAY_APPARATUS),
                      .in_contents = true},
        &it.blocks);
}
