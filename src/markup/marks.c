/* What is inside a text, in the names of XHTML. */
#include <string.h>

#include "edition/edition.h"
#include "markup/link.h"
#include "markup/xhtml.h"
#include "source/note.h"

const char *
rcn_xhtml_language(rcn_markup *markup, const char *language)
{
    const char *around = markup->language ? markup->language : "";
    if (!language || strcmp(language, around) == 0) {
        return markup->language;
    }
    rcn_xml_attribute(markup->xml, "lang", language);
    rcn_xml_attribute(markup->xml, "xml:lang", language);
    bool rtl = rcn_language_is_rtl(language);
    if (rtl != rcn_language_is_rtl(around)) {
        rcn_xml_attribute(markup->xml, "dir", rtl ? "rtl" : "ltr");
    }
    return language;
}

const char *
rcn_xhtml_page_id(rcn_arena *arena, const rcn_page_break *place)
{
    return rcn_arena_printf(arena, "page-%s", place->label);
}

const char *
rcn_xhtml_datetime(rcn_arena *arena, const char *edtf)
{
    static const char form[] = "dddd-dd-dd";
    size_t len = 0;
    while (form[len] && edtf[len] &&
           (form[len] == '-' ? edtf[len] == '-'
                             : edtf[len] >= '0' && edtf[len] <= '9')) {
        len++;
    }
    const char *rest = edtf + len;
    if (*rest && strchr("?~%", *rest)) {
        rest++;
    }
    /* Of a year, a month or a day, and nothing behind it. */
    bool whole = (len == 4 || len == 7 || len == 10) && !*rest;
    return whole ? rcn_arena_strndup(arena, edtf, len) : NULL;
}

/* Leads a link back to the reference to a query?  The letter of a query
 * does. */
static bool
is_query_letter(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_text value = rcn_text_of(mark->value ? mark->value : "");
    return walk->block->origin == RCN_ORIGIN_EDITOR && !mark->start &&
           rcn_text_starts(value, "#query-") && rcn_text_ends(value, "-ref");
}

/* A link of a source within the book by the sign of a note leads to the note or
 * back from it (DPUB-ARIA 1.1, doc-noteref and doc-backlink). */
static void
name_note_link(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    rcn_text words = rcn_text_slice(walk->block->text, mark->start, mark->end);
    if (is_query_letter(walk, mark)) {
        rcn_xml_attribute(xml, "role", "doc-backlink");
    }
    if (walk->block->origin != RCN_ORIGIN_SOURCE || !mark->value ||
        mark->value[0] != '#') {
        return;
    }
    bool label =
        walk->block->reference_count && !mark->start; /* of the note itself */
    if (rcn_is_return_sign(words) || (label && rcn_is_note_sign(words))) {
        rcn_xml_attribute(xml, "role", "doc-backlink");
    } else if (rcn_is_note_sign(words)) {
        rcn_xml_attribute(xml, "epub:type",
                          walk->markup->epub ? "noteref" : NULL);
        rcn_xml_attribute(xml, "role", "doc-noteref");
        rcn_xml_attribute(xml, "id",
                          walk->block->id
                              ? rcn_arena_printf(walk->markup->arena, "%sr%u",
                                                 walk->block->id, mark->start)
                              : NULL);
    }
}

static bool
open_link(const rcn_walk *walk, const rcn_mark *mark)
{
    const char *href = rcn_walk_inside(walk, RCN_MARK_LINK)
                           ? NULL /* no link in a link */
                           : rcn_walk_address(walk, mark);
    if (!href) {
        return false;
    }
    rcn_xml_open(walk->markup->xml, "a");
    name_note_link(walk, mark);
    rcn_xml_attribute(walk->markup->xml, "href", href);
    return true;
}

static void
open_time(const rcn_markup *markup, const char *edtf)
{
    const char *datetime = rcn_xhtml_datetime(markup->arena, edtf);
    rcn_xml_open(markup->xml, datetime ? "time" : "span");
    rcn_xml_attribute(markup->xml, "datetime", datetime);
    if (!datetime || strcmp(datetime, edtf) != 0) {
        rcn_xml_attribute(markup->xml, "data-edtf", edtf);
    }
}

/* Returns the element that a mark is in XHTML. */
static rcn_mark_element
element_of(rcn_mark_kind kind)
{
    static const rcn_mark_element elements[] = {
#define RCN_MARK_KIND(NAME, name, html, class_name, tei, rend) \
    {html, class_name},
#include "source/marks.def"
#undef RCN_MARK_KIND
    };
    return elements[kind];
}

rcn_mark_element
rcn_mark_element_tei(rcn_mark_kind kind)
{
    static const rcn_mark_element elements[] = {
#define RCN_MARK_KIND(NAME, name, html, class_name, tei, rend) {tei, rend},
#include "source/marks.def"
#undef RCN_MARK_KIND
    };
    return elements[kind];
}

