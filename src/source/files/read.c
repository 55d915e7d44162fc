/* One file becomes one document: its format is known by its name and its first
 * bytes, its text decoded and split into lines. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "source/assets.h"
#include "source/document.h"
#include "source/encoding.h"
#include "source/files/beside.h"
#include "source/files/read.h"
#include "source/files/scan.h"
#include "source/files/stated.h"
#include "source/formats/formats.h"
#include "source/formats/left_out.h"
#include "source/html/read.h"
#include "source/lines.h"

static bool
is_control(uint32_t rune)
{
    return (rune < 0x20 && (rune < '\t' || rune == 0x0B || rune > '\r')) ||
           (rune >= 0x7F && rune < 0xA0 && rune != 0x85);
}

/* Counts control characters and states where the first is. */
static size_t
controls(rcn_text text, uint32_t *ret_first)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.at[at];
        if (byte >= 0x20 && byte != 0x7F && byte != 0xC2) {
            at++; /* begins no control character; most bytes */
            continue;
        }
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (is_control(rune) && !count++) {
            *ret_first = (uint32_t)at;
        }
        at += len;
    }
    return count;
}

/* Offsets of a page are of its text nodes, but bytes fail to decode anywhere in
 * the file: there only the line is known. */
static rcn_place
undecoded_place(const rcn_document *document, const rcn_decoded *decoded)
{
    if (!document->over_text_nodes) {
        return rcn_document_place(document, decoded->undecoded_at);
    }
    rcn_place place = {document->label, 1, 0};
    for (size_t i = 0; i < decoded->undecoded_at; i++) {
        place.line += decoded->text.at[i] == '\n';
    }
    return place;
}

static void
warn(const rcn_document *document, const rcn_decoded *decoded, rcn_log *log)
{
    if (document->text.len == 0) {
        rcn_log_add(log, RCN_CODE_SOURCE_EMPTY,
                    (rcn_place){document->label, 0, 0}, "%s", "");
    }
    if (strcmp(document->encoding, "UTF-8") != 0) {
        rcn_log_add(log, RCN_CODE_SOURCE_ENCODING,
                    (rcn_place){document->label, 0, 0}, "read as %s",
                    document->encoding);
    }
    if (decoded->undecoded) {
        rcn_log_add(log, RCN_CODE_SOURCE_UNDECODED,
                    undecoded_place(document, decoded), "%zu, shown as U+FFFD",
                    decoded->undecoded);
    }
    uint32_t first = 0;
    size_t count = controls(document->text, &first);
    if (count) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTROL,
                    rcn_document_place(document, first), "%zu", count);
    }
}

/* A file is taken for a picture, a program or the like, not for text, when more
 * than one in ten of its first characters are controls or no characters of its
 * encoding, and these are not all of the second kind.  Logs that. */
static bool
is_binary(const rcn_document *document, const rcn_decoded *decoded,
          rcn_log *log)
{
    rcn_text head = decoded->text;
    head.len = head.len < 4096 ? head.len : 4096;
    size_t odd = 0;
    size_t count = 0;
    for (size_t at = 0; at < head.len; count++) {
        uint32_t rune = 0;
        at += rcn_utf8_next(head, at, &rune);
        odd += rune == 0xFFFD;
    }
    uint32_t first = 0;
    size_t control = controls(head, &first);
    bool binary = control > count / 50 && control + odd > count / 10;
    if (binary) {
        rcn_log_add(log, RCN_CODE_SOURCE_UNKNOWN,
                    (rcn_place){document->label, 0, 0},
                    "the bytes are not text: %s",
                    rcn_bytes_describe(document->arena, document->raw));
    }
    return binary;
}

static bool
make_text(rcn_document *document, rcn_log *log)
{
    const rcn_decoding decoding = {.declared = document->declared,
                                   .chosen = document->chosen,
                                   .repair = document->repair};
    rcn_decoded decoded = rcn_decode(document->arena, document->raw, &decoding);
    if (is_binary(document, &decoded, log)) {
        return false;
    }
    document->format = RCN_FORMAT_TEXT;
    document->encoding = decoded.encoding;
    document->text = decoded.text;
    document->offsets = decoded.offsets;
    document->offset_count = decoded.offset_count;
    document->lines =
        rcn_lines_split(document->arena, document->text, &document->line_count);
    rcn_stated_read_text(document);
    warn(document, &decoded, log);
    return true;
}

