/* How a PDF is read for its proof: the language, the codes of fonts, marked
 * content, elements, and the second reader's word. */
#include <stdint.h>
#include <string.h>

#include "cmocka_all.h"

#include "verify/elements.h"
#include "verify/heads.h"
#include "verify/lexer.h"
#include "verify/marked.h"
#include "verify/second_reader.h"
#include "verify/struct_element.h"

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

static void
text_is(rcn_text text, const char *wanted)
{
    if (!rcn_text_is(text, wanted)) {
        fail_msg("expected \"%s\", found \"%.*s\"", wanted, (int)text.len,
                 text.at);
    }
}

static void
test_words_of_the_language(void **state)
{
    (void)state;
    static const struct {
        rcn_lexeme_kind kind;
        const char *text;
    } wanted[] = {
        {RCN_LEXEME_NAME, "P"},       {RCN_LEXEME_OPEN, "<<"},
        {RCN_LEXEME_NAME, "MCID"},    {RCN_LEXEME_NUMBER, "12"},
        {RCN_LEXEME_CLOSE, ">>"},     {RCN_LEXEME_OPERATOR, "BDC"},
        {RCN_LEXEME_STRING, "a(b)c"}, {RCN_LEXEME_STRING, "d)\n\\A!3"},
        {RCN_LEXEME_STRING, "ef"},    {RCN_LEXEME_STRING, ""},
        {RCN_LEXEME_OPEN, "["},       {RCN_LEXEME_STRING, "AB0"},
        {RCN_LEXEME_NUMBER, "-.5"},   {RCN_LEXEME_CLOSE, "]"},
        {RCN_LEXEME_OPERATOR, "T*"},  {RCN_LEXEME_BROKEN, ""},
    };
    rcn_lexer lexer = {
        .arena = arena,
        .bytes = rcn_text_of("/P<</MCID 12>>BDC % to the end )\n(a(b)c)"
                             "(d\\)\\n\\\\\\101\\0413)(e\\\nf)<>[<414 23>-.5]T*"
                             "(no end")};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        rcn_lexeme lexeme = rcn_lexer_next(&lexer);
        assert_int_equal(lexeme.kind, wanted[i].kind);
        text_is(lexeme.text, wanted[i].text);
    }
    lexer = (rcn_lexer){.arena = arena, .bytes = rcn_text_of(" \n%")};
    assert_int_equal(rcn_lexer_next(&lexer).kind, RCN_LEXEME_END);
    assert_int_equal(rcn_lexeme_count(rcn_text_of("120")), 120);
    assert_true(rcn_lexeme_count(rcn_text_of("-1")) == SIZE_MAX);
    assert_true(rcn_lexeme_count(rcn_text_of("99999999999999999999999")) ==
                SIZE_MAX);
    assert_true(rcn_lexeme_count(rcn_text_of("")) == SIZE_MAX);
}

static rcn_code_map
map_of(const char *cmap, size_t bytes)
{
    return rcn_code_map_read(arena, rcn_text_of(cmap), bytes);
}

static void
says(rcn_code_map map, rcn_text codes, const char *wanted)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_code_map_say(&map, codes, &out);
    text_is(rcn_buffer_text(&out), wanted);
}

static void
test_codes_of_fonts(void **state)
{
    (void)state;
    rcn_code_map map = map_of(
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        "3 beginbfchar <01> <0041> <02> <00660069> <03> <d83dde00> endbfchar\n"
        "2 beginbfrange <05> <07> <0061> <08> <09> [<0078> <>] endbfrange",
        1);
    says(map, rcn_text_of("\1\2\3\5\6\7\10\11"), "Afi\U0001F600abcx");
    says(map, rcn_text_of("\4\12\1"), "\uFFFD\uFFFDA");
    map = map_of("beginbfchar <0102> <0416> <0001> <d83d> endbfchar", 2);
    says(map, rcn_text_of("\1\2\3"), "\u0416");
    says(map, (rcn_text){"\0\1\1\2", 4}, "\uFFFD\u0416");
    /* What is not well-formed, or has no end of codes, says nothing more. */
    map = map_of("beginbfchar <01> <0041> <02> endbfchar", 1);
    says(map, rcn_text_of("\1\2"), "A\uFFFD");
    map = map_of("beginbfrange <01> <ffffffff> <0041> <02> <01> <42>", 1);
    says(map, rcn_text_of("\1\2"), "\uFFFD\uFFFD");
}

/* The words of a page; its one font F maps each code to its letter. */
static rcn_marked
page_of(const char *content)
{
    static rcn_text letters[128];
    static char ascii[128];
    for (size_t i = ' '; i < 128; i++) {
        ascii[i] = (char)i;
        letters[i] = (rcn_text){ascii + i, 1};
    }
    rcn_marked_face face = {"F", {1, letters, 128}};
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_marked marked =
        rcn_marked_read(arena, scratch, rcn_text_of(content), &face, 1);
    rcn_arena_free(scratch);
    return marked;
}

