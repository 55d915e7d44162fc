/* What web archives and browsers write into a page that they save: addresses with
 * the second of the capture (Wayback Machine, archive.today), and comments
 * (SingleFile, HTTrack, Internet Archive, "saved from url"). */
#include <string.h>

#include "source/html/build.h"

#define COMMENT_LIMIT 4000u
#define MIRRORED      "Mirrored from "

/* Reads the second of a capture, "20210305101112id_" or "2021.03.05-101112", as
 * fourteen digits; false when the segment of an address is none. */
static bool
read_stamp(rcn_text segment, char stamp[15])
{
    size_t digits = 0;
    size_t at = 0;
    for (; at < segment.len && digits < 14; at++) {
        if (segment.at[at] >= '0' && segment.at[at] <= '9') {
            stamp[digits++] = segment.at[at];
        } else if (!strchr(".-", segment.at[at])) {
            return false;
        }
    }
    stamp[digits] = '\0';
    return digits == 14 && segment.len - at <= 3;
}

bool
rcn_html_archived(rcn_text address, rcn_text *ret_page, char stamp[15])
{
    size_t at = rcn_text_find(address, "/http", 1);
    size_t start = at == SIZE_MAX ? 0 : at;
    while (start && address.at[start - 1] != '/') {
        start--;
    }
    if (!start || !read_stamp(rcn_text_slice(address, start, at), stamp)) {
        return false;
    }
    *ret_page = rcn_text_slice(address, at + 1, address.len);
    return true;
}

static void
comment_value(rcn_html_builder *builder, rcn_text comment, const char *before,
              rcn_metadata_kind kind)
{
    size_t start = rcn_text_find(comment, before, 0);
    if (start == SIZE_MAX) {
        return;
    }
    start += strlen(before);
    size_t end = start;
    while (end < comment.len && comment.at[end] != '\n') {
        end++;
    }
    rcn_text value = rcn_text_slice(comment, start, end);
    if (strcmp(before, MIRRORED) == 0) {
        /* HTTrack leaves the scheme of the address out. */
        size_t by = rcn_text_find(value, " by ", 0);
        value = rcn_text_slice(value, 0, by == SIZE_MAX ? value.len : by);
        if (rcn_text_find(value, "://", 0) == SIZE_MAX) {
            value = rcn_text_of(rcn_arena_printf(builder->arena, "http://%.*s",
                                                 (int)value.len, value.at));
        }
    }
    rcn_metadata_item item = {
        .kind = kind,
        .place = RCN_PLACE_COMMENT,
        .key = before,
        .line = builder->line,
        .offset = RCN_METADATA_NO_OFFSET,
    };
    for (size_t i = start; i < comment.len && item.line > 1; i++) {
        item.line -= comment.at[i] == '\n';
    }
    rcn_html_meta_add(builder, item, value);
}

void
rcn_html_meta_comment(rcn_html_builder *builder, rcn_text comment)
{
    static const struct {
        const char *sign, *before;
        rcn_metadata_kind kind;
    } forms[] = {
        {"SingleFile", "url: ", RCN_METADATA_URL},
        {"SingleFile", "saved date: ", RCN_METADATA_CAPTURED},
        {"INTERNET ARCHIVE", "FILE ARCHIVED ON ", RCN_METADATA_CAPTURED},
        {"HTTrack", MIRRORED, RCN_METADATA_URL},
        {"HTTrack", "], ", RCN_METADATA_CAPTURED},
    };
    if (comment.len > COMMENT_LIMIT) {
        return; /* what archives write is short */
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (rcn_text_find(comment, forms[i].sign, 0) != SIZE_MAX) {
            comment_value(builder, comment, forms[i].before, forms[i].kind);
        }
    }
    /* Browsers write: saved from url=(0024)https://example.org/ */
    size_t at = rcn_text_find(comment, "saved from url=(", 0);
    const char *end =
        at == SIZE_MAX ? NULL : memchr(comment.at + at, ')', comment.len - at);
    if (end) {
        rcn_text rest = {end + 1, (size_t)(comment.at + comment.len - end) - 1};
        comment_value(builder, rest, "", RCN_METADATA_URL);
    }
}
