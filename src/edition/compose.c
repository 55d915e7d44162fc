/* Composes the edition: takes what was found in each document and what the
 * editor decides, orders and numbers, and writes the parts around the
 * documents.  The parts are those of a documentary edition. */
#include "edition/compose.h"

#include <stdlib.h>
#include <string.h>

#include "edition/images.h"
#include "edition/index.h"
#include "edition/links.h"
#include "edition/notes.h"
#include "edition/number.h"
#include "edition/order.h"
#include "edition/record.h"

static bool
is_english(const char *language)
{
    return strncmp(language, RCN_EDITOR_LANGUAGE,
                   sizeof RCN_EDITOR_LANGUAGE - 1) == 0;
}

/* Without phrases in the language of the book the editor's words are English;
 * the statement of method always is. */
static void
mark_english(const rcn_composer *composer, rcn_section_role role,
             const rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    bool english = !edition->phrases || role == RCN_SECTION_ABOUT;
    if (!english || is_english(edition->language)) {
        return;
    }
    for (size_t i = 0; i < blocks->count; i++) {
        blocks->items[i].language = RCN_EDITOR_LANGUAGE;
    }
}

void
rcn_add_section(rcn_composer *composer, rcn_section section,
                const rcn_blocks *blocks)
{
    mark_english(composer, section.role, blocks);
    section.blocks = blocks->items;
    section.block_count = blocks->count;
    section.short_title =
        section.short_title ? section.short_title : section.title;
    RCN_PUSH(composer->arena, &composer->sections, section);
}

const char *
rcn_phrase_of(const rcn_composer *composer, rcn_phrase phrase)
{
    return rcn_say(composer->edition->phrases, phrase);
}

const char *
rcn_phrase_with(const rcn_composer *composer, rcn_phrase phrase,
                const char *first, const char *second)
{
    return rcn_say_with(composer->arena, composer->edition->phrases, phrase,
                        first, second);
}

const char *
rcn_phrase_count(const rcn_composer *composer, size_t count, rcn_phrase one,
                 rcn_phrase many)
{
    return count == 1
               ? rcn_phrase_of(composer, one)
               : rcn_phrase_with(
                     composer, many,
                     rcn_arena_printf(composer->arena, "%zu", count), NULL);
}

const char *
rcn_phrase_lines(const rcn_composer *composer, uint32_t first, uint32_t last)
{
    return rcn_phrase_with(composer,
                           first == last ? RCN_SAY_LINE : RCN_SAY_LINES,
                           rcn_arena_printf(composer->arena, "%u", first),
                           rcn_arena_printf(composer->arena, "%u", last));
}

void
rcn_add_english(const rcn_composer *composer, rcn_prose *prose,
                const char *words)
{
    if (composer->edition->phrases) {
        rcn_prose_marked(prose, RCN_MARK_LANGUAGE, RCN_EDITOR_LANGUAGE, words);
    } else {
        rcn_prose_foreign(prose, rcn_text_of(words));
    }
}

const char *
rcn_record_tongue(const rcn_composer *composer, const rcn_record *record)
{
    const char *language = record->cleaned->language;
    const rcn_phrases *phrases = composer->edition->phrases;
    const char *own = phrases ? phrases->language : RCN_EDITOR_LANGUAGE;
    size_t len = strcspn(own, "-");
    bool same = !language || strcmp(language, "und") == 0 ||
                strncmp(language, own, len) == 0;
    return same ? NULL : language;
}

const char *
rcn_evidence_place(const rcn_composer *composer, const rcn_record *record,
                   const rcn_evidence *evidence)
{
    const char *line = rcn_arena_printf(composer->arena, "%u", evidence->line);
    bool own = !evidence->file ||
               strcmp(evidence->file, record->cleaned->document->name) == 0;
    return own ? rcn_phrase_with(composer, RCN_SAY_LINE, line, NULL)
               : rcn_phrase_with(composer, RCN_SAY_FILE_LINE, evidence->file,
                                 line);
}

