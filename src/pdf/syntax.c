/* Numbers, texts and dates in the spelling of PDF (ISO 32000-1, 7.3 and 7.9).
 * Numbers are printed by hand: a page has thousands of them. */
#include "pdf/syntax.h"

#include "base/utf8.h"

#define NUMBER_BYTES 24

static const char digits[] = "0123456789abcdef";

void
rcn_syntax_number(rcn_buffer *out, int64_t thousandths)
{
    char text[NUMBER_BYTES];
    char *at = text + sizeof text;
    uint64_t left =
        thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    uint64_t fraction = left % 1000;
    left /= 1000;
    if (fraction) {
        for (int i = 0; i < 3; i++) {
            uint64_t digit = fraction % 10;
            fraction /= 10;
            if (digit || at < text + sizeof text) {
                *--at = digits[digit];
            }
        }
        *--at = '.';
    }
    do {
        *--at = digits[left % 10];
        left /= 10;
    } while (left);
    if (thousandths < 0) {
        *--at = '-';
    }
    rcn_buffer_add(out, (rcn_text){at, (size_t)(text + sizeof text - at)});
}

int64_t
rcn_syntax_points(int64_t length)
{
    int64_t scaled = length * 1000;
    int64_t half = scaled < 0 ? -RCN_LEN_PT / 2 : RCN_LEN_PT / 2;
    return (scaled + half) / RCN_LEN_PT;
}

static void
put_unit(rcn_buffer *out, uint32_t unit)
{
    for (int shift = 12; shift >= 0; shift -= 4) {
        rcn_buffer_char(out, digits[unit >> shift & 15]);
    }
}

/* Appends the digits of a text in UTF-16 with the high byte first:
 * "00660069". */
static void
write_utf16(rcn_buffer *out, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rune > 0xffff) {
            put_unit(out, 0xd7c0 + (rune >> 10));
            put_unit(out, 0xdc00 + (rune & 0x3ff));
        } else {
            put_unit(out, rune);
        }
    }
}

static bool
is_plain(const char *text)
{
    for (const char *at = text; *at; at++) {
        if (*at < ' ' || *at > '~') {
            return false;
        }
    }
    return true;
}

void
rcn_syntax_text(rcn_buffer *out, const char *text)
{
    if (!is_plain(text)) {
        rcn_buffer_string(out, "<feff");
        write_utf16(out, rcn_text_of(text));
        rcn_buffer_char(out, '>');
        return;
    }
    rcn_buffer_char(out, '(');
    for (const char *at = text; *at; at++) {
        if (*at == '(' || *at == ')' || *at == '\\') {
            rcn_buffer_char(out, '\\');
        }
        rcn_buffer_char(out, *at);
    }
    rcn_buffer_char(out, ')');
}

void
rcn_syntax_reference(rcn_buffer *out, uint32_t number)
{
    rcn_syntax_number(out, (int64_t)number * 1000);
    rcn_buffer_string(out, " 0 R");
}

const char *
rcn_syntax_date(rcn_arena *arena, const char *date)
{
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out, "D:");
    for (const char *at = date; *at; at++) {
        if ((*at >= '0' && *at <= '9') || *at == 'Z') {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}