static void
test_marked_content(void **state)
{
    (void)state;
    rcn_marked page = page_of(
        "/Artifact BMC BT /F 9 Tf (12)Tj ET EMC q /P <</MCID 1>> BDC BT "
        "/F 11 Tf [(So )-20(it )]TJ /Span <</ActualText <FEFF00690073>>> BDC "
        "(was)Tj EMC (.)' ET EMC Q /Artifact BMC 1 0 1 1 re f EMC "
        "/H1 <</MCID 0>> BDC /F 9 Tf 1 2 (Head)\" EMC");
    assert_null(page.fault);
    text_is(page.words, "12So it is.Head");
    assert_int_equal(page.stretches.count, 2);
    text_is(page.stretches.items[0].words, "Head");
    text_is(page.stretches.items[1].words, "So it is.");
    assert_true(page.stretches.items[1].there);
    assert_false(page.stretches.items[1].held);
    text_is(page.furniture, "12");
    assert_int_equal(page.muted, 0);
    page = page_of("/Artifact BMC /F 9 Tf /Span <</ActualText <FEFF>>> BDC "
                   "(head)Tj EMC (ix)Tj EMC");
    assert_null(page.fault);
    text_is(page.words, "ix");
    assert_int_equal(page.muted, 4);
}

static void
test_marks_that_are_wrong(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"/F 9 Tf (a)Tj", "words that are neither marked nor furniture"},
        {"/Span BMC /F 9 Tf (a)Tj EMC",
         "words that are neither marked nor furniture"},
        {"/P <</MCID 0>> BDC EMC /P <</MCID 0>> BDC EMC",
         "two pieces of content with one identifier"},
        {"/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC",
         "marked content in marked content"},
        {"/Artifact BMC /P <</MCID 1>> BDC EMC EMC",
         "marked content in marked content"},
        {"/P <</MCID 0>> BDC", "content that breaks off"},
        {"/P <</MCID 0>> BDC EMC EMC",
         "an end of marked content without its beginning"},
        {"/P <</MCID 99999999>> BDC EMC",
         "an identifier of content out of bounds"},
        {"/P <</MCID 0>> BDC /G 9 Tf (a)Tj EMC", "words in an unknown font"},
        {"/P <</MCID 0>> BDC q /F 9 Tf Q (a)Tj EMC",
         "words in an unknown font"},
        {"Q", "a state is restored that was not saved"},
        {"BI /W 1 ID x EI", "a picture inside the content"},
        {"(a", "content that breaks off"},
        {"3 Tr", "words that are not filled, and may not show"},
        {"/P <</MCID 0>> BDC /F 9 Tf /Span <</ActualText (a)>> BDC "
         "(thirty-three letters, seen as one)Tj EMC EMC",
         "an ActualText for more than a few letters"},
        {"/P <</MCID 0>> BDC /F 9 Tf /Span <</ActualText "
         "(seventeen letters, and yet seventeen)>> BDC (a)Tj EMC EMC",
         "an ActualText for more than a few letters"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        rcn_marked page = page_of(wrong[i][0]);
        assert_non_null(page.fault);
        assert_string_equal(page.fault, wrong[i][1]);
    }
    rcn_buffer deep = rcn_buffer_new(arena);
    for (int i = 0; i < 100000; i++) {
        rcn_buffer_string(&deep, "/Span BMC ");
    }
    assert_string_equal(page_of(rcn_buffer_text(&deep).at).fault,
                        "marked content too deep");
}

/* A page with as many letters of furniture, said or not. */
static rcn_marked
furnished(size_t letters, bool muted)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out, "/Artifact BMC /F 9 Tf /Span ");
    rcn_buffer_string(&out, muted ? "<</ActualText ()>> BDC (" : "BMC (");
    for (size_t i = 0; i < letters; i++) {
        rcn_buffer_char(&out, 'x');
    }
    rcn_buffer_string(&out, ")Tj EMC EMC");
    return page_of(rcn_buffer_text(&out).at);
}

static void
test_furniture_is_no_paragraph(void **state)
{
    (void)state;
    assert_null(furnished(400, false).fault);
    assert_null(furnished(2000, true).fault);
    static const char wrong[] =
        "more words as page furniture than heads and numbers";
    assert_string_equal(furnished(401, false).fault, wrong);
    assert_string_equal(furnished(2001, true).fault, wrong);
}

