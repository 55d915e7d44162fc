/* Numbers, words and marks of a text, for the grammar of written dates: a window
 * of them at a time, so that a long text costs no memory. */
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

/** A word ends where a small letter meets a capital: scrapes fuse labels and
 * months. */
static size_t
read_word(rcn_text text, size_t at, rcn_token *token)
{
    bool was_lower = false;
    while (at < text.len) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        bool upper = rcn_rune_is_upper(rune);
        if (!rcn_rune_is_letter(rune) || (was_lower && upper)) {
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
    if (digit_value(rune) <= 9) {
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
