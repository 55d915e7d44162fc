/* Names of an index brought together: all mentions of a name are one, a surname
 * alone counts for the one full name that it can mean, a person behind an office
 * for the person. */
#include "edition/index_named.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define WORDS_MOST 4 /* of a person's name */

static int
by_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int
rcn_index_place_order(const rcn_index_place *a, const rcn_index_place *b)
{
    int order = by_numbers(a->record, b->record);
    order = order ? order : by_numbers(a->block, b->block);
    return order ? order : by_numbers(a->offset, b->offset);
}

const char *
rcn_index_key(rcn_arena *arena, const char *heading)
{
    static const char article[] = " the ";
    rcn_text letters = rcn_utf8_letters(arena, rcn_text_of(heading));
    rcn_buffer key = rcn_buffer_new(arena);
    size_t from = 0;
    for (size_t at = 0; at != SIZE_MAX;) {
        at = rcn_text_find(letters, article, from);
        size_t end = at == SIZE_MAX ? letters.len : at;
        rcn_buffer_add(&key, rcn_text_slice(letters, from, end));
        from = end + strlen(article) - 1; /* its last space stays */
    }
    return rcn_buffer_text(&key).at;
}

size_t
rcn_index_capitals(const char *heading)
{
    size_t count = 0;
    rcn_text text = rcn_text_of(heading);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        count += rcn_rune_is_upper(rune);
    }
    return count;
}

static int
by_name(const void *left, const void *right)
{
    const rcn_name_mention *a = left;
    const rcn_name_mention *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : rcn_index_place_order(&a->place, &b->place);
}

bool
rcn_name_listed(const char *const *list, const char *name)
{
    for (size_t i = 0; list && list[i]; i++) {
        if (strcmp(list[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void
group(rcn_indexing *indexing)
{
    rcn_name_mentions *mentions = &indexing->mentions;
    if (mentions->count) {
        qsort(mentions->items, mentions->count, sizeof *mentions->items,
              by_name);
    }
    for (size_t i = 0; i < mentions->count;) {
        rcn_named named = {
            .name = mentions->items[i].name, .first = i, .doubtful = true};
        while (i < mentions->count &&
               strcmp(mentions->items[i].name, named.name) == 0) {
            named.titled = named.titled || mentions->items[i].titled;
            named.doubtful = named.doubtful && mentions->items[i].doubtful;
            named.romance = named.romance || mentions->items[i].romance;
            named.within += mentions->items[i].within;
            named.form = named.form ? named.form : mentions->items[i].form;
            i++;
        }
        named.end = i;
        named.order = indexing->names.count;
        RCN_PUSH(indexing->arena, &indexing->names, named);
    }
}

size_t
rcn_name_words(const char *name)
{
    size_t words = 1;
    for (; *name; name++) {
        words += *name == ' ';
    }
    return words;
}

const char *
rcn_name_last(const char *name)
{
    const char *space = strrchr(name, ' ');
    return space ? space + 1 : name;
}

bool
rcn_name_is_personal(const char *name)
{
    size_t words = rcn_name_words(name);
    return words > 1 && words <= WORDS_MOST && !strstr(name, " of ") &&
           !strstr(name, " the ");
}

rcn_named *
rcn_named_find(rcn_indexing *indexing, const char *name)
{
    size_t low = 0;
    size_t high = indexing->names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(indexing->names.items[middle].name, name);
        if (order == 0) {
            return &indexing->names.items[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

/* A name by its last word. */
typedef struct rcn_surname {
    const char *word;
    size_t named;
} rcn_surname;

static int
by_surname(const void *left, const void *right)
{
    const rcn_surname *a = left;
    const rcn_surname *b = right;
    int order = strcmp(a->word, b->word);
    return order ? order : (a->named > b->named) - (a->named < b->named);
}

/* Does the short form ("J. Smith", "Smith") fit the long one ("John Smith")? */
static bool
abbreviates(const char *brief, const char *full)
{
    const char *surname = rcn_name_last(brief);
    if (surname == brief) {
        return true;
    }
    size_t given = (size_t)(surname - brief) - 1;
    return given == 2 && brief[1] == '.' && brief[0] == full[0] &&
           full[1] != '.';
}

/* "Mrs. Carter" may be the wife of the one Carter whose full name is known. */
static bool
is_wife(const rcn_named *named)
{
    return named->form && strncmp(named->form, "Mrs", 3) == 0;
}

/* Lets the mentions of the surname alone, or with an initial, count for the one
 * full name that it can mean. */
static void
merge_surname(rcn_indexing *indexing, const rcn_surname *run, size_t count)
{
    rcn_named *names = indexing->names.items;
    size_t full = 0;
    size_t fulls = 0;
    bool titled = false;
    for (size_t i = 0; i < count; i++) {
        const rcn_named *named = &names[run[i].named];
        bool brief = rcn_name_words(named->name) == 1 || named->name[1] == '.';
        titled = titled || named->titled;
        if (!brief) {
            fulls++;
            full = run[i].named;
        }
    }
    if (fulls != 1 || !titled || !rcn_name_is_personal(names[full].name)) {
        return;
    }
    names[full].titled = true;
    for (size_t i = 0; i < count; i++) {
        rcn_named *named = &names[run[i].named];
        if (run[i].named != full &&
            (!is_wife(named) || is_wife(&names[full])) &&
            abbreviates(named->name, names[full].name)) {
            named->heading = names[full].name;
        }
    }
}

/* "Republic of Azerbaijan Ilham Aliyev": behind what a person heads stands the
 * person. */
static void
merge_headed(rcn_indexing *indexing, rcn_named *named)
{
    const char *tail = strrchr(named->name, ' ');
    while (tail && tail > named->name && tail[-1] != ' ' && !named->heading) {
        while (tail > named->name && tail[-1] != ' ') {
            tail--;
        }
        const rcn_named *person =
            tail > named->name ? rcn_named_find(indexing, tail) : NULL;
        bool fits =
            person && person->titled && rcn_name_is_personal(person->name);
        named->heading = fits ? person->name : NULL;
        tail = tail > named->name ? tail - 1 : NULL;
    }
}

void
rcn_named_merge(rcn_indexing *indexing)
{
    group(indexing);
    size_t count = indexing->names.count;
    rcn_surname *surnames =
        rcn_arena_alloc(indexing->arena, count + 1, sizeof *surnames);
    for (size_t i = 0; i < count; i++) {
        const char *name = indexing->names.items[i].name;
        surnames[i] = (rcn_surname){rcn_name_last(name), i};
    }
    if (count) {
        qsort(surnames, count, sizeof *surnames, by_surname);
    }
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count &&
               strcmp(surnames[end].word, surnames[i].word) == 0) {
            end++;
        }
        merge_surname(indexing, &surnames[i], end - i);
        i = end;
    }
    for (size_t i = 0; i < count; i++) {
        if (!indexing->names.items[i].heading) {
            merge_headed(indexing, &indexing->names.items[i]);
        }
    }
}
