/* References to entities in XML that is no document of its own (XML 1.0, 4.1): a
 * parser that does not expand entities drops those that it does not know, and
 * words lose letters.  What a document type declares is never expanded, for it
 * may grow without bound. */
#include "source/formats/xml_entities.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/codes.h"

#define NAME_MOST 32 /* bytes of the name of an entity */

typedef struct rcn_xml_scan {
    rcn_text bytes;
    rcn_buffer out;
    size_t done; /* bytes that are written */
    size_t unknown;
    bool typed;                /* the document type is passed */
    char first[NAME_MOST + 1]; /* name of the first one that is not known */
} rcn_xml_scan;

/* Returns the end of a part that is no text, at a "<"; `at` where none begins.
 * A document type ends at the ">" behind its declarations. */
static size_t
skip_part(rcn_xml_scan *scan, size_t at)
{
    static const struct {
        const char *open, *close;
    } parts[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!DOCTYPE", ">"}};
    enum {
        TYPE = 2
    };
    rcn_text bytes = scan->bytes;
    rcn_text rest = rcn_text_slice(bytes, at, bytes.len);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!rcn_text_starts(rest, parts[i].open)) {
            continue;
        }
        const char *close = parts[i].close;
        if (i == TYPE && scan->typed) {
            return at; /* there is one only */
        }
        if (i == TYPE) {
            scan->typed = true;
            size_t inner = rcn_text_find(bytes, "[", at);
            size_t plain = rcn_text_find(bytes, ">", at);
            close = inner < plain ? "]>" : close;
        }
        size_t end = rcn_text_find(bytes, close, at + strlen(parts[i].open));
        return end == SIZE_MAX ? bytes.len : end + strlen(close);
    }
    return at;
}

/* Returns the length of the name after "&" at `at`, which ";" ends; 0 for
 * another thing. */
static size_t
name_length(rcn_text bytes, size_t at)
{
    size_t len = 0;
    while (at + 1 + len < bytes.len && len <= NAME_MOST) {
        unsigned char byte = (unsigned char)bytes.at[at + 1 + len];
        bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        bool digit = byte >= '0' && byte <= '9';
        if (byte == ';') {
            return len;
        }
        if (!letter && !(len && (digit || strchr("._-", byte)))) {
            return 0;
        }
        len++;
    }
    return 0;
}

/* Returns true for a reference that the parser knows: to a character, or to one
 * of the five entities of XML. */
static bool
is_plain(rcn_text rest)
{
    static const char *const known[] = {"&amp;",  "&lt;",   "&gt;",
                                        "&quot;", "&apos;", "&#"};
    bool plain = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        plain = plain || rcn_text_starts(rest, known[i]);
    }
    return plain;
}

/* Writes the reference at `at` so that no parser drops it. */
static void
resolve(rcn_xml_scan *scan, size_t at)
{
    char name[NAME_MOST + 1];
    size_t len = name_length(scan->bytes, at);
    memcpy(name, scan->bytes.at + at + 1, len);
    name[len] = '\0';
    const htmlEntityDesc *entity =
        len ? htmlEntityLookup((const xmlChar *)name) : NULL;
    rcn_buffer_add(&scan->out, rcn_text_slice(scan->bytes, scan->done, at));
    if (entity) {
        rcn_buffer_printf(&scan->out, "&#%u;", entity->value);
        scan->done = at + len + 2;
        return;
    }
    rcn_buffer_string(&scan->out, "&amp;");
    scan->done = at + 1;
    if (len && !scan->unknown++) {
        memcpy(scan->first, name, len + 1);
    }
}

/* Returns true for bytes that are not read as letters one by one: UTF-16 and
 * UTF-32. */
static bool
is_wide(rcn_text bytes)
{
    return bytes.len < 2 || !bytes.at[0] || !bytes.at[1] ||
           rcn_text_starts(bytes, "\xFF\xFE") ||
           rcn_text_starts(bytes, "\xFE\xFF");
}

rcn_text
rcn_xml_entities(rcn_arena *arena, rcn_text bytes, const char *path,
                 rcn_log *log)
{
    rcn_xml_scan scan = {.bytes = bytes, .out = rcn_buffer_new(arena)};
    bool wide = is_wide(bytes);
    for (size_t at = 0; at < bytes.len && !wide;) {
        size_t end = bytes.at[at] == '<' ? skip_part(&scan, at) : at;
        if (bytes.at[at] == '&' &&
            !is_plain(rcn_text_slice(bytes, at, bytes.len))) {
            resolve(&scan, at);
        }
        at = end > at ? end : at + 1;
    }
    if (scan.unknown) {
        rcn_log_add(log, RCN_CODE_SOURCE_ENTITY, (rcn_place){path, 0, 0},
                    "%zu, the first is &%s;", scan.unknown, scan.first);
    }
    if (!scan.done) {
        return bytes;
    }
    rcn_buffer_add(&scan.out, rcn_text_slice(bytes, scan.done, bytes.len));
    return rcn_buffer_text(&scan.out);
}
