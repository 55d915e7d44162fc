/* The attribution header of a document: who says it, when, where it was found,
 * what is not known and what was changed.  The fields are those of the source
 * note of a documentary edition; "not stated" is printed, since a reader cannot
 * tell an omission from ignorance. */
#include <string.h>

#include "base/utf8.h"
#include "edition/address.h"
#include "edition/composer.h"

/* Code points of evidence that a header quotes; longer words stand in the
 * sources alone. */
#define QUOTE_MOST 40

static bool
is_known(const rcn_role *role)
{
    return role->value != NULL;
}

/* An address that names more than a site. */
static bool
is_page(const rcn_role *url)
{
    const char *host = url->value ? strstr(url->value, "://") : NULL;
    host = host ? host + 3 : url->value;
    const char *slash = host ? strchr(host, '/') : NULL;
    return slash && slash[1];
}

/* What a document may leave unsaid, in the order of print. */
static const rcn_phrase unknown_names[] = {
    RCN_SAY_THE_AUTHOR, RCN_SAY_THE_ISSUER,   RCN_SAY_THE_COURT,
    RCN_SAY_THE_JUDGE,  RCN_SAY_THE_DOCKET,   RCN_SAY_THE_PUBLISHER,
    RCN_SAY_URL,        RCN_SAY_THE_RETRIEVAL};

#define FIELD_COUNT (sizeof unknown_names / sizeof *unknown_names)

/* One bit for each of `unknown_names` that the document does not state.  A
 * judgment is its court's and its judge's; no other paper has these. */
static unsigned
unknown_fields(const rcn_record *record)
{
    const rcn_attribution *who = &record->attribution;
    const rcn_role *particulars = who->particulars;
    bool judgment = who->judgment;
    const bool unknown[FIELD_COUNT] = {
        !judgment && !is_known(&who->author),
        !judgment && !is_known(&who->issuer),
        judgment && !is_known(&particulars[RCN_PARTICULAR_COURT]),
        judgment && !is_known(&particulars[RCN_PARTICULAR_JUDGE]),
        judgment && !is_known(&particulars[RCN_PARTICULAR_DOCKET]),
        !is_known(&who->publisher),
        !is_page(&who->source_url),
        !record->retrieved};
    unsigned fields = 0;
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        fields |= unknown[i] ? 1u << i : 0;
    }
    return fields;
}

unsigned
rcn_unknown_everywhere(const rcn_edition *edition)
{
    unsigned fields = edition->record_count > 1 ? ~0u : 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        fields &= unknown_fields(&edition->records[i]);
    }
    return fields;
}

const char *
rcn_field_names(const rcn_composer *composer, unsigned fields)
{
    rcn_buffer names = rcn_buffer_new(composer->arena);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (fields & 1u << i) {
            rcn_buffer_printf(&names, "%s%s", names.len ? ", " : "",
                              rcn_phrase_of(composer, unknown_names[i]));
        }
    }
    return rcn_buffer_text(&names).at;
}

static const char *
status_words(const rcn_composer *composer, rcn_status status)
{
    static const rcn_phrase phrases[] = {
        [RCN_STATUS_UNKNOWN] = RCN_SAY_IS_NOT_STATED,
        [RCN_STATUS_STATED] = RCN_SAY_STATED,
        [RCN_STATUS_INFERRED] = RCN_SAY_INFERRED,
        [RCN_STATUS_SUPPLIED] = RCN_SAY_SUPPLIED,
        [RCN_STATUS_EDITOR] = RCN_SAY_GIVEN_BY_EDITOR};
    return rcn_phrase_of(composer, phrases[status]);
}

/* How the value is known, in parentheses. */
static void
add_ground(const rcn_composer *composer, rcn_prose *prose,
           const rcn_record *record, const rcn_role *role)
{
    const rcn_evidence *first =
        role->evidence_count ? &role->evidence[0] : NULL;
    size_t ground = rcn_prose_open(prose, RCN_MARK_GROUND, NULL);
    if (role->status == RCN_STATUS_EDITOR) {
        rcn_prose_printf(prose, " (%s)",
                         rcn_phrase_of(composer, RCN_SAY_GIVEN_BY_EDITOR));
    } else if (role->status == RCN_STATUS_INFERRED && first &&
               strcmp(first->text, role->value) != 0) {
        rcn_prose_printf(prose, " (%s ",
                         rcn_phrase_of(composer, RCN_SAY_INFERRED_FROM));
        rcn_prose_quote(prose, composer->edition->phrases, first->text,
                        rcn_record_tongue(composer, record));
        rcn_prose_printf(prose, ", %s)",
                         rcn_evidence_place(composer, record, first));
    } else if (first) {
        rcn_prose_printf(prose, " (%s, %s)",
                         status_words(composer, role->status),
                         rcn_evidence_place(composer, record, first));
    } else if (role->status == RCN_STATUS_INFERRED) {
        rcn_prose_printf(prose, " (%s)",
                         rcn_phrase_of(composer, RCN_SAY_INFERRED));
    }
    rcn_prose_close(prose, ground);
}

