/* Numbers, words and marks of a text, for the grammar of written dates: a
 * window of them at a time, so that a long text costs no memory.  Chinese
 * numerals (Unicode Standard, section 4.6) are numbers where a year, month or
 * day is counted. */
#include "date/token.h"

#include <string.h>

#include "base/utf8.h"

/** Value 0..9 of a decimal digit of the scripts that dates are written in,
 * else 10. */
static uint32_t
digit_value(uint32_t rune)
{
    static const uint32_t zeros[] = {'0',   0x660, 0x6F0, 0x966,
                                     0x9E6, 0xE50, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (rune >= zeros[i] && rune < zeros[i] + 10) {
            return rune - zeros[i];
        }
    }
    return 10;
}

static size_t
read_number(rcn_text text, size_t at, rcn_token *token)
{
    uint32_t value = 0;
    uint32_t digits = 0;
    while (at < text.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        uint32_t digit = digit_value(rune);
        if (digit > 9) {
            break;
        }
        digits += digits < 255;
        value = digits > 9 ? UINT32_MAX : value * 10 + digit;
        at += step;
    }
    token->kind = RCN_TOKEN_NUMBER;
    token->digits = (uint8_t)digits;
    token->value = value;
    return at;
}

/** Returns the value of a Chinese numeral: 0 to 9, or the power of ten that it
 * multiplies by; -1 for another character. */
static int
chinese_value(uint32_t rune)
{
    static const struct {
        uint32_t rune;
        int value;
    } numerals[] = {{0x3007, 0},  {0x25CB, 0},   {0x96F6, 0},   {0x4E00, 1},
                    {0x4E8C, 2},  {0x4E09, 3},   {0x56DB, 4},   {0x4E94, 5},
                    {0x516D, 6},  {0x4E03, 7},   {0x516B, 8},   {0x4E5D, 9},
                    {0x5341, 10}, {0x767E, 100}, {0x5343, 1000}};
    for (size_t i = 0; rune >= 0x25CB && i < sizeof numerals / sizeof *numerals;
         i++) {
        if (numerals[i].rune == rune) {
            return numerals[i].value;
        }
    }
    return -1;
}

/** A year, month or day: 年, 月, 日, 号, 號. */
static bool
is_counted(uint32_t rune)
{
    return rune == 0x5E74 || rune == 0x6708 || rune == 0x65E5 ||
           rune == 0x53F7 || rune == 0x865F;
}

#define MOST_NUMERALS 7 /**< "一千九百九十九" */

/** Sets the number that Chinese numerals write, digit by digit ("二〇二一") or by
 * powers of ten ("二十一"); false when they write none. */
static bool
set_chinese(rcn_token *token, const uint32_t *values, int count)
{
    uint32_t sum = 0, last = 0, power = 0;
    uint8_t digits = 0; /* since the last power */
    for (int i = 0; i < count; i++) {
        if (values[i] < 10) {
            last = last * 10 + values[i];
            digits = (uint8_t)(digits + (!power || values[i]));
        } else if (digits <= 1 && (!power || values[i] < power)) {
            sum += (last ? last : 1) * values[i];
            power = values[i];
            last = digits = 0;
        } else {
            return false;
        }
    }
    token->kind = RCN_TOKEN_NUMBER;
    token->value = sum + last;
    token->digits = digits;
    if (power) {
        token->digits = 1;
        for (uint32_t rest = token->value / 10; rest; rest /= 10) {
            token->digits++;
        }
    }
    return !power || digits <= 1;
}

/** Reads Chinese numerals before a year, month or day; returns their end, or
 * 0. */
static size_t
read_chinese(rcn_text text, size_t at, rcn_token *token)
{
    uint32_t values[MOST_NUMERALS];
    for (int i = 0; i <= MOST_NUMERALS && at < text.len; i++) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        int value = chinese_value(rune);
        if (value < 0 || i == MOST_NUMERALS) {
            return i && is_counted(rune) && set_chinese(token, values, i) ? at
                                                                          : 0;
        }
        values[i] = (uint32_t)value;
        at += step;
    }
    return 0;
}

/** Returns a word ends where a small letter meets a capital, for scrapes fuse
 * labels and months, and before Chinese numerals of a date. */
static size_t
read_word(rcn_text text, size_t at, rcn_token *token)
{
    bool was_lower = false;
    rcn_token number = {0};
    while (at < text.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        bool upper = rcn_rune_is_upper(rune);
        if (!rcn_rune_is_letter(rune) || (was_lower && upper) ||
            (chinese_value(rune) >= 0 && read_chinese(text, at, &number))) {
            break;
        }
        was_lower = rcn_rune_is_lower(rune);
        at += step;
    }
    token->kind = RCN_TOKEN_WORD;
    return at;
}

/** Reads the token at byte `at`, which is no white space; returns its end. */
static size_t
read_token(rcn_text text, size_t at, rcn_token *token)
{
    uint32_t rune = 0;
    size_t step = rcn_utf8_next(text, at, &rune);
    token->start = (uint32_t)at;
    size_t numerals = read_chinese(text, at, token);
    if (numerals) {
        at = numerals;
    } else if (digit_value(rune) <= 9) {
        at = read_number(text, at, token);
    } else if (rcn_rune_is_letter(rune)) {
        at = read_word(text, at, token);
    } else {
        token->kind = RCN_TOKEN_MARK;
        token->value = rune;
        at += step;
    }
    token->end = (uint32_t)at;
    return at;
}

void
rcn_token_window_fill(rcn_token_window *window, rcn_text text)
{
    bool spaced = false;
    while (window->next < text.len && window->count < RCN_TOKEN_WINDOW) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, window->next, &rune);
        if (rcn_rune_is_space(rune)) {
            spaced = true;
            window->next += step;
            continue;
        }
        rcn_token *token = &window->items[window->count++];
        *token = (rcn_token){.spaced = spaced};
        window->next = read_token(text, window->next, token);
        spaced = false;
    }
}

void
rcn_token_window_drop(rcn_token_window *window, size_t count)
{
    window->count -= count;
    memmove(window->items, window->items + count,
            window->count * sizeof *window->items);
}
