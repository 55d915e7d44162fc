/* `recension rules`: what the program knows of residue, and its examples. */
#include "driver/driver.h"

#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/json.h"
#include "clean/rules/rules.h"

static void
list_text(const rcn_rules *rules, FILE *out)
{
    for (size_t i = 0; i < rcn_rules_count(rules); i++) {
        rcn_rule_info rule = rcn_rules_info(rules, i);
        (void)fprintf(out, "%s\t%s\t%s\t%s\t%s\n", rule.id, rule.class_id,
                      rule.where ? rule.where : "",
                      rule.languages ? rule.languages : "",
                      rule.reason ? rule.reason : "");
    }
}

static void
list_json(rcn_arena *arena, const rcn_rules *rules, FILE *out)
{
    rcn_json json = rcn_json_new(arena, 1);
    rcn_json_open_array(&json, NULL);
    for (size_t i = 0; i < rcn_rules_count(rules); i++) {
        rcn_rule_info rule = rcn_rules_info(rules, i);
        rcn_json_open_object(&json, NULL);
        rcn_json_string(&json, "id", rule.id);
        rcn_json_string(&json, "class", rule.class_id);
        rcn_json_string(&json, "where", rule.where);
        rcn_json_string(&json, "languages", rule.languages);
        rcn_json_string(&json, "reason", rule.reason);
        rcn_json_bool(&json, "built_in", rule.built_in);
        rcn_json_close_object(&json);
    }
    rcn_json_close_array(&json);
    rcn_text text = rcn_json_done(&json);
    (void)fwrite(text.at, 1, text.len, out);
}

static bool
run_examples(const rcn_rules *rules, FILE *out, rcn_log *log)
{
    size_t failed = 0;
    size_t passed = rcn_rules_test(rules, false, log, &failed);
    (void)fprintf(out, "%zu examples passed, %zu failed\n", passed, failed);
    return failed == 0;
}

bool
rcn_run_rules(const rcn_request *request, FILE *out, rcn_log *log)
{
    const char *action = request->operand_count ? request->operands[0] : "list";
    bool list = strcmp(action, "list") == 0;
    if (!list && strcmp(action, "test") != 0) {
        rcn_log_add(log, RCN_CODE_USAGE, (rcn_place){NULL, 0, 0},
                    "rules: expected list or test, not \"%s\"", action);
        return false;
    }
    rcn_arena *arena = rcn_arena_new(0);
    const char *data = rcn_data_folder(arena, log);
    const rcn_rules *rules =
        data ? rcn_rules_load(arena, rcn_path_join(arena, data, "rules"),
                              request->rules, log)
             : NULL;
    bool ok = rules != NULL;
    if (ok && !list) {
        ok = run_examples(rules, out, log);
    } else if (ok && request->format == RCN_FORM_JSON) {
        list_json(arena, rules, out);
    } else if (ok) {
        list_text(rules, out);
    }
    rcn_arena_free(arena);
    return ok;
}
