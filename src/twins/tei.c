/* The edition as TEI P5 (Text Encoding Initiative, Guidelines 4): a corpus, for
 * each document has a header of its own; a part of it is a corpus in its turn.
 * The words of a source stand in <body> and no others; what was changed is in
 * <back>. */
#include <string.h>

#include "twins/tei.h"
#include "twins/twins.h"

/* All ids of the edition's documents are in this file. */
static const char *
place(const void *context, const char *id)
{
    const rcn_markup *markup = context;
    return rcn_arena_printf(markup->arena, "#%s", id);
}

static void
write_change(rcn_markup *markup, const rcn_record *record,
             const rcn_change *change)
{
    rcn_xml *xml = markup->xml;
    rcn_xml_open(xml, "item");
    rcn_xml_attribute(xml, "n", change->class_id);
    if (change->block != RCN_NO_BLOCK && change->block < record->block_count) {
        const rcn_block *block = &record->blocks[change->block];
        rcn_xml_open(xml, "ref");
        rcn_xml_attribute(xml, "target", place(markup, block->id));
        rcn_xml_string(xml, block->citation ? block->citation : block->id);
        rcn_xml_close(xml);
        rcn_xml_string(xml, " ");
    }
    if (change->kind == RCN_CHANGE_REPAIR) {
        rcn_xml_open(xml, "choice");
        rcn_xml_open(xml, "sic");
        rcn_xml_string(xml, change->before);
        rcn_xml_close(xml);
        rcn_xml_open(xml, "corr");
        rcn_xml_string(xml, change->after);
        rcn_xml_close(xml);
        rcn_xml_close(xml);
    } else {
        rcn_xml_open(xml, "del");
        rcn_xml_attribute(xml, "rend",
                          change->kind == RCN_CHANGE_MOVED ? "moved" : "cut");
        rcn_xml_string(xml, change->before);
        rcn_xml_close(xml);
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
open_division(rcn_xml *xml, const char *type)
{
    rcn_xml_open(xml, "div");
    rcn_xml_attribute(xml, "type", type);
}

static void
write_changes(rcn_markup *markup, const rcn_record *record)
{
    if (!record->change_count) {
        return;
    }
    rcn_xml *xml = markup->xml;
    open_division(xml, "apparatus");
    rcn_xml_open(xml, "list");
    rcn_xml_string(xml, "\n");
    for (uint32_t i = 0; i < record->change_count; i++) {
        write_change(markup, record, &record->changes[i]);
    }
    rcn_xml_close(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* The queries stand behind the text and point to their anchors in it
 * (3.9.1). */
static void
write_queries(rcn_markup *markup, const rcn_section *section)
{
    if (!section->note_count) {
        return;
    }
    rcn_xml *xml = markup->xml;
    open_division(xml, "queries");
    rcn_xml_string(xml, "\n");
    for (size_t i = 0; i < section->note_count; i++) {
        const rcn_note *note = &section->notes[i];
        rcn_xml_open(xml, "note");
        rcn_xml_attribute(xml, "xml:id", note->query);
        rcn_xml_attribute(xml, "n", note->label);
        rcn_xml_attribute(xml, "xml:lang", note->words->language);
        rcn_xml_attribute(
            xml, "target",
            place(markup, rcn_query_reference_id(markup->arena, note->query)));
        rcn_walk_block(markup, note->words, 0);
        rcn_xml_close(xml);
        rcn_xml_string(xml, "\n");
    }
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
write_back(rcn_markup *markup, const rcn_section *section)
{
    if (section->record->change_count || section->note_count) {
        rcn_xml_open(markup->xml, "back");
        rcn_xml_string(markup->xml, "\n");
        write_changes(markup, section->record);
        write_queries(markup, section);
        rcn_xml_close(markup->xml);
        rcn_xml_string(markup->xml, "\n");
    }
}

static void
write_document(rcn_markup markup, const rcn_edition *edition,
               const rcn_section *section)
{
    rcn_xml *xml = markup.xml;
    const rcn_record *record = section->record;
    markup.shown = record->cleaned->document->name;
    rcn_xml_open(xml, "TEI");
    rcn_xml_attribute(xml, "xml:id", section->id);
    rcn_xml_attribute(xml, "n", section->label);
    rcn_xml_string(xml, "\n");
    rcn_tei_record_header(&markup, edition, record);
    rcn_xml_open(xml, "text");
    rcn_xml_attribute(xml, "xml:lang", record->cleaned->language);
    markup.language = record->cleaned->language;
    rcn_xml_string(xml, "\n");
    rcn_xml_open(xml, "body");
    rcn_xml_string(xml, "\n");
    rcn_tei_blocks(&markup, section->blocks, section->block_count);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    write_back(&markup, section);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* A part of the edition is a corpus within the corpus (15.1). */
static void
open_part(rcn_markup *markup, const rcn_edition *edition,
          const rcn_section *section)
{
    rcn_xml_open(markup->xml, "teiCorpus");
    rcn_xml_attribute(markup->xml, "xml:id", section->id);
    rcn_xml_string(markup->xml, "\n");
    rcn_tei_part_header(markup, edition, section);
}

static void
close_part(rcn_xml *xml, bool is_open)
{
    if (is_open) {
        rcn_xml_close(xml);
        rcn_xml_string(xml, "\n");
    }
}

rcn_text
rcn_twin_tei(rcn_arena *arena, const rcn_edition *edition,
             const rcn_style *style, rcn_log *log)
{
    (void)style;

    rcn_xml *xml = rcn_xml_new(arena, NULL);
    rcn_markup markup = {.xml = xml,
                         .names = &rcn_tei_names,
                         .arena = arena,
                         .language = edition->language,
                         .place = place,
                         .log = log};
    markup.context = &markup;
    rcn_xml_open(xml, "teiCorpus");
    rcn_xml_attribute(xml, "xmlns", "http://www.tei-c.org/ns/1.0");
    rcn_xml_attribute(xml, "xml:lang", edition->language);
    rcn_xml_string(xml, "\n");
    rcn_tei_edition_header(&markup, edition);
    bool in_part = false;
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        if (section->role == RCN_SECTION_PART) {
            close_part(xml, in_part);
            open_part(&markup, edition, section);
            in_part = true;
        } else if (section->record) {
            write_document(markup, edition, section);
        }
    }
    close_part(xml, in_part);
    return rcn_xml_finish(xml);
}
