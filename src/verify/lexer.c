/* The words of PDF's language (ISO 32000-1, 7.2 and 7.3), on their own: what
 * wrote a book has no part in the proof of it. */
#include "verify/lexer.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define MOST ((size_t)1 << 31)

typedef enum rcn_byte_kind {
    RCN_BYTE_PLAIN,
    RCN_BYTE_WHITE,
    RCN_BYTE_MARK
} rcn_byte_kind;

static const unsigned char kinds[256] = {
    [' '] = RCN_BYTE_WHITE,  ['\n'] = RCN_BYTE_WHITE, ['\r'] = RCN_BYTE_WHITE,
    ['\t'] = RCN_BYTE_WHITE, ['\f'] = RCN_BYTE_WHITE, ['\0'] = RCN_BYTE_WHITE,
    ['('] = RCN_BYTE_MARK,   [')'] = RCN_BYTE_MARK,   ['<'] = RCN_BYTE_MARK,
    ['>'] = RCN_BYTE_MARK,   ['['] = RCN_BYTE_MARK,   [']'] = RCN_BYTE_MARK,
    ['{'] = RCN_BYTE_MARK,   ['}'] = RCN_BYTE_MARK,   ['/'] = RCN_BYTE_MARK,
    ['%'] = RCN_BYTE_MARK};

static rcn_byte_kind
kind_of(char byte)
{
    return kinds[(unsigned char)byte];
}

static char
byte_at(const rcn_lexer *lexer, size_t at)
{
    if (at >= lexer->bytes.len) {
        return '\0';
    }
    return lexer->bytes.at[at];
}

/* White space and comments. */
static void
skip_white(rcn_lexer *lexer)
{
    while (lexer->at < lexer->bytes.len) {
        char byte = lexer->bytes.at[lexer->at];
        if (byte == '%') {
            while (lexer->at < lexer->bytes.len &&
                   lexer->bytes.at[lexer->at] != '\n' &&
                   lexer->bytes.at[lexer->at] != '\r') {
                lexer->at++;
            }
        } else if (kind_of(byte) != RCN_BYTE_WHITE) {
            return;
        } else {
            lexer->at++;
        }
    }
}

/* What is behind a backslash (7.3.4.2, table 3). */
static void
add_escape(rcn_lexer *lexer, rcn_buffer *out)
{
    static const char from[] = "nrtbf";
    static const char to[] = "\n\r\t\b\f";
    char byte = byte_at(lexer, lexer->at++);
    if (byte >= '0' && byte <= '7') {
        unsigned code = (unsigned)(byte - '0');
        for (int i = 0; i < 2; i++) {
            char digit = byte_at(lexer, lexer->at);
            if (digit < '0' || digit > '7') {
                break;
            }
            code = code * 8 + (unsigned)(digit - '0');
            lexer->at++;
        }
        rcn_buffer_char(out, (char)code);
        return;
    }
    if (byte == '\n' || byte == '\r') { /* the line goes on */
        bool both = byte == '\r' && byte_at(lexer, lexer->at) == '\n';
        lexer->at += both ? 1 : 0;
        return;
    }
    const char *known = byte ? strchr(from, byte) : NULL;
    if (known) {
        byte = to[known - from];
    }
    rcn_buffer_char(out, byte);
}

/* From behind the first parenthesis. */
static rcn_lexeme
read_literal(rcn_lexer *lexer)
{
    size_t start = lexer->at;
    size_t depth = 1;
    rcn_buffer out = {0};
    while (lexer->at < lexer->bytes.len) {
        char byte = lexer->bytes.at[lexer->at++];
        depth += byte == '(' ? 1 : 0;
        depth -= byte == ')' ? 1 : 0;
        if (depth == 0) {
            rcn_text plain = rcn_text_slice(lexer->bytes, start, lexer->at - 1);
            return (rcn_lexeme){RCN_LEXEME_STRING,
                                out.arena ? rcn_buffer_text(&out) : plain};
        }
        if (byte == '\\' && !out.arena) {
            out = rcn_buffer_new(lexer->arena);
            rcn_buffer_add(&out,
                           rcn_text_slice(lexer->bytes, start, lexer->at - 1));
        }
        if (byte == '\\') {
            add_escape(lexer, &out);
        } else if (out.arena) {
            rcn_buffer_char(&out, byte);
        }
    }
    return (rcn_lexeme){.kind = RCN_LEXEME_BROKEN};
}

