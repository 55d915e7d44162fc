/* Back matter: the critical apparatus (place, what the source has, what is
 * printed, why). */
#include <string.h>

#include "edition/compose.h"

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
    rcn_prose_quote(&prose, change->before, tongue);
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
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_put_document_heading(composer, record, "apparatus", &blocks);
        for (uint32_t k = 0; k < record->change_count; k++) {
            put_change(composer, record, &record->changes[k], &blocks);
        }
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