static bool
make_html(rcn_document *document, rcn_log *log)
{
    rcn_decoded decoded = rcn_html_read(document, log);
    if (is_binary(document, &decoded, log)) {
        return false;
    }
    rcn_stated_read_frame(document);
    warn(document, &decoded, log);
    return true;
}

/* True, and logged, when a document holds more than the edition can bear. */
static bool
is_too_large(const rcn_document *document, const rcn_part *part, rcn_log *log)
{
    rcn_place place = {document->label, 0, 0};
    bool lines = !document->html && document->line_count > RCN_DOCUMENT_LINES;
    bool bytes = document->text.len > RCN_DOCUMENT_BYTES;
    if (bytes && part->book) {
        rcn_log_add(log, RCN_CODE_DOCUMENT_TOO_LARGE, place,
                    "%zu bytes of text, at most %zu are read; split: chapters "
                    "in edition.yaml makes each chapter a document",
                    document->text.len, RCN_DOCUMENT_BYTES);
    } else if (bytes || lines) {
        rcn_log_add(log, RCN_CODE_DOCUMENT_TOO_LARGE, place,
                    bytes ? "%zu bytes of text, at most %zu are read"
                          : "%zu lines, at most %zu are read",
                    bytes ? document->text.len : document->line_count,
                    bytes ? RCN_DOCUMENT_BYTES : (size_t)RCN_DOCUMENT_LINES);
    }
    return bytes || lines;
}

/* Returns a file's name as it can be printed: file systems take any bytes. */
static const char *
printable(rcn_arena *arena, const char *name)
{
    rcn_text text = rcn_text_of(name);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        rcn_buffer_rune(&out, is_control(rune) ? 0xFFFD : rune);
    }
    return rcn_buffer_text(&out).at;
}

/* Returns where a page finds its pictures: among what the container gives it,
 * else beside the file it is in. */
static const rcn_assets *
assets_of(rcn_arena *arena, const rcn_part *part, const char *path,
          const char *name)
{
    const rcn_assets *beside = path && (!part->assets || part->linked)
                                   ? rcn_assets_beside(arena, path, name)
                                   : NULL;
    if (!part->assets || !beside) {
        return part->assets ? part->assets : beside;
    }
    rcn_assets *both = rcn_arena_alloc(arena, 1, sizeof *both);
    *both = *part->assets;
    both->beside = beside;
    return both;
}

/* A file on disk while its documents are made. */
typedef struct rcn_file {
    const char *path, *name;
    const char *below; /* its name within the folder that was named */
    rcn_text bytes;
    char sha256[65];
    bool mapped; /* its bytes are read when they are touched */
    bool held;   /* in memory: nothing is beside it */
    const rcn_source_options *options; /* or NULL */
    const rcn_document *recognised;    /* text of a scan, beside it; or NULL */
} rcn_file;

/* Returns what is decided of a document of the file by its name, or of the
 * file; or NULL. */
static const rcn_source_reading *
find_reading(const rcn_file *file, const char *name)
{
    const rcn_source_options *options = file->options;
    const rcn_source_reading *found = NULL;
    for (size_t i = 0; options && i < options->reading_count; i++) {
        const rcn_source_reading *it = &options->readings[i];
        bool hashed = it->sha256 && strncmp(it->sha256, file->sha256,
                                            strlen(it->sha256)) == 0;
        if (it->name && strcmp(it->name, name) == 0) {
            return it;
        }
        if (hashed || (it->name && strcmp(it->name, file->name) == 0)) {
            found = it;
        }
    }
    return found;
}

