/* Books broken in many ways, each written from an edition with one fault: every
 * fault must be found in the EPUB and in the PDF, and the sound ones pass. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "harbour.h"

#include "base/codes.h"
#include "epub/epub.h"
#include "pdf/pdf.h"
#include "typeset/typeset.h"

/* An edition whose sections and blocks may be changed. */
typedef struct rcn_mutant {
    rcn_edition edition;
    rcn_section *sections;
    rcn_block *blocks; /**< of the section in hand */
} rcn_mutant;

static rcn_harbour harbour;
static const rcn_style *style;
static rcn_fonts *fonts;

static int
set_up(void **state)
{
    (void)state;
    rcn_harbour_set_up(&harbour);
    style = rcn_style_load(harbour.arena, "styles",
                           &(rcn_style_choice){.name = "classic"}, harbour.log);
    fonts = rcn_fonts_open(harbour.arena, style, harbour.log);
    return style && fonts ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    rcn_harbour_tear_down(&harbour);
    return 0;
}

static rcn_mutant
copy_edition(void)
{
    rcn_mutant mutant = {.edition = *harbour.pipeline.edition};
    size_t count = mutant.edition.section_count;
    mutant.sections =
        rcn_arena_alloc(harbour.arena, count + 1, sizeof(rcn_section));
    memcpy(mutant.sections, mutant.edition.sections,
           count * sizeof(rcn_section));
    mutant.edition.sections = mutant.sections;
    return mutant;
}

/* The section of letter `number` (from 1), its blocks copied with room for one
 * more. */
static rcn_section *
letter(rcn_mutant *mutant, uint32_t number)
{
    for (size_t i = 0; i < mutant->edition.section_count; i++) {
        rcn_section *section = &mutant->sections[i];
        if (section->record && section->record->number == number) {
            mutant->blocks = rcn_arena_alloc(
                harbour.arena, section->block_count + 1, sizeof(rcn_block));
            memcpy(mutant->blocks, section->blocks,
                   section->block_count * sizeof(rcn_block));
            section->blocks = mutant->blocks;
            return section;
        }
    }
    fail();
    return NULL;
}

/* The block of a letter that begins with these words. */
static rcn_block *
block_of(rcn_mutant *mutant, uint32_t number, const char *start)
{
    const rcn_section *section = letter(mutant, number);
    for (size_t i = 0; i < section->block_count; i++) {
        if (rcn_text_starts(mutant->blocks[i].text, start)) {
            return &mutant->blocks[i];
        }
    }
    fail_msg("no block begins with %s", start);
    return NULL;
}

static void
replace(rcn_block *block, const char *from, const char *to)
{
    size_t at = rcn_text_find(block->text, from, 0);
    assert_true(at != SIZE_MAX);
    size_t end = at + strlen(from);
    block->text =
        rcn_text_of(rcn_arena_printf(harbour.arena, "%.*s%s%s", (int)at,
                                     block->text.at, to, block->text.at + end));
    block->marks = NULL;
    block->mark_count = 0;
}

static void
remove_at(rcn_section *section, rcn_block *blocks, size_t index)
{
    memmove(&blocks[index], &blocks[index + 1],
            (section->block_count - index - 1) * sizeof *blocks);
    section->block_count--;
}

static void
insert_at(rcn_section *section, rcn_block *blocks, size_t index,
          rcn_block block)
{
    memmove(&blocks[index + 1], &blocks[index],
            (section->block_count - index) * sizeof *blocks);
    blocks[index] = block;
    section->block_count++;
}

static void
drop_word(rcn_mutant *m)
{
    replace(block_of(m, 1, "The lamp"), "none may moor", "may moor");
}

static void
add_word(rcn_mutant *m)
{
    replace(block_of(m, 1, "The lamp"), "burns", "burns brightly");
}

static void
change_word(rcn_mutant *m)
{
    replace(block_of(m, 2, "The north"), "earlier", "later");
}

static void
swap_words(rcn_mutant *m)
{
    replace(block_of(m, 1, "The harbour"), "the divers have",
            "have the divers");
}

