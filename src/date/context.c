/* The words around a date: enough to judge it by, and to quote it. */
#include "date/context.h"

#include "base/utf8.h"
#include "clean/span/quote.h"

#define REACH        240 /**< bytes to either side that are looked at */
#define QUOTE_BEFORE 90  /**< bytes to either side that are quoted */
#define QUOTE_AFTER  110

/** True at the white space after the end of a sentence. */
static bool
ends_sentence(rcn_text text, size_t space)
{
    if (space == 0 || space + 1 >= text.len) {
        return true;
    }
    char last = text.at[space - 1];
    if (last != '.' && last != '!' && last != '?') {
        return false;
    }
    uint32_t next = 0;
    (void)rcn_utf8_next(text, space + 1, &next);
    bool initial =
        space >= 2 && text.at[space - 2] >= 'A' && text.at[space - 2] <= 'Z';
    return !rcn_rune_is_lower(next) && !initial;
}

/** Returns the start of the sentence that holds byte `at`, at most `reach`
 * before. */
static size_t
sentence_start(rcn_text text, size_t at, size_t reach)
{
    size_t least = at > reach ? at - reach : 0;
    size_t start = at;
    for (size_t i = at; i > least; i--) {
        if (text.at[i - 1] != ' ') {
            continue;
        }
        if (ends_sentence(text, i - 1) && i - 1 < at) {
            return i;
        }
        start = i;
    }
    return least == 0 ? 0 : start;
}

static size_t
sentence_end(rcn_text text, size_t at, size_t reach)
{
    size_t most = text.len - at > reach ? at + reach : text.len;
    size_t end = at;
    for (size_t i = at; i < most; i++) {
        if (text.at[i] == ' ') {
            if (ends_sentence(text, i)) {
                return i;
            }
            end = i;
        }
    }
    return most == text.len ? text.len : end;
}

rcn_text
rcn_text_before(rcn_text block, const rcn_mention *mention)
{
    return rcn_text_slice(block, sentence_start(block, mention->start, REACH),
                          mention->start);
}

rcn_text
rcn_text_after(rcn_text block, const rcn_mention *mention)
{
    return rcn_text_slice(block, mention->end,
                          sentence_end(block, mention->end, REACH));
}

bool
rcn_is_quoted(rcn_text block, size_t at)
{
    bool open = false;
    for (size_t i = 0; i < at && i < block.len;) {
        uint32_t rune = 0;
        i += rcn_utf8_next(block, i, &rune);
        if (rune == '"') {
            open = !open;
        } else if (rune == 0x201C || rune == 0x201E || rune == 0xAB) {
            open = true;
        } else if (rune == 0x201D || rune == 0xBB) {
            open = false;
        }
    }
    return open;
}

rcn_evidence
rcn_quote_mention(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                  size_t block, const rcn_mention *mention)
{
    rcn_text text = sheet->cleaned->blocks[block].text;
    size_t start = sentence_start(text, mention->start, QUOTE_BEFORE);
    size_t end = sentence_end(text, mention->end, QUOTE_AFTER);
    return rcn_quote_block(inquiry->arena, sheet->cleaned, block, start, end);
}

rcn_evidence
rcn_quote_phrase(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                 size_t block, const rcn_match *match)
{
    rcn_text text = sheet->cleaned->blocks[block].text;
    size_t end = match->end[0];
    if (end - match->start[0] < QUOTE_AFTER / 2) {
        end = sentence_end(text, end, QUOTE_AFTER / 2);
    }
    return rcn_quote_block(inquiry->arena, sheet->cleaned, block,
                           match->start[0], end);
}