static void
test_furniture_is_a_number_and_a_head(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        bool good;
    } pages[] = {
        {"", true},
        {"ii The lock", true},
        {"iii", true},
        {"1 The lamp \u00B7 4 May 1921", true}, /* the fourth, after three */
        {"2 The lock", true},
        {"3 The lamp", true},
        {"4 The \u2026", true},
        {"5 The la \u2026", true},
        {"6 The weir", false},
        {"7 The lamp \u00B7 4 May", false},
        {"10 The lock", false},
        {"9 Keep the lamp lit, says the keeper.", false},
        {"", true},
        {"The lock", false},
    };
    json_t *list =
        json_pack("[sss]", "The lock", "The lamp \u00B7 4 May 1921", "21 days");
    rcn_running_heads heads;
    rcn_running_heads_read(arena, list, &heads);
    json_decref(list);
    rcn_folios folios = {0};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        rcn_text words = rcn_text_of(pages[i].words);
        if (rcn_is_furniture(arena, &heads, words, i, &folios) !=
            pages[i].good) {
            fail_msg("page %zu: %s", i, pages[i].words);
        }
    }
    /* Where the number ends, the head says. */
    folios = (rcn_folios){0};
    assert_true(
        rcn_is_furniture(arena, &heads, rcn_text_of("1 21 days"), 1, &folios));
    assert_int_equal(folios.front, 1);
}

/* Tells of elements: "TYPE" or "TYPE:TITLE" opens one, "=WORDS" are words, "-"
 * closes one. */
static bool
tell(rcn_elements *elements, const char *const *steps)
{
    bool ok = true;
    for (; ok && *steps; steps++) {
        rcn_text step = rcn_text_of(*steps);
        size_t colon = rcn_text_find(step, ":", 0);
        if (rcn_text_is(step, "-")) {
            rcn_elements_close(elements);
        } else if (step.at[0] == '=') {
            rcn_elements_words(elements, rcn_text_slice(step, 1, step.len));
        } else if (colon == SIZE_MAX) {
            ok = rcn_elements_open(elements, step, (rcn_text){0});
        } else {
            ok = rcn_elements_open(elements, rcn_text_slice(step, 0, colon),
                                   rcn_text_slice(step, colon + 1, step.len));
        }
    }
    return ok;
}

static void
part_is(const rcn_proof_part *part, rcn_proof_part_kind kind, const char *text)
{
    assert_int_equal(part->kind, kind);
    if (rcn_printed_difference(rcn_text_of(text), part->text).differs) {
        fail_msg("expected %s, found %s", text, part->text.at);
    }
}

static const char *const steps[] = {"Document",
                                    "Sect:Imprint",
                                    "P",
                                    "=Not a document",
                                    "-",
                                    "-",
                                    "Sect:A title",
                                    "Div:header",
                                    "P",
                                    "=1",
                                    "-",
                                    "H1",
                                    "Span",
                                    "=A \"quoted\" ",
                                    "-",
                                    "Span",
                                    "=title",
                                    "-",
                                    "-",
                                    "-",
                                    "Div:text",
                                    "P",
                                    "Span",
                                    "=He said \"yes\" and ",
                                    "-",
                                    "Link",
                                    "=went",
                                    "-",
                                    "Reference",
                                    "=12 ",
                                    "-",
                                    "-",
                                    "H2",
                                    "=Heading",
                                    "-",
                                    "L",
                                    "LI",
                                    "Lbl",
                                    "=1.",
                                    "-",
                                    "LBody",
                                    "=first",
                                    "L",
                                    "LI",
                                    "LBody",
                                    "=deeper",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "BlockQuote",
                                    "P",
                                    "=quoted",
                                    "-",
                                    "-",
                                    "Table",
                                    "TR",
                                    "TH",
                                    "=a",
                                    "-",
                                    "TD",
                                    "=b",
                                    "-",
                                    "-",
                                    "-",
                                    "-",
                                    "Div:notes",
                                    "P",
                                    "=The editor's.",
                                    "-",
                                    "-",
                                    "P",
                                    "=stray",
                                    "-",
                                    "-",
                                    "-",
                                    NULL};

static void
test_what_elements_say(void **state)
{
    (void)state;
    rcn_elements *elements = rcn_elements_new(arena);
    assert_true(tell(elements, steps));
    const rcn_proof_document *documents = NULL;
    size_t count = 0;
    rcn_elements_documents(elements, &documents, &count);
    assert_int_equal(count, 1);
    assert_string_equal(documents[0].title, "A \"quoted\" title");
    assert_int_equal(documents[0].count, 6);
    const rcn_proof_part *parts = documents[0].parts;
    part_is(&parts[0], RCN_PART_PARAGRAPH, "He said \"yes\" and went");
    part_is(&parts[1], RCN_PART_HEADING, "Heading");
    part_is(&parts[2], RCN_PART_ITEM, "1. first");
    part_is(&parts[3], RCN_PART_ITEM, "deeper");
    part_is(&parts[4], RCN_PART_QUOTE, "quoted");
    part_is(&parts[5], RCN_PART_TABLE, "a\tb");
    assert_string_equal(documents[0].stray, "stray ");
}

