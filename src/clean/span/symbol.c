/* Symbols of papers: capitals, strokes and a number, then perhaps a year in
 * brackets (United Nations Editorial Manual, "Document symbols"). */
#include "clean/span/symbol.h"

#include <string.h>

#define LEAST_SYMBOL  6 /**< bytes: "S/2020/956" */
#define FIRST_LETTERS 6 /**< capitals before its first stroke or dot, at most */

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool
rcn_is_document_symbol(rcn_text text)
{
    size_t end = 0;
    size_t strokes = 0;
    size_t digits = 0;
    size_t first = strspn(text.at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    while (end < text.len && text.at[end] != ' ') {
        char byte = text.at[end++];
        bool upper = byte >= 'A' && byte <= 'Z';
        strokes += byte == '/';
        digits += is_digit(byte);
        if (!upper && !is_digit(byte) && !strchr("/.-()\xE2\x80\x93", byte)) {
            return false;
        }
    }
    rcn_text rest = rcn_text_trim(rcn_text_slice(text, end, text.len));
    bool year = rest.len == strlen("(2021)") && rest.at[0] == '(' &&
                is_digit(rest.at[1]);
    return end >= LEAST_SYMBOL && strokes && digits && first &&
           first <= FIRST_LETTERS && first < text.len &&
           strchr("/.", text.at[first]) && (!rest.len || year);
}
