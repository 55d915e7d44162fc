/* Suspicions that are not cut: notes for the editor on what may be damage of
 * the scrape and may be the author's own. */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

/* A document whose every block offends has another way of writing. */
#define QUERIES_MOST 200

typedef struct rcn_asking {
    rcn_arena *arena;
    RCN_LIST(rcn_query) found;
    const rcn_block *block;
    uint32_t index;
} rcn_asking;

static void
note(rcn_asking *asking, size_t start, size_t end, const char *class_id,
     const char *message)
{
    if (asking->found.count < QUERIES_MOST) {
        RCN_PUSH(asking->arena, &asking->found,
                 (rcn_query){asking->index, (uint32_t)start, (uint32_t)end,
                             class_id, message, asking->block->line_start});
    }
}

/* An opening quotation mark that nothing closes in its paragraph or, where each
 * paragraph of a long quotation opens anew, in those after it. */
static void
ask_quotation(rcn_asking *asking, const rcn_block *next)
{
    rcn_text text = asking->block->text;
    size_t open = SIZE_MAX;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rune == 0x201C) {
            open = at;
        } else if (rune == 0x201D) {
            open = SIZE_MAX;
        } else if (rune == 0x201E) {
            return; /* „ ... “ closes with the sign that opens here */
        }
        at += len;
    }
    bool goes_on = next && rcn_text_starts(next->text, "\xE2\x80\x9C");
    if (open != SIZE_MAX && !goes_on) {
        note(asking, open, open + 3, "unclosed-quotation",
             "A quotation opens here and is not closed in this paragraph.");
    }
}

static void
ask_words(rcn_asking *asking)
{
    rcn_text text = asking->block->text;
    char words[2][64];
    size_t lens[2] = {0, 0};
    size_t starts[2] = {0, 0};
    size_t end = 0;
    int now = 0;
    size_t at = 0;
    while (rcn_word_next(text, &at, words[now], &lens[now], &starts[now])) {
        int last = 1 - now;
        bool gap = end + 1 == starts[now] && text.at[end] == ' ';
        bool letters = words[now][0] < '0' || words[now][0] > '9';
        if (gap && letters && lens[now] == lens[last] && lens[now] > 1 &&
            memcmp(words[now], words[last], lens[now]) == 0 &&
            memcmp(text.at + starts[now], text.at + starts[last],
                   at - starts[now]) == 0) {
            note(asking, starts[last], at, "doubled-word",
                 "The same word stands twice.");
        }
        end = at;
        now = last;
    }
}

/* The word without spaces that byte `at` is part of holds a mark of addresses
 * and names of files, or an ending such as ".gz". */
static bool
is_name_at(rcn_text text, size_t at)
{
    size_t start = at;
    while (start > 0 && text.at[start - 1] != ' ') {
        start--;
    }
    bool name = rcn_text_starts(rcn_text_slice(text, start, text.len), "www.");
    size_t end = start;
    for (; end < text.len && text.at[end] != ' '; end++) {
        char byte = text.at[end];
        bool lower = end + 1 < text.len && text.at[end + 1] >= 'a' &&
                     text.at[end + 1] <= 'z';
        name = name || byte == '/' || byte == '\\' || byte == '@' ||
               byte == '_' || byte == '=' ||
               (byte == '.' && end != at && lower);
    }
    return name;
}

/* "2030.This is": a full stop with a small letter or digit before it and a
 * capital and small letters after it, and no address. */
static void
ask_fused(rcn_asking *asking)
{
    rcn_text text = asking->block->text;
    for (size_t at = 2; at + 3 < text.len; at++) {
        if (text.at[at] != '.' && text.at[at] != '?' && text.at[at] != '!') {
            continue;
        }
        uint32_t before[2];
        uint32_t after[3] = {0};
        size_t back = at - rcn_utf8_prev(text, at, &before[0]);
        if (!back) {
            continue;
        }
        (void)rcn_utf8_prev(text, back, &before[1]);
        size_t next = at + 1;
        for (int i = 0; i < 3 && next < text.len; i++) {
            next += rcn_utf8_next(text, next, &after[i]);
        }
        bool ends =
            rcn_rune_is_lower(before[0]) && rcn_rune_is_lower(before[1]);
        bool number =
            rcn_rune_is_digit(before[0]) && rcn_rune_is_digit(before[1]);
        if ((ends || number) && rcn_rune_is_upper(after[0]) &&
            rcn_rune_is_lower(after[1]) &&
            (rcn_rune_is_lower(after[2]) || after[2] == ' ') &&
            !is_name_at(text, at)) {
            note(asking, at, at + 1, "fused-sentence",
                 "Two sentences meet here without a space.");
        }
    }
}