static void
open_direction(rcn_xml *xml, const char *value)
{
    bool overrules = value[strlen(value) - 1] == '!';
    rcn_xml_open(xml, overrules ? "bdo" : "bdi");
    rcn_xml_attribute(xml, "dir", value[0] == 'r' ? "rtl" : "ltr");
}

/* Opens the element of a mark that has no name of its own; false when there is
 * none. */
static bool
open_special(rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    switch ((int)mark->kind) {
    case RCN_MARK_ABBREVIATION:
        rcn_xml_open(xml, "abbr");
        rcn_xml_attribute(xml, "title", mark->value);
        return true;
    case RCN_MARK_DIRECTION:
        open_direction(xml, mark->value);
        return true;
    case RCN_MARK_LINK:
        return open_link(walk, mark);
    case RCN_MARK_LANGUAGE:
        rcn_xml_open(xml, "span");
        (void)rcn_xhtml_language(walk->markup, mark->value);
        return true;
    case RCN_MARK_TIME:
        open_time(walk->markup, mark->value);
        return true;
    default: /* is at one point, or has no element */
        return false;
    }
}

/* A formula stands as MathML; brackets that were added for ruby are left out,
 * for reading systems show ruby above the line. */
static bool
write_instead(rcn_walk *walk, const rcn_mark *mark)
{
    if (mark->kind == RCN_MARK_FORMULA && mark->value) {
        rcn_xml_markup(walk->markup->xml, mark->value);
        return true;
    }
    return mark->kind == RCN_MARK_RUBY_SIGN && mark->value;
}

/* Opens the element of a mark; false when it has none. */
static bool
open_mark(rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    rcn_mark_element element = element_of(mark->kind);
    if (!element.name) {
        return open_special(walk, mark);
    }
    rcn_xml_open(xml, element.name);
    rcn_xml_attribute(xml, "class", element.manner);
    return true;
}

/* A page of the paginated source begins here.  Not a pagebreak in the sense of
 * EPUB: those are the pages of our own printed edition.  Two may be at one
 * byte, so the id counts marks, not bytes. */
static void
write_source_page(const rcn_walk *walk, const rcn_mark *mark)
{
    rcn_xml *xml = walk->markup->xml;
    rcn_xml_open(xml, "span");
    rcn_xml_attribute(xml, "class", "source-page");
    if (walk->block->id) {
        rcn_xml_attribute(xml, "id",
                          rcn_arena_printf(walk->markup->arena, "%ss%u",
                                           walk->block->id, walk->next));
    }
    if (mark->value && *mark->value) {
        rcn_xml_attribute(xml, "data-page", mark->value);
    }
    rcn_xml_close(xml);
}

static void
write_note(const rcn_walk *walk, const rcn_mark *mark)
{
    const rcn_markup *markup = walk->markup;
    const char *href =
        mark->value ? markup->place(markup->context, mark->value) : NULL;
    if (!href || rcn_walk_inside(walk, RCN_MARK_LINK)) {
        return;
    }
    rcn_xml_open(markup->xml, "a");
    rcn_xml_attribute(markup->xml, "class", "noteref");
    if (markup->epub) {
        rcn_xml_attribute(markup->xml, "epub:type", "noteref");
    }
    rcn_xml_attribute(markup->xml, "role", "doc-noteref");
    rcn_xml_attribute(markup->xml, "id",
                      rcn_query_reference_id(markup->arena, mark->value));
    rcn_xml_attribute(markup->xml, "href", href);
    const char *letter = strrchr(mark->value, '-'); /* "query-KEY-a" */
    rcn_xml_attribute(markup->xml, "aria-label", letter ? letter + 1 : "note");
    rcn_xml_close(markup->xml);
}

static void
write_point(const rcn_walk *walk, const rcn_mark *mark)
{
    if (mark->kind == RCN_MARK_SOURCE_PAGE) {
        write_source_page(walk, mark);
    } else if (mark->kind == RCN_MARK_NOTE) {
        write_note(walk, mark);
    }
}

static void
write_page(const rcn_markup *markup, const rcn_page_break *place)
{
    rcn_xml *xml = markup->xml;
    rcn_xml_open(xml, "span");
    if (markup->epub) {
        rcn_xml_attribute(xml, "epub:type", "pagebreak");
    }
    rcn_xml_attribute(xml, "role", "doc-pagebreak");
    rcn_xml_attribute(xml, "id", rcn_xhtml_page_id(markup->arena, place));
    rcn_xml_attribute(xml, "aria-label", place->label);
    rcn_xml_close(xml);
}

static void
write_line(rcn_xml *xml)
{
    rcn_xml_open(xml, "br");
    rcn_xml_close_void(xml);
}

const rcn_markup_names rcn_xhtml_names = {.open = open_mark,
                                          .instead = write_instead,
                                          .point = write_point,
                                          .page = write_page,
                                          .line = write_line};
