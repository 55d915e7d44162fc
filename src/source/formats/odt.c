/* OpenDocument texts (OASIS OpenDocument 1.3, part 3) become a page of HTML:
 * headings, lists with their numbers, tables with their spans, notes, links and
 * pictures.  Insertions are accepted; what a revision deleted is kept apart, so
 * that the ledger can name it (5.5). */
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "source/formats/odt_styles.h"
#include "source/formats/parts.h"
#include "source/formats/xml_entities.h"

/* A document that is being read. */
typedef struct rcn_odt {
    rcn_archive *archive;
    rcn_arena *arena;
    rcn_odt_styles styles;
    rcn_paper *paper;
    const xmlNode *changes; /* text:tracked-changes, or NULL */
    bool titled;            /* a paragraph has the style of a title */
    bool in_note, in_code;
    uint32_t depth; /* of lists */
    size_t insertions, deletions;
} rcn_odt;

static const char *
attribute(const rcn_odt *odt, const xmlNode *node, const char *name)
{
    return rcn_node_attribute(odt->arena, node, name);
}

static size_t
number_of(const rcn_odt *odt, const xmlNode *node, const char *name,
          size_t otherwise)
{
    const char *value = attribute(odt, node, name);
    size_t number = value ? strtoul(value, NULL, 10) : otherwise;
    return number < 100000 ? number : otherwise;
}

static void write_blocks(rcn_odt *odt, const xmlNode *parent);
static void write_inline(rcn_odt *odt, const xmlNode *parent,
                         rcn_paper_run base);

static void
add_deleted(rcn_odt *odt, rcn_buffer *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (rcn_node_is(child, "change-info")) {
            continue;
        }
        if (out->len) {
            rcn_buffer_char(out, ' ');
        }
        rcn_buffer_string(out, rcn_node_content(odt->arena, child));
    }
}

/* The point from which a revision deleted something (5.5.7.2). */
static void
write_deletion(rcn_odt *odt, const xmlNode *point)
{
    const char *id = attribute(odt, point, "change-id");
    const xmlNode *region = odt->changes ? odt->changes->children : NULL;
    for (; id && region; region = region->next) {
        const char *own = attribute(odt, region, "id");
        const xmlNode *deletion = rcn_node_child(region, "deletion");
        if (own && deletion && strcmp(own, id) == 0) {
            rcn_buffer text = rcn_buffer_new(odt->arena);
            add_deleted(odt, &text, deletion);
            odt->deletions++;
            rcn_paper_cut(odt->paper, "tracked-deletion",
                          rcn_text_trim(rcn_buffer_text(&text)));
            return;
        }
    }
}

static void
write_note(rcn_odt *odt, const xmlNode *node)
{
    const xmlNode *body = rcn_node_child(node, "note-body");
    if (!body || odt->in_note) {
        return;
    }
    rcn_paper_begin_note(odt->paper);
    odt->in_note = true;
    bool first = true;
    for (const xmlNode *child = body->children; child; child = child->next) {
        if (rcn_node_is(child, "p")) {
            rcn_paper_html(odt->paper, first ? "<p>" : "</p><p>");
            write_inline(odt, child, (rcn_paper_run){0});
            first = false;
        }
    }
    odt->in_note = false;
    rcn_paper_html(odt->paper, first ? "" : "</p>");
    rcn_paper_end_note(odt->paper);
}

/* A picture with the words that stand for it, or a box of text. */
static void
write_frame(rcn_odt *odt, const xmlNode *frame)
{
    const xmlNode *image = rcn_node_child(frame, "image");
    const char *address = attribute(odt, image, "href");
    const xmlNode *box = rcn_node_child(frame, "text-box");
    if (address) {
        const char *alt =
            rcn_node_content(odt->arena, rcn_node_child(frame, "desc"));
        alt =
            *alt ? alt
                 : rcn_node_content(odt->arena, rcn_node_child(frame, "title"));
        rcn_text bytes = {0};
        address += strncmp(address, "./", 2) == 0 ? 2 : 0;
        bool up = strncmp(address, "../", 3) == 0; /* out of the package */
        if (up || strstr(address, ":/") || *address == '/') {
            rcn_paper_linked_image(odt->paper, address + (up ? 3 : 0), alt);
        } else if (rcn_paper_has_image(odt->paper, address) ||
                   rcn_archive_read(odt->archive, address, &bytes)) {
            rcn_paper_image(odt->paper, address, bytes, alt);
        }
    }
    for (const xmlNode *child = box ? box->children : NULL; child;
         child = child->next) {
        if (rcn_node_is(child, "p") || rcn_node_is(child, "h")) {
            rcn_paper_html(odt->paper, "<br>");
            write_inline(odt, child, (rcn_paper_run){0});
        }
    }
}

