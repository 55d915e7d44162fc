/* The edition's own words in the language of the edition: a table of phrases in
 * the program for English, a file of phrases/ for each other language. */
#include "edition/phrases.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/yaml.h"

static const char *const keys[] = {
#define RCN_PHRASE(name, key, english) key,
#include "edition/phrases.def"
#undef RCN_PHRASE
    "kinds", NULL};

static const char *const english[] = {
#define RCN_PHRASE(name, key, english) english,
#include "edition/phrases.def"
#undef RCN_PHRASE
};

/* Returns the places a phrase has, one bit each. */
static unsigned
places_of(const char *words)
{
    unsigned places = 0;
    for (const char *at = strchr(words, '{'); at; at = strchr(at + 1, '{')) {
        bool place = at[1] >= '1' && at[1] <= '3' && at[2] == '}';
        places |= place ? 1u << (at[1] - '1') : 1u << 8;
    }
    return places;
}

/* What kinds of change are called: any of them may be missing. */
static bool
read_kinds(const rcn_yaml *file, rcn_log *log, rcn_phrases *phrases)
{
    const rcn_yaml *kinds = rcn_yaml_find(file, "kinds");
    bool ok = !kinds || kinds->kind == RCN_YAML_MAPPING;
    for (size_t i = 0; ok && kinds && i < kinds->count; i++) {
        const rcn_yaml *name = rcn_yaml_find(kinds, kinds->items[i].key);
        ok = name->kind == RCN_YAML_SCALAR && !rcn_text_blank(name->scalar);
    }
    if (!ok) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, kinds->place,
                    "kinds: expected a name for each class of change");
    }
    phrases->kinds = kinds;
    return ok;
}

static bool
read_phrases(const rcn_yaml *file, rcn_log *log, rcn_phrases *phrases)
{
    bool ok = rcn_yaml_only(file, keys, log);
    for (size_t i = 0; ok && i < RCN_SAY_COUNT; i++) {
        const rcn_yaml *node = rcn_yaml_find(file, keys[i]);
        if (!node) {
            rcn_log_add(log, RCN_CODE_YAML_VALUE, file->place,
                        "%s: expected this phrase, in English “%s”", keys[i],
                        english[i]);
            ok = false;
        } else if (node->kind != RCN_YAML_SCALAR ||
                   rcn_text_blank(node->scalar) ||
                   places_of(node->scalar.at) != places_of(english[i])) {
            rcn_log_add(log, RCN_CODE_YAML_VALUE, node->place,
                        "%s: expected words with the places of “%s”", keys[i],
                        english[i]);
            ok = false;
        } else {
            phrases->words[i] = node->scalar.at;
        }
    }
    return ok && read_kinds(file, log, phrases);
}

/* A tag of a language is the name of a file only when it looks like
 * one. */
static char *
file_stem(rcn_arena *arena, const char *language)
{
    char *stem = rcn_arena_strdup(arena, language);
    for (char *at = stem; *at; at++) {
        if (!isalnum((unsigned char)*at) && *at != '-') {
            *at = '\0';
            break;
        }
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at | 0x20 : *at);
    }
    return stem;
}

const rcn_phrases *
rcn_phrases_load(rcn_arena *arena, const char *folder, const char *language,
                 rcn_log *log, bool *ret_ok)
{
    char *stem = file_stem(arena, language);
    while (*stem) {
        const char *path = rcn_path_join(
            arena, folder, rcn_arena_printf(arena, "%s.yaml", stem));
        struct stat status;
        if (strcmp(stem, "en") != 0 && stat(path, &status) == 0) {
            const rcn_yaml *file = rcn_yaml_load(arena, path, path, log);
            rcn_phrases *phrases = rcn_arena_alloc(arena, 1, sizeof *phrases);
            phrases->language = stem;
            *ret_ok = file && read_phrases(file, log, phrases) && *ret_ok;
            return *ret_ok ? phrases : NULL;
        }
        char *dash = strrchr(stem, '-');
        *(dash ? dash : stem) = '\0';
    }
    return NULL;
}

rcn_phrase
rcn_phrase_of_particular(rcn_particular particular)
{
    static const rcn_phrase labels[RCN_PARTICULAR_COUNT] = {
#define RCN_PARTICULAR(name, key, label, tei) RCN_SAY_##name,
#include "base/particulars.def"
#undef RCN_PARTICULAR
    };
    return labels[particular];
}

const char *
rcn_say(const rcn_phrases *phrases, rcn_phrase phrase)
{
    return phrases ? phrases->words[phrase] : english[phrase];
}

const char *
rcn_say_kind(const rcn_phrases *phrases, const char *class_id)
{
    const rcn_yaml *kinds = phrases ? phrases->kinds : NULL;
    const rcn_yaml *name = kinds ? rcn_yaml_find(kinds, class_id) : NULL;
    return name ? name->scalar.at : NULL;
}

const char *
rcn_say_ground(const rcn_phrases *phrases, const char *class_id)
{
    static const struct {
        const char *class_id;
        rcn_phrase phrase;
    } grounds[] = {
#define RCN_GROUND(class_id, phrase) {class_id, RCN_SAY_##phrase},
#include "edition/grounds.def"
#undef RCN_GROUND
    };
    for (size_t i = 0; phrases && i < sizeof grounds / sizeof *grounds; i++) {
        if (strcmp(grounds[i].class_id, class_id) == 0) {
            return phrases->words[grounds[i].phrase];
        }
    }
    return NULL;
}

