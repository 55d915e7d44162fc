/* Reading of the rules' files: a cut is data, with its reason and its examples
 * beside it.  rules/README.md describes the format. */
#include "clean/rules/rules.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "clean/rules/ruleset.h"

#define PHRASE_LIMIT 400
#define WORDS_LIMIT  100

typedef struct rcn_rules_reader {
    rcn_rules *rules;
    rcn_log *log;
    bool user; /* these may take the place of the program's own */
} rcn_rules_reader;

static size_t
index_of(const rcn_rules *rules, const char *id)
{
    size_t i = 0;
    while (i < rules->count && strcmp(rules->rules[i].info.id, id) != 0) {
        i++;
    }
    return i;
}

static bool
add_rule(rcn_rules_reader *reader, rcn_rule rule)
{
    rcn_rules *rules = reader->rules;
    size_t at = index_of(rules, rule.info.id);
    if (at == rules->count) {
        rules->rules =
            rcn_list_reserve(rules->arena, rules->rules, &rules->capacity,
                             rules->count, sizeof *rules->rules);
        rules->count++;
    } else if (!reader->user) {
        rcn_log_add(reader->log, RCN_CODE_RULE_REPEATED, rule.place, "%s",
                    rule.info.id);
        return false;
    }
    rules->rules[at] = rule;
    return true;
}

static bool
need(const rcn_yaml *node, const char *key, rcn_log *log,
     const char **ret_value)
{
    if (!rcn_yaml_string(node, key, log, ret_value)) {
        return false;
    }
    if (!*ret_value || !**ret_value) {
        const rcn_yaml *given = rcn_yaml_find(node, key);
        rcn_yaml_wrong(given ? given : node, given ? "a value" : key, log);
        return false;
    }
    return true;
}

static const char *
join_languages(rcn_arena *arena, const char *const *languages)
{
    rcn_buffer buffer = rcn_buffer_new(arena);
    for (size_t i = 0; languages && languages[i]; i++) {
        rcn_buffer_string(&buffer, i ? ", " : "");
        rcn_buffer_string(&buffer, languages[i]);
    }
    return rcn_buffer_text(&buffer).at;
}

static bool
read_pattern(rcn_rules_reader *reader, const rcn_yaml *node, rcn_rule *rule)
{
    const char *expression = NULL;
    if (!rcn_yaml_string(node, "pattern", reader->log, &expression)) {
        return false;
    }
    if (!expression) {
        return true;
    }
    const char *error = NULL;
    rule->pattern = rcn_pattern_new(
        reader->rules->arena,
        rcn_arena_printf(reader->rules->arena, "^(?:%s)$", expression), true,
        &error);
    if (!rule->pattern) {
        rcn_yaml_wrong(rcn_yaml_find(node, "pattern"), error, reader->log);
    }
    return rule->pattern != NULL;
}

static bool
read_match(rcn_rules_reader *reader, const rcn_yaml *node, rcn_rule *rule)
{
    rcn_arena *arena = reader->rules->arena;
    if (!rcn_yaml_strings(arena, node, "match", reader->log, &rule->phrases) ||
        !read_pattern(reader, node, rule)) {
        return false;
    }
    bool ok = rule->phrases || rule->pattern;
    for (size_t i = 0; rule->phrases && rule->phrases[i]; i++) {
        rcn_text phrase = rcn_text_of(rule->phrases[i]);
        ok = ok && phrase.len <= PHRASE_LIMIT &&
             rcn_rules_key(arena, phrase).len > 0;
    }
    if (!ok) {
        rcn_yaml_wrong(node, "match: phrases of words, or a pattern",
                       reader->log);
    }
    return ok;
}

static bool
read_place(rcn_rules_reader *reader, const rcn_yaml *node, rcn_rule *rule)
{
    static const char *const wheres[] = {"anywhere", "head", "tail", "edge",
                                         NULL};
    static const char *const parts[] = {"line", "start", "end", NULL};
    size_t where = RCN_WHERE_ANYWHERE;
    size_t part = RCN_PART_LINE;
    rule->at_most = 12;
    if (!rcn_yaml_word(node, "where", wheres, reader->log, &where) ||
        !rcn_yaml_word(node, "part", parts, reader->log, &part) ||
        !rcn_yaml_bool(node, "beside", reader->log, &rule->beside) ||
        !rcn_yaml_int(node, "at-most", 1, WORDS_LIMIT, reader->log,
                      &rule->at_most)) {
        return false;
    }
    rule->where = (rcn_where)where;
    rule->part = (rcn_line_part)part;
    rule->info.where = wheres[where];
    return true;
}

