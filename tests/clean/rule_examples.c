/* Runs the hit: and miss: examples of every rule of the program. */
#include <stdio.h>

#include "clean/rules/rules.h"

int
main(int count, char **arguments)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const char *folder = count > 1 ? arguments[1] : "rules";
    const rcn_rules *rules = rcn_rules_load(arena, folder, NULL, log);
    size_t failed = 0;
    size_t passed = rules ? rcn_rules_test(rules, false, log, &failed) : 0;
    (void)rcn_log_print(log, stderr, RCN_NOTE, RCN_LOG_TEXT);
    printf("%zu examples passed, %zu failed\n", passed, failed);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return rules && !failed && passed ? 0 : 1;
}
