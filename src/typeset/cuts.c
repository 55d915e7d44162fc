/* Where words may be broken: Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion
 * by Com-put-er", Stanford 1983) through libhyphen, and the signs after which
 * readers expect a break. */
#include "typeset/cuts.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/list.h"
#include "base/utf8.h"

#define DICTIONARIES  "/usr/share/hyphen"
#define CUT_LIMIT     64
#define NAME_LIMIT    16
#define TONGUES       64 /* dictionaries open at once */
#define RUN_LIMIT     60 /* letters: longer runs are no words of a language */
#define LONG_WORD     40 /* letters: cut anywhere when there is no better way */
#define FORCED_STEP   4
#define ADDRESS_LEAST 10

typedef struct rcn_dictionary {
    const char *language;
    HyphenDict *patterns; /* NULL: none */
    iconv_t encoder;      /* to the charset of the patterns */
    bool utf8;
} rcn_dictionary;

struct rcn_cutter {
    rcn_arena *arena;
    const rcn_style *style;
    rcn_shaper *words;
    rcn_log *log;
    RCN_LIST(rcn_dictionary) dictionaries;
    RCN_LIST(rcn_cut_list *) known; /* by word; NULL: not yet looked at */
};

/* One character of the word being cut. */
typedef struct rcn_letter {
    uint32_t rune;
    uint16_t at;
} rcn_letter;

typedef struct rcn_cutting {
    rcn_cutter *cutter;
    rcn_text text;
    const char *language;
    rcn_letter letters[RCN_WORD_LIMIT + 1]; /* one more: the end */
    size_t count;
    rcn_cut cuts[CUT_LIMIT];
    size_t cut_count;
} rcn_cutting;

rcn_cutter *
rcn_cutter_new(rcn_arena *arena, const rcn_style *style, rcn_shaper *words,
               rcn_log *log)
{
    rcn_cutter *cutter = rcn_arena_alloc(arena, 1, sizeof *cutter);
    cutter->arena = arena;
    cutter->style = style;
    cutter->words = words;
    cutter->log = log;
    return cutter;
}

static void
release_patterns(void *patterns)
{
    hnj_hyphen_free(patterns);
}

static void
release_encoder(void *encoder)
{
    (void)iconv_close(encoder);
}

/* Loads hyph_NAME.dic; NULL when there is none. */
static HyphenDict *
load_patterns(rcn_arena *arena, const char *name)
{
    const char *path =
        rcn_arena_printf(arena, "%s/hyph_%s.dic", DICTIONARIES, name);
    HyphenDict *patterns =
        access(path, R_OK) == 0 ? hnj_hyphen_load(path) : NULL;
    if (patterns) {
        rcn_arena_defer(arena, release_patterns, patterns);
    }
    return patterns;
}

/* Writes the name of a language as dictionaries are called, "en_US"; returns
 * its length, 0 when it is no plain tag (it becomes part of a path). */
static size_t
dictionary_name(const char *language, char name[NAME_LIMIT])
{
    size_t len = 0;
    for (; language[len]; len++) {
        unsigned char c = (unsigned char)language[len];
        bool small = c >= 'a' && c <= 'z';
        if (len + 1 == NAME_LIMIT || (!small && !(c >= 'A' && c <= 'Z') &&
                                      !(c >= '0' && c <= '9') && c != '-')) {
            return 0;
        }
        unsigned upper = len > 2 && small ? c - 0x20u : c;
        name[len] = (char)upper;
        if (c == '-') {
            name[len] = '_';
        }
    }
    name[len] = '\0';
    return len;
}

