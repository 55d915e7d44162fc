/* What the book offers (EPUB Accessibility 1.1).  It states what the program
 * can prove; that the whole conforms is claimed only when edition.yaml names
 * who found it so. */
#include "epub/metadata.h"
#include "markup/link.h"

/* What the book has for the eye alone. */
typedef struct rcn_sights {
    bool cover;     /* always with words for it */
    bool images;    /* in the documents */
    bool described; /* there are words for each */
} rcn_sights;

static rcn_sights
find_sights(const rcn_epub_book *book)
{
    rcn_sights sights = {.cover = book->options->cover != NULL,
                         .described = true};
    for (size_t i = 0; i < book->edition->section_count; i++) {
        const rcn_section *section = &book->edition->sections[i];
        for (size_t k = 0; k < section->block_count; k++) {
            const rcn_figure *figure = section->blocks[k].figure;
            if (figure && figure->image) {
                sights.images = true;
                sights.described = sights.described && figure->alt[0];
            }
        }
    }
    return sights;
}

static void
write_feature(const rcn_epub_book *book, rcn_xml *xml, const char *feature)
{
    rcn_epub_write_meta(book, xml, NULL, "schema:accessibilityFeature",
                        feature);
}

static void
write_modes(const rcn_epub_book *book, rcn_xml *xml, rcn_sights sights)
{
    rcn_epub_write_meta(book, xml, NULL, "schema:accessMode", "textual");
    if (sights.cover || sights.images) {
        rcn_epub_write_meta(book, xml, NULL, "schema:accessMode", "visual");
    }
    rcn_epub_write_meta(book, xml, NULL, "schema:accessModeSufficient",
                        sights.described ? "textual" : "textual,visual");
}

static const char *
summary(const rcn_epub_book *book, rcn_sights sights, bool pages)
{
    const char *images = "";
    if (sights.images) {
        images = sights.described
                     ? " Pictures of the documents have their words."
                     : " Some pictures of the documents come without words "
                       "that describe them.";
    }
    return rcn_arena_printf(
        book->arena,
        "Text with headings, a table of contents and landmarks; every "
        "document begins with its attribution, every paragraph can be "
        "linked to.%s%s%s No sound, motion or script.",
        sights.cover ? " The cover is a picture whose words are given as text."
                     : "",
        images, pages ? " Page markers are those of the printed edition." : "");
}

static void
write_features(const rcn_epub_book *book, rcn_xml *xml)
{
    static const char *const features[] = {"structuralNavigation",
                                           "tableOfContents", "readingOrder",
                                           "displayTransformability", "ARIA"};
    rcn_sights sights = find_sights(book);
    bool pages = book->options->pages && book->options->pages->count;
    write_modes(book, xml, sights);
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        write_feature(book, xml, features[i]);
    }
    if ((sights.cover || sights.images) && sights.described) {
        write_feature(book, xml, "alternativeText");
    }
    if (pages) {
        write_feature(book, xml, "pageNavigation");
        write_feature(book, xml, "pageBreakMarkers");
    }
    rcn_epub_write_meta(book, xml, NULL, "schema:accessibilityHazard", "none");
    rcn_epub_write_meta(book, xml, NULL, "schema:accessibilitySummary",
                        summary(book, sights, pages));
}

/* The markers follow the PDF made in the same run, which is another edition of
 * the same text with an identifier of its own. */
static void
write_page_source(const rcn_epub_book *book, rcn_xml *xml)
{
    if (book->options->pages && book->options->pages->count) {
        rcn_epub_write_meta(book, xml, NULL, "pageBreakSource",
                            book->edition->print_identifier);
    }
}

static void
write_with_id(rcn_xml *xml, const char *property, const char *id,
              const char *refined, const char *text)
{
    rcn_xml_open(xml, "meta");
    rcn_xml_attribute(xml, "property", property);
    rcn_xml_attribute(xml, "id", id);
    rcn_xml_attribute(xml, "refines", refined);
    rcn_xml_string(xml, text);
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* The claim, who makes it, and what is behind it. */
static void
write_evaluation(const rcn_epub_book *book, rcn_xml *xml)
{
    const rcn_project_evaluation *found = book->edition->evaluation;
    if (!found) {
        return;
    }
    write_with_id(xml, "dcterms:conformsTo", "conformance", NULL,
                  rcn_arena_printf(book->arena,
                                   "EPUB Accessibility 1.1 - WCAG %s Level %s",
                                   found->wcag, found->level));
    write_with_id(xml, "a11y:certifiedBy", "certifier", "#conformance",
                  found->by);
    rcn_epub_write_meta(book, xml, "certifier", "a11y:certifierCredential",
                        found->credential);
    rcn_epub_write_meta(book, xml, "certifier", "dcterms:date", found->date);
    const char *report =
        found->report ? rcn_link_href(book->arena, found->report) : NULL;
    if (report) {
        rcn_xml_open(xml, "link");
        rcn_xml_attribute(xml, "rel", "a11y:certifierReport");
        rcn_xml_attribute(xml, "refines", "#certifier");
        rcn_xml_attribute(xml, "href", report);
        rcn_xml_close_void(xml);
        rcn_xml_string(xml, "\n");
    }
}

void
rcn_epub_write_accessibility(const rcn_epub_book *book, rcn_xml *xml)
{
    write_page_source(book, xml);
    write_features(book, xml);
    write_evaluation(book, xml);
}
