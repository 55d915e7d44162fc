/* Hyphens at the ends of printed lines, in pages that a converter made of
 * print: decided as in plain text (clean/text/hyphen.h), and carried out as
 * patches. */
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "clean/html/clean.h"
#include "clean/text/hyphen.h"

/* A stretch of text of a kept leaf on one printed line. */
typedef struct rcn_printed_line {
    uint32_t start, end; /* bytes of the document's text */
    bool joined;         /* a line end is before it, in the same leaf */
} rcn_printed_line;

typedef struct rcn_line_ends {
    rcn_arena *arena;
    rcn_arena *scratch;
    const rcn_document *document;
    RCN_LIST(rcn_printed_line) lines;
    RCN_LIST(rcn_html_patch) patches; /* by rising start */
} rcn_line_ends;

static rcn_text
text_of(const rcn_line_ends *ends, const rcn_printed_line *line)
{
    return rcn_text_slice(ends->document->text, line->start, line->end);
}

/* Adds the lines of the bytes [start, end); returns whether a line end is
 * behind the last one. */
static bool
add_lines(rcn_line_ends *ends, uint32_t start, uint32_t end, bool joined)
{
    rcn_text text = ends->document->text;
    while (start < end) {
        const char *feed = memchr(text.at + start, '\n', end - start);
        uint32_t stop = feed ? (uint32_t)(feed - text.at) : end;
        rcn_text line = rcn_text_trim(rcn_text_slice(text, start, stop));
        if (line.len) {
            uint32_t from = (uint32_t)(line.at - text.at);
            RCN_PUSH(
                ends->scratch, &ends->lines,
                (rcn_printed_line){from, from + (uint32_t)line.len, joined});
            joined = false;
        }
        joined = joined || (feed && ends->lines.count);
        start = stop + 1;
    }
    return joined;
}

/* Collects the lines of the kept leaves; what patches cut is no part of
 * them. */
static void
read_lines(rcn_line_ends *ends, const rcn_leaf *leaves)
{
    const rcn_html *html = ends->document->html;
    size_t patch = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (leaves[i].fate != RCN_LEAF_KEPT || block->kind == RCN_BLOCK_PRE) {
            continue;
        }
        uint32_t start = block->start;
        bool joined = false;
        while (patch < html->patch_count &&
               html->patches[patch].end <= block->start) {
            patch++;
        }
        for (; patch < html->patch_count &&
               html->patches[patch].start < block->end;
             patch++) {
            const rcn_html_patch *one = &html->patches[patch];
            if (!one->replacement && one->start >= start) {
                joined = add_lines(ends, start, one->start, joined);
                start = one->end;
            }
        }
        (void)add_lines(ends, start, block->end, joined);
    }
}

/* Bytes of the hyphen after a letter that a line ends in, or 0. */
static uint32_t
hyphen_length(rcn_text line)
{
    uint32_t rune = 0;
    uint32_t before = 0;
    size_t len = rcn_utf8_prev(line, line.len, &rune);
    if (line.len > len) {
        (void)rcn_utf8_prev(line, line.len - len, &before);
    }
    bool hyphen = rune == '-' || rune == 0x2010 || rune == 0xAD;
    bool word = rcn_rune_is_letter(before) || rcn_rune_is_digit(before);
    return hyphen && word ? (uint32_t)len : 0;
}

static bool
parts_word(const rcn_line_ends *ends, size_t index)
{
    return index && ends->lines.items[index].joined &&
           hyphen_length(text_of(ends, &ends->lines.items[index - 1]));
}

/* Counts the words that no line end parts. */
static void
count_words(const rcn_line_ends *ends, rcn_words *words)
{
    for (size_t i = 0; i < ends->lines.count; i++) {
        rcn_text line = text_of(ends, &ends->lines.items[i]);
        size_t from = parts_word(ends, i) ? rcn_first_word_end(line) : 0;
        bool parted = i + 1 < ends->lines.count && parts_word(ends, i + 1);
        size_t to = parted ? rcn_last_word_start(line) : line.len;
        rcn_words_add_line(words,
                           rcn_text_slice(line, from < to ? from : to, to));
    }
}

