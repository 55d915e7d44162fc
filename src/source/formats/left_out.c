/* What lies in a folder and is no document: known by names (left_out.def), by
 * the first bytes, or, for the files of a saved page, by what the page refers
 * to. */
#include "source/formats/left_out.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "source/formats/formats.h"

#define NAME_MOST  256
#define HEAD_MOST  8192u /* bytes in which a file states who wrote it */
#define PAGE_LIMIT ((size_t)8 * 1024 * 1024)

static const struct {
    rcn_left_out_kind kind;
    const char *patterns, *why;
} rows[] = {
#define RCN_LEFT_OUT(kind, patterns, why) {RCN_LEFT_OUT_##kind, patterns, why},
#include "source/formats/left_out.def"
#undef RCN_LEFT_OUT
};

/* What browsers add to a page's name for the folder of its files. */
static const char *const suffixes[] = {
    "_files",    "-files", ".files",    "_Dateien",   "-Dateien",   "_fichiers",
    "_archivos", "_file",  "_arquivos", "_ficheiros", "_bestanden", "_pliki",
    "_soubory",  "_filer", "-filer",    "_tiedostot", "_elemei",    "_datoteke",
    "_dosyalar", "_bylos", "_files_"};

/* A copy in lower case, cut at `size`. */
static void
lower(char *out, size_t size, const char *name, size_t len)
{
    size_t at = 0;
    for (; at + 1 < size && at < len; at++) {
        char byte = name[at];
        out[at] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
    }
    out[at] = '\0';
}

const char *
rcn_left_out_why(const char *name, rcn_left_out_kind kind)
{
    char base[NAME_MOST];
    const char *last = rcn_path_name(name);
    lower(base, sizeof base, last, rcn_name_length(last));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *at = rows[i].patterns;
        while (*at && rows[i].kind == kind) {
            char pattern[NAME_MOST];
            size_t len = strcspn(at, " ");
            lower(pattern, sizeof pattern, at, len);
            if (fnmatch(pattern, base, FNM_NOESCAPE) == 0) {
                return rows[i].why;
            }
            at += len + strspn(at + len, " ");
        }
    }
    return NULL;
}

static bool
has(rcn_text text, const char *words)
{
    return rcn_text_find(text, words, 0) != SIZE_MAX;
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Returns whether "recension 0.1" is in it.  The word alone is a term of
 * editors. */
static bool
has_version(rcn_text text)
{
    static const char name[] = "recension ";
    size_t len = sizeof name - 1;
    for (size_t at = 0; (at = rcn_text_find(text, name, at)) != SIZE_MAX;) {
        at += len;
        if (at + 2 < text.len && is_digit(text.at[at]) &&
            text.at[at + 1] == '.' && is_digit(text.at[at + 2])) {
            return true;
        }
    }
    return false;
}

const char *
rcn_left_out_bytes(rcn_text bytes)
{
    static const char own[] = "an output of recension itself";
    rcn_text head =
        rcn_text_slice(bytes, 0, bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    rcn_text tail = rcn_text_slice(
        bytes, bytes.len < HEAD_MOST ? 0 : bytes.len - HEAD_MOST, bytes.len);
    if (rcn_text_starts(head, "PK\003\004") &&
        (has(head, "META-INF/recension.json") ||
         has(tail, "META-INF/recension.json"))) {
        return own;
    }
    if (rcn_text_starts(head, "%PDF-") &&
        has(bytes, "<pdf:Producer>recension ")) {
        return own;
    }
    if (has(head, "<meta name=\"generator\" content=\"recension ") ||
        has(head, "<application ident=\"recension\"") ||
        has(head, "\"schema\":\"recension-edition-") ||
        has(head, "\"schema\": \"recension-edition-")) {
        return own;
    }
    if (has(head, "SHA-256") && (has_version(head) || has_version(tail))) {
        return own; /* plain text: its imprint and its colophon state it */
    }
    if (has(head, "HTTrack is an easy-to-use website mirror utility")) {
        return "the index of a mirroring program";
    }
    return NULL;
}

bool
rcn_left_out_fits(const char *glob, const char *name)
{
    bool whole = strchr(glob, '/') != NULL;
    return fnmatch(glob, whole ? name : rcn_path_name(name), FNM_NOESCAPE) == 0;
}

bool
rcn_left_out_ignored(const char *const *ignore, const char *name)
{
    size_t i = 0;
    while (ignore && ignore[i] && !rcn_left_out_fits(ignore[i], name)) {
        i++;
    }
    return ignore && ignore[i];
}

/* How a page writes the name of its folder: as it is, or with percent escapes
 * for all bytes but letters, digits and "-._~" (RFC 3986). */
static const char *
escaped(rcn_arena *arena, const char *name, bool all)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (const char *at = name; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool plain = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        plain = plain || (byte >= '0' && byte <= '9') ||
                strchr("-._~", *at) != NULL;
        plain = plain || (!all && strchr("!$&'()*+,;=:@", *at) != NULL);
        if (plain) {
            rcn_buffer_char(&out, *at);
        } else {
            rcn_buffer_printf(&out, "%%%02X", byte);
        }
    }
    return rcn_buffer_text(&out).at;
}

/* Returns whether a page takes a file from the folder: an attribute src, or the
 * href of a <link>; where it only links to pages in the folder, they are
 * pages. */
static bool
takes_from(rcn_text page, rcn_arena *arena, const char *folder)
{
    const char *forms[] = {folder, escaped(arena, folder, false),
                           escaped(arena, folder, true)};
    static const char *const befores[] = {"src=\"./",
                                          "src=\"",
                                          "src='./",
                                          "src='",
                                          "src=./",
                                          "src=",
                                          "link rel=\"stylesheet\" href=\"./",
                                          "link rel=\"stylesheet\" href=\""};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        for (size_t k = 0; k < sizeof befores / sizeof *befores; k++) {
            const char *wanted =
                rcn_arena_printf(arena, "%s%s/", befores[k], forms[i]);
            if (has(page, wanted)) {
                return true;
            }
        }
    }
    return false;
}

static bool
is_suffix(const char *end)
{
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (strcmp(end, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

const char *
rcn_companion_page(rcn_arena *arena, const char *parent, const char *folder,
                   const char *const *pages, size_t page_count)
{
    for (size_t i = 0; i < page_count; i++) {
        const char *dot = strrchr(pages[i], '.');
        size_t stem = dot ? (size_t)(dot - pages[i]) : 0;
        bool begins = stem && strncmp(pages[i], folder, stem) == 0 &&
                      folder[stem] != '\0';
        if (!begins || rcn_name_classify(pages[i]) != RCN_NAME_HTML) {
            continue;
        }
        if (is_suffix(folder + stem)) {
            return rcn_arena_strdup(arena, pages[i]);
        }
        rcn_arena *scratch = rcn_arena_new(0);
        rcn_log *quiet = rcn_log_new(); /* it is named when it is read */
        const char *path = rcn_path_join(scratch, parent, pages[i]);
        rcn_text bytes;
        bool takes =
            rcn_file_read(scratch, path, path, PAGE_LIMIT, quiet, &bytes) &&
            takes_from(bytes, scratch, folder);
        rcn_log_free(quiet);
        rcn_arena_free(scratch);
        if (takes) {
            return rcn_arena_strdup(arena, pages[i]);
        }
    }
    return NULL;
}
