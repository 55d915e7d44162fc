/* The encoding a page declares, found before it is parsed (HTML Living
 * Standard, 13.2.3.2 "Prescan a byte stream to determine its encoding", in a
 * simple form). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "source/html/read.h"

#define PRESCAN_BYTES 8192
#define LABEL_LIMIT   40

static bool
label_byte(char byte)
{
    return isalnum((unsigned char)byte) || strchr("-_:.", byte);
}

/* Offset after a word in any case at or after `from`, or SIZE_MAX. */
static size_t
after_word(rcn_text text, const char *word, size_t from)
{
    size_t len = strlen(word);
    for (size_t at = from; at + len <= text.len; at++) {
        if (strncasecmp(text.at + at, word, len) == 0) {
            return at + len;
        }
    }
    return SIZE_MAX;
}

/* Returns the label that follows "charset" or "encoding" and an equals sign. */
static rcn_text
label_after(rcn_text text, size_t at)
{
    while (at < text.len && strchr(" \t\r\n\"'=", text.at[at])) {
        at++;
    }
    size_t end = at;
    while (end < text.len && text.at[end] && label_byte(text.at[end])) {
        end++;
    }
    return rcn_text_slice(text, at, end);
}

static const char *
wider_label(const char *label)
{
    static const char *const wider[][2] = {
        {"gb2312", "GB18030"},      {"gbk", "GB18030"},
        {"x-gbk", "GB18030"},       {"gb_2312-80", "GB18030"},
        {"shift_jis", "CP932"},     {"shift-jis", "CP932"},
        {"x-sjis", "CP932"},        {"sjis", "CP932"},
        {"euc-kr", "CP949"},        {"ks_c_5601-1987", "CP949"},
        {"big5", "BIG5-HKSCS"},     {"iso-8859-9", "windows-1254"},
        {"tis-620", "windows-874"}, {"x-x-big5", "BIG5-HKSCS"},
    };
    for (size_t i = 0; i < sizeof wider / sizeof *wider; i++) {
        if (strcasecmp(label, wider[i][0]) == 0) {
            return wider[i][1];
        }
    }
    return label;
}

const char *
rcn_html_charset(rcn_arena *arena, rcn_text bytes)
{
    rcn_text head = bytes;
    head.len = head.len < PRESCAN_BYTES ? head.len : PRESCAN_BYTES;
    rcn_text label = {"", 0};
    for (size_t at = after_word(head, "<meta", 0); at != SIZE_MAX && !label.len;
         at = after_word(head, "<meta", at)) {
        const char *close = memchr(head.at + at, '>', head.len - at);
        rcn_text tag = rcn_text_slice(
            head, at, close ? (size_t)(close - head.at) : head.len);
        size_t after = after_word(tag, "charset", 0);
        if (after != SIZE_MAX) {
            label = label_after(tag, after);
        }
    }
    if (!label.len && rcn_text_starts(rcn_text_trim(head), "<?xml")) {
        const char *close = memchr(head.at, '>', head.len);
        rcn_text tag = {head.at, close ? (size_t)(close - head.at) : 0};
        size_t after = after_word(tag, "encoding", 0);
        label = after == SIZE_MAX ? label : label_after(tag, after);
    }
    if (!label.len || label.len > LABEL_LIMIT) {
        return NULL;
    }
    return wider_label(rcn_text_string(arena, label));
}