/* Returns the document of one part; NULL when its bytes are no document. */
static const rcn_document *
make(rcn_arena *arena, const rcn_file *file, const rcn_part *part, rcn_log *log)
{
    const char *beside = file->held ? NULL : file->path;
    rcn_document *document = rcn_arena_alloc(arena, 1, sizeof *document);
    document->arena = arena;
    document->path = printable(arena, file->path);
    document->label = printable(
        arena, rcn_arena_printf(arena, "%s%s", file->path, part->suffix));
    document->name = printable(
        arena, rcn_arena_printf(arena, "%s%s", file->name, part->suffix));
    document->file = file->bytes;
    document->mapped = file->mapped;
    memcpy(document->sha256, file->sha256, sizeof document->sha256);
    document->raw = part->bytes;
    document->converter = part->converter;
    document->part = part->number;
    document->bare = part->bare;
    document->wrapped = part->wrapped;
    document->recognised = file->recognised;
    document->declared = part->charset;
    document->capture = part->capture;
    document->assets = assets_of(arena, part, beside, file->below);
    if (part->bytes.at == file->bytes.at &&
        part->bytes.len == file->bytes.len) {
        memcpy(document->raw_sha256, file->sha256, sizeof file->sha256);
    } else {
        rcn_sha256(part->bytes, document->raw_sha256);
    }
    const rcn_source_reading *reading = find_reading(file, document->name);
    if (reading && !part->converter) {
        document->chosen = reading->encoding;
        document->repair = reading->repair;
    }
    if (part->capture && part->capture->revisit) {
        document->text = document->raw;
        return document; /* witness.c finds the page that it stands for */
    }
    bool made = part->kind == RCN_NAME_HTML ? make_html(document, log)
                                            : make_text(document, log);
    if (!made || is_too_large(document, part, log)) {
        return NULL;
    }
    rcn_stated_add_part(document, part);
    if (beside && !*part->suffix) {
        rcn_stated_add_beside(document,
                              rcn_beside_read(arena, file->path, file->below));
    }
    return document;
}

/* Returns a file that holds one document and nothing else. */
static rcn_part
whole(rcn_text bytes, const char *name)
{
    bool page = rcn_format_is_page(name, bytes);
    return (rcn_part){.bytes = bytes,
                      .kind = page ? RCN_NAME_HTML : RCN_NAME_TEXT,
                      .suffix = ""};
}

/* Returns true when a file that was found in a folder is no document; states
 * it. */
static bool
is_no_document(rcn_arena *arena, const rcn_file *file, bool known, rcn_log *log)
{
    rcn_place place = {file->path, 0, 0};
    const char *why = rcn_left_out_bytes(file->bytes);
    why = why || known ? why : rcn_bytes_medium(file->bytes);
    if (!why && !known) {
        why = rcn_left_out_why(file->name, RCN_LEFT_OUT_GUESS);
    }
    if (why) {
        rcn_log_add(log, RCN_CODE_SOURCE_ASSET, place, "%s", why);
    } else if (!known && rcn_name_classify(file->name) == RCN_NAME_OTHER) {
        why = rcn_bytes_describe(arena, file->bytes);
        rcn_log_add(log, RCN_CODE_SOURCE_UNKNOWN, place, "left out: %s", why);
    }
    return why != NULL;
}

static void
make_all(rcn_arena *arena, const rcn_file *file, const rcn_parts *parts,
         rcn_log *log, rcn_documents *documents)
{
    for (size_t i = 0; i < parts->count; i++) {
        rcn_part part = parts->items[i];
        part.number = (uint32_t)i + 1;
        const rcn_document *document = make(arena, file, &part, log);
        if (document) {
            RCN_PUSH(arena, documents, document);
        }
    }
}

/* Takes the encoding from edition.yaml, if it names one for the file. */
static void
read_as_decided(const rcn_file *file, const char *name, rcn_parts *parts)
{
    const rcn_source_reading *reading = find_reading(file, name);
    if (reading) {
        parts->decoding.chosen = reading->encoding;
        parts->decoding.repair = reading->repair;
    }
}

/* Bytes that show whether a file has records. */
#define HEAD_BYTES 4096

