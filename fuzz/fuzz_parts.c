/* Any bytes as a container; the first byte says of which kind. */
#include "fuzz.h"
#include "source/parts.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static rcn_parts_reader *const readers[] = {
        rcn_parts_warc, rcn_parts_mhtml, rcn_parts_epub, rcn_parts_markdown};
    if (!size) {
        return 0;
    }
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_parts parts = {0};
    const char *bytes =
        rcn_arena_strndup(arena, (const char *)data + 1, size - 1);
    readers[data[0] % 4](arena, (rcn_text){bytes, size - 1}, "input", log,
                         &parts);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
