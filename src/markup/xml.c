/* XML 1.0 (Fifth Edition) through libxml2's text writer, which alone knows how
 * to escape.  It writes to memory, so it fails for want of memory only, and
 * that ends the program: callers carry no error branch. */
#include "markup/xml.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/utf8.h"

struct rcn_xml {
    rcn_arena *arena;
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    char *copy; /* room for a NUL-terminated piece of text */
    size_t copy_size;
    size_t replaced;
};

static void
checked(int written)
{
    if (written < 0) {
        rcn_out_of_memory();
    }
}

static void
release_writer(void *writer)
{
    xmlFreeTextWriter(writer);
}

static void
release_buffer(void *buffer)
{
    xmlBufferFree(buffer);
}

static rcn_xml *
new_writer(rcn_arena *arena)
{
    rcn_xml *xml = rcn_arena_alloc(arena, 1, sizeof *xml);
    xml->arena = arena;
    xml->buffer = xmlBufferCreate();
    if (!xml->buffer) {
        rcn_out_of_memory();
    }
    rcn_arena_defer(arena, release_buffer, xml->buffer);
    xmlBufferSetAllocationScheme(xml->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
    xml->writer = xmlNewTextWriterMemory(xml->buffer, 0);
    if (!xml->writer) {
        rcn_out_of_memory();
    }
    rcn_arena_defer(arena, release_writer, xml->writer);
    return xml;
}

static void
write_doctype(rcn_xml *xml, const char *doctype)
{
    checked(xmlTextWriterWriteDTD(xml->writer, (const xmlChar *)doctype, NULL,
                                  NULL, NULL));
    rcn_xml_string(xml, "\n");
}

rcn_xml *
rcn_xml_new(rcn_arena *arena, const char *doctype)
{
    rcn_xml *xml = new_writer(arena);
    checked(xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL));
    if (doctype) {
        write_doctype(xml, doctype);
    }
    return xml;
}

rcn_xml *
rcn_xml_new_html(rcn_arena *arena)
{
    rcn_xml *xml = new_writer(arena);
    write_doctype(xml, "html");
    return xml;
}

void
rcn_xml_open(rcn_xml *xml, const char *name)
{
    checked(xmlTextWriterStartElement(xml->writer, (const xmlChar *)name));
}

/* Returns true for U+FFFE, U+FFFF and the C0 controls but TAB, LF and CR;
 * whatever else is well-formed UTF-8 is a Char of XML 1.0. */
static bool
is_foreign(const unsigned char *at, size_t left)
{
    if (at[0] < 0x20) {
        return at[0] != '\t' && at[0] != '\n' && at[0] != '\r';
    }
    return at[0] == 0xEF && left >= 3 && at[1] == 0xBF && at[2] >= 0xBE;
}

/* Returns a NUL-terminated copy without foreign characters, valid until the
 * next call. */
static const xmlChar *
clean_copy(rcn_xml *xml, rcn_text text)
{
    static const char replacement[3] = "\xEF\xBF\xBD";
    size_t most = text.len * sizeof replacement + 1;
    if (most > xml->copy_size) {
        xml->copy = rcn_arena_alloc(xml->arena, most, 2);
        xml->copy_size = most * 2;
    }
    const unsigned char *from = (const unsigned char *)text.at;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (is_foreign(from + i, text.len - i)) {
            memcpy(xml->copy + len, replacement, sizeof replacement);
            len += sizeof replacement;
            i += from[i] == 0xEF ? 2 : 0;
            xml->replaced++;
        } else {
            xml->copy[len++] = text.at[i];
        }
    }
    xml->copy[len] = '\0';
    return (const xmlChar *)xml->copy;
}

void
rcn_xml_attribute(rcn_xml *xml, const char *name, const char *value)
{
    if (value) {
        const xmlChar *copy = clean_copy(xml, rcn_text_of(value));
        checked(xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name,
                                            copy));
    }
}

void
rcn_xml_text(rcn_xml *xml, rcn_text text)
{
    if (text.len) {
        checked(xmlTextWriterWriteString(xml->writer, clean_copy(xml, text)));
    }
}

void
rcn_xml_string(rcn_xml *xml, const char *string)
{
    rcn_xml_text(xml, rcn_text_of(string));
}

void
rcn_xml_raw(rcn_xml *xml, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = rcn_text_find(text, "</", at);
        rcn_text piece =
            rcn_text_slice(text, at, end < text.len ? end : text.len);
        checked(xmlTextWriterWriteRaw(xml->writer, clean_copy(xml, piece)));
        at += piece.len;
        if (at < text.len) {
            checked(
                xmlTextWriterWriteRaw(xml->writer, (const xmlChar *)"<\\/"));
            at += 2;
        }
    }
}

void
rcn_xml_markup(rcn_xml *xml, const char *markup)
{
    checked(xmlTextWriterWriteRaw(xml->writer,
                                  clean_copy(xml, rcn_text_of(markup))));
}

void
rcn_xml_close(rcn_xml *xml)
{
    checked(xmlTextWriterFullEndElement(xml->writer));
}

void
rcn_xml_close_void(rcn_xml *xml)
{
    checked(xmlTextWriterEndElement(xml->writer));
}

void
rcn_xml_line(rcn_xml *xml, const char *name, const char *text)
{
    rcn_xml_open(xml, name);
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

rcn_text
rcn_xml_finish(rcn_xml *xml)
{
    checked(xmlTextWriterEndDocument(xml->writer));
    checked(xmlTextWriterFlush(xml->writer));
    const xmlChar *bytes = xmlBufferContent(xml->buffer);
    return (rcn_text){(const char *)bytes,
                      (size_t)xmlBufferLength(xml->buffer)};
}

size_t
rcn_xml_replaced(const rcn_xml *xml)
{
    return xml->replaced;
}
