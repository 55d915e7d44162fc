/* Metadata of the file as XMP (ISO 16684-1; ISO 19005-3, 6.6; ISO 14289-1, 5).
 * PDF/A wants each property to equal its twin in the information dictionary,
 * and a description of every schema that it does not know itself: of PDF/UA's.
 */
#include "pdf/xmp.h"

static const char packet_start[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char conformance[] = "<pdfaid:part>3</pdfaid:part>\n"
                                  "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                  "<pdfuaid:part>1</pdfuaid:part>\n";

static const char packet_end[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the document"
    " conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>";

/* Character data; what XML 1.0 cannot hold is left out. */
static void
add_escaped(rcn_buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (*at == '&') {
            rcn_buffer_string(out, "&amp;");
        } else if (*at == '<') {
            rcn_buffer_string(out, "&lt;");
        } else if (*at == '>') {
            rcn_buffer_string(out, "&gt;");
        } else if ((unsigned char)*at >= ' ' || *at == '\n' || *at == '\t') {
            rcn_buffer_char(out, *at);
        }
    }
}

/* One property; `before` and `after` are the elements around its text. */
static void
add_property(rcn_buffer *out, const char *name, const char *before,
             const char *text, const char *after)
{
    if (text && *text) {
        rcn_buffer_printf(out, "<%s>%s", name, before);
        add_escaped(out, text);
        rcn_buffer_printf(out, "%s</%s>\n", after, name);
    }
}

rcn_text
rcn_xmp(rcn_arena *arena, const rcn_book *book, const char *producer,
        bool conforms)
{
    static const char alt[] = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out, packet_start);
    rcn_buffer_string(&out, conforms ? conformance : "");
    add_property(&out, "dc:title", alt, book->title, "</rdf:li></rdf:Alt>");
    add_property(&out, "dc:creator", "<rdf:Seq><rdf:li>", book->author,
                 "</rdf:li></rdf:Seq>");
    add_property(&out, "dc:description", alt, book->subject,
                 "</rdf:li></rdf:Alt>");
    add_property(&out, "dc:language", "<rdf:Bag><rdf:li>", book->language,
                 "</rdf:li></rdf:Bag>");
    add_property(&out, "dc:identifier", "", book->identifier, "");
    add_property(&out, "xmp:CreatorTool", "", book->creator, "");
    add_property(&out, "xmp:CreateDate", "", book->date, "");
    add_property(&out, "xmp:ModifyDate", "", book->date, "");
    add_property(&out, "xmp:MetadataDate", "", book->date, "");
    add_property(&out, "pdf:Producer", "", producer, "");
    rcn_buffer_string(&out, packet_end);
    return rcn_buffer_text(&out);
}