static int
hex_value(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    char lower = (char)(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* From behind the less-than sign; a last digit alone counts as if a 0 followed
 * (7.3.4.3). */
static rcn_lexeme
read_hexadecimal(rcn_lexer *lexer)
{
    size_t start = lexer->at;
    size_t end = start;
    while (end < lexer->bytes.len && lexer->bytes.at[end] != '>') {
        end++;
    }
    if (end == lexer->bytes.len) {
        return (rcn_lexeme){.kind = RCN_LEXEME_BROKEN};
    }
    char *out = rcn_arena_alloc(lexer->arena, (end - start) / 2 + 1, 1);
    size_t digits = 0;
    for (size_t i = start; i < end; i++) {
        int value = hex_value(lexer->bytes.at[i]);
        if (value >= 0) { /* else white space */
            unsigned byte = (unsigned)value << (digits % 2 ? 0 : 4);
            out[digits / 2] = (char)((unsigned char)out[digits / 2] | byte);
            digits++;
        }
    }
    lexer->at = end + 1;
    return (rcn_lexeme){RCN_LEXEME_STRING, {out, (digits + 1) / 2}};
}

/* Up to the next white space or mark. */
static rcn_text
read_word(rcn_lexer *lexer)
{
    size_t start = lexer->at;
    while (lexer->at < lexer->bytes.len &&
           kind_of(lexer->bytes.at[lexer->at]) == RCN_BYTE_PLAIN) {
        lexer->at++;
    }
    return rcn_text_slice(lexer->bytes, start, lexer->at);
}

static rcn_lexeme
read_mark(rcn_lexer *lexer)
{
    size_t start = lexer->at++;
    char byte = lexer->bytes.at[start];
    bool twice = byte_at(lexer, lexer->at) == byte;
    if (byte == '/') {
        return (rcn_lexeme){RCN_LEXEME_NAME, read_word(lexer)};
    }
    if (byte == '(') {
        return read_literal(lexer);
    }
    if (byte == '<' && !twice) {
        return read_hexadecimal(lexer);
    }
    lexer->at += (byte == '<' || byte == '>') && twice ? 1 : 0;
    bool opens = byte == '<' || byte == '[' || byte == '{';
    return (rcn_lexeme){opens ? RCN_LEXEME_OPEN : RCN_LEXEME_CLOSE,
                        rcn_text_slice(lexer->bytes, start, lexer->at)};
}

rcn_lexeme
rcn_lexer_next(rcn_lexer *lexer)
{
    skip_white(lexer);
    if (lexer->at == lexer->bytes.len) {
        return (rcn_lexeme){.kind = RCN_LEXEME_END};
    }
    char first = lexer->bytes.at[lexer->at];
    if (kind_of(first) == RCN_BYTE_MARK) {
        return read_mark(lexer);
    }
    bool number = (first >= '0' && first <= '9') || first == '-' ||
                  first == '+' || first == '.';
    return (rcn_lexeme){number ? RCN_LEXEME_NUMBER : RCN_LEXEME_OPERATOR,
                        read_word(lexer)};
}

size_t
rcn_lexeme_count(rcn_text number)
{
    size_t value = 0;
    for (size_t i = 0; i < number.len; i++) {
        if (number.at[i] < '0' || number.at[i] > '9' || value > MOST) {
            return SIZE_MAX;
        }
        value = value * 10 + (size_t)(number.at[i] - '0');
    }
    return number.len && value <= MOST ? value : SIZE_MAX;
}