/* A language without a region is that of its first home. */
static HyphenDict *
find_patterns(rcn_arena *arena, const char *language)
{
    static const char *const homes[] = {"en_US", "ru_RU", "de_DE", "it_IT",
                                        "es_ES", "pt_PT", "fr_FR"};
    char name[NAME_LIMIT];
    if (!dictionary_name(language, name)) {
        return NULL;
    }
    HyphenDict *found = load_patterns(arena, name);
    name[strcspn(name, "_")] = '\0';
    for (size_t i = 0; !found && i < sizeof homes / sizeof *homes; i++) {
        size_t stem = strlen(name);
        if (strncmp(homes[i], name, stem) == 0 && homes[i][stem] == '_') {
            found = load_patterns(arena, homes[i]);
        }
    }
    return found ? found : load_patterns(arena, name);
}

static const rcn_dictionary *
find_dictionary(rcn_cutter *cutter, const char *language)
{
    for (size_t i = 0; i < cutter->dictionaries.count; i++) {
        if (strcmp(cutter->dictionaries.items[i].language, language) == 0) {
            return &cutter->dictionaries.items[i];
        }
    }
    if (cutter->dictionaries.count == TONGUES) {
        return &cutter->dictionaries.items[0];
    }
    rcn_dictionary found = {.language =
                                rcn_arena_strdup(cutter->arena, language),
                            .patterns = find_patterns(cutter->arena, language)};
    if (found.patterns) {
        found.utf8 = found.patterns->utf8 != 0;
        found.encoder = iconv_open(found.patterns->cset, "UTF-8");
        if ((intptr_t)found.encoder == -1) { /* iconv_open(3) */
            found.patterns = NULL;
        } else {
            rcn_arena_defer(cutter->arena, release_encoder, found.encoder);
        }
    }
    if (!found.patterns) {
        rcn_log_add(cutter->log, RCN_CODE_HYPHEN_MISSING, (rcn_place){0}, "%s",
                    language);
    }
    RCN_PUSH(cutter->arena, &cutter->dictionaries, found);
    return &cutter->dictionaries.items[cutter->dictionaries.count - 1];
}

static void
add_cut(rcn_cutting *cutting, size_t letter, rcn_cut_kind kind)
{
    if (letter == 0 || letter >= cutting->count ||
        cutting->cut_count == CUT_LIMIT) {
        return;
    }
    cutting->cuts[cutting->cut_count++] =
        (rcn_cut){.at = cutting->letters[letter].at, .kind = (uint8_t)kind};
}

/* Lower-cases letters [from, to) into the charset of the patterns; returns the
 * bytes written, 0 when a letter is not in it. */
static size_t
encode(const rcn_cutting *cutting, const rcn_dictionary *dictionary,
       const size_t run[2], char out[4 * RUN_LIMIT + 1])
{
    char utf8[4 * RUN_LIMIT];
    size_t len = 0;
    for (size_t i = run[0]; i < run[1]; i++) {
        len +=
            rcn_utf8_put(rcn_rune_lower(cutting->letters[i].rune), utf8 + len);
    }
    char *in = utf8;
    char *to = out;
    size_t in_left = len;
    size_t out_left = (size_t)4 * RUN_LIMIT;
    (void)iconv(dictionary->encoder, NULL, NULL, NULL, NULL);
    if (iconv(dictionary->encoder, &in, &in_left, &to, &out_left) ==
            (size_t)-1 ||
        in_left) {
        return 0;
    }
    *to = '\0';
    return (size_t)(to - out);
}

/* Cuts the letters [run[0], run[1]) by the patterns.  Points where a language
 * changes its spelling at the break are left alone. */