static void
write_link(rcn_odt *odt, const xmlNode *node, rcn_paper_run base)
{
    const char *target = attribute(odt, node, "href");
    rcn_paper_set_link(odt->paper, target);
    write_inline(odt, node, base);
    rcn_paper_set_link(odt->paper, NULL);
}

static void
write_anchor(rcn_odt *odt, const xmlNode *node)
{
    const char *name = attribute(odt, node, "name");
    if (name && *name) {
        rcn_paper_set_run(odt->paper, (rcn_paper_run){0});
        rcn_paper_html(odt->paper, "<a id=\"");
        rcn_paper_text(odt->paper, rcn_text_of(name));
        rcn_paper_html(odt->paper, "\"></a>");
    }
}

static void
write_comment(rcn_odt *odt, const xmlNode *node)
{
    rcn_buffer text = rcn_buffer_new(odt->arena);
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (rcn_node_is(child, "p") || rcn_node_is(child, "list")) {
            rcn_buffer_printf(&text, " %s",
                              rcn_node_content(odt->arena, child));
        }
    }
    rcn_log_add(odt->archive->log, RCN_CODE_SOURCE_COMMENT,
                (rcn_place){odt->archive->path, 0, 0}, "%s:%s",
                rcn_node_content(odt->arena, rcn_node_child(node, "creator")),
                rcn_buffer_text(&text).at);
}

static void
write_element(rcn_odt *odt, const xmlNode *node, rcn_paper_run base)
{
    if (rcn_node_is(node, "span")) {
        rcn_paper_run run = base;
        rcn_odt_add_run(&odt->styles, attribute(odt, node, "style-name"), &run);
        write_inline(odt, node, run);
    } else if (rcn_node_is(node, "a")) {
        write_link(odt, node, base);
    } else if (rcn_node_is(node, "note")) {
        write_note(odt, node);
    } else if (rcn_node_is(node, "frame")) {
        write_frame(odt, node);
    } else if (rcn_node_is(node, "line-break")) {
        rcn_paper_html(odt->paper, odt->in_code ? "\n" : "<br>");
    } else if (rcn_node_is(node, "s") || rcn_node_is(node, "tab")) {
        size_t count =
            rcn_node_is(node, "s") ? number_of(odt, node, "c", 1) : 1;
        for (size_t i = 0; i < count && i < 80; i++) {
            rcn_paper_html(odt->paper, " ");
        }
    } else if (rcn_node_is(node, "change")) {
        write_deletion(odt, node);
    } else if (rcn_node_is(node, "change-start")) {
        odt->insertions++;
    } else if (rcn_node_is(node, "bookmark") ||
               rcn_node_is(node, "bookmark-start")) {
        write_anchor(odt, node);
    } else if (rcn_node_is(node, "annotation")) {
        write_comment(odt, node);
    } else if (!rcn_node_is(node, "annotation-end") &&
               !rcn_node_is(node, "soft-page-break")) {
        write_inline(odt, node, base); /* fields show their value */
    }
}

static void
write_inline(rcn_odt *odt, const xmlNode *parent, rcn_paper_run base)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) {
            rcn_paper_set_run(odt->paper, base);
            rcn_paper_text(odt->paper,
                           rcn_text_of((const char *)node->content));
        } else if (node->type == XML_ELEMENT_NODE) {
            write_element(odt, node, base);
        }
    }
    rcn_paper_set_run(odt->paper, (rcn_paper_run){0});
}

static void
end_code(rcn_odt *odt)
{
    if (odt->in_code) {
        rcn_paper_html(odt->paper, "</pre>\n");
        odt->in_code = false;
    }
}

/* A paragraph by its tag; one without anything in it leaves no trace. */
static void
write_tagged(rcn_odt *odt, const xmlNode *node, const char *open,
             const char *close)
{
    size_t before = odt->paper->out->len;
    rcn_paper_html(odt->paper, open);
    size_t empty = odt->paper->out->len;
    write_inline(odt, node, (rcn_paper_run){0});
    if (odt->paper->out->len == empty) {
        odt->paper->out->len = before;
        return;
    }
    rcn_paper_html(odt->paper, close);
}

