/* The attribution of a document for machines, as RDFa (RDFa Core 1.1; HTML+RDFa
 * 1.1, section 3): the vocabularies that libraries and reference managers read.
 * Dates are typed as EDTF, for that can state how certain they are. */
#include "markup/statement.h"

#include <string.h>

const char *
rcn_record_url(const rcn_record *record)
{
    const char *value = record->attribution.source_url.value;
    return value && strstr(value, "://") ? value : NULL;
}

static void
write_statement(rcn_xml *xml, const char *about, const char *property,
                const char *content)
{
    if (!content) {
        return;
    }
    bool date = strcmp(property, "dcterms:created") == 0 ||
                strcmp(property, "pav:retrievedOn") == 0;
    rcn_xml_open(xml, "meta");
    rcn_xml_attribute(xml, "about", about);
    rcn_xml_attribute(xml, "property", property);
    rcn_xml_attribute(xml, "datatype", date ? "edtf:EDTF" : NULL);
    rcn_xml_attribute(xml, "content", content);
    rcn_xml_close_void(xml);
    rcn_xml_string(xml, "\n");
}

void
rcn_statements_write(rcn_xml *xml, const rcn_record *record, const char *about)
{
    const rcn_attribution *who = &record->attribution;
    const rcn_cleaned *cleaned = record->cleaned;
    const rcn_document *document = cleaned ? cleaned->document : NULL;
    bool spoken = cleaned && strcmp(cleaned->language, "und") != 0;
    const struct {
        const char *property, *content;
    } all[] = {
        {"dcterms:title", who->title.value},
        {"dcterms:created", record->dating.edtf},
        {"marcrel:aut", who->author.value},
        {"marcrel:isb", who->issuer.value},
        {"marcrel:spk", who->speaker.value},
        {"marcrel:jud", who->particulars[RCN_PARTICULAR_JUDGE].value},
        {"dcterms:identifier", who->particulars[RCN_PARTICULAR_DOCKET].value},
        {"dcterms:identifier", who->particulars[RCN_PARTICULAR_SYMBOL].value},
        {"dcterms:publisher", who->publisher.value},
        {"dcterms:language", spoken ? cleaned->language : NULL},
        {"dcterms:source", rcn_record_url(record)},
        {"dcterms:source", document ? document->name : NULL},
        {"pav:retrievedOn", record->retrieved},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        write_statement(xml, about, all[i].property, all[i].content);
    }
    if (document) {
        char identifier[sizeof "sha256:" + sizeof document->sha256] = "sha256:";
        memcpy(identifier + strlen(identifier), document->sha256,
               sizeof document->sha256);
        write_statement(xml, about, "dcterms:identifier", identifier);
    }
}