static void
hyphenate(rcn_cutting *cutting, const size_t run[2])
{
    const rcn_breaking *limits = &cutting->cutter->style->breaking;
    size_t before = (size_t)limits->hyphen_before;
    size_t after = (size_t)limits->hyphen_after;
    size_t count = run[1] - run[0];
    if (count < before + after || count > RUN_LIMIT) {
        return;
    }
    const rcn_dictionary *dictionary =
        find_dictionary(cutting->cutter, cutting->language);
    char word[4 * RUN_LIMIT + 1];
    char points[4 * RUN_LIMIT + 8] = "";
    size_t len =
        dictionary->patterns ? encode(cutting, dictionary, run, word) : 0;
    if (!len) {
        return;
    }
    char **changed = NULL;
    int *positions = NULL;
    int *lengths = NULL;
    if (hnj_hyphen_hyphenate2(dictionary->patterns, word, (int)len, points,
                              NULL, &changed, &positions, &lengths) == 0) {
        for (size_t i = before; i + after <= count; i++) {
            if ((points[i - 1] & 1) && !(changed && changed[i - 1])) {
                add_cut(cutting, run[0] + i, RCN_CUT_HYPHEN);
            }
        }
    }
    for (size_t i = 0; changed && i < len; i++) {
        free(changed[i]);
    }
    free(changed);
    free(positions);
    free(lengths);
}

static uint32_t
rune_at(const rcn_cutting *cutting, size_t letter)
{
    return letter < cutting->count ? cutting->letters[letter].rune : 0;
}

static bool
alphanumeric(uint32_t rune)
{
    return rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune);
}

/* URLs, paths and identifiers: a joint that words of a language do not have. */
static bool
is_address(const rcn_cutting *cutting)
{
    if (cutting->count <= ADDRESS_LEAST) {
        return false;
    }
    for (size_t i = 1; i + 1 < cutting->count; i++) {
        uint32_t rune = rune_at(cutting, i);
        if (rune == '/' || rune == '_' || rune == '=' || rune == '@' ||
            (rune == ':' && rune_at(cutting, i + 1) == ':') ||
            (rune == '.' && rcn_rune_is_letter(rune_at(cutting, i - 1)) &&
             rcn_rune_is_letter(rune_at(cutting, i + 1)))) {
            return true;
        }
    }
    return false;
}

static void
cut_address(rcn_cutting *cutting)
{
    size_t last = 0;
    for (size_t i = 2; i + 2 < cutting->count; i++) {
        uint32_t rune = rune_at(cutting, i);
        uint32_t next = rune_at(cutting, i + 1);
        bool joint = (rune == '/' && next != '/') || rune == '_' ||
                     rune == '=' || rune == '&' || rune == '?' || rune == '-' ||
                     (rune == ':' && next != ':' && next != '/') ||
                     (rune == '.' && rcn_rune_is_letter(next));
        if (joint || i - last > 24) { /* a hash, a token */
            add_cut(cutting, i + 1, RCN_CUT_DASH);
            last = i + 1;
        }
    }
}

/* Letters [from, to) are one run; is it a word that may be hyphenated? */
static bool
hyphenable(const rcn_cutting *cutting, size_t from, size_t to)
{
    size_t capitals = 0;
    for (size_t i = from; i < to; i++) {
        capitals += rcn_rune_is_upper(cutting->letters[i].rune);
    }
    bool after_digit =
        from > 0 && rcn_rune_is_digit(cutting->letters[from - 1].rune);
    return capitals <= 1 && !after_digit;
}

static void
cut_at_sign(rcn_cutting *cutting, size_t at)
{
    uint32_t rune = rune_at(cutting, at);
    bool inside = at > 0 && at + 1 < cutting->count;
    if (rune == 0xAD && inside) {
        add_cut(cutting, at + 1, RCN_CUT_HYPHEN);
    } else if ((rune == '-' || rune == 0x2010) && inside &&
               alphanumeric(rune_at(cutting, at - 1)) &&
               alphanumeric(rune_at(cutting, at + 1))) {
        add_cut(cutting, at + 1, RCN_CUT_HARD);
    } else if ((rune == 0x2013 || rune == 0x2014 || rune == 0xB6) && inside) {
        add_cut(cutting, at + 1, RCN_CUT_DASH);
    }
}

