/* "About this edition": the statement of method, made from what was done.  It
 * says nothing that the records and the ledger do not show. */
#include "edition/about.h"

#include <stdlib.h>
#include <string.h>

#define NAMES_MOST   12 /* of one role: the others stand in the headers */
#define NUMBERS_MOST 8  /* of documents after one name */

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

/* "1 document", "3 documents". */
static const char *
count_documents(const rcn_composer *composer, size_t count)
{
    return rcn_phrase_count(composer, count, RCN_SAY_A_DOCUMENT,
                            RCN_SAY_MANY_DOCUMENTS);
}

/* Appends a sentence of the edition to a paragraph. */
static void
add_sentence(const rcn_composer *composer, rcn_prose *prose, rcn_phrase words)
{
    rcn_prose_printf(prose, "%s%s", prose->text.len ? " " : "",
                     rcn_phrase_of(composer, words));
}

static void
put_scope(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    const char *count = count_documents(composer, edition->record_count);
    const char *years = rcn_edition_years(composer->arena, edition);
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, rcn_phrase_with(composer,
                                          years ? RCN_SAY_ABOUT_SCOPE
                                                : RCN_SAY_ABOUT_SCOPE_UNDATED,
                                          count, years));
    if (edition->unselected_count) {
        rcn_prose_add(&prose, " ");
        rcn_prose_add(&prose,
                      rcn_phrase_with(
                          composer, RCN_SAY_ABOUT_SELECTED,
                          count_documents(composer, edition->unselected_count),
                          NULL));
    }
    add_sentence(composer, &prose, RCN_SAY_ABOUT_WORDS);
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    rcn_about_put(composer, blocks, RCN_BLOCK_PARAGRAPH,
                  rcn_phrase_of(composer, RCN_SAY_ABOUT_VOICE));
    const struct {
        size_t count;
        rcn_phrase phrase;
    } left_out[] = {{edition->omitted_count, RCN_SAY_ABOUT_OMITTED},
                    {edition->failed_count, RCN_SAY_ABOUT_FAILED}};
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) {
        if (left_out[i].count) {
            rcn_about_put(
                composer, blocks, RCN_BLOCK_PARAGRAPH,
                rcn_phrase_with(composer, left_out[i].phrase,
                                count_documents(composer, left_out[i].count),
                                NULL));
        }
    }
}

/* One name with the documents it is named in. */
typedef struct rcn_voice {
    const char *name;
    size_t order;
    RCN_LIST(const rcn_record *) records;
} rcn_voice;

typedef RCN_LIST(rcn_voice) rcn_voices;

static void
add_voice(rcn_composer *composer, rcn_voices *voices, const rcn_role *role,
          const rcn_record *record)
{
    if (!role->value) {
        return;
    }
    const char *name = rcn_shown_name(composer, role->value);
    size_t at = 0;
    while (at < voices->count && strcmp(voices->items[at].name, name) != 0) {
        at++;
    }
    if (at == voices->count) {
        RCN_PUSH(composer->arena, voices,
                 (rcn_voice){.name = name, .order = at});
    }
    RCN_PUSH(composer->arena, &voices->items[at].records, record);
}