static void
test_elements_that_are_nonsense(void **state)
{
    (void)state;
    rcn_elements *elements = rcn_elements_new(arena);
    rcn_elements_words(elements, rcn_text_of("words"));
    size_t depth = 0;
    while (depth < 500 &&
           rcn_elements_open(elements, rcn_text_of(depth % 2 ? "LI" : "Div"),
                             rcn_text_of("text"))) {
        depth++;
    }
    assert_int_equal(depth, 63);
    const rcn_proof_document *documents = NULL;
    size_t count = 1;
    rcn_elements_documents(elements, &documents, &count);
    assert_int_equal(count, 0);
}

static void
test_the_second_reader(void **state)
{
    (void)state;
    static const char *const same[][2] = {
        {"One two- three", "One\ntwo-\nthree \n"},
        {"", " \n"},
        {"soft\u00ADly", "softly"},
        {"a \u05D0\u05D1 b \u05D2", "a \u05D2 b \u05D1\u05D0"},
    };
    static const char *const other[][2] = {
        {"One two", "two One"},     {"One", "One two"},
        {"One two", "One"},         {"rn", "m"},
        {"One-two", "Onetwo"},      {"\u05D0", "\u05D1"},
        {"\u05D0", "\u05D0\u05D0"},
    };
    size_t a = 0;
    size_t b = 0;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(rcn_second_reader_agrees(rcn_text_of(same[i][0]),
                                             rcn_text_of(same[i][1]), &a, &b));
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        assert_false(rcn_second_reader_agrees(
            rcn_text_of(other[i][0]), rcn_text_of(other[i][1]), &a, &b));
    }
    assert_false(rcn_second_reader_agrees(rcn_text_of("One three"),
                                          rcn_text_of("One  two"), &a, &b));
    assert_int_equal(a, 5);
    assert_int_equal(b, 6);
}

static bool
element_of(const char *object, rcn_struct_element *ret_element)
{
    return rcn_struct_element_read(arena, rcn_text_of(object), ret_element);
}

static void
test_elements_of_the_structure(void **state)
{
    (void)state;
    rcn_struct_element element;
    assert_true(element_of(
        "<< /A << /K 9 /O [ 1 0 R ] >> /K [ 3 << /MCID 4 /Pg 7 0 R /Type /MCR "
        ">> 12 0 R << /Obj 5 0 R /Pg 6 0 R /Type /OBJR >> null ] /P 3 0 R /Pg "
        "8 0 R /S /P /T (one \\) /K 2) >>",
        &element));
    text_is(element.type, "P");
    assert_true(element.named && !element.described && !element.other_text);
    assert_false(element.has_mcid);
    assert_int_equal(element.page, 8);
    static const rcn_struct_child wanted[] = {{0, 0, 3}, {0, 7, 4}, {12, 0, 0}};
    assert_int_equal(element.children.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(element.children.items[i].object, wanted[i].object);
        assert_int_equal(element.children.items[i].page, wanted[i].page);
        assert_int_equal(element.children.items[i].mcid, wanted[i].mcid);
    }
    assert_true(element_of("[ 5 0 R 6 0 R ]", &element));
    assert_int_equal(element.children.count, 2);
    assert_int_equal(element.type.len, 0);
    assert_true(element_of("<< /MCID 1 /Pg 2 0 R >>", &element));
    assert_true(element.has_mcid && element.mcid == 1 && element.page == 2);
    assert_true(
        element_of("<< /ActualText () /Alt () /S /Figure >>", &element));
    assert_true(element.described && element.other_text);
}

static void
test_elements_that_cannot_be_read(void **state)
{
    (void)state;
    static const char *const objects[] = {
        "",          "null",       "5",           "<< /K [ 1 2 >>",
        "<< /K",     "<< /S /P",   "<< /T (x >>", "<< /K << /S /P >> >>",
        "<< /K >>",  "<< 1 >>",    "[ 0 0 R ]",   "<< /MCID 1 0 R >>",
        "[ << /K ]", "[ [ [ ( ] ]"};
    rcn_struct_element element;
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        if (element_of(objects[i], &element)) {
            fail_msg("it was read: %s", objects[i]);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_of_the_language, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_codes_of_fonts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marked_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_marks_that_are_wrong, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_furniture_is_a_number_and_a_head,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_furniture_is_no_paragraph, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_what_elements_say, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_elements_that_are_nonsense, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_the_second_reader, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_elements_of_the_structure, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_elements_that_cannot_be_read,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
