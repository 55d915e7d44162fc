/* Editions made by hand from plain text, for tests and for measuring. */
#include "typeset/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/list.h"

rcn_block
plain_paragraph(const char *text)
{
    return (rcn_block){.kind = RCN_BLOCK_PARAGRAPH,
                       .text = {text, strlen(text)}};
}

static const rcn_cleaned *
english(rcn_arena *arena)
{
    rcn_cleaned *cleaned = rcn_arena_alloc(arena, 1, sizeof *cleaned);
    cleaned->language = "en";
    return cleaned;
}

/* Cuts a text into paragraphs at blank lines. */
static rcn_section
document(rcn_arena *arena, rcn_text text, uint32_t number, const char *title)
{
    RCN_LIST(rcn_block) blocks = {0};
    size_t at = 0;
    while (at < text.len) {
        size_t end = rcn_text_find(text, "\n\n", at);
        end = end == SIZE_MAX ? text.len : end;
        rcn_text words = rcn_text_squash(arena, rcn_text_slice(text, at, end));
        if (words.len) {
            rcn_block block = plain_paragraph(words.at);
            uint32_t n = (uint32_t)blocks.count + 1;
            block.id = rcn_arena_printf(arena, "d%up%u", number, n);
            block.citation = rcn_arena_printf(arena, "%u.%u", number, n);
            RCN_PUSH(arena, &blocks, block);
        }
        at = end + 2;
    }
    rcn_record *record = rcn_arena_alloc(arena, 1, sizeof *record);
    record->cleaned = english(arena);
    rcn_block *field = rcn_arena_alloc(arena, 1, sizeof *field);
    *field = plain_paragraph(
        "Source: a plain text; its date is not stated, its issuer is unknown, "
        "and nothing in it was changed.");
    field->kind = RCN_BLOCK_FIELD;
    return (rcn_section){.role = RCN_SECTION_DOCUMENT,
                         .matter = RCN_MATTER_BODY,
                         .id = rcn_arena_printf(arena, "d%u", number),
                         .title = title,
                         .short_title = title,
                         .label = rcn_arena_printf(arena, "%u", number),
                         .date = "[date not stated]",
                         .in_contents = true,
                         .record = record,
                         .header = field,
                         .header_count = 1,
                         .blocks = blocks.items,
                         .block_count = blocks.count};
}

static const rcn_edition *
edition_of(rcn_arena *arena, const rcn_section *sections, size_t count)
{
    static const char *const editors[] = {NULL};
    rcn_edition *edition = rcn_arena_alloc(arena, 1, sizeof *edition);
    *edition = (rcn_edition){.arena = arena,
                             .title = "A Plain Edition",
                             .subtitle = "Texts set to be measured",
                             .language = "en",
                             .identifier = "urn:uuid:0",
                             .editors = editors,
                             .program = "recension",
                             .date = "2020-01-01",
                             .modified = "2020-01-01T00:00:00Z",
                             .sections = sections,
                             .section_count = count};
    return edition;
}

const rcn_edition *
plain_edition(rcn_arena *arena, const char *const *paths, size_t count,
              bool matter)
{
    rcn_log *log = rcn_log_new();
    RCN_LIST(rcn_section) sections = {0};
    if (matter) {
        RCN_PUSH(arena, &sections,
                 (rcn_section){.role = RCN_SECTION_TITLE_PAGE,
                               .id = "title-page",
                               .title = "A Plain Edition"});
        RCN_PUSH(arena, &sections,
                 (rcn_section){.role = RCN_SECTION_CONTENTS,
                               .id = "contents",
                               .title = "Contents"});
    }
    for (size_t i = 0; i < count; i++) {
        rcn_text text = {0};
        if (!rcn_file_read(arena, paths[i], paths[i], (size_t)1 << 28, log,
                           &text)) {
            abort();
        }
        RCN_PUSH(
            arena, &sections,
            document(arena, text, (uint32_t)i + 1, rcn_path_name(paths[i])));
    }
    rcn_log_free(log);
    return edition_of(arena, sections.items, sections.count);
}

const rcn_edition *
plain_edition_of(rcn_arena *arena, const char *text)
{
    rcn_section *section = rcn_arena_alloc(arena, 1, sizeof *section);
    *section = document(arena, rcn_text_of(text), 1, "A text");
    return edition_of(arena, section, 1);
}

const rcn_edition *
plain_edition_blocks(rcn_arena *arena, const rcn_block *blocks, size_t count)
{
    rcn_section *section = rcn_arena_alloc(arena, 1, sizeof *section);
    *section = document(arena, rcn_text_of(""), 1, "Some blocks");
    section->blocks = blocks;
    section->block_count = count;
    return edition_of(arena, section, 1);
}