static void
look(const rcn_line_ends *ends, rcn_hyphen_evidence *evidence)
{
    size_t inside = 0;
    size_t at_end = 0;
    size_t joined = 0;
    size_t columns = 0;
    for (size_t i = 0; i < ends->lines.count; i++) {
        inside += rcn_hyphens_inside(text_of(ends, &ends->lines.items[i]),
                                     &evidence->inner_2010);
        if (ends->lines.items[i].joined && i) {
            rcn_text before = text_of(ends, &ends->lines.items[i - 1]);
            joined++;
            columns += rcn_utf8_count(before);
            at_end += parts_word(ends, i);
            evidence->end_2010 =
                evidence->end_2010 || rcn_text_ends(before, "\xE2\x80\x90");
        }
    }
    evidence->typeset =
        rcn_hyphens_are_typeset(inside, at_end, joined, columns);
}

static void
add_patch(rcn_line_ends *ends, uint32_t start, uint32_t end, bool keep,
          const char *reason)
{
    if (start < end) {
        RCN_PUSH(ends->arena, &ends->patches,
                 (rcn_html_patch){.start = start,
                                  .end = end,
                                  .replacement = "",
                                  .reason = reason,
                                  .kind = keep
                                              ? RCN_HTML_PATCH_HYPHEN_KEPT
                                              : RCN_HTML_PATCH_HYPHEN_DROPPED});
    }
}

/* Takes the hyphen at the end of the line before line `index` out, or leaves
 * it; takes out the space between them, up to the cuts that are there. */
static void
join(rcn_line_ends *ends, size_t index, rcn_hyphen_answer answer)
{
    const rcn_html *html = ends->document->html;
    const rcn_printed_line *line = &ends->lines.items[index - 1];
    const rcn_printed_line *next = &ends->lines.items[index];
    uint32_t start = line->end;
    start -= answer.keep ? 0 : hyphen_length(text_of(ends, line));
    size_t patch = 0;
    size_t high = html->patch_count;
    while (patch < high) {
        size_t middle = patch + (high - patch) / 2;
        bool before = html->patches[middle].start < line->end;
        patch = before ? middle + 1 : patch;
        high = before ? high : middle;
    }
    for (; patch < html->patch_count && html->patches[patch].end <= next->start;
         patch++) {
        add_patch(ends, start, html->patches[patch].start, answer.keep,
                  answer.reason);
        start = html->patches[patch].end;
    }
    add_patch(ends, start, next->start, answer.keep, answer.reason);
}

/* The patches of the page and those of line ends, in order. */
static void
merge(const rcn_line_ends *ends, const rcn_html *from, rcn_html *to)
{
    rcn_html_patch *all = rcn_arena_alloc(
        ends->arena, from->patch_count + ends->patches.count, sizeof *all);
    size_t own = 0;
    size_t count = 0;
    for (size_t i = 0; i <= from->patch_count; i++) {
        while (own < ends->patches.count &&
               (i == from->patch_count ||
                ends->patches.items[own].start < from->patches[i].start)) {
            all[count++] = ends->patches.items[own++];
        }
        if (i < from->patch_count) {
            all[count++] = from->patches[i];
        }
    }
    to->patches = all;
    to->patch_count = count;
}

const rcn_html *
rcn_html_join_lines(rcn_arena *arena, const rcn_document *document,
                    const rcn_rules *rules, const rcn_clean_options *options,
                    const rcn_leaf *leaves)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_line_ends ends = {
        .arena = arena, .scratch = scratch, .document = document};
    read_lines(&ends, leaves);
    rcn_words *words = rcn_words_new(scratch);
    count_words(&ends, words);
    rcn_hyphen_evidence evidence = {
        .arena = arena, .rules = rules, .words = words};
    look(&ends, &evidence);
    for (size_t i = 1; i < ends.lines.count; i++) {
        if (!parts_word(&ends, i)) {
            continue;
        }
        rcn_text line = text_of(&ends, &ends.lines.items[i - 1]);
        rcn_text next = text_of(&ends, &ends.lines.items[i]);
        rcn_ruling ruling =
            rcn_ruling_on_hyphen(options, document, scratch, line, next);
        rcn_hyphen_answer answer = {ruling == RCN_RULING_KEEP,
                                    "the editor decided so"};
        join(&ends, i,
             ruling == RCN_RULING_NONE ? rcn_hyphen_ask(&evidence, line, next)
                                       : answer);
    }
    rcn_html *html = rcn_arena_alloc(arena, 1, sizeof *html);
    *html = *document->html;
    merge(&ends, document->html, html);
    rcn_arena_free(scratch);
    return html;
}