/* " - " between words where the document has dashes elsewhere. */
static void
ask_dash(rcn_asking *asking)
{
    rcn_text text = asking->block->text;
    for (size_t at = rcn_text_find(text, " - ", 0); at != SIZE_MAX;
         at = rcn_text_find(text, " - ", at + 3)) {
        if (at > 0) {
            note(asking, at + 1, at + 2, "spaced-hyphen",
                 "A hyphen stands where a dash is meant.");
        }
    }
}

/* What one line of a drawing shows of two columns of prose. */
typedef struct rcn_column_line {
    size_t left, right; /* where the words of either side end and begin */
    bool prose;         /* both sides are of words, and the right goes on */
} rcn_column_line;

/* Three words or more, none of them a number. */
static bool
is_wordy(rcn_text text)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    size_t words = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start); words++) {
        if (word[0] >= '0' && word[0] <= '9') {
            return false;
        }
    }
    return words >= 3;
}

/* Returns the widest gap of a line, of three spaces at least. */
static rcn_column_line
read_columns(rcn_text line)
{
    rcn_column_line found = {0};
    size_t run = 0;
    for (size_t i = 0; i <= line.len; i++) {
        if (i < line.len && line.at[i] == ' ') {
            run++;
            continue;
        }
        bool wider = run >= 3 && run > found.right - found.left;
        if (wider && i > run && i < line.len) {
            found = (rcn_column_line){.left = i - run, .right = i};
        }
        run = 0;
    }
    if (found.right) {
        uint32_t rune = 0;
        (void)rcn_utf8_next(line, found.right, &rune);
        found.prose = rcn_rune_is_lower(rune) &&
                      is_wordy(rcn_text_slice(line, 0, found.left)) &&
                      is_wordy(rcn_text_slice(line, found.right, line.len));
    }
    return found;
}

#define COLUMN_LINES 3

/* Columns that a conversion set side by side: lines both halves of which are
 * parts of sentences.  Their order is for the editor. */
static void
ask_columns(rcn_asking *asking)
{
    rcn_text text = asking->block->text;
    size_t prose = 0;
    size_t others = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = rcn_text_find(text, "\n", at);
        end = end == SIZE_MAX ? text.len : end;
        rcn_column_line line = read_columns(rcn_text_slice(text, at, end));
        prose += line.prose;
        others += !line.prose;
        at = end + 1;
    }
    if (prose >= COLUMN_LINES && prose >= others) {
        note(asking, 0, rcn_text_find(text, "\n", 0), "two-columns",
             "Two columns stand side by side here, each of which may have to "
             "be read for itself.");
    }
}

static bool
has_dashes(const rcn_cleaned *cleaned)
{
    return rcn_text_find(cleaned->document->text, "\xE2\x80\x93", 0) !=
               SIZE_MAX ||
           rcn_text_find(cleaned->document->text, "\xE2\x80\x94", 0) !=
               SIZE_MAX;
}

void
rcn_find_queries(const rcn_work *work, rcn_cleaned *cleaned)
{
    rcn_asking asking = {.arena = work->arena};
    bool dashes = has_dashes(cleaned);
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        asking.block = block;
        asking.index = (uint32_t)i;
        if (block->kind == RCN_BLOCK_PRE) {
            ask_columns(&asking);
        }
        if (block->kind == RCN_BLOCK_PRE || block->kind == RCN_BLOCK_TABLE) {
            continue;
        }
        ask_quotation(&asking, i + 1 < cleaned->block_count ? block + 1 : NULL);
        ask_words(&asking);
        ask_fused(&asking);
        if (dashes) {
            ask_dash(&asking);
        }
    }
    cleaned->queries = asking.found.items;
    cleaned->query_count = asking.found.count;
}
