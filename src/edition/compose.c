/* Composes the edition: takes what was found in each document and what the
 * editor decides, orders and numbers, and writes the parts around the
 * documents.  The parts are those of a documentary edition. */
#include "edition/compose.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "edition/number.h"
#include "edition/order.h"
#include "edition/record.h"

/* The earliest instant a ZIP archive can hold: for an edition of documents
 * without any date. */
#define NO_DATE "1980-01-01"

#define LAST_INSTANT 253402300799 /* 9999-12-31T23:59:59Z */

/* In a book in another language the editor's words are marked as English. */
void
rcn_add_section(rcn_composer *composer, rcn_section section,
                const rcn_blocks *blocks)
{
    const char *language = composer->edition->language;
    bool foreign = strncmp(language, RCN_EDITOR_LANGUAGE,
                           sizeof RCN_EDITOR_LANGUAGE - 1) != 0;
    for (size_t i = 0; foreign && i < blocks->count; i++) {
        blocks->items[i].language = RCN_EDITOR_LANGUAGE;
    }
    section.blocks = blocks->items;
    section.block_count = blocks->count;
    section.short_title =
        section.short_title ? section.short_title : section.title;
    RCN_PUSH(composer->arena, &composer->sections, section);
}

const char *
rcn_record_tongue(const rcn_record *record)
{
    const char *language = record->cleaned->language;
    bool same = !language || strcmp(language, "und") == 0 ||
                strncmp(language, RCN_EDITOR_LANGUAGE,
                        sizeof RCN_EDITOR_LANGUAGE - 1) == 0;
    return same ? NULL : language;
}

const char *
rcn_evidence_place(rcn_arena *arena, const rcn_record *record,
                   const rcn_evidence *evidence)
{
    bool own = !evidence->file ||
               strcmp(evidence->file, record->cleaned->document->name) == 0;
    if (own) {
        return rcn_arena_printf(arena, "line %u", evidence->line);
    }
    return rcn_arena_printf(arena, "%s, line %u", evidence->file,
                            evidence->line);
}

const char *
rcn_edition_years(rcn_arena *arena, const rcn_edition *edition)
{
    int first = 0, last = 0;
    bool any = false;
    for (size_t i = 0; i < edition->record_count; i++) {
        int year = edition->records[i].dating.sort.year;
        if (year != RCN_YEAR_UNKNOWN) {
            first = !any || year < first ? year : first;
            last = !any || year > last ? year : last;
            any = true;
        }
    }
    if (!any) {
        return NULL;
    }
    return first == last ? rcn_arena_printf(arena, "%d", first)
                         : rcn_arena_printf(arena, "%d–%d", first, last);
}

const char *
rcn_change_title(const rcn_composer *composer, const char *class_id)
{
    return rcn_rules_class_title(composer->rules, class_id);
}

const char *
rcn_change_reason(const rcn_composer *composer, const char *rule,
                  const char *reason)
{
    if (!reason && rule) {
        reason = rcn_rules_find(composer->rules, rule).reason;
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
            composer->source_bytes += document->raw.len;
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
}

/* The newest date of all records whose dating passes. */
static rcn_date
newest(const rcn_edition *edition, rcn_certainty most, bool stated)
{
    rcn_date date = RCN_DATE_NONE;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_dating *dating = &edition->records[i].dating;
        bool counts = dating->sort.year != RCN_YEAR_UNKNOWN &&
                      dating->certainty <= most &&
                      (!stated || dating->status == RCN_STATUS_STATED ||
                       dating->status == RCN_STATUS_EDITOR);
        if (counts && (date.year == RCN_YEAR_UNKNOWN ||
                       rcn_date_compare(dating->sort, date) > 0)) {
            date = dating->sort;
        }
    }
    return date;
}

/* "2023-07-29" from the best attested dates there are. */
static const char *
source_date(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_date date = newest(edition, RCN_CERTAIN, true);
    if (date.year == RCN_YEAR_UNKNOWN) {
        date = newest(edition, RCN_APPROXIMATE, false);
    }
    if (date.year == RCN_YEAR_UNKNOWN) {
        date = newest(edition, RCN_BOUNDED, false);
    }
    if (date.year == RCN_YEAR_UNKNOWN || date.year < 0) {
        return NO_DATE;
    }
    char text[16];
    (void)rcn_date_format(date, text, sizeof text);
    return rcn_arena_strdup(arena, text);
}

/* The instant of SOURCE_DATE_EPOCH, or NULL when it is no number of seconds
 * (reproducible-builds.org, specification of SOURCE_DATE_EPOCH). */
