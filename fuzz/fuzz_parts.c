/* Any bytes as a container, by the reader that RCN_FUZZ_READER names; what comes
 * out must be whole. */
#include <stdlib.h>

#include "fuzz.h"
#include "source/formats/parts.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_parts parts = {0};
    const char *bytes = rcn_arena_strndup(arena, (const char *)data, size);
    RCN_FUZZ_READER(arena, (rcn_text){bytes, size}, "input", log, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        const rcn_part *part = &parts.items[i];
        if (!part->suffix || part->bytes.at[part->bytes.len] != '\0') {
            abort();
        }
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
