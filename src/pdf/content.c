/* Page furniture as artifacts.  cairo knows no artifacts: an unknown tag name
 * breaks its file.  So furniture is drawn outside all tags, and here each piece
 * of painting at depth 0 of marked content is wrapped (ISO 32000-1, 14.6 and
 * 14.8.2.2).  The glyphs on both sides are counted, for the caller to compare
 * with what was drawn: a slip in the tags cannot hide. */
#include "pdf/content.h"

#include <string.h>

#include "base/list.h"

typedef enum rcn_token_kind {
    RCN_TOKEN_END,
    RCN_TOKEN_OPERATOR,
    RCN_TOKEN_NAME,
    RCN_TOKEN_STRING, /**< literal or hexadecimal; `codes` counts its bytes */
    RCN_TOKEN_OTHER,
    RCN_TOKEN_BROKEN
} rcn_token_kind;

/* ActualText inside a text object. */
typedef struct rcn_actual {
    size_t depth;      /**< of marked content inside it; 0: there is none */
    size_t start, end; /**< of its operator with operands */
    rcn_text utf16;    /**< hexadecimal digits after the byte order mark */
    size_t codes;      /**< shown in it */
    uint32_t code;     /**< the last of them */
} rcn_actual;

typedef struct rcn_scanner {
    rcn_text stream;
    size_t at;          /**< where the next token is looked for */
    rcn_text token;     /**< the token read last */
    size_t codes;       /**< of a string: its length in bytes */
    size_t first;       /**< where the operands of the next operator begin */
    bool first_is_set;  /**< an operand was read already */
    rcn_text last_name; /**< the name operand read last */
    size_t depth;       /**< of marked content */
    size_t text_depth;  /**< depth where the open text object began */
    bool in_text;
    bool in_path;
    size_t path_first;  /**< where the open path begins */
    size_t font;        /**< in use: its index, or SIZE_MAX */
    size_t code_bytes;  /**< of that font */
    size_t shown_bytes; /**< of the strings among the operands */
    rcn_text shown;     /**< the last of them */
    rcn_actual actual;  /**< ActualText that is open */
    size_t copied;      /**< bytes of the stream already in `out` */
    rcn_buffer out;
    rcn_content content;
    RCN_LIST(rcn_mapping) texts;
} rcn_scanner;

/* Classes of bytes (7.2.2), for the scanner looks at each byte of the book. */
enum {
    RCN_BYTE_REGULAR,
    RCN_BYTE_SPACE,
    RCN_BYTE_DELIMITER
};

static const unsigned char classes[256] = {
    [' '] = RCN_BYTE_SPACE,     ['\n'] = RCN_BYTE_SPACE,
    ['\r'] = RCN_BYTE_SPACE,    ['\t'] = RCN_BYTE_SPACE,
    ['\f'] = RCN_BYTE_SPACE,    ['\0'] = RCN_BYTE_SPACE,
    ['('] = RCN_BYTE_DELIMITER, [')'] = RCN_BYTE_DELIMITER,
    ['<'] = RCN_BYTE_DELIMITER, ['>'] = RCN_BYTE_DELIMITER,
    ['['] = RCN_BYTE_DELIMITER, [']'] = RCN_BYTE_DELIMITER,
    ['/'] = RCN_BYTE_DELIMITER, ['%'] = RCN_BYTE_DELIMITER};

static bool
is_space(char byte)
{
    return classes[(unsigned char)byte] == RCN_BYTE_SPACE;
}

static bool
is_delimiter(char byte)
{
    return classes[(unsigned char)byte] == RCN_BYTE_DELIMITER;
}

/* An operator of at most three bytes as one number. */
#define KEY1(a)       ((uint32_t)(unsigned char)(a))
#define KEY2(a, b)    (KEY1(a) << 8 | KEY1(b))
#define KEY3(a, b, c) (KEY2(a, b) << 8 | KEY1(c))

static uint32_t
key_of(rcn_text word)
{
    uint32_t key = 0;
    for (size_t i = 0; i < word.len && word.len <= 3; i++) {
        key = key << 8 | (unsigned char)word.at[i];
    }
    return key;
}

/* A literal string, 7.3.4.2: escapes are one byte, nested brackets count. */
static rcn_token_kind
scan_literal(rcn_scanner *s)
{
    size_t depth = 0;
    s->codes = 0;
    for (size_t i = s->at; i < s->stream.len; i++) {
        char byte = s->stream.at[i];
        if (byte == '\\') {
            size_t digits = 0;
            while (digits < 3 && i + 1 < s->stream.len &&
                   s->stream.at[i + 1] >= '0' && s->stream.at[i + 1] <= '7') {
                i++;
                digits++;
            }
            i += digits ? 0 : 1;
        } else if (byte == '(' && depth++ == 0) {
            continue;
        } else if (byte == ')' && --depth == 0) {
            s->token = rcn_text_slice(s->stream, s->at, i + 1);
            s->at = i + 1;
            return RCN_TOKEN_STRING;
        }
        s->codes++;
    }
    return RCN_TOKEN_BROKEN;
}

