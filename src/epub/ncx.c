/* The NCX of EPUB 2 (OPF 2.0.1, section 2.4.1): the same entries as the
 * navigation document, for reading systems that support nothing newer.  No
 * playOrder: where two entries lead to one place it would have to repeat. */
#include <string.h>

#include "epub/book.h"

static void
write_meta(rcn_xml *xml, const char *name, const char *content)
{
    rcn_xml_open(xml, "meta");
    rcn_xml_attribute(xml, "name", name);
    rcn_xml_attribute(xml, "content", content);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_text(rcn_xml *xml, const char *element, const char *text)
{
    rcn_xml_open(xml, element);
    rcn_xml_open(xml, "text");
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_target(rcn_xml *xml, const char *label, const char *href)
{
    write_text(xml, "navLabel", label);
    rcn_xml_open(xml, "content");
    rcn_xml_attribute(xml, "src", href);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_head(const rcn_epub_book *book, rcn_xml *xml, unsigned depth)
{
    const rcn_page_map *pages = book->options->pages;
    rcn_xml_open(xml, "head");
    rcn_xml_string(xml, "\n");
    write_meta(xml, "dtb:uid", book->edition->identifier);
    write_meta(xml, "dtb:depth", rcn_arena_printf(book->arena, "%u", depth));
    const char *count =
        rcn_arena_printf(book->arena, "%u", pages ? pages->page_count : 0);
    write_meta(xml, "dtb:totalPageCount", count);
    write_meta(xml, "dtb:maxPageNumber", count);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_map(rcn_epub_book *book, rcn_xml *xml, const rcn_epub_entry *entries,
          size_t count)
{
    unsigned depth = 0;
    rcn_xml_open(xml, "navMap");
    rcn_xml_string(xml, "\n");
    for (size_t i = 0; i < count; i++) {
        for (; depth >= entries[i].depth; depth--) {
            rcn_xml_close(xml);
            rcn_xml_string(xml, "\n");
        }
        depth++;
        rcn_xml_open(xml, "navPoint");
        rcn_xml_attribute(xml, "id",
                          rcn_arena_printf(book->arena, "nav-%zu", i + 1));
        rcn_xml_string(xml, "\n");
        write_target(xml, rcn_epub_label(book->arena, &entries[i]),
                     entries[i].href);
    }
    for (; depth; depth--) {
        rcn_xml_close(xml);
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* 27 gives "normal", iv "front", anything else "special". */
static const char *
page_type(const char *label)
{
    size_t digits = strspn(label, "0123456789");
    if (digits && !label[digits]) {
        return "normal";
    }
    size_t roman = strspn(label, "ivxlcdm");
    return roman && !label[roman] ? "front" : "special";
}

static void
write_page(rcn_epub_book *book, rcn_xml *xml, const rcn_epub_file *file,
           const rcn_page_break *place)
{
    const char *id = rcn_xhtml_page_id(book->arena, place);
    const char *type = page_type(place->label);
    rcn_xml_open(xml, "pageTarget");
    rcn_xml_attribute(xml, "id", id);
    rcn_xml_attribute(xml, "type", type);
    /* A value is a number and unique in its type: roman ones have none. */
    rcn_xml_attribute(xml, "value",
                      strcmp(type, "normal") == 0 ? place->label : NULL);
    write_target(xml, place->label,
                 rcn_arena_printf(book->arena, "%s#%s", file->name, id));
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_pages(rcn_epub_book *book, rcn_xml *xml)
{
    rcn_xml_open(xml, "pageList");
    rcn_xml_string(xml, "\n");
    write_text(xml, "navLabel", rcn_epub_say(book, RCN_SAY_PAGES));
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        for (size_t k = 0; k < file->break_count; k++) {
            write_page(book, xml, file, &file->breaks[k]);
        }
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

rcn_text
rcn_epub_ncx(rcn_epub_book *book, const rcn_epub_entry *entries, size_t count)
{
    unsigned depth = 0;
    for (size_t i = 0; i < count; i++) {
        depth = entries[i].depth > depth ? entries[i].depth : depth;
    }
    rcn_xml *xml = rcn_xml_new(book->arena, NULL);
    rcn_xml_open(xml, "ncx");
    rcn_xml_attribute(xml, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    rcn_xml_attribute(xml, "version", "2005-1");
    rcn_xml_attribute(xml, "xml:lang", book->edition->language);
    rcn_xml_string(xml, "\n");
    write_head(book, xml, depth);
    write_text(xml, "docTitle", book->edition->title);
    write_map(book, xml, entries, count);
    if (book->options->pages && book->options->pages->count) {
        write_pages(book, xml);
    }
    return rcn_epub_finish(book, xml);
}
