/* Scripts: what is broken into lines where, which way words run, and that each
 * character has a glyph or is reported. */
#include <string.h>

#include "cmocka_all.h"

#include "base/list.h"
#include "base/utf8.h"
#include "shape/shape.h"
#include "style/style.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

typedef struct rcn_scripted {
    rcn_arena *arena;
    rcn_log *log;
    const rcn_style *style;
    const rcn_book *book;
    rcn_typeset_stats stats;
} rcn_scripted;

/* A line of a paragraph: its text as it is extracted, and where its first and
 * its last glyph stand. */
typedef struct rcn_script_line {
    rcn_buffer text;
    rcn_len y, first_x, last_x;
} rcn_script_line;

typedef RCN_LIST(rcn_script_line) rcn_script_lines;

static void
set_text(rcn_scripted *set, const char *text, const char *language)
{
    *set = (rcn_scripted){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    set->style = rcn_style_load(
        set->arena, "styles", &(rcn_style_choice){.name = "classic"}, set->log);
    rcn_fonts *fonts = rcn_fonts_open(set->arena, set->style, set->log);
    assert_non_null(fonts);
    rcn_block *block = rcn_arena_alloc(set->arena, 1, sizeof *block);
    *block = plain_paragraph(text);
    block->language = language;
    rcn_page_map map;
    set->book =
        rcn_typeset(set->arena, plain_edition_blocks(set->arena, block, 1),
                    fonts, set->log, &map, &set->stats);
}

static void
tear_down(rcn_scripted *set)
{
    rcn_log_free(set->log);
    rcn_arena_free(set->arena);
}

/* Adds a run to its line, which is new when the run stands at another height. */
static void
add_run(rcn_arena *arena, rcn_script_lines *lines, const rcn_run *run)
{
    const rcn_glyph *glyphs = run->glyphs;
    if (!lines->count || lines->items[lines->count - 1].y != glyphs[0].y) {
        rcn_script_line line = {.text = rcn_buffer_new(arena),
                                .y = glyphs[0].y,
                                .first_x = glyphs[0].x};
        RCN_PUSH(arena, lines, line);
    }
    rcn_script_line *last = &lines->items[lines->count - 1];
    rcn_buffer_add(&last->text, run->text);
    last->last_x = glyphs[run->glyph_count - 1].x;
}

/* The lines of Div "text". */
static rcn_script_lines
lines_of(rcn_scripted *set)
{
    rcn_script_lines lines = {0};
    int depth = 0;
    int inside = -1;
    for (size_t i = 0; i < set->book->page_count; i++) {
        rcn_page page = rcn_book_page(set->book, i, set->arena);
        for (size_t k = 0; k < page.count; k++) {
            const rcn_op *op = &page.ops[k];
            if (op->kind == RCN_OP_OPEN || op->kind == RCN_OP_LINK) {
                bool text = op->title && strcmp(op->title, "text") == 0;
                inside = text ? depth : inside;
                depth++;
            } else if (op->kind == RCN_OP_CLOSE) {
                inside = --depth == inside ? -1 : inside;
            } else if (op->kind == RCN_OP_RUN && !op->artifact && inside >= 0) {
                add_run(set->arena, &lines, op->run);
            }
        }
    }
    return lines;
}

static const char *
line_text(rcn_scripted *set, const rcn_script_lines *lines, size_t index)
{
    assert_true(index < lines->count);
    return rcn_text_string(set->arena,
                           rcn_buffer_text(&lines->items[index].text));
}

/* Each line says its words in the order of the text, whatever way they run; no
 * line sticks out, no character is left without a glyph. */
static void
alphabets_of_many_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
        bool backward;
    } scripts[] = {
        {"hy",
         "Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ "
         "ու իրավունքներով։ Նրանք ունեն բանականություն ու խիղճ։",
         false},
        {"ka",
         "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი "
         "ღირსებითა და უფლებებით. მათ მინიჭებული აქვთ გონება.",
         false},
        {"el",
         "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην "
         "αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι.",
         false},
        {"ru",
         "Все люди рождаются свободными и равными в своём достоинстве и "
         "правах. Они наделены разумом и совестью.",
         false},
        {"ar",
         "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا "
         "عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء",
         true},
        {"he",
         "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם כולם "
         "חוננו בתבונה ובמצפון לפיכך חובה עליהם לנהוג איש ברעהו",
         true}};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        rcn_scripted set;
        set_text(&set, scripts[i].text, scripts[i].language);
        rcn_script_lines lines = lines_of(&set);
        assert_true(lines.count >= 2);
        rcn_buffer all = rcn_buffer_new(set.arena);
        for (size_t k = 0; k < lines.count; k++) {
            rcn_text text = rcn_buffer_text(&lines.items[k].text);
            bool hyphen = rcn_text_ends(text, "-");
            rcn_buffer_add(
                &all, rcn_text_slice(text, 0, text.len - (hyphen ? 1 : 0)));
            bool backward = lines.items[k].last_x < lines.items[k].first_x;
            assert_int_equal(backward, scripts[i].backward);
        }
        assert_string_equal(rcn_text_string(set.arena, rcn_buffer_text(&all)),
                            scripts[i].text);
        assert_int_equal(set.stats.missing_glyphs, 0);
        assert_int_equal(set.stats.overfull, 0);
        tear_down(&set);
    }
}

