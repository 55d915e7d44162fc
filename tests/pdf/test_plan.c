/* What must not be drawn: each fault that cairo would take in silence. */
#include "cmocka_all.h"
#include "handmade.h"

#include "base/codes.h"
#include "pdf/plan.h"
#include "pdf/simplify.h"

static rcn_handmade made;

static int
set_up(void **state)
{
    (void)state;
    rcn_hand_set_up(&made);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_hand_tear_down(&made);
    return 0;
}

static void
begin(void)
{
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
}

static void
say(const char *text)
{
    rcn_hand_words(&made, RCN_HAND_BODY, text, 54, 80);
}

/* A page of paragraphs within the element that is open. */
static void
say_paragraphs(size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rcn_hand_open(&made, RCN_TAG_P);
        say("word");
        rcn_hand_close(&made);
    }
    rcn_hand_turn(&made, "1");
}

/* Plans the book made so far; true when no fault is found. */
static bool
plan_book(rcn_plan *plan)
{
    const rcn_book *book = rcn_hand_book(&made);
    rcn_plan_start(plan, made.arena, book, made.fonts, "book.pdf", made.log);
    for (size_t i = 0; i < book->page_count; i++) {
        if (!rcn_plan_page_add(plan, &book->pages[i])) {
            return false;
        }
    }
    return rcn_plan_end(plan);
}

/* Turns the last page and demands one diagnostic of this code. */
static void
refused(rcn_code code)
{
    rcn_hand_turn(&made, "1");
    size_t before = rcn_log_count_code(made.log, code);
    rcn_plan plan;
    assert_false(plan_book(&plan));
    assert_int_equal(rcn_log_count_code(made.log, code), before + 1);
}

static void
accepted(rcn_plan *plan)
{
    rcn_hand_turn(&made, "1");
    assert_true(plan_book(plan));
}

static void
test_words_beside_an_element(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_open(&made, RCN_TAG_SPAN);
    say("one");
    rcn_hand_close(&made);
    say("two");
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    say("one");
    rcn_hand_open(&made, RCN_TAG_SPAN);
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_open_over_a_page_turn_without_a_child(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_turn(&made, "1");
    rcn_hand_furniture(&made, "head", 54, 40);
    rcn_hand_open(&made, RCN_TAG_SPAN);
    say("one");
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_leaf_open_over_a_page_turn(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    say("one ");
    rcn_hand_turn(&made, "1");
    say("two");
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_dangling_links(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_link(&made, "#nowhere");
    say("one");
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_DEST);
    begin();
    rcn_hand_link(&made, "");
    refused(RCN_CODE_PDF_DEST);
}

static void
test_names_of_destinations(void **state)
{
    (void)state;
    begin();
    rcn_hand_dest(&made, "d1", 54, 80);
    rcn_hand_dest(&made, "d1", 54, 90);
    rcn_hand_open(&made, RCN_TAG_P);
    say("one");
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_DEST);
    begin();
    rcn_hand_dest(&made, "d)1", 54, 80);
    refused(RCN_CODE_PDF_DEST);
}

static void
test_link_outside_the_document(void **state)
{
    (void)state;
    rcn_hand_clear(&made);
    rcn_hand_link(&made, "https://example.org/");
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_link_inside_a_link(void **state)
{
    (void)state;
    begin();
    rcn_hand_link(&made, "https://example.org/");
    rcn_hand_link(&made, "https://example.org/");
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_off_the_page(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "beyond", 380, 80);
    refused(RCN_CODE_PDF_PLACE);
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "below", 54, 613);
    refused(RCN_CODE_PDF_PLACE);
    begin();
    rcn_hand_rule(&made, 54, 80, 400);
    refused(RCN_CODE_PDF_PLACE);
    begin();
    rcn_hand_dest(&made, "d1", -1, 80);
    refused(RCN_CODE_PDF_PLACE);
}

static void
test_nesting(void **state)
{
    (void)state;
    begin();
    refused(RCN_CODE_PDF_STRUCTURE); /* never closed */
    begin();
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_STRUCTURE);
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_P);
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_LI);
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_TABLE);
    rcn_hand_open(&made, RCN_TAG_TD);
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_close(&made); /* empty */
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    refused(RCN_CODE_PDF_STRUCTURE);
    rcn_hand_clear(&made);
    refused(RCN_CODE_PDF_STRUCTURE); /* no element at all */
}

