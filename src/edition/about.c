/* "About this edition": the statement of method, made from what was done.  It
 * says nothing that the records and the ledger do not show. */
#include <string.h>

#include "edition/composer.h"

/* How many documents have each status, and each kind of certainty. */
typedef struct rcn_statuses {
    size_t of[RCN_STATUS_EDITOR + 1];
    size_t certainty[RCN_UNDATED + 1];
} rcn_statuses;

static void
put(rcn_prose *prose, rcn_blocks *blocks, rcn_block_kind kind)
{
    rcn_prose_put(prose, blocks, kind, 1, NULL);
}

static void
put_heading(rcn_composer *composer, rcn_blocks *blocks, const char *words)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, words);
    put(&prose, blocks, RCN_BLOCK_HEADING);
}

static void
put_words(rcn_composer *composer, rcn_blocks *blocks, const char *words)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, words);
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

static void
put_scope(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_printf(
        &prose, "This edition gives %s",
        rcn_count_words(composer->arena, edition->record_count, "document"));
    const char *years = rcn_edition_years(composer->arena, edition);
    if (years) {
        rcn_prose_printf(&prose, ", dated %s", years);
    }
    rcn_prose_add(
        &prose,
        ". The words between a document’s header and its end are those of its "
        "source. The editor’s words stand in the headers and in the front and "
        "back matter only; what the editor supplies, such as a title, stands "
        "in [square brackets].");
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    put_words(composer, blocks,
              "The documents speak for those who issued them. To attribute a "
              "statement is not to endorse it, and nothing in the headers "
              "judges whether it is true.");
    if (edition->omitted_count) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_printf(&prose, "Left out by decision of the editor: %s.",
                         rcn_count_words(composer->arena,
                                         edition->omitted_count, "document"));
        put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    }
    if (edition->failed_count) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_printf(&prose,
                         "Left out because the text could not be proved: %s.",
                         rcn_count_words(composer->arena, edition->failed_count,
                                         "document"));
        put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    }
}

/* One name with the documents it is named in. */
typedef struct rcn_voice {
    const char *name;
    RCN_LIST(const rcn_record *) records;
} rcn_voice;

typedef RCN_LIST(rcn_voice) rcn_voices;

static void
add_voice(rcn_arena *arena, rcn_voices *voices, const char *name,
          const rcn_record *record)
{
    size_t at = 0;
    while (at < voices->count && strcmp(voices->items[at].name, name) != 0) {
        at++;
    }
    if (at == voices->count) {
        RCN_PUSH(arena, voices, (rcn_voice){.name = name});
    }
    RCN_PUSH(arena, &voices->items[at].records, record);
}

static void
put_voices(rcn_composer *composer, rcn_blocks *blocks, const char *label,
           const rcn_voices *voices)
{
    for (size_t i = 0; i < voices->count; i++) {
        const rcn_voice *voice = &voices->items[i];
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_printf(&prose, "%s: ", label);
        rcn_prose_foreign(&prose, rcn_text_of(voice->name));
        rcn_prose_add(&prose, voice->records.count == 1 ? " (document "
                                                        : " (documents ");
        for (size_t k = 0; k < voice->records.count; k++) {
            const rcn_record *record = voice->records.items[k];
            rcn_prose_add(&prose, k ? ", " : "");
            rcn_prose_marked(
                &prose, RCN_MARK_LINK,
                rcn_arena_printf(composer->arena, "#d-%s", record->key),
                rcn_arena_printf(composer->arena, "%u", record->number));
        }
        rcn_prose_add(&prose, ")");
        put(&prose, blocks, RCN_BLOCK_ITEM);
    }
}