static rcn_token_kind
scan_hexadecimal(rcn_scanner *s)
{
    size_t digits = 0;
    for (size_t i = s->at + 1; i < s->stream.len; i++) {
        if (s->stream.at[i] == '>') {
            s->token = rcn_text_slice(s->stream, s->at, i + 1);
            s->codes = (digits + 1) / 2;
            s->at = i + 1;
            return RCN_TOKEN_STRING;
        }
        digits += is_space(s->stream.at[i]) ? 0 : 1;
    }
    return RCN_TOKEN_BROKEN;
}

static rcn_token_kind
scan_word(rcn_scanner *s, size_t start)
{
    size_t end = s->at;
    while (end < s->stream.len &&
           classes[(unsigned char)s->stream.at[end]] == RCN_BYTE_REGULAR) {
        end++;
    }
    s->token = rcn_text_slice(s->stream, start, end);
    s->at = end;
    char byte = s->token.at[0];
    if (byte == '/') {
        return RCN_TOKEN_NAME;
    }
    bool number = (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' ||
                  byte == '.';
    bool keyword = s->token.len > 3 && (rcn_text_is(s->token, "true") ||
                                        rcn_text_is(s->token, "false") ||
                                        rcn_text_is(s->token, "null"));
    return number || keyword ? RCN_TOKEN_OTHER : RCN_TOKEN_OPERATOR;
}

static rcn_token_kind
scan_token(rcn_scanner *s)
{
    while (s->at < s->stream.len && is_space(s->stream.at[s->at])) {
        s->at++;
    }
    if (s->at == s->stream.len) {
        return RCN_TOKEN_END;
    }
    size_t start = s->at;
    char byte = s->stream.at[start];
    char next = '\0';
    if (start + 1 < s->stream.len) {
        next = s->stream.at[start + 1];
    }
    if (byte == '(') {
        return scan_literal(s);
    }
    if (byte == '<' && next != '<') {
        return scan_hexadecimal(s);
    }
    if (byte == '/') {
        s->at++;
        return scan_word(s, start);
    }
    if (is_delimiter(byte)) {
        bool angle = byte == '<' || byte == '>';
        s->at += angle ? 2 : 1;
        return (angle && next != byte) || byte == ')' || byte == '%'
                   ? RCN_TOKEN_BROKEN
                   : RCN_TOKEN_OTHER;
    }
    return scan_word(s, start);
}

/* Copies the stream up to `end`, then `mark`. */
static void
insert_at(rcn_scanner *s, size_t end, const char *mark)
{
    rcn_buffer_add(&s->out, rcn_text_slice(s->stream, s->copied, end));
    rcn_buffer_string(&s->out, mark);
    s->copied = end;
}

static bool
select_font(rcn_scanner *s, const rcn_code_size *fonts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rcn_text_is(s->last_name, fonts[i].name)) {
            s->font = i;
            s->code_bytes = fonts[i].bytes;
            return true;
        }
    }
    return false;
}

/* The bytes of a string as a number; strings of one code only. */
static uint32_t
code_of(rcn_text string)
{
    uint32_t code = 0;
    if (string.at[0] == '<') {
        for (size_t i = 1; i + 1 < string.len; i++) {
            unsigned digit = (unsigned char)string.at[i];
            uint32_t value =
                digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
            code = code << 4 | (value & 15);
        }
        return code;
    }
    if (string.at[1] != '\\') {
        return (unsigned char)string.at[1];
    }
    if (string.at[2] < '0' || string.at[2] > '7') {
        return (unsigned char)string.at[2];
    }
    for (size_t i = 2; i + 1 < string.len; i++) {
        code = code << 3 | (uint32_t)(string.at[i] - '0');
    }
    return code;
}

static bool
show_text(rcn_scanner *s)
{
    if (!s->in_text || !s->code_bytes || s->shown_bytes % s->code_bytes) {
        return false;
    }
    size_t glyphs = s->shown_bytes / s->code_bytes;
    if (s->actual.depth && glyphs) {
        s->actual.codes += glyphs;
        s->actual.code = glyphs == 1 ? code_of(s->shown) : 0;
    }
    if (s->text_depth) {
        s->content.tagged_glyphs += glyphs;
    } else {
        s->content.artifact_glyphs += glyphs;
    }
    return true;
}

/* A shape that is painted; inside marked content it is left alone. */
static void
paint_shape(rcn_scanner *s)
{
    if (!s->depth) {
        insert_at(s, s->in_path ? s->path_first : s->first, "/Artifact BMC\n");
        insert_at(s, s->at, "\nEMC");
        s->content.artifact_shapes++;
    }
    s->in_path = false;
}

