/* Composes the edition: takes what was found in each document and what the
 * editor decides, orders and numbers, and writes the parts around the
 * documents.  The parts are those of a documentary edition. */
#include "edition/composer.h"
#include "edition/late.h"

#include <stdlib.h>
#include <string.h>

#include "edition/copies.h"
#include "edition/errata.h"
#include "edition/freeze.h"
#include "edition/images.h"
#include "edition/index.h"
#include "edition/links.h"
#include "edition/notes.h"
#include "edition/number.h"
#include "edition/order.h"
#include "edition/record.h"
#include "edition/select.h"

/* A record of each document, in order of the corpus. */
static const rcn_selectable *
make_candidates(rcn_composer *composer, const rcn_findings *findings)
{
    rcn_arena *arena = composer->arena;
    size_t count = findings->count;
    rcn_record *records = rcn_arena_alloc(arena, count, sizeof *records);
    rcn_selectable *candidates =
        rcn_arena_alloc(arena, count, sizeof *candidates);
    for (size_t i = 0; i < count; i++) {
        const rcn_cleaned *cleaned = &findings->cleaned[i];
        const rcn_document *document = cleaned->document;
        const rcn_project_document *entry =
            rcn_project_find(composer->project, document->name,
                             document->sha256, document->raw_sha256);
        records[i] = rcn_record_make(composer, cleaned, &findings->datings[i],
                                     &findings->attributions[i], entry);
        candidates[i] = (rcn_selectable){&records[i], entry};
    }
    rcn_check_selection(arena, composer->project->select, candidates, count,
                        composer->log);
    rcn_check_late_dates(candidates, count, composer->project->date,
                         composer->log);
    return candidates;
}

static bool
is_left_out(const rcn_project *project, const rcn_selectable *candidate)
{
    const rcn_record *record = candidate->record;
    bool undated = record->dating.sort.year == RCN_YEAR_UNKNOWN;
    return (candidate->entry && !candidate->entry->include) ||
           (undated && !record->order && project->undated == RCN_UNDATED_OMIT);
}

/* Whether a document was left out: it could not be set, it is not selected, or
 * edition.yaml says so.  Counts and names them in the edition. */
static bool
leave_out(rcn_composer *composer, const rcn_findings *findings, size_t index,
          const rcn_selectable *candidate)
{
    rcn_edition *edition = composer->edition;
    const char *name = findings->cleaned[index].document->name;
    if (findings->failed && findings->failed[index]) {
        edition->failed[edition->failed_count++] = name;
    } else if (!rcn_is_selected(composer->arena, composer->project->select,
                                candidate)) {
        edition->unselected_count++;
    } else if (is_left_out(composer->project, candidate)) {
        edition->omitted[edition->omitted_count++] = name;
    } else {
        return false;
    }
    return true;
}

/* The copies of each candidate, or NULL when all are printed. */
static const rcn_near_copies *
find_copies(rcn_composer *composer, const rcn_selectable *candidates,
            const bool *out, size_t count)
{
    return composer->project->keep_copies
               ? NULL
               : rcn_find_copies(composer->arena, candidates, out, count,
                                 composer->log);
}

/* Records of all documents that are printed. */
static void
make_records(rcn_composer *composer, const rcn_findings *findings,
             const rcn_diff_edition *former)
{
    rcn_arena *arena = composer->arena;
    size_t count = findings->count;
    rcn_edition *edition = composer->edition;
    rcn_record *records = rcn_arena_alloc(arena, count, sizeof *records);
    bool *out = rcn_arena_alloc(arena, count, sizeof *out);
    edition->omitted = rcn_arena_alloc(arena, count, sizeof(char *));
    edition->failed = rcn_arena_alloc(arena, count, sizeof(char *));
    const rcn_selectable *candidates = make_candidates(composer, findings);
    for (size_t i = 0; i < count; i++) {
        out[i] = leave_out(composer, findings, i, &candidates[i]);
    }
    const rcn_near_copies *copies =
        find_copies(composer, candidates, out, count);
    for (size_t i = 0; i < count; i++) {
        if (!out[i] && !(copies && copies[i].is_copy)) {
            rcn_record *record = &records[edition->record_count++];
            *record = *candidates[i].record;
            record->copies = copies ? copies[i].copies : NULL;
            record->copy_count = copies ? copies[i].count : 0;
        }
    }
    if (composer->project->frozen && former) {
        rcn_keep_labels(arena, records, edition->record_count, former);
    }
    rcn_order_records(arena, records, edition->record_count,
                      composer->project->undated, composer->log);
    composer->records = records;
    edition->records = records;
}

static int
by_key(const void *left, const void *right)
{
    const rcn_record *a = *(rcn_record *const *)left;
    const rcn_record *b = *(rcn_record *const *)right;
    int order = strcmp(a->key, b->key);
    return order
               ? order
               : strcmp(a->cleaned->document->name, b->cleaned->document->name);
}

