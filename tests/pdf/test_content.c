/* Furniture marked in content streams; colour profile and pictures. */
#include <libdeflate.h>
#include <string.h>

#include "cmocka_all.h"
#include "handmade.h"

#include "pdf/content.h"
#include "pdf/icc.h"
#include "pdf/pdf.h"
#include "pdf/run.h"

static const rcn_code_size fonts[] = {{"/f-0-0", 1}, {"/f-0-1", 2}};
static rcn_arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = rcn_arena_new(0);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_arena_free(arena);
    return 0;
}

static bool
mark(const char *stream, rcn_content *ret_content)
{
    return rcn_content_mark(arena, rcn_text_of(stream), fonts, 2, ret_content);
}

static void
test_furniture_is_wrapped(void **state)
{
    (void)state;
    rcn_content content;
    assert_true(mark("q 0 g\n"
                     "/P << /MCID 0 >> BDC\n"
                     "BT\n/f-0-0 1 Tf\n[(a\\(b)-20(\\101)]TJ\nET\nEMC\n"
                     "BT\n/f-0-1 1 Tf\n<00010002>Tj\nET\n"
                     "10 20 m 30 40 l S\n"
                     "0 0 5 5 re W n\n"
                     "1 1 5 5 re f\n/x5 Do Q",
                     &content));
    assert_string_equal(
        content.bytes.at,
        "q 0 g\n"
        "/P << /MCID 0 >> BDC\n"
        "BT\n/f-0-0 1 Tf\n[(a\\(b)-20(\\101)]TJ\nET\nEMC\n"
        "/Artifact <</Type /Pagination>> BDC\n"
        "BT\n/f-0-1 1 Tf\n<00010002>Tj\nET\nEMC\n"
        "/Artifact BMC\n10 20 m 30 40 l S\nEMC\n"
        "0 0 5 5 re W n\n"
        "/Artifact BMC\n1 1 5 5 re f\nEMC\n/Artifact BMC\n/x5 Do\nEMC Q");
    assert_int_equal(content.tagged_glyphs, 4);
    assert_int_equal(content.artifact_glyphs, 2);
    assert_int_equal(content.artifact_shapes, 3);
}

static void
test_actual_text_of_one_code_is_taken_out(void **state)
{
    (void)state;
    rcn_content content;
    assert_true(mark("/P << /MCID 0 >> BDC BT /f-0-0 1 Tf (o)Tj\n"
                     "/Span << /ActualText <feff006600660069> >> BDC\n"
                     "/f-0-1 1 Tf\n<000a>Tj\nEMC\n"
                     "/Span << /ActualText <feff0041> >> BDC\n"
                     "<00010002>Tj\nEMC\nET EMC",
                     &content));
    assert_string_equal(content.bytes.at,
                        "/P << /MCID 0 >> BDC BT /f-0-0 1 Tf (o)Tj\n"
                        "\n/f-0-1 1 Tf\n<000a>Tj\n\n"
                        "/Span << /ActualText <feff0041> >> BDC\n"
                        "<00010002>Tj\nEMC\nET EMC");
    assert_int_equal(content.text_count, 1);
    assert_int_equal(content.texts[0].font, 1);
    assert_int_equal(content.texts[0].code, 10);
    assert_true(rcn_text_is(content.texts[0].utf16, "006600660069"));
    assert_int_equal(content.tagged_glyphs, 4);
}

static void
test_empty_actual_text_stays(void **state)
{
    (void)state;
    rcn_content content;
    assert_true(mark("BT /f-0-0 1 Tf /Span << /ActualText <feff> >> BDC "
                     "(3)Tj EMC ET",
                     &content));
    assert_non_null(strstr(content.bytes.at, "/ActualText <feff>"));
    assert_int_equal(content.artifact_glyphs, 1);
    assert_int_equal(content.text_count, 0);
}

static void
test_broken_streams_are_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "/P BMC",                         /* never ended */
        "EMC",                            /* never begun */
        "BT /f-0-0 1 Tf (a Tj ET",        /* string without end */
        "BT /f-0-0 1 Tf <61 Tj ET",       /* the same in digits */
        "BT /f-9-9 1 Tf (a)Tj ET",        /* unknown font */
        "BT (a)Tj ET",                    /* no font */
        "/f-0-0 1 Tf (a)Tj",              /* outside a text object */
        "BT BT ET ET",                    /* text object in another */
        "BT /f-0-1 1 Tf (a)Tj ET",        /* half a code */
        "/P BMC BT /f-0-0 1 Tf EMC ET",   /* marks cross the text object */
        "BT /f-0-0 1 Tf /P BMC (a)Tj ET", /* the same the other way */
        "BT /f-0-0 1 Tf (a)Tj",           /* text object without end */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        rcn_content content;
        if (mark(broken[i], &content)) {
            fail_msg("accepted: %s", broken[i]);
        }
    }
}

static uint32_t
number_at(rcn_text bytes, size_t offset)
{
    uint32_t value = 0;
    assert_true(offset + 4 <= bytes.len);
    for (size_t i = 0; i < 4; i++) {
        value = value << 8 | (unsigned char)bytes.at[offset + i];
    }
    return value;
}