static void
test_furniture_and_words(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    say("one");
    rcn_hand_furniture(&made, "head", 54, 40);
    refused(RCN_CODE_PDF_STRUCTURE);
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_furniture(&made, "head", 54, 40);
    say("one");
    rcn_hand_close(&made);
    refused(RCN_CODE_PDF_STRUCTURE);
    rcn_hand_clear(&made);
    say("outside");
    refused(RCN_CODE_PDF_STRUCTURE);
}

static void
test_runs_that_do_not_fit(void **state)
{
    (void)state;
    for (int fault = 0; fault < 6; fault++) {
        begin();
        rcn_hand_open(&made, RCN_TAG_P);
        rcn_op *op = rcn_hand_words(&made, RCN_HAND_BODY, "word", 54, 80);
        rcn_run run = *op->run;
        run.font = fault == 0 ? 99 : run.font;
        run.size = fault == 1 ? 0 : run.size;
        run.scale = fault == 2 ? 100 : run.scale;
        run.text = fault == 3 ? rcn_text_of("wor") : run.text;
        run.text = fault == 4 ? rcn_text_of("wo\xffr") : run.text;
        run.glyph_count -= fault == 5 ? 1 : 0;
        op->run = &run;
        refused(RCN_CODE_PDF_RUN);
    }
}

static void
test_what_is_remembered(void **state)
{
    (void)state;
    begin();
    rcn_hand_open_as(&made, RCN_TAG_SECT, "fr", "A title");
    rcn_hand_dest(&made, "d1", 54, 80);
    rcn_hand_open(&made, RCN_TAG_L);
    rcn_hand_open(&made, RCN_TAG_LI);
    rcn_hand_open(&made, RCN_TAG_LBL);
    say("1. ");
    rcn_hand_close(&made);
    rcn_hand_open(&made, RCN_TAG_LBODY);
    rcn_hand_link(&made, "#d1");
    say("to the  first ");
    rcn_hand_close(&made);
    for (int i = 0; i < 5; i++) {
        rcn_hand_close(&made);
    }
    rcn_plan plan;
    accepted(&plan);
    assert_int_equal(plan.elements.count, 7);
    assert_string_equal(plan.elements.items[1]->language, "fr");
    assert_string_equal(plan.elements.items[1]->title, "A title");
    assert_string_equal(plan.elements.items[2]->numbering, "Decimal");
    assert_true(plan.elements.items[6]->link);
    assert_int_equal(plan.links.count, 1);
    assert_string_equal(plan.links.items[0].contents, "to the first");
    assert_int_equal(plan.links.items[0].page, 0);
}

/* The structure tree points at open elements while others are added. */
static void
test_elements_stay_in_place(void **state)
{
    (void)state;
    begin();
    say_paragraphs(1);
    const rcn_book *book = rcn_hand_book(&made);
    rcn_plan plan;
    rcn_plan_start(&plan, made.arena, book, made.fonts, "book.pdf", made.log);
    assert_true(rcn_plan_page_add(&plan, &book->pages[0]));
    const rcn_plan_element *first = plan.elements.items[0];
    rcn_hand_clear(&made);
    say_paragraphs(2000);
    book = rcn_hand_book(&made);
    assert_true(rcn_plan_page_add(&plan, &book->pages[0]));
    assert_int_equal(plan.elements.count, 2002);
    assert_ptr_equal(plan.elements.items[0], first);
}

