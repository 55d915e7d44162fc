/* Contents of pages, as a reader's interpreter meets them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "handmade.h"

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
 * close an element go to the tree.  Zero bytes of codes are shown as '~'. */
static const char *
painted(void)
{
    rcn_hand_turn(&made, "1");
    static rcn_plan plan;
    rcn_plan_start(&plan, made.arena, rcn_hand_book(&made), made.fonts, "x.pdf",
                   made.log);
    assert_true(rcn_plan_page_add(&plan, &made.pages.items[0]));
    rcn_objects *objects = rcn_objects_new(made.arena, file);
    rcn_spelling *spelling = rcn_spelling_new(made.arena);
    rcn_paintbox box = {.fonts = made.fonts,
                        .spelling = spelling,
                        .embed =
                            rcn_embed_new(made.arena, made.fonts, spelling),
                        .objects = objects,
                        .tree = rcn_tree_new(made.arena, objects, &plan)};
    rcn_paint *paint = rcn_paint_new(made.arena, &box);
    rcn_paint_begin(paint, 0, 0, 612 * RCN_LEN_PT);
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
    rcn_text content = rcn_paint_end(paint);
    char *shown = rcn_arena_strndup(made.arena, content.at, content.len);
    for (size_t i = 0; i < content.len; i++) {
        shown[i] = (char)(shown[i] ? shown[i] : '~');
    }
    return shown;
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

/* A run of one glyph a character, with numbers that are easy to read. */
static void
show(const uint32_t *ids, const rcn_len *xs, size_t count)
{
    rcn_op *op = rcn_hand_words(&made, RCN_HAND_BODY, "abcdef", 54, 100);
    rcn_run *run = rcn_arena_alloc(made.arena, 1, sizeof *run);
    rcn_glyph *glyphs = rcn_arena_alloc(made.arena, count, sizeof *glyphs);
    rcn_cluster *clusters =
        rcn_arena_alloc(made.arena, count, sizeof *clusters);
    *run = *op->run;
    for (size_t i = 0; i < count; i++) {
        glyphs[i] = (rcn_glyph){ids[i], xs[i], 100 * RCN_LEN_PT};
        clusters[i] = (rcn_cluster){1, 1};
    }
    run->glyphs = glyphs;
    run->clusters = clusters;
    run->glyph_count = (uint32_t)count;
    run->cluster_count = (uint32_t)count;
    run->text.len = count;
    op->run = run;
}

/* Glyphs that stand where the widths leave the pen need no kern. */
static void
test_words_are_marked_and_unkerned(void **state)
{
    (void)state;
    begin();
    rcn_op *op = rcn_hand_words(&made, RCN_HAND_BODY, "mm", 54, 100);
    char low = (char)op->run->glyphs[0].id;
    assert_in_range(op->run->glyphs[0].id, 'A', 'z');
    end();
    assert_string_equal(
        painted(), rcn_arena_printf(made.arena,
                                    "0 g\nBT\n/P <</MCID 0>> BDC\n/F0 11 Tf\n"
                                    "54 512 Td[(~%c~%c)]TJ\nEMC\nET\n",
                                    low, low));
}

/* Codes that would end or change a string are escaped. */
static void
test_codes_are_escaped(void **state)
{
    (void)state;
    const uint32_t ids[] = {0x2829, 0x5c0d};
    const rcn_len xs[] = {54 * RCN_LEN_PT, 0};
    begin();
    show(ids, xs, 1);
    end();
    assert_non_null(strstr(painted(), "54 512 Td[(\\(\\))]TJ"));
    begin();
    show(ids + 1, xs, 1);
    end();
    assert_non_null(strstr(painted(), "54 512 Td[(\\\\\\r)]TJ"));
}

/* A glyph of no width 5.5 pt further: a kern of -500 at 11 pt. */
static void
test_kerns_are_thousandths_of_the_size(void **state)
{
    (void)state;
    const uint32_t ids[] = {0x4141, 0x4142, 0x4143};
    const rcn_len xs[] = {54 * RCN_LEN_PT, 54 * RCN_LEN_PT + 5632,
                          54 * RCN_LEN_PT + 5632 + 5};
    begin();
    show(ids, xs, 3);
    end();
    assert_non_null(strstr(painted(), "54 512 Td[(AA)-500(ABAC)]TJ"));
}

static void
test_furniture_stands_in_artifacts(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 100);
    end();
    rcn_hand_furniture(&made, "m", 54, 40);
    rcn_hand_rule(&made, 54, 44, 288);
    const char *content = painted();
    const char *furniture = strstr(content, "EMC\n/Artifact <</Type "
                                            "/Pagination>> BDC\n");
    assert_non_null(furniture);
    const char *rule = strstr(furniture, "EMC\nET\n/Artifact BMC\n54 ");
    assert_non_null(rule);
    assert_non_null(strstr(rule, " 288 0."));
    assert_string_equal(content + strlen(content) - 10, " re f\nEMC\n");
}

/* Elements follow each other in one text object; a rule between them ends it. */
static void
test_each_leaf_has_its_mark(void **state)
{
    (void)state;
    begin();
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 100);
    rcn_hand_close(&made);
    rcn_hand_open(&made, RCN_TAG_H2);
    rcn_hand_words(&made, RCN_HAND_BODY, "m", 54, 114);
    end();
    const char *content = painted();
    assert_non_null(strstr(content, "]TJ\nEMC\n/H2 <</MCID 1>> BDC\n0 -14 Td"));
    const char *text = strstr(content, "BT\n");
    assert_non_null(text);
    assert_null(strstr(text + 1, "BT\n"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_marked_and_unkerned),
        cmocka_unit_test(test_codes_are_escaped),
        cmocka_unit_test(test_kerns_are_thousandths_of_the_size),
        cmocka_unit_test(test_furniture_stands_in_artifacts),
        cmocka_unit_test(test_each_leaf_has_its_mark),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