static void
test_profile_is_well_formed(void **state)
{
    (void)state;
    rcn_text icc = rcn_icc_srgb(arena);
    assert_int_equal(number_at(icc, 0), icc.len);
    assert_memory_equal(icc.at + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(icc.at + 36, "acsp", 4);
    uint32_t tags = number_at(icc, 128);
    assert_int_equal(tags, 10);
    int32_t sum[3] = {0};
    for (uint32_t i = 0; i < tags; i++) {
        size_t entry = 132 + 12 * (size_t)i;
        uint32_t start = number_at(icc, entry + 4);
        assert_int_equal(start % 4, 0);
        assert_true(start + number_at(icc, entry + 8) <= icc.len);
        if (memcmp(icc.at + entry + 1, "XYZ", 3) == 0) {
            for (size_t j = 0; j < 3; j++) {
                sum[j] += (int32_t)number_at(icc, start + 8 + 4 * j);
            }
        }
    }
    /* The primaries add up to the white of the connection space. */
    assert_in_range(sum[0], 63190 - 20, 63190 + 20);
    assert_in_range(sum[1], 65536 - 20, 65536 + 20);
    assert_in_range(sum[2], 54061 - 20, 54073 + 20);
}

static void
test_page_as_a_picture(void **state)
{
    (void)state;
    rcn_handmade made;
    rcn_hand_set_up(&made);
    rcn_hand_open(&made, RCN_TAG_DOCUMENT);
    rcn_hand_rule(&made, 0, 306, 396);
    rcn_hand_words(&made, RCN_HAND_BODY, "Words", 54, 80);
    rcn_hand_turn(&made, "1");
    rcn_text png;
    assert_true(rcn_pdf_png(made.arena, rcn_hand_book(&made), made.fonts, 396,
                            made.log, &png));
    assert_int_equal(number_at(png, 16), 396);
    assert_int_equal(number_at(png, 20), 612);
    assert_int_equal(png.at[24], 4); /* bits */
    assert_int_equal(png.at[25], 0); /* greys */
    uint32_t packed = number_at(png, 33);
    assert_int_equal(packed + 33 + 12 + 12, png.len);
    static unsigned char rows[612 * 199];
    size_t size = 0;
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_zlib_decompress(inflate, png.at + 41, packed,
                                                rows, sizeof rows, &size),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    assert_int_equal(size, sizeof rows);
    assert_int_equal(rows[199 * 10 + 100], 0xff);       /* paper */
    assert_in_range(rows[199 * 306 + 100], 0x77, 0x99); /* half a point */
    size_t ink = 0;
    for (size_t i = (size_t)199 * 70; i < (size_t)199 * 82; i++) {
        ink += rows[i] < 0x88 && i % 199 ? 1 : 0;
    }
    assert_true(ink > 20);
    rcn_hand_tear_down(&made);
}

static rcn_prepared
prepare(rcn_spelling *spelling, const char *text, const rcn_cluster *clusters,
        uint32_t count, const uint32_t *ids)
{
    rcn_glyph glyphs[8] = {0};
    uint32_t glyph_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < clusters[i].glyphs; j++, glyph_count++) {
            glyphs[glyph_count].id = ids[glyph_count];
        }
    }
    rcn_run run = {.size = 1024,
                   .scale = 1000,
                   .glyphs = glyphs,
                   .glyph_count = glyph_count,
                   .clusters = clusters,
                   .cluster_count = count,
                   .text = rcn_text_of(text)};
    return rcn_run_prepare(arena, spelling, &run, 2);
}

static void
test_runs_are_said_by_single_codes(void **state)
{
    (void)state;
    rcn_spelling *spelling = rcn_spelling_new(arena);
    /* A letter with a joiner that shows nothing, a no-break space, a letter
     * with its accent in one cluster. */
    const rcn_cluster clusters[] = {{1, 1}, {3, 1}, {2, 1}, {3, 2}};
    const uint32_t ids[] = {5, 3, 3, 6, 7};
    rcn_prepared run = prepare(spelling,
                               "a\xe2\x80\x8d\xc2\xa0"
                               "e\xcc\x81",
                               clusters, 4, ids);
    assert_true(rcn_text_is(rcn_buffer_text(&run.text), "a\xe2\x80\x8d "
                                                        "e\xcc\x81"));
    assert_int_equal(run.clusters.count, 4);
    assert_int_equal(run.clusters.items[0].num_bytes, 4);
    assert_int_equal(run.clusters.items[2].num_bytes, 1);
    assert_int_equal(run.clusters.items[3].num_bytes, 2);
    assert_int_equal(run.glyphs.count, 4);
    assert_int_equal(run.pieces.count, 1);
    /* The first glyph with another text, and then with a third. */
    const rcn_cluster one[] = {{1, 1}, {1, 1}};
    const uint32_t same[] = {5, 5};
    run = prepare(spelling, "bc", one, 2, same);
    assert_int_equal(run.pieces.count, 2);
    assert_int_equal(run.pieces.items[0].copy, 1);
    assert_int_equal(run.pieces.items[1].copy, 0);
    assert_int_equal(run.pieces.items[1].glyphs, 2);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_furniture_is_wrapped),
        cmocka_unit_test(test_actual_text_of_one_code_is_taken_out),
        cmocka_unit_test(test_empty_actual_text_stays),
        cmocka_unit_test(test_broken_streams_are_refused),
        cmocka_unit_test(test_profile_is_well_formed),
        cmocka_unit_test(test_page_as_a_picture),
        cmocka_unit_test(test_runs_are_said_by_single_codes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
