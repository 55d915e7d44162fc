/* What was changed, in "About this edition": the kinds of change, each with how
 * often it was made. */
#include "edition/about.h"

#include <string.h>

void
rcn_about_put(rcn_composer *composer, rcn_blocks *blocks, rcn_block_kind kind,
              const char *words)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, words);
    rcn_prose_put(&prose, blocks, kind, 1, NULL);
}

/* "353 times in 54 documents". */
static const char *
frequency(const rcn_composer *composer, const rcn_change_tally *tally)
{
    if (tally->count == 1) {
        return rcn_phrase_of(composer, RCN_SAY_ONCE);
    }
    const char *times =
        tally->count == 2
            ? rcn_phrase_of(composer, RCN_SAY_TWICE)
            : rcn_phrase_with(composer, RCN_SAY_TIMES,
                              rcn_phrase_number(composer, tally->count), NULL);
    return rcn_arena_printf(composer->arena, "%s %s", times,
                            rcn_phrase_count(composer, tally->documents,
                                             RCN_SAY_IN_A_DOCUMENT,
                                             RCN_SAY_IN_DOCUMENTS));
}

/* Why things of a class are changed, in the language of the edition; NULL: it is
 * not said.  The rules give reasons in English. */
static const char *
reason_of(const rcn_composer *composer, const rcn_change_tally *tally)
{
    const rcn_phrases *phrases = composer->edition->phrases;
    const char *ground = rcn_say_ground(phrases, tally->class_id);
    return ground || phrases ? ground
                             : rcn_change_reason(composer, tally->rule, NULL);
}

/* "menu: 353 times in 54 documents". */
static void
add_tally(rcn_composer *composer, rcn_prose *prose,
          const rcn_change_tally *tally)
{
    rcn_prose_add(prose, prose->text.len
                             ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON)
                             : "");
    rcn_add_kind(composer, prose, tally->class_id);
    rcn_prose_printf(prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_COLON),
                     frequency(composer, tally));
}

/* An item: what was changed for one reason, then the reason. */
static void
put_reason(rcn_composer *composer, rcn_blocks *blocks,
           const rcn_tallies *tallies, size_t first, bool *told)
{
    const rcn_change_tally *items = tallies->items;
    const char *reason = reason_of(composer, &items[first]);
    rcn_prose prose = rcn_prose_new(composer->arena);
    for (size_t i = first; i < tallies->count; i++) {
        const char *same = items[i].kind == items[first].kind
                               ? reason_of(composer, &items[i])
                               : NULL;
        if (i == first || (reason && same && strcmp(reason, same) == 0)) {
            add_tally(composer, &prose, &items[i]);
            told[i] = true;
        }
    }
    if (!composer->edition->phrases || reason) {
        rcn_prose_add(&prose, ". ");
    }
    if (reason) {
        rcn_prose_foreign(&prose, rcn_text_of(reason));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ITEM, 1, NULL);
}

static void
put_tallies(rcn_composer *composer, rcn_blocks *blocks,
            const rcn_tallies *tallies, rcn_tally_kind kind, rcn_phrase intro)
{
    bool begun = false;
    bool *told = rcn_arena_alloc(composer->arena, tallies->count, sizeof *told);
    for (size_t i = 0; i < tallies->count; i++) {
        if (tallies->items[i].kind != kind || told[i]) {
            continue;
        }
        if (!begun) {
            rcn_about_put(composer, blocks, RCN_BLOCK_PARAGRAPH,
                          rcn_phrase_of(composer, intro));
            begun = true;
        }
        put_reason(composer, blocks, tallies, i, told);
    }
}

/* White space is summed up: no reader looks for it by its kinds. */
static void
put_blanks(rcn_composer *composer, rcn_blocks *blocks,
           const rcn_tallies *tallies)
{
    size_t count = 0;
    for (size_t i = 0; i < tallies->count; i++) {
        bool blank = tallies->items[i].kind == RCN_TALLY_BLANK;
        count += blank ? tallies->items[i].count : 0;
    }
    if (count) {
        rcn_about_put(composer, blocks, RCN_BLOCK_PARAGRAPH,
                      rcn_phrase_with(composer, RCN_SAY_CHANGES_BLANK,
                                      rcn_phrase_number(composer, count),
                                      NULL));
    }
}

void
rcn_about_changes(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    rcn_tallies tallies = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_tally_record(composer->arena, &edition->records[i], &tallies);
    }
    rcn_about_put(composer, blocks, RCN_BLOCK_HEADING,
                  rcn_phrase_of(composer, RCN_SAY_WHAT_CHANGED));
    rcn_about_put(composer, blocks, RCN_BLOCK_PARAGRAPH,
                  rcn_phrase_of(composer, tallies.count
                                              ? RCN_SAY_CHANGES_RULE
                                              : RCN_SAY_CHANGES_NONE));
    put_tallies(composer, blocks, &tallies, RCN_TALLY_CUT, RCN_SAY_CHANGES_CUT);
    put_tallies(composer, blocks, &tallies, RCN_TALLY_REPAIR,
                RCN_SAY_CHANGES_REPAIRED);
    put_tallies(composer, blocks, &tallies, RCN_TALLY_MOVED,
                RCN_SAY_CHANGES_MOVED);
    put_blanks(composer, blocks, &tallies);
}