/* Paths and images. */
static void
shape_operator(rcn_scanner *s, uint32_t key)
{
    switch (key) {
    case KEY1('m'):
    case KEY2('r', 'e'):
        if (!s->in_path) {
            s->path_first = s->first;
        }
        s->in_path = true;
        break;
    case KEY1('n'):
        s->in_path = false;
        break;
    case KEY1('S'):
    case KEY1('s'):
    case KEY1('f'):
    case KEY1('F'):
    case KEY1('B'):
    case KEY1('b'):
    case KEY2('f', '*'):
    case KEY2('B', '*'):
    case KEY2('b', '*'):
    case KEY2('D', 'o'):
    case KEY2('s', 'h'):
        paint_shape(s);
        break;
    default:
        break;
    }
}

/* cairo writes "/Span << /ActualText <feff0066> >> BDC". */
static void
begin_actual(rcn_scanner *s)
{
    rcn_text digits = s->shown;
    if (s->in_text && !s->actual.depth && s->shown_bytes > 2 &&
        rcn_text_is(s->last_name, "/ActualText") &&
        rcn_text_starts(digits, "<feff")) {
        s->actual =
            (rcn_actual){.depth = s->depth,
                         .start = s->first,
                         .end = s->at,
                         .utf16 = rcn_text_slice(digits, 5, digits.len - 1)};
    }
}

static void
end_actual(rcn_scanner *s)
{
    if (s->actual.codes == 1) {
        insert_at(s, s->actual.start, "");
        s->copied = s->actual.end;
        insert_at(s, s->first, "");
        s->copied = s->at;
        rcn_mapping text = {s->font, s->actual.code, s->actual.utf16};
        RCN_PUSH(s->out.arena, &s->texts, text);
    }
    s->actual = (rcn_actual){0};
}

static bool
mark_depth(rcn_scanner *s, bool begins)
{
    if (begins) {
        s->depth++;
        begin_actual(s);
        return true;
    }
    if (!s->depth || (s->in_text && s->depth == s->text_depth)) {
        return false;
    }
    if (s->actual.depth == s->depth) {
        end_actual(s);
    }
    s->depth--;
    return true;
}

static bool
text_object(rcn_scanner *s, bool begins)
{
    if (begins == s->in_text) {
        return false;
    }
    s->in_text = begins;
    if (begins) {
        s->text_depth = s->depth;
    }
    if (s->depth != s->text_depth) {
        return false;
    }
    if (!s->depth) {
        insert_at(s, begins ? s->first : s->at,
                  begins ? "/Artifact <</Type /Pagination>> BDC\n" : "\nEMC");
    }
    return true;
}

static bool
obey_operator(rcn_scanner *s, const rcn_code_size *fonts, size_t count)
{
    uint32_t key = key_of(s->token);
    switch (key) {
    case KEY2('T', 'j'):
    case KEY2('T', 'J'):
    case KEY1('\''):
    case KEY1('"'):
        return show_text(s);
    case KEY2('T', 'f'):
        return select_font(s, fonts, count);
    case KEY3('B', 'D', 'C'):
    case KEY3('B', 'M', 'C'):
        return mark_depth(s, true);
    case KEY3('E', 'M', 'C'):
        return mark_depth(s, false);
    case KEY2('B', 'T'):
        return text_object(s, true);
    case KEY2('E', 'T'):
        return text_object(s, false);
    default:
        if (!s->in_text) {
            shape_operator(s, key);
        }
        return true;
    }
}

static void
keep_operand(rcn_scanner *s, rcn_token_kind kind)
{
    if (kind == RCN_TOKEN_NAME) {
        s->last_name = s->token;
    } else if (kind == RCN_TOKEN_STRING) {
        s->shown_bytes += s->codes;
        s->shown = s->token;
    }
}

bool
rcn_content_mark(rcn_arena *arena, rcn_text stream, const rcn_code_size *fonts,
                 size_t font_count, rcn_content *ret_content)
{
    rcn_scanner s = {
        .stream = stream, .font = SIZE_MAX, .out = rcn_buffer_new(arena)};
    for (;;) {
        size_t before = s.at;
        rcn_token_kind kind = scan_token(&s);
        if (kind == RCN_TOKEN_BROKEN) {
            return false;
        }
        if (kind == RCN_TOKEN_END) {
            break;
        }
        if (!s.first_is_set) {
            while (is_space(stream.at[before])) {
                before++;
            }
            s.first = before;
            s.first_is_set = true;
        }
        if (kind != RCN_TOKEN_OPERATOR) {
            keep_operand(&s, kind);
            continue;
        }
        if (!obey_operator(&s, fonts, font_count)) {
            return false;
        }
        s.first_is_set = false;
        s.shown_bytes = 0;
    }
    if (s.depth || s.in_text) {
        return false;
    }
    insert_at(&s, stream.len, "");
    s.content.bytes = rcn_buffer_text(&s.out);
    s.content.texts = s.texts.items;
    s.content.text_count = s.texts.count;
    *ret_content = s.content;
    return true;
}
