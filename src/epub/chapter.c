/* Content documents (EPUB 3.3, section 6; roles of DPUB-ARIA 1.1).  A source's
 * words stand in <div class="text"> alone; number, title and attribution stand
 * before it, in a header. */
#include <string.h>

#include "epub/book.h"
#include "markup/link.h"
#include "markup/statement.h"

typedef struct rcn_section_kind {
    const char *type, *role;
} rcn_section_kind;

static rcn_section_kind
kind_of(rcn_section_role role)
{
    static const rcn_section_kind kinds[] = {
        [RCN_SECTION_HALF_TITLE] = {"halftitlepage", NULL},
        [RCN_SECTION_TITLE_PAGE] = {"titlepage", NULL},
        [RCN_SECTION_IMPRINT] = {"imprint", NULL},
        [RCN_SECTION_CONTENTS] = {"toc", "doc-toc"},
        [RCN_SECTION_ABOUT] = {"preface", "doc-preface"},
        [RCN_SECTION_CHRONOLOGY] = {NULL, NULL},
        [RCN_SECTION_DOCUMENT] = {"chapter", "doc-chapter"},
        [RCN_SECTION_APPARATUS] = {"appendix", "doc-appendix"},
        [RCN_SECTION_QUERIES] = {"appendix", "doc-appendix"},
        [RCN_SECTION_SOURCES] = {"appendix", "doc-appendix"},
    };
    return kinds[role];
}

