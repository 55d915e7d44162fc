/* The hand-made edition; ids follow edition/edition.h. */
#include "epub/sample.h"

#include <assert.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/list.h"

typedef RCN_LIST(rcn_block) rcn_block_list;

/* Marks are given by the words they cover. */
typedef struct rcn_spot {
    rcn_mark_kind kind;
    const char *words; /* "" after `before`: a point */
    const char *value;
} rcn_spot;

typedef struct rcn_builder {
    rcn_arena *arena;
    rcn_block_list blocks;
    const char *key;
    uint32_t paragraphs, headings;
} rcn_builder;

static rcn_block *
put(rcn_builder *builder, rcn_block_kind kind, uint32_t level, const char *text)
{
    rcn_block block = {.kind = kind,
                       .origin = RCN_ORIGIN_SOURCE,
                       .level = level,
                       .text = rcn_text_of(text),
                       .line_start = 1,
                       .line_end = 1};
    if (builder->key && kind == RCN_BLOCK_HEADING) {
        block.id = rcn_arena_printf(builder->arena, "d-%s-h%u", builder->key,
                                    ++builder->headings);
    } else if (builder->key) {
        block.id = rcn_arena_printf(builder->arena, "d-%s-p%u", builder->key,
                                    ++builder->paragraphs);
        block.citation =
            rcn_arena_printf(builder->arena, "9.%u", builder->paragraphs);
    } else {
        block.origin = RCN_ORIGIN_EDITOR;
    }
    RCN_PUSH(builder->arena, &builder->blocks, block);
    return &builder->blocks.items[builder->blocks.count - 1];
}

static void
mark(rcn_builder *builder, rcn_block *block, const rcn_spot *spots,
     uint32_t count)
{
    rcn_mark *marks = rcn_arena_alloc(builder->arena, count, sizeof *marks);
    for (uint32_t i = 0; i < count; i++) {
        size_t start = rcn_text_find(block->text, spots[i].words, 0);
        assert(start != SIZE_MAX);
        bool point = spots[i].kind == RCN_MARK_SOURCE_PAGE ||
                     spots[i].kind == RCN_MARK_NOTE;
        size_t len = point ? 0 : strlen(spots[i].words);
        marks[i] = (rcn_mark){(uint32_t)start, (uint32_t)(start + len),
                              spots[i].kind, spots[i].value};
    }
    block->marks = marks;
    block->mark_count = count;
}

static void
field(rcn_builder *builder, const char *label, const char *value,
      const char *edtf)
{
    rcn_block *block =
        put(builder, RCN_BLOCK_FIELD, 0,
            rcn_arena_printf(builder->arena, "%s: %s", label, value));
    rcn_spot spots[] = {{RCN_MARK_LABEL, label, NULL},
                        {RCN_MARK_TIME, value, edtf}};
    mark(builder, block, spots, edtf ? 2 : 1);
}

