/* Elements whose text is a metadata value: noted when they open, read when they
 * close, without what in them is no part of the value. */
#include "source/html/meta.h"

#include <string.h>

#include "base/utf8.h"
#include "source/html/build.h"
#include "source/note.h"

#define CAPTURE_LIMIT 2000u
#define NAME_WORDS    6 /* most of a name, with "by" */

void
rcn_html_meta_capture(rcn_html_builder *builder, rcn_html_open *open,
                      rcn_metadata_kind kind, rcn_metadata_place place,
                      const char *key)
{
    if (builder->captures.count >= CAPTURE_LIMIT) {
        return;
    }
    open->capture = (uint32_t)builder->captures.count;
    RCN_PUSH(builder->scratch, &builder->captures,
             (rcn_html_capture){
                 .kind = kind,
                 .place = place,
                 .key = rcn_arena_strdup(builder->arena, key),
                 .start = (uint32_t)builder->text.len,
                 .line = builder->line,
             });
}

/* A microdata name is that of the nearest author or publisher around it, else
 * it names a thing that is not wanted here. */
static bool
take_name(rcn_html_builder *builder, rcn_metadata_item *item)
{
    for (size_t i = builder->open.count; i-- > 0;) {
        uint32_t index = builder->open.items[i].capture;
        if (index == RCN_HTML_NONE) {
            continue;
        }
        rcn_html_capture *outer = &builder->captures.items[index];
        if (outer->place == RCN_PLACE_MICRODATA &&
            outer->kind != RCN_METADATA_TITLE) {
            outer->name_found = true;
            item->kind = outer->kind;
            item->key = outer->key;
            return true;
        }
    }
    return false;
}

/* Returns a byline up to the first line break below a name: office and day
 * follow in lines of their own.  A line that ends in "and" or a comma goes
 * on. */
static rcn_text
first_line(const rcn_html_builder *builder, rcn_text text, uint32_t start)
{
    for (size_t i = builder->breaks.count; i-- > 0;) {
        uint32_t at = builder->breaks.items[i];
        if (at <= start) {
            break;
        }
        if (at - start > text.len) { /* behind white space at its end */
            continue;
        }
        rcn_text line = rcn_text_trim(rcn_text_slice(text, 0, at - start));
        size_t words = 1;
        for (size_t k = 0; k < line.len; k++) {
            words += line.at[k] == ' ';
        }
        bool more = rcn_text_ends(line, ",") || rcn_text_ends(line, " and") ||
                    rcn_text_ends(line, "&");
        rcn_text next =
            rcn_text_trim(rcn_text_slice(text, at - start, text.len));
        more = more || rcn_text_starts(next, "and ");
        if (line.len && words >= 3 && !more) {
            text = line; /* and perhaps an earlier one */
        }
    }
    return text;
}

/* Returns true for a line that may hold a name and no more: a few words without
 * a figure or a sign of copyright. */
static bool
may_be_name(rcn_text line)
{
    size_t words = line.len > 0;
    for (size_t i = 0; i < line.len; i++) {
        words += line.at[i] == ' ';
        if (line.at[i] >= '0' && line.at[i] <= '9') {
            return false;
        }
    }
    return words >= 2 && words <= NAME_WORDS &&
           !rcn_text_starts(line, "\xC2\xA9");
}

/* Returns the first block with a name of an element that holds more than a name
 * can be long: below it stand office, life and links of the person. */
static rcn_text
first_block(rcn_text text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++) {
        words += text.at[i] == ' ' || text.at[i] == '\n';
    }
    for (size_t at = 0; words > NAME_WORDS && at < text.len;) {
        size_t end = rcn_text_find(text, "\n", at);
        end = end == SIZE_MAX ? text.len : end;
        rcn_text line = rcn_text_trim(rcn_text_slice(text, at, end));
        if (may_be_name(line)) {
            return line;
        }
        at = end + 1;
    }
    return text;
}

/* Returns true for a raised sign that leads to a note. */
static bool
is_reference(const rcn_html_builder *builder, const rcn_html_open *open)
{
    size_t count = builder->marks.count;
    const rcn_html_mark *last = count ? &builder->marks.items[count - 1] : NULL;
    size_t len = builder->text.len - open->start;
    return open->tag == RCN_TAG_SUP && last && last->kind == RCN_MARK_LINK &&
           last->start >= open->start &&
           rcn_is_note_sign((rcn_text){builder->text.at + open->start, len});
}

