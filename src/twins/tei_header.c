/* teiHeader (TEI P5, chapter 2): of the edition and of each document.  What is
 * not known is left out, or said in words where TEI wants something. */
#include <string.h>

#include "markup/people.h"
#include "markup/statement.h"
#include "markup/xhtml.h"
#include "twins/tei.h"

static void
open(rcn_xml *xml, const char *name)
{
    rcn_xml_open(xml, name);
    rcn_xml_string(xml, "\n");
}

static void
close(rcn_xml *xml)
{
    rcn_xml_close(xml);
    rcn_xml_string(xml, "\n");
}

/* An element with one attribute; nothing when there is no text. */
static void
put(rcn_xml *xml, const char *name, const char *attribute, const char *value,
    const char *text)
{
    if (text && *text) {
        rcn_xml_open(xml, name);
        if (attribute) {
            rcn_xml_attribute(xml, attribute, value);
        }
        rcn_xml_string(xml, text);
        close(xml);
    }
}

static void
write_title(rcn_xml *xml, const rcn_edition *edition)
{
    open(xml, "titleStmt");
    put(xml, "title", "type", "main", edition->title);
    put(xml, "title", "type", "sub", edition->subtitle);
    for (size_t i = 0; edition->editors && edition->editors[i]; i++) {
        put(xml, "editor", NULL, NULL, edition->editors[i]);
    }
    close(xml);
}

static void
write_publication(rcn_markup *markup, const rcn_edition *edition)
{
    rcn_xml *xml = markup->xml;
    open(xml, "publicationStmt");
    if (edition->publisher) {
        put(xml, "publisher", NULL, NULL, edition->publisher);
    } else {
        put(xml, "authority", NULL, NULL, "not stated");
    }
    put(xml, "idno", "type", "URI", edition->identifier);
    if (edition->rights) {
        open(xml, "availability");
        put(xml, "p", NULL, NULL, edition->rights);
        close(xml);
    }
    if (edition->date) {
        put(xml, "date", "when",
            rcn_xhtml_datetime(markup->arena, edition->date), edition->date);
    }
    close(xml);
}

/* The statement of method is the declaration of editorial practice. */
static void
write_method(rcn_markup *markup, const rcn_edition *edition)
{
    rcn_xml *xml = markup->xml;
    open(xml, "encodingDesc");
    open(xml, "editorialDecl");
    put(xml, "p", NULL, NULL,
        "The words of the sources stand in the bodies of the texts; each "
        "text’s back matter lists what was changed in it.");
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        for (size_t k = 0;
             section->role == RCN_SECTION_ABOUT && k < section->block_count;
             k++) {
            rcn_xml_open(xml, "p");
            rcn_walk_block(markup, &section->blocks[k], k);
            close(xml);
        }
    }
    close(xml);
    open(xml, "appInfo");
    rcn_xml_open(xml, "application");
    rcn_xml_attribute(xml, "ident", "recension");
    const char *version = strchr(edition->program, ' ');
    rcn_xml_attribute(xml, "version", version ? version + 1 : "0");
    put(xml, "label", NULL, NULL, edition->program);
    close(xml);
    close(xml);
    close(xml);
}

void
rcn_tei_edition_header(rcn_markup *markup, const rcn_edition *edition)
{
    rcn_xml *xml = markup->xml;
    open(xml, "teiHeader");
    open(xml, "fileDesc");
    write_title(xml, edition);
    write_publication(markup, edition);
    open(xml, "sourceDesc");
    put(xml, "p", NULL, NULL, "The header of each text names its source.");
    close(xml);
    close(xml);
    write_method(markup, edition);
    close(xml);
}

void
rcn_tei_part_header(rcn_markup *markup, const rcn_edition *edition,
                    const rcn_section *section)
{
    rcn_xml *xml = markup->xml;
    open(xml, "teiHeader");
    open(xml, "fileDesc");
    open(xml, "titleStmt");
    put(xml, "title", NULL, NULL, section->title);
    close(xml);
    open(xml, "publicationStmt");
    put(xml, "p", NULL, NULL,
        rcn_arena_printf(markup->arena, "A part of: %s", edition->title));
    close(xml);
    open(xml, "sourceDesc");
    put(xml, "p", NULL, NULL, "The header of each text names its source.");
    close(xml);
    close(xml);
    close(xml);
}

static const char *
certainty(rcn_certainty certainty)
{
    switch (certainty) {
    case RCN_CERTAIN:
        return "high";
    case RCN_APPROXIMATE:
    case RCN_BOUNDED:
        return "medium";
    case RCN_UNCERTAIN:
    case RCN_UNDATED:
        break;
    }
    return "low";
}