static void
put_rich_text(rcn_builder *builder)
{
    rcn_block *block = put(builder, RCN_BLOCK_PARAGRAPH, 0,
                           "A plain & simple <start>, \"quoted\", with "
                           "stress, more stress, x2 and H2O, CAPS, code, "
                           "a link, nothing, sept jours and a page.");
    static const rcn_spot spots[] = {
        {RCN_MARK_EMPHASIS, "stress, more stress", NULL},
        {RCN_MARK_STRONG, "more stress", NULL},
        {RCN_MARK_SUPERSCRIPT, "2 and", NULL},
        {RCN_MARK_SUBSCRIPT, "2O", NULL},
        {RCN_MARK_SMALL_CAPS, "CAPS", NULL},
        {RCN_MARK_CODE, "code", NULL},
        {RCN_MARK_LINK, "a link", "https://example.org/a path?q=1&r=é"},
        {RCN_MARK_LINK, "nothing", "javascript:alert(1)"},
        {RCN_MARK_LANGUAGE, "sept jours", "fr"},
        {RCN_MARK_SOURCE_PAGE, "a page", "12"}};
    mark(builder, block, spots, sizeof spots / sizeof *spots);
    (void)put(builder, RCN_BLOCK_PARAGRAPH, 0, "Roses are red,\nviolets\nnot.");
    (void)put(builder, RCN_BLOCK_HEADING, 2, "Begins at rank two");
    (void)put(builder, RCN_BLOCK_HEADING, 5, "Skips to five");
    (void)put(builder, RCN_BLOCK_HEADING, 1, "Back to one");
    put(builder, RCN_BLOCK_ITEM, 1, "1. One")->marker_len = 3;
    put(builder, RCN_BLOCK_ITEM, 3, "• One, deeper")->marker_len = 4;
    put(builder, RCN_BLOCK_ITEM, 3, "• and again")->marker_len = 4;
    put(builder, RCN_BLOCK_ITEM, 1, "2. Two")->marker_len = 3;
    (void)put(builder, RCN_BLOCK_ITEM, 0, "no marker");
    (void)put(builder, RCN_BLOCK_QUOTE, 0, "Said once,");
    (void)put(builder, RCN_BLOCK_QUOTE, 0, "said twice.");
    (void)put(builder, RCN_BLOCK_PRE, 0, "a  b\n  c\n\nd");
    (void)put(builder, RCN_BLOCK_CAPTION, 0, "Table 1. Sizes");
    (void)put(builder, RCN_BLOCK_TABLE, 1,
              "Name\tSize\t\nOne\t1 < 2\tx\nTwo\t\nbold over\tcells\tz");
    block = &builder->blocks.items[builder->blocks.count - 1];
    static const rcn_spot cells[] = {
        {RCN_MARK_STRONG, "bold over\tcells", NULL}};
    mark(builder, block, cells, 1);
}

static rcn_record *
add_record(rcn_arena *arena, rcn_record *record, const char *key,
           const char *title, const char *language)
{
    rcn_document *document = rcn_arena_alloc(arena, 1, sizeof *document);
    document->name = rcn_arena_printf(arena, "%s.txt", key);
    memset(document->sha256, 'a', 64);
    memcpy(document->sha256, key, strlen(key));
    rcn_cleaned *cleaned = rcn_arena_alloc(arena, 1, sizeof *cleaned);
    cleaned->document = document;
    cleaned->language = language;
    record->cleaned = cleaned;
    record->key = key;
    record->attribution.title.value = title;
    record->attribution.title.status =
        title[0] == '[' ? RCN_STATUS_SUPPLIED : RCN_STATUS_STATED;
    record->dating.sort = RCN_DATE_NONE;
    return record;
}

static rcn_section
document_section(rcn_arena *arena, const rcn_record *record, rcn_builder *text)
{
    rcn_builder header = {.arena = arena};
    field(&header, "Date", record->dating.display, record->dating.edtf);
    field(&header, "Source", record->cleaned->document->name, NULL);
    return (rcn_section){.role = RCN_SECTION_DOCUMENT,
                         .matter = RCN_MATTER_BODY,
                         .id = rcn_arena_printf(arena, "d-%s", record->key),
                         .title = record->attribution.title.value,
                         .short_title = record->attribution.title.value,
                         .label = rcn_arena_printf(arena, "%u", record->number),
                         .date = record->dating.display,
                         .edtf = record->dating.edtf,
                         .in_contents = true,
                         .record = record,
                         .header = header.blocks.items,
                         .header_count = header.blocks.count,
                         .blocks = text->blocks.items,
                         .block_count = text->blocks.count};
}

static rcn_section
editor_section(rcn_section section, const rcn_builder *blocks)
{
    section.short_title = section.title;
    section.blocks = blocks->blocks.items;
    section.block_count = blocks->blocks.count;
    return section;
}

static rcn_edition *
new_edition(rcn_arena *arena)
{
    static const char *const editors[] = {"Jane Doe", NULL};
    static const char *const filed[] = {"Doe, Jane", NULL};
    static const rcn_project_series series = {"Samples", 3};
    static const rcn_project_evaluation evaluation = {
        "Ann Checker", "Certified", "https://example.org/report",
        "2021-12",     "2.2",       "AA"};
    rcn_edition *edition = rcn_arena_alloc(arena, 1, sizeof *edition);
    *edition = (rcn_edition){
        .arena = arena,
        .title = "The Sample & its Parts",
        .subtitle = "Every kind once",
        .description = "An edition for tests.",
        .language = "en",
        .rights = "Public domain",
        .publisher = "Nobody",
        .identifier = "urn:uuid:6ba7b810-9dad-51d1-80b4-00c04fd430c8",
        .print_identifier = "urn:uuid:6ba7b811-9dad-51d1-80b4-00c04fd430c8",
        .editors = editors,
        .editors_filed = filed,
        .series = &series,
        .evaluation = &evaluation,
        .program = "recension 0.1.0",
        .date = "2021-11",
        .modified = "2021-11-08T00:00:00Z"};
    return edition;
}