/* Names of many documents first; else in the order of the documents. */
static int
by_records(const void *left, const void *right)
{
    const rcn_voice *a = left;
    const rcn_voice *b = right;
    int order = (a->records.count < b->records.count) -
                (a->records.count > b->records.count);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* "Ministry (2, 5)"; of many documents "Ministry (in 23 documents)". */
static void
add_name(rcn_composer *composer, rcn_prose *prose, const rcn_voice *voice)
{
    rcn_prose_foreign(prose, rcn_text_of(voice->name));
    rcn_prose_add(prose, " (");
    size_t count = voice->records.count;
    for (size_t i = 0; count <= NUMBERS_MOST && i < count; i++) {
        const rcn_record *record = voice->records.items[i];
        rcn_prose_add(prose, i ? ", " : "");
        rcn_prose_marked(
            prose, RCN_MARK_LINK,
            rcn_arena_printf(composer->arena, "#d-%s", record->key),
            record->label);
    }
    if (count > NUMBERS_MOST) {
        rcn_prose_add(prose, rcn_phrase_with(composer, RCN_SAY_IN_DOCUMENTS,
                                             rcn_phrase_number(composer, count),
                                             NULL));
    }
    rcn_prose_add(prose, ")");
}

/* All names of one role in a paragraph. */
static void
put_voices(rcn_composer *composer, rcn_blocks *blocks, rcn_phrase label,
           rcn_voices *voices)
{
    if (!voices->count) {
        return;
    }
    qsort(voices->items, voices->count, sizeof *voices->items, by_records);
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, label));
    size_t shown = voices->count > NAMES_MOST + 1 ? NAMES_MOST : voices->count;
    for (size_t i = 0; i < shown; i++) {
        rcn_prose_add(&prose,
                      i ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : "");
        add_name(composer, &prose, &voices->items[i]);
    }
    if (shown < voices->count) {
        const char *more = rcn_phrase_number(composer, voices->count - shown);
        rcn_prose_printf(
            &prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_SEMICOLON),
            rcn_phrase_with(composer, RCN_SAY_MORE_NAMES, more, NULL));
    }
    rcn_prose_add(&prose, ".");
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

/* What the roles are, and what no document says of them. */
static void
put_roles(rcn_composer *composer, rcn_blocks *blocks, size_t unknown)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    add_sentence(composer, &prose, RCN_SAY_WHO_INTRO);
    if (unknown) {
        rcn_prose_printf(&prose, " %s",
                         rcn_phrase_with(composer, RCN_SAY_WHO_UNKNOWN,
                                         count_documents(composer, unknown),
                                         NULL));
    }
    if (composer->unknown) {
        rcn_prose_printf(
            &prose, " %s",
            rcn_phrase_with(composer, RCN_SAY_NONE_STATES,
                            rcn_field_names(composer, composer->unknown),
                            NULL));
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
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
        add_voice(composer, &issuers, &who->issuer, record);
        add_voice(composer, &speakers, &who->speaker, record);
        add_voice(composer, &publishers, &who->publisher, record);
        unknown += !who->issuer.value && !who->speaker.value;
    }
    rcn_about_put(composer, blocks, RCN_BLOCK_HEADING,
                  rcn_phrase_of(composer, RCN_SAY_WHO_SPEAKS));
    put_roles(composer, blocks, unknown);
    put_voices(composer, blocks, RCN_SAY_ISSUER, &issuers);
    put_voices(composer, blocks, RCN_SAY_SPEAKER, &speakers);
    put_voices(composer, blocks, RCN_SAY_PUBLISHER, &publishers);
}

/* What the brackets mean, as far as the edition has any. */
static void
add_signs(const rcn_composer *composer, rcn_prose *prose,
          const rcn_statuses *statuses)
{
    static const struct {
        rcn_certainty certainty;
        rcn_phrase words;
    } signs[] = {
        {RCN_APPROXIMATE, RCN_SAY_SIGN_APPROXIMATE},
        {RCN_UNCERTAIN, RCN_SAY_SIGN_DOUBT},
        {RCN_BOUNDED, RCN_SAY_SIGN_LIMIT},
    };
    add_sentence(composer, prose, RCN_SAY_DATES_BRACKETS);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (statuses->certainty[signs[i].certainty]) {
            add_sentence(composer, prose, signs[i].words);
        }
    }
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

static bool
has_parts(const rcn_edition *edition)
{
    for (size_t i = 0; i < edition->record_count; i++) {
        if (edition->records[i].group) {
            return true;
        }
    }
    return false;
}

