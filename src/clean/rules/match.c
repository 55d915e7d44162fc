/* Does a rule match a line?  Lines and phrases are compared by a key that
 * forgets case, numbers and ornament; a line made of known phrases and nothing
 * else ("Share this: Facebook Twitter") is found by tiling it with them. */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/list.h"
#include "base/utf8.h"
#include "clean/rules/ruleset.h"

/* A longer line is prose or data, and no rule's business. */
#define LINE_LIMIT 1500

#define NO_USE SIZE_MAX

static uint32_t
plain(uint32_t rune)
{
    if (rune == 0x2018 || rune == 0x2019 || rune == 0x02BC) {
        return '\'';
    }
    if (rune == 0x201C || rune == 0x201D || rune == 0x201E || rune == 0xAB ||
        rune == 0xBB) {
        return '"';
    }
    return rune >= 0x2010 && rune <= 0x2015 ? '-' : rune;
}

static bool
is_core(uint32_t rune)
{
    return rune == '#' || rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

/* Cuts off what is no word at both ends. */
static rcn_text
core(rcn_text text)
{
    uint32_t rune = 0;
    while (text.len) {
        size_t len = rcn_utf8_next(text, 0, &rune);
        if (is_core(rune)) {
            break;
        }
        text = rcn_text_slice(text, len, text.len);
    }
    while (text.len) {
        size_t len = rcn_utf8_prev(text, text.len, &rune);
        if (is_core(rune)) {
            break;
        }
        text.len -= len;
    }
    return text;
}

rcn_text
rcn_rules_key(rcn_arena *arena, rcn_text line)
{
    if (line.len > LINE_LIMIT) {
        return (rcn_text){"", 0};
    }
    rcn_text folded = core(rcn_utf8_fold(arena, line));
    rcn_buffer key = rcn_buffer_new(arena);
    bool space = false;
    bool number = false;
    for (size_t at = 0; at < folded.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(folded, at, &rune);
        if (rcn_rune_is_space(rune)) {
            space = true;
            continue;
        }
        bool digit = rcn_rune_is_digit(rune);
        if (digit && number && !space) {
            continue;
        }
        number = digit || (number && !space && (rune == '.' || rune == ',') &&
                           at < folded.len && folded.at[at] >= '0' &&
                           folded.at[at] <= '9');
        if (number && !digit) {
            continue;
        }
        if (space) {
            rcn_buffer_char(&key, ' ');
        }
        space = false;
        rcn_buffer_rune(&key, digit ? '#' : plain(rune));
    }
    return rcn_buffer_text(&key);
}

/* What a search may answer with. */
typedef struct rcn_question {
    const rcn_rules *rules;
    rcn_where where;
    size_t only; /* one rule whatever its place, or SIZE_MAX: any */
} rcn_question;

static bool
allowed(const rcn_question *question, size_t index)
{
    if (question->only != SIZE_MAX) {
        return index == question->only;
    }
    rcn_where where = question->rules->rules[index].where;
    return where == RCN_WHERE_ANYWHERE || where == question->where ||
           (where == RCN_WHERE_EDGE && question->where != RCN_WHERE_ANYWHERE);
}

/* Returns the first rule that a phrase answers with as this part of a line. */
static size_t
rule_of(const rcn_question *question, uint32_t phrase, rcn_line_part part)
{
    const rcn_rules *rules = question->rules;
    size_t best = SIZE_MAX;
    for (size_t use = rules->first_use[phrase]; use != NO_USE;
         use = rules->uses[use].next) {
        size_t index = rules->uses[use].rule;
        if (rules->rules[index].part == part && allowed(question, index) &&
            index < best) {
            best = index;
        }
    }
    return best;
}

static bool
is_separator(char byte)
{
    return !((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
             byte == '#' || (unsigned char)byte >= 0x80);
}

/* One tiling of the first bytes of a line. */
typedef struct rcn_tiling {
    size_t first; /* rule of the first tile plus 1; 0: none */
    size_t tiles;
} rcn_tiling;

/* Tiles the line from its start to its end; separators are free. */
static rcn_rule_match
tile(const rcn_question *question, rcn_arena *scratch, rcn_text key,
     const rcn_automaton_hit *hits, size_t count)
{
    rcn_tiling *from = rcn_arena_alloc(scratch, key.len + 1, sizeof *from);
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        for (; done < hits[i].end; done++) {
            if (from[done].first && is_separator(key.at[done])) {
                from[done + 1] = from[done];
            }
        }
        size_t rule = rule_of(question, hits[i].phrase, RCN_PART_LINE);
        bool starts = hits[i].start == 0;
        if (rule == SIZE_MAX || (!starts && !from[hits[i].start].first)) {
            continue;
        }
        size_t first = starts ? rule + 1 : from[hits[i].start].first;
        size_t tiles = starts ? 1 : from[hits[i].start].tiles + 1;
        rcn_tiling *reached = &from[hits[i].end];
        if (!reached->first || first < reached->first) {
            *reached = (rcn_tiling){first, tiles};
        }
    }
    const rcn_tiling *whole = &from[key.len];
    if (!whole->first) {
        return (rcn_rule_match){SIZE_MAX, false};
    }
    size_t rule = whole->first - 1;
    return (rcn_rule_match){rule, whole->tiles == 1 &&
                                      question->rules->rules[rule].beside};
}

static int64_t
words_of(rcn_text key)
{
    int64_t words = key.len > 0;
    for (size_t i = 0; i < key.len; i++) {
        words += key.at[i] == ' ';
    }
    return words;
}

/* Returns the rule of a phrase that is at the start or at the end of the
 * line. */
static size_t
match_part(const rcn_question *question, rcn_text key,
           const rcn_automaton_hit *hits, size_t count)
{
    int64_t words = words_of(key);
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        bool starts = hits[i].start == 0 && (hits[i].end == key.len ||
                                             is_separator(key.at[hits[i].end]));
        bool ends =
            hits[i].end == key.len &&
            (hits[i].start == 0 || is_separator(key.at[hits[i].start - 1]));
        for (rcn_line_part part = RCN_PART_START; part <= RCN_PART_END;
             part++) {
            if (part == RCN_PART_START ? !starts : !ends) {
                continue;
            }
            size_t rule = rule_of(question, hits[i].phrase, part);
            if (rule < best && words <= question->rules->rules[rule].at_most) {
                best = rule;
            }
        }
    }
    return best;
}

