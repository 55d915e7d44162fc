/* `recension quote`: from words to their citation.  Case and white space do
 * not count, nor does the form of quotation marks and hyphens. */
#include "driver/driver.h"

#include "base/codes.h"
#include "base/list.h"
#include "base/utf8.h"
#include "driver/show.h"

/* One form for characters that people type in several ways. */
static uint32_t
plain(uint32_t rune)
{
    switch (rune) {
    case 0x2018: /* quotation marks and apostrophes */
    case 0x2019:
    case 0x201A:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
        return '"';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2013:
    case 0x2014:
        return '-';
    default:
        return rune;
    }
}

static rcn_text
searchable(rcn_arena *arena, rcn_text text)
{
    rcn_text folded = rcn_text_squash(arena, rcn_utf8_fold(arena, text));
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < folded.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(folded, at, &rune);
        rcn_buffer_rune(&out, plain(rune));
    }
    return rcn_buffer_text(&out);
}

static size_t
search(const rcn_pipeline *pipeline, const char *words, rcn_found **ret_found)
{
    RCN_LIST(rcn_found) list = {0};
    rcn_arena *arena = pipeline->arena;
    rcn_arena *scratch = rcn_arena_new(0);
    const char *needle = searchable(arena, rcn_text_of(words)).at;
    for (size_t i = 0; i < pipeline->edition->record_count; i++) {
        const rcn_record *record = &pipeline->edition->records[i];
        for (size_t k = 0; k < record->block_count; k++) {
            rcn_text text = searchable(scratch, record->blocks[k].text);
            if (*needle && rcn_text_find(text, needle, 0) != SIZE_MAX) {
                RCN_PUSH(arena, &list, (rcn_found){record, &record->blocks[k]});
            }
            rcn_arena_reset(scratch);
        }
    }
    rcn_arena_free(scratch);
    *ret_found = list.items;
    return list.count;
}

bool
rcn_run_quote(const rcn_request *request, FILE *out, rcn_log *log)
{
    rcn_request rest = rcn_lookup_paths(request);
    rcn_build build = {.request = &rest, .log = log};
    bool ok = rcn_pipeline_read(&build.pipeline, &rest, log) &&
              rcn_pipeline_compose(&build.pipeline, &rest, log);
    if (ok) {
        rcn_found *found = NULL;
        size_t count = search(&build.pipeline, request->operands[0], &found);
        rcn_show_passages(&build, found, count, false, out);
        ok = count > 0;
        if (!ok) {
            rcn_log_add(log, RCN_CODE_LOOKUP_NONE, (rcn_place){NULL, 0, 0},
                        "the words stand in no document");
        }
    }
    rcn_pipeline_free(&build.pipeline);
    return ok;
}
