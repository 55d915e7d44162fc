/* Front matter: title page, imprint, contents, chronology. */
#include <string.h>

#include "edition/compose.h"

/* Longer lists of files stand in the sources alone. */
#define IMPRINT_FILES 12

static void
put_paragraph(rcn_composer *composer, rcn_blocks *blocks, const char *label,
              const char *value)
{
    if (value) {
        rcn_prose prose = rcn_prose_new(composer->arena);
        if (label) {
            rcn_prose_label(&prose, label);
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
        const char *between = editors[i + 1] ? ", " : " and ";
        rcn_buffer_string(&names, i ? between : "");
        rcn_buffer_string(&names, editors[i]);
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
        put_paragraph(composer, &blocks, NULL,
                      rcn_arena_printf(composer->arena, "Edited by %s", names));
    }
    put_paragraph(composer, &blocks, NULL, edition->publisher);
    if (composer->project->date) {
        put_paragraph(composer, &blocks, NULL, edition->date);
    }
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_TITLE_PAGE,
                                  .matter = RCN_MATTER_FRONT,
                                  .id = "title-page",
                                  .title = edition->title},
                    &blocks);
}

static void
put_files(rcn_composer *composer, rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        const rcn_document *document = record->cleaned->document;
        rcn_prose prose = rcn_prose_new(composer->arena);
        rcn_prose_foreign(&prose, rcn_text_of(document->name));
        rcn_prose_add(&prose, " ");
        rcn_prose_marked(&prose, RCN_MARK_CODE, NULL, document->sha256);
        rcn_prose_put(&prose, blocks, RCN_BLOCK_ENTRY, 0, NULL);
    }
}

static void
compose_imprint(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_blocks blocks = {0};
    put_paragraph(composer, &blocks, NULL, edition->description);
    put_paragraph(composer, &blocks, "Rights", edition->rights);
    put_paragraph(composer, &blocks, "Identifier", edition->identifier);
    size_t count = edition->record_count;
    bool listed = count && count <= IMPRINT_FILES;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_printf(
        &prose,
        "Made by %s from %s. The same files, decisions and fonts give the same "
        "bytes again. %s",
        edition->program,
        rcn_count_words(composer->arena, count, "source file"),
        listed ? "The files with their SHA-256:"
               : "The files and their SHA-256 are listed under Sources.");
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_PARAGRAPH, 0, NULL);
    if (listed) {
        put_files(composer, &blocks);
    }
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_IMPRINT,
                                  .matter = RCN_MATTER_FRONT,
                                  .id = "imprint",
                                  .title = "Imprint"},
                    &blocks);
}

void
rcn_compose_front(rcn_composer *composer)
{
    compose_title_page(composer);
    compose_imprint(composer);
    rcn_blocks none = {0};
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_CONTENTS,
                                  .matter = RCN_MATTER_FRONT,
                                  .id = "contents",
                                  .title = "Contents"},
                    &none);
}

/* Whom a document names, and as what, for a cell of the table. */
static void
add_attribution(rcn_prose *prose, const rcn_attribution *who)
{
    const struct {
        const rcn_role *role;
        const char *name;
    } roles[] = {{&who->issuer, "issuer"},
                 {&who->speaker, "speaker"},
                 {&who->author, "author"},
                 {&who->publisher, "publisher"}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (roles[i].role->value) {
            rcn_prose_foreign(prose, rcn_text_of(roles[i].role->value));
            rcn_prose_printf(prose, " (%s)", roles[i].name);
            return;
        }
    }
    rcn_prose_add(prose, "not stated");
}

void
rcn_compose_chronology(rcn_composer *composer)
{
    const rcn_edition *edition = composer->edition;
    rcn_prose prose = rcn_prose_new(composer->arena);
    rcn_prose_add(&prose, "Date\tNo.\tTitle\tAttributed to");
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_prose_add(&prose, "\n");
        if (record->dating.edtf) {
            rcn_prose_marked(&prose, RCN_MARK_TIME, record->dating.edtf,
                             record->dating.display);
        } else {
            rcn_prose_add(&prose, record->dating.display);
        }
        rcn_prose_add(&prose, "\t");
        rcn_prose_marked(
            &prose, RCN_MARK_LINK,
            rcn_arena_printf(composer->arena, "#d-%s", record->key),
            rcn_arena_printf(composer->arena, "%u", record->number));
        rcn_prose_add(&prose, "\t");
        rcn_prose_foreign(&prose, rcn_text_of(record->attribution.title.value));
        rcn_prose_add(&prose, "\t");
        add_attribution(&prose, &record->attribution);
    }
    rcn_blocks blocks = {0};
    rcn_prose_put(&prose, &blocks, RCN_BLOCK_TABLE, 1, NULL);
    rcn_add_section(composer,
                    (rcn_section){.role = RCN_SECTION_CHRONOLOGY,
                                  .matter = RCN_MATTER_FRONT,
                                  .id = "chronology",
                                  .title = "Chronology",
                                  .in_contents = true},
                    &blocks);
}