/* Kinds of the operations left: O(pen), C(lose), L(ink), R(un). */
static const char *
simplified(void)
{
    static char kinds[64];
    rcn_hand_turn(&made, "1");
    rcn_heading_levels levels = {.count = 0};
    rcn_page page =
        rcn_page_simplify(&made.pages.items[0], &levels, made.arena);
    size_t count = 0;
    for (size_t i = 0; i < page.count; i++) {
        kinds[count++] = "OCLDRRR"[page.ops[i].kind];
    }
    kinds[count] = '\0';
    return kinds;
}

static void
open_words(rcn_tag tag, const char *language)
{
    rcn_hand_open_as(&made, tag, language, NULL);
    say("words");
    rcn_hand_close(&made);
}

/* The levels of the headings of a page, as digits. */
static const char *
levels_of(const char *given, rcn_heading_levels *levels)
{
    static char found[64];
    begin();
    for (const char *at = given; *at; at++) {
        open_words((rcn_tag)(RCN_TAG_H1 + (*at - '1')), NULL);
    }
    rcn_hand_turn(&made, "1");
    rcn_page page = rcn_page_simplify(&made.pages.items[0], levels, made.arena);
    size_t count = 0;
    for (size_t i = 0; i < page.count; i++) {
        const rcn_op *op = &page.ops[i];
        if (op->kind == RCN_OP_OPEN && op->tag >= RCN_TAG_H1 &&
            op->tag <= RCN_TAG_H6) {
            found[count++] = (char)('1' + (op->tag - RCN_TAG_H1));
        }
    }
    found[count] = '\0';
    return found;
}

static void
test_headings_leave_no_level_out(void **state)
{
    (void)state;
    rcn_heading_levels levels = {.count = 0};
    assert_string_equal(levels_of("123456", &levels), "123456");
    assert_string_equal(levels_of("1442351", &levels), "1222341");
    /* The next page goes on below the last heading of this one. */
    assert_string_equal(levels_of("64212", &levels), "22212");
}

static void
test_spans_that_say_nothing(void **state)
{
    (void)state;
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_dest(&made, "d1", 54, 80);
    open_words(RCN_TAG_SPAN, NULL);
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "OODRC");
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    open_words(RCN_TAG_SPAN, "fr");
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "OOORCC");
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    open_words(RCN_TAG_SPAN, NULL);
    open_words(RCN_TAG_SPAN, NULL);
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "OOORCORCC");
    begin();
    open_words(RCN_TAG_SPAN, NULL);
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "OORCC");
    begin(); /* goes on over the page */
    rcn_hand_open(&made, RCN_TAG_P);
    open_words(RCN_TAG_SPAN, NULL);
    assert_string_equal(simplified(), "OOORC");
    rcn_hand_clear(&made); /* began on the page before */
    open_words(RCN_TAG_SPAN, NULL);
    rcn_hand_close(&made);
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "ORCCC");
    begin();
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_furniture(&made, "7", 20, 80);
    open_words(RCN_TAG_SPAN, NULL);
    rcn_hand_close(&made);
    assert_string_equal(simplified(), "OOROR"
                                      "CC");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_beside_an_element),
        cmocka_unit_test(test_open_over_a_page_turn_without_a_child),
        cmocka_unit_test(test_leaf_open_over_a_page_turn),
        cmocka_unit_test(test_dangling_links),
        cmocka_unit_test(test_names_of_destinations),
        cmocka_unit_test(test_link_outside_the_document),
        cmocka_unit_test(test_link_inside_a_link),
        cmocka_unit_test(test_off_the_page),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_furniture_and_words),
        cmocka_unit_test(test_runs_that_do_not_fit),
        cmocka_unit_test(test_what_is_remembered),
        cmocka_unit_test(test_elements_stay_in_place),
        cmocka_unit_test(test_headings_leave_no_level_out),
        cmocka_unit_test(test_spans_that_say_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
