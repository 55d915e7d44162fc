/* Finds dates in running text: tries the forms at each number and word, and
 * reads the time of day that is beside a date. */
#include "date/mention.h"

#include <string.h>

#include "base/list.h"
#include "date/reader.h"

#define GLUED_LEAST 3 /**< letters of "PMTags", at least one more */

const rcn_token *
rcn_reader_token(const rcn_reader *reader, size_t at)
{
    static const rcn_token none = {.kind = RCN_TOKEN_MARK, .spaced = true};
    return at < reader->tokens.count ? &reader->tokens.items[at] : &none;
}

bool
rcn_token_is_mark(const rcn_token *token, uint32_t rune)
{
    return token->kind == RCN_TOKEN_MARK && token->value == rune;
}

bool
rcn_token_is_dash(const rcn_token *token)
{
    return token->kind == RCN_TOKEN_MARK &&
           (token->value == '-' ||
            (token->value >= 0x2010 && token->value <= 0x2014));
}

bool
rcn_token_is_number(const rcn_token *token, uint8_t least, uint8_t most)
{
    return token->kind == RCN_TOKEN_NUMBER && token->digits >= least &&
           token->digits <= most;
}

/** Equal but for the case of ASCII letters; `small` is in small letters. */
static bool
same_letters(const char *small, const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool capital = word[i] >= 'A' && word[i] <= 'Z';
        if (small[i] != (capital ? (char)(word[i] | 0x20) : word[i])) {
            return false;
        }
    }
    return true;
}

bool
rcn_reader_is_word(const rcn_reader *reader, const rcn_token *token,
                   const char *list)
{
    if (token->kind != RCN_TOKEN_WORD) {
        return false;
    }
    rcn_text word = rcn_text_slice(reader->text, token->start, token->end);
    for (const char *at = list; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (len == word.len && same_letters(at, word.at, len)) {
            return true;
        }
        at += len;
    }
    return false;
}

rcn_text
rcn_reader_initials(const rcn_reader *reader, size_t at)
{
    const rcn_token *first = rcn_reader_token(reader, at);
    const rcn_token *dot = rcn_reader_token(reader, at + 1);
    const rcn_token *second = rcn_reader_token(reader, at + 2);
    bool joined = first->kind == RCN_TOKEN_WORD && !dot->spaced &&
                  rcn_token_is_mark(dot, '.') && !second->spaced &&
                  second->kind == RCN_TOKEN_WORD;
    return joined ? rcn_text_slice(reader->text, first->start, second->end)
                  : (rcn_text){"", 0};
}

/** Returns whether a word is the half of the day, or begins with it in capitals
 * where the words of a link were joined to it: "2:00 PMTags". */
static bool
is_half(const rcn_reader *reader, const rcn_token *token, const char *half)
{
    rcn_text word = rcn_text_slice(reader->text, token->start, token->end);
    bool glued = token->kind == RCN_TOKEN_WORD && word.len > GLUED_LEAST &&
                 same_letters(half, word.at, strlen(half)) &&
                 word.at[0] < 'a' && word.at[1] < 'a' && word.at[2] >= 'A' &&
                 word.at[2] <= 'Z' && word.at[3] >= 'a' && word.at[3] <= 'z';
    return glued || rcn_reader_is_word(reader, token, half);
}

/** Reads "hh:mm" or "hhHmm", with am or pm, from token `at`; returns the token
 * after it, or 0. */
static size_t
read_clock(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    const rcn_token *hour = rcn_reader_token(reader, at);
    const rcn_token *mark = rcn_reader_token(reader, at + 1);
    const rcn_token *minute = rcn_reader_token(reader, at + 2);
    bool fits = rcn_token_is_number(hour, 1, 2) && hour->value <= 23 &&
                !mark->spaced &&
                (rcn_token_is_mark(mark, ':') ||
                 rcn_reader_is_word(reader, mark, "h H")) &&
                !minute->spaced && rcn_token_is_number(minute, 2, 2) &&
                minute->value <= 59;
    if (!fits) {
        return 0;
    }
    uint32_t value = hour->value;
    size_t next = at + 3;
    if (rcn_token_is_mark(rcn_reader_token(reader, next), ':') &&
        rcn_token_is_number(rcn_reader_token(reader, next + 1), 2, 2)) {
        next += 2;
    }
    const rcn_token *half = rcn_reader_token(reader, next);
    bool spelt = rcn_token_is_mark(rcn_reader_token(reader, next + 1), '.');
    if (is_half(reader, half, "pm") ||
        (spelt && rcn_reader_is_word(reader, half, "p"))) {
        value += value < 12 ? 12 : 0;
        next++;
    } else if (is_half(reader, half, "am") ||
               (spelt && rcn_reader_is_word(reader, half, "a"))) {
        value = value == 12 ? 0 : value;
        next++;
    }
    mention->hour = (int8_t)value;
    mention->minute = (int8_t)minute->value;
    return next;
}