/* Latin and numbers in a Hebrew paragraph: the words run from the right, what is
 * in them from the left, and the text keeps its order. */
static void
numbers_in_a_backward_line(void **state)
{
    (void)state;
    rcn_scripted set;
    set_text(&set, "שלום ABC 123 עולם", "he");
    rcn_script_lines lines = lines_of(&set);
    assert_int_equal(lines.count, 1);
    assert_string_equal(line_text(&set, &lines, 0), "שלום ABC 123 עולם");
    rcn_len right = set.style->page_width - set.style->margin_outer;
    rcn_len left = set.style->margin_inner;
    rcn_len middle = (left + right) / 2;
    assert_true(lines.items[0].first_x > middle); /* begins at the right edge */
    assert_true(lines.items[0].last_x < lines.items[0].first_x);
    tear_down(&set);
}

/* Where the direction turns behind the sign for the end of a line, as in the
 * names of languages that the apparatus quotes, a line may end. */
static void
lines_end_where_the_direction_turns(void **state)
{
    (void)state;
    rcn_scripted set;
    set_text(&set,
             "English¶עברית¶Français¶עברית¶Español¶עברית¶Italiano¶עברית¶"
             "Türkçe¶עברית¶Português¶עברית¶Svenska",
             "en");
    rcn_script_lines lines = lines_of(&set);
    assert_true(lines.count > 1);
    assert_int_equal(set.stats.overfull, 0);
    for (size_t i = 0; i + 1 < lines.count; i++) {
        assert_true(rcn_text_ends(rcn_buffer_text(&lines.items[i].text), "¶"));
    }
    tear_down(&set);
}

#define PLACES 64

/* Where the clusters of a line stand. */
typedef struct rcn_places {
    rcn_len x[PLACES];
    bool space[PLACES];
    size_t count;
} rcn_places;

static void
add_places(rcn_places *places, const rcn_run *run)
{
    size_t byte = 0;
    size_t glyph = 0;
    for (size_t c = 0; c < run->cluster_count && places->count < PLACES; c++) {
        places->space[places->count] = run->text.at[byte] == ' ';
        places->x[places->count++] = run->glyphs[glyph].x;
        byte += run->clusters[c].bytes;
        glyph += run->clusters[c].glyphs;
    }
}

/* The cluster to the right of one, or the count of all. */
static size_t
right_of(const rcn_places *places, size_t index)
{
    size_t right = places->count;
    for (size_t k = 0; k < places->count; k++) {
        if (places->x[k] > places->x[index] &&
            (right == places->count || places->x[k] < places->x[right])) {
            right = k;
        }
    }
    return right;
}

/* Spaces stand between the words that the eye sees side by side, also where the
 * direction turns: no two words touch, no gap is wider than others. */
static void
spaces_where_the_direction_turns(void **state)
{
    (void)state;
    rcn_scripted set;
    set_text(&set, "then עברית 123 and 45 or שלום 67 89 again", "en");
    rcn_page page =
        rcn_book_page(set.book, set.book->page_count - 1, set.arena);
    rcn_places places = {.count = 0};
    for (size_t k = 0; k < page.count; k++) {
        const rcn_op *op = &page.ops[k];
        if (op->kind == RCN_OP_RUN && !op->artifact &&
            op->run->size == set.style->types[RCN_TYPE_BODY].size) {
            add_places(&places, op->run);
        }
    }
    size_t spaces = 0;
    for (size_t i = 0; i < places.count; i++) {
        size_t right = right_of(&places, i);
        if (places.space[i]) {
            spaces++;
            assert_true(right < places.count && !places.space[right]);
            assert_in_range(places.x[right] - places.x[i], 2 * RCN_LEN_PT,
                            4 * RCN_LEN_PT);
        }
    }
    assert_int_equal(spaces, 9);
    tear_down(&set);
}

static uint32_t
first_rune(rcn_text text)
{
    uint32_t rune = 0;
    (void)rcn_utf8_next(text, 0, &rune);
    return rune;
}

static uint32_t
last_rune(rcn_text text)
{
    uint32_t rune = 0;
    while (text.len && text.at[text.len - 1] == ' ') {
        text.len--;
    }
    if (text.len) {
        (void)rcn_utf8_prev(text, text.len, &rune);
    }
    return rune;
}