static void
write_heading(rcn_odt *odt, const xmlNode *node)
{
    size_t level =
        number_of(odt, node, "outline-level", 1) + (odt->titled ? 1 : 0);
    level = level < 1 ? 1 : level;
    level = level > 6 ? 6 : level;
    write_tagged(odt, node, rcn_arena_printf(odt->arena, "<h%zu>", level),
                 rcn_arena_printf(odt->arena, "</h%zu>\n", level));
}

static void
write_code(rcn_odt *odt, const xmlNode *node)
{
    rcn_paper_html(odt->paper, odt->in_code ? "\n" : "<pre>");
    odt->in_code = true;
    write_inline(odt, node, (rcn_paper_run){0});
}

static void
write_contents(rcn_odt *odt, const xmlNode *node)
{
    rcn_paper_html(odt->paper, "<p>");
    rcn_paper_cut(odt->paper, "table-of-contents",
                  rcn_text_of(rcn_node_content(odt->arena, node)));
    rcn_paper_html(odt->paper, "</p>\n");
}

static void
write_paragraph(rcn_odt *odt, const xmlNode *node)
{
    rcn_odt_kind kind =
        rcn_odt_kind_of(&odt->styles, attribute(odt, node, "style-name"));
    if (kind != RCN_ODT_CODE) {
        end_code(odt);
    }
    switch (kind) {
    case RCN_ODT_TITLE:
        write_tagged(odt, node, "<h1>", "</h1>\n");
        break;
    case RCN_ODT_AUTHOR:
        rcn_paper_meta(odt->paper, "author",
                       rcn_node_content(odt->arena, node));
        write_tagged(odt, node, "<p class=\"byline\">", "</p>\n");
        break;
    case RCN_ODT_DATE:
        rcn_paper_meta(odt->paper, "date", rcn_node_content(odt->arena, node));
        write_tagged(odt, node, "<p class=\"date\">", "</p>\n");
        break;
    case RCN_ODT_QUOTE:
        write_tagged(odt, node, "<blockquote><p>", "</p></blockquote>\n");
        break;
    case RCN_ODT_CAPTION:
        write_tagged(odt, node, "<figcaption>", "</figcaption>\n");
        break;
    case RCN_ODT_CODE:
        write_code(odt, node);
        break;
    case RCN_ODT_CONTENTS:
        write_contents(odt, node);
        break;
    case RCN_ODT_BODY:
        write_tagged(odt, node, "<p>", "</p>\n");
        break;
    }
}

/* The first paragraph of an item is in it, the others follow in their own
 * right. */
static void
write_item(rcn_odt *odt, const xmlNode *item, char style, int32_t value)
{
    uint32_t level = odt->depth - 1;
    bool begun = false;
    for (const xmlNode *node = item->children; node; node = node->next) {
        if (!begun && (rcn_node_is(node, "p") || rcn_node_is(node, "h"))) {
            rcn_paper_item(odt->paper, level, style, value);
            write_inline(odt, node, (rcn_paper_run){0});
            begun = true;
        } else if (rcn_node_is(node, "p")) {
            rcn_paper_html(odt->paper, "<p>");
            write_inline(odt, node, (rcn_paper_run){0});
            rcn_paper_html(odt->paper, "</p>");
        }
    }
}

static void write_list(rcn_odt *odt, const xmlNode *list, const char *outer);

static void
write_inner_lists(rcn_odt *odt, const xmlNode *item, const char *name)
{
    for (const xmlNode *node = item->children; node; node = node->next) {
        if (rcn_node_is(node, "list")) {
            write_list(odt, node, name);
        }
    }
}

static bool
holds_heading(const xmlNode *list)
{
    const xmlNode *item = rcn_node_child(list, "list-item");
    while (item && !rcn_node_child(item, "h")) {
        item = rcn_node_child(rcn_node_child(item, "list"), "list-item");
    }
    return item != NULL;
}

