/* Who answers for the book and where it belongs.  A claim of accessibility is
 * that of a person who looked (EPUB Accessibility 1.1, section 4), so it needs
 * a name. */
#include "project/publication.h"

#include <string.h>

#include "base/codes.h"
#include "project/field.h"
#include "project/value.h"

#define POSITION_LIMIT 100000

#define TEXT rcn_value_is_text, "text"

static bool
read_map(rcn_arena *arena, const rcn_yaml *node, const char *const *keys,
         rcn_log *log, rcn_yaml *ret_said)
{
    if (!rcn_yaml_only(node, keys, log)) {
        return false;
    }
    *ret_said = rcn_spoken(arena, node);
    return true;
}

/* Returns whether each part between commas has several words, as "Ann Lee, Bo
 * Ray" has and "Lee, Ann" has not. */
static bool
lists_names(rcn_text value)
{
    size_t parts = 0, words = 0;
    for (size_t at = 0; at <= value.len; at++) {
        bool ends = at == value.len || value.at[at] == ',';
        if (at && (ends || value.at[at] == ' ')) {
            words += value.at[at - 1] != ' ' && value.at[at - 1] != ',';
        }
        if (ends && words < 2) {
            return false;
        }
        parts += ends;
        words = ends ? 0 : words;
    }
    return parts > 1;
}

static void
warn_of_several(const rcn_yaml *node, rcn_log *log)
{
    if (memchr(node->scalar.at, ';', node->scalar.len) ||
        lists_names(node->scalar)) {
        rcn_log_add(log, RCN_CODE_PROJECT_NAMES, node->place, "%s",
                    node->scalar.at);
    }
}

/* A name alone, or with the form under which it is filed. */
static bool
read_editor(rcn_arena *arena, const rcn_yaml *node, rcn_log *log,
            rcn_project_name *editor)
{
    static const char *const keys[] = {"name", "file_as", NULL};
    static const rcn_field fields[] = {
        {"name", offsetof(rcn_project_name, name), TEXT},
        {"file_as", offsetof(rcn_project_name, file_as), TEXT}};
    *editor = (rcn_project_name){0};
    if (node->kind == RCN_YAML_SCALAR && rcn_value_is_text(node->scalar)) {
        editor->name = node->scalar.at;
        warn_of_several(node, log);
        return true;
    }
    if (node->kind != RCN_YAML_MAPPING) {
        rcn_yaml_wrong(node, "a name, or name: and file_as:", log);
        return false;
    }
    rcn_yaml said;
    if (!read_map(arena, node, keys, log, &said) ||
        !rcn_fields_read(&said, fields, sizeof fields / sizeof *fields, editor,
                         log)) {
        return false;
    }
    if (!editor->name) {
        rcn_yaml_wrong(node, "an editor with name:", log);
        return false;
    }
    return true;
}

static bool
read_editors(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
             rcn_project *project)
{
    const rcn_yaml *node = rcn_yaml_find(root, "editors");
    if (!node) {
        return true;
    }
    bool one = node->kind != RCN_YAML_SEQUENCE;
    const rcn_yaml *items = one ? node : node->items;
    size_t count = one ? 1 : node->count;
    const char **names = rcn_arena_alloc(arena, count + 1, sizeof *names);
    const char **filed = rcn_arena_alloc(arena, count + 1, sizeof *filed);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        rcn_project_name editor;
        ok = read_editor(arena, &items[i], log, &editor) && ok;
        names[i] = editor.name;
        filed[i] = editor.file_as;
    }
    project->editors = names;
    project->editors_filed = filed;
    return ok;
}

static bool
read_series(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
            rcn_project *project)
{
    static const char *const keys[] = {"title", "number", NULL};
    static const rcn_field fields[] = {
        {"title", offsetof(rcn_project_series, title), TEXT}};
    const rcn_yaml *node = rcn_yaml_find(root, "series");
    if (!node) {
        return true;
    }
    rcn_yaml said;
    rcn_project_series *series = rcn_arena_alloc(arena, 1, sizeof *series);
    if (!read_map(arena, node, keys, log, &said) ||
        !rcn_fields_read(&said, fields, sizeof fields / sizeof *fields, series,
                         log) ||
        !rcn_yaml_int(&said, "number", 1, POSITION_LIMIT, log,
                      &series->number)) {
        return false;
    }
    if (!series->title) {
        rcn_yaml_wrong(node, "a series with title:", log);
        return false;
    }
    project->series = series;
    return true;
}

static bool
read_accessibility(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                   rcn_project *project)
{
    static const char *const keys[] = {
        "evaluated_by", "credential", "report", "date", "wcag", "level", NULL};
    static const char *const versions[] = {"2.2", "2.1", "2.0", NULL};
    static const char *const levels[] = {"AA", "A", "AAA", NULL};
    static const rcn_field fields[] = {
        {"evaluated_by", offsetof(rcn_project_evaluation, by), TEXT},
        {"credential", offsetof(rcn_project_evaluation, credential), TEXT},
        {"report", offsetof(rcn_project_evaluation, report),
         rcn_value_is_address, "an address such as https://example.org/page"},
        {"date", offsetof(rcn_project_evaluation, date), rcn_value_is_date,
         "a date: 2023, 2023-07 or 2023-07-29"}};
    const rcn_yaml *node = rcn_yaml_find(root, "accessibility");
    if (!node) {
        return true;
    }
    size_t version = 0, level = 0;
    rcn_yaml said;
    rcn_project_evaluation *found = rcn_arena_alloc(arena, 1, sizeof *found);
    if (!read_map(arena, node, keys, log, &said) ||
        !rcn_fields_read(&said, fields, sizeof fields / sizeof *fields, found,
                         log) ||
        !rcn_yaml_word(&said, "wcag", versions, log, &version) ||
        !rcn_yaml_word(&said, "level", levels, log, &level)) {
        return false;
    }
    if (!found->by) {
        rcn_yaml_wrong(node, "evaluated_by: who found the book accessible",
                       log);
        return false;
    }
    found->wcag = versions[version];
    found->level = levels[level];
    project->evaluation = found;
    return true;
}

bool
rcn_publication_read(rcn_arena *arena, const rcn_yaml *root, rcn_log *log,
                     rcn_project *project)
{
    bool ok = read_editors(arena, root, log, project);
    ok = read_series(arena, root, log, project) && ok;
    return read_accessibility(arena, root, log, project) && ok;
}
