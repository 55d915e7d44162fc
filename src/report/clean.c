/* What `clean` prints of one document: JSON on one line (DESIGN.md,
 * Interfaces), or text for a person. */
#include <string.h>

#include "edition/number.h"
#include "report/parts.h"

#define DEEPEST_ITEM 8 /* that is set in further than the one around it */

bool
rcn_report_clean_json(rcn_arena *arena, FILE *out, const rcn_cleaned *cleaned,
                      const rcn_dating *dating,
                      const rcn_attribution *attribution)
{
    const rcn_block *blocks = rcn_number_blocks(
        arena, cleaned, rcn_document_key(arena, cleaned->document), 0);
    rcn_json json = rcn_json_to(arena, out, 0);
    rcn_json_open_object(&json, NULL);
    rcn_write_file(&json, cleaned, NULL);
    rcn_write_nodes(&json, cleaned->document);
    rcn_write_attribution(&json, attribution);
    rcn_write_dating(&json, dating);
    rcn_write_blocks(&json, blocks, cleaned->block_count, RCN_BLOCK_PLAIN);
    rcn_write_spans(&json, cleaned, blocks);
    rcn_write_queries(&json, cleaned, blocks);
    rcn_json_close_object(&json);
    return rcn_json_end(&json);
}

static void
add_role(rcn_buffer *out, const char *label, const rcn_role *role)
{
    rcn_buffer_printf(out, "%s: %s", label,
                      role->value ? role->value : "not stated");
    if (role->value) {
        rcn_buffer_printf(out, " (%s)", rcn_status_name(role->status));
    }
    rcn_buffer_char(out, '\n');
}

/* Lines of an item or a quotation that follow the first stand below its text. */
static void
add_lines(rcn_buffer *out, rcn_text text, const char *below)
{
    for (size_t i = 0; i < text.len; i++) {
        rcn_buffer_char(out, text.at[i]);
        if (text.at[i] == '\n') {
            rcn_buffer_string(out, below);
        }
    }
    rcn_buffer_char(out, '\n');
}

static void
add_item(rcn_buffer *out, const rcn_block *block)
{
    size_t depth = block->level > 1 ? block->level - 1u : 0;
    char below[2 * DEEPEST_ITEM + 1] = "";
    memset(below, ' ', 2 * (depth < DEEPEST_ITEM ? depth : DEEPEST_ITEM));
    rcn_buffer_string(out, below);
    if (!block->marker_len) {
        rcn_buffer_printf(out, "%s ",
                          block->ordinal.value
                              ? rcn_ordinal_text(out->arena, block->ordinal)
                              : "-");
    }
    add_lines(out, block->text, below);
}

static void
add_picture(rcn_buffer *out, const rcn_figure *figure)
{
    const char *alt = figure->alt && *figure->alt ? figure->alt : "picture";
    const char *from = figure->address ? figure->address : "in the page";
    rcn_buffer_printf(out, "[%s: %s]\n", alt, from);
}

static void
add_block(rcn_buffer *out, const rcn_block *block)
{
    static const char marks[] = "######";
    if (block->kind == RCN_BLOCK_HEADING) {
        uint32_t level = block->level < 1   ? 1
                         : block->level > 6 ? 6
                                            : block->level;
        rcn_buffer_add(out, (rcn_text){marks, level});
        rcn_buffer_char(out, ' ');
    } else if (block->kind == RCN_BLOCK_ITEM) {
        add_item(out, block);
        return;
    } else if (block->kind == RCN_BLOCK_QUOTE) {
        rcn_buffer_string(out, "> ");
        add_lines(out, block->text, "> ");
        return;
    } else if (block->figure) {
        add_picture(out, block->figure);
        return;
    }
    add_lines(out, block->text, "");
}

rcn_text
rcn_report_clean_text(rcn_arena *arena, const rcn_cleaned *cleaned,
                      const rcn_dating *dating,
                      const rcn_attribution *attribution)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_printf(&out, "File: %s\n", cleaned->document->name);
    add_role(&out, "Title", &attribution->title);
    rcn_buffer_printf(&out, "Date: %s (%s)\n", dating->display,
                      rcn_status_name(dating->status));
    add_role(&out, "Issuer", &attribution->issuer);
    add_role(&out, "Speaker", &attribution->speaker);
    add_role(&out, "Author", &attribution->author);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        if (attribution->particulars[i].value) {
            add_role(&out, rcn_particular_label((rcn_particular)i),
                     &attribution->particulars[i]);
        }
    }
    add_role(&out, "Publisher", &attribution->publisher);
    add_role(&out, "URL", &attribution->source_url);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        rcn_buffer_char(&out, '\n');
        add_block(&out, &cleaned->blocks[i]);
    }
    return rcn_buffer_text(&out);
}
