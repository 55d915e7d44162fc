/* One file becomes one document: its format is told by its name and its first
 * bytes, its text decoded and split into lines. */
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "source/document.h"
#include "source/encoding.h"
#include "source/formats.h"
#include "source/html_read.h"
#include "source/lines.h"

static bool
has_extension(const char *name, const char *const *extensions)
{
    const char *base = rcn_path_name(name);
    const char *dot = strrchr(base, '.');
    const char *extension = dot && dot != base ? dot + 1 : "";
    for (size_t i = 0; extensions[i]; i++) {
        if (strcasecmp(extension, extensions[i]) == 0) {
            return true;
        }
    }
    return false;
}

rcn_name_kind
rcn_name_classify(const char *name)
{
    static const char *const texts[] = {"txt", "text", "asc", "", NULL};
    static const char *const pages[] = {"html", "htm", "xhtml", "xht", NULL};
    static const char *const assets[] = {
        "css",  "js",  "mjs", "png",  "jpg",  "jpeg", "gif", "svg",
        "webp", "ico", "bmp", "avif", "woff", "ttf",  "otf", "woff2",
        "mp3",  "mp4", "ogg", "webm", "map",  NULL};
    if (has_extension(name, texts)) {
        return RCN_NAME_TEXT;
    }
    if (has_extension(name, pages)) {
        return RCN_NAME_HTML;
    }
    return has_extension(name, assets) ? RCN_NAME_ASSET : RCN_NAME_OTHER;
}

static bool
is_control(uint32_t rune)
{
    return (rune < 0x20 && (rune < '\t' || rune == 0x0B || rune > '\r')) ||
           (rune >= 0x7F && rune < 0xA0 && rune != 0x85);
}

/* Counts control characters and says where the first stands. */
static size_t
controls(rcn_text text, uint32_t *ret_first)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (is_control(rune) && !count++) {
            *ret_first = (uint32_t)at;
        }
        at += len;
    }
    return count;
}

static void
warn(const rcn_document *document, const rcn_decoded *decoded, rcn_log *log)
{
    if (document->text.len == 0) {
        rcn_log_add(log, RCN_CODE_SOURCE_EMPTY,
                    (rcn_place){document->path, 0, 0}, "%s", "");
    }
    if (strcmp(document->encoding, "UTF-8") != 0) {
        rcn_log_add(log, RCN_CODE_SOURCE_ENCODING,
                    (rcn_place){document->path, 0, 0}, "read as %s",
                    document->encoding);
    }
    if (decoded->undecoded) {
        rcn_log_add(log, RCN_CODE_SOURCE_UNDECODED,
                    rcn_document_place(document, decoded->undecoded_at),
                    "%zu, shown as U+FFFD", decoded->undecoded);
    }
    uint32_t first = 0;
    size_t count = controls(document->text, &first);
    if (count) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTROL,
                    rcn_document_place(document, first), "%zu", count);
    }
}

/* A file is taken for a picture, a program or the like, not for text, when more
 * than one in ten of its first characters are controls. */
static bool
is_binary(rcn_text text)
{
    rcn_text head = text;
    head.len = head.len < 4096 ? head.len : 4096;
    uint32_t first = 0;
    return controls(head, &first) > head.len / 10;
}

static const rcn_document *
make_text(rcn_arena *arena, rcn_document *document, rcn_log *log)
{
    rcn_decoded decoded = rcn_decode(arena, document->raw, NULL);
    if (is_binary(decoded.text)) {
        rcn_log_add(log, RCN_CODE_SOURCE_UNKNOWN,
                    (rcn_place){document->path, 0, 0},
                    "the bytes are not text");
        return NULL;
    }
    document->format = RCN_FORMAT_TEXT;
    document->encoding = decoded.encoding;
    document->text = decoded.text;
    document->offsets = decoded.offsets;
    document->offset_count = decoded.offset_count;
    document->lines =
        rcn_lines_split(arena, document->text, &document->line_count);
    warn(document, &decoded, log);
    return document;
}

static const rcn_document *
make_html(rcn_document *document, rcn_log *log)
{
    rcn_decoded decoded = rcn_html_read(document, log);
    warn(document, &decoded, log);
    return document;
}

static const rcn_document *
make(rcn_arena *arena, rcn_text bytes, const char *path, const char *name,
     rcn_log *log)
{
    rcn_document *document = rcn_arena_alloc(arena, 1, sizeof *document);
    document->arena = arena;
    document->path = rcn_arena_strdup(arena, path);
    document->name = rcn_arena_strdup(arena, name);
    document->raw = bytes;
    rcn_sha256(bytes, document->sha256);
    if (rcn_name_classify(name) == RCN_NAME_HTML ||
        rcn_html_looks_like(bytes)) {
        return make_html(document, log);
    }
    return make_text(arena, document, log);
}

const rcn_document *
rcn_source_read(rcn_arena *arena, const char *path, const char *name,
                rcn_log *log)
{
    rcn_text bytes;
    if (!rcn_file_read(arena, path, path, RCN_SOURCE_LIMIT, log, &bytes)) {
        return NULL;
    }
    return make(arena, bytes, path, name, log);
}

const rcn_document *
rcn_source_from_bytes(rcn_arena *arena, rcn_text bytes, const char *name,
                      rcn_log *log)
{
    rcn_text copy = {rcn_text_string(arena, bytes), bytes.len};
    return make(arena, copy, name, name, log);
}