/** Reads a time of day after a date, over at most three marks or short words. */
static size_t
read_time_after(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    for (size_t i = at; i <= at + 3; i++) {
        size_t next = read_clock(reader, i, mention);
        if (next) {
            return next;
        }
        const rcn_token *token = rcn_reader_token(reader, i);
        if (token->kind == RCN_TOKEN_NUMBER || token->end - token->start > 4) {
            break;
        }
    }
    return at;
}

/** Reads "09:19 GMT, Monday" before a date. */
static void
read_time_before(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    for (size_t i = at; i-- > 0 && at - i <= 7;) {
        const rcn_token *token = rcn_reader_token(reader, i);
        if (token->end - token->start > 12) {
            return;
        }
        if (token->kind == RCN_TOKEN_NUMBER) {
            if (i >= 2) {
                (void)read_clock(reader, i - 2, mention);
            }
            return;
        }
    }
}

/** Tries the forms at a token; returns the token after the date, or 0. */
static size_t
read_mention(const rcn_reader *reader, size_t at, rcn_mention *mention)
{
    for (size_t i = 0; rcn_forms[i]; i++) {
        *mention = (rcn_mention){.hour = -1, .minute = -1};
        size_t next = rcn_forms[i](reader, at, mention);
        if (next) {
            if (mention->date.day &&
                read_time_after(reader, next, mention) == next) {
                read_time_before(reader, at, mention);
            }
            return next;
        }
    }
    return 0;
}

/** Returns true when a byte may be of a decimal digit: ASCII, or the first byte
 * of those of other scripts, or of 月 after a Chinese numeral.  Most texts have
 * none and need no reading. */
static bool
may_have_digits(rcn_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if ((byte >= '0' && byte <= '9') || byte == 0xD9 || byte == 0xDB ||
            byte == 0xE0 || byte == 0xE6 || byte == 0xEF) {
            return true;
        }
    }
    return false;
}

/* Tokens from a word that a date begins with to its first number: a month,
 * three joiners or the four tokens of "พ.ศ.", the year. */
#define NUMBER_REACH 5

/** Returns whether a date may begin at a token: at a number, or at a word with
 * a number near after it. */
static bool
may_begin(const rcn_reader *reader, size_t at)
{
    rcn_token_kind kind = rcn_reader_token(reader, at)->kind;
    bool number = kind == RCN_TOKEN_NUMBER;
    for (size_t i = 1; kind == RCN_TOKEN_WORD && !number && i <= NUMBER_REACH;
         i++) {
        number = rcn_reader_token(reader, at + i)->kind == RCN_TOKEN_NUMBER;
    }
    return number;
}

rcn_mentions
rcn_mentions_find(rcn_arena *arena, const rcn_months *months, rcn_text text,
                  const char *language)
{
    if (!may_have_digits(text)) {
        return (rcn_mentions){NULL, 0};
    }
    rcn_reader reader = {.text = text,
                         .months = months,
                         .language = language ? language : "und"};
    rcn_token_window *tokens = &reader.tokens;
    rcn_token_window_fill(tokens, text);
    RCN_LIST(rcn_mention) list = {0};
    for (size_t at = 0; at < tokens->count;) {
        if (at + RCN_READER_REACH >= RCN_TOKEN_WINDOW) {
            rcn_token_window_drop(tokens, at - RCN_READER_REACH);
            rcn_token_window_fill(tokens, text);
            at = RCN_READER_REACH;
        }
        const rcn_token *token = rcn_reader_token(&reader, at);
        size_t next = 0;
        rcn_mention mention;
        if (may_begin(&reader, at)) {
            next = read_mention(&reader, at, &mention);
        }
        if (!next) {
            at++;
            continue;
        }
        mention.start = token->start;
        mention.end = rcn_reader_token(&reader, next - 1)->end;
        RCN_PUSH(arena, &list, mention);
        at = next;
    }
    return (rcn_mentions){list.items, list.count};
}