static void
put_order(rcn_composer *composer, const rcn_statuses *statuses,
          rcn_blocks *blocks)
{
    static const rcn_phrase undated[] = {
        RCN_SAY_UNDATED_LAST, RCN_SAY_UNDATED_FIRST, RCN_SAY_UNDATED_OUT};
    rcn_prose prose = rcn_prose_new(composer->arena);
    if (has_parts(composer->edition)) {
        add_sentence(composer, &prose, RCN_SAY_ORDER_PARTS);
    }
    add_sentence(composer, &prose,
                 composer->project->frozen ? RCN_SAY_NUMBERS_FROZEN
                                           : RCN_SAY_ORDER_RULE);
    if (statuses->certainty[RCN_UNDATED] || composer->edition->omitted_count) {
        add_sentence(composer, &prose, undated[composer->project->undated]);
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

/* "7 stated in the document; 1 given by the editor". */
static const char *
dates_counted(const rcn_composer *composer, const rcn_statuses *statuses)
{
    static const struct {
        rcn_status status;
        rcn_phrase words;
    } kinds[] = {
        {RCN_STATUS_STATED, RCN_SAY_DATES_STATED},
        {RCN_STATUS_INFERRED, RCN_SAY_DATES_INFERRED},
        {RCN_STATUS_EDITOR, RCN_SAY_DATES_EDITOR},
        {RCN_STATUS_UNKNOWN, RCN_SAY_DATES_UNKNOWN},
    };
    rcn_buffer out = rcn_buffer_new(composer->arena);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t count = statuses->of[kinds[i].status];
        if (count) {
            rcn_buffer_printf(
                &out, "%s%s",
                out.len ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : "",
                rcn_phrase_with(composer, kinds[i].words,
                                rcn_phrase_number(composer, count), NULL));
        }
    }
    return rcn_buffer_text(&out).at;
}

static void
put_dates(rcn_composer *composer, rcn_blocks *blocks)
{
    rcn_statuses statuses = count_statuses(composer->edition);
    rcn_about_put(composer, blocks, RCN_BLOCK_HEADING,
                  rcn_phrase_of(composer, RCN_SAY_DATES_AND_ORDER));
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose,
                  rcn_phrase_with(composer, RCN_SAY_DATES_COUNTED,
                                  dates_counted(composer, &statuses), NULL));
    if (statuses.of[RCN_STATUS_STATED] < composer->edition->record_count) {
        add_signs(composer, &prose, &statuses);
    }
    add_sentence(composer, &prose, RCN_SAY_DATES_GROUND);
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
    put_order(composer, &statuses, blocks);
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
    rcn_prose_add(&prose,
                  rcn_phrase_with(composer, RCN_SAY_LEDGER,
                                  rcn_phrase_number(composer, bytes), NULL));
    if (pages) {
        add_sentence(composer, &prose, RCN_SAY_LEDGER_PAGES);
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

/* How passages are cited, with one for an example, which is a link. */
static void
put_numbers(rcn_composer *composer, rcn_blocks *blocks,
            const rcn_record *record, const rcn_block *passage)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    const char *const values[] = {
        passage->citation, strchr(passage->citation, '.') + 1, record->label};
    const char *at = rcn_phrase_of(composer, RCN_SAY_CITE_NUMBERS);
    while (*at) {
        const char *place = strchr(at, '{');
        size_t len = place ? (size_t)(place - at) : strlen(at);
        rcn_prose_printf(&prose, "%.*s", (int)len, at);
        at += len;
        if (place && place[1] == '1') {
            rcn_prose_marked(
                &prose, RCN_MARK_LINK,
                rcn_arena_printf(composer->arena, "#%s", passage->id),
                values[0]);
        } else if (place) {
            rcn_prose_add(&prose, values[place[1] - '1']);
        }
        at += place ? strlen("{1}") : 0;
    }
    put(&prose, blocks, RCN_BLOCK_PARAGRAPH);
}

static void
put_citing(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_record *record = NULL;
    const rcn_block *passage = example_passage(composer->edition, &record);
    rcn_about_put(composer, blocks, RCN_BLOCK_HEADING,
                  rcn_phrase_of(composer, RCN_SAY_HOW_TO_CITE));
    if (passage) {
        put_numbers(composer, blocks, record, passage);
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
    rcn_about_changes(composer, &blocks);
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
