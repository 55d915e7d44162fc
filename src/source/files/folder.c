/* Files and folders become a corpus: always in the same order, and never
 * anything from outside the folder that was named. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "source/document.h"
#include "source/files/host.h"
#include "source/files/join.h"
#include "source/files/listing.h"
#include "source/files/read.h"
#include "source/files/snapshot.h"
#include "source/files/witness.h"
#include "source/formats/formats.h"
#include "source/formats/left_out.h"

#define DEPTH_LIMIT     32
#define DECISIONS_LIMIT ((size_t)16 * 1024 * 1024)

typedef struct rcn_folder_walk {
    rcn_arena *arena;
    const rcn_source_options *options;
    rcn_log *log;
    const char *root; /* the folder's real path, ending in a slash */
    int depth;        /* of the folder that is walked, from 1 */
    bool *fits;       /* globs of `ignore` that fit something */
    size_t ignored;   /* files and folders that edition.yaml leaves out */
    RCN_LIST(rcn_source_file) files;
} rcn_folder_walk;

typedef RCN_LIST(const char *) rcn_file_names;

/* Where a file really stands, links followed. */
typedef struct rcn_real_path {
    const char *path;
    size_t index; /* in the files of the walk */
} rcn_real_path;

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int
by_name(const void *left, const void *right)
{
    const rcn_source_file *a = left;
    const rcn_source_file *b = right;
    return strcmp(a->name, b->name);
}

static bool
is_ours(const char *name)
{
    return name[0] == '.' || strcmp(name, "edition.yaml") == 0 ||
           strcmp(name, "edition.yaml~") == 0 ||
           strncasecmp(name, "README", 6) == 0 ||
           strncasecmp(name, "LICENSE", 7) == 0;
}

/* Another edition of the same documents: YAML with one of the keys by which a
 * file decides on documents, at the start of a line. */
static bool
is_decisions(const rcn_folder_walk *walk, const char *path, const char *name)
{
    static const char *const keys[] = {"decisions:", "documents:", "select:"};
    rcn_text text;
    if (!rcn_name_ends(name, ".yaml") && !rcn_name_ends(name, ".yml")) {
        return false;
    }
    rcn_log *quiet = rcn_log_new();
    bool found = false;
    if (rcn_file_read(walk->arena, path, path, DECISIONS_LIMIT, quiet, &text)) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            const char *at = strstr(text.at, keys[i]);
            found = found || (at && (at == text.at || at[-1] == '\n'));
        }
    }
    rcn_log_free(quiet);
    return found;
}

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Returns true for a folder of mails (Maildir): each is a file in cur or new. */
static bool
is_maildir(rcn_arena *arena, const char *path)
{
    return is_folder(rcn_path_join(arena, path, "cur")) &&
           is_folder(rcn_path_join(arena, path, "new"));
}

static bool
holds(const rcn_file_names *names, const char *name)
{
    return names->count && bsearch(&name, names->items, names->count,
                                   sizeof *names->items, by_bytes);
}

/* Returns true for what stands in a folder of mails and is no mail: the notes of
 * a mail program, and mails that were never delivered. */
static bool
is_beside_mails(const rcn_file_names *names, const char *entry, bool file)
{
    return (file || strcmp(entry, "tmp") == 0) && holds(names, "cur") &&
           holds(names, "new");
}

/* Returns true for a box without a mail: a mail program keeps an index of it
 * under the same name. */
static bool
is_empty_box(rcn_arena *arena, const struct stat *status, const char *entry,
             const rcn_file_names *names)
{
    return status->st_size == 0 && S_ISREG(status->st_mode) &&
           holds(names, rcn_arena_printf(arena, "%s.msf", entry));
}

static bool
list_folder(rcn_folder_walk *walk, const char *path, rcn_file_names *names)
{
    DIR *folder = opendir(path);
    if (!folder) {
        rcn_log_add(walk->log, RCN_CODE_FILE_READ, (rcn_place){path, 0, 0},
                    "%s", strerror(errno));
        return false;
    }
    const struct dirent *entry;
    while ((entry = readdir(folder))) {
        bool mails =
            entry->d_name[0] == '.' && strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0 &&
            is_maildir(walk->arena,
                       rcn_path_join(walk->arena, path, entry->d_name));
        if (mails || !is_ours(entry->d_name)) {
            const char *name = rcn_arena_strdup(walk->arena, entry->d_name);
            RCN_PUSH(walk->arena, names, name);
        }
    }
    (void)closedir(folder);
    if (names->count) {
        qsort(names->items, names->count, sizeof *names->items, by_bytes);
    }
    return true;
}

static void
check_link(rcn_folder_walk *walk, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real || strncmp(real, walk->root, strlen(walk->root)) != 0) {
        rcn_log_add(walk->log, RCN_CODE_SOURCE_LINK, (rcn_place){path, 0, 0},
                    "%s", real ? "not followed" : strerror(errno));
    }
    free(real);
}