static const char *
class_of(rcn_section_role role)
{
    static const char *const names[] = {
        [RCN_SECTION_HALF_TITLE] = "half-title",
        [RCN_SECTION_TITLE_PAGE] = "title-page",
        [RCN_SECTION_IMPRINT] = "imprint",
        [RCN_SECTION_CONTENTS] = "contents",
        [RCN_SECTION_ABOUT] = "about",
        [RCN_SECTION_CHRONOLOGY] = "chronology",
        [RCN_SECTION_DOCUMENT] = "document",
        [RCN_SECTION_APPARATUS] = "apparatus",
        [RCN_SECTION_QUERIES] = "queries",
        [RCN_SECTION_SOURCES] = "sources",
    };
    return names[role];
}

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
    if (book->options->user_css.len) {
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

static void
open_section(rcn_xml *xml, const rcn_epub_file *file, const char *title_id)
{
    rcn_section_kind kind = kind_of(file->section->role);
    rcn_xml_open(xml, "section");
    rcn_xml_attribute(xml, "id", file->item);
    rcn_xml_attribute(xml, "class", class_of(file->section->role));
    rcn_xml_attribute(xml, "epub:type", kind.type);
    rcn_xml_attribute(xml, "role", kind.role);
    rcn_xml_attribute(xml, "aria-labelledby", title_id);
    rcn_xml_string(xml, "\n");
}

const char *
rcn_epub_title_language(const rcn_section *section)
{
    const rcn_record *record = section->record;
    if (!record || !record->cleaned ||
        record->attribution.title.status != RCN_STATUS_STATED ||
        strcmp(record->cleaned->language, "und") == 0) {
        return NULL;
    }
    return record->cleaned->language;
}

static void
write_note(rcn_xml *xml, const char *class_name, const char *words)
{
    rcn_xml_open(xml, "p");
    rcn_xml_attribute(xml, "class", class_name);
    rcn_xml_string(xml, words);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_title(rcn_markup *markup, const rcn_epub_file *file, const char *title_id)
{
    rcn_xml *xml = markup->xml;
    const rcn_section *section = file->section;
    if (section->label) {
        write_note(xml, "number", section->label);
    }
    rcn_xml_open(xml, "h1");
    rcn_xml_attribute(xml, "id", title_id);
    (void)rcn_xhtml_language(markup, rcn_epub_title_language(section));
    rcn_xml_string(xml, section->title);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    if (file->part > 1) {
        write_note(xml, "continued", "continued");
    }
}

/* The subtitle is a heading in the model, but heads nothing here. */
static void
write_title_page(rcn_markup *markup, const rcn_epub_file *file)
{
    const rcn_block *blocks = file->section->blocks;
    for (size_t i = file->start; i < file->end; i++) {
        if (blocks[i].kind != RCN_BLOCK_HEADING) {
            rcn_xhtml_blocks(markup, blocks, i, i + 1, 2);
            continue;
        }
        rcn_xml_open(markup->xml, "p");
        rcn_xml_attribute(markup->xml, "class", "subtitle");
        rcn_xml_attribute(markup->xml, "epub:type", "subtitle");
        rcn_xml_attribute(markup->xml, "role", "doc-subtitle");
        rcn_xml_attribute(markup->xml, "id", blocks[i].id);
        (void)rcn_xhtml_language(markup, blocks[i].language);
        rcn_walk_block(markup, &blocks[i], i);
        rcn_xml_close(markup->xml);
        rcn_xml_string(markup->xml, "\n");
    }
}

/* The words of the document, and no others. */
static void
write_text(rcn_markup *markup, const rcn_epub_file *file)
{
    const rcn_section *section = file->section;
    const char *around = markup->language;
    rcn_xml_open(markup->xml, "div");
    rcn_xml_attribute(markup->xml, "class", "text");
    markup->language =
        rcn_xhtml_language(markup, section->record && section->record->cleaned
                                       ? section->record->cleaned->language
                                       : NULL);
    rcn_xml_string(markup->xml, "\n");
    rcn_xhtml_blocks(markup, section->blocks, file->start, file->end, 2);
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
    markup->language = around;
}

static void
write_document(rcn_markup *markup, const rcn_epub_file *file,
               const char *title_id)
{
    const rcn_section *section = file->section;
    rcn_xml_open(markup->xml, "header");
    rcn_xml_attribute(markup->xml, "class", "attribution");
    rcn_xml_string(markup->xml, "\n");
    write_title(markup, file, title_id);
    if (file->part == 1) {
        rcn_markup header = *markup;
        header.break_count = 0; /* breaks are told by blocks of the text */
        rcn_xhtml_blocks(&header, section->header, 0, section->header_count, 2);
    }
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
    write_text(markup, file);
}

rcn_text
rcn_epub_chapter(rcn_epub_book *book, const rcn_epub_file *file)
{
    const rcn_section *section = file->section;
    const rcn_record *record = section->record;
    rcn_xml *xml =
        rcn_epub_open_page(book, section->title, matter_type(section->matter),
                           file->part == 1 ? record : NULL);
    const char *title_id =
        rcn_arena_printf(book->arena, "%s-title", file->item);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_xhtml_names,
                         .arena = book->arena,
                         .language = book->edition->language,
                         .epub = true,
                         .place = rcn_epub_place,
                         .context = book,
                         .breaks = file->breaks,
                         .break_count = file->break_count,
                         .shown = record && record->cleaned
                                      ? record->cleaned->document->name
                                      : NULL,
                         .log = book->log};
    open_section(xml, file, title_id);
    if (file->break_count) {
        rcn_markup_breaks_before(&markup, UINT32_MAX);
        rcn_xml_string(xml, "\n");
    }
    if (section->role == RCN_SECTION_DOCUMENT) {
        write_document(&markup, file, title_id);
    } else {
        write_title(&markup, file, title_id);
        if (section->role == RCN_SECTION_TITLE_PAGE) {
            write_title_page(&markup, file);
        } else {
            rcn_xhtml_blocks(&markup, section->blocks, file->start, file->end,
                             2);
        }
    }
    rcn_markup_breaks_rest(&markup);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    return rcn_epub_finish(book, xml);
}

rcn_text
rcn_epub_cover(rcn_epub_book *book)
{
    rcn_xml *xml = rcn_epub_open_page(book, "Cover", "cover", NULL);
    rcn_xml_open(xml, "section");
    rcn_xml_attribute(xml, "class", "cover");
    rcn_xml_attribute(xml, "epub:type", "cover");
    rcn_xml_open(xml, "img");
    rcn_xml_attribute(xml, "src", "cover.png");
    rcn_xml_attribute(xml, "role", "doc-cover");
    rcn_xml_attribute(xml, "alt", rcn_epub_cover_alt(book));
    rcn_xml_close_void(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    return rcn_epub_finish(book, xml);
}

const char *
rcn_epub_cover_alt(const rcn_epub_book *book)
{
    const rcn_edition *edition = book->edition;
    const char *editor = edition->editors ? edition->editors[0] : NULL;
    return rcn_arena_printf(book->arena, "Cover: %s%s%s%s%s", edition->title,
                            edition->subtitle ? ". " : "",
                            edition->subtitle ? edition->subtitle : "",
                            editor ? ". " : "", editor ? editor : "");
}
