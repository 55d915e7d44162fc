/* Sources out of a finished book: files without their folders.  Their hashes
 * find the documents of the ledger that were read from them, and so their
 * names. */
#include "driver/carried.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"

#define PAGES_MOST \
    1000 /* further pages of documents, which the ledger has not */

typedef RCN_LIST(rcn_source_file) rcn_source_files;

/* Returns whether `name` is how a book calls a file `base` ("KEY-BASE"); an
 * EPUB has "_" for the signs that it does not allow. */
static bool
is_name_of(const char *name, const char *base, size_t base_len)
{
    size_t len = strlen(name);
    if (len <= base_len || name[len - base_len - 1] != '-') {
        return false;
    }
    name += len - base_len;
    for (size_t i = 0; i < base_len; i++) {
        if (name[i] != base[i] && name[i] != '_') {
            return false;
        }
    }
    return true;
}

/* Returns the name of the file that a document was read from: the document's
 * own name, less "#PART". */
static const char *
file_name(rcn_arena *arena, const char *document, const char *carried)
{
    for (size_t end = strcspn(document, "#"); document[end];
         end += 1 + strcspn(document + end + 1, "#")) {
        const char *file = rcn_arena_strndup(arena, document, end);
        const char *base = rcn_path_name(file);
        if (is_name_of(carried, base, strlen(base))) {
            return file;
        }
    }
    return document;
}

static int
by_name(const void *left, const void *right)
{
    const rcn_source_file *a = left;
    const rcn_source_file *b = right;
    return strcmp(a->name, b->name);
}

/* Returns what is before the base of a file in the name that a book gives
 * it. */
static rcn_text
key_of(const rcn_source_file *file, const char *carried)
{
    return (rcn_text){carried,
                      strlen(carried) - strlen(rcn_path_name(file->name))};
}

/* A further page of a document is in the folder of its first page: both
 * have the key of the document in the book.  Returns its name, or NULL. */
static const char *
page_name(rcn_arena *arena, const rcn_source_file *firsts, size_t count,
          const char *carried)
{
    for (size_t i = 0; i < count; i++) {
        const rcn_source_file *first = &firsts[i];
        rcn_text key = key_of(first, first->path);
        if (rcn_text_starts(rcn_text_of(carried),
                            rcn_text_string(arena, key))) {
            size_t folder = (size_t)(rcn_path_name(first->name) - first->name);
            return rcn_arena_printf(arena, "%.*s%s", (int)folder, first->name,
                                    carried + key.len);
        }
    }
    return NULL;
}

static size_t
find_known(const rcn_ledger_file *known, size_t count, rcn_text bytes)
{
    char sha256[65];
    rcn_sha256(bytes, sha256);
    size_t at = 0;
    while (at < count && strcmp(known[at].sha256, sha256) != 0) {
        at++;
    }
    return at;
}

rcn_corpus
rcn_carried_corpus(rcn_arena *arena, const rcn_carried *carried,
                   rcn_text ledger_json, const rcn_source_options *options)
{
    size_t count = 0;
    const rcn_ledger_file *known = rcn_ledger_files(arena, ledger_json, &count);
    rcn_source_files files = {0};
    RCN_LIST(const rcn_carried_file *) pages = {0};
    for (size_t i = 0; i < carried->files.count; i++) {
        const rcn_carried_file *file = &carried->files.items[i];
        size_t at = find_known(known, count, file->bytes);
        if (at < count) {
            RCN_PUSH(arena, &files,
                     (rcn_source_file){
                         .path = file->name,
                         .name = file_name(arena, known[at].name, file->name),
                         .bytes = file->bytes,
                         .named = true});
        } else if (pages.count < PAGES_MOST) {
            RCN_PUSH(arena, &pages, file);
        }
    }
    size_t firsts = files.count;
    for (size_t i = 0; i < pages.count; i++) {
        const char *own = pages.items[i]->name;
        const char *name = page_name(arena, files.items, firsts, own);
        RCN_PUSH(arena, &files,
                 (rcn_source_file){.path = own,
                                   .name = name ? name : own,
                                   .bytes = pages.items[i]->bytes,
                                   .named = true});
    }
    for (size_t i = 0; i < files.count; i++) {
        files.items[i].path = files.items[i].name;
    }
    if (files.count) { /* as in a folder */
        qsort(files.items, files.count, sizeof *files.items, by_name);
    }
    rcn_log *quiet = rcn_log_new(); /* what matters the ledger shows */
    rcn_corpus corpus =
        rcn_source_read_held(arena, files.items, files.count, options, quiet);
    rcn_log_free(quiet);
    return corpus;
}