static void
leave_out(const rcn_folder_walk *walk, const char *path, const char *why)
{
    rcn_log_add(walk->log, RCN_CODE_SOURCE_ASSET, (rcn_place){path, 0, 0}, "%s",
                why);
}

/* Returns whether edition.yaml leaves a file out; notes which globs fit. */
static bool
is_ignored(rcn_folder_walk *walk, const char *name)
{
    const char *const *ignore = walk->options->ignore;
    bool ignored = false;
    for (size_t i = 0; ignore && ignore[i]; i++) {
        bool fits = rcn_left_out_fits(ignore[i], name);
        walk->fits[i] = walk->fits[i] || fits;
        ignored = ignored || fits;
    }
    return ignored;
}

/* A glob that fits nothing is a mistake, where whole folders are read. */
static void
check_ignored(const rcn_folder_walk *walk)
{
    const char *const *ignore = walk->options->ignore;
    for (size_t i = 0; ignore && ignore[i] && walk->root; i++) {
        if (!walk->fits[i]) {
            rcn_log_add(walk->log, RCN_CODE_PROJECT_UNMATCHED,
                        walk->options->ignore_place,
                        "ignore: \"%.60s\" fits no file and no folder; a glob "
                        "with a slash is of the path from the folder on, one "
                        "without of the name",
                        ignore[i]);
        }
    }
}

/* A file whose name says nothing is judged by its first bytes when it is
 * read. */
static void
add_file(rcn_folder_walk *walk, const char *path, const char *name)
{
    const char *why = rcn_left_out_why(name, RCN_LEFT_OUT_FILE);
    if (is_ignored(walk, name)) {
        walk->ignored++;
        leave_out(walk, path, "edition.yaml ignores it");
    } else if (why) {
        leave_out(walk, path, why);
    } else if (!is_decisions(walk, path, name)) {
        RCN_PUSH(walk->arena, &walk->files,
                 (rcn_source_file){.path = path, .name = name});
    }
}

static bool
holds_edition(rcn_folder_walk *walk, const char *path)
{
    struct stat status;
    return stat(rcn_path_join(walk->arena, path, "edition.json"), &status) == 0;
}

/* Rules of the editor's own stand beside edition.yaml, and are no documents. */
static bool
is_rules(rcn_folder_walk *walk, const char *folder, const char *name, int depth)
{
    struct stat status;
    return depth == 1 && strcmp(name, "rules") == 0 &&
           stat(rcn_path_join(walk->arena, folder, "edition.yaml"), &status) ==
               0;
}

static void walk_folder(rcn_folder_walk *walk, const char *path,
                        const char *prefix, int depth);

/* One entry of a folder; `names` are all of them. */
static void
walk_entry(rcn_folder_walk *walk, const char *path, const char *prefix,
           const rcn_file_names *names, size_t index)
{
    const char *entry = names->items[index];
    const char *inner = rcn_path_join(walk->arena, path, entry);
    const char *name =
        *prefix ? rcn_path_join(walk->arena, prefix, entry) : entry;
    int depth = walk->depth;
    struct stat status;
    if (lstat(inner, &status) != 0) {
        rcn_log_add(walk->log, RCN_CODE_FILE_READ, (rcn_place){inner, 0, 0},
                    "%s", strerror(errno));
    } else if (S_ISLNK(status.st_mode)) {
        check_link(walk, inner);
    } else if (is_beside_mails(names, entry, !S_ISDIR(status.st_mode))) {
        leave_out(walk, inner, "a file of a mail program");
    } else if (is_empty_box(walk->arena, &status, entry, names)) {
        leave_out(walk, inner, "an empty box of mails");
    } else if (!S_ISDIR(status.st_mode)) {
        add_file(walk, inner, name);
    } else if (holds_edition(walk, inner)) {
        leave_out(walk, inner, "an edition that recension made");
    } else if (!is_rules(walk, path, entry, depth)) {
        const char *why = rcn_left_out_why(name, RCN_LEFT_OUT_FOLDER);
        const char *page = rcn_companion_page(walk->arena, path, entry,
                                              names->items, names->count);
        if (is_ignored(walk, name) || why) {
            walk->ignored += !why;
            leave_out(walk, inner, why ? why : "edition.yaml ignores it");
        } else if (page) {
            leave_out(walk, inner,
                      rcn_arena_printf(walk->arena, "the files of %s", page));
        } else {
            walk_folder(walk, inner, name, depth + 1);
        }
    }
}