static size_t
match_pattern(const rcn_question *question, rcn_text line, rcn_text key)
{
    const rcn_rules *rules = question->rules;
    int64_t words = words_of(key);
    for (size_t i = 0; i < rules->pattern_count; i++) {
        size_t index = rules->patterns[i];
        const rcn_rule *rule = &rules->rules[index];
        rcn_match match;
        if (words <= rule->at_most && allowed(question, index) &&
            rcn_pattern_find(rule->pattern, line, 0, &match)) {
            return index;
        }
    }
    return SIZE_MAX;
}

static rcn_rule_match
ask(const rcn_question *question, rcn_arena *scratch, rcn_text line)
{
    const rcn_rules *rules = question->rules;
    rcn_rule_match best = {SIZE_MAX, false};
    line = rcn_text_trim(line);
    if (!line.len || line.len > LINE_LIMIT) {
        return best;
    }
    rcn_text key = rcn_rules_key(scratch, line);
    size_t count = 0;
    const rcn_automaton_hit *hits =
        rcn_automaton_find(rules->phrases, scratch, key, &count);
    if (count) {
        best = tile(question, scratch, key, hits, count);
        size_t part = match_part(question, key, hits, count);
        if (part < best.rule) {
            best = (rcn_rule_match){part, rules->rules[part].beside};
        }
    }
    size_t pattern = match_pattern(question, line, key);
    if (pattern < best.rule) {
        best = (rcn_rule_match){pattern, rules->rules[pattern].beside};
    }
    return best;
}

rcn_rule_match
rcn_rules_match(const rcn_rules *rules, rcn_arena *scratch, rcn_text line,
                rcn_where where)
{
    rcn_question question = {rules, where, SIZE_MAX};
    return ask(&question, scratch, line);
}