static void
join_words(rcn_mutant *m)
{
    replace(block_of(m, 1, "The harbour"), "north pier", "northpier");
}

static void
part_word(rcn_mutant *m)
{
    replace(block_of(m, 1, "The harbour"), "closed", "clo sed");
}

static void
alter_number(rcn_mutant *m)
{
    replace(block_of(m, 1, "Harbour office, 3"), "3 May", "8 May");
}

static void
alter_quote(rcn_mutant *m)
{
    replace(block_of(m, 2, "The divers"), "\"We", "\xe2\x80\x9cWe");
}

static void
alter_dash(rcn_mutant *m)
{
    replace(block_of(m, 2, "The north"), "\xe2\x80\x93", "-");
}

static void
alter_space(rcn_mutant *m)
{
    replace(block_of(m, 1, "The lamp"), "Ships may", "Ships\xc2\xa0may");
}

static void
alter_stop(rcn_mutant *m)
{
    replace(block_of(m, 3, "It will"), "year.", "year!");
}

static void
edit_inside(rcn_mutant *m)
{
    replace(block_of(m, 1, "The lamp"), "moor there", "moor [sic] there");
}

static void
cut_end(rcn_mutant *m)
{
    replace(block_of(m, 3, "Nothing"), " The pier stands.", "");
}

static void
lose_paragraph(rcn_mutant *m)
{
    rcn_section *section = letter(m, 1);
    remove_at(section, m->blocks, 1);
}

static void
lose_last_paragraph(rcn_mutant *m)
{
    letter(m, 2)->block_count--;
}

static void
double_paragraph(rcn_mutant *m)
{
    rcn_section *section = letter(m, 1);
    rcn_block again = m->blocks[0];
    again.id = "again";
    insert_at(section, m->blocks, 1, again);
}

static void
move_paragraph(rcn_mutant *m)
{
    (void)letter(m, 1);
    rcn_block first = m->blocks[0];
    m->blocks[0] = m->blocks[1];
    m->blocks[1] = first;
}

static void
split_paragraph(rcn_mutant *m)
{
    rcn_section *section = letter(m, 3);
    rcn_block *whole = &m->blocks[0];
    rcn_block rest = *whole;
    size_t at = rcn_text_find(whole->text, " The pier", 0);
    assert_true(at != SIZE_MAX);
    rest.text = rcn_text_slice(whole->text, at + 1, whole->text.len);
    rest.id = "rest";
    whole->text = rcn_text_of(
        rcn_text_string(harbour.arena, rcn_text_slice(whole->text, 0, at)));
    insert_at(section, m->blocks, 1, rest);
}

static void
merge_paragraphs(rcn_mutant *m)
{
    rcn_section *section = letter(m, 2);
    rcn_block *first = &m->blocks[0];
    first->text = rcn_text_of(rcn_arena_printf(
        harbour.arena, "%s %s", first->text.at, m->blocks[1].text.at));
    first->marks = NULL;
    first->mark_count = 0;
    remove_at(section, m->blocks, 1);
}

static void
heading_as_text(rcn_mutant *m)
{
    block_of(m, 1, "THE WORK")->kind = RCN_BLOCK_PARAGRAPH;
}

static void
text_as_heading(rcn_mutant *m)
{
    rcn_block *block = block_of(m, 3, "It will");
    block->kind = RCN_BLOCK_HEADING;
    block->level = 1;
}

static void
item_as_text(rcn_mutant *m)
{
    rcn_block *block = block_of(m, 1, "2. The deck");
    block->kind = RCN_BLOCK_PARAGRAPH;
    block->marker_len = 0;
}

static void
text_as_quotation(rcn_mutant *m)
{
    block_of(m, 1, "The lamp")->kind = RCN_BLOCK_QUOTE;
}

/* Its place stays, for links to lead to. */
static void
lose_document(rcn_mutant *m)
{
    rcn_section *section = letter(m, 2);
    section->role = RCN_SECTION_ABOUT;
    section->record = NULL;
    section->header_count = 0;
    section->block_count = 0;
}

