/* Any bytes as a dump of a page or the text of a PDF: read and cleaned with the
 * project's rules; then the spans must part the text. */
#include <stdlib.h>

#include "base/file.h"
#include "clean/clean.h"
#include "fuzz.h"
#include "source/files/read.h"

static void
demand(bool truth)
{
    if (!truth) {
        abort();
    }
}

/* Loaded once, for it takes longer than all else. */
static const rcn_rules *
rules(void)
{
    static const rcn_rules *loaded;
    if (!loaded) {
        rcn_arena *arena = rcn_arena_new(0); /* for ever */
        rcn_log *log = rcn_log_new();
        const char *data = rcn_data_folder(arena, log);
        demand(data != NULL);
        loaded = rcn_rules_load(arena, rcn_path_join(arena, data, "rules"),
                                NULL, log);
        demand(loaded != NULL);
        rcn_log_free(log);
    }
    return loaded;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_document *document = rcn_source_from_bytes(
        arena, (rcn_text){(const char *)data, size}, "input.txt", log);
    if (document && !document->html) {
        rcn_clean_options options = {0};
        const rcn_cleaned *cleaned = rcn_clean(
            arena, (rcn_corpus){&document, 1}, rules(), &options, log);
        uint32_t at = 0;
        for (size_t i = 0; i < cleaned->span_count; i++) {
            demand(cleaned->spans[i].start == at);
            at = cleaned->spans[i].end;
        }
        demand(at == document->text.len);
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