static void
walk_folder(rcn_folder_walk *walk, const char *path, const char *prefix,
            int depth)
{
    if (depth > DEPTH_LIMIT) {
        rcn_log_add(walk->log, RCN_CODE_SOURCE_DEEP, (rcn_place){path, 0, 0},
                    "at most %d", DEPTH_LIMIT);
        return;
    }
    rcn_file_names names = {0};
    if (!list_folder(walk, path, &names)) {
        return;
    }
    const char *capture =
        rcn_snapshot_find(walk->arena, path, names.items, names.count);
    if (capture) {
        RCN_PUSH(walk->arena, &walk->files,
                 (rcn_source_file){
                     .path = rcn_path_join(walk->arena, path, capture),
                     .name = *prefix
                                 ? rcn_path_join(walk->arena, prefix, capture)
                                 : capture});
        leave_out(walk, path, "other forms of a capture");
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        walk->depth = depth;
        walk_entry(walk, path, prefix, &names, i);
    }
}

static void
add_folder(rcn_folder_walk *walk, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real) {
        rcn_log_add(walk->log, RCN_CODE_FILE_READ, (rcn_place){path, 0, 0},
                    "%s", strerror(errno));
        return;
    }
    walk->root = rcn_arena_printf(walk->arena, "%s/", real);
    const char *folder = rcn_arena_strdup(walk->arena, rcn_path_name(real));
    free(real);
    size_t first = walk->files.count;
    walk_folder(walk, path, "", 1);
    for (size_t i = first; i < walk->files.count; i++) {
        walk->files.items[i].folder = folder;
    }
    if (walk->files.count > first) {
        qsort(walk->files.items + first, walk->files.count - first,
              sizeof *walk->files.items, by_name);
    }
}

static const char *
shown_name(const rcn_source_file *file)
{
    return file->apart  ? file->apart
           : file->name ? file->name
                        : rcn_path_name(file->path);
}

/* Tells files of the same name apart: a file that the user named by its path as
 * given, one in a folder by the name of that too, or, `again`, by its path. */
static void
tell_apart(rcn_folder_walk *walk, bool again)
{
    rcn_arena *arena = walk->arena;
    size_t count = walk->files.count;
    const char **names = rcn_arena_alloc(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = shown_name(&walk->files.items[i]);
    }
    qsort(names, count, sizeof *names, by_bytes);
    for (size_t i = 0; i < count; i++) {
        rcn_source_file *file = &walk->files.items[i];
        const char *name = shown_name(file);
        const char **hit =
            bsearch(&name, names, count, sizeof *names, by_bytes);
        bool shared = (hit > names && strcmp(hit[-1], name) == 0) ||
                      (hit + 1 < names + count && strcmp(hit[1], name) == 0);
        if (file->named) {
            file->name = shared && !file->name ? file->path : name;
        } else if (shared) {
            file->apart = again || !file->folder
                              ? file->path
                              : rcn_path_join(arena, file->folder, file->name);
        }
    }
}

typedef struct rcn_file_reading {
    const rcn_document *document;
    bool named;          /* by the user, so never left out */
    const char *listing; /* why it is no document, or NULL */
} rcn_file_reading;

typedef RCN_LIST(rcn_file_reading) rcn_file_readings;

static void
add_readings(rcn_folder_walk *walk, const rcn_source_file *file,
             rcn_file_readings *readings)
{
    rcn_documents documents = {0};
    rcn_source_read(walk->arena, file, walk->options, walk->log, &documents);
    for (size_t i = 0; i < documents.count; i++) {
        const rcn_document *document = documents.items[i];
        bool asked = file->named || walk->options->keep_listings;
        bool revisit = document->capture && document->capture->revisit;
        const char *listing =
            asked || revisit ? NULL : rcn_no_document_why(document);
        RCN_PUSH(walk->arena, readings,
                 (rcn_file_reading){document, file->named, listing});
    }
}

/* Leaves out pages that are no documents, unless there is nothing else. */
static void
drop_listings(const rcn_folder_walk *walk, rcn_file_readings *readings)
{
    size_t others = 0;
    for (size_t i = 0; i < readings->count; i++) {
        others += !readings->items[i].listing;
    }
    size_t kept = 0;
    for (size_t i = 0; i < readings->count; i++) {
        if (others && readings->items[i].listing) {
            leave_out(walk, readings->items[i].document->path,
                      rcn_arena_printf(walk->arena,
                                       "%s (keep_listings: yes prints it)",
                                       readings->items[i].listing));
        } else {
            readings->items[kept++] = readings->items[i];
        }
    }
    if (!others && kept) {
        rcn_log_add(walk->log, RCN_CODE_SOURCE_LISTINGS,
                    (rcn_place){readings->items[0].document->path, 0, 0},
                    "%s; it is printed", readings->items[0].listing);
    }
    readings->count = kept;
}