static void
swap_documents(rcn_mutant *m)
{
    rcn_section *first = letter(m, 1);
    rcn_section *second = letter(m, 2);
    rcn_section kept = *first;
    *first = *second;
    *second = kept;
}

static void
wrong_title(rcn_mutant *m)
{
    letter(m, 2)->title = "Second letter from the harbor office";
}

static void
header_into_text(rcn_mutant *m)
{
    rcn_section *section = letter(m, 1);
    assert_true(section->header_count > 0);
    rcn_block field = section->header[0];
    field.kind = RCN_BLOCK_PARAGRAPH;
    insert_at(section, m->blocks, 0, field);
}

static void
note_into_text(rcn_mutant *m)
{
    rcn_section *section = letter(m, 3);
    rcn_block note = {.kind = RCN_BLOCK_PARAGRAPH,
                      .origin = RCN_ORIGIN_EDITOR,
                      .text = rcn_text_of("The editor adds a word."),
                      .id = "note"};
    insert_at(section, m->blocks, section->block_count, note);
}

/* A fault of the edition, and what of the message about it must be there. */
typedef struct rcn_fault {
    const char *name;
    void (*make)(rcn_mutant *mutant);
    const char *says;
    bool unseen_in_print; /**< looks the same on paper */
} rcn_fault;

static const rcn_fault faults[] = {
    {"word dropped", drop_word, "expected \"but none may moor", false},
    {"word added", add_word, "found \"burns brightly", false},
    {"word changed", change_word, "expected \"week earlier", false},
    {"words swapped", swap_words, "found \"until have the", false},
    {"words joined", join_words, "found \"northpier", false},
    {"word parted", part_word, "paragraph 1.1", false},
    {"number altered", alter_number, "found \"office, 8 May", false},
    {"quote altered", alter_quote, "expected \"sound. \"We", false},
    {"dash altered", alter_dash, "expected \"Monday \xe2\x80\x93", false},
    {"space altered", alter_space, "paragraph 1.2", true},
    {"stop altered", alter_stop, "found \"year!", false},
    {"editor's word", edit_inside, "found \"moor [sic]", false},
    {"end cut off", cut_end, "expected \"so. The pier", false},
    {"paragraph lost", lose_paragraph, "paragraph 1.2: missing", false},
    {"last paragraph lost", lose_last_paragraph, "2.4: missing", false},
    {"paragraph twice", double_paragraph, "before it was added", false},
    {"paragraph moved", move_paragraph, "paragraph 1.1", false},
    {"paragraph split", split_paragraph, "document 3 (c.txt)", false},
    {"paragraphs merged", merge_paragraphs, "paragraph 2.1", false},
    {"heading as text", heading_as_text, "found as paragraph", false},
    {"text as heading", text_as_heading, "found as heading", false},
    {"item as text", item_as_text, "item 1.5: found as paragraph", false},
    {"text as quotation", text_as_quotation, "found as quote", false},
    {"document lost", lose_document, "document 2 (b.txt)", false},
    {"documents swapped", swap_documents, "document 1 (a.txt)", false},
    {"wrong title", wrong_title, "harbor office", false},
    {"header in the text", header_into_text, "before it was added", false},
    {"note in the text", note_into_text, "at the end was added", false},
};

static const char *
messages(const rcn_log *log)
{
    static char text[8192];
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_non_null(out);
    assert_true(rcn_log_print(log, out, RCN_NOTE, RCN_LOG_TEXT));
    assert_int_equal(fclose(out), 0);
    return text;
}

/* A failures on one book of an edition: the message, or NULL when it passed. */
static const char *
failures(const rcn_edition *edition, bool print)
{
    rcn_log *log = rcn_log_new();
    char *path = rcn_harbour_path(&harbour, print ? "-book.pdf" : "-book.epub");
    bool ok = false;
    if (print) {
        rcn_page_map map;
        rcn_typeset_stats stats;
        const rcn_book *book =
            rcn_typeset(harbour.arena, edition, fonts, log, &map, &stats);
        if (!rcn_pdf_write(book, fonts, path, log)) {
            fail_msg("%s", messages(log));
        }
        ok = rcn_verify_pdf(harbour.expected, path, log, NULL);
    } else {
        const rcn_epub_options options = {0};
        assert_true(rcn_epub_write(edition, style, &options, path, log));
        ok = rcn_verify_epub(harbour.expected, path, log, NULL);
    }
    size_t count = rcn_log_count_code(log, RCN_CODE_VERIFY_DIFFERENCE);
    assert_int_equal(ok, count == 0);
    const char *text = ok ? NULL : messages(log);
    rcn_log_free(log);
    return text;
}

