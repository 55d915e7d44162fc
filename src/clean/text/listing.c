/* Lists of words, columns of figures, dumps: each line would be a paragraph,
 * and what is kept of a paragraph is twenty times as long as such a line. There
 * is nothing in it to unwrap or to distinguish from its surroundings, so that
 * it is taken as a program listing is, and many lines share one span. */
#include "clean/text/listing.h"

#include "base/utf8.h"
#include "clean/span/span_list.h"
#include "clean/text/work.h"

#define LINES_LEAST 30000
#define BYTES_MOST  24 /* of a line with its end, on the average */
#define BLOCK_LINES 500

static const rcn_cause line_end = {"line-end", "line-end", NULL, NULL};
static const rcn_cause blank_line = {"blank-line", "blank-line", NULL, NULL};
static const rcn_cause page_break = {"page-break", "page-break", NULL, "\n"};
static const rcn_cause other_end = {"line-end", "line-end", NULL, "\n"};
static const rcn_cause control = {"control-character", "control-character",
                                  NULL, NULL};

typedef struct rcn_lister {
    rcn_arena *arena;
    const rcn_document *document;
    rcn_text text;
    rcn_span_list spans;
    RCN_LIST(rcn_block) blocks;
    rcn_buffer words; /* of the block that is being built */
    uint32_t at;      /* end of the last span */
} rcn_lister;

bool
rcn_is_listing(const rcn_document *document)
{
    return document->line_count >= LINES_LEAST &&
           document->text.len / document->line_count < BYTES_MOST;
}

/* Text when it has no class; removed, or replaced by a line end, when it has
 * one. */
static void
add_span(rcn_lister *lister, size_t end, uint32_t block, const rcn_cause *why)
{
    if (end == lister->at) {
        return;
    }
    rcn_span_list_add(&lister->spans,
                      (rcn_span){.start = lister->at,
                                 .end = (uint32_t)end,
                                 .kind = why->replacement ? RCN_SPAN_REPLACED
                                         : why->class_id  ? RCN_SPAN_REMOVED
                                                          : RCN_SPAN_TEXT,
                                 .block = block,
                                 .why = why});
    if (!why->class_id) {
        rcn_buffer_add(&lister->words,
                       rcn_text_slice(lister->text, lister->at, end));
    } else {
        rcn_buffer_string(&lister->words, why->replacement);
    }
    lister->at = (uint32_t)end;
}

static bool
ends_line(uint32_t rune)
{
    return rune == '\n' || rune == '\r' || rune == '\f' || rune == 0x85 ||
           rune == 0x2028 || rune == 0x2029;
}

static bool
is_loose(uint32_t rune)
{
    return ends_line(rune) || rcn_rune_is_control(rune) || rune == 0xFEFF ||
           rune == 0xAD;
}

static bool
is_shown(uint32_t rune)
{
    return !is_loose(rune) && !rcn_rune_is_space(rune);
}

/* Returns a run of line ends and of what cannot be printed, from `at`: line
 * feeds stay, any other run becomes one line end, or nothing where it ends no
 * line. Returns where it ends. */
static size_t
add_loose(rcn_lister *lister, size_t at, uint32_t block)
{
    size_t start = at;
    bool plain = true;
    bool line = false;
    bool page = false;
    while (at < lister->text.len) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(lister->text, at, &rune);
        if (!is_loose(rune)) {
            break;
        }
        plain = plain && rune == '\n';
        line = line || ends_line(rune);
        page = page || rune == '\f';
        at += len;
    }
    if (!plain) {
        add_span(lister, start, block, &rcn_cause_none);
        add_span(lister, at, line ? block : RCN_NO_BLOCK,
                 page   ? &page_break
                 : line ? &other_end
                        : &control);
    }
    return at;
}

/* The block of bytes [start, end), which begin and end with what is shown. */
static void
add_block(rcn_lister *lister, size_t start, size_t end)
{
    uint32_t block = (uint32_t)lister->blocks.count;
    bool blank = start - lister->at > 2;
    add_span(lister, start, RCN_NO_BLOCK, blank ? &blank_line : &line_end);
    lister->words.len = 0;
    for (size_t at = start; at < end;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(lister->text, at, &rune);
        at = is_loose(rune) ? add_loose(lister, at, block) : at + len;
    }
    add_span(lister, end, block, &rcn_cause_none);
    rcn_text words = rcn_buffer_text(&lister->words);
    RCN_PUSH(
        lister->arena, &lister->blocks,
        (rcn_block){
            .kind = RCN_BLOCK_PRE,
            .origin = RCN_ORIGIN_SOURCE,
            .text = {rcn_arena_strndup(lister->arena, words.at, words.len),
                     words.len},
            .line_start = rcn_document_line(lister->document, (uint32_t)start),
            .line_end =
                rcn_document_line(lister->document, (uint32_t)end - 1)});
}

/* Lines [first, last]: a block, if anything is shown in them. */
static void
add_lines(rcn_lister *lister, size_t first, size_t last)
{
    uint32_t rune = 0;
    size_t start = lister->document->lines[first].start;
    size_t end = rcn_document_line_next(lister->document, last);
    while (start < end) {
        size_t len = rcn_utf8_next(lister->text, start, &rune);
        if (is_shown(rune)) {
            break;
        }
        start += len;
    }
    while (end > start) {
        size_t len = rcn_utf8_prev(lister->text, end, &rune);
        if (is_shown(rune)) {
            break;
        }
        end -= len;
    }
    if (start < end) {
        add_block(lister, start, end);
    }
}

rcn_cleaned
rcn_clean_listing(rcn_arena *arena, const rcn_document *document)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_cleaned cleaned = {.document = document, .language = "und"};
    rcn_lister lister = {.arena = arena,
                         .document = document,
                         .text = document->text,
                         .spans = {.arena = arena,
                                   .scratch = scratch,
                                   .text = document->text,
                                   .merged = rcn_buffer_new(scratch)},
                         .words = rcn_buffer_new(scratch)};
    size_t count = document->line_count;
    for (size_t first = 0; first < count; first += BLOCK_LINES) {
        size_t left = count - first;
        add_lines(&lister, first,
                  first + (left < BLOCK_LINES ? left : BLOCK_LINES) - 1);
    }
    add_span(&lister, lister.text.len, RCN_NO_BLOCK, &blank_line);
    rcn_span_list_finish(&lister.spans, &cleaned);
    cleaned.blocks = lister.blocks.items;
    cleaned.block_count = lister.blocks.count;
    rcn_arena_free(scratch);
    return cleaned;
}
