/* What stands for pictures in RTF, which LibreOffice drops: the property
 * wzDescription of each picture (RTF 1.9.1, "Pictures"), in their order. */
#include "source/formats/rtf_alt.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "source/formats/paper.h"

#define ALT_MOST 2000 /* bytes */

typedef RCN_LIST(const char *) rcn_alt_list;

static uint32_t
hex(char byte)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = strchr(digits, (unsigned char)byte | 32);
    return byte && at && *at ? (uint32_t)(at - digits) : 0;
}

/* The text of a property, with "\'e9" and "\u233?" resolved; other control
 * words are left out. */
static const char *
plain(rcn_arena *arena, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        bool pair = text.at[at] == '\\' && at + 1 < text.len;
        char next = pair ? text.at[at + 1] : '\0';
        if (!pair) {
            rcn_buffer_char(&out, text.at[at++]);
        } else if (next == '\'' && at + 3 < text.len) {
            uint32_t rune = hex(text.at[at + 2]) * 16 + hex(text.at[at + 3]);
            rcn_buffer_rune(&out, rune > ' ' ? rune : ' ');
            at += 4;
        } else if (next == 'u') {
            char *end = NULL;
            long rune = strtol(text.at + at + 2, &end, 10);
            rune += rune < 0 ? 65536 : 0;
            rcn_buffer_rune(&out,
                            rune > ' ' && rune < 65536 ? (uint32_t)rune : ' ');
            at = (size_t)(end - text.at);
            at += at < text.len && text.at[at] == '?';
        } else {
            at += 2;
        }
    }
    return rcn_buffer_text(&out).at;
}

/* Adds what stands for each picture, NULL where nothing does. */
static void
collect(rcn_arena *arena, rcn_text rtf, rcn_alt_list *alts)
{
    static const char picture[] = "\\shppict";
    static const char property[] = "{\\sn wzDescription}{\\sv ";
    size_t at = rcn_text_find(rtf, picture, 0);
    while (at != SIZE_MAX) {
        size_t next = rcn_text_find(rtf, picture, at + 1);
        rcn_text group =
            rcn_text_slice(rtf, at, next == SIZE_MAX ? rtf.len : next);
        size_t twin = rcn_text_find(group, "\\nonshppict", 0);
        group.len = twin == SIZE_MAX ? group.len : twin;
        size_t start = rcn_text_find(group, property, 0);
        const char *alt = NULL;
        if (start != SIZE_MAX) {
            start += strlen(property);
            size_t end = rcn_text_find(group, "}", start);
            if (end != SIZE_MAX && end - start < ALT_MOST) {
                alt = plain(arena, rcn_text_slice(group, start, end));
            }
        }
        RCN_PUSH(arena, alts, alt);
        at = next;
    }
}

static size_t
count_of(rcn_text text, const char *words)
{
    size_t count = 0;
    for (size_t at = 0; (at = rcn_text_find(text, words, at)) != SIZE_MAX;
         at++) {
        count++;
    }
    return count;
}

void
rcn_rtf_add_alts(rcn_arena *arena, rcn_text rtf, rcn_part *part)
{
    static const char image[] = "<img src=\"";
    rcn_alt_list alts = {0};
    collect(arena, rtf, &alts);
    if (!alts.count || alts.count != count_of(part->bytes, image)) {
        return;
    }
    rcn_buffer out = rcn_buffer_new(arena);
    size_t done = 0;
    for (size_t i = 0; i < alts.count; i++) {
        size_t tag = rcn_text_find(part->bytes, image, done);
        size_t quote = rcn_text_find(part->bytes, "\"", tag + strlen(image));
        size_t end = rcn_text_find(part->bytes, ">", quote);
        bool bare = quote + 1 == end;
        rcn_buffer_add(&out, rcn_text_slice(part->bytes, done, quote + 1));
        if (alts.items[i] && bare) {
            rcn_buffer_string(&out, " alt=\"");
            rcn_html_escape(&out, rcn_text_of(alts.items[i]));
            rcn_buffer_string(&out, "\"");
        }
        done = quote + 1;
    }
    rcn_buffer_add(&out, rcn_text_slice(part->bytes, done, part->bytes.len));
    part->bytes = rcn_buffer_text(&out);
}