static const char *
epoch_instant(rcn_composer *composer, const char *epoch)
{
    if (!epoch || !*epoch) {
        return NULL;
    }
    char *end = NULL;
    errno = 0;
    long long seconds = strtoll(epoch, &end, 10);
    time_t instant = (time_t)seconds;
    struct tm parts;
    char text[32];
    if (errno || *end || seconds < 0 || seconds > LAST_INSTANT ||
        !gmtime_r(&instant, &parts) ||
        !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)) {
        rcn_log_add(composer->log, RCN_CODE_EDITION_EPOCH, (rcn_place){0}, "%s",
                    epoch);
        return NULL;
    }
    return rcn_arena_strdup(composer->arena, text);
}

static void
set_dates(rcn_composer *composer, const char *epoch)
{
    rcn_arena *arena = composer->arena;
    rcn_edition *edition = composer->edition;
    const char *instant = epoch_instant(composer, epoch);
    const char *date = source_date(arena, edition);
    if (instant) {
        date = rcn_arena_strndup(arena, instant, sizeof "2023-07-29" - 1);
    }
    if (composer->project->date) {
        date = composer->project->date;
    }
    if (!instant) {
        static const char first[] = "0000-01-01";
        size_t len =
            strlen(date) < sizeof first ? strlen(date) : sizeof first - 1;
        instant = rcn_arena_printf(arena, "%.*s%sT00:00:00Z", (int)len, date,
                                   first + len);
    }
    edition->date = date;
    edition->modified = instant;
}

/* The language of most documents; on a tie that of the first. */
static const char *
common_language(const rcn_edition *edition)
{
    const char *best = NULL;
    size_t best_count = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const char *language = edition->records[i].cleaned->language;
        size_t count = 0;
        for (size_t k = 0; k < edition->record_count; k++) {
            count +=
                strcmp(language, edition->records[k].cleaned->language) == 0;
        }
        if (count > best_count && strcmp(language, "und") != 0) {
            best = language;
            best_count = count;
        }
    }
    return best ? best : RCN_EDITOR_LANGUAGE;
}

/* A name-based identifier: other sources, order or decisions make another
 * edition. */
static const char *
make_identifier(rcn_composer *composer)
{
    const rcn_project *project = composer->project;
    const rcn_edition *edition = composer->edition;
    const char *const said[] = {
        edition->title,    edition->subtitle, edition->description,
        edition->language, edition->rights,   edition->publisher,
        project->date,     project->style,    project->page};
    rcn_buffer name = rcn_buffer_new(composer->arena);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        rcn_buffer_printf(&name, "%s\n", said[i] ? said[i] : "");
    }
    for (size_t i = 0; edition->editors[i]; i++) {
        rcn_buffer_printf(&name, "%s\n", edition->editors[i]);
    }
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_attribution *who = &record->attribution;
        const char *const values[] = {record->cleaned->document->name,
                                      record->cleaned->document->sha256,
                                      record->dating.edtf,
                                      record->retrieved,
                                      who->title.value,
                                      who->author.value,
                                      who->issuer.value,
                                      who->speaker.value,
                                      who->publisher.value,
                                      who->source_url.value};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++) {
            rcn_buffer_printf(&name, "%s\n", values[k] ? values[k] : "");
        }
    }
    char uuid[46];
    rcn_uuid5(rcn_buffer_text(&name), uuid);
    return rcn_arena_strdup(composer->arena, uuid);
}

/* Title and all else that the whole edition is called, by the editor or, in
 * brackets, by what it holds. */
static void
set_identity(rcn_composer *composer)
{
    rcn_arena *arena = composer->arena;
    const rcn_project *project = composer->project;
    rcn_edition *edition = composer->edition;
    const char *years = rcn_edition_years(arena, edition);
    edition->title = project->title;
    if (!edition->title) {
        edition->title = years
                             ? rcn_arena_printf(arena, "[Documents, %s]", years)
                             : "[Documents]";
    }
    edition->subtitle = project->subtitle;
    edition->description = project->description;
    if (!edition->description) {
        edition->description = rcn_arena_printf(
            arena,
            "%s%s%s, each with its source, its date and its issuer as "
            "far as they are known.",
            rcn_count_words(arena, edition->record_count, "document"),
            years ? " of " : "", years ? years : "");
    }
    edition->rights = project->rights;
    edition->publisher = project->publisher;
    edition->editors = project->editors;
    edition->language =
        project->language ? project->language : common_language(edition);
    edition->identifier =
        project->identifier ? project->identifier : make_identifier(composer);
}

static void
add_documents(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_blocks header = {0};
        rcn_compose_header(composer, record, &header);
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
                               .block_count = record->block_count});
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
    set_identity(&composer);
    set_dates(&composer, options->source_date_epoch);
    rcn_compose_front(&composer);
    rcn_compose_about(&composer);
    rcn_compose_chronology(&composer);
    add_documents(&composer);
    rcn_compose_apparatus(&composer);
    rcn_compose_queries(&composer);
    rcn_compose_sources(&composer);
    edition->sections = composer.sections.items;
    edition->section_count = composer.sections.count;
    return edition;
}
