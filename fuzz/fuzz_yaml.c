/* Any bytes as edition.yaml or as a file of rules. */
#include "base/yaml.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    (void)rcn_yaml_parse(arena, (rcn_text){(const char *)data, size}, "input",
                         log);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return 0;
}