static void
put_apparatus(rcn_builder *back, size_t long_blocks)
{
    (void)put(back, RCN_BLOCK_HEADING, 1, "1. Things");
    back->blocks.items[0].id = "apparatus-11111111";
    rcn_block *entry =
        put(back, RCN_BLOCK_ENTRY, 0, "9.1, line 3: “Orphus” is left out.");
    static const rcn_spot spots[] = {{RCN_MARK_LINK, "9.1", "#d-11111111-p1"},
                                     {RCN_MARK_LEMMA, "Orphus", NULL}};
    mark(back, entry, spots, 2);
    if (long_blocks < 500) {
        return;
    }
    /* In a later file of a long document. */
    entry = put(back, RCN_BLOCK_ENTRY, 0, "9.500, line 999: a word.");
    static const rcn_spot far[] = {
        {RCN_MARK_LINK, "9.500", "#d-33333333-p500"}};
    mark(back, entry, far, 1);
}

static void
add_documents(rcn_arena *arena, rcn_record *records, rcn_section *sections,
              size_t long_blocks)
{
    rcn_builder text = {.arena = arena, .key = "11111111"};
    rcn_record *record =
        add_record(arena, &records[0], "11111111", "Things", "en");
    record->number = 1;
    record->label = "1";
    record->dating.edtf = "2021-09-27~";
    record->dating.certainty = RCN_APPROXIMATE;
    record->dating.display = "[c. 27 September 2021]";
    record->attribution.issuer.value = "Ministry of Things";
    record->attribution.source_url.value = "https://example.org/things";
    record->retrieved = "2022-01-02";
    put_rich_text(&text);
    sections[0] = document_section(arena, record, &text);
    static const rcn_change changes[] = {{.kind = RCN_CHANGE_REPAIR,
                                          .class_id = "split-hyphen",
                                          .block = 0,
                                          .before = "quo- ted",
                                          .after = "quoted"},
                                         {.kind = RCN_CHANGE_CUT,
                                          .class_id = "widget",
                                          .block = RCN_NO_BLOCK,
                                          .before = "Orphus"}};
    record->changes = changes;
    record->change_count = 2;
    record->blocks = sections[0].blocks;
    record->block_count = sections[0].block_count;

    text = (rcn_builder){.arena = arena, .key = "22222222"};
    record = add_record(arena, &records[1], "22222222", "[بيان]", "ar");
    record->number = 2;
    record->label = "2";
    record->dating.edtf = "2021-11-08";
    record->dating.display = "8 November 2021";
    record->attribution.issuer.value = "Ministry of Things";
    (void)put(&text, RCN_BLOCK_PARAGRAPH, 0, "مرحبا بالعالم");
    put(&text, RCN_BLOCK_PARAGRAPH, 0, "In English.")->language = "en";
    sections[1] = document_section(arena, record, &text);

    text = (rcn_builder){.arena = arena, .key = "33333333"};
    record = add_record(arena, &records[2], "33333333", "Long", "und");
    record->number = 3;
    record->label = "3";
    record->dating.display = "[date not stated]";
    record->attribution.source_url.value = "example.org"; /* only a site */
    char *line = rcn_arena_alloc(arena, 1001, 1);
    memset(line, 'x', 1000);
    for (size_t i = 0; i < long_blocks; i++) {
        (void)put(&text, RCN_BLOCK_HEADING, 1, "Head");
        (void)put(&text, RCN_BLOCK_PARAGRAPH, 0, line);
    }
    sections[2] = document_section(arena, record, &text);
}

