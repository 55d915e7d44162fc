/* META-INF/container.xml (EPUB 3.3, section 4.2.6.3.1): where the package is. */
#include "epub/book.h"

rcn_text
rcn_epub_container(rcn_epub_book *book)
{
    rcn_xml *xml = rcn_xml_new(book->arena, NULL);
    rcn_xml_open(xml, "container");
    rcn_xml_attribute(xml, "version", "1.0");
    rcn_xml_attribute(xml, "xmlns",
                      "urn:oasis:names:tc:opendocument:xmlns:container");
    rcn_xml_open(xml, "rootfiles");
    rcn_xml_open(xml, "rootfile");
    rcn_xml_attribute(xml, "full-path", "EPUB/package.opf");
    rcn_xml_attribute(xml, "media-type", "application/oebps-package+xml");
    rcn_xml_close_void(xml);
    return rcn_epub_finish(book, xml);
}
