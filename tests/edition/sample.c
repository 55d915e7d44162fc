/* Hand-made documents for the tests of edition and report. */
#include "sample.h"

#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/list.h"
#include "source/files/read.h"

#define DOCUMENTS    3
#define COUNT(array) (sizeof(array) / sizeof *(array))

static rcn_block
make_block(rcn_arena *arena, const rcn_piece *pieces, size_t count, int number)
{
    rcn_buffer text = rcn_buffer_new(arena);
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].block == number) {
            rcn_buffer_string(&text, pieces[i].kind == RCN_SPAN_TEXT
                                         ? pieces[i].text
                                         : pieces[i].replacement);
        }
    }
    rcn_block block = {.text = rcn_buffer_text(&text)};
    if (rcn_text_starts(block.text, "# ")) {
        block.kind = RCN_BLOCK_HEADING;
        block.level = 1;
    }
    return block;
}

static void
set_lines(const rcn_document *document, const rcn_span *spans, size_t count,
          rcn_block *blocks)
{
    for (size_t i = 0; i < count; i++) {
        if (spans[i].block != RCN_NO_BLOCK) {
            rcn_block *block = &blocks[spans[i].block];
            if (!block->line_start) {
                block->line_start = rcn_document_line(document, spans[i].start);
            }
            block->line_end = rcn_document_line(document, spans[i].end - 1);
        }
    }
}

rcn_cleaned
rcn_sample_cleaned(rcn_arena *arena, const char *name, const rcn_piece *pieces,
                   size_t count, rcn_log *log)
{
    rcn_buffer text = rcn_buffer_new(arena);
    rcn_span *spans = rcn_arena_alloc(arena, count, sizeof *spans);
    rcn_cause *causes = rcn_arena_alloc(arena, count, sizeof *causes);
    int blocks_end = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t start = (uint32_t)text.len;
        rcn_buffer_string(&text, pieces[i].text);
        causes[i] = (rcn_cause){.class_id = pieces[i].class_id,
                                .rule = pieces[i].rule,
                                .reason = pieces[i].reason,
                                .replacement = pieces[i].replacement};
        spans[i] =
            (rcn_span){.start = start,
                       .end = (uint32_t)text.len,
                       .kind = pieces[i].kind,
                       .block = pieces[i].block < 0 ? RCN_NO_BLOCK
                                                    : (uint32_t)pieces[i].block,
                       .why = &causes[i]};
        blocks_end =
            pieces[i].block >= blocks_end ? pieces[i].block + 1 : blocks_end;
    }
    const rcn_document *document =
        rcn_source_from_bytes(arena, rcn_buffer_text(&text), name, log);
    assert_non_null(document);
    rcn_block *blocks =
        rcn_arena_alloc(arena, (size_t)blocks_end, sizeof *blocks);
    for (int i = 0; i < blocks_end; i++) {
        blocks[i] = make_block(arena, pieces, count, i);
    }
    set_lines(document, spans, count, blocks);
    return (rcn_cleaned){.document = document,
                         .language = "en",
                         .spans = spans,
                         .span_count = count,
                         .blocks = blocks,
                         .block_count = (size_t)blocks_end};
}

static const rcn_evidence *
make_evidence(rcn_arena *arena, const char *file, uint32_t line,
              const char *words)
{
    rcn_evidence *evidence = rcn_arena_alloc(arena, 1, sizeof *evidence);
    *evidence = (rcn_evidence){
        .file = file, .line = line, .text = words, .rule = "sample"};
    return evidence;
}

rcn_role
rcn_sample_role(rcn_arena *arena, const char *value, rcn_status status,
                const char *file, uint32_t line, const char *words)
{
    return (rcn_role){.value = value,
                      .status = status,
                      .evidence = make_evidence(arena, file, line, words),
                      .evidence_count = 1};
}

