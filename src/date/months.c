/* Month names as they are written in dates (months.def), looked up by binary
 * search over an index built once. */
#include "date/months.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

/** Words of one language: for each month full names, then after '|'
 * abbreviations, parted by spaces. */
typedef struct rcn_month_row {
    const char *language;
    const char *names[12];
} rcn_month_row;

static const rcn_month_row rows[] = {
#define RCN_MONTHS(language, ...) {language, {__VA_ARGS__}},
#include "date/months.def"
#undef RCN_MONTHS
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

typedef struct rcn_month_name {
    const char *folded;
    uint8_t month;
    bool abbreviated;
    uint16_t row;
} rcn_month_name;

struct rcn_months {
    const rcn_month_name *names; /**< sorted by name, then row */
    size_t count;
};

/** Letters of which only the base counts: accents are left out in capitals and
 * by careless typing, and Turkish has two letters i. */
static uint32_t
base_letter(uint32_t rune)
{
    static const struct {
        uint32_t first, last, base;
    } ranges[] = {
        {0xE0, 0xE5, 'a'},     {0xE7, 0xE7, 'c'},     {0xE8, 0xEB, 'e'},
        {0xEC, 0xEF, 'i'},     {0xF1, 0xF1, 'n'},     {0xF2, 0xF6, 'o'},
        {0xF9, 0xFC, 'u'},     {0x101, 0x105, 'a'},   {0x107, 0x10D, 'c'},
        {0x113, 0x11B, 'e'},   {0x11F, 0x11F, 'g'},   {0x129, 0x131, 'i'},
        {0x144, 0x148, 'n'},   {0x14D, 0x151, 'o'},   {0x159, 0x159, 'r'},
        {0x15B, 0x161, 's'},   {0x169, 0x173, 'u'},   {0x17A, 0x17E, 'z'},
        {0x3AC, 0x3AC, 0x3B1}, {0x3AD, 0x3AD, 0x3B5}, {0x3AE, 0x3AE, 0x3B7},
        {0x3AF, 0x3AF, 0x3B9}, {0x3CA, 0x3CA, 0x3B9}, {0x390, 0x390, 0x3B9},
        {0x3C2, 0x3C2, 0x3C3}, {0x3CC, 0x3CC, 0x3BF}, {0x3CD, 0x3CD, 0x3C5},
        {0x3CE, 0x3CE, 0x3C9},
    };
    rune = rcn_rune_lower(rune);
    for (size_t i = 0; rune >= 0xE0 && i < sizeof ranges / sizeof *ranges;
         i++) {
        if (rune >= ranges[i].first && rune <= ranges[i].last) {
            return ranges[i].base;
        }
    }
    return rune;
}

#define LONGEST_NAME 64

/** Folds a word into `out`; returns its length, 0 when it is too long to name
 * a month.  Combining marks after a Latin letter are left out. */
static size_t
fold(rcn_text word, char out[LONGEST_NAME])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(word, at, &rune);
        if (rune >= 0x300 && rune <= 0x36F) {
            continue;
        }
        if (len + 5 > LONGEST_NAME) {
            return 0;
        }
        len += rcn_utf8_put(base_letter(rune), out + len);
    }
    out[len] = '\0';
    return len;
}

static int
compare_names(const void *a, const void *b)
{
    const rcn_month_name *x = a;
    const rcn_month_name *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : (int)x->row - (int)y->row;
}

typedef RCN_LIST(rcn_month_name) rcn_month_list;

static void
add_names(rcn_arena *arena, rcn_month_list *list, size_t row, uint8_t month)
{
    const char *at = rows[row].names[month - 1];
    bool abbreviated = false;
    while (*at) {
        size_t len = strcspn(at, " |");
        char folded[LONGEST_NAME];
        size_t folded_len = fold((rcn_text){at, len}, folded);
        rcn_month_name name = {rcn_arena_strndup(arena, folded, folded_len),
                               month, abbreviated, (uint16_t)row};
        RCN_PUSH(arena, list, name);
        at += len;
        abbreviated |= *at == '|';
        at += *at != '\0';
    }
}

const rcn_months *
rcn_months_new(rcn_arena *arena)
{
    rcn_month_list list = {0};
    for (size_t row = 0; row < ROW_COUNT; row++) {
        for (uint8_t month = 1; month <= 12; month++) {
            add_names(arena, &list, row, month);
        }
    }
    qsort(list.items, list.count, sizeof *list.items, compare_names);
    rcn_months *months = rcn_arena_alloc(arena, 1, sizeof *months);
    *months = (rcn_months){list.items, list.count};
    return months;
}

/** Index of the first name equal to `folded`, or count. */
static size_t
first_name(const rcn_months *months, const char *folded)
{
    size_t low = 0;
    size_t high = months->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(months->names[middle].folded, folded) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < months->count && strcmp(months->names[low].folded, folded) == 0
               ? low
               : months->count;
}

static bool
is_tagged(const char *tag, const char *code)
{
    size_t len = strlen(code);
    return tag && strncmp(tag, code, len) == 0 &&
           (tag[len] == '\0' || tag[len] == '-');
}

uint8_t
rcn_months_find(const rcn_months *months, rcn_text word, const char *language)
{
    char folded[LONGEST_NAME];
    if (word.len < 2 || !fold(word, folded)) {
        return 0;
    }
    /* "Mars 2020" in an English text is no month, nor is "Mac 2019". */
    bool known = language && strcmp(language, "und") != 0;
    bool risky = known && strlen(folded) <= 4 && (folded[0] & 0x80) == 0;
    uint8_t agreed = 0;
    bool disagreed = false;
    for (size_t i = first_name(months, folded);
         i < months->count && strcmp(months->names[i].folded, folded) == 0;
         i++) {
        const rcn_month_name *name = &months->names[i];
        const char *own = rows[name->row].language;
        if (is_tagged(language, own)) {
            return name->month;
        }
        bool counts = name->row == 0 || (!name->abbreviated && !risky);
        if (counts) {
            disagreed |= agreed != 0 && agreed != name->month;
            agreed = name->month;
        }
    }
    return disagreed ? 0 : agreed;
}

const char *
rcn_months_language(const rcn_months *months, rcn_text word)
{
    char folded[LONGEST_NAME];
    if (!fold(word, folded)) {
        return NULL;
    }
    size_t first = first_name(months, folded);
    return first < months->count ? rows[months->names[first].row].language
                                 : NULL;
}

size_t
rcn_months_languages(void)
{
    return ROW_COUNT;
}
