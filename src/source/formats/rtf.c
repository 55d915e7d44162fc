/* RTF (Microsoft, Rich Text Format Specification 1.9.1): groups in braces, control
 * words, bytes in the code pages of the fonts.  What says nothing of a text is
 * passed over; a file without text is left to LibreOffice. */
#include "source/formats/rtf.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "source/encoding.h"
#include "source/formats/office.h"

#define DEPTH_MOST 500 /* of groups; deeper ones are as the last */
#define WORD_MOST  32
#define VALUE_MOST 1000000000
#define WORDS_MOST ((size_t)64 * 1024 * 1024) /* of one property */

static const char *
page_name(rcn_arena *arena, int32_t page)
{
    return page == 10000   ? "MACINTOSH"
           : page == 65001 ? "UTF-8"
           : page >= 1250 && page < 1259
               ? rcn_arena_printf(arena, "windows-%d", (int)page)
               : rcn_arena_printf(arena, "CP%d", (int)page);
}

/* Writes words where they belong. */
static void
put(rcn_rtf *rtf, rcn_text text)
{
    const rcn_rtf_group *group = rcn_rtf_top(rtf);
    if (group->place == RCN_RTF_TEXT) {
        const char *class_id = group->deleted  ? "tracked-deletion"
                               : group->hidden ? "page-surroundings"
                                               : NULL;
        rtf->deletions += group->deleted;
        rcn_rtf_settle_title(&rtf->writer, group->run, group->size);
        rcn_rtf_write(&rtf->writer, text, group->run, group->link, class_id);
    } else if (group->place != RCN_RTF_SKIPPED &&
               group->place != RCN_RTF_PROPERTIES &&
               rtf->words.len < WORDS_MOST) {
        rcn_buffer_add(&rtf->words, text);
    }
}

/* Decodes the bytes that were gathered. */
static void
flush(rcn_rtf *rtf)
{
    rcn_text bytes = rcn_buffer_text(&rtf->bytes);
    if (!bytes.len) {
        return;
    }
    rtf->high = 0;
    bool ascii = true;
    for (size_t i = 0; i < bytes.len && ascii; i++) {
        ascii = (unsigned char)bytes.at[i] < 0x80;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    int32_t font = rcn_rtf_top(rtf)->font;
    int32_t page =
        font >= 0 && font < RCN_RTF_FONTS_MOST ? rtf->fonts[font].page : 0;
    const rcn_decoding decoding = {
        .chosen = page_name(scratch, page ? page : rtf->code_page)};
    put(rtf, ascii ? bytes : rcn_decode(scratch, bytes, &decoding).text);
    rcn_arena_free(scratch);
    rtf->bytes.len = 0;
}

void
rcn_rtf_put_rune(rcn_rtf *rtf, uint32_t rune)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_rune(&out, rune);
    put(rtf, rcn_buffer_text(&out));
    rcn_arena_free(scratch);
}

/* A byte of the text; it may be one of a fallback. */
static void
put_byte(rcn_rtf *rtf, char byte)
{
    if (rtf->skip > 0) {
        rtf->skip--;
    } else if (byte) {
        rcn_buffer_char(&rtf->bytes, byte);
    }
}

/* A unit of UTF-16 (a negative one is 65536 less). */
void
rcn_rtf_put_unicode(rcn_rtf *rtf, int32_t value)
{
    uint32_t unit = (uint32_t)(value < 0 ? value + 65536 : value);
    uint32_t high = rtf->high;
    rtf->high = 0;
    if (unit >= 0xD800 && unit < 0xDC00) {
        rtf->high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        rcn_rtf_put_rune(rtf, high ? 0x10000 + ((high - 0xD800) << 10) + unit -
                                         0xDC00
                                   : 0xFFFD);
    } else {
        rcn_rtf_put_rune(rtf, unit < ' ' || unit > 0x10FFFF ? ' ' : unit);
    }
    rtf->skip = rcn_rtf_top(rtf)->fallback;
}

static void
open_group(rcn_rtf *rtf)
{
    flush(rtf);
    rtf->skip = 0;
    if (rtf->groups.count == DEPTH_MOST) {
        rtf->too_deep++;
        return;
    }
    rcn_rtf_group group = *rcn_rtf_top(rtf);
    group.opens = false;
    group.note = false;
    RCN_PUSH(rtf->arena, &rtf->groups, group);
}

static void
close_group(rcn_rtf *rtf)
{
    flush(rtf);
    rtf->skip = 0;
    if (rtf->too_deep) {
        rtf->too_deep--;
        return;
    }
    if (rtf->groups.count == 1) {
        return;
    }
    rcn_rtf_group group = *rcn_rtf_top(rtf);
    if (group.note) {
        rcn_rtf_end_note(rtf, &group);
    }
    rtf->groups.count--;
    if (group.opens) {
        rcn_rtf_finish_place(rtf, group.place);
    } else if (group.place == RCN_RTF_STYLES) {
        rcn_rtf_add_style(rtf, rcn_buffer_text(&rtf->words));
        rtf->words.len = 0;
    }
}