/* The same bytes under two names would have the same key. */
static void
make_keys_unique(rcn_composer *composer, rcn_record *records, size_t count)
{
    rcn_record **sorted =
        rcn_arena_alloc(composer->arena, count, sizeof(rcn_record *));
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &records[i];
    }
    if (count) {
        qsort(sorted, count, sizeof *sorted, by_key);
    }
    for (size_t i = 1, same = 1; i < count; i++) {
        const char *key =
            rcn_document_key(composer->arena, sorted[i]->cleaned->document);
        same =
            strcmp(key, rcn_document_key(composer->arena,
                                         sorted[i - 1]->cleaned->document)) == 0
                ? same + 1
                : 1;
        if (same > 1) {
            sorted[i]->key =
                rcn_arena_printf(composer->arena, "%s-%zu", key, same);
        }
    }
}

static void
number_records(rcn_composer *composer)
{
    rcn_edition *edition = composer->edition;
    rcn_record *records = composer->records;
    make_keys_unique(composer, records, edition->record_count);
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_record *record = &records[i];
        record->block_count = record->cleaned->block_count;
        record->blocks = rcn_number_blocks(composer->arena, record->cleaned,
                                           record->key, record->label);
        record->word_count =
            rcn_count_block_words(record->blocks, record->block_count);
        rcn_find_changes(composer->arena, record);
    }
    rcn_resolve_links(composer->arena, records, edition->record_count);
}

/* The language of the words is known when the records are. */
static void
label_figures(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_record *record = &composer->records[i];
        record->blocks =
            rcn_label_figures(composer->arena, record->blocks,
                              record->block_count, edition->phrases);
    }
}

/* The title page before a document that opens a part of the book. */
static void
open_part(rcn_composer *composer, size_t index)
{
    const rcn_record *record = &composer->records[index];
    const char *before = index ? record[-1].group : NULL;
    if (!record->group || (before && strcmp(before, record->group) == 0)) {
        return;
    }
    RCN_PUSH(composer->arena, &composer->sections,
             (rcn_section){.role = RCN_SECTION_PART,
                           .matter = RCN_MATTER_BODY,
                           .id = rcn_arena_printf(composer->arena, "part-%zu",
                                                  composer->sections.count),
                           .title = record->group,
                           .short_title = record->group,
                           .in_contents = true});
}

static void
add_documents(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_blocks header = {0};
        open_part(composer, i);
        rcn_compose_header(composer, record, &header);
        size_t note_count = 0;
        const rcn_note *notes =
            rcn_compose_notes(composer, record, &note_count);
        rcn_refer_to_notes(composer, &composer->records[i]);
        RCN_PUSH(composer->arena, &composer->sections,
                 (rcn_section){.role = RCN_SECTION_DOCUMENT,
                               .matter = RCN_MATTER_BODY,
                               .id = rcn_arena_printf(composer->arena, "d-%s",
                                                      record->key),
                               .title = record->attribution.title.value,
                               .short_title = record->attribution.short_title,
                               .label = record->label,
                               .date = record->dating.display,
                               .edtf = record->dating.edtf,
                               .in_contents = true,
                               .record = record,
                               .header = header.items,
                               .header_count = header.count,
                               .blocks = record->blocks,
                               .block_count = record->block_count,
                               .notes = notes,
                               .note_count = note_count});
    }
}

const rcn_edition *
rcn_edition_compose(rcn_arena *arena, const rcn_findings *findings,
                    const rcn_project *project, const rcn_rules *rules,
                    const rcn_edition_options *options, rcn_log *log)
{
    rcn_edition *edition = rcn_arena_alloc(arena, 1, sizeof *edition);
    edition->arena = arena;
    edition->program = options->program;
    rcn_composer composer = {.arena = arena,
                             .edition = edition,
                             .project = project,
                             .rules = rules,
                             .log = log};
    make_records(&composer, findings, options->former);
    number_records(&composer);
    rcn_set_identity(&composer, options);
    label_figures(&composer);
    rcn_set_dates(&composer, options->source_date_epoch);
    composer.repeated = rcn_find_repeated(arena, edition);
    composer.unknown = rcn_unknown_everywhere(edition);
    rcn_note_names(&composer);
    rcn_compose_front(&composer);
    rcn_compose_about(&composer);
    rcn_compose_chronology(&composer);
    add_documents(&composer);
    rcn_compose_apparatus(&composer);
    rcn_compose_errata(&composer, options->former);
    rcn_compose_queries(&composer);
    rcn_compose_sources(&composer);
    rcn_compose_index(&composer);
    rcn_compose_colophon(&composer);
    rcn_collect_images(arena, edition);
    edition->sections = composer.sections.items;
    edition->section_count = composer.sections.count;
    return edition;
}
