/* The navigation document (EPUB 3.3, section 7): contents, page list and
 * landmarks.  The last two are for machines: the hidden attribute and a class
 * keep them out of sight, as one engine or the other knows only one of them. */
#include <string.h>

#include "epub/book.h"

/* Opens a nav that no reader is to see. */
static void
open_hidden(rcn_xml *xml, const char *type, const char *role,
            const char *heading)
{
    rcn_xml_open(xml, "nav");
    rcn_xml_attribute(xml, "class", "off");
    rcn_xml_attribute(xml, "epub:type", type);
    rcn_xml_attribute(xml, "role", role);
    rcn_xml_attribute(xml, "aria-label", heading);
    rcn_xml_attribute(xml, "hidden", "hidden");
    rcn_xml_string(xml, "\n");
    rcn_xml_line(xml, "h2", heading);
    rcn_xml_open(xml, "ol");
    rcn_xml_string(xml, "\n");
}

static void
close_list(rcn_xml *xml, const char *after)
{
    rcn_xml_close(xml);
    rcn_xml_string(xml, after);
}

static void
close_nav(rcn_xml *xml)
{
    close_list(xml, "\n"); /* ol */
    close_list(xml, "\n"); /* nav */
}

static void
write_part(rcn_xml *xml, const char *class_name, const char *words)
{
    rcn_xml_open(xml, "span");
    rcn_xml_attribute(xml, "class", class_name);
    rcn_xml_string(xml, words);
    rcn_xml_close(xml);
}

/* A title in another script must not reorder what is around it. */
static void
write_title(rcn_xml *xml, const rcn_epub_entry *entry, const char *around)
{
    bool foreign = entry->language && strcmp(entry->language, around) != 0;
    rcn_xml_open(xml, "span");
    rcn_xml_attribute(xml, "lang", foreign ? entry->language : NULL);
    rcn_xml_attribute(xml, "xml:lang", foreign ? entry->language : NULL);
    rcn_xml_attribute(xml, "dir", "auto");
    rcn_xml_string(xml, entry->title);
    rcn_xml_close(xml);
}

/* The same words as rcn_epub_label gives, in parts that a style can select. */
static void
write_entry(rcn_xml *xml, const rcn_epub_entry *entry, const char *around)
{
    rcn_xml_open(xml, "a");
    rcn_xml_attribute(xml, "href", entry->href);
    if (entry->number) {
        write_part(xml, "number", entry->number);
        rcn_xml_string(xml, ". ");
        write_title(xml, entry, around);
    } else {
        rcn_xml_string(xml, entry->title);
    }
    if (entry->date) {
        rcn_xml_string(xml, ", ");
        write_part(xml, "date", entry->date);
    }
    rcn_xml_close(xml);
}

static void
write_entries(rcn_xml *xml, const rcn_epub_entry *entries, size_t count,
              const char *language)
{
    unsigned depth = 0;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].depth > depth) {
            rcn_xml_open(xml, "ol");
            rcn_xml_string(xml, "\n");
            depth++;
        } else {
            close_list(xml, "\n"); /* li */
        }
        for (; depth > entries[i].depth; depth--) {
            close_list(xml, "");   /* ol */
            close_list(xml, "\n"); /* li */
        }
        rcn_xml_open(xml, "li");
        write_entry(xml, &entries[i], language);
    }
    for (; depth; depth--) {
        close_list(xml, "\n"); /* li */
        close_list(xml, "");   /* ol */
    }
    rcn_xml_string(xml, "\n");
}