static void
put_attribution(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    rcn_voices issuers = {0}, speakers = {0}, publishers = {0};
    size_t unknown = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_attribution *who = &record->attribution;
        if (who->issuer.value) {
            add_voice(composer->arena, &issuers, who->issuer.value, record);
        }
        if (who->speaker.value) {
            add_voice(composer->arena, &speakers, who->speaker.value, record);
        }
        if (who->publisher.value) {
            add_voice(composer->arena, &publishers, who->publisher.value,
                      record);
        }
        unknown += !who->issuer.value && !who->speaker.value;
    }
    put_heading(composer, blocks, "Who speaks");
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose,
                  "The issuer is the body whose document it is; the speaker is "
                  "one whose words a report gives; the publisher is where it "
                  "appeared. Each is named as the documents name it.");
    if (unknown) {
        rcn_prose_printf(&prose, " Neither issuer nor speaker is stated in %s.",
                         rcn_count_words(composer->arena, unknown, "document"));
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    if (composer->unknown) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_printf(&prose, "No document of this edition states: %s.",
                         rcn_field_names(composer, composer->unknown));
        put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    }
    put_voices(composer, blocks, "Issuer", &issuers);
    put_voices(composer, blocks, "Speaker", &speakers);
    put_voices(composer, blocks, "Publisher", &publishers);
}

/* What the brackets mean, as far as the edition has any. */
static void
add_signs(rcn_prose *prose, const rcn_statuses *statuses)
{
    static const struct {
        rcn_certainty certainty;
        const char *words;
    } signs[] = {
        {RCN_APPROXIMATE, "“c.” marks an approximate date"},
        {RCN_UNCERTAIN, "a question mark stands for doubt"},
        {RCN_BOUNDED, "“not before” and “not after” give a limit"},
    };
    rcn_prose_add(prose, " A date in brackets is not stated as such in the "
                         "document");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (statuses->certainty[signs[i].certainty]) {
            rcn_prose_printf(prose, "; %s", signs[i].words);
        }
    }
    rcn_prose_add(prose, ".");
}

static rcn_statuses
count_statuses(const rcn_edition *edition)
{
    rcn_statuses statuses = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_dating *dating = &edition->records[i].dating;
        statuses.of[dating->status]++;
        statuses.certainty[dating->certainty]++;
    }
    return statuses;
}

static void
put_order(rcn_composer *composer, const rcn_statuses *statuses,
          rcn_blocks *blocks)
{
    static const char *const undated[] = {
        " Documents without a date stand last.",
        " Documents without a date stand first.",
        " Documents without a date are left out."};
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, "The documents stand in the order of their earliest "
                          "possible dates; on the same date the better "
                          "attested comes first.");
    if (statuses->certainty[RCN_UNDATED] || composer->edition->omitted_count) {
        rcn_prose_add(&prose, undated[composer->project->undated]);
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

static void
put_dates(rcn_composer *composer, rcn_blocks *blocks)
{
    static const struct {
        rcn_status status;
        const char *words;
    } kinds[] = {
        {RCN_STATUS_STATED, "stated in the document"},
        {RCN_STATUS_INFERRED, "inferred from what the documents say"},
        {RCN_STATUS_EDITOR, "given by the editor"},
        {RCN_STATUS_UNKNOWN, "not stated and not to be inferred"},
    };
    rcn_statuses statuses = count_statuses(composer->edition);
    size_t stated = statuses.of[RCN_STATUS_STATED];
    size_t put_count = 0;
    put_heading(composer, blocks, "Dates and order");
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, "Dates:");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t count = statuses.of[kinds[i].status];
        if (count) {
            rcn_prose_printf(&prose, "%s %zu %s", put_count++ ? ";" : "", count,
                             kinds[i].words);
        }
    }
    rcn_prose_add(&prose, put_count ? "." : " none.");
    if (stated < composer->edition->record_count) {
        add_signs(&prose, &statuses);
    }
    rcn_prose_add(&prose, " Each header says on what ground. No date is taken "
                          "from a clock or from a file’s own time.");
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    put_order(composer, &statuses, blocks);
}

/* ": twice in 1 document. " */
static void
add_frequency(rcn_prose *prose, const rcn_change_tally *tally)
{
    rcn_arena *arena = prose->text.arena;
    if (tally->count == 1) {
        rcn_prose_add(prose, ": once. ");
        return;
    }
    rcn_prose_printf(prose, ": %s in %s. ",
                     tally->count == 2
                         ? "twice"
                         : rcn_arena_printf(arena, "%s times",
                                            rcn_grouped(arena, tally->count)),
                     rcn_count_words(arena, tally->documents, "document"));
}

