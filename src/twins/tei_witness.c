/* Other copies of a document as witnesses, and where their words differ as a
 * critical apparatus (TEI P5, 12.1 and 12.4.3). */
#include "twins/tei.h"

static const char *
name_of(const rcn_markup *markup, const rcn_record *record, size_t number)
{
    return rcn_arena_printf(markup->arena, "w-%s-%zu", record->key, number);
}

static void
put_element(rcn_xml *xml, const char *name, const char *type, const char *text)
{
    rcn_xml_open(xml, name);
    if (type) {
        rcn_xml_attribute(xml, "type", type);
    }
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
}

static void
put_witness(const rcn_markup *markup, const char *id,
            const rcn_witness *witness)
{
    rcn_xml *xml = markup->xml;
    rcn_xml_open(xml, "witness");
    rcn_xml_attribute(xml, "xml:id", id);
    put_element(xml, "idno", "file", witness->name);
    put_element(xml, "idno", "sha256", witness->sha256);
    if (witness->captured) {
        put_element(xml, "note", "retrieved", witness->captured);
    }
    put_element(xml, "note", "text",
                witness->same_text ? "same text" : "other text");
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
put_variant(const rcn_markup *markup, const rcn_record *record,
            const rcn_near_variant *variant, const char *witness)
{
    rcn_xml *xml = markup->xml;
    const rcn_block *block = variant->block < record->block_count
                                 ? &record->blocks[variant->block]
                                 : NULL;
    rcn_xml_open(xml, "app");
    if (block) {
        rcn_xml_attribute(xml, "from",
                          rcn_arena_printf(markup->arena, "#%s", block->id));
    }
    if (block && block->citation) {
        rcn_xml_attribute(xml, "loc", block->citation);
    }
    put_element(xml, "lem", NULL, variant->printed);
    rcn_xml_open(xml, "rdg");
    rcn_xml_attribute(xml, "wit",
                      rcn_arena_printf(markup->arena, "#%s", witness));
    rcn_xml_string(xml, variant->copy);
    rcn_xml_close(xml);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

static void
put_variants(const rcn_markup *markup, const rcn_record *record, size_t number)
{
    size_t variants = 0;
    for (size_t i = 0; i < record->copy_count; i++) {
        variants += record->copies[i].variant_count;
    }
    if (!variants) {
        return;
    }
    rcn_xml_open(markup->xml, "listApp");
    for (size_t i = 0; i < record->copy_count; i++) {
        const rcn_near_copy *copy = &record->copies[i];
        const char *witness = name_of(markup, record, number + i);
        for (size_t k = 0; k < copy->variant_count; k++) {
            put_variant(markup, record, &copy->variants[k], witness);
        }
    }
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
}

void
rcn_tei_witnesses(const rcn_markup *markup, const rcn_record *record)
{
    const rcn_document *document = record->cleaned->document;
    size_t number = 1;
    if (!document->witness_count && !record->copy_count) {
        return;
    }
    rcn_xml_open(markup->xml, "listWit");
    for (size_t i = 0; i < document->witness_count; i++) {
        put_witness(markup, name_of(markup, record, number++),
                    &document->witnesses[i]);
    }
    for (size_t i = 0; i < record->copy_count; i++) {
        const rcn_near_copy *copy = &record->copies[i];
        const rcn_witness witness = {copy->document->name,
                                     copy->document->sha256, NULL,
                                     copy->variant_count == 0};
        put_witness(markup, name_of(markup, record, number + i), &witness);
    }
    rcn_xml_close(markup->xml);
    rcn_xml_string(markup->xml, "\n");
    put_variants(markup, record, number);
}
