/* What `clean` prints of one document: JSON on one line (DESIGN.md,
 * Interfaces), or text for a person. */
#include "edition/number.h"
#include "report/parts.h"

bool
rcn_report_clean_json(rcn_arena *arena, FILE *out, const rcn_cleaned *cleaned,
                      const rcn_dating *dating,
                      const rcn_attribution *attribution)
{
    const rcn_block *blocks = rcn_number_blocks(
        arena, cleaned, rcn_document_key(arena, cleaned->document), 0);
    rcn_json json = rcn_json_to(arena, out, 0);
    rcn_json_open_object(&json, NULL);
    rcn_write_file(&json, cleaned);
    rcn_write_attribution(&json, attribution);
    rcn_write_dating(&json, dating);
    rcn_write_blocks(&json, blocks, cleaned->block_count, false);
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
    } else if (block->kind == RCN_BLOCK_ITEM && !block->marker_len) {
        rcn_buffer_printf(out, "%s ",
                          block->ordinal.value
                              ? rcn_ordinal_text(out->arena, block->ordinal)
                              : "-");
    } else if (block->kind == RCN_BLOCK_QUOTE) {
        rcn_buffer_string(out, "> ");
    }
    rcn_buffer_add(out, block->text);
    rcn_buffer_char(out, '\n');
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
    add_role(&out, "Publisher", &attribution->publisher);
    add_role(&out, "URL", &attribution->source_url);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        rcn_buffer_char(&out, '\n');
        add_block(&out, &cleaned->blocks[i]);
    }
    return rcn_buffer_text(&out);
}