static bool
read_rule(rcn_rules_reader *reader, const rcn_yaml *node)
{
    static const char *const known[] = {
        "id",  "class", "languages", "where", "part",    "at-most", "beside",
        "hit", "miss",  "reason",    "match", "pattern", NULL};
    rcn_arena *arena = reader->rules->arena;
    rcn_log *log = reader->log;
    rcn_rule rule = {.place = node->place, .own = reader->user};
    const char *const *languages = NULL;
    if (!rcn_yaml_only(node, known, log) ||
        !need(node, "id", log, &rule.info.id) ||
        !need(node, "class", log, &rule.info.class_id) ||
        !need(node, "reason", log, &rule.info.reason) ||
        !rcn_yaml_strings(arena, node, "languages", log, &languages) ||
        !read_place(reader, node, &rule) || !read_match(reader, node, &rule) ||
        !rcn_yaml_strings(arena, node, "hit", log, &rule.hits) ||
        !rcn_yaml_strings(arena, node, "miss", log, &rule.misses)) {
        return false;
    }
    if (!rule.hits || !rule.misses || !rule.hits[0] || !rule.misses[0]) {
        rcn_yaml_wrong(node, "examples: hit and miss", log);
        return false;
    }
    rule.info.languages = join_languages(arena, languages);
    return add_rule(reader, rule);
}

static bool
read_built_in(rcn_rules_reader *reader, const rcn_yaml *node)
{
    static const char *const known[] = {"id", "class", "reason", NULL};
    rcn_rule rule = {
        .place = node->place,
        .info = {.built_in = true, .where = "anywhere", .languages = ""}};
    return rcn_yaml_only(node, known, reader->log) &&
           need(node, "id", reader->log, &rule.info.id) &&
           need(node, "class", reader->log, &rule.info.class_id) &&
           need(node, "reason", reader->log, &rule.info.reason) &&
           add_rule(reader, rule);
}

static bool
read_title(rcn_rules_reader *reader, const rcn_yaml *node)
{
    rcn_rules *rules = reader->rules;
    if (node->kind != RCN_YAML_SCALAR || !node->scalar.len) {
        rcn_yaml_wrong(node, "what the class is called", reader->log);
        return false;
    }
    rules->titles =
        rcn_list_reserve(rules->arena, rules->titles, &rules->title_capacity,
                         rules->title_count, sizeof *rules->titles);
    rules->titles[rules->title_count++] =
        (struct rcn_class_title){node->key, node->scalar.at};
    return true;
}

/* Returns the list of a name, made when there is none: a user's words are added
 * to those of the program. */
static rcn_word_list *
list_of(rcn_arena *arena, rcn_word_list **lists, size_t *count,
        size_t *capacity, const char *name)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp((*lists)[i].name, name) == 0) {
            return &(*lists)[i];
        }
    }
    *lists = rcn_list_reserve(arena, *lists, capacity, *count, sizeof **lists);
    (*lists)[*count] = (rcn_word_list){.name = name};
    return &(*lists)[(*count)++];
}

static bool
read_words(rcn_rules_reader *reader, const rcn_yaml *section,
           const rcn_yaml *node, bool language)
{
    rcn_rules *rules = reader->rules;
    const char *const *words = NULL;
    if (!rcn_yaml_strings(rules->arena, section, node->key, reader->log,
                          &words)) {
        return false;
    }
    rcn_word_list *list =
        language
            ? list_of(rules->arena, &rules->languages, &rules->language_count,
                      &rules->language_capacity, node->key)
            : list_of(rules->arena, &rules->lists, &rules->list_count,
                      &rules->list_capacity, node->key);
    size_t added = 0;
    while (words[added]) {
        added++;
    }
    const char **all =
        rcn_arena_alloc(rules->arena, list->count + added + 1, sizeof *all);
    if (list->count) {
        memcpy(all, list->words, list->count * sizeof *all);
    }
    for (size_t i = 0; i < added; i++) {
        all[list->count + i] =
            rcn_utf8_fold(rules->arena, rcn_text_of(words[i])).at;
    }
    list->words = all;
    list->count += added;
    return true;
}

static bool
read_section(rcn_rules_reader *reader, const rcn_yaml *section)
{
    bool named = strcmp(section->key, "classes") == 0 ||
                 strcmp(section->key, "languages") == 0 ||
                 strcmp(section->key, "words") == 0;
    if (section->kind != (named ? RCN_YAML_MAPPING : RCN_YAML_SEQUENCE)) {
        rcn_yaml_wrong(section, named ? "names and values" : "a list",
                       reader->log);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < section->count; i++) {
        const rcn_yaml *item = &section->items[i];
        bool good = false;
        if (strcmp(section->key, "rules") == 0) {
            good = read_rule(reader, item);
        } else if (strcmp(section->key, "built-in") == 0) {
            good = read_built_in(reader, item);
        } else if (strcmp(section->key, "classes") == 0) {
            good = read_title(reader, item);
        } else {
            good = read_words(reader, section, item,
                              strcmp(section->key, "languages") == 0);
        }
        ok = ok && good;
    }
    return ok;
}