static int
by_key(const void *left, const void *right)
{
    const rcn_text *a = left;
    const rcn_text *b = right;
    size_t len = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->at, b->at, len);
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* Each distinct key of a phrase once, sorted. */
static rcn_text *
distinct_keys(rcn_rules *rules, size_t *ret_count)
{
    RCN_LIST(rcn_text) keys = {0};
    for (size_t i = 0; i < rules->count; i++) {
        const char *const *phrases = rules->rules[i].phrases;
        for (size_t k = 0; phrases && phrases[k]; k++) {
            RCN_PUSH(rules->arena, &keys,
                     rcn_rules_key(rules->arena, rcn_text_of(phrases[k])));
        }
    }
    if (keys.count) {
        qsort(keys.items, keys.count, sizeof *keys.items, by_key);
    }
    size_t kept = 0;
    for (size_t i = 0; i < keys.count; i++) {
        if (!kept || !rcn_text_equal(keys.items[kept - 1], keys.items[i])) {
            keys.items[kept++] = keys.items[i];
        }
    }
    *ret_count = kept;
    return keys.items;
}

void
rcn_rules_index(rcn_rules *rules)
{
    size_t count = 0;
    rcn_text *keys = distinct_keys(rules, &count);
    rules->phrases = rcn_automaton_new(rules->arena, keys, count);
    rules->first_use = rcn_arena_alloc(rules->arena, count, sizeof(size_t));
    rules->patterns =
        rcn_arena_alloc(rules->arena, rules->count, sizeof *rules->patterns);
    for (size_t i = 0; i < count; i++) {
        rules->first_use[i] = NO_USE;
    }
    RCN_LIST(struct rcn_phrase_use) uses = {0};
    for (size_t i = 0; i < rules->count; i++) {
        const rcn_rule *rule = &rules->rules[i];
        if (rule->pattern) {
            rules->patterns[rules->pattern_count++] = i;
        }
        for (size_t k = 0; rule->phrases && rule->phrases[k]; k++) {
            rcn_text key =
                rcn_rules_key(rules->arena, rcn_text_of(rule->phrases[k]));
            const rcn_text *found =
                bsearch(&key, keys, count, sizeof *keys, by_key);
            size_t phrase = (size_t)(found - keys);
            RCN_PUSH(
                rules->arena, &uses,
                (struct rcn_phrase_use){(uint32_t)i, rules->first_use[phrase]});
            rules->first_use[phrase] = uses.count - 1;
        }
    }
    rules->uses = uses.items;
}

static size_t
run_examples(const rcn_rules *rules, size_t index, bool hit, rcn_log *log)
{
    const rcn_rule *rule = &rules->rules[index];
    const char *const *lines = hit ? rule->hits : rule->misses;
    rcn_arena *scratch = rcn_arena_new(0);
    size_t failed = 0;
    for (size_t i = 0; lines && lines[i]; i++) {
        rcn_question question = {rules, RCN_WHERE_ANYWHERE, index};
        bool matched =
            ask(&question, scratch, rcn_text_of(lines[i])).rule != SIZE_MAX;
        if (matched != hit) {
            rcn_log_add(log, RCN_CODE_RULE_EXAMPLE, rule->place,
                        "%s: \"%s\" %s", rule->info.id, lines[i],
                        hit ? "is not matched" : "is matched");
            failed++;
        }
    }
    rcn_arena_free(scratch);
    return failed;
}

static size_t
count_lines(const char *const *lines)
{
    size_t count = 0;
    while (lines && lines[count]) {
        count++;
    }
    return count;
}

size_t
rcn_rules_test(const rcn_rules *rules, bool own, rcn_log *log,
               size_t *ret_failed)
{
    size_t total = 0;
    size_t failed = 0;
    for (size_t i = 0; i < rules->count; i++) {
        if (own && !rules->rules[i].own) {
            continue;
        }
        total += count_lines(rules->rules[i].hits) +
                 count_lines(rules->rules[i].misses);
        failed += run_examples(rules, i, true, log) +
                  run_examples(rules, i, false, log);
    }
    *ret_failed = failed;
    return total - failed;
}
