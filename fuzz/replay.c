/* Runs a fuzz target over files, for compilers without libFuzzer. */
#include <stdio.h>

#include "base/file.h"
#include "fuzz.h"

int
main(int count, char **arguments)
{
    rcn_log *log = rcn_log_new();
    for (int i = 1; i < count; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_text bytes;
        if (rcn_file_read(arena, arguments[i], arguments[i], SIZE_MAX - 1, log,
                          &bytes)) {
            (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.at, bytes.len);
        }
        rcn_arena_free(arena);
    }
    (void)printf("%d inputs\n", count - 1);
    bool ok = count > 1 && rcn_log_print(log, stderr, RCN_NOTE, RCN_LOG_TEXT) &&
              rcn_log_count(log, RCN_NOTE) == 0;
    rcn_log_free(log);
    return ok ? 0 : 1;
}