static int
by_place(const void *left, const void *right)
{
    const rcn_cut *a = left;
    const rcn_cut *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* Cuts anywhere the stretches that are too long for any line and have no better
 * cut. */
static void
force_cuts(rcn_cutting *cutting)
{
    size_t found = cutting->cut_count;
    size_t letter = 0;
    for (size_t next = 0; next <= found; next++) {
        size_t from = letter;
        size_t end = next < found ? cutting->cuts[next].at : SIZE_MAX;
        while (letter < cutting->count && cutting->letters[letter].at < end) {
            letter++;
        }
        size_t step = letter - from > LONG_WORD ? FORCED_STEP : letter;
        for (size_t at = from + step; step && at < letter; at += step) {
            add_cut(cutting, at, RCN_CUT_FORCED);
        }
    }
    qsort(cutting->cuts, cutting->cut_count, sizeof *cutting->cuts, by_place);
}

static void
cut_word(rcn_cutting *cutting)
{
    bool compound = false;
    for (size_t i = 1; i + 1 < cutting->count; i++) {
        uint32_t rune = cutting->letters[i].rune;
        compound = compound || rune == '-' || rune == 0x2010 || rune == 0xAD;
    }
    size_t at = 0;
    while (at < cutting->count) {
        size_t from = at;
        while (at < cutting->count &&
               rcn_rune_is_letter(cutting->letters[at].rune)) {
            at++;
        }
        if (at == from) {
            cut_at_sign(cutting, at++);
        } else if (!compound && hyphenable(cutting, from, at)) {
            const size_t run[2] = {from, at};
            hyphenate(cutting, run);
        }
    }
    force_cuts(cutting);
}

/* Shapes the parts of each cut and keeps the list. */
static rcn_cut_list
keep_cuts(rcn_cutting *cutting, uint32_t face)
{
    rcn_cutter *cutter = cutting->cutter;
    for (size_t i = 0; i < cutting->cut_count; i++) {
        rcn_cut *cut = &cutting->cuts[i];
        char part[RCN_WORD_LIMIT + 1];
        size_t len = cut->at;
        memcpy(part, cutting->text.at, len);
        if (cut->kind == RCN_CUT_HYPHEN && len < RCN_WORD_LIMIT) {
            part[len++] = '-';
        }
        cut->before =
            rcn_shaper_find(cutter->words, face, (rcn_text){part, len});
        cut->after = rcn_shaper_find(
            cutter->words, face,
            rcn_text_slice(cutting->text, cut->at, cutting->text.len));
    }
    rcn_cut *items =
        rcn_arena_alloc(cutter->arena, cutting->cut_count, sizeof *items);
    if (cutting->cut_count) {
        memcpy(items, cutting->cuts, cutting->cut_count * sizeof *items);
    }
    return (rcn_cut_list){items, (uint32_t)cutting->cut_count};
}

static rcn_cut_list
find_cuts(rcn_cutter *cutter, const rcn_word *word)
{
    const rcn_face *face = rcn_shaper_face_at(cutter->words, word->face);
    rcn_cutting cutting = {.cutter = cutter,
                           .text = {word->text, word->len},
                           .language = face->language ? face->language : "en"};
    for (size_t at = 0; at < cutting.text.len;) {
        rcn_letter *letter = &cutting.letters[cutting.count++];
        letter->at = (uint16_t)at;
        at += rcn_utf8_next(cutting.text, at, &letter->rune);
    }
    if (face->backward || cutting.count < 2) {
        return (rcn_cut_list){0};
    }
    if (is_address(&cutting)) {
        cut_address(&cutting);
    } else {
        cut_word(&cutting);
    }
    return keep_cuts(&cutting, word->face);
}

rcn_cut_list
rcn_cutter_find(rcn_cutter *cutter, uint32_t word)
{
    while (cutter->known.count <= word) {
        RCN_PUSH(cutter->arena, &cutter->known, NULL);
    }
    rcn_cut_list *known = cutter->known.items[word];
    if (!known) {
        known = rcn_arena_alloc(cutter->arena, 1, sizeof *known);
        *known = find_cuts(cutter, rcn_shaper_at(cutter->words, word));
        cutter->known.items[word] = known;
    }
    return *known;
}
