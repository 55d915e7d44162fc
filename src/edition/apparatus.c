/* Back matter: the critical apparatus.  For each document it lists the changes
 * that touch its text, then sums up what was cut around it; what several
 * documents have in the same words is said once, and what was taken as metadata
 * stands in one table.  The ledger has every change by itself and whole. */
#include <string.h>

#include "edition/apparatus.h"

#define REPEATED_SHARE 160 /* words of all texts for one of repeated cuts */
#define AMPLE_SHARE    30  /* the same for the cuts of single documents */
#define REPEATED_LEAST 8   /* entries that are given in any case */
#define REPEATED_QUOTE 60  /* code points of one */

static void
put_heading(rcn_apparatus *it, rcn_phrase words)
{
    rcn_prose prose = rcn_prose_new(it->composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(it->composer, words));
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_HEADING, 1, NULL);
}

static void
put_one_repeated(rcn_apparatus *it, const rcn_repeated *repeated,
                 const char *words)
{
    rcn_composer *composer = it->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_add_class(composer, &prose, repeated->first->class_id);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_COLON));
    rcn_prose_quote(&prose, composer->edition->phrases, words, NULL);
    rcn_prose_printf(
        &prose, " %s",
        rcn_phrase_with(composer, RCN_SAY_IN_DOCUMENTS,
                        rcn_phrase_number(composer, repeated->documents),
                        NULL));
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

/* What several documents have around their text in the same words. */
static void
put_repeated(rcn_apparatus *it)
{
    rcn_composer *composer = it->composer;
    size_t count = it->composer->repeated.list.count;
    if (!count || composer->project->full_apparatus) {
        return;
    }
    put_heading(it, RCN_SAY_IN_SEVERAL);
    size_t allowance = it->words / REPEATED_SHARE;
    size_t shown = 0;
    for (; shown < count; shown++) {
        const rcn_repeated *repeated =
            &it->composer->repeated.list.items[shown];
        const char *words =
            rcn_abridge(it, repeated->first->before, REPEATED_QUOTE);
        size_t cost = rcn_count_text_words(words) + 6;
        if (cost > allowance && shown >= REPEATED_LEAST) {
            break;
        }
        allowance -= cost < allowance ? cost : allowance;
        put_one_repeated(it, repeated, words);
    }
    if (shown < count) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_add(
            &prose,
            rcn_phrase_with(composer, RCN_SAY_AND_MORE,
                            rcn_phrase_number(composer, count - shown), NULL));
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

bool
rcn_has_own_changes(const rcn_composer *composer, const rcn_record *record)
{
    size_t index = (size_t)(record - composer->edition->records);
    bool full = composer->project->full_apparatus && record->change_count;
    return full || rcn_has_own_change(&composer->repeated, index, record);
}

static void
put_record(rcn_apparatus *it, const rcn_record *record)
{
    if (rcn_has_own_changes(it->composer, record)) {
        rcn_put_document_heading(it->composer, record, "apparatus",
                                 &it->blocks);
        rcn_put_entries(it, record);
        rcn_put_around(it, record);
    }
}

/* The title element of a page is no text that it shows. */
static bool
is_listed(const rcn_change *change)
{
    return change->kind == RCN_CHANGE_MOVED &&
           strcmp(change->class_id, "page-title") != 0;
}

/* "title 3" or, for more of one class, "date line 5, 19": from the first one on,
 * each line once. */
static void
add_lines(const rcn_composer *composer, rcn_prose *prose,
          const rcn_record *record, uint32_t first)
{
    const char *class_id = record->changes[first].class_id;
    uint32_t last_line = 0;
    rcn_add_kind(composer, prose, class_id);
    for (uint32_t i = first; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (is_listed(change) && strcmp(change->class_id, class_id) == 0 &&
            change->line_start != last_line) {
            rcn_prose_printf(prose, "%s %u", last_line ? "," : "",
                             change->line_start);
            last_line = change->line_start;
        }
    }
}

typedef RCN_LIST(const char *) rcn_class_names;

/* Adds a class to those seen; false when it is one of them. */
static bool
is_new(rcn_arena *arena, rcn_class_names *seen, const char *class_id)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (strcmp(seen->items[i], class_id) == 0) {
            return false;
        }
    }
    RCN_PUSH(arena, seen, class_id);
    return true;
}

/* A row of the table: "3 TAB title 3; date line 5". */
static bool
add_moved(const rcn_composer *composer, rcn_prose *prose,
          const rcn_record *record)
{
    bool begun = false;
    rcn_class_names seen = {0};
    for (uint32_t i = 0; i < record->change_count; i++) {
        const rcn_change *change = &record->changes[i];
        if (!is_listed(change) ||
            !is_new(composer->arena, &seen, change->class_id)) {
            continue;
        }
        if (!begun) {
            rcn_prose_add(prose, "\n");
            rcn_prose_marked(
                prose, RCN_MARK_LINK,
                rcn_arena_printf(composer->arena, "#d-%s", record->key),
                record->label);
        }
        rcn_prose_add(prose, begun ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON)
                                   : "\t");
        add_lines(composer, prose, record, i);
        begun = true;
    }
    return begun;
}

/* What was taken out of the text as metadata: it is printed in the headers. */
static void
put_metadata(rcn_apparatus *it)
{
    const rcn_composer *composer = it->composer;
    const rcn_edition *edition = composer->edition;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_printf(&prose, "%s\t%s", rcn_phrase_of(composer, RCN_SAY_NUMBER),
                     rcn_phrase_of(composer, RCN_SAY_CLASS_AND_LINE));
    bool any = false;
    for (size_t i = 0; i < edition->record_count; i++) {
        any |= add_moved(composer, &prose, &edition->records[i]);
    }
    if (any) {
        put_heading(it, RCN_SAY_TAKEN_AS_METADATA);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_TABLE, 1, NULL);
    }
}

static rcn_block
introduction(const rcn_apparatus *it)
{
    const rcn_composer *composer = it->composer;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_APPARATUS_INTRO));
    if (it->abridged) {
        rcn_prose_printf(&prose, " %s",
                         rcn_phrase_of(composer, RCN_SAY_ABRIDGED));
    }
    return rcn_prose_block(&prose, RCN_BLOCK_PARAGRAPH, 0, NULL);
}

void
rcn_compose_apparatus(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_apparatus it = {.composer = composer};
    rcn_share_words(&it);
    it.ample = rcn_count_around(&it) <= it.words / AMPLE_SHARE;
    RCN_PUSH(composer->arena, &it.blocks, (rcn_block){0}); /* made at the end */
    put_repeated(&it);
    for (size_t i = 0; i < edition->record_count; i++) {
        put_record(&it, &edition->records[i]);
    }
    put_metadata(&it);
    if (it.blocks.count == 1) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_NO_CHANGE));
        rcn_prose_put(&prose, &it.blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
    it.blocks.items[0] = introduction(&it);
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_APPARATUS,
                      .matter = RCN_MATTER_BACK,
                      .id = "apparatus",
                      .title = rcn_phrase_of(composer, RCN_SAY_APPARATUS),
                      .in_contents = true},
        &it.blocks);
}
