/* The e-book (EPUB 3.3, W3C Recommendation of 25 May 2023): each file is made
 * in memory, then all are packed and written at once. */
#include "base/codes.h"
#include "epub/epub.h"

#include <string.h>

#include "base/file.h"
#include "base/list.h"
#include "epub/book.h"

typedef RCN_LIST(rcn_zip_entry) rcn_entry_list;

static void
add_file(rcn_epub_book *book, rcn_entry_list *files, const char *name,
         rcn_text bytes)
{
    RCN_PUSH(
        book->arena, files,
        (rcn_zip_entry){.name = rcn_arena_printf(book->arena, "EPUB/%s", name),
                        .bytes = bytes});
}

static void
add_meta_inf(rcn_epub_book *book, rcn_entry_list *files)
{
    RCN_PUSH(book->arena, files,
             (rcn_zip_entry){.name = "mimetype",
                             .bytes = rcn_text_of("application/epub+zip"),
                             .stored = true});
    RCN_PUSH(book->arena, files,
             (rcn_zip_entry){.name = "META-INF/container.xml",
                             .bytes = rcn_epub_container(book)});
    if (book->options->ledger_json.len) {
        RCN_PUSH(book->arena, files,
                 (rcn_zip_entry){.name = "META-INF/recension.json",
                                 .bytes = book->options->ledger_json});
    }
    for (size_t i = 0; i < book->options->source_count; i++) {
        const rcn_epub_source *source = &book->options->sources[i];
        RCN_PUSH(book->arena, files,
                 (rcn_zip_entry){.name = rcn_arena_printf(book->arena,
                                                          "META-INF/sources/%s",
                                                          source->name),
                                 .bytes = source->bytes});
    }
}

const char *
rcn_epub_image_name(rcn_arena *arena, const rcn_image *image)
{
    return rcn_arena_printf(arena, "%s.%s", image->id,
                            image->clean_drawing.len ? "svg"
                                                     : image->extension);
}

/* Pictures are packed already, and kept as they are; drawings are text. */
static void
add_images(rcn_epub_book *book, rcn_entry_list *files)
{
    for (size_t i = 0; i < book->edition->image_count; i++) {
        const rcn_image *image = book->edition->images[i];
        bool drawn = image->clean_drawing.len > 0;
        add_file(book, files, rcn_epub_image_name(book->arena, image),
                 drawn ? image->clean_drawing : image->bytes);
        files->items[files->count - 1].stored = !drawn;
    }
}

static void
add_content(rcn_epub_book *book, rcn_entry_list *files)
{
    size_t count = 0;
    const rcn_epub_entry *entries = rcn_epub_contents(book, &count);
    add_file(book, files, "package.opf", rcn_epub_package(book));
    add_file(book, files, "nav.xhtml", rcn_epub_nav(book, entries, count));
    add_file(book, files, "toc.ncx", rcn_epub_ncx(book, entries, count));
    add_file(book, files, "reader.css", book->style->reader_css);
    if (book->style->user_css.len) {
        add_file(book, files, "user.css", book->style->user_css);
    }
    if (book->options->cover) {
        add_file(book, files, "cover.xhtml", rcn_epub_cover(book));
        add_file(book, files, rcn_epub_cover_name(book),
                 book->options->cover->bytes);
        files->items[files->count - 1].stored = true;
    }
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        rcn_log_step(book->log, "writing the EPUB", i, book->file_count);
        if (file->section->role != RCN_SECTION_CONTENTS) {
            add_file(book, files, file->name, rcn_epub_chapter(book, file));
        }
    }
    add_images(book, files);
}

/* Returns the part of the spine, from `next`, that an entry of the container
 * is; the count of all when it is none. */
static size_t
find_chapter(const rcn_epub_book *book, size_t next, const char *entry)
{
    const char *name = rcn_path_name(entry);
    while (next < book->file_count &&
           strcmp(book->files[next].name, name) != 0) {
        next++;
    }
    return next;
}

void
rcn_epub_visit(const rcn_edition *edition, const rcn_style *style,
               const rcn_epub_options *options, rcn_epub_take *take, void *user,
               rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_epub_book *book = rcn_epub_plan(arena, edition, style, options, log);
    rcn_entry_list files = {0};
    add_content(book, &files);
    size_t next = 0; /* chapters stand in the order of the spine */
    for (size_t i = 0; i < files.count; i++) {
        const rcn_zip_entry *entry = &files.items[i];
        rcn_epub_member member = {.name = entry->name, .bytes = entry->bytes};
        size_t at = find_chapter(book, next, entry->name);
        if (at < book->file_count) {
            member.section = book->files[at].section;
            member.start = book->files[at].start;
            member.end = book->files[at].end;
            next = at + 1;
        }
        take(user, &member);
    }
    rcn_arena_free(arena);
}

bool
rcn_epub_write(const rcn_edition *edition, const rcn_style *style,
               const rcn_epub_options *options, const char *path, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_epub_book *book = rcn_epub_plan(arena, edition, style, options, log);
    rcn_entry_list files = {0};
    add_meta_inf(book, &files);
    add_content(book, &files);
    if (book->replaced) {
        rcn_log_add(log, RCN_CODE_EPUB_CHARACTER, (rcn_place){0}, "%zu",
                    book->replaced);
    }
    rcn_text bytes =
        rcn_zip_pack(arena, files.items, files.count, edition->modified);
    bool ok = rcn_file_write(path, bytes, log);
    rcn_arena_free(arena);
    return ok;
}
