/* Plain text: what remains when all form is gone, in the order of reading. */
#include <string.h>

#include "base/utf8.h"
#include "twins/twins.h"

static void
add_rule(rcn_buffer *out, const char *title, char line)
{
    size_t width = rcn_utf8_count(rcn_text_of(title));
    rcn_buffer_string(out, title);
    rcn_buffer_char(out, '\n');
    for (size_t i = 0; i < width; i++) {
        rcn_buffer_char(out, line);
    }
    rcn_buffer_char(out, '\n');
}

/* A line break inside a block stands as U+2028, so that a line is a block. */
static void
add_text(rcn_buffer *out, rcn_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n') {
            rcn_buffer_rune(out, 0x2028);
        } else {
            rcn_buffer_char(out, text.at[i]);
        }
    }
    rcn_buffer_char(out, '\n');
}

static void
add_block(rcn_buffer *out, const rcn_block *block, const rcn_phrases *phrases)
{
    bool field = block->kind == RCN_BLOCK_FIELD;
    if (!field) {
        rcn_buffer_string(out, block->after_break ? "\n* * *\n\n" : "\n");
    }
    if (block->citation) {
        rcn_buffer_string(out, block->citation);
        rcn_buffer_char(out, '\t');
    }
    if (block->kind == RCN_BLOCK_ITEM && block->ordinal.value) {
        rcn_buffer_printf(out, "%s ",
                          rcn_ordinal_text(out->arena, block->ordinal));
    }
    if (block->kind == RCN_BLOCK_FIGURE) {
        const rcn_figure *figure = block->figure;
        const char *label = rcn_say(phrases, RCN_SAY_PICTURE);
        bool labelled = !figure->image && *figure->alt;
        rcn_buffer_printf(out, "[%s%s%s]\n", labelled ? "" : label,
                          labelled || !*figure->alt ? "" : ": ", figure->alt);
    } else if (block->kind == RCN_BLOCK_PRE || block->kind == RCN_BLOCK_TABLE) {
        rcn_buffer_add(out, block->text);
        rcn_buffer_char(out, '\n');
    } else {
        add_text(out, block->text);
    }
}

static void
add_section(rcn_buffer *out, const rcn_section *section,
            const rcn_phrases *phrases)
{
    if (section->role == RCN_SECTION_CONTENTS) {
        return;
    }
    const char *title = section->label
                            ? rcn_arena_printf(out->arena, "%s. %s",
                                               section->label, section->title)
                            : section->title;
    rcn_buffer_string(out, out->len ? "\n\n" : "");
    add_rule(out, title, section->role == RCN_SECTION_TITLE_PAGE ? '=' : '-');
    for (size_t i = 0; i < section->header_count; i++) {
        add_block(out, &section->header[i], phrases);
    }
    for (size_t i = 0; i < section->block_count; i++) {
        add_block(out, &section->blocks[i], phrases);
    }
}

rcn_text
rcn_twin_text(rcn_arena *arena, const rcn_edition *edition,
              const rcn_style *style, rcn_log *log)
{
    (void)style;
    (void)log;

    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < edition->section_count; i++) {
        add_section(&out, &edition->sections[i], edition->phrases);
    }
    return rcn_buffer_text(&out);
}
