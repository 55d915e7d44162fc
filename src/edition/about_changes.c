/* What was changed, in "About this edition": the kinds of change, each with how
 * often it was made. */
#include "edition/about.h"

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

static void
put_tally(rcn_composer *composer, rcn_blocks *blocks,
          const rcn_change_tally *tally)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_kind(composer, &prose, tally->class_id);
    rcn_prose_printf(&prose, ": %s", frequency(composer, tally));
    const rcn_phrases *phrases = composer->edition->phrases;
    const char *ground = rcn_say_ground(phrases, tally->class_id);
    if (!phrases || ground) {
        rcn_prose_add(&prose, ". ");
    }
    if (ground) {
        rcn_prose_add(&prose, ground);
    } else if (!phrases) { /* the rules give reasons in English */
        rcn_prose_foreign(&prose, rcn_text_of(rcn_change_reason(
                                      composer, tally->rule, NULL)));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ITEM, 1, NULL);
}

static void
put_tallies(rcn_composer *composer, rcn_blocks *blocks,
            const rcn_tallies *tallies, rcn_tally_kind kind, rcn_phrase intro)
{
    bool begun = false;
    for (size_t i = 0; i < tallies->count; i++) {
        const rcn_change_tally *tally = &tallies->items[i];
        if (tally->kind != kind) {
            continue;
        }
        if (!begun) {
            rcn_about_put(composer, blocks, RCN_BLOCK_PARAGRAPH,
                          rcn_phrase_of(composer, intro));
            begun = true;
        }
        put_tally(composer, blocks, tally);
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
