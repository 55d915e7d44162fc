/* The edition on one page of the web: the sections of the e-book one after
 * another, its style sheet inside.  Written as XML that an HTML parser reads
 * alike (Polyglot Markup), without script, so that it works from a disk. */
#include <nettle/base64.h>

#include "markup/link.h"
#include "markup/section.h"
#include "markup/statement.h"
#include "twins/twins.h"

typedef struct rcn_twin_page {
    rcn_arena *arena;
    const rcn_edition *edition;
    rcn_log *log;
    rcn_xml *xml;
    bool numbers; /* of paragraphs are shown */
} rcn_twin_page;

/* All ids of the edition stand on this page; one that does not exist was never
 * given out. */
static const char *
place(const void *context, const char *id)
{
    const rcn_twin_page *page = context;
    return rcn_arena_printf(page->arena, "#%s", id);
}

static void
write_meta(rcn_xml *xml, const char *name, const char *content)
{
    if (content && *content) {
        rcn_xml_open(xml, "meta");
        rcn_xml_attribute(xml, "name", name);
        rcn_xml_attribute(xml, "content", content);
        rcn_xml_close_void(xml);
        rcn_xml_string(xml, "\n");
    }
}

static void
write_head(const rcn_twin_page *page, const rcn_style *style)
{
    const rcn_edition *edition = page->edition;
    rcn_xml *xml = page->xml;
    rcn_xml_open(xml, "head");
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "meta");
    rcn_xml_attribute(xml, "charset", "utf-8");
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
    rcn_xml_line(xml, "title", edition->title);
    write_meta(xml, "viewport", "width=device-width");
    write_meta(xml, "generator", edition->program);
    write_meta(xml, "description", edition->description);
    write_meta(xml, "dcterms.identifier", edition->identifier);
    write_meta(xml, "dcterms.issued", edition->date);
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_statements_write(
            xml, record, rcn_arena_printf(page->arena, "#d-%s", record->key));
    }
    rcn_xml_open(xml, "style");
    rcn_xml_raw(xml, style->reader_css);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    if (style->user_css.len) {
        rcn_xml_open(xml, "style");
        rcn_xml_raw(xml, style->user_css);
        rcn_xml_close(xml);
        rcn_xml_string(xml, "\n");
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_entry(const rcn_twin_page *page, const rcn_section *section)
{
    rcn_xml *xml = page->xml;
    rcn_xml_open(xml, "li");
    rcn_xml_open(xml, "a");
    rcn_xml_attribute(xml, "href", place(page, section->id));
    if (section->label) {
        rcn_xml_string(xml, section->label);
        rcn_xml_string(xml, ". ");
    }
    rcn_xml_open(xml, "span");
    rcn_xml_attribute(xml, "dir", "auto");
    rcn_xml_string(xml, section->title);
    rcn_xml_close(xml);
    if (section->date) {
        rcn_xml_string(xml, ", ");
        rcn_xml_open(xml, "span");
        rcn_xml_attribute(xml, "class", "date");
        rcn_xml_string(xml, section->date);
        rcn_xml_close(xml);
    }
    rcn_xml_close(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_contents(const rcn_twin_page *page, const rcn_section *contents)
{
    rcn_xml *xml = page->xml;
    const char *title_id =
        rcn_arena_printf(page->arena, "%s-title", contents->id);
    rcn_xml_open(xml, "nav");
    rcn_xml_attribute(xml, "id", contents->id);
    rcn_xml_attribute(xml, "class", "contents");
    rcn_xml_attribute(xml, "role", "doc-toc");
    rcn_xml_attribute(xml, "aria-labelledby", title_id);
    rcn_xml_open(xml, "h2");
    rcn_xml_attribute(xml, "id", title_id);
    rcn_xml_string(xml, contents->title);
    rcn_xml_close(xml);
    rcn_xml_open(xml, "ol");
    rcn_xml_string(xml, "\n");
    for (size_t i = 0; i < page->edition->section_count; i++) {
        if (page->edition->sections[i].in_contents) {
            write_entry(page, &page->edition->sections[i]);
        }
    }
    rcn_xml_close(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* The page is one file, so its pictures are written out in it (RFC
 * 2397). */
static const char *
data_url(const void *context, const rcn_image *image)
{
    const rcn_twin_page *page = context;
    size_t len = BASE64_ENCODE_RAW_LENGTH(image->bytes.len);
    char *digits = rcn_arena_alloc(page->arena, len + 1, 1);
    base64_encode_raw(digits, image->bytes.len,
                      (const uint8_t *)image->bytes.at);
    return rcn_arena_printf(page->arena, "data:%s;base64,%s", image->media_type,
                            digits);
}

static void
write_section(const rcn_twin_page *page, const rcn_section *section)
{
    if (section->role == RCN_SECTION_CONTENTS) {
        write_contents(page, section);
        return;
    }
    const rcn_record *record = section->record;
    rcn_markup markup = {.xml = page->xml,
                         .names = &rcn_xhtml_names,
                         .arena = page->arena,
                         .language = page->edition->language,
                         .phrases = page->edition->phrases,
                         .numbers = page->numbers,
                         .place = place,
                         .image = data_url,
                         .context = page,
                         .shown =
                             record ? record->cleaned->document->name : NULL,
                         .log = page->log};
    const rcn_xhtml_part part = {
        .section = section,
        .id = section->id,
        .number = 1,
        .end = section->block_count,
        .rank = section->role == RCN_SECTION_TITLE_PAGE ? 1 : 2};
    rcn_xhtml_section(&markup, &part);
}

rcn_text
rcn_twin_html(rcn_arena *arena, const rcn_edition *edition,
              const rcn_style *style, rcn_log *log)
{
    const char *language = edition->language;
    rcn_twin_page page = {arena, edition, log, rcn_xml_new_html(arena),
                          style->paragraph_numbers};
    rcn_xml *xml = page.xml;
    rcn_xml_open(xml, "html");
    rcn_xml_attribute(xml, "xmlns", "http://www.w3.org/1999/xhtml");
    rcn_xml_attribute(xml, "lang", language);
    rcn_xml_attribute(xml, "xml:lang", language);
    rcn_xml_attribute(xml, "dir", rcn_language_is_rtl(language) ? "rtl" : NULL);
    rcn_xml_attribute(xml, "prefix", RCN_STATEMENT_PREFIX);
    rcn_xml_string(xml, "\n");
    write_head(&page, style);
    rcn_xml_open(xml, "body");
    rcn_xml_attribute(xml, "class", "web");
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "main");
    rcn_xml_string(xml, "\n");
    for (size_t i = 0; i < edition->section_count; i++) {
        write_section(&page, &edition->sections[i]);
    }
    return rcn_xml_finish(xml);
}