rcn_dating
rcn_sample_dating(rcn_arena *arena, const char *edtf, rcn_status status,
                  const char *file, uint32_t line, const char *words)
{
    rcn_dating dating = {0};
    const char *error = NULL;
    assert_true(rcn_date_from_editor(arena, edtf, &dating, &error));
    dating.status = status;
    dating.ground = status == RCN_STATUS_STATED
                        ? "The document states it."
                        : "It follows from the words quoted.";
    dating.evidence = make_evidence(arena, file, line, words);
    dating.evidence_count = 1;
    return dating;
}

#define KEPT(number, words)                      \
    {                                            \
        RCN_SPAN_TEXT, number, words, 0, 0, 0, 0 \
    }
#define BLANK                                                     \
    {                                                             \
        RCN_SPAN_REMOVED, -1, "\n\n", "blank-line", "blank", 0, 0 \
    }
#define WRAP(number)                                                 \
    {                                                                \
        RCN_SPAN_REPLACED, number, "\n", "hard-wrap", "wrap", " ", 0 \
    }

static rcn_cleaned
statement(rcn_arena *arena, rcn_log *log)
{
    static const rcn_piece pieces[] = {
        {RCN_SPAN_METADATA, -1, "Statement of the Office", "title",
         "title-line", 0, 0},
        BLANK,
        KEPT(0, "On 2 May 2021 the Office says <that> a well-"),
        {RCN_SPAN_REPLACED, 0, "\n", "hard-wrap", "wrap", "",
         "“well-known” stands on line 9."},
        KEPT(0, "known thing was re"),
        {RCN_SPAN_REPLACED, 0, "-\n", "split-hyphenation", "hyphen", "", 0},
        KEPT(0, "paired."),
        BLANK,
        KEPT(1, "# A part"),
        BLANK,
        KEPT(2, "The auth"),
        {RCN_SPAN_REMOVED, 2, "\n\n", "blank-line", "blank", 0, 0},
        {RCN_SPAN_REMOVED, 2, "www.example.org 1", "running-footer", "footer",
         0, 0},
        {RCN_SPAN_REMOVED, 2, "\n", "hard-wrap", "wrap", 0, 0},
        KEPT(2, "orities of the"),
        WRAP(2),
        KEPT(2, "well-known town."),
        BLANK,
        {RCN_SPAN_REMOVED, -1, "0 Comments", "widget-comments", "widget", 0, 0},
        BLANK,
        {RCN_SPAN_REMOVED, -1, "Leave a \"reply\"", "widget-comments", "widget",
         0, 0},
    };
    return rcn_sample_cleaned(arena, "a/statement.txt", pieces, COUNT(pieces),
                              log);
}

static rcn_cleaned
report(rcn_arena *arena, rcn_log *log)
{
    static const rcn_piece pieces[] = {
        {RCN_SPAN_METADATA, -1, "Office speaks", "title", "title-line", 0, 0},
        BLANK,
        KEPT(0, "“One year ago today it began,” the Office said, Wire "
                "reports."),
    };
    return rcn_sample_cleaned(arena, "report.txt", pieces, COUNT(pieces), log);
}

static rcn_cleaned
letter(rcn_arena *arena, rcn_log *log)
{
    static const rcn_piece pieces[] = {
        KEPT(0, "Dear colleagues, the the letter has no date and it says “much "
                "that is never closed."),
    };
    static const rcn_query queries[] = {
        {0, 17, 24, "doubled-word", "“the” stands twice.", 1}};
    rcn_cleaned cleaned =
        rcn_sample_cleaned(arena, "letter.txt", pieces, COUNT(pieces), log);
    cleaned.queries = queries;
    cleaned.query_count = COUNT(queries);
    return cleaned;
}