static int
by_real_path(const void *left, const void *right)
{
    const rcn_real_path *a = left;
    const rcn_real_path *b = right;
    int order = strcmp(a->path, b->path);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* A file that is named twice, or also is in a folder that is named, is read
 * once, under the first name. */
static void
drop_repeated(rcn_folder_walk *walk)
{
    size_t count = walk->files.count;
    rcn_real_path *paths =
        rcn_arena_alloc(walk->arena, count + 1, sizeof *paths);
    for (size_t i = 0; i < count; i++) {
        const char *path = walk->files.items[i].path;
        char *real = realpath(path, NULL);
        paths[i] = (rcn_real_path){
            rcn_arena_strdup(walk->arena, real ? real : path), i};
        free(real);
    }
    qsort(paths, count, sizeof *paths, by_real_path);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(paths[i].path, paths[i - 1].path) == 0) {
            rcn_source_file *again = &walk->files.items[paths[i].index];
            rcn_log_add(walk->log, RCN_CODE_SOURCE_REPEATED,
                        (rcn_place){again->path, 0, 0}, "read once");
            again->path = NULL;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (walk->files.items[i].path) {
            walk->files.items[kept++] = walk->files.items[i];
        }
    }
    walk->files.count = kept;
}

static void
find_files(rcn_folder_walk *walk, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_folder(paths[i])) {
            add_folder(walk, paths[i]);
        } else {
            RCN_PUSH(walk->arena, &walk->files,
                     (rcn_source_file){.path = paths[i], .named = true});
        }
    }
    drop_repeated(walk);
    tell_apart(walk, false);
    tell_apart(walk, true);
}

/* Pages that only list others have links too, so that they are asked before
 * they are left out. */
static void
name_hosts(rcn_arena *arena, rcn_file_readings *readings)
{
    rcn_documents documents = {0};
    for (size_t i = 0; i < readings->count; i++) {
        RCN_PUSH(arena, &documents, readings->items[i].document);
    }
    rcn_name_hosts(arena, &documents);
    for (size_t i = 0; i < readings->count; i++) {
        readings->items[i].document = documents.items[i];
    }
}

/* Makes a corpus of the documents in the files of a walk. */
static rcn_corpus
read_files(rcn_folder_walk *walk)
{
    rcn_arena *arena = walk->arena;
    rcn_log *log = walk->log;
    rcn_file_readings readings = {0};
    for (size_t i = 0; i < walk->files.count; i++) {
        rcn_log_step(log, "reading documents", i, walk->files.count);
        add_readings(walk, &walk->files.items[i], &readings);
    }
    name_hosts(arena, &readings);
    drop_listings(walk, &readings);
    size_t read = readings.count;
    rcn_documents joined = {0};
    bool *named = rcn_arena_alloc(arena, read + 1, sizeof *named);
    for (size_t i = 0; i < read; i++) {
        RCN_PUSH(arena, &joined, readings.items[i].document);
        named[i] = readings.items[i].named;
    }
    rcn_find_witnesses(arena, &joined, named, log);
    rcn_join_pages(arena, &joined, log);
    const rcn_document **documents =
        rcn_arena_alloc(arena, read + 1, sizeof *documents);
    rcn_corpus corpus = {documents, 0};
    for (size_t i = 0; i < joined.count; i++) {
        if (joined.items[i]) {
            documents[corpus.count++] = joined.items[i];
        }
    }
    return corpus;
}

rcn_corpus
rcn_source_read_all(rcn_arena *arena, const char *const *paths, size_t count,
                    const rcn_source_options *options, rcn_log *log)
{
    static const rcn_source_options defaults = {0};
    rcn_folder_walk walk = {
        .arena = arena, .options = options ? options : &defaults, .log = log};
    size_t globs = 0;
    while (walk.options->ignore && walk.options->ignore[globs]) {
        globs++;
    }
    walk.fits = rcn_arena_alloc(arena, globs + 1, sizeof *walk.fits);
    find_files(&walk, paths, count);
    check_ignored(&walk);
    rcn_corpus corpus = read_files(&walk);
    if (!corpus.count) {
        rcn_log_add(log, RCN_CODE_SOURCE_NONE,
                    (rcn_place){count ? paths[0] : NULL, 0, 0}, "%s",
                    walk.ignored
                        ? rcn_arena_printf(arena,
                                           "ignore: in edition.yaml leaves out "
                                           "%zu files or folders",
                                           walk.ignored)
                        : "");
    }
    return corpus;
}

rcn_corpus
rcn_source_read_held(rcn_arena *arena, const rcn_source_file *files,
                     size_t count, const rcn_source_options *options,
                     rcn_log *log)
{
    rcn_folder_walk walk = {.arena = arena, .options = options, .log = log};
    for (size_t i = 0; i < count; i++) {
        rcn_source_file file = files[i];
        file.held = files;
        file.held_count = count;
        RCN_PUSH(arena, &walk.files, file);
    }
    return read_files(&walk);
}
