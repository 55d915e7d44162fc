/* Front matter: title page, imprint, contents, chronology; and the colophon that
 * ends the book. */
#include <string.h>

#include "attribute/title.h"
#include "edition/composer.h"

static void
put_paragraph(rcn_composer *composer, rcn_blocks *blocks, const char *label,
              const char *value)
{
    if (value) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        if (label) {
            rcn_prose_label(&prose, composer->edition->phrases, label);
        }
        rcn_prose_foreign(&prose, rcn_text_of(value));
        rcn_prose_put(&prose, blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    }
}

/* "A. Editor, B. Editor and C. Editor", or NULL. */
static const char *
editor_names(rcn_composer *composer)
{
    const char *const *editors = composer->edition->editors;
    rcn_buffer names = rcn_buffer_new(composer->arena);
    for (size_t i = 0; editors[i]; i++) {
        if (i && !editors[i + 1]) {
            return rcn_phrase_with(composer, RCN_SAY_TWO_NAMES,
                                   rcn_buffer_text(&names).at, editors[i]);
        }
        rcn_buffer_printf(&names, "%s%s", i ? ", " : "", editors[i]);
    }
    return names.len ? rcn_buffer_text(&names).at : NULL;
}

static void
compose_title_page(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    if (edition->subtitle) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_foreign(&prose, rcn_text_of(edition->subtitle));
        rcn_prose_put(&prose, &blocks, RCN_BLOCK_HEADING, 1, NULL);
    }
    const char *names = editor_names(composer);
    if (names) {
        put_paragraph(
            composer, &blocks, NULL,
            rcn_phrase_with(composer, RCN_SAY_EDITED_BY, names, NULL));
    }
    size_t foot = blocks.count;
    put_paragraph(composer, &blocks, NULL, edition->publisher);
    if (composer->project->date) {
        put_paragraph(composer, &blocks, NULL, edition->date);
    }
    for (size_t i = foot; i < blocks.count; i++) {
        blocks.items[i].level = RCN_TITLE_PAGE_FOOT;
    }
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_TITLE_PAGE,
                                  .matter = RCN_MATTER_FRONT,
                                  .id = "title-page",
                                  .title = edition->title},
                    &blocks);
}

static void
compose_imprint(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    put_paragraph(composer, &blocks, NULL, edition->description);
    put_paragraph(composer, &blocks, rcn_phrase_of(composer, RCN_SAY_RIGHTS),
                  edition->rights);
    put_paragraph(composer, &blocks,
                  rcn_phrase_of(composer, RCN_SAY_IDENTIFIER),
                  edition->identifier);
    put_paragraph(composer, &blocks, NULL,
                  rcn_phrase_of(composer, RCN_SAY_FILES_ELSEWHERE));
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_IMPRINT,
                      .matter = RCN_MATTER_FRONT,
                      .id = "imprint",
                      .title = rcn_phrase_of(composer, RCN_SAY_IMPRINT)},
        &blocks);
}

void
rcn_compose_colophon(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    put_paragraph(composer, &blocks, NULL,
                  rcn_phrase_with(
                      composer, RCN_SAY_MADE_BY, edition->program,
                      rcn_phrase_count(composer, edition->record_count,
                                       RCN_SAY_ONE_FILE, RCN_SAY_MANY_FILES)));
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_COLOPHON,
                      .matter = RCN_MATTER_BACK,
                      .id = "colophon",
                      .title = rcn_phrase_of(composer, RCN_SAY_COLOPHON)},
        &blocks);
}

void
rcn_compose_front(rcn_composer *composer)
{
    compose_title_page(composer);
    compose_imprint(composer);
    rcn_blocks none = {0};
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_CONTENTS,
                      .matter = RCN_MATTER_FRONT,
                      .id = "contents",
                      .title = rcn_phrase_of(composer, RCN_SAY_CONTENTS)},
        &none);
}

/* Whom a document is attributed to, or NULL. */
static const char *
attributed_to(const rcn_composer *composer, const rcn_attribution *who)
{
    const rcn_role *const roles[] = {&who->issuer, &who->speaker, &who->author,
                                     &who->publisher};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (roles[i]->value) {
            return rcn_shown_name(composer, roles[i]->value);
        }
    }
    return NULL;
}

static void
add_attribution(const rcn_composer *composer, rcn_prose *prose,
                const rcn_attribution *who)
{
    const char *name = attributed_to(composer, who);
    rcn_prose_add(prose, "\t");
    if (name) {
        rcn_prose_foreign(
            prose, rcn_text_of(rcn_title_shorten(composer->arena, name)));
    } else {
        rcn_prose_add(prose, rcn_phrase_of(composer, RCN_SAY_IS_NOT_STATED));
    }
}

/* A row of the chronology; `attributed`: it has a column of attributions. */
static void
add_row(const rcn_composer *composer, rcn_prose *prose,
        const rcn_record *record, bool attributed)
{
    rcn_prose_add(prose, "\n");
    if (record->dating.edtf) {
        rcn_prose_marked(prose, RCN_MARK_TIME, record->dating.edtf,
                         record->dating.display);
    } else {
        rcn_prose_add(prose, record->dating.display);
    }
    rcn_prose_add(prose, "\t");
    rcn_prose_marked(prose, RCN_MARK_LINK,
                     rcn_arena_printf(composer->arena, "#d-%s", record->key),
                     record->label);
    rcn_prose_add(prose, "\t");
    rcn_prose_foreign(prose, rcn_text_of(record->attribution.short_title));
    if (attributed) {
        add_attribution(composer, prose, &record->attribution);
    }
}

void
rcn_compose_chronology(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    bool attributed = false;
    for (size_t i = 0; i < edition->record_count; i++) {
        attributed =
            attributed ||
            attributed_to(composer, &edition->records[i].attribution) != NULL;
    }
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_printf(&prose, "%s\t%s\t%s",
                     rcn_phrase_of(composer, RCN_SAY_DATE),
                     rcn_phrase_of(composer, RCN_SAY_NUMBER),
                     rcn_phrase_of(composer, RCN_SAY_TITLE));
    if (attributed) {
        rcn_prose_printf(&prose, "\t%s",
                         rcn_phrase_of(composer, RCN_SAY_ATTRIBUTED_TO));
    }
    for (size_t i = 0; i < edition->record_count; i++) {
        add_row(composer, &prose, &edition->records[i], attributed);
    }
    rcn_blocks blocks = {0};
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_TABLE, 1, NULL);
    rcn_add_section(
        composer,
        (rcn_section){.role = RCN_SECTION_CHRONOLOGY,
                      .matter = RCN_MATTER_FRONT,
                      .id = "chronology",
                      .title = rcn_phrase_of(composer, RCN_SAY_CHRONOLOGY),
                      .in_contents = true},
        &blocks);
}
