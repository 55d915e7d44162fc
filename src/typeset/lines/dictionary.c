/* Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford
 * 1983) through libhyphen, with the changes of spelling at a break of L.
 * Németh, "Automatic non-standard hyphenation in OpenOffice.org", TUGboat 27,
 * 2006: Hungarian asszony is asz-szony, Catalan col·lecció is col-lecció. */
#include "typeset/lines/dictionary.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/list.h"
#include "base/utf8.h"
#include "typeset/lines/patterns.h"

#define DICTIONARIES "/usr/share/hyphen"
#define NAME_LIMIT   16
#define TONGUES      64 /* dictionaries open at once */
#define WORD_BYTES   ((size_t)4 * RCN_HYPHENATED_MOST)

typedef struct rcn_dictionary {
    const char *language;
    HyphenDict *patterns; /* NULL: none */
    iconv_t encoder;      /* to the charset of the patterns */
} rcn_dictionary;

struct rcn_dictionaries {
    rcn_arena *arena;
    rcn_log *log;
    RCN_LIST(rcn_dictionary) open;
};

/* Which dictionary serves a language. */
typedef struct rcn_home {
    const char *language, *file, *package;
} rcn_home;

static const rcn_home homes[] = {
#define RCN_DICTIONARY(language, file, package) {language, file, package},
#include "typeset/lines/dictionaries.def"
#undef RCN_DICTIONARY
};

rcn_dictionaries *
rcn_dictionaries_new(rcn_arena *arena, rcn_log *log)
{
    rcn_dictionaries *dictionaries =
        rcn_arena_alloc(arena, 1, sizeof *dictionaries);
    dictionaries->arena = arena;
    dictionaries->log = log;
    return dictionaries;
}

static void
release_encoder(void *encoder)
{
    (void)iconv_close(encoder);
}

const char *
rcn_dictionary_path(rcn_arena *arena, const char *name)
{
    return rcn_arena_printf(arena, "%s/hyph_%s.dic", DICTIONARIES, name);
}

/* Loads hyph_NAME.dic; NULL when there is none. */
static HyphenDict *
load_patterns(rcn_arena *arena, const char *name)
{
    return rcn_patterns_load(arena, rcn_dictionary_path(arena, name));
}

/* Writes the name of a language as dictionaries are called, "en_US"; false when
 * it is no plain tag (it becomes part of a path). */
static bool
dictionary_name(const char *language, char name[NAME_LIMIT])
{
    size_t len = 0;
    for (; language[len]; len++) {
        unsigned char c = (unsigned char)language[len];
        bool small = c >= 'a' && c <= 'z';
        if (len + 1 == NAME_LIMIT || (!small && !(c >= 'A' && c <= 'Z') &&
                                      !(c >= '0' && c <= '9') && c != '-')) {
            return false;
        }
        unsigned upper = len > 2 && small ? c - 0x20u : c;
        name[len] = (char)upper;
        if (c == '-') {
            name[len] = '_';
        }
    }
    name[len] = '\0';
    return len > 0;
}

/* Returns the line of the table that fits a language best, or NULL. */
static const rcn_home *
find_home(const char *language)
{
    const rcn_home *found = NULL;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        size_t len = strlen(homes[i].language);
        bool fits = strncmp(homes[i].language, language, len) == 0 &&
                    (!language[len] || language[len] == '-');
        if (fits && (!found || len > strlen(found->language))) {
            found = &homes[i];
        }
    }
    return found;
}

/* Returns the dictionary of the region that a language names, else that of its
 * home, else one of its bare name. */
static HyphenDict *
find_patterns(rcn_arena *arena, const char *language, const rcn_home *home)
{
    char name[NAME_LIMIT];
    if (!dictionary_name(language, name) || (home && !home->file)) {
        return NULL;
    }
    HyphenDict *found = load_patterns(arena, name);
    if (!found && home) {
        found = load_patterns(arena, home->file);
    }
    name[strcspn(name, "_")] = '\0';
    return found ? found : load_patterns(arena, name);
}

static void
report_missing(rcn_log *log, const char *language, const rcn_home *home)
{
    if (!home || !home->package) {
        rcn_log_add(log, RCN_CODE_HYPHEN_MISSING, (rcn_place){0}, "%s",
                    language);
    } else {
        rcn_log_add(log, RCN_CODE_HYPHEN_MISSING, (rcn_place){0},
                    "%s (Debian has %s)", language, home->package);
    }
}