/* A list; `outer` is the name of the style of the one around it. */
static void
write_list(rcn_odt *odt, const xmlNode *list, const char *outer)
{
    const char *name = attribute(odt, list, "style-name");
    name = name ? name : outer;
    rcn_odt_list *styles = rcn_odt_find_list(&odt->styles, name);
    size_t level =
        odt->depth < RCN_ODT_LEVELS ? odt->depth : RCN_ODT_LEVELS - 1;
    char style = '\0';
    if (styles) {
        style = styles->styles[level];
    }
    const char *goes_on = attribute(odt, list, "continue-numbering");
    bool first = !goes_on || strcmp(goes_on, "true") != 0;
    int32_t value = styles && styles->starts[level] ? styles->starts[level] : 1;
    if (styles && (!first || attribute(odt, list, "continue-list")) &&
        styles->next[level]) {
        value = styles->next[level];
    }
    odt->depth++;
    for (const xmlNode *item = list->children; item; item = item->next) {
        if (rcn_node_is(item, "list-item")) {
            value = (int32_t)number_of(odt, item, "start-value", (size_t)value);
            write_item(odt, item, style, value++);
            write_inner_lists(odt, item, name);
        } else if (rcn_node_is(item, "list-header")) {
            write_item(odt, item, '-', value);
        }
    }
    odt->depth--;
    if (styles) {
        styles->next[level] = value;
    }
}

static size_t
count_paragraphs(const xmlNode *cell)
{
    size_t count = 0;
    for (const xmlNode *node = cell->children; node; node = node->next) {
        count += rcn_node_is(node, "p") ? 1 : 0;
        count +=
            node->type == XML_ELEMENT_NODE && !rcn_node_is(node, "p") ? 2 : 0;
    }
    return count;
}

static void
write_cell(rcn_odt *odt, const xmlNode *cell, bool head)
{
    const char *name = head ? "th" : "td";
    size_t columns = number_of(odt, cell, "number-columns-spanned", 1);
    size_t rows = number_of(odt, cell, "number-rows-spanned", 1);
    rcn_buffer *out = odt->paper->out;
    rcn_buffer_printf(out, "<%s", name);
    if (columns > 1) {
        rcn_buffer_printf(out, " colspan=\"%zu\"", columns);
    }
    if (rows > 1) {
        rcn_buffer_printf(out, " rowspan=\"%zu\"", rows);
    }
    rcn_buffer_char(out, '>');
    if (count_paragraphs(cell) == 1) {
        write_inline(odt, rcn_node_child(cell, "p"), (rcn_paper_run){0});
    } else {
        write_blocks(odt, cell);
    }
    rcn_buffer_printf(out, "</%s>", name);
}

static void
write_row(rcn_odt *odt, const xmlNode *row, bool head)
{
    rcn_paper_html(odt->paper, "<tr>");
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (rcn_node_is(cell, "table-cell")) {
            write_cell(odt, cell, head);
        }
    }
    rcn_paper_html(odt->paper, "</tr>\n");
}

static void
write_rows(rcn_odt *odt, const xmlNode *parent, bool head)
{
    for (const xmlNode *row = parent->children; row; row = row->next) {
        if (rcn_node_is(row, "table-header-rows")) {
            write_rows(odt, row, true);
        } else if (rcn_node_is(row, "table-rows") ||
                   rcn_node_is(row, "table-row-group")) {
            write_rows(odt, row, head);
        } else if (rcn_node_is(row, "table-row")) {
            write_row(odt, row, head);
        }
    }
}

static void
write_block(rcn_odt *odt, const xmlNode *node)
{
    if (rcn_node_is(node, "p")) {
        write_paragraph(odt, node);
        return;
    }
    end_code(odt);
    if (rcn_node_is(node, "h")) {
        write_heading(odt, node);
    } else if (rcn_node_is(node, "list") && !holds_heading(node)) {
        write_list(odt, node, NULL);
        rcn_paper_end_lists(odt->paper);
    } else if (rcn_node_is(node, "table")) {
        rcn_paper_html(odt->paper, "<table>\n");
        write_rows(odt, node, false);
        rcn_paper_html(odt->paper, "</table>\n");
    } else if (rcn_node_is(node, "table-of-content")) {
        write_contents(odt, rcn_node_child(node, "index-body"));
    } else if (rcn_node_is(node, "frame")) {
        rcn_paper_html(odt->paper, "<p>");
        write_frame(odt, node);
        rcn_paper_html(odt->paper, "</p>\n");
    } else if (rcn_node_is(node, "change")) {
        rcn_paper_html(odt->paper, "<p>");
        write_deletion(odt, node);
        rcn_paper_html(odt->paper, "</p>\n");
    } else if (rcn_node_is(node, "section") || rcn_node_is(node, "list-item") ||
               rcn_node_is(node, "index-body") || rcn_node_is(node, "list")) {
        write_blocks(odt, node); /* numbered headings are in lists */
    }
}

static void
write_blocks(rcn_odt *odt, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            odt->insertions += rcn_node_is(node, "change-start");
            write_block(odt, node);
        }
    }
    end_code(odt);
}

