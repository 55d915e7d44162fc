/* Back matter: errata and concordance.  A later edition lists what it changed
 * and which citation became which, as the revised volumes of documentary
 * editions do, so that notes made from the former edition can still be found. */
#include "edition/errata.h"

#include <string.h>

#include "diff/compare.h"
#include "edition/apparatus.h"

#define LONG_WORDS 200 /* code points of changed words that are given whole */

typedef struct rcn_errata {
    rcn_composer *composer;
    rcn_apparatus quoting; /* whether words were abridged */
    rcn_diff_pairs pairs;
    rcn_blocks blocks;
} rcn_errata;

/* The documents of the edition in the form in which a ledger gives them. */
static rcn_diff_edition
present_edition(const rcn_composer *composer)
{
    rcn_arena *arena = composer->arena;
    rcn_diff_edition present = {0};
    for (size_t i = 0; i < composer->edition->record_count; i++) {
        const rcn_record *record = &composer->edition->records[i];
        rcn_diff_document document = {.key = record->key,
                                      .file = record->cleaned->document->name,
                                      .title = record->attribution.title.value,
                                      .edtf = record->dating.edtf,
                                      .display = record->dating.display,
                                      .label = record->label};
        for (size_t k = 0; k < record->block_count; k++) {
            const rcn_block *block = &record->blocks[k];
            if (block->citation) {
                RCN_PUSH(arena, &document.blocks,
                         (rcn_diff_block){block->citation, block->text});
            }
        }
        RCN_PUSH(arena, &present.documents, document);
    }
    return present;
}

/* Pairs stand in the order of the records; those that were left out follow. */
static const rcn_record *
record_of(const rcn_errata *it, size_t pair)
{
    return pair < it->composer->edition->record_count
               ? &it->composer->edition->records[pair]
               : NULL;
}

static void
add_link(const rcn_errata *it, rcn_prose *prose, const char *id,
         const char *words)
{
    rcn_prose_marked(prose, RCN_MARK_LINK,
                     rcn_arena_printf(it->composer->arena, "#%s", id), words);
}

/* "3. Title", the number as a link. */
static rcn_prose
name_document(const rcn_errata *it, const rcn_record *record)
{
    rcn_prose prose = rcn_prose_new(it->composer->arena);
    add_link(it, &prose,
             rcn_arena_printf(it->composer->arena, "d-%s", record->key),
             record->label);
    rcn_prose_add(&prose, ". ");
    rcn_prose_foreign(&prose, rcn_text_of(record->attribution.short_title));
    return prose;
}

static void
add_shown(const rcn_errata *it, rcn_prose *prose, const char *words)
{
    rcn_prose_foreign(
        prose, rcn_text_of(
                   words ? words
                         : rcn_phrase_of(it->composer, RCN_SAY_IS_NOT_STATED)));
}

/* An entry of a pair, or nothing. */
typedef void rcn_errata_entry(rcn_errata *it, const rcn_diff_pair *pair,
                              const rcn_record *record);

