/* Numbers that stay when documents are added: as in statutes, what comes later
 * is between with a letter, and citations of the former edition hold. */
#include "edition/freeze.h"

#include <stdlib.h>
#include <string.h>

static bool
is_given(const rcn_record *records, size_t count, const char *label)
{
    bool given = false;
    for (size_t i = 0; i < count && !given; i++) {
        given = records[i].label && strcmp(records[i].label, label) == 0;
    }
    return given;
}

static bool
is_same(const rcn_diff_document *old, const rcn_record *record, bool by_file)
{
    return by_file ? strcmp(old->file, record->cleaned->document->name) == 0
                   : strcmp(old->key, record->key) == 0;
}

/* Gives the number of a former document to the first record that has none and
 * is that document; false when there is no such record. */
static bool
give_label(rcn_record *records, size_t count, const rcn_diff_document *old,
           bool by_file)
{
    for (size_t i = 0; i < count; i++) {
        if (!records[i].label && is_same(old, &records[i], by_file)) {
            records[i].label = old->label;
            return true;
        }
    }
    return false;
}

void
rcn_keep_labels(rcn_arena *arena, rcn_record *records, size_t count,
                const rcn_diff_edition *former)
{
    size_t former_count = former->documents.count;
    bool *given = rcn_arena_alloc(arena, former_count + 1, sizeof *given);
    for (size_t k = 0; k < former_count; k++) {
        given[k] = is_given(records, count, former->documents.items[k].label);
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < former_count; k++) {
            given[k] =
                given[k] || give_label(records, count,
                                       &former->documents.items[k], pass == 1);
        }
    }
}

/* The number of a label, and the highest label that has it. */
typedef struct rcn_numbered {
    unsigned long number;
    const char *highest;
} rcn_numbered;

/* By number, then shorter letters first, then by alphabet: 3, 3a, 3z, 3aa. */
static int
compare_labels(const char *a, const char *b)
{
    char *a_letters = NULL, *b_letters = NULL;
    unsigned long x = strtoul(a, &a_letters, 10);
    unsigned long y = strtoul(b, &b_letters, 10);
    size_t a_len = strlen(a_letters), b_len = strlen(b_letters);
    return x != y           ? (x > y) - (x < y)
           : a_len != b_len ? (a_len > b_len) - (a_len < b_len)
                            : strcmp(a_letters, b_letters);
}

static int
by_label(const void *left, const void *right)
{
    const rcn_record *a = left, *b = right;
    return a->group_place != b->group_place
               ? (a->group_place > b->group_place ? 1 : -1)
               : compare_labels(a->label, b->label);
}

static int
by_number(const void *left, const void *right)
{
    const rcn_numbered *a = left, *b = right;
    return (a->number > b->number) - (a->number < b->number);
}

static int
by_number_and_label(const void *left, const void *right)
{
    return compare_labels(((const rcn_numbered *)left)->highest,
                          ((const rcn_numbered *)right)->highest);
}

/* Returns the label with the next letter: 3 3a, 3a 3b, 3z 3aa, 3az 3ba. */
static const char *
next_letter(rcn_arena *arena, const char *label)
{
    char *next = rcn_arena_strdup(arena, label);
    char *at = next + strlen(next);
    while (at > next && at[-1] == 'z') {
        *--at = 'a';
    }
    if (at > next && at[-1] >= 'a') {
        at[-1]++;
        return next;
    }
    return rcn_arena_printf(arena, "%sa", next);
}

/* Each number once, with its highest label, sorted; and 0. */
static rcn_numbered *
list_numbers(rcn_arena *arena, const rcn_record *records, size_t count,
             size_t *ret_count)
{
    rcn_numbered *list = rcn_arena_alloc(arena, count + 1, sizeof *list);
    size_t all = 0, kept = 0;
    list[all++] = (rcn_numbered){0, "0"};
    for (size_t i = 0; i < count; i++) {
        if (records[i].label) {
            list[all++] = (rcn_numbered){strtoul(records[i].label, NULL, 10),
                                         records[i].label};
        }
    }
    qsort(list, all, sizeof *list, by_number_and_label);
    for (size_t i = 0; i < all; i++) {
        bool same = kept && list[kept - 1].number == list[i].number;
        kept -= same;
        list[kept++] = list[i];
    }
    *ret_count = kept;
    return list;
}

static const char *
why_added(rcn_arena *arena, const char *before)
{
    return before ? rcn_arena_printf(arena,
                                     "Not in the former edition; by its date "
                                     "it comes after no. %s.",
                                     before)
                  : "Not in the former edition; by its date it comes before "
                    "all documents of that edition.";
}

/* Returns the label behind which the first document of a group stands: `before`
 * of the group before it, or "0" when the group has a lower one of its own. */
static const char *
begin_group(const rcn_record *records, size_t count, const char *before)
{
    for (size_t i = 0;
         i < count && records[i].group_place == records[0].group_place; i++) {
        if (records[i].label && compare_labels(records[i].label, before) < 0) {
            return "0";
        }
    }
    return before;
}

void
rcn_freeze_numbers(rcn_arena *arena, rcn_record *records, size_t count)
{
    size_t number_count = 0;
    rcn_numbered *numbers = list_numbers(arena, records, count, &number_count);
    if (number_count == 1) {
        return;
    }
    unsigned long last = numbers[number_count - 1].number, next = last + 1;
    const char *before = "0";
    for (size_t i = 0; i < count; i++) {
        rcn_record *record = &records[i];
        if (i && record->group_place != record[-1].group_place) {
            before = begin_group(record, count - i, before);
        }
        if (record->label) {
            before = record->label;
            record->why = "It keeps its number of the former edition.";
            continue;
        }
        rcn_numbered key = {strtoul(before, NULL, 10), NULL};
        rcn_numbered *place =
            bsearch(&key, numbers, number_count, sizeof *numbers, by_number);
        if (key.number == last) {
            record->label = rcn_arena_printf(arena, "%lu", next++);
        } else {
            place->highest = next_letter(arena, place->highest);
            record->label = place->highest;
        }
        record->why = why_added(arena, key.number ? before : NULL);
    }
    qsort(records, count, sizeof *records, by_label);
}
