/* Decisions written into any edition.yaml: the first line of the input is the
 * change, the rest the file.  A result is read again by the function itself; here
 * the same decision once more must change nothing. */
#include "fuzz.h"

#include <stdlib.h>

#include "base/yaml.h"
#include "project/decide.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_text all = {(const char *)data, size};
    size_t end = rcn_text_find(all, "\n", 0);
    end = end == SIZE_MAX ? size : end;
    rcn_text old = rcn_text_slice(all, end < size ? end + 1 : size, size);
    const rcn_yaml *change =
        rcn_yaml_parse(arena, rcn_text_slice(all, 0, end), "change", log);
    rcn_text text, again;
    rcn_decide_conflict conflict;
    const rcn_decide decide = {
        .name = "a.txt", .sha256 = "0123456789abcdef", .change = change};
    if (change && rcn_project_decide(arena, old, &decide, log, &text,
                                     &conflict) == RCN_DECIDE_DONE) {
        bool same = rcn_project_decide(arena, text, &decide, log, &again,
                                       &conflict) == RCN_DECIDE_DONE &&
                    rcn_text_equal(text, again);
        if (!same) {
            abort();
        }
    }
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