static void
put_tallies(rcn_composer *composer, rcn_blocks *blocks,
            const rcn_tallies *tallies, rcn_tally_kind kind, const char *intro)
{
    bool begun = false;
    for (size_t i = 0; i < tallies->count; i++) {
        const rcn_change_tally *tally = &tallies->items[i];
        if (tally->kind != kind) {
            continue;
        }
        if (!begun) {
            put_words(composer, blocks, intro);
            begun = true;
        }
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_foreign(
            &prose, rcn_text_of(rcn_change_title(composer, tally->class_id)));
        add_frequency(&prose, tally);
        rcn_prose_foreign(&prose, rcn_text_of(rcn_change_reason(
                                      composer, tally->rule, NULL)));
        put(&prose, blocks, RCN_BLOCK_ITEM);
    }
}

static void
put_changes(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    rcn_tallies tallies = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_tally_record(composer->arena, &edition->records[i], &tallies);
    }
    put_heading(composer, blocks, "What was changed");
    put_words(composer, blocks,
              tallies.count
                  ? "Every change was made by a rule. Each that touches a word "
                    "is listed in the apparatus with its place, the exact "
                    "words and the reason. What no rule explains was kept as "
                    "it stands."
                  : "Nothing: the documents are printed as their sources have "
                    "them.");
    put_tallies(composer, blocks, &tallies, RCN_TALLY_CUT, "Left out:");
    put_tallies(composer, blocks, &tallies, RCN_TALLY_REPAIR,
                "Repaired, where a word stands broken in the source:");
    put_tallies(composer, blocks, &tallies, RCN_TALLY_MOVED,
                "Taken out of the text as metadata, as it says something about "
                "the document:");
    put_tallies(composer, blocks, &tallies, RCN_TALLY_BLANK,
                "White space between words, which is only counted here:");
}

/* A passage that there is, for an example: late in a late document. */
static const rcn_block *
example_passage(const rcn_edition *edition, const rcn_record **ret_record)
{
    const rcn_block *found = NULL;
    size_t documents = edition->record_count < 3 ? edition->record_count : 3;
    for (size_t i = 0; i < documents; i++) {
        const rcn_record *record = &edition->records[i];
        size_t blocks = record->block_count < 12 ? record->block_count : 12;
        for (size_t k = 0; k < blocks; k++) {
            if (record->blocks[k].kind == RCN_BLOCK_PARAGRAPH) {
                found = &record->blocks[k];
                *ret_record = record;
            }
        }
    }
    return found;
}

static void
put_ledger(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    size_t bytes = 0, pages = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_document *document = edition->records[i].cleaned->document;
        bytes +=
            document->over_text_nodes ? document->text.len : document->raw.len;
        pages += document->over_text_nodes;
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_printf(
        &prose,
        "The file edition.json that belongs to this edition accounts for all "
        "%s bytes of the sources%s, each as text, as metadata, as left out or "
        "as replaced; from it and the sources the text can be built again and "
        "compared with the books.",
        rcn_grouped(composer->arena, bytes),
        pages ? " (of web pages, the text between their tags)" : "");
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

static void
put_citing(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_record *record = NULL;
    const rcn_block *passage = example_passage(composer->edition, &record);
    put_heading(composer, blocks, "How to cite and to check");
    if (passage) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_add(&prose, "Passages are numbered within each document: ");
        rcn_prose_marked(&prose, RCN_MARK_LINK,
                         rcn_arena_printf(composer->arena, "#%s", passage->id),
                         passage->citation);
        rcn_prose_printf(
            &prose,
            " is passage %s of document %u, in the printed book and in the "
            "e-book. The link behind the number is built on the hash of the "
            "source file, so it stays the same when documents are added.",
            strchr(passage->citation, '.') + 1, record->number);
        put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    }
    put_ledger(composer, blocks);
}

void
rcn_compose_about(rcn_composer *composer)
{
    rcn_blocks blocks = {0};
    put_scope(composer, &blocks);
    put_attribution(composer, &blocks);
    put_dates(composer, &blocks);
    put_changes(composer, &blocks);
    put_citing(composer, &blocks);
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_ABOUT,
                      .matter = RCN_MATTER_FRONT,
                      .id = "about",
                      .title = rcn_phrase_of(composer, RCN_SAY_ABOUT),
                      .in_contents = true},
        &blocks);
}