const char *
rcn_say_query(const rcn_phrases *phrases, const char *class_id,
              const char *message)
{
    static const char prefix[] = "query-";
    if (!phrases) {
        return message;
    }
    for (int i = 0; i < RCN_SAY_COUNT; i++) {
        if (strncmp(keys[i], prefix, sizeof prefix - 1) == 0 &&
            strcmp(keys[i] + sizeof prefix - 1, class_id) == 0) {
            return phrases->words[i];
        }
    }
    return phrases->words[RCN_SAY_QUERY_KEPT];
}

static const char *
fill(rcn_arena *arena, const char *words, const char *const values[3])
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (const char *at = words; *at; at++) {
        if (at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}') {
            const char *value = values[at[1] - '1'];
            rcn_buffer_string(&out, value ? value : "");
            at += 2;
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_say_with(rcn_arena *arena, const rcn_phrases *phrases, rcn_phrase phrase,
             const char *first, const char *second)
{
    const char *const values[] = {first, second, NULL};
    return fill(arena, rcn_say(phrases, phrase), values);
}

const char *
rcn_say_date(rcn_arena *arena, const rcn_phrases *phrases, rcn_date date)
{
    if (!phrases) {
        return rcn_date_words(arena, date);
    }
    bool past = date.year <= 0;
    const char *year =
        rcn_arena_printf(arena, "%d", past ? 1 - date.year : date.year);
    if (past) {
        year = rcn_say_with(arena, phrases, RCN_SAY_BEFORE_CHRIST, year, NULL);
    }
    if (!date.month) {
        return year;
    }
    const char *month =
        rcn_say(phrases, (rcn_phrase)(RCN_SAY_JANUARY + date.month - 1));
    const char *const values[] = {rcn_arena_printf(arena, "%u", date.day),
                                  month, year};
    return fill(
        arena,
        rcn_say(phrases, date.day ? RCN_SAY_FULL_DATE : RCN_SAY_MONTH_DATE),
        values);
}

/* Reads "2021", "2021-11" or "2021-11-08" at `*at` and goes behind it. */
static bool
read_date(const char **at, rcn_date *date)
{
    unsigned parts[3] = {0};
    size_t count = 0;
    const char *next = *at;
    for (; count < 3; count++) {
        size_t digits = count ? 2 : 4;
        for (size_t i = 0; i < digits; i++) {
            if (next[i] < '0' || next[i] > '9') {
                return false;
            }
            parts[count] = parts[count] * 10 + (unsigned)(next[i] - '0');
        }
        next += digits;
        if (*next != '-') {
            count++;
            break;
        }
        next += count < 2;
    }
    if (parts[1] > 12 || parts[2] > 31) {
        return false;
    }
    *date = (rcn_date){(int16_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2]};
    *at = next;
    return true;
}

/* "2021-11-08", "~" or "?" behind it. */
static const char *
say_single(rcn_arena *arena, const rcn_phrases *phrases, const char **at)
{
    rcn_date date;
    if (!read_date(at, &date)) {
        return NULL;
    }
    const char *words = rcn_say_date(arena, phrases, date);
    if (**at == '~' || **at == '?') {
        words = rcn_say_with(arena, phrases,
                             **at == '~' ? RCN_SAY_CIRCA : RCN_SAY_DOUBTFUL,
                             words, NULL);
        ++*at;
    }
    return words;
}

/* "[2020-12-01..]", "[..2020]", "[2020,2021]". */
static const char *
say_set(rcn_arena *arena, const rcn_phrases *phrases, const char **at)
{
    rcn_phrase phrase = RCN_SAY_COUNT;
    ++*at;
    if (strncmp(*at, "..", 2) == 0) {
        phrase = RCN_SAY_NOT_AFTER;
        *at += 2;
    }
    const char *words = say_single(arena, phrases, at);
    if (words && phrase == RCN_SAY_COUNT && strncmp(*at, "..", 2) == 0) {
        phrase = RCN_SAY_NOT_BEFORE;
        *at += 2;
    }
    while (words && phrase == RCN_SAY_COUNT && **at == ',') {
        ++*at;
        const char *other = say_single(arena, phrases, at);
        words = other ? rcn_say_with(arena, phrases, RCN_SAY_EITHER_DATE, words,
                                     other)
                      : NULL;
    }
    if (!words || **at != ']') {
        return NULL;
    }
    ++*at;
    return phrase == RCN_SAY_COUNT
               ? words
               : rcn_say_with(arena, phrases, phrase, words, NULL);
}

const char *
rcn_say_dating(rcn_arena *arena, const rcn_phrases *phrases,
               const rcn_dating *dating)
{
    if (!phrases) {
        return dating->display;
    }
    if (!dating->edtf) {
        return rcn_say(phrases, RCN_SAY_NO_DATE);
    }
    const char *at = dating->edtf;
    const char *words = *at == '[' ? say_set(arena, phrases, &at)
                                   : say_single(arena, phrases, &at);
    if (words && *at == '/') {
        at++;
        const char *end = say_single(arena, phrases, &at);
        words = end ? rcn_say_with(arena, phrases, RCN_SAY_PERIOD, words, end)
                    : NULL;
    }
    if (!words || *at) {
        return dating->display;
    }
    return dating->display[0] == '[' ? rcn_arena_printf(arena, "[%s]", words)
                                     : words;
}
