/* Places in print: the number of a passage and the lines of its source, as links
 * that work in both books. */
#include "edition/composer.h"

void
rcn_put_document_heading(rcn_composer *composer, const rcn_record *record,
                         const char *prefix, rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_marked(&prose, RCN_MARK_LINK,
                     rcn_arena_printf(composer->arena, "#d-%s", record->key),
                     record->label);
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
            target->citation ? target->citation
                             : rcn_phrase_with(composer, RCN_SAY_HEADING_PLACE,
                                               record->label, NULL);
        rcn_prose_marked(prose, RCN_MARK_LINK,
                         rcn_arena_printf(prose->text.arena, "#%s", target->id),
                         citation);
        rcn_prose_add(prose, lines ? ", " : "");
    }
    rcn_prose_add(prose, lines ? lines : "");
}
