/* The attribution header of a document: who says it, when, where it was found,
 * what is not known and what was changed.  The fields are those of the source
 * note of a documentary edition; "not stated" is printed, since a reader cannot
 * tell an omission from ignorance. */
#include <string.h>

#include "edition/composer.h"

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
    if (role->status == RCN_STATUS_EDITOR) {
        rcn_prose_printf(prose, " (%s)",
                         rcn_phrase_of(composer, RCN_SAY_GIVEN_BY_EDITOR));
    } else if (role->status == RCN_STATUS_INFERRED && first &&
               strcmp(first->text, role->value) != 0) {
        rcn_prose_printf(prose, " (%s ",
                         rcn_phrase_of(composer, RCN_SAY_INFERRED_FROM));
        rcn_prose_quote(prose, first->text,
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
}

static void
add_role(rcn_composer *composer, const rcn_record *record, rcn_phrase label,
         const rcn_role *role, rcn_blocks *blocks)
{
    if (!is_known(role)) {
        return;
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, rcn_phrase_of(composer, label));
    rcn_prose_foreign(&prose, rcn_text_of(role->value));
    add_ground(composer, &prose, record, role);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

static void
add_date(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_dating *dating = &record->dating;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_DATE));
    if (dating->edtf) {
        rcn_prose_marked(&prose, RCN_MARK_TIME, dating->edtf, dating->display);
    } else {
        rcn_prose_foreign(&prose, rcn_text_of(dating->display));
    }
    if (dating->time) {
        rcn_prose_printf(&prose, ", %s", dating->time);
    }
    if (dating->ground && *dating->ground) {
        rcn_prose_add(&prose, ". ");
        rcn_add_english(composer, &prose, dating->ground);
    }
    /* A date that was reckoned stands on two feet: the words that say how long
     * ago, and those that date what it was reckoned from. */
    bool reckoned = dating->status == RCN_STATUS_INFERRED &&
                    (dating->certainty == RCN_UNCERTAIN ||
                     dating->certainty == RCN_APPROXIMATE);
    size_t shown = reckoned ? 2 : 1;
    for (size_t i = 0; i < dating->evidence_count && i < shown; i++) {
        const rcn_evidence *evidence = &dating->evidence[i];
        rcn_prose_add(&prose, i ? "; " : " ");
        rcn_prose_quote(&prose, evidence->text,
                        rcn_record_tongue(composer, record));
        rcn_prose_printf(&prose, " (%s)",
                         rcn_evidence_place(composer, record, evidence));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

static void
add_source(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    const rcn_document *document = record->cleaned->document;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_SOURCE));
    const char *target =
        rcn_arena_printf(composer->arena, "#sources-%s", record->key);
    rcn_prose_marked(&prose, RCN_MARK_LINK, target, document->name);
    rcn_prose_printf(&prose, " (SHA-256 %.8s)", document->sha256);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    const rcn_role *url = &record->attribution.source_url;
    const char *publisher = record->attribution.publisher.value;
    bool named = !is_page(url) && is_known(url) && publisher &&
                 strcmp(publisher, url->value) == 0;
    if (is_known(url) && !named) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_label(
            &prose,
            rcn_phrase_of(composer, is_page(url) ? RCN_SAY_URL : RCN_SAY_SITE));
        if (strstr(url->value, "://")) {
            rcn_prose_marked(&prose, RCN_MARK_LINK, url->value, url->value);
        } else {
            rcn_prose_foreign(&prose, rcn_text_of(url->value));
        }
        add_ground(composer, &prose, record, url);
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
    if (record->retrieved) {
        prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_RETRIEVED));
        rcn_prose_marked(&prose, RCN_MARK_TIME, record->retrieved,
                         record->retrieved);
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

/* One line that names all that is not known. */
static void
add_unknown(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    const rcn_attribution *who = &record->attribution;
    const struct {
        rcn_phrase name;
        bool unknown;
    } all[] = {
        {RCN_SAY_THE_TITLE,
         who->title.status == RCN_STATUS_SUPPLIED || !is_known(&who->title)},
        {RCN_SAY_THE_DATE, record->dating.status == RCN_STATUS_UNKNOWN},
        {RCN_SAY_THE_AUTHOR, !is_known(&who->author)},
        {RCN_SAY_THE_ISSUER, !is_known(&who->issuer)},
        {RCN_SAY_THE_PUBLISHER, !is_known(&who->publisher)},
        {RCN_SAY_URL, !is_page(&who->source_url)},
        {RCN_SAY_THE_RETRIEVAL, !record->retrieved},
    };
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_NOT_STATED));
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].unknown) {
            rcn_prose_printf(&prose, "%s%s", count++ ? ", " : "",
                             rcn_phrase_of(composer, all[i].name));
        }
    }
    if (count) {
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

static void
add_changes(rcn_composer *composer, const rcn_record *record,
            rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_CHANGES));
    const char *target =
        rcn_arena_printf(composer->arena, "#apparatus-%s", record->key);
    const char *words =
        record->change_count
            ? rcn_phrase_with(
                  composer, RCN_SAY_CHANGE_COUNT,
                  rcn_arena_printf(composer->arena, "%u", record->change_count),
                  NULL)
            : rcn_phrase_of(composer, RCN_SAY_NO_CHANGES);
    rcn_prose_marked(&prose, RCN_MARK_LINK, target, words);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
}

static void
add_notes(rcn_composer *composer, const rcn_record *record, rcn_blocks *blocks)
{
    for (size_t i = 0; record->notes && record->notes[i]; i++) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_label(&prose, rcn_phrase_of(composer, RCN_SAY_NOTE));
        rcn_prose_foreign(&prose, rcn_text_of(record->notes[i]));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_FIELD, 0, NULL);
    }
}

void
rcn_compose_header(rcn_composer *composer, const rcn_record *record,
                   rcn_blocks *ret_blocks)
{
    const rcn_attribution *who = &record->attribution;
    add_date(composer, record, ret_blocks);
    add_role(composer, record, RCN_SAY_ISSUER, &who->issuer, ret_blocks);
    add_role(composer, record, RCN_SAY_SPEAKER, &who->speaker, ret_blocks);
    add_role(composer, record, RCN_SAY_AUTHOR, &who->author, ret_blocks);
    add_role(composer, record, RCN_SAY_PUBLISHER, &who->publisher, ret_blocks);
    add_source(composer, record, ret_blocks);
    add_unknown(composer, record, ret_blocks);
    add_changes(composer, record, ret_blocks);
    add_notes(composer, record, ret_blocks);
}