const char *
rcn_change_title(const rcn_composer *composer, const char *class_id)
{
    return rcn_rules_class_title(composer->rules, class_id);
}

/* The words of a rule with the apostrophes of print: those who write rules type
 * plain ones. */
static const char *
printed(rcn_arena *arena, const char *reason)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; reason[i]; i++) {
        if (reason[i] == '\'' && i && reason[i - 1] != ' ') {
            rcn_buffer_string(&out, "’");
        } else {
            rcn_buffer_char(&out, reason[i]);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_change_reason(const rcn_composer *composer, const char *rule,
                  const char *reason)
{
    if (!reason && rule) {
        const char *words = rcn_rules_find(composer->rules, rule).reason;
        reason = words ? printed(composer->arena, words) : NULL;
    }
    return reason ? reason : "";
}

/* Records of all documents the editor does not leave out. */
static void
make_records(rcn_composer *composer, const rcn_findings *findings)
{
    size_t count = findings->count;
    rcn_edition *edition = composer->edition;
    rcn_record *records =
        rcn_arena_alloc(composer->arena, count, sizeof *records);
    const char **omitted =
        rcn_arena_alloc(composer->arena, count, sizeof *omitted);
    for (size_t i = 0; i < count; i++) {
        const rcn_cleaned *cleaned = &findings->cleaned[i];
        const rcn_document *document = cleaned->document;
        const rcn_project_document *entry = rcn_project_find(
            composer->project, document->name, document->sha256);
        if (!entry) {
            entry = rcn_project_find(composer->project, document->name,
                                     document->raw_sha256);
        }
        rcn_record record =
            rcn_record_make(composer, cleaned, &findings->datings[i],
                            &findings->attributions[i], entry);
        bool undated = record.dating.sort.year == RCN_YEAR_UNKNOWN;
        bool out = (entry && !entry->include) ||
                   (undated && !record.order &&
                    composer->project->undated == RCN_UNDATED_OMIT);
        if (out) {
            omitted[edition->omitted_count++] = document->name;
        } else {
            records[edition->record_count++] = record;
        }
    }
    rcn_order_records(composer->arena, records, edition->record_count,
                      composer->project->undated);
    composer->records = records;
    edition->records = records;
    edition->omitted = omitted;
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
        record->blocks = rcn_number_blocks(composer->arena, record->cleaned,
                                           record->key, record->number);
        record->block_count = record->cleaned->block_count;
        record->word_count =
            rcn_count_block_words(record->blocks, record->block_count);
        rcn_find_changes(composer->arena, record);
    }
    rcn_resolve_links(composer->arena, records, edition->record_count);
}

static void
add_documents(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_blocks header = {0};
        rcn_compose_header(composer, record, &header);
        size_t note_count = 0;
        const rcn_note *notes =
            rcn_compose_notes(composer, record, &note_count);
        RCN_PUSH(composer->arena, &composer->sections,
                 (rcn_section){.role = RCN_SECTION_DOCUMENT,
                               .matter = RCN_MATTER_BODY,
                               .id = rcn_arena_printf(composer->arena, "d-%s",
                                                      record->key),
                               .title = record->attribution.title.value,
                               .short_title = record->attribution.short_title,
                               .label = rcn_arena_printf(composer->arena, "%u",
                                                         record->number),
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
    make_records(&composer, findings);
    number_records(&composer);
    rcn_set_identity(&composer, options->phrases);
    rcn_set_dates(&composer, options->source_date_epoch);
    rcn_compose_front(&composer);
    rcn_compose_about(&composer);
    rcn_compose_chronology(&composer);
    add_documents(&composer);
    rcn_compose_apparatus(&composer);
    rcn_compose_queries(&composer);
    rcn_compose_sources(&composer);
    rcn_compose_index(&composer);
    rcn_collect_images(arena, edition);
    edition->sections = composer.sections.items;
    edition->section_count = composer.sections.count;
    return edition;
}