static rcn_page_map
make_pages(void)
{
    static const rcn_page_break breaks[] = {{"i", 1, 0, UINT32_MAX, 0},
                                            {"ii", 2, 1, UINT32_MAX, 0},
                                            {"iii", 3, 1, UINT32_MAX, 0},
                                            {"1", 5, 2, UINT32_MAX, 0},
                                            {"2", 6, 2, 0, 2},
                                            {"3", 7, 2, 0, 46},
                                            {"4", 8, 2, 1, 15},
                                            {"5", 9, 2, 14, 15},
                                            {"6", 10, 3, UINT32_MAX, 0},
                                            {"7", 11, 4, UINT32_MAX, 0},
                                            {"8", 12, 4, 1, 300},
                                            {"9", 13, 4, 701, 500},
                                            {"10", 14, 5, 1, 5}};
    return (rcn_page_map){breaks, sizeof breaks / sizeof *breaks, 14};
}

rcn_sample
rcn_sample_make(rcn_arena *arena, size_t long_blocks)
{
    rcn_edition *edition = new_edition(arena);
    rcn_record *records = rcn_arena_alloc(arena, 3, sizeof *records);
    rcn_section *sections = rcn_arena_alloc(arena, 6, sizeof *sections);
    rcn_builder front = {.arena = arena};
    (void)put(&front, RCN_BLOCK_HEADING, 1, edition->subtitle);
    (void)put(&front, RCN_BLOCK_PARAGRAPH, 0, "Edited by Jane Doe");
    sections[0] = editor_section((rcn_section){.role = RCN_SECTION_TITLE_PAGE,
                                               .matter = RCN_MATTER_FRONT,
                                               .id = "title-page",
                                               .title = edition->title},
                                 &front);
    rcn_builder none = {.arena = arena};
    sections[1] = editor_section((rcn_section){.role = RCN_SECTION_CONTENTS,
                                               .matter = RCN_MATTER_FRONT,
                                               .id = "contents",
                                               .title = "Contents"},
                                 &none);
    add_documents(arena, records, sections + 2, long_blocks);
    rcn_builder back = {.arena = arena};
    put_apparatus(&back, long_blocks);
    sections[5] = editor_section((rcn_section){.role = RCN_SECTION_APPARATUS,
                                               .matter = RCN_MATTER_BACK,
                                               .id = "apparatus",
                                               .title = "Apparatus",
                                               .in_contents = true},
                                 &back);
    edition->records = records;
    edition->record_count = 3;
    edition->sections = sections;
    edition->section_count = 6;
    rcn_sample sample = {.edition = edition, .pages = make_pages()};
    rcn_log *log = rcn_log_new();
    bool read = rcn_file_read(arena, "styles/classic/reader.css", "reader.css",
                              1 << 20, log, &sample.style.reader_css);
    assert(read);
    (void)read;
    rcn_log_free(log);
    return sample;
}

const rcn_edition *
rcn_sample_row(rcn_arena *arena, size_t count, size_t per_month)
{
    rcn_edition *edition = new_edition(arena);
    rcn_record *records = rcn_arena_alloc(arena, count, sizeof *records);
    rcn_section *sections = rcn_arena_alloc(arena, count, sizeof *sections);
    for (size_t i = 0; i < count; i++) {
        unsigned month = (unsigned)(i / per_month);
        rcn_date date = {(int16_t)(2001 + month / 12),
                         (uint8_t)(month % 12 + 1), 1};
        rcn_record *record =
            add_record(arena, &records[i], rcn_arena_printf(arena, "%08zx", i),
                       "Same title", "en");
        record->number = (uint32_t)i + 1;
        record->label = rcn_arena_printf(arena, "%u", record->number);
        record->dating.sort = date;
        record->dating.display = rcn_date_words(arena, date);
        record->dating.edtf =
            rcn_arena_printf(arena, "%04d-%02u-01", date.year, date.month);
        rcn_builder text = {.arena = arena, .key = record->key};
        (void)put(&text, RCN_BLOCK_PARAGRAPH, 0, "Some words.");
        sections[i] = document_section(arena, record, &text);
    }
    edition->records = records;
    edition->record_count = count;
    edition->sections = sections;
    edition->section_count = count;
    return edition;
}
