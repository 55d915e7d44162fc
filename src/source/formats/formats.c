/* The formats that are read, by the names of files and by their first bytes:
 * one row of formats.def for each that holds documents. */
#include "source/formats/formats.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "source/formats/sniff.h"
#include "source/html/read.h"

#define NAME_MOST   256
#define ENDING_MOST 8

static const struct {
    const char *endings, *begins, *title;
    rcn_parts_reader *read;
} formats[] = {
#define RCN_SOURCE_FORMAT(name, endings, begins, title) \
    {endings, begins, title, rcn_parts_##name},
#include "source/formats/formats.def"
#undef RCN_SOURCE_FORMAT
};

static const char text_endings[] = ".txt .text .asc";
static const char html_endings[] = ".html .htm .xhtml .xht";
static const char asset_endings[] =
    ".css .js .mjs .png .jpg .jpeg .gif .svg .webp .ico .bmp .avif .woff "
    ".woff2 .ttf .otf .mp3 .mp4 .ogg .webm .map";

size_t
rcn_format_count(void)
{
    return 2 + sizeof formats / sizeof *formats;
}

rcn_format_info
rcn_format_describe(size_t i)
{
    static const rcn_format_info documents[] = {{"plain text", text_endings},
                                                {"HTML", html_endings}};
    return i < 2 ? documents[i]
                 : (rcn_format_info){formats[i - 2].title,
                                     formats[i - 2].endings};
}

/* Returns whether `name` ends in one of `endings` and is longer than it. */
static bool
ends_in(const char *name, const char *endings)
{
    size_t name_len = strlen(name);
    for (const char *end = endings; *end;) {
        size_t len = strcspn(end, " ");
        if (name_len > len &&
            strncasecmp(name + name_len - len, end, len) == 0) {
            return true;
        }
        end += len + strspn(end + len, " ");
    }
    return false;
}

/* Returns the row of a name; the count of rows when there is none. */
static size_t
row_of_name(const char *base)
{
    size_t row = 0;
    while (row < sizeof formats / sizeof *formats &&
           !ends_in(base, formats[row].endings)) {
        row++;
    }
    return row;
}

size_t
rcn_name_length(const char *name)
{
    size_t len = strcspn(name, "?");
    size_t at = strcspn(name, "@");
    return at && at < len && strchr(name + at, '=') ? at : len;
}

static void
cut_query(char *out, const char *base)
{
    size_t len = rcn_name_length(base);
    len = len && len < NAME_MOST ? len : NAME_MOST - 1;
    (void)snprintf(out, NAME_MOST, "%.*s", (int)len, base);
}

/* Returns whether what follows the last point may be an ending: letters and
 * digits, at most eight, one a letter.  "Mr. Smith" and "notes.2021-03-04" have
 * none. */
static bool
has_ending(const char *base)
{
    const char *point = strrchr(base, '.');
    size_t len = point ? strlen(point + 1) : 0;
    bool letter = false;
    for (size_t i = 1; i <= len && len <= ENDING_MOST; i++) {
        bool digit = point[i] >= '0' && point[i] <= '9';
        bool alpha = (point[i] | 32) >= 'a' && (point[i] | 32) <= 'z';
        if (!digit && !alpha) {
            return false;
        }
        letter = letter || alpha;
    }
    return letter;
}

rcn_name_kind
rcn_name_classify(const char *name)
{
    char base[NAME_MOST];
    cut_query(base, rcn_path_name(name));
    if (ends_in(base, text_endings)) {
        return RCN_NAME_TEXT;
    }
    if (ends_in(base, html_endings)) {
        return RCN_NAME_HTML;
    }
    if (row_of_name(base) < sizeof formats / sizeof *formats) {
        return RCN_NAME_CONTAINER;
    }
    if (ends_in(base, asset_endings)) {
        return RCN_NAME_ASSET;
    }
    return has_ending(base) ? RCN_NAME_OTHER : RCN_NAME_TEXT;
}

/* The content decides where it can be told for certain, so that a wrong
 * ending does no harm; the name decides between forms of text. */
rcn_parts_reader *
rcn_format_reader(const char *name, rcn_text bytes)
{
    char base[NAME_MOST];
    cut_query(base, rcn_path_name(name));
    rcn_parts_reader *reader = rcn_sniff_binary(bytes);
    size_t row = row_of_name(base);
    bool named = row < sizeof formats / sizeof *formats &&
                 rcn_text_starts(bytes, formats[row].begins);
    bool text = named && !*formats[row].begins;
    if (text && !reader && rcn_html_looks_like(bytes)) {
        return rcn_sniff_text(bytes); /* a page that has another's ending */
    }
    if (named && (!reader || reader == rcn_parts_zip)) {
        return formats[row].read;
    }
    return reader ? reader : rcn_sniff_text(bytes);
}

bool
rcn_format_is_page(const char *name, rcn_text bytes)
{
    bool coded =
        memchr(bytes.at, '<', bytes.len) || memchr(bytes.at, '&', bytes.len);
    return (coded && rcn_name_classify(name) == RCN_NAME_HTML) ||
           rcn_html_looks_like(bytes);
}

bool
rcn_format_has_records(rcn_text bytes)
{
    return rcn_text_starts(bytes, "From ") ||
           rcn_sniff_binary(bytes) == rcn_parts_warc;
}
