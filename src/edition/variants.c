/* Back matter: the other copies of a document, and where their words differ, as
 * the critical apparatus of an edition lists the variants of its witnesses. */
#include "attribute/title.h"
#include "edition/composer.h"

/* Variants of a copy that are printed. */
#define VARIANTS_MOST 12

/* The line of another copy, up to its hash. */
static void
put_copy(rcn_composer *composer, const rcn_witness *witness, rcn_blocks *blocks)
{
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_OTHER_COPY));
    rcn_prose_foreign(&prose, rcn_text_of(witness->name));
    if (witness->captured) {
        rcn_prose_printf(&prose, ", %s %s",
                         rcn_phrase_of(composer, RCN_SAY_RETRIEVED),
                         witness->captured);
    }
    rcn_prose_printf(&prose, ", %s, SHA-256 ",
                     rcn_phrase_of(composer, witness->same_text
                                                 ? RCN_SAY_SAME_TEXT
                                                 : RCN_SAY_OTHER_TEXT));
    rcn_prose_marked(&prose, RCN_MARK_CODE, NULL, witness->sha256);
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

/* Words of a variant in quotation marks; a dash for none. */
static void
add_variant_words(const rcn_composer *composer, rcn_prose *prose,
                  const char *words, const char *language)
{
    if (*words) {
        rcn_prose_quote(prose, composer->edition->phrases,
                        rcn_title_shorten(composer->arena, words), language);
    } else {
        rcn_prose_add(prose, "–");
    }
}

/* "Variants: “five” → “six” (3.12)": the printed words, then those of the copy. */
static void
put_variants(rcn_composer *composer, const rcn_record *record,
             const rcn_near_copy *copy, rcn_blocks *blocks)
{
    const char *language = rcn_record_tongue(composer, record);
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_label(&prose, composer->edition->phrases,
                    rcn_phrase_of(composer, RCN_SAY_VARIANTS));
    size_t shown =
        composer->project->full_apparatus || copy->variant_count < VARIANTS_MOST
            ? copy->variant_count
            : VARIANTS_MOST;
    for (size_t i = 0; i < shown; i++) {
        const rcn_near_variant *variant = &copy->variants[i];
        rcn_prose_add(&prose,
                      i ? rcn_phrase_of(composer, RCN_SAY_SEMICOLON) : "");
        add_variant_words(composer, &prose, variant->printed, language);
        rcn_prose_add(&prose, " → ");
        add_variant_words(composer, &prose, variant->copy, language);
        rcn_prose_add(&prose, " (");
        rcn_add_place(composer, &prose, record, variant->block, NULL);
        rcn_prose_add(&prose, ")");
    }
    if (shown < copy->variant_count) {
        rcn_prose_printf(
            &prose, "%s%s", rcn_phrase_of(composer, RCN_SAY_SEMICOLON),
            rcn_phrase_with(
                composer, RCN_SAY_AND_MORE,
                rcn_phrase_number(composer, copy->variant_count - shown),
                NULL));
    }
    rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
}

void
rcn_put_copies(rcn_composer *composer, const rcn_record *record,
               rcn_blocks *blocks)
{
    const rcn_document *document = record->cleaned->document;
    for (size_t i = 0; i < document->witness_count; i++) {
        put_copy(composer, &document->witnesses[i], blocks);
    }
    for (size_t i = 0; i < record->copy_count; i++) {
        const rcn_near_copy *copy = &record->copies[i];
        const rcn_witness witness = {copy->document->name,
                                     copy->document->sha256, NULL,
                                     copy->variant_count == 0};
        put_copy(composer, &witness, blocks);
        if (copy->variant_count) {
            put_variants(composer, record, copy, blocks);
        }
    }
}