static void
add_role(rcn_composer *composer, const rcn_record *record, rcn_phrase label,
         const rcn_role *role, rcn_blocks *blocks)
{
    if (!is_known(role)) {
        return;
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, label));
    rcn_prose_foreign(&prose, rcn_text_of(role->value));
    add_ground(composer, &prose, record, role);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

/* The words that a date was read from, where they are short, and their place. */
static void
add_words_of_date(rcn_composer *composer, const rcn_record *record,
                  const rcn_evidence *evidence, rcn_prose *prose)
{
    rcn_text words = rcn_text_of(evidence->text);
    if (rcn_utf8_count(words) <= QUOTE_MOST &&
        !rcn_text_same_words(words, rcn_text_of(record->dating.display))) {
        rcn_prose_quote(prose, composer->edition->phrases, evidence->text,
                        rcn_record_tongue(composer, record));
        rcn_prose_add(prose, ", ");
    }
    rcn_prose_add(prose, rcn_evidence_place(composer, record, evidence));
}

/* How the date is known: "Stated in a date line (“29.07.2023”, line 3)." */
static void
add_ground_of_date(rcn_composer *composer, const rcn_record *record,
                   rcn_prose *prose)
{
    const rcn_dating *dating = &record->dating;
    size_t len = strlen(dating->ground);
    bool stop = dating->ground[len - 1] == '.';
    if (composer->edition->phrases) { /* the ground itself is English */
        rcn_prose_add(prose, status_words(composer, dating->status));
    } else {
        rcn_prose_foreign(prose, (rcn_text){dating->ground, len - stop});
    }
    /* A date that was reckoned stands on two feet: the words that say how long
     * ago, and those that date what it was reckoned from. */
    bool reckoned = dating->status == RCN_STATUS_INFERRED &&
                    (dating->certainty == RCN_UNCERTAIN ||
                     dating->certainty == RCN_APPROXIMATE);
    size_t most = reckoned ? 2 : 1;
    size_t shown =
        dating->evidence_count < most ? dating->evidence_count : most;
    size_t ground = rcn_prose_open(prose, RCN_MARK_GROUND, NULL);
    for (size_t i = 0; i < shown; i++) {
        rcn_prose_add(prose,
                      i ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : " (");
        add_words_of_date(composer, record, &dating->evidence[i], prose);
    }
    rcn_prose_add(prose, shown ? ")" : "");
    rcn_prose_close(prose, ground);
    rcn_prose_add(prose, shown || stop ? "." : "");
}

