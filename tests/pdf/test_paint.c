/* Contents of pages, as a reader's interpreter meets them: what cairo drew, with
 * our marks around it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "handmade.h"

#include "pdf/draw.h"
#include "pdf/paint.h"

static rcn_handmade made;
static FILE *file;

static int
set_up(void **state)
{
    (void)state;
    rcn_hand_set_up(&made);
    file = tmpfile();
    return file == NULL;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_hand_tear_down(&made);
    return fclose(file);
}

/* The content of a page with the operations made so far: those that open and
 * close an element go to the tree. */
static const char *
painted(void)
{
    rcn_hand_turn(&made, "1");
    static rcn_plan plan;
    rcn_plan_start(&plan, made.arena, rcn_hand_book(&made), made.fonts, "x.pdf",
                   made.log);
    assert_true(rcn_plan_page_add(&plan, &made.pages.items[0]));
    rcn_objects *objects = rcn_objects_new(made.arena, file);
    rcn_paintbox box = {.fonts = made.fonts,
                        .objects = objects,
                        .tree = rcn_tree_new(made.arena, objects, &plan),
                        .width = 396 * RCN_LEN_PT,
                        .height = 612 * RCN_LEN_PT,
                        .path = "x.pdf",
                        .log = made.log};
    rcn_paint *paint = rcn_paint_new(made.arena, &box);
    rcn_paint_begin(paint, 0, 0);
    const rcn_page *page = &made.pages.items[0];
    for (size_t i = 0; i < page->count; i++) {
        if (page->ops[i].kind == RCN_OP_OPEN) {
            rcn_tree_open(box.tree);
        } else if (page->ops[i].kind == RCN_OP_CLOSE) {
            rcn_tree_close(box.tree);
        } else {
            rcn_paint_op(paint, &page->ops[i], made.arena);
        }
    }
    rcn_painted result;
    assert_true(rcn_paint_end(paint, made.arena, &result));
    assert_int_not_equal(result.resources, 0);
    const char *content = rcn_text_string(made.arena, result.content);
    assert_true(rcn_paint_finish(paint));
    return content;
}

static void
begin(void)
{
    rcn_hand_clear(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_open(&made, RCN_TAG_P);
}

static void
end(void)
{
    rcn_hand_close(&made);
    rcn_hand_close(&made);
}

/* One piece after the other, each in its mark. */
static void
test_pieces_are_marked(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "mm", 54, 100);
    rcn_hand_close(&made);
    rcn_hand_open(&made, RCN_TAG_H2);
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 114);
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 128);
    end();
    rcn_hand_furniture(&made, "m", 54, 40);
    rcn_hand_rule(&made, 54, 44, 288);
    assert_string_equal(painted(), "1 0 0 -1 0 612 cm\n"
                                   "q\n"
                                   "0 0 0 rg /a0 gs\n"
                                   "/P <</MCID 0>> BDC\n"
                                   "BT\n"
                                   "11 0 0 -11 54 100 Tm\n"
                                   "/f-0-0 1 Tf\n"
                                   "(mm)Tj\n"
                                   "ET\n"
                                   "EMC\n"
                                   "/H2 <</MCID 1>> BDC\n"
                                   "BT\n"
                                   "11 0 0 -11 54 114 Tm\n"
                                   "/f-0-0 1 Tf\n"
                                   "(m)Tj\n"
                                   "0 -1.272727 Td\n"
                                   "(m)Tj\n"
                                   "ET\n"
                                   "EMC\n"
                                   "/Artifact <</Type /Pagination>> BDC\n"
                                   "0.376471 0.376471 0.376471 rg BT\n"
                                   "8 0 0 -8 54 40 Tm\n"
                                   "/f-0-0 1 Tf\n"
                                   "(m)Tj\n"
                                   "ET\n"
                                   "EMC\n"
                                   "/Artifact BMC\n"
                                   "0 0 0 rg 54 44 288 0.5 re f\n"
                                   "Q\n"
                                   "\n"
                                   "EMC\n");
}

/* An element that goes on behind furniture has a second mark. */
static void
test_furniture_parts_an_element(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 100);
    rcn_hand_close(&made);
    rcn_hand_furniture(&made, "m", 30, 100);
    rcn_hand_open(&made, RCN_TAG_P);
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 114);
    end();
    const char *content = painted();
    const char *first = strstr(content, "/P <</MCID 0>> BDC\n");
    const char *between = strstr(content, "EMC\n/Artifact <</Type");
    const char *second = strstr(content, "EMC\n/P <</MCID 1>> BDC\n");
    assert_true(first && first < between && between < second);
}

static void
test_words_that_look_like_a_marker(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "0 0 0.121 0.008 re f", 54, 100);
    end();
    const char *content = painted();
    assert_non_null(strstr(content, "/P <</MCID 0>> BDC\n"));
    assert_null(strstr(content, "MCID 1"));
}

/* cairo writes a colour before the marker on its line when a drawing before set
 * another one. */
static void
test_marker_behind_a_colour(void **state)
{
    (void)state;
    const char *content = "f*\n0 0.5 0 rg 0 0 0.121 0.008 re f\nBT\n";
    size_t end = 0;
    assert_int_equal(rcn_pen_find_marker(rcn_text_of(content), 0, &end), 14);
    assert_string_equal(content + end, "BT\n");
    content = "x 0 0 0.121 0.008 re f\n";
    assert_true(rcn_pen_find_marker(rcn_text_of(content), 0, &end) == SIZE_MAX);
    /* The cover of a page goes, the colour that it brought stays. */
    content = "q\n0.2 0 0 rg 0.004 0.004 432 648 re f\n0 0 0.121 0.008 re f\n";
    assert_int_equal(rcn_pen_find_cover(rcn_text_of(content), 38), 13);
    assert_true(rcn_pen_find_cover(rcn_text_of(content), 2) == SIZE_MAX);
}

static void
test_an_empty_page_has_no_marks(void **state)
{
    (void)state;
    rcn_hand_clear(&made);
    const char *content = painted();
    assert_null(strstr(content, "BDC"));
    assert_null(strstr(content, "EMC"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_marked),
        cmocka_unit_test(test_furniture_parts_an_element),
        cmocka_unit_test(test_words_that_look_like_a_marker),
        cmocka_unit_test(test_marker_behind_a_colour),
        cmocka_unit_test(test_an_empty_page_has_no_marks),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
