/* The order of the documents, and for each pair of neighbours the reason in
 * words: a reader may doubt an order that does not say why. */
#include "edition/order.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "edition/freeze.h"

/* What decided between two documents. */
typedef enum rcn_ground {
    RCN_GROUND_GROUP,
    RCN_GROUND_DATED, /**< one has a date, the other none */
    RCN_GROUND_DATE,
    RCN_GROUND_CERTAINTY,
    RCN_GROUND_TIME,
    RCN_GROUND_NAME
} rcn_ground;

static bool
is_dated(const rcn_record *record)
{
    return record->dating.sort.year != RCN_YEAR_UNKNOWN;
}

static int
compare_certainty(const rcn_record *a, const rcn_record *b)
{
    return (a->dating.certainty > b->dating.certainty) -
           (a->dating.certainty < b->dating.certainty);
}

/* A document without a time of day may be of any minute: it stands first. */
static int
compare_time(const rcn_record *a, const rcn_record *b)
{
    return strcmp(a->dating.time ? a->dating.time : "",
                  b->dating.time ? b->dating.time : "");
}

/* By file names; documents of one file, such as the chapters of a book, as they
 * stand in it. */
static int
compare_name(const rcn_record *a, const rcn_record *b)
{
    const rcn_document *left = a->cleaned->document;
    const rcn_document *right = b->cleaned->document;
    if (left->file.at && left->file.at == right->file.at &&
        left->part != right->part) {
        return left->part < right->part ? -1 : 1;
    }
    int order = rcn_path_compare(left->name, right->name);
    return order ? order : strcmp(left->raw_sha256, right->raw_sha256);
}

static int
compare(const rcn_record *a, const rcn_record *b, rcn_ground *ret_ground)
{
    *ret_ground = RCN_GROUND_GROUP;
    if (a->group_place != b->group_place) {
        return a->group_place < b->group_place ? -1 : 1;
    }
    *ret_ground = RCN_GROUND_DATED;
    if (is_dated(a) != is_dated(b)) {
        return is_dated(a) ? -1 : 1;
    }
    *ret_ground = RCN_GROUND_DATE;
    int order = rcn_date_compare(a->dating.sort, b->dating.sort);
    if (!order && is_dated(a)) {
        *ret_ground = RCN_GROUND_CERTAINTY;
        order = compare_certainty(a, b);
        if (!order) {
            *ret_ground = RCN_GROUND_TIME;
            order = compare_time(a, b);
        }
    }
    if (!order) {
        *ret_ground = RCN_GROUND_NAME;
        order = compare_name(a, b);
    }
    return order;
}

static int
undated_last(const void *left, const void *right)
{
    rcn_ground ground;
    return compare(left, right, &ground);
}

static int
undated_first(const void *left, const void *right)
{
    rcn_ground ground;
    int order = compare(left, right, &ground);
    return ground == RCN_GROUND_DATED ? -order : order;
}

static int
by_place(const void *left, const void *right)
{
    const rcn_record *a = left, *b = right;
    int order = (a->order > b->order) - (a->order < b->order);
    return order ? order : undated_last(left, right);
}

/* Of two documents with one place the order of their dates would decide, and a
 * number that is kept decides before any place. */
static void
check_places(const rcn_record *placed, size_t count, rcn_log *log)
{
    for (size_t i = 0; i < count; i++) {
        const rcn_record *record = &placed[i];
        if (record->label) {
            rcn_log_add(log, RCN_CODE_EDITION_ORDER, record->order_place,
                        "%" PRId64 ": the document keeps its number %s",
                        record->order, record->label);
        } else if (i && record->order == placed[i - 1].order) {
            rcn_log_add(log, RCN_CODE_EDITION_ORDER, record->order_place,
                        "%" PRId64 " is that of %s too (line %" PRIu32 ")",
                        record->order, placed[i - 1].cleaned->document->name,
                        placed[i - 1].order_place.line);
        }
    }
}

/* Takes the records with a place of the editor's out of a sorted group and puts
 * them back in rising order of their places, each at its own as long as the group
 * reaches so far. */
static void
move_placed(rcn_arena *arena, rcn_record *records, size_t count, rcn_log *log)
{
    rcn_record *placed = rcn_arena_alloc(arena, count, sizeof *placed);
    rcn_record *others = rcn_arena_alloc(arena, count, sizeof *others);
    size_t placed_count = 0, other_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (records[i].order) {
            placed[placed_count++] = records[i];
        } else {
            others[other_count++] = records[i];
        }
    }
    qsort(placed, placed_count, sizeof *placed, by_place);
    check_places(placed, placed_count, log);
    size_t next = 0, other = 0;
    for (size_t i = 0; i < count; i++) {
        bool put =
            next < placed_count &&
            (other == other_count || placed[next].order <= (int64_t)i + 1);
        records[i] = put ? placed[next++] : others[other++];
    }
}