static bool
read_file(rcn_rules_reader *reader, const char *path)
{
    static const char *const known[] = {"rules",     "built-in", "classes",
                                        "languages", "words",    NULL};
    const rcn_yaml *root =
        rcn_yaml_load(reader->rules->arena, path, path, reader->log);
    if (!root || !rcn_yaml_only(root, known, reader->log)) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < root->count; i++) {
        ok = read_section(reader, &root->items[i]) && ok;
    }
    return ok;
}

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool
read_folder(rcn_rules_reader *reader, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) {
        rcn_log_add(reader->log, RCN_CODE_RULE_FOLDER, (rcn_place){path, 0, 0},
                    "%s", strerror(errno));
        return false;
    }
    RCN_LIST(const char *) names = {0};
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        rcn_text name = rcn_text_of(entry->d_name);
        if (name.at[0] != '.' && rcn_text_ends(name, ".yaml")) {
            RCN_PUSH(reader->rules->arena, &names,
                     rcn_path_join(reader->rules->arena, path, name.at));
        }
    }
    (void)closedir(folder);
    if (names.count) {
        qsort(names.items, names.count, sizeof *names.items, by_bytes);
    }
    bool ok = true;
    for (size_t i = 0; i < names.count; i++) {
        ok = read_file(reader, names.items[i]) && ok;
    }
    return ok;
}

/* Reports the classes of a user's rules that have no name. */
static void
check_classes(const rcn_rules *rules, rcn_log *log)
{
    const char **known =
        rcn_arena_alloc(rules->arena, rules->title_count + 1, sizeof *known);
    for (size_t i = 0; i < rules->title_count; i++) {
        known[i] = rules->titles[i].class_id;
    }
    for (size_t i = 0; i < rules->count; i++) {
        const rcn_rule *rule = &rules->rules[i];
        const char *class_id = rule->info.class_id;
        size_t at = 0;
        while (at < rules->title_count && strcmp(known[at], class_id) != 0) {
            at++;
        }
        if (!rule->own || at < rules->title_count) {
            continue;
        }
        const char *near = rcn_nearest(class_id, known, rules->title_count);
        rcn_log_add(log, RCN_CODE_RULE_CLASS, rule->place,
                    near ? "%s; the nearest is %s" : "%s", class_id,
                    near ? near : "");
    }
}

const rcn_rules *
rcn_rules_load(rcn_arena *arena, const char *folder, const char *user_folder,
               rcn_log *log)
{
    rcn_rules *rules = rcn_arena_alloc(arena, 1, sizeof *rules);
    rules->arena = arena;
    rcn_rules_reader reader = {rules, log, false};
    bool ok = read_folder(&reader, folder);
    reader.user = true;
    ok = ok && (!user_folder || read_folder(&reader, user_folder));
    if (!ok) {
        return NULL;
    }
    check_classes(rules, log);
    rcn_rules_index(rules);
    rules->languages_known = rcn_languages_new(arena);
    return rules;
}

size_t
rcn_rules_count(const rcn_rules *rules)
{
    return rules->count;
}

rcn_rule_info
rcn_rules_info(const rcn_rules *rules, size_t index)
{
    return rules->rules[index].info;
}

rcn_rule_info
rcn_rules_find(const rcn_rules *rules, const char *id)
{
    size_t at = index_of(rules, id);
    return at < rules->count ? rules->rules[at].info : (rcn_rule_info){0};
}

const char *
rcn_rules_class_title(const rcn_rules *rules, const char *class_id)
{
    const char *title = class_id;
    for (size_t i = 0; i < rules->title_count; i++) {
        if (strcmp(rules->titles[i].class_id, class_id) == 0) {
            title = rules->titles[i].title;
        }
    }
    return title;
}

rcn_word_list
rcn_rules_words(const rcn_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->list_count; i++) {
        if (strcmp(rules->lists[i].name, name) == 0) {
            return rules->lists[i];
        }
    }
    return (rcn_word_list){.name = name};
}

bool
rcn_word_list_has(rcn_word_list list, rcn_text word)
{
    for (size_t i = 0; i < list.count; i++) {
        if (rcn_text_is(word, list.words[i])) {
            return true;
        }
    }
    return false;
}
