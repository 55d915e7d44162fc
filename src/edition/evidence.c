/* The evidence for what the header of a document says, among its source: the
 * words of the source and their place.  Fields that rest on the same words are
 * one entry. */
#include <string.h>

#include "edition/address.h"
#include "edition/apparatus.h"

#define EVIDENCE_MOST 3   /* pieces for one field that are printed */
#define WORDS_MOST    120 /* code points of a passage that is quoted whole */
#define PICTURES_MOST 8   /* addresses of pictures that are printed */

/* An entry: the fields that rest on a piece of evidence. */
typedef struct rcn_grounding {
    const char *labels;
    const rcn_evidence *evidence;
    const char *gives; /* what the words give, where they do not say it; NULL */
    bool address;
} rcn_grounding;

typedef RCN_LIST(rcn_grounding) rcn_groundings;

static bool
is_same(const rcn_evidence *a, const rcn_evidence *b)
{
    bool same_file = a->file == b->file ||
                     (a->file && b->file && strcmp(a->file, b->file) == 0);
    return same_file &&
           rcn_text_same_words(rcn_text_of(a->text), rcn_text_of(b->text));
}

/* What evidence gives for a field, when neither its words nor the value say so. */
static const char *
given(const rcn_evidence *evidence, rcn_phrase label, const char *value)
{
    const char *gives = evidence->gives;
    bool said = !gives || label == RCN_SAY_DATE ||
                strcmp(gives, evidence->text) == 0 ||
                (value && strcmp(gives, value) == 0);
    return said ? NULL : gives;
}

/* Adds a field to the entry that has the same words on the same line, or as an
 * entry of its own. */
static void
add_ground(rcn_arena *arena, rcn_groundings *all, rcn_grounding next)
{
    for (size_t i = 0; i < all->count && !next.gives; i++) {
        rcn_grounding *before = &all->items[i];
        if (!before->gives && before->evidence->line == next.evidence->line &&
            is_same(before->evidence, next.evidence)) {
            before->labels =
                rcn_arena_printf(arena, "%s, %s", before->labels, next.labels);
            return;
        }
    }
    RCN_PUSH(arena, all, next);
}

/* The evidence for one field: equal words once, the first EVIDENCE_MOST of them;
 * what they give is the header's, and its code for machines the ledger's. */
static void
add_grounds(const rcn_composer *composer, rcn_groundings *all, rcn_phrase label,
            const rcn_role *role)
{
    size_t shown = 0;
    for (size_t i = 0; i < role->evidence_count; i++) {
        const rcn_evidence *evidence = &role->evidence[i];
        bool repeated = false;
        for (size_t k = 0; k < i && !repeated; k++) {
            repeated = is_same(&role->evidence[k], evidence);
        }
        bool room = composer->project->full_apparatus || shown < EVIDENCE_MOST;
        if (!repeated && room) {
            shown++;
            add_ground(composer->arena, all,
                       (rcn_grounding){rcn_phrase_of(composer, label), evidence,
                                       given(evidence, label, role->value),
                                       label == RCN_SAY_URL});
        }
    }
}

static void
put_ground(rcn_composer *composer, const rcn_record *record,
           const rcn_grounding *ground, rcn_blocks *blocks)
{
    const rcn_evidence *evidence = ground->evidence;
    rcn_apparatus limits = {.composer = composer};
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases, ground->labels);
    rcn_prose_quote(&prose, composer->edition->phrases,
                    ground->address
                        ? rcn_address_shown(composer->arena, evidence->text, 0)
                        : rcn_abridge(&limits, evidence->text, WORDS_MOST),
                    rcn_record_tongue(composer, record));
    rcn_prose_printf(&prose, " (%s)",
                     rcn_evidence_place(composer, record, evidence));
    if (ground->gives) {
        rcn_prose_add(&prose, rcn_phrase_of(composer, RCN_SAY_COLON));
        rcn_add_english(composer, &prose, ground->gives);
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_put_evidence(rcn_composer *composer, const rcn_record *record,
                 rcn_blocks *blocks)
{
    const rcn_attribution *who = &record->attribution;
    const struct {
        rcn_phrase label;
        const rcn_role *role;
    } roles[] = {
        {RCN_SAY_TITLE, &who->title},         {RCN_SAY_ISSUER, &who->issuer},
        {RCN_SAY_SPEAKER, &who->speaker},     {RCN_SAY_AUTHOR, &who->author},
        {RCN_SAY_PUBLISHER, &who->publisher}, {RCN_SAY_URL, &who->source_url},
    };
    rcn_groundings all = {0};
    const rcn_role date = {.value = record->dating.edtf,
                           .evidence = record->dating.evidence,
                           .evidence_count = record->dating.evidence_count};
    add_grounds(composer, &all, RCN_SAY_DATE, &date);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        add_grounds(composer, &all, roles[i].label, roles[i].role);
    }
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        add_grounds(composer, &all, rcn_phrase_of_particular((rcn_particular)i),
                    &who->particulars[i]);
    }
    for (size_t i = 0; i < all.count; i++) {
        put_ground(composer, record, &all.items[i], blocks);
    }
}

/* The address of a picture that the books do not carry, or NULL. */
static const char *
missing_picture(const rcn_block *block)
{
    const rcn_figure *figure = block->figure;
    bool web = figure && figure->kind == RCN_FIGURE_PICTURE && !figure->image &&
               figure->address && strncmp(figure->address, "http", 4) == 0;
    return web ? figure->address : NULL;
}

void
rcn_put_pictures(rcn_composer *composer, const rcn_record *record,
                 rcn_blocks *blocks)
{
    size_t most = composer->project->full_apparatus ? SIZE_MAX : PICTURES_MOST;
    size_t count = 0;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_PICTURE));
    for (size_t i = 0; i < record->block_count; i++) {
        const char *address = missing_picture(&record->blocks[i]);
        if (address && count++ < most) {
            rcn_prose_add(&prose,
                          count > 1 ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON)
                                    : "");
            rcn_prose_marked(&prose, RCN_MARK_LINK, address,
                             rcn_address_shown(composer->arena, address, 0));
        }
    }
    if (count > most) {
        rcn_prose_printf(
            &prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_SEMICOLON),
            rcn_phrase_with(composer, RCN_SAY_AND_MORE,
                            rcn_phrase_number(composer, count - most), NULL));
    }
    if (count) {
        rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}