static void
put_added(rcn_errata *it, const rcn_diff_pair *pair, const rcn_record *record)
{
    if (!pair->old) {
        rcn_prose prose = name_document(it, record);
        rcn_prose_add(&prose, ", ");
        add_shown(it, &prose, record->dating.display);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
put_removed(rcn_errata *it, const rcn_diff_pair *pair, const rcn_record *record)
{
    if (!record) {
        rcn_prose prose = rcn_prose_new(it->composer->arena);
        rcn_prose_printf(&prose, "%s. ", pair->old->label);
        add_shown(it, &prose, pair->old->title);
        rcn_prose_add(&prose, ", ");
        add_shown(it, &prose, pair->old->display);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
put_redated(rcn_errata *it, const rcn_diff_pair *pair, const rcn_record *record)
{
    if (pair->redated) {
        rcn_prose prose = name_document(it, record);
        rcn_prose_add(&prose, rcn_phrase_of(it->composer, RCN_SAY_COLON));
        add_shown(it, &prose, pair->old->display);
        rcn_prose_add(&prose, " → ");
        add_shown(it, &prose, record->dating.display);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
put_retitled(rcn_errata *it, const rcn_diff_pair *pair,
             const rcn_record *record)
{
    if (pair->retitled) {
        rcn_prose prose = rcn_prose_new(it->composer->arena);
        add_link(it, &prose,
                 rcn_arena_printf(it->composer->arena, "d-%s", record->key),
                 record->label);
        rcn_prose_add(&prose, ". ");
        add_shown(it, &prose, pair->old->title);
        rcn_prose_add(&prose, " → ");
        add_shown(it, &prose, record->attribution.title.value);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
add_words(rcn_errata *it, rcn_prose *prose, const rcn_record *record,
          rcn_text words)
{
    if (!words.len) {
        rcn_prose_add(prose, "–");
        return;
    }
    const char *text = rcn_text_string(it->composer->arena, words);
    rcn_prose_quote(prose, it->composer->edition->phrases,
                    rcn_abridge(&it->quoting, text, LONG_WORDS),
                    rcn_record_tongue(it->composer, record));
}

/* The id of the block that has the citation; citations are unique. */
static const char *
id_of(const rcn_record *record, const char *citation)
{
    for (size_t i = 0; i < record->block_count; i++) {
        const rcn_block *block = &record->blocks[i];
        if (block->citation && strcmp(block->citation, citation) == 0) {
            return block->id;
        }
    }
    return NULL;
}

static void
put_changes(rcn_errata *it, const rcn_diff_pair *pair, const rcn_record *record)
{
    for (size_t i = 0; i < pair->changes.count; i++) {
        const rcn_diff_change *change = &pair->changes.items[i];
        rcn_prose prose = rcn_prose_new(it->composer->arena);
        if (change->new_citation) {
            add_link(it, &prose, id_of(record, change->new_citation),
                     change->new_citation);
        } else {
            rcn_prose_add(&prose, record->label);
        }
        rcn_prose_add(&prose, rcn_phrase_of(it->composer, RCN_SAY_COLON));
        add_words(it, &prose, record, change->before);
        rcn_prose_add(&prose, " → ");
        add_words(it, &prose, record, change->after);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
put_citations(rcn_errata *it, const rcn_diff_pair *pair,
              const rcn_record *record)
{
    rcn_diff_ranges ranges = {0};
    if (pair->old && record) {
        ranges = rcn_diff_find_ranges(it->composer->arena, pair);
    }
    for (size_t i = 0; i < ranges.count; i++) {
        const rcn_diff_range *range = &ranges.items[i];
        if (range->old_first && range->new_first &&
            strcmp(range->old_first, range->new_first) == 0) {
            continue;
        }
        rcn_buffer line = rcn_buffer_new(it->composer->arena);
        rcn_diff_add_range(&line, range->old_first, range->old_last);
        rcn_buffer_string(&line, " → ");
        rcn_diff_add_range(&line, range->new_first, range->new_last);
        rcn_prose prose = rcn_prose_new(it->composer->arena);
        rcn_prose_add(&prose, rcn_buffer_text(&line).at);
        rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

/* A heading and below it the entries of all pairs; nothing without entries. */
static void
put_part(rcn_errata *it, rcn_phrase heading, bool with_removed,
         rcn_errata_entry *put)
{
    size_t before = it->blocks.count;
    rcn_prose prose = rcn_prose_new(it->composer->arena);
    rcn_prose_add(&prose, rcn_phrase_of(it->composer, heading));
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_HEADING, 1, NULL);
    for (size_t i = 0; i < it->pairs.count; i++) {
        const rcn_record *record = record_of(it, i);
        if (record || with_removed) {
            put(it, &it->pairs.items[i], record);
        }
    }
    if (it->blocks.count == before + 1) {
        it->blocks.count = before;
    }
}

static void
put_paragraph(rcn_errata *it, const char *words)
{
    rcn_prose prose = rcn_prose_new(it->composer->arena);
    rcn_prose_foreign(&prose, rcn_text_of(words));
    rcn_prose_put(&prose, &it->blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
}

void
rcn_compose_errata(rcn_composer *composer, const rcn_diff_edition *former)
{
    if (!former) {
        return;
    }
    rcn_diff_edition present = present_edition(composer);
    rcn_errata it = {.composer = composer,
                     .quoting = {.composer = composer},
                     .pairs =
                         rcn_diff_compare(composer->arena, former, &present)};
    const char *name = former->identifier ? former->identifier : former->title;
    put_paragraph(&it, rcn_phrase_with(composer, RCN_SAY_ERRATA_INTRO,
                                       name ? name : "edition.json", NULL));
    size_t before = it.blocks.count;
    put_part(&it, RCN_SAY_ERRATA_ADDED, false, put_added);
    put_part(&it, RCN_SAY_ERRATA_REMOVED, true, put_removed);
    put_part(&it, RCN_SAY_ERRATA_REDATED, false, put_redated);
    put_part(&it, RCN_SAY_ERRATA_RETITLED, false, put_retitled);
    put_part(&it, RCN_SAY_ERRATA_WORDS, false, put_changes);
    put_part(&it, RCN_SAY_ERRATA_CITATIONS, false, put_citations);
    if (it.blocks.count == before) {
        put_paragraph(&it, rcn_phrase_of(composer, RCN_SAY_ERRATA_NONE));
    }
    if (it.quoting.abridged) {
        put_paragraph(&it, rcn_phrase_of(composer, RCN_SAY_ABRIDGED));
    }
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_ERRATA,
                      .matter = RCN_MATTER_BACK,
                      .id = "errata",
                      .title = rcn_phrase_of(composer, RCN_SAY_ERRATA),
                      .in_contents = true},
        &it.blocks);
}
