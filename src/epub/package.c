/* The package document (EPUB 3.3, section 5): the files and the order of
 * reading.  What is said about the book is in metadata.c. */
#include "epub/book.h"
#include "epub/metadata.h"
#include "markup/link.h"

typedef struct rcn_manifest_item {
    const char *id, *href, *type, *properties;
} rcn_manifest_item;

static const char xhtml_type[] = "application/xhtml+xml";

static void
write_item(rcn_xml *xml, rcn_manifest_item item)
{
    rcn_xml_open(xml, "item");
    rcn_xml_attribute(xml, "id", item.id);
    rcn_xml_attribute(xml, "href", item.href);
    rcn_xml_attribute(xml, "media-type", item.type);
    rcn_xml_attribute(xml, "properties", item.properties);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

/* Returns true when a formula is in the file (EPUB 3.3, 5.5.4). */
static bool
has_formula(const rcn_epub_file *file)
{
    for (size_t i = file->start; i < file->end; i++) {
        const rcn_block *block = &file->section->blocks[i];
        for (uint32_t k = 0; k < block->mark_count; k++) {
            if (block->marks[k].kind == RCN_MARK_FORMULA) {
                return true;
            }
        }
    }
    return false;
}

static void
write_manifest(const rcn_epub_book *book, rcn_xml *xml)
{
    rcn_xml_open(xml, "manifest");
    rcn_xml_string(xml, "\n");
    write_item(xml, (rcn_manifest_item){"nav", "nav.xhtml", xhtml_type, "nav"});
    write_item(xml, (rcn_manifest_item){"ncx", "toc.ncx",
                                        "application/x-dtbncx+xml", NULL});
    write_item(
        xml, (rcn_manifest_item){"reader-css", "reader.css", "text/css", NULL});
    if (book->style->user_css.len) {
        write_item(
            xml, (rcn_manifest_item){"user-css", "user.css", "text/css", NULL});
    }
    if (book->options->cover) {
        write_item(xml, (rcn_manifest_item){
                            "cover-image", rcn_epub_cover_name(book),
                            book->options->cover->media_type, "cover-image"});
        write_item(
            xml, (rcn_manifest_item){"cover", "cover.xhtml", xhtml_type, NULL});
    }
    for (size_t i = 0; i < book->edition->image_count; i++) {
        const rcn_image *image = book->edition->images[i];
        write_item(xml, (rcn_manifest_item){
                            image->id, rcn_epub_image_name(book->arena, image),
                            image->clean_drawing.len ? "image/svg+xml"
                                                     : image->media_type,
                            NULL});
    }
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        if (file->section->role != RCN_SECTION_CONTENTS) {
            const char *properties = has_formula(file) ? "mathml" : NULL;
            write_item(xml, (rcn_manifest_item){file->item, file->name,
                                                xhtml_type, properties});
        }
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_itemref(rcn_xml *xml, const char *item)
{
    rcn_xml_open(xml, "itemref");
    rcn_xml_attribute(xml, "idref", item);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_spine(const rcn_epub_book *book, rcn_xml *xml)
{
    bool rtl = rcn_language_is_rtl(book->edition->language);
    rcn_xml_open(xml, "spine");
    rcn_xml_attribute(xml, "toc", "ncx");
    rcn_xml_attribute(xml, "page-progression-direction", rtl ? "rtl" : "ltr");
    rcn_xml_string(xml, "\n");
    if (book->options->cover) {
        write_itemref(xml, "cover");
    }
    for (size_t i = 0; i < book->file_count; i++) {
        write_itemref(xml, book->files[i].item);
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

rcn_text
rcn_epub_package(rcn_epub_book *book)
{
    const char *language = book->edition->language;
    rcn_xml *xml = rcn_xml_new(book->arena, NULL);
    rcn_xml_open(xml, "package");
    rcn_xml_attribute(xml, "xmlns", "http://www.idpf.org/2007/opf");
    rcn_xml_attribute(xml, "version", "3.0");
    rcn_xml_attribute(xml, "unique-identifier", "edition-id");
    rcn_xml_attribute(xml, "prefix", "pav: http://purl.org/pav/");
    rcn_xml_attribute(xml, "xml:lang", language);
    rcn_xml_attribute(xml, "dir",
                      rcn_language_is_rtl(language) ? "rtl" : "ltr");
    rcn_xml_string(xml, "\n");
    rcn_epub_write_metadata(book, xml);
    write_manifest(book, xml);
    write_spine(book, xml);
    return rcn_epub_finish(book, xml);
}