/* Reads a control word from byte `at` on, which follows the backslash; returns
 * where the text goes on. */
static size_t
read_word(rcn_rtf *rtf, rcn_text text, size_t at)
{
    char word[WORD_MOST];
    size_t len = 0;
    while (at < text.len && text.at[at] >= 'a' && text.at[at] <= 'z') {
        if (len + 1 < WORD_MOST) {
            word[len++] = text.at[at];
        }
        at++;
    }
    word[len] = '\0';
    bool minus = at < text.len && text.at[at] == '-';
    at += minus;
    int64_t value = 0;
    size_t digits = at;
    while (at < text.len && text.at[at] >= '0' && text.at[at] <= '9') {
        value = value < VALUE_MOST ? value * 10 + text.at[at] - '0' : value;
        at++;
    }
    bool given = at > digits;
    value = value < VALUE_MOST ? value : VALUE_MOST;
    at += at < text.len && text.at[at] == ' ';
    if (strcmp(word, "bin") == 0) {
        size_t left = text.len - at;
        return at + ((size_t)value < left ? (size_t)value : left);
    }
    flush(rtf);
    if (rtf->skip > 0 && strcmp(word, "u") != 0) {
        rtf->skip--;
        return at;
    }
    rcn_rtf_obey(rtf, word, given ? (int32_t)(minus ? -value : value) : 1);
    return at;
}

/* Reads what follows a backslash; returns where the text goes on. */
static size_t
read_control(rcn_rtf *rtf, rcn_text text, size_t at)
{
    char sign = text.at[at];
    if (sign >= 'a' && sign <= 'z') {
        return read_word(rtf, text, at);
    }
    if (sign == '\'' && at + 2 < text.len) {
        int high = rcn_rtf_digit(text.at[at + 1]);
        int low = rcn_rtf_digit(text.at[at + 2]);
        put_byte(rtf, high < 0 || low < 0 ? '?' : (char)(high * 16 + low));
        return at + 3;
    }
    if (sign == '*') {
        rtf->starred = true;
    } else if (sign == '~' || sign == '_') {
        flush(rtf);
        rcn_rtf_put_rune(rtf, sign == '~' ? 0xA0 : 0x2011);
    } else if (sign == '\n' || sign == '\r') {
        flush(rtf);
        rcn_rtf_obey(rtf, "par", 1);
    } else if (sign == '\\' || sign == '{' || sign == '}') {
        put_byte(rtf, sign);
    }
    return at + 1;
}

static void
read_all(rcn_rtf *rtf, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        char byte = text.at[at++];
        if (byte == '{') {
            open_group(rtf);
        } else if (byte == '}') {
            close_group(rtf);
        } else if (byte == '\\' && at < text.len) {
            at = read_control(rtf, text, at);
        } else if (byte != '\r' && byte != '\n') {
            put_byte(rtf, byte == '\t' ? ' ' : byte);
        }
    }
    while (rtf->groups.count > 1) {
        close_group(rtf);
    }
    flush(rtf);
    rcn_rtf_end(&rtf->writer);
}

void
rcn_parts_rtf(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_rtf *rtf = rcn_arena_alloc(arena, 1, sizeof *rtf);
    *rtf = (rcn_rtf){.arena = arena,
                     .path = path,
                     .log = log,
                     .bytes = rcn_buffer_new(arena),
                     .words = rcn_buffer_new(arena),
                     .code_page = 1252};
    rtf->writer = (rcn_rtf_writer){.arena = arena,
                                   .paper = rcn_paper_new(arena),
                                   .paragraph = {.style = -1, .outline = -1},
                                   .look.line = rcn_buffer_new(arena)};
    RCN_PUSH(arena, &rtf->groups, (rcn_rtf_group){.fallback = 1, .font = -1});
    read_all(rtf, bytes);
    rcn_text body = rcn_buffer_text(&rtf->writer.paper->body);
    if (rcn_text_find(body, "<", 0) == SIZE_MAX) {
        rcn_office_read(arena, bytes, "rtf", path, log, parts);
        return;
    }
    if (rtf->deletions) {
        rcn_log_add(log, RCN_CODE_SOURCE_TRACKED, (rcn_place){path, 0, 0},
                    "insertions accepted; deletions left out: %zu",
                    rtf->deletions);
    }
    rcn_paper_meta(rtf->writer.paper, "title", rtf->title ? rtf->title : "");
    rcn_paper_meta(rtf->writer.paper, "author", rtf->author ? rtf->author : "");
    const rcn_rtf_look *look = &rtf->writer.look;
    for (size_t i = 0; i < look->author_count && !rtf->author; i++) {
        rcn_paper_meta(rtf->writer.paper, "author", look->names[i]);
    }
    RCN_PUSH(arena, parts,
             rcn_paper_part(rtf->writer.paper, "", "recension " RCN_VERSION));
}
