/* Content documents (EPUB 3.3, section 6): a page around one section. */
#include "epub/book.h"
#include "markup/link.h"
#include "markup/section.h"
#include "markup/statement.h"

static const char *
matter_type(rcn_matter matter)
{
    static const char *const types[] = {"frontmatter", "bodymatter",
                                        "backmatter"};
    return types[matter];
}

static void
link_style(rcn_xml *xml, const char *href)
{
    rcn_xml_open(xml, "link");
    rcn_xml_attribute(xml, "rel", "stylesheet");
    rcn_xml_attribute(xml, "type", "text/css");
    rcn_xml_attribute(xml, "href", href);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

rcn_xml *
rcn_epub_open_page(rcn_epub_book *book, const char *title,
                   const char *body_type, const rcn_record *record)
{
    const char *language = book->edition->language;
    rcn_xml *xml = rcn_xml_new(book->arena, "html");
    rcn_xml_open(xml, "html");
    rcn_xml_attribute(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    rcn_xml_attribute(xml, "xmlns:epub", "http://www.idpf.org/2007/ops");
    rcn_xml_attribute(xml, "lang", language);
    rcn_xml_attribute(xml, "xml:lang", language);
    rcn_xml_attribute(xml, "dir", rcn_language_is_rtl(language) ? "rtl" : NULL);
    rcn_xml_attribute(xml, "prefix", record ? RCN_STATEMENT_PREFIX : NULL);
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "head");
    rcn_xml_string(xml, "\n");
    rcn_xml_line(xml, "title", title);
    link_style(xml, "reader.css");
    if (book->style->user_css.len) {
        link_style(xml, "user.css");
    }
    if (record) {
        rcn_statements_write(xml, record, NULL);
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "body");
    rcn_xml_attribute(xml, "epub:type", body_type);
    rcn_xml_string(xml, "\n");
    return xml;
}

rcn_text
rcn_epub_finish(rcn_epub_book *book, rcn_xml *xml)
{
    rcn_text bytes = rcn_xml_finish(xml);
    book->replaced += rcn_xml_replaced(xml);
    return bytes;
}

static const char *
image_name(const void *book, const rcn_image *image)
{
    return rcn_epub_image_name(((const rcn_epub_book *)book)->arena, image);
}

rcn_text
rcn_epub_chapter(rcn_epub_book *book, const rcn_epub_file *file)
{
    const rcn_section *section = file->section;
    const rcn_record *record = section->record;
    rcn_xml *xml =
        rcn_epub_open_page(book, section->title, matter_type(section->matter),
                           file->part == 1 ? record : NULL);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_xhtml_names,
                         .arena = book->arena,
                         .language = book->edition->language,
                         .phrases = book->edition->phrases,
                         .numbers = book->style->paragraph_numbers,
                         .epub = true,
                         .place = rcn_epub_place,
                         .image = image_name,
                         .context = book,
                         .breaks = file->breaks,
                         .break_count = file->break_count,
                         .shown = record && record->cleaned
                                      ? record->cleaned->document->name
                                      : NULL,
                         .log = book->log};
    const rcn_xhtml_part part = {.section = section,
                                 .id = file->item,
                                 .number = file->part,
                                 .start = file->start,
                                 .end = file->end,
                                 .rank = 1};
    rcn_xhtml_section(&markup, &part);
    return rcn_epub_finish(book, xml);
}

rcn_text
rcn_epub_cover(rcn_epub_book *book)
{
    rcn_xml *xml = rcn_epub_open_page(book, rcn_epub_say(book, RCN_SAY_COVER),
                                      "cover", NULL);
    rcn_xml_open(xml, "section");
    rcn_xml_attribute(xml, "class", "cover");
    rcn_xml_attribute(xml, "epub:type", "cover");
    rcn_xml_open(xml, "img");
    rcn_xml_attribute(xml, "src", rcn_epub_cover_name(book));
    rcn_xml_attribute(xml, "role", "doc-cover");
    rcn_xml_attribute(xml, "alt", rcn_epub_cover_alt(book));
    rcn_xml_close_void(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    return rcn_epub_finish(book, xml);
}

const char *
rcn_epub_say(const rcn_epub_book *book, rcn_phrase phrase)
{
    return rcn_say(book->edition->phrases, phrase);
}

const char *
rcn_epub_cover_name(const rcn_epub_book *book)
{
    return rcn_arena_printf(book->arena, "cover.%s",
                            book->options->cover->extension);
}

const char *
rcn_epub_cover_alt(const rcn_epub_book *book)
{
    const rcn_edition *edition = book->edition;
    const char *editor = edition->editors ? edition->editors[0] : NULL;
    return rcn_arena_printf(book->arena, "%s: %s%s%s%s%s",
                            rcn_epub_say(book, RCN_SAY_COVER), edition->title,
                            edition->subtitle ? ". " : "",
                            edition->subtitle ? edition->subtitle : "",
                            editor ? ". " : "", editor ? editor : "");
}
