/* tests/cases/typeset: where lines and pages end.  Each line is shown as it is
 * set, with a hyphen where one is added; "== page 2" parts the pages. */
#include <stdlib.h>
#include <string.h>

#include "cases/cases.h"
#include "shape/shape.h"
#include "typeset/plain.h"
#include "typeset/typeset.h"

typedef struct case_lines {
    rcn_buffer out;
    const rcn_section *section;
    uint32_t page, block, offset;
    bool open, hyphen; /* a line is shown to its end by the next one */
} case_lines;

static void
end_line(case_lines *lines, const rcn_line_figures *next)
{
    if (!lines->open) {
        return;
    }
    rcn_text text = lines->section->blocks[lines->block].text;
    size_t end = next && next->block == lines->block ? next->offset : text.len;
    rcn_buffer_add(&lines->out,
                   rcn_text_trim(rcn_text_slice(text, lines->offset, end)));
    rcn_buffer_string(&lines->out, lines->hyphen ? "-\n" : "\n");
    lines->open = false;
}

static void
show_line(void *context, const rcn_line_figures *line)
{
    case_lines *lines = context;
    end_line(lines, line);
    if (line->block == UINT32_MAX) {
        return;
    }
    if (line->page != lines->page) {
        rcn_buffer_printf(&lines->out, "== page %u\n", line->page);
        lines->page = line->page;
    }
    if (line->line == 1) {
        rcn_buffer_char(&lines->out, '\n');
    }
    lines->block = line->block;
    lines->offset = line->offset;
    lines->hyphen = line->hyphen;
    lines->open = true;
}

/* The paragraphs of the input, in the language of the case. */
static const rcn_edition *
edition_of(rcn_arena *arena, rcn_text text, const char *language)
{
    RCN_LIST(rcn_block) blocks = {0};
    for (size_t at = 0; at < text.len;) {
        size_t end = rcn_text_find(text, "\n\n", at);
        end = end == SIZE_MAX ? text.len : end;
        rcn_block block = plain_paragraph(
            rcn_text_squash(arena, rcn_text_slice(text, at, end)).at);
        block.language = language;
        RCN_PUSH(arena, &blocks, block);
        at = end + 2;
    }
    return plain_edition_blocks(arena, blocks.items, blocks.count);
}

/* The style "classic" on a page of its own, or with a budget of hyphens. */
static const rcn_style *
style_of(rcn_arena *arena, rcn_log *log, const char *page, const char *most)
{
    rcn_style *style = rcn_arena_alloc(arena, 1, sizeof *style);
    const rcn_style *loaded = rcn_style_load(
        arena, "styles", &(rcn_style_choice){.name = "classic", .page = page},
        log);
    assert_non_null(loaded);
    *style = *loaded;
    if (most) {
        style->breaking.hyphens_most = (int32_t)strtol(most, NULL, 10);
    }
    return style;
}

/* "language TAG", "page SIZE", "hyphens-most THOUSANDTHS". */
static rcn_text
make(rcn_arena *arena, const char *folder)
{
    rcn_log *log = rcn_log_new();
    const char *language = "en";
    const char *page = NULL;
    const char *most = NULL;
    rcn_case_names options = case_options(arena, folder);
    for (size_t i = 0; i < options.count; i++) {
        const char *option = options.items[i];
        const char *value = NULL;
        if ((value = case_value(option, "language"))) {
            language = value;
        } else if ((value = case_value(option, "page"))) {
            page = value;
        } else {
            most = case_value(option, "hyphens-most");
        }
    }
    const rcn_edition *edition =
        edition_of(arena, case_read(arena, folder, "input.txt"), language);
    const rcn_style *style = style_of(arena, log, page, most);
    rcn_fonts *fonts = rcn_fonts_open(arena, style, log);
    assert_non_null(fonts);
    rcn_page_map map;
    rcn_typeset_stats stats;
    const rcn_book *book =
        rcn_typeset(arena, edition, fonts, log, &map, &stats);
    case_lines lines = {.out = rcn_buffer_new(arena),
                        .section = &edition->sections[0]};
    rcn_typeset_lines(book, show_line, &lines);
    end_line(&lines, NULL);
    rcn_log_free(log);
    return rcn_buffer_text(&lines.out);
}

static void
lines_and_pages_end_as_expected(void **state)
{
    (void)state;
    cases_hold("tests/cases/typeset", make);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_pages_end_as_expected)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