static const rcn_dictionary *
find_dictionary(rcn_dictionaries *dictionaries, const char *language)
{
    for (size_t i = 0; i < dictionaries->open.count; i++) {
        if (strcmp(dictionaries->open.items[i].language, language) == 0) {
            return &dictionaries->open.items[i];
        }
    }
    if (dictionaries->open.count == TONGUES) {
        return &dictionaries->open.items[0];
    }
    rcn_arena *arena = dictionaries->arena;
    const rcn_home *home = find_home(language);
    rcn_dictionary found = {.language = rcn_arena_strdup(arena, language),
                            .patterns = find_patterns(arena, language, home)};
    if (found.patterns) {
        found.encoder = iconv_open(found.patterns->cset, "UTF-8");
        if ((intptr_t)found.encoder == -1) { /* iconv_open(3) */
            found.patterns = NULL;
        } else {
            rcn_arena_defer(arena, release_encoder, found.encoder);
        }
    }
    if (!found.patterns && (!home || home->file)) {
        report_missing(dictionaries->log, language, home);
    }
    RCN_PUSH(arena, &dictionaries->open, found);
    return &dictionaries->open.items[dictionaries->open.count - 1];
}

/* Lower-cases letters into the charset of the patterns; returns the bytes
 * written, 0 when a letter is not in it. */
static size_t
encode(const rcn_dictionary *dictionary, const uint32_t *letters, size_t count,
       char out[WORD_BYTES + 1])
{
    char utf8[WORD_BYTES];
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        len += rcn_utf8_put(rcn_rune_lower(letters[i]), utf8 + len);
    }
    char *in = utf8;
    char *to = out;
    size_t in_left = len;
    size_t out_left = WORD_BYTES;
    (void)iconv(dictionary->encoder, NULL, NULL, NULL, NULL);
    if (iconv(dictionary->encoder, &in, &in_left, &to, &out_left) ==
            (size_t)-1 ||
        in_left) {
        return 0;
    }
    *to = '\0';
    return (size_t)(to - out);
}

/* What libhyphen says of the breaks of a word, by letters. */
typedef struct rcn_found_dictionary {
    char points[WORD_BYTES + 8];
    char **changed;
    int *before, *length;
} rcn_found_dictionary;

/* Reads how the word is respelt at a break after `at` letters; false when that
 * cannot be done: capitals, letters outside the word, bytes that are no UTF-8.
 */
static bool
read_respelling(const rcn_dictionary *dictionary,
                const rcn_found_dictionary *found, const uint32_t *letters,
                size_t count, rcn_hyphen_point *point)
{
    size_t index = point->at - 1u;
    const char *change = found->changed[index];
    const char *middle = strchr(change, '=');
    int from = (int)point->at - found->before[index];
    int to = from + found->length[index];
    size_t len = strlen(change);
    if (!middle || from < 0 || to <= from || to > (int)count ||
        len > RCN_RESPELLED_MOST) {
        return false;
    }
    for (int i = from; i < to; i++) {
        if (rcn_rune_is_upper(letters[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < len && !dictionary->patterns->utf8; i++) {
        if ((unsigned char)change[i] >= 0x80) {
            return false;
        }
    }
    rcn_respelling *it = &point->respelling;
    it->from = (uint8_t)from;
    it->to = (uint8_t)to;
    memcpy(it->left, change, (size_t)(middle - change));
    memcpy(it->right, middle + 1, strlen(middle + 1));
    return rcn_utf8_valid((rcn_text){change, len}) == len;
}

static size_t
read_points(const rcn_dictionary *dictionary, const rcn_found_dictionary *found,
            const uint32_t *letters, size_t count, rcn_hyphen_point *points)
{
    size_t point_count = 0;
    for (size_t i = 1; i < count; i++) {
        if (!(found->points[i - 1] & 1)) {
            continue;
        }
        rcn_hyphen_point point = {.at = (uint8_t)i};
        bool changes = found->changed && found->changed[i - 1];
        if (!changes ||
            read_respelling(dictionary, found, letters, count, &point)) {
            points[point_count++] = point;
        }
    }
    return point_count;
}

size_t
rcn_dictionaries_cut(rcn_dictionaries *dictionaries, const char *language,
                     const uint32_t *letters, size_t count,
                     rcn_hyphen_point *points)
{
    if (count > RCN_HYPHENATED_MOST) {
        return 0;
    }
    const rcn_dictionary *dictionary = find_dictionary(dictionaries, language);
    char word[WORD_BYTES + 1];
    size_t len =
        dictionary->patterns ? encode(dictionary, letters, count, word) : 0;
    if (!len) {
        return 0;
    }
    rcn_found_dictionary found = {.points = ""};
    size_t point_count = 0;
    if (hnj_hyphen_hyphenate2(dictionary->patterns, word, (int)len,
                              found.points, NULL, &found.changed, &found.before,
                              &found.length) == 0) {
        point_count = read_points(dictionary, &found, letters, count, points);
    }
    for (size_t i = 0; found.changed && i < len; i++) {
        free(found.changed[i]);
    }
    free(found.changed);
    free(found.before);
    free(found.length);
    return point_count;
}