rcn_findings
rcn_sample_findings(rcn_arena *arena, rcn_log *log)
{
    rcn_cleaned *cleaned = rcn_arena_alloc(arena, DOCUMENTS, sizeof *cleaned);
    rcn_dating *datings = rcn_arena_alloc(arena, DOCUMENTS, sizeof *datings);
    rcn_attribution *who = rcn_arena_alloc(arena, DOCUMENTS, sizeof *who);
    cleaned[0] = statement(arena, log);
    cleaned[1] = report(arena, log);
    cleaned[2] = letter(arena, log);
    const char *file = cleaned[0].document->name;
    datings[0] = rcn_sample_dating(arena, "2021-05-02", RCN_STATUS_STATED, file,
                                   3, "On 2 May 2021 the Office says");
    who[0].title =
        rcn_sample_role(arena, "Statement of the Office", RCN_STATUS_STATED,
                        file, 1, "Statement of the Office");
    who[0].issuer = rcn_sample_role(arena, "the Office", RCN_STATUS_STATED,
                                    file, 1, "Statement of the Office");
    who[0].source_url =
        rcn_sample_role(arena, "https://example.org/?a=1&b=2",
                        RCN_STATUS_STATED, file, 11, "www.example.org");
    who[0].short_title = "Statement of the Office";
    file = cleaned[1].document->name;
    datings[1] = rcn_sample_dating(arena, "2021-05-02?", RCN_STATUS_INFERRED,
                                   file, 3, "“One year ago today it began,”");
    who[1].title = rcn_sample_role(arena, "Office speaks", RCN_STATUS_STATED,
                                   file, 1, "Office speaks");
    who[1].speaker = rcn_sample_role(arena, "the Office", RCN_STATUS_INFERRED,
                                     file, 3, "the Office said");
    who[1].publisher = rcn_sample_role(arena, "Wire", RCN_STATUS_STATED, file,
                                       3, "Wire reports");
    who[1].short_title = "Office speaks";
    datings[2] = (rcn_dating){.display = "[date not stated]",
                              .ground = "Nothing in the document dates it.",
                              .certainty = RCN_UNDATED,
                              .sort = RCN_DATE_NONE,
                              .not_before = RCN_DATE_NONE,
                              .not_after = RCN_DATE_NONE};
    who[2].title = (rcn_role){.value = "[Letter to colleagues]",
                              .status = RCN_STATUS_SUPPLIED};
    who[2].short_title = "[Letter to colleagues]";
    return (rcn_findings){cleaned, datings, who, DOCUMENTS, NULL};
}

const rcn_rules *
rcn_sample_rules(rcn_arena *arena, rcn_log *log)
{
    const rcn_rules *rules =
        rcn_rules_load(arena, "tests/edition/rules", NULL, log);
    assert_non_null(rules);
    return rules;
}

const rcn_project *
rcn_sample_project(rcn_arena *arena, const char *yaml, rcn_log *log)
{
    if (!yaml) {
        return rcn_project_load(arena, NULL, NULL, NULL, log);
    }
    char path[] = "/tmp/rcn-edition-XXXXXX";
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    FILE *file = fdopen(handle, "w");
    assert_non_null(file);
    assert_true(fputs(yaml, file) >= 0);
    assert_int_equal(fclose(file), 0);
    const rcn_project *project =
        rcn_project_load(arena, path, "edition.yaml", NULL, log);
    assert_int_equal(unlink(path), 0);
    return project;
}

const rcn_edition *
rcn_sample_edition(rcn_arena *arena, const char *yaml, rcn_log *log)
{
    rcn_findings findings = rcn_sample_findings(arena, log);
    const rcn_project *project = rcn_sample_project(arena, yaml, log);
    if (!project) {
        fail_msg("%s", rcn_fixture_messages(arena, log));
    }
    rcn_edition_options options = {.program = "recension 0.0.0"};
    return rcn_edition_compose(arena, &findings, project,
                               rcn_sample_rules(arena, log), &options, log);
}

rcn_text
rcn_sample_dump(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_capture capture;
    rcn_capture_open(&capture);
    rcn_edition_dump(edition, capture.out);
    return rcn_capture_close(&capture, arena);
}

void
rcn_expect_golden(const char *path, rcn_text text)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    if (getenv("BLESS")) {
        assert_true(rcn_file_write(path, text, log));
    }
    rcn_text golden = {0};
    assert_true(rcn_file_read(arena, path, path, SIZE_MAX / 2, log, &golden));
    assert_string_equal(rcn_text_string(arena, text), golden.at);
    rcn_log_free(log);
    rcn_arena_free(arena);
}