static void
write_contents(rcn_epub_book *book, rcn_xml *xml, const rcn_epub_file *file,
               const rcn_epub_entry *entries, size_t count)
{
    const char *id = file ? file->section->id : "contents";
    const char *title_id = rcn_arena_printf(book->arena, "%s-title", id);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_xhtml_names,
                         .arena = book->arena,
                         .language = book->edition->language,
                         .epub = true,
                         .breaks = file ? file->breaks : NULL,
                         .break_count = file ? file->break_count : 0,
                         .log = book->log};
    rcn_markup_breaks_rest(&markup);
    rcn_xml_open(xml, "nav");
    rcn_xml_attribute(xml, "id", id);
    rcn_xml_attribute(xml, "class", "contents");
    rcn_xml_attribute(xml, "epub:type", "toc");
    rcn_xml_attribute(xml, "role", "doc-toc");
    rcn_xml_attribute(xml, "aria-labelledby", title_id);
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "h1");
    rcn_xml_attribute(xml, "id", title_id);
    rcn_xml_string(xml, file ? file->section->title
                             : rcn_epub_say(book, RCN_SAY_CONTENTS));
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    write_entries(xml, entries, count, book->edition->language);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_pages(const rcn_epub_book *book, rcn_xml *xml)
{
    open_hidden(xml, "page-list", "doc-pagelist",
                rcn_epub_say(book, RCN_SAY_PAGES));
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        for (size_t k = 0; k < file->break_count; k++) {
            const rcn_page_break *place = &file->breaks[k];
            rcn_xml_open(xml, "li");
            rcn_xml_open(xml, "a");
            rcn_xml_attribute(
                xml, "href",
                rcn_arena_printf(book->arena, "%s#%s", file->name,
                                 rcn_xhtml_page_id(book->arena, place)));
            rcn_xml_string(xml, place->label);
            rcn_xml_close(xml);
            close_list(xml, "\n");
        }
    }
    close_nav(xml);
}

static void
write_landmark(rcn_xml *xml, const char *type, const char *href,
               const char *title)
{
    rcn_xml_open(xml, "li");
    rcn_xml_open(xml, "a");
    rcn_xml_attribute(xml, "epub:type", type);
    rcn_xml_attribute(xml, "href", href);
    rcn_xml_string(xml, title);
    rcn_xml_close(xml);
    close_list(xml, "\n");
}

static const rcn_epub_file *
first_of_role(const rcn_epub_book *book, rcn_section_role role)
{
    for (size_t i = 0; i < book->file_count; i++) {
        if (book->files[i].section->role == role) {
            return &book->files[i];
        }
    }
    return NULL;
}

static const rcn_epub_file *
first_of_matter(const rcn_epub_book *book, rcn_matter matter)
{
    for (size_t i = 0; i < book->file_count; i++) {
        if (book->files[i].section->matter == matter) {
            return &book->files[i];
        }
    }
    return NULL;
}

static void
write_landmarks(const rcn_epub_book *book, rcn_xml *xml)
{
    const rcn_epub_file *title = first_of_role(book, RCN_SECTION_TITLE_PAGE);
    const rcn_epub_file *body = first_of_matter(book, RCN_MATTER_BODY);
    const rcn_epub_file *back = first_of_matter(book, RCN_MATTER_BACK);
    open_hidden(xml, "landmarks", NULL, rcn_epub_say(book, RCN_SAY_LANDMARKS));
    if (book->options->cover) {
        write_landmark(xml, "cover", "cover.xhtml",
                       rcn_epub_say(book, RCN_SAY_COVER));
    }
    if (title) {
        write_landmark(xml, "titlepage", title->name,
                       rcn_epub_say(book, RCN_SAY_TITLE_PAGE));
    }
    if (rcn_epub_shows_contents(book)) {
        write_landmark(xml, "toc", "nav.xhtml",
                       rcn_epub_say(book, RCN_SAY_CONTENTS));
    }
    if (body) {
        write_landmark(xml, "bodymatter", body->name,
                       rcn_epub_say(book, RCN_SAY_DOCUMENTS));
    }
    if (back) {
        write_landmark(xml, "backmatter", back->name, back->section->title);
    }
    close_nav(xml);
}

bool
rcn_epub_shows_contents(const rcn_epub_book *book)
{
    return first_of_role(book, RCN_SECTION_CONTENTS) != NULL;
}

rcn_text
rcn_epub_nav(rcn_epub_book *book, const rcn_epub_entry *entries, size_t count)
{
    const rcn_epub_file *file = first_of_role(book, RCN_SECTION_CONTENTS);
    rcn_xml *xml = rcn_epub_open_page(
        book,
        file ? file->section->title : rcn_epub_say(book, RCN_SAY_CONTENTS),
        "frontmatter", NULL);
    write_contents(book, xml, file, entries, count);
    write_landmarks(book, xml);
    if (book->options->pages && book->options->pages->count) {
        write_pages(book, xml);
    }
    return rcn_epub_finish(book, xml);
}
