/* The order of documents and the reasons given for it. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "edition/order.h"
#include "sample.h"

#define MOST 8

typedef struct rcn_row {
    rcn_arena *arena;
    rcn_record records[MOST];
    size_t count;
} rcn_row;

static rcn_row
new_row(void)
{
    return (rcn_row){.arena = rcn_arena_new(0)};
}

static void
add(rcn_row *row, const char *name, const char *edtf, int64_t order)
{
    rcn_document *document = rcn_arena_alloc(row->arena, 1, sizeof *document);
    document->name = name;
    rcn_cleaned *cleaned = rcn_arena_alloc(row->arena, 1, sizeof *cleaned);
    cleaned->document = document;
    rcn_record record = {
        .cleaned = cleaned,
        .order = order,
        .dating = {.sort = RCN_DATE_NONE, .certainty = RCN_UNDATED}};
    const char *error = NULL;
    if (edtf) {
        assert_true(
            rcn_date_from_editor(row->arena, edtf, &record.dating, &error));
    }
    assert_true(row->count < MOST);
    row->records[row->count++] = record;
}

/* The names in order, a space after each. */
static const char *
ordered(rcn_row *row, rcn_undated undated)
{
    rcn_log *log = rcn_log_new();
    rcn_order_records(row->arena, row->records, row->count, undated, log);
    rcn_log_free(log);
    rcn_buffer names = rcn_buffer_new(row->arena);
    for (size_t i = 0; i < row->count; i++) {
        assert_int_equal(row->records[i].number, i + 1);
        assert_non_null(row->records[i].why);
        rcn_buffer_printf(&names, "%s ",
                          row->records[i].cleaned->document->name);
    }
    return rcn_buffer_text(&names).at;
}

static void
test_by_earliest_date_then_certainty(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "approximate", "2021-09-27~", 0);
    add(&row, "later", "2023-07-29", 0);
    add(&row, "uncertain", "2021-09-27?", 0);
    add(&row, "limit", "[2020-12-01..]", 0);
    add(&row, "certain", "2021-09-27", 0);
    add(&row, "month", "2021-09", 0);
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST),
                        "limit month certain uncertain approximate later ");
    assert_string_equal(row.records[0].why,
                        "First, for its earliest possible date is 1 December "
                        "2020.");
    assert_string_equal(row.records[1].why,
                        "Its earliest possible date, September 2021, is later "
                        "than 1 December 2020.");
    assert_string_equal(row.records[4].why,
                        "The same earliest possible date, 27 September 2021, "
                        "but less well attested: approximate, after one that "
                        "is uncertain.");
    rcn_arena_free(row.arena);
}

static void
test_ties_by_time_then_name(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "b", "2021-01-02", 0);
    add(&row, "noon", "2021-01-02", 0);
    add(&row, "a", "2021-01-02", 0);
    add(&row, "morning", "2021-01-02", 0);
    row.records[1].dating.time = "12:00";
    row.records[3].dating.time = "09:19";
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST), "a b morning noon ");
    assert_string_equal(row.records[1].why,
                        "The same date, 2 January 2021, equally well attested: "
                        "in order of the file names.");
    assert_string_equal(row.records[3].why,
                        "The same date, 2 January 2021, and a later time of "
                        "day.");
    rcn_arena_free(row.arena);
}

static void
test_undated(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "y", NULL, 0);
    add(&row, "dated", "2021", 0);
    add(&row, "x", NULL, 0);
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST), "dated x y ");
    assert_string_equal(row.records[1].why,
                        "No date is known; documents without one stand last.");
    assert_string_equal(row.records[2].why,
                        "No date is known of either: in order of the file "
                        "names.");
    for (size_t i = 0; i < row.count; i++) {
        row.records[i].label = NULL;
    }
    assert_string_equal(ordered(&row, RCN_UNDATED_FIRST), "x y dated ");
    assert_string_equal(row.records[0].why,
                        "First, for documents without a date stand in order of "
                        "the file names.");
    assert_string_equal(row.records[2].why,
                        "The first document with a date; those without one "
                        "stand before it.");
    rcn_arena_free(row.arena);
}