/* Returns whether a file begins as one does that is read record by record. */
static bool
has_records(const char *path)
{
    char head[HEAD_BYTES];
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) {
        (void)fclose(file);
    }
    return rcn_format_has_records((rcn_text){head, len});
}

/* Reads a file, or maps one that is too large for that and has records. */
static bool
load(rcn_arena *arena, rcn_file *file, rcn_log *log)
{
    struct stat status;
    const char *path = file->path;
    bool large = stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
                 (uintmax_t)status.st_size > RCN_MAPPED_LEAST;
    if (large && has_records(path)) {
        file->mapped = rcn_file_map(arena, path, path, RCN_MAPPED_LIMIT, log,
                                    &file->bytes);
        return file->mapped;
    }
    return rcn_file_read(arena, path, path, RCN_SOURCE_LIMIT, log,
                         &file->bytes);
}

/* Returns true for text recognised on a scan beside it, which is read with the
 * scan. */
static bool
is_text_of_scan(rcn_arena *arena, const rcn_source_file *source,
                const rcn_source_options *options, rcn_parts_reader *reader,
                rcn_log *log)
{
    bool recognised = reader == rcn_parts_hocr || reader == rcn_parts_alto;
    bool alone = source->named && !source->held;
    const char *scan =
        recognised && !alone ? rcn_scan_beside(arena, source) : NULL;
    if (!scan || rcn_left_out_ignored(options->ignore, scan)) {
        return false;
    }
    rcn_log_add(log, RCN_CODE_SOURCE_ASSET, (rcn_place){source->path, 0, 0},
                "text recognised on %s", rcn_path_name(scan));
    return true;
}

/* The parts of a file by its reader, or the file itself. */
static void
read_parts(rcn_arena *arena, rcn_file *file, const rcn_source_file *source,
           rcn_parts_reader *reader, rcn_log *log, rcn_parts *parts)
{
    if (!reader) {
        RCN_PUSH(arena, parts, whole(file->bytes, file->name));
        return;
    }
    if (reader == rcn_parts_pdf) {
        file->recognised = rcn_scan_text(arena, source);
    }
    parts->recognised = file->recognised != NULL;
    reader(arena, file->bytes, file->path, log, parts);
    if (parts->scan && file->recognised) {
        rcn_scan_read(arena, file->recognised, log, parts);
    } else {
        file->recognised = NULL;
    }
}

void
rcn_source_read(rcn_arena *arena, const rcn_source_file *source,
                const rcn_source_options *options, rcn_log *log,
                rcn_documents *documents)
{
    const char *path = source->path;
    const char *name = source->name;
    rcn_file file = {.path = path,
                     .name = source->apart ? source->apart : name,
                     .below = name,
                     .bytes = source->bytes,
                     .held = source->bytes.at != NULL,
                     .options = options};
    if (!file.held && !load(arena, &file, log)) {
        return;
    }
    rcn_parts_reader *reader = rcn_format_reader(name, file.bytes);
    bool known = reader || rcn_html_looks_like(file.bytes);
    if (is_text_of_scan(arena, source, options, reader, log) ||
        (!source->named && is_no_document(arena, &file, known, log))) {
        return;
    }
    if (file.mapped) {
        rcn_sha256_mapped(file.bytes, file.sha256);
    } else {
        rcn_sha256(file.bytes, file.sha256);
    }
    rcn_parts parts = {.mapped = file.mapped,
                       .split_chapters = options->split_chapters};
    read_as_decided(&file, file.name, &parts);
    read_parts(arena, &file, source, reader, log, &parts);
    make_all(arena, &file, &parts, log, documents);
}

const rcn_document *
rcn_source_from_bytes(rcn_arena *arena, rcn_text bytes, const char *name,
                      rcn_log *log)
{
    rcn_file file = {.path = name,
                     .name = name,
                     .bytes = {rcn_text_string(arena, bytes), bytes.len},
                     .held = true};
    rcn_sha256(file.bytes, file.sha256);
    rcn_part part = whole(file.bytes, name);
    return make(arena, &file, &part, log);
}