static void
limit(rcn_xml *xml, const char *name, rcn_date date)
{
    char text[16];
    if (date.year != RCN_YEAR_UNKNOWN && date.year > 0) {
        (void)rcn_date_format(date, text, sizeof text);
        rcn_xml_attribute(xml, name, text);
    }
}

static void
write_date(const rcn_markup *markup, const rcn_dating *dating)
{
    rcn_xml *xml = markup->xml;
    const char *when =
        dating->edtf ? rcn_xhtml_datetime(markup->arena, dating->edtf) : NULL;
    rcn_xml_open(xml, "date");
    if (when) {
        rcn_xml_attribute(xml, "when", when);
    } else {
        limit(xml, "notBefore", dating->not_before);
        limit(xml, "notAfter", dating->not_after);
    }
    rcn_xml_attribute(xml, "cert", certainty(dating->certainty));
    rcn_xml_string(xml, dating->display);
    close(xml);
}

static const char *
role_certainty(const rcn_role *role)
{
    switch (role->status) {
    case RCN_STATUS_STATED:
    case RCN_STATUS_EDITOR:
        return "high";
    case RCN_STATUS_INFERRED:
        return "medium";
    case RCN_STATUS_SUPPLIED:
    case RCN_STATUS_UNKNOWN:
        break;
    }
    return "low";
}

static void
put_role(rcn_xml *xml, const char *name, const rcn_role *role)
{
    put(xml, name, "cert", role_certainty(role), role->value);
}

static void
put_authors(const rcn_markup *markup, const rcn_role *role)
{
    size_t count = 0;
    const char *const *people =
        rcn_people_part(markup->arena, role->value, &count);
    for (size_t i = 0; i < count; i++) {
        put(markup->xml, "author", "cert", role_certainty(role), people[i]);
    }
}

static void
put_responsibility(rcn_xml *xml, const char *what, const rcn_role *role)
{
    if (role->value) {
        open(xml, "respStmt");
        put(xml, "resp", NULL, NULL, what);
        put_role(xml, "name", role);
        close(xml);
    }
}

/* The particulars that TEI holds in this element. */
static void
put_particulars(rcn_xml *xml, const rcn_attribution *who, const char *element)
{
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        const rcn_role *role = &who->particulars[i];
        const char *key = rcn_particular_key((rcn_particular)i);
        if (strcmp(rcn_particular_tei((rcn_particular)i), element) != 0) {
            continue;
        }
        if (strcmp(element, "respStmt") == 0) {
            put_responsibility(xml, key, role);
        } else {
            put(xml, element, "type", key, role->value);
        }
    }
}

static void
write_source(const rcn_markup *markup, const rcn_record *record)
{
    rcn_xml *xml = markup->xml;
    const rcn_attribution *who = &record->attribution;
    const rcn_document *document = record->cleaned->document;
    open(xml, "sourceDesc");
    open(xml, "bibl");
    put_role(xml, "title", &who->title);
    put_authors(markup, &who->author);
    put_responsibility(xml, "issuer", &who->issuer);
    put_responsibility(xml, "speaker", &who->speaker);
    put_particulars(xml, who, "respStmt");
    put_role(xml, "publisher", &who->publisher);
    write_date(markup, &record->dating);
    put(xml, "idno", "type", "EDTF", record->dating.edtf);
    put(xml, "idno", "type", "URL", rcn_record_url(record));
    put(xml, "idno", "type", "file", document->name);
    put(xml, "idno", "type", "sha256", document->sha256);
    put_particulars(xml, who, "idno");
    put(xml, "note", "type", "retrieved", record->retrieved);
    put(xml, "note", "type", "date", record->dating.ground);
    put_particulars(xml, who, "note");
    for (size_t i = 0; record->notes && record->notes[i]; i++) {
        put(xml, "note", "type", "editor", record->notes[i]);
    }
    close(xml);
    rcn_tei_witnesses(markup, record);
    close(xml);
}

void
rcn_tei_record_header(rcn_markup *markup, const rcn_edition *edition,
                      const rcn_record *record)
{
    rcn_xml *xml = markup->xml;
    open(xml, "teiHeader");
    open(xml, "fileDesc");
    open(xml, "titleStmt");
    put(xml, "title", NULL, NULL, record->attribution.title.value);
    close(xml);
    open(xml, "publicationStmt");
    put(xml, "p", NULL, NULL,
        rcn_arena_printf(markup->arena, "Document %s of: %s", record->label,
                         edition->title));
    close(xml);
    write_source(markup, record);
    close(xml);
    open(xml, "profileDesc");
    open(xml, "langUsage");
    rcn_xml_open(xml, "language");
    rcn_xml_attribute(xml, "ident", record->cleaned->language);
    close(xml);
    close(xml);
    close(xml);
    close(xml);
}
