/* A section of the edition as XHTML, with the roles of DPUB-ARIA 1.1. */
#include "markup/section.h"

#include <string.h>

/* epub:type, role and class. */
typedef struct rcn_section_kind {
    const char *type, *role, *class_name;
} rcn_section_kind;

static const rcn_section_kind kinds[] = {
    [RCN_SECTION_HALF_TITLE] = {"halftitlepage", NULL, "half-title"},
    [RCN_SECTION_TITLE_PAGE] = {"titlepage", NULL, "title-page"},
    [RCN_SECTION_IMPRINT] = {"imprint", NULL, "imprint"},
    [RCN_SECTION_CONTENTS] = {"toc", "doc-toc", "contents"},
    [RCN_SECTION_ABOUT] = {"preface", "doc-preface", "about"},
    [RCN_SECTION_CHRONOLOGY] = {NULL, NULL, "chronology"},
    [RCN_SECTION_PART] = {"part", "doc-part", "part"},
    [RCN_SECTION_DOCUMENT] = {"chapter", "doc-chapter", "document"},
    [RCN_SECTION_APPARATUS] = {"appendix", "doc-appendix", "apparatus"},
    [RCN_SECTION_ERRATA] = {"errata", "doc-errata", "errata"},
    [RCN_SECTION_QUERIES] = {"appendix", "doc-appendix", "queries"},
    [RCN_SECTION_SOURCES] = {"appendix", "doc-appendix", "sources"},
    [RCN_SECTION_INDEX] = {"index", "doc-index", "index"},
    [RCN_SECTION_COLOPHON] = {"colophon", "doc-colophon", "colophon"},
};

const char *
rcn_section_title_language(const rcn_section *section)
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
open_section(const rcn_markup *markup, const rcn_xhtml_part *part,
             const char *title_id)
{
    rcn_xml *xml = markup->xml;
    const rcn_section_kind *kind = &kinds[part->section->role];
    rcn_xml_open(xml, "section");
    rcn_xml_attribute(xml, "id", part->id);
    rcn_xml_attribute(xml, "class", kind->class_name);
    rcn_xml_attribute(xml, "epub:type", markup->epub ? kind->type : NULL);
    rcn_xml_attribute(xml, "role", kind->role);
    rcn_xml_attribute(xml, "aria-labelledby", title_id);
    rcn_xml_string(xml, "\n");
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
write_title(rcn_markup *markup, const rcn_xhtml_part *part,
            const char *title_id)
{
    rcn_xml *xml = markup->xml;
    const rcn_section *section = part->section;
    if (section->label) {
        write_note(xml, "number", section->label);
    }
    rcn_xml_open(xml, rcn_arena_printf(markup->arena, "h%u", part->rank));
    rcn_xml_attribute(xml, "id", title_id);
    (void)rcn_xhtml_language(markup, rcn_section_title_language(section));
    rcn_xml_string(xml, section->title);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    if (part->number > 1) {
        write_note(xml, "continued",
                   rcn_say(markup->phrases, RCN_SAY_CONTINUED));
    }
}

/* The subtitle is a heading in the model, but heads nothing here. */
static void
write_title_page(rcn_markup *markup, const rcn_xhtml_part *part)
{
    const rcn_block *blocks = part->section->blocks;
    for (size_t i = part->start; i < part->end; i++) {
        if (blocks[i].kind != RCN_BLOCK_HEADING) {
            rcn_xhtml_blocks(markup, blocks, i, i + 1, part->rank + 1);
            continue;
        }
        rcn_xml_open(markup->xml, "p");
        rcn_xml_attribute(markup->xml, "class", "subtitle");
        rcn_xml_attribute(markup->xml, "epub:type",
                          markup->epub ? "subtitle" : NULL);
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
write_text(rcn_markup *markup, const rcn_xhtml_part *part)
{
    const rcn_section *section = part->section;
    const char *around = markup->language;
    rcn_xml_open(markup->xml, "div");
    rcn_xml_attribute(markup->xml, "class", "text");
    markup->language =
        rcn_xhtml_language(markup, section->record && section->record->cleaned
                                       ? section->record->cleaned->language
                                       : NULL);
    rcn_xml_string(markup->xml, "\n");
    rcn_xhtml_blocks(markup, section->blocks, part->start, part->end,
                     part->rank + 1);
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
    markup->language = around;
}

static void
write_document(rcn_markup *markup, const rcn_xhtml_part *part,
               const char *title_id)
{
    const rcn_section *section = part->section;
    rcn_xml_open(markup->xml, "header");
    rcn_xml_attribute(markup->xml, "class", "attribution");
    rcn_xml_string(markup->xml, "\n");
    write_title(markup, part, title_id);
    if (part->number == 1) {
        rcn_markup header = *markup;
        header.break_count = 0; /* breaks are shown by blocks of the text */
        rcn_xhtml_blocks(&header, section->header, 0, section->header_count,
                         part->rank + 1);
    }
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
    write_text(markup, part);
}

void
rcn_xhtml_section(rcn_markup *markup, const rcn_xhtml_part *part)
{
    const rcn_section *section = part->section;
    const char *title_id =
        rcn_arena_printf(markup->arena, "%s-title", part->id);
    open_section(markup, part, title_id);
    if (markup->break_count) {
        rcn_markup_breaks_before(markup, UINT32_MAX);
        rcn_xml_string(markup->xml, "\n");
    }
    if (section->role == RCN_SECTION_DOCUMENT) {
        write_document(markup, part, title_id);
    } else {
        write_title(markup, part, title_id);
        if (section->role == RCN_SECTION_TITLE_PAGE) {
            write_title_page(markup, part);
        } else {
            rcn_xhtml_blocks(markup, section->blocks, part->start, part->end,
                             part->rank + 1);
        }
    }
    rcn_markup_breaks_rest(markup);
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
}