static void
test_sound_books_pass(void **state)
{
    (void)state;
    assert_int_equal(rcn_expected_blocks(harbour.expected), 16);
    assert_int_equal(rcn_expected_words(harbour.expected), 214);
    rcn_mutant mutant = copy_edition();
    assert_null(failures(&mutant.edition, false));
    assert_null(failures(&mutant.edition, true));
}

static void
test_without_poppler_it_is_said(void **state)
{
    (void)state;
    rcn_mutant mutant = copy_edition();
    assert_null(failures(&mutant.edition, true));
    const char *path = rcn_harbour_path(&harbour, "-book.pdf");
    rcn_log *log = rcn_log_new();
    char *kept = rcn_arena_strdup(harbour.arena, getenv("PATH"));
    assert_int_equal(setenv("PATH", "/nonexistent", 1), 0);
    bool ok = rcn_verify_pdf(harbour.expected, path, log, NULL);
    assert_int_equal(setenv("PATH", kept, 1), 0);
    assert_true(ok);
    assert_int_equal(rcn_log_count_code(log, RCN_CODE_VERIFY_UNVERIFIED), 1);
    rcn_log_free(log);
}

/* An EPUB with this ledger in it. */
static bool
proved_with(const char *ledger, size_t *ret_differences)
{
    rcn_log *log = rcn_log_new();
    char *path = rcn_harbour_path(&harbour, "-ledger.epub");
    const rcn_epub_options options = {.ledger_json = rcn_text_of(ledger)};
    assert_true(
        rcn_epub_write(harbour.pipeline.edition, style, &options, path, log));
    bool ok = rcn_verify_epub(harbour.expected, path, log, NULL);
    *ret_differences = rcn_log_count_code(log, RCN_CODE_VERIFY_DIFFERENCE);
    rcn_log_free(log);
    return ok;
}

static void
test_the_ledger_inside_is_that_of_the_proof(void **state)
{
    (void)state;
    size_t differences = 0;
    const char *ledger = harbour.ledger.at;
    assert_true(proved_with(ledger, &differences));
    assert_true(proved_with(rcn_arena_printf(harbour.arena, " \n%s", ledger),
                            &differences));
    assert_int_equal(differences, 0);
    char *other = rcn_arena_strdup(harbour.arena, ledger);
    char *digit = strpbrk(strstr(other, "\"byte_end\":"), "0123456789");
    *digit = *digit == '9' ? '8' : '9';
    assert_false(proved_with(other, &differences));
    assert_int_equal(differences, 1);
}

static void
find_faults(bool print)
{
    size_t missed = 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        rcn_mutant mutant = copy_edition();
        faults[i].make(&mutant);
        const char *text = failures(&mutant.edition, print);
        if (print && faults[i].unseen_in_print) {
            assert_null(text);
        } else if (!text) {
            print_error("not found: %s\n", faults[i].name);
            missed++;
        } else if (!strstr(text, faults[i].says)) {
            print_error("%s: %s", faults[i].name, text);
            missed++;
        }
    }
    assert_int_equal(missed, 0);
}

static void
test_faults_of_epubs_are_found(void **state)
{
    (void)state;
    find_faults(false);
}

static void
test_faults_of_pdfs_are_found(void **state)
{
    (void)state;
    find_faults(true);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_books_pass),
        cmocka_unit_test(test_the_ledger_inside_is_that_of_the_proof),
        cmocka_unit_test(test_without_poppler_it_is_said),
        cmocka_unit_test(test_faults_of_epubs_are_found),
        cmocka_unit_test(test_faults_of_pdfs_are_found),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