static void
note_mute(rcn_html_builder *builder, const rcn_html_open *open)
{
    rcn_html_tag tag = (rcn_html_tag)open->tag;
    bool mute = tag == RCN_TAG_BUTTON || tag == RCN_TAG_SVG ||
                tag == RCN_TAG_RT || tag == RCN_TAG_RP ||
                is_reference(builder, open);
    if (mute && open->start < builder->text.len) {
        RCN_PUSH(builder->scratch, &builder->mutes,
                 (rcn_html_mute){open->start, (uint32_t)builder->text.len});
    }
}

/* Returns the text from byte `start` on, less what is mute in it. */
static rcn_text
captured(rcn_html_builder *builder, uint32_t start)
{
    rcn_text all = rcn_buffer_text(&builder->text);
    size_t first = builder->mutes.count;
    while (first > 0 && builder->mutes.items[first - 1].start >= start) {
        first--;
    }
    if (first == builder->mutes.count) {
        return rcn_text_slice(all, start, all.len);
    }
    rcn_buffer out = rcn_buffer_new(builder->arena);
    size_t at = start;
    for (size_t i = first; i < builder->mutes.count; i++) {
        rcn_html_mute mute = builder->mutes.items[i];
        if (mute.start >= at) {
            rcn_buffer_add(&out, rcn_text_slice(all, at, mute.start));
            at = mute.end;
        }
    }
    rcn_buffer_add(&out, rcn_text_slice(all, at, all.len));
    rcn_text words = rcn_buffer_text(&out);
    return rcn_text_has_word(words) ? words
                                    : rcn_text_slice(all, start, all.len);
}

/* Returns the words of a title with a space where a line was broken: two lines
 * of a heading are no one word.  A break behind a hyphen parts one. */
static rcn_text
with_breaks(rcn_html_builder *builder, rcn_text text, uint32_t start)
{
    size_t first = builder->breaks.count;
    while (first > 0 && builder->breaks.items[first - 1] > start) {
        first--;
    }
    if (first == builder->breaks.count || text.at != builder->text.at + start) {
        return text;
    }
    rcn_buffer out = rcn_buffer_new(builder->arena);
    size_t at = 0;
    for (size_t i = first; i < builder->breaks.count; i++) {
        size_t end = builder->breaks.items[i] - start;
        if (end > at && end < text.len && text.at[end - 1] != '-') {
            rcn_buffer_add(&out, rcn_text_slice(text, at, end));
            rcn_buffer_char(&out, ' ');
            at = end;
        }
    }
    rcn_buffer_add(&out, rcn_text_slice(text, at, text.len));
    return rcn_buffer_text(&out);
}

void
rcn_html_meta_close(rcn_html_builder *builder, const rcn_html_open *open)
{
    note_mute(builder, open);
    if (open->tag == RCN_TAG_SCRIPT && builder->in_json) {
        builder->in_json = false;
        rcn_html_jsonld(builder, rcn_buffer_text(&builder->script),
                        builder->script_line);
        return;
    }
    if (open->capture == RCN_HTML_NONE) {
        return;
    }
    const rcn_html_capture *found = &builder->captures.items[open->capture];
    bool name =
        found->kind == RCN_METADATA_TITLE || found->kind == RCN_METADATA_AUTHOR;
    rcn_text text = name ? captured(builder, found->start)
                         : rcn_text_slice(rcn_buffer_text(&builder->text),
                                          found->start, builder->text.len);
    if (found->kind == RCN_METADATA_TITLE) {
        text = with_breaks(builder, text, found->start);
    }
    bool page_title = found->place == RCN_PLACE_PAGE_TITLE;
    if (found->name_found || text.len > RCN_META_VALUE_MOST ||
        (!page_title && text.len > RCN_META_VALUE_MOST / 2)) {
        return;
    }
    rcn_metadata_item item = {
        .kind = found->kind,
        .place = found->place,
        .key = found->key,
        .line = builder->line,
        .offset = found->start,
    };
    if (strcmp(found->key, "name") == 0 && !take_name(builder, &item)) {
        return;
    }
    item.line = found->line;
    if (item.kind == RCN_METADATA_AUTHOR && item.place == RCN_PLACE_CLASS) {
        text = first_line(builder, text, found->start);
    }
    if (item.kind == RCN_METADATA_AUTHOR) {
        text = first_block(text);
    }
    rcn_html_meta_add(builder, item, text);
}