/* Metadata (OpenDocument 1.3, part 3, 4.3).  A property that a person named
 * "date" is the date of the text; that of creation is one of the file. */
static void
read_properties(rcn_odt *odt, const xmlNode *root)
{
    const xmlNode *meta = rcn_node_child(root, "meta");
    static const struct {
        const char *name, *meta;
    } all[] = {{"title", "title"},
               {"initial-creator", "dcterms.creator"},
               {"creation-date", "file.created"},
               {"date", "dcterms.modified"},
               {"language", "lang"},
               {"generator", "generator"}};
    for (size_t i = 0; meta && i < sizeof all / sizeof *all; i++) {
        const xmlNode *node = rcn_node_child(meta, all[i].name);
        rcn_paper_meta(odt->paper, all[i].meta,
                       rcn_node_content(odt->arena, node));
    }
    if (meta && !rcn_node_child(meta, "initial-creator")) {
        rcn_paper_meta(
            odt->paper, "dcterms.creator",
            rcn_node_content(odt->arena, rcn_node_child(meta, "creator")));
    }
    for (const xmlNode *node = meta ? meta->children : NULL; node;
         node = node->next) {
        const char *name = attribute(odt, node, "name");
        if (rcn_node_is(node, "user-defined") && name &&
            strcmp(name, "date") == 0) {
            rcn_paper_meta(odt->paper, "date",
                           rcn_node_content(odt->arena, node));
        }
    }
}

static bool
has_title(const rcn_odt *odt, const xmlNode *text)
{
    for (const xmlNode *node = text->children; node; node = node->next) {
        if (rcn_node_is(node, "p") &&
            rcn_odt_kind_of(&odt->styles, attribute(odt, node, "style-name")) ==
                RCN_ODT_TITLE) {
            return true;
        }
    }
    return false;
}

/* Writes the text as a part; `properties` is the element that holds <meta>. */
static void
write_part(rcn_odt *odt, const xmlNode *text, const xmlNode *properties,
           rcn_parts *parts)
{
    odt->changes = rcn_node_child(text, "tracked-changes");
    odt->titled = has_title(odt, text);
    read_properties(odt, properties);
    write_blocks(odt, text);
    if (odt->insertions || odt->deletions) {
        rcn_log_add(odt->archive->log, RCN_CODE_SOURCE_TRACKED,
                    (rcn_place){odt->archive->path, 0, 0},
                    "insertions accepted: %zu; deletions left out: %zu",
                    odt->insertions, odt->deletions);
    }
    RCN_PUSH(odt->arena, parts,
             rcn_paper_part(odt->paper, "", "recension " RCN_VERSION));
}

static const xmlNode *
text_of(const xmlNode *root)
{
    return rcn_node_child(rcn_node_child(root, "body"), "text");
}

/* Returns a member as XML, or NULL where there is none. */
static const xmlNode *
member(const rcn_odt *odt, const char *name)
{
    return rcn_archive_has(odt->archive, name)
               ? rcn_archive_xml(odt->archive, name)
               : NULL;
}

void
rcn_parts_odt(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_odt odt = {
        .archive = rcn_archive_open(arena, bytes, path, log, &parts->unpacked),
        .arena = arena};
    if (odt.archive && rcn_archive_is_locked(odt.archive)) {
        return;
    }
    const xmlNode *root =
        odt.archive ? rcn_archive_xml(odt.archive, "content.xml") : NULL;
    const xmlNode *text = text_of(root);
    if (!text) {
        if (root) {
            rcn_archive_complain(odt.archive, "no text in it", "");
        }
        return;
    }
    odt.paper = rcn_paper_new(arena);
    rcn_odt_read_styles(arena, root, &odt.styles);
    const xmlNode *styles = member(&odt, "styles.xml");
    if (styles) {
        rcn_odt_read_styles(arena, styles, &odt.styles);
    }
    write_part(&odt, text, member(&odt, "meta.xml"), parts);
}

void
rcn_parts_fodt(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_archive flat = {.arena = arena, .path = path, .log = log};
    rcn_odt odt = {.archive = &flat, .arena = arena};
    const xmlNode *root =
        rcn_node_parse(arena, rcn_xml_entities(arena, bytes, path, log));
    const xmlNode *text = root ? text_of(root) : NULL;
    if (!text) {
        rcn_archive_complain(&flat, "no text in it", "");
        return;
    }
    odt.paper = rcn_paper_new(arena);
    rcn_odt_read_styles(arena, root, &odt.styles);
    write_part(&odt, text, root, parts);
}