static const char *
certainty_words(rcn_certainty certainty)
{
    static const char *const words[] = {"certain", "uncertain", "approximate",
                                        "only a limit", "not stated"};
    return words[certainty];
}

static const char *
why_after(rcn_arena *arena, const rcn_record *before, const rcn_record *record)
{
    rcn_ground ground;
    (void)compare(before, record, &ground);
    const char *date = rcn_date_words(arena, record->dating.sort);
    switch (ground) {
    case RCN_GROUND_GROUP:
        return rcn_arena_printf(
            arena, "It opens the part “%s”, which edition.yaml puts here.",
            record->group ? record->group : "");
    case RCN_GROUND_DATED:
        return is_dated(record)
                   ? "The first document with a date; those without one stand "
                     "before it."
                   : "No date is known; documents without one stand last.";
    case RCN_GROUND_DATE:
        return rcn_arena_printf(
            arena, "Its earliest possible date, %s, is later than %s.", date,
            rcn_date_words(arena, before->dating.sort));
    case RCN_GROUND_CERTAINTY:
        return rcn_arena_printf(
            arena,
            "The same earliest possible date, %s, but less well attested: %s, "
            "after one that is %s.",
            date, certainty_words(record->dating.certainty),
            certainty_words(before->dating.certainty));
    case RCN_GROUND_TIME:
        return rcn_arena_printf(
            arena, "The same date, %s, and a later time of day.", date);
    case RCN_GROUND_NAME:
    default:
        return is_dated(record)
                   ? rcn_arena_printf(arena,
                                      "The same date, %s, equally well "
                                      "attested: in order of the file names.",
                                      date)
                   : "No date is known of either: in order of the file names.";
    }
}

static const char *
why_first(rcn_arena *arena, const rcn_record *record)
{
    return is_dated(record)
               ? rcn_arena_printf(
                     arena, "First, for its earliest possible date is %s.",
                     rcn_date_words(arena, record->dating.sort))
               : "First, for documents without a date stand in order of the "
                 "file names.";
}

/* Does record `at` stand behind those of its part that the editor placed first?
 * `before`: the last one before it that has no place of the editor's, or NULL. */
static bool
follows_placed(const rcn_record *records, size_t at, const rcn_record *before)
{
    const rcn_record *record = &records[at];
    bool in_part = before && before->group_place == record->group_place;
    return !in_part && at && record[-1].order &&
           record[-1].group_place == record->group_place;
}

/* Sets why record `at` stands where it does, and whether its date alone says
 * so. */
static void
set_why(rcn_arena *arena, rcn_record *records, size_t at,
        const rcn_record *before)
{
    rcn_record *record = &records[at];
    if (follows_placed(records, at, before)) {
        record->why = "It follows those that the editor placed first.";
    } else if (before) {
        rcn_ground ground;
        (void)compare(before, record, &ground);
        record->by_date = ground == RCN_GROUND_DATE;
        record->why = why_after(arena, before, record);
    } else {
        record->by_date = is_dated(record);
        record->why = why_first(arena, record);
    }
}

void
rcn_order_records(rcn_arena *arena, rcn_record *records, size_t count,
                  rcn_undated undated, rcn_log *log)
{
    bool first = undated == RCN_UNDATED_FIRST;
    if (count) {
        qsort(records, count, sizeof *records,
              first ? undated_first : undated_last);
    }
    for (size_t start = 0, end = 0; start < count; start = end) {
        while (end < count &&
               records[end].group_place == records[start].group_place) {
            end++;
        }
        move_placed(arena, &records[start], end - start, log);
    }
    rcn_freeze_numbers(arena, records, count);
    const rcn_record *before = NULL;
    for (size_t i = 0; i < count; i++) {
        rcn_record *record = &records[i];
        record->number = (uint32_t)i + 1;
        if (record->label) {
            continue; /* frozen, with its reason */
        }
        record->label = rcn_arena_printf(arena, "%u", record->number);
        if (record->order) {
            record->why = "Placed here by the editor.";
            continue;
        }
        set_why(arena, records, i, before);
        before = record;
    }
}
