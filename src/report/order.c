/* What `order` prints: the documents in their order, with the reasons. */
#include "report/parts.h"

rcn_text
rcn_report_order_json(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_json json = rcn_json_new(arena, 1);
    rcn_json_open_array(&json, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_json_open_object(&json, NULL);
        rcn_json_string(&json, "file", record->cleaned->document->name);
        rcn_json_int(&json, "number", record->number);
        rcn_json_string(&json, "label", record->label);
        rcn_json_string(&json, "id",
                        rcn_arena_printf(arena, "d-%s", record->key));
        rcn_json_string(&json, "title", record->attribution.title.value);
        rcn_json_string(&json, "edtf", record->dating.edtf);
        char sort[16];
        bool dated = record->dating.sort.year != RCN_YEAR_UNKNOWN;
        if (dated) {
            (void)rcn_date_format(record->dating.sort, sort, sizeof sort);
        }
        rcn_json_string(&json, "sort", dated ? sort : NULL);
        rcn_json_string(&json, "why", record->why);
        rcn_json_close_object(&json);
    }
    rcn_json_close_array(&json);
    return rcn_json_done(&json);
}

rcn_text
rcn_report_order_text(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_buffer_printf(&out, "%s. %s: %s (%s)\n   %s\n", record->label,
                          record->dating.display,
                          record->attribution.title.value,
                          record->cleaned->document->name, record->why);
    }
    for (size_t i = 0; i < edition->omitted_count; i++) {
        rcn_buffer_printf(&out, "Left out: %s\n", edition->omitted[i]);
    }
    return rcn_buffer_text(&out);
}