static void
test_the_editor_places(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "1", "2021-01-01", 0);
    add(&row, "2", "2021-01-02", 0);
    add(&row, "3", "2021-01-03", 0);
    add(&row, "second", "2023", 2);
    add(&row, "end", NULL, 99);
    add(&row, "also", "2022", 2);
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST),
                        "1 also second 2 3 end ");
    assert_string_equal(row.records[1].why, "Placed here by the editor.");
    assert_string_equal(row.records[3].why,
                        "Its earliest possible date, 2 January 2021, is later "
                        "than 1 January 2021.");
    rcn_arena_free(row.arena);
}

static void
test_all_placed(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "a", "2021-01-01", 3);
    add(&row, "b", "2021-01-02", 2);
    add(&row, "c", "2021-01-03", 1);
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST), "c b a ");
    rcn_arena_free(row.arena);
}

/* Names with their labels, a space after each. */
static const char *
labelled(rcn_row *row)
{
    (void)ordered(row, RCN_UNDATED_LAST);
    rcn_buffer out = rcn_buffer_new(row->arena);
    for (size_t i = 0; i < row->count; i++) {
        const rcn_record *record = &row->records[i];
        rcn_buffer_printf(&out, "%s=%s ", record->cleaned->document->name,
                          record->label);
    }
    return rcn_buffer_text(&out).at;
}

static void
freeze(rcn_row *row, const char *label)
{
    row->records[row->count - 1].label = label;
}

static void
test_frozen_numbers_stay(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "first", "2021-01-01", 0);
    add(&row, "a", "2021-01-02", 0);
    freeze(&row, "1");
    add(&row, "between", "2021-01-03", 0);
    add(&row, "again", "2021-01-04", 0);
    add(&row, "b", "2021-01-05", 0);
    freeze(&row, "2");
    add(&row, "last", "2021-01-06", 0);
    add(&row, "end", "2021-01-07", 0);
    assert_string_equal(labelled(&row), "first=0a a=1 between=1a again=1b b=2 "
                                        "last=3 end=4 ");
    assert_string_equal(row.records[0].why,
                        "Not in the former edition; by its date it comes "
                        "before all documents of that edition.");
    assert_string_equal(row.records[1].why,
                        "It keeps its number of the former edition.");
    assert_string_equal(row.records[2].why, "Not in the former edition; by its "
                                            "date it comes after no. 1.");
    rcn_arena_free(row.arena);
}

static void
test_letters_go_on(void **state)
{
    (void)state;
    rcn_row row = new_row();
    add(&row, "a", "2021-01-02", 0);
    freeze(&row, "1");
    add(&row, "new", "2021-01-03", 0);
    add(&row, "z", "2021-01-04", 0);
    freeze(&row, "1z");
    add(&row, "newer", "2021-01-05", 0);
    add(&row, "redated", "2020-01-05", 0);
    freeze(&row, "7");
    assert_string_equal(labelled(&row),
                        "a=1 z=1z new=1aa newer=1ab redated=7 ");
    rcn_arena_free(row.arena);
}

static void
test_nothing_to_order(void **state)
{
    (void)state;
    rcn_row row = new_row();
    assert_string_equal(ordered(&row, RCN_UNDATED_LAST), "");
    rcn_arena_free(row.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_earliest_date_then_certainty),
        cmocka_unit_test(test_ties_by_time_then_name),
        cmocka_unit_test(test_undated),
        cmocka_unit_test(test_the_editor_places),
        cmocka_unit_test(test_all_placed),
        cmocka_unit_test(test_frozen_numbers_stay),
        cmocka_unit_test(test_letters_go_on),
        cmocka_unit_test(test_nothing_to_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