/* No line begins with a closing sign or a small kana, none ends with an opening
 * sign (JIS X 4051), and lines are full without spaces to break at. */
static void
lines_of_chinese_and_japanese(void **state)
{
    (void)state;
    static const uint32_t never_first[] = {0x3001, 0x3002, 0x300D, 0x3063,
                                           0x30C3, 0x30FC, 0xFF09, 0x3087};
    rcn_scripted set;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer text = rcn_buffer_new(arena);
    for (int i = 0; i < 90; i++) {
        rcn_buffer_string(&text, i % 3 ? "ちょっとラッキー"
                                       : "「東京（とうきょう）」は、");
    }
    const char *whole = rcn_text_string(arena, rcn_buffer_text(&text));
    set_text(&set, whole, "ja");
    rcn_script_lines lines = lines_of(&set);
    assert_true(lines.count > 10);
    for (size_t i = 0; i < lines.count; i++) {
        rcn_text line = rcn_buffer_text(&lines.items[i].text);
        for (size_t k = 0; k < sizeof never_first / sizeof *never_first; k++) {
            assert_int_not_equal(first_rune(line), never_first[k]);
        }
        assert_int_not_equal(last_rune(line), 0x300C);
        assert_int_not_equal(last_rune(line), 0xFF08);
    }
    tear_down(&set);
    rcn_arena_free(arena);
}

/* Lines of ideographs fill the measure: the signs move apart, by less than what
 * looks like a space; a closing sign hangs its blank half out. */
static void
ideographs_are_justified(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"zh", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，"
               "并应以兄弟关系的精神相对待。人人有资格享有本宣言所载的一切权利"
               "和自由，不分种族、肤色、性别、语言、宗教、政治或其他见解、国籍"
               "或社会出身、财产、出生或其他身分等任何区别。"},
        {"ja", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利"
               "とについて平等である。人間は、理性と良心とを授けられており、"
               "互いに同胞の精神をもって行動しなければならない。UN（国連）は"
               "1948年12月10日に「世界人権宣言」を採択した。"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        rcn_scripted set;
        set_text(&set, texts[i][1], texts[i][0]);
        rcn_script_lines lines = lines_of(&set);
        assert_true(lines.count >= 4);
        assert_int_equal(set.stats.missing_glyphs, 0);
        assert_int_equal(set.stats.overfull, 0);
        rcn_len size = set.style->types[RCN_TYPE_BODY].size;
        rcn_len right = set.style->page_width - set.style->margin_outer;
        rcn_buffer all = rcn_buffer_new(set.arena);
        uint32_t full = 0;
        for (size_t k = 0; k < lines.count; k++) {
            rcn_text text = rcn_buffer_text(&lines.items[k].text);
            rcn_len last = lines.items[k].last_x;
            rcn_buffer_add(&all, text);
            if (k + 1 == lines.count) {
                assert_true(last < right - 2 * size);
            } else if (rcn_rune_is_punct(last_rune(text))) {
                assert_in_range(last, right - size * 3 / 4, right);
            } else if (last_rune(text) > 0x3000) {
                assert_in_range(last, right - size - 8, right - size + 8);
                full++;
            }
        }
        assert_true(full >= 2);
        assert_string_equal(rcn_text_string(set.arena, rcn_buffer_text(&all)),
                            texts[i][1]);
        tear_down(&set);
    }
}

/* Voicing marks and variants stay with the character they belong to. */
static void
marks_stay_with_their_ideograph(void **state)
{
    (void)state;
    rcn_scripted set;
    rcn_arena *arena = rcn_arena_new(0);
    rcn_buffer text = rcn_buffer_new(arena);
    for (int i = 0; i < 90; i++) {
        rcn_buffer_string(&text, "\xe3\x81\x8b\xe3\x82\x99");
    }
    set_text(&set, rcn_text_string(arena, rcn_buffer_text(&text)), "ja");
    rcn_script_lines lines = lines_of(&set);
    assert_true(lines.count >= 3);
    for (size_t i = 0; i < lines.count; i++) {
        rcn_text line = rcn_buffer_text(&lines.items[i].text);
        assert_int_equal(first_rune(line), 0x304B);
        assert_int_equal(last_rune(line), 0x3099);
    }
    tear_down(&set);
    rcn_arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alphabets_of_many_kinds),
        cmocka_unit_test(numbers_in_a_backward_line),
        cmocka_unit_test(lines_end_where_the_direction_turns),
        cmocka_unit_test(spaces_where_the_direction_turns),
        cmocka_unit_test(lines_of_chinese_and_japanese),
        cmocka_unit_test(ideographs_are_justified),
        cmocka_unit_test(marks_stay_with_their_ideograph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