static void
add_date(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_dating *dating = &record->dating;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_DATE));
    if (dating->edtf) {
        rcn_prose_marked(&prose, RCN_MARK_TIME, dating->edtf, dating->display);
    } else {
        rcn_prose_foreign(&prose, rcn_text_of(dating->display));
    }
    if (dating->time) {
        rcn_prose_printf(&prose, ", %s", dating->time);
    }
    /* In other languages than English the ground is no more than the status,
     * which "[date not stated]" has said; its words begin with a small
     * letter. */
    bool said = composer->edition->phrases && !dating->edtf;
    if (dating->ground && *dating->ground &&
        !(said && !dating->evidence_count)) {
        rcn_prose_add(&prose, composer->edition->phrases ? ", " : ". ");
        add_ground_of_date(composer, record, &prose);
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

/* Returns the day of an instant as an editor prints it: the mark around it has
 * the hour. */
static const char *
words_of_day(const rcn_composer *composer, const char *instant)
{
    rcn_dating dating = {0};
    const char *error = NULL;
    const char *day = rcn_arena_printf(composer->arena, "%.10s", instant);
    if (!rcn_date_from_editor(composer->arena, day, &dating, &error)) {
        return instant;
    }
    return rcn_say_date(composer->arena, composer->edition->phrases,
                        dating.sort);
}

static void
add_source(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_document *document = record->cleaned->document;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_SOURCE));
    const char *target =
        rcn_arena_printf(composer->arena, "#sources-%s", record->key);
    rcn_prose_marked(&prose, RCN_MARK_LINK, target, document->name);
    size_t hash = rcn_prose_open(&prose, RCN_MARK_GROUND, NULL);
    rcn_prose_printf(&prose, " (SHA-256 %.8s)", document->sha256);
    rcn_prose_close(&prose, hash);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    const rcn_role *url = &record->attribution.source_url;
    const char *publisher = record->attribution.publisher.value;
    bool named = !is_page(url) && is_known(url) && publisher &&
                 strcmp(publisher, url->value) == 0;
    if (is_known(url) && !named) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_label(
            &prose, composer->edition->phrases,
            rcn_phrase_of(composer, is_page(url) ? RCN_SAY_URL : RCN_SAY_SITE));
        if (strstr(url->value, "://")) {
            rcn_prose_marked(&prose, RCN_MARK_LINK, url->value,
                             rcn_address_shown(composer->arena, url->value,
                                               RCN_ADDRESS_SHORT));
        } else {
            rcn_prose_foreign(&prose, rcn_text_of(url->value));
        }
        add_ground(composer, &prose, record, url);
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
    if (record->retrieved) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, composer->edition->phrases,
                        rcn_phrase_of(composer, RCN_SAY_RETRIEVED));
        rcn_prose_marked(&prose, RCN_MARK_TIME, record->retrieved,
                         words_of_day(composer, record->retrieved));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

/* One line that names what is not known and is not seen elsewhere: the brackets
 * of a title and the words of a date say so themselves, and what no document
 * states is said once in the statement of method. */
static void
add_unknown(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    unsigned unknown = unknown_fields(record) & ~composer->unknown;
    if (unknown) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, composer->edition->phrases,
                        rcn_phrase_of(composer, RCN_SAY_NOT_STATED));
        rcn_prose_add(&prose, rcn_field_names(composer, unknown));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

static void
add_changes(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_CHANGES));
    const char *target =
        rcn_has_own_changes(composer, record)
            ? rcn_arena_printf(composer->arena, "#apparatus-%s", record->key)
            : "#apparatus";
    const char *words =
        record->change_count
            ? rcn_arena_printf(composer->arena, "%u", record->change_count)
            : rcn_phrase_of(composer, RCN_SAY_NO_CHANGES);
    rcn_prose_marked(&prose, RCN_MARK_LINK, target, words);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

static void
add_notes(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    for (size_t i = 0; record->notes && record->notes[i]; i++) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, composer->edition->phrases,
                        rcn_phrase_of(composer, RCN_SAY_NOTE));
        rcn_prose_foreign(&prose, rcn_text_of(record->notes[i]));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

/* A role whose value a particular gives already: the court that issued a judgment,
 * the judge who wrote it. */
static bool
is_given_by(const rcn_role *role, const rcn_role *particular)
{
    return role->value && particular->value &&
           rcn_text_starts(rcn_text_of(particular->value), role->value);
}

static void
add_particulars(rcn_composer *composer, const rcn_record *record,
                rcn_blocks *blocks)
{
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        add_role(composer, record, rcn_phrase_of_particular((rcn_particular)i),
                 &record->attribution.particulars[i], blocks);
    }
}

void
rcn_compose_header(rcn_composer *composer, const rcn_record *record,
                   rcn_blocks *ret_blocks)
{
    const rcn_attribution *who = &record->attribution;
    add_date(composer, record, ret_blocks);
    const rcn_role *particulars = who->particulars;
    if (!is_given_by(&who->issuer, &particulars[RCN_PARTICULAR_COURT])) {
        add_role(composer, record, RCN_SAY_ISSUER, &who->issuer, ret_blocks);
    }
    add_role(composer, record, RCN_SAY_SPEAKER, &who->speaker, ret_blocks);
    if (!is_given_by(&who->author, &particulars[RCN_PARTICULAR_JUDGE])) {
        add_role(composer, record, RCN_SAY_AUTHOR, &who->author, ret_blocks);
    }
    add_particulars(composer, record, ret_blocks);
    add_role(composer, record, RCN_SAY_PUBLISHER, &who->publisher, ret_blocks);
    add_source(composer, record, ret_blocks);
    add_unknown(composer, record, ret_blocks);
    add_changes(composer, record, ret_blocks);
    add_notes(composer, record, ret_blocks);
}
