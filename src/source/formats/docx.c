/* Word documents (ISO/IEC 29500-1, WordprocessingML) become a page of HTML:
 * paragraphs by their styles, lists with their numbers, tables with their
 * spans, notes, links and pictures.  Insertions are accepted; what a revision
 * deleted is kept apart, so that the ledger can name it (17.13.5). */
#include "source/formats/docx.h"

#include <string.h>

#include "base/codes.h"
#include "source/formats/parts.h"

void
rcn_docx_end_code(rcn_docx *docx)
{
    if (docx->in_code) {
        rcn_paper_html(docx->paper, "</pre>\n");
        docx->in_code = false;
    }
}

/* A paragraph by its tag; one without anything in it leaves no trace. */
static void
write_tagged(rcn_docx *docx, const xmlNode *node, const char *open,
             const char *close)
{
    rcn_paper_end_lists(docx->paper);
    size_t before = docx->paper->out->len;
    rcn_paper_html(docx->paper, open);
    size_t empty = docx->paper->out->len;
    rcn_docx_write_inline(docx, node, (rcn_paper_run){0});
    if (docx->paper->out->len == empty) {
        docx->paper->out->len = before;
        return;
    }
    rcn_paper_html(docx->paper, close);
}

static void
write_heading(rcn_docx *docx, const xmlNode *node, int outline)
{
    int level = outline + 1 + (docx->titled ? 1 : 0);
    level = level < 1 ? 1 : level;
    level = level > 6 ? 6 : level;
    write_tagged(docx, node, rcn_arena_printf(docx->arena, "<h%d>", level),
                 rcn_arena_printf(docx->arena, "</h%d>\n", level));
}

static void
write_code(rcn_docx *docx, const xmlNode *node)
{
    rcn_paper_end_lists(docx->paper);
    rcn_paper_html(docx->paper, docx->in_code ? "\n" : "<pre>");
    docx->in_code = true;
    rcn_docx_write_inline(docx, node, (rcn_paper_run){0});
}

/* Returns true when the paragraph was written as the item of a list. */
static bool
write_item(rcn_docx *docx, const xmlNode *node, const rcn_docx_style *style)
{
    const xmlNode *own = rcn_node_child(rcn_node_child(node, "pPr"), "numPr");
    const char *number = rcn_docx_value(docx, own, "numId");
    const char *indent = rcn_docx_value(docx, own, "ilvl");
    rcn_docx_list *list =
        rcn_docx_find_list(&docx->styles, number ? number : style->number);
    size_t level = indent ? strtoul(indent, NULL, 10) : style->level;
    level = level < RCN_DOCX_LEVELS ? level : RCN_DOCX_LEVELS - 1;
    if (!list || list->levels[level].style == '?') {
        return false;
    }
    int32_t *next = &list->count->next[level];
    bool restart = list->levels[level].restart;
    *next = *next && !restart ? *next : list->levels[level].start;
    list->levels[level].restart = false;
    rcn_paper_item(docx->paper, (uint32_t)level, list->levels[level].style,
                   *next);
    (*next)++;
    for (size_t i = level + 1; i < RCN_DOCX_LEVELS; i++) {
        list->count->next[i] = 0;
    }
    rcn_docx_write_inline(docx, node, (rcn_paper_run){0});
    return true;
}

static void
write_contents(rcn_docx *docx, const xmlNode *node)
{
    rcn_paper_end_lists(docx->paper);
    rcn_paper_html(docx->paper, "<p>");
    rcn_buffer text = rcn_buffer_new(docx->arena);
    rcn_docx_add_words(&text, node);
    rcn_paper_cut(docx->paper, "table-of-contents",
                  rcn_text_trim(rcn_buffer_text(&text)));
    rcn_paper_html(docx->paper, "</p>\n");
}

/* A field of the head: its words stay, and are metadata too. */
static void
write_field(rcn_docx *docx, const xmlNode *node, const char *name,
            const char *open)
{
    rcn_paper_meta(docx->paper, name, rcn_node_content(docx->arena, node));
    write_tagged(docx, node, open, "</p>\n");
}

static void
write_paragraph(rcn_docx *docx, const xmlNode *node)
{
    const xmlNode *properties = rcn_node_child(node, "pPr");
    rcn_docx_style style = rcn_docx_find_style(
        &docx->styles, rcn_docx_value(docx, properties, "pStyle"));
    const char *outline = rcn_docx_value(docx, properties, "outlineLvl");
    if (outline && strlen(outline) == 1 && *outline < '9') {
        style.outline = *outline - '0';
    }
    if (style.kind != RCN_DOCX_CODE) {
        rcn_docx_end_code(docx);
    }
    if (style.kind == RCN_DOCX_TITLE) {
        write_tagged(docx, node, "<h1>", "</h1>\n");
    } else if (style.kind == RCN_DOCX_CONTENTS) {
        write_contents(docx, node);
    } else if (style.outline >= 0) {
        write_heading(docx, node, style.outline);
    } else if (style.kind == RCN_DOCX_CODE) {
        write_code(docx, node);
    } else if (style.kind == RCN_DOCX_AUTHOR) {
        write_field(docx, node, "author", "<p class=\"byline\">");
    } else if (style.kind == RCN_DOCX_DATE) {
        write_field(docx, node, "date", "<p class=\"date\">");
    } else if (style.kind == RCN_DOCX_CAPTION) {
        rcn_paper_end_lists(docx->paper);
        write_tagged(docx, node, "<figcaption>", "</figcaption>\n");
    } else if (style.kind == RCN_DOCX_QUOTE) {
        write_tagged(docx, node, "<blockquote><p>", "</p></blockquote>\n");
    } else if (!write_item(docx, node, &style)) {
        write_tagged(docx, node, "<p>", "</p>\n");
    }
}

void
rcn_docx_write_blocks(rcn_docx *docx, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (rcn_node_is(node, "p")) {
            write_paragraph(docx, node);
        } else if (rcn_node_is(node, "tbl")) {
            rcn_docx_end_code(docx);
            rcn_paper_end_lists(docx->paper);
            rcn_docx_write_table(docx, node);
        } else if (rcn_node_is(node, "del") || rcn_node_is(node, "moveFrom")) {
            rcn_docx_write_deletion(docx, node);
        } else if (node->type == XML_ELEMENT_NODE &&
                   !rcn_node_is(node, "sdtPr")) {
            rcn_docx_write_blocks(docx, node); /* sdt, ins, customXml */
        }
    }
}

static bool
has_title(const rcn_docx *docx, const xmlNode *body)
{
    for (const xmlNode *node = body->children; node; node = node->next) {
        const char *name =
            rcn_docx_value(docx, rcn_node_child(node, "pPr"), "pStyle");
        if (name &&
            rcn_docx_find_style(&docx->styles, name).kind == RCN_DOCX_TITLE) {
            return true;
        }
    }
    return false;
}

static void
report(const rcn_docx *docx)
{
    if (docx->insertions || docx->deletions) {
        rcn_log_add(docx->archive->log, RCN_CODE_SOURCE_TRACKED,
                    (rcn_place){docx->archive->path, 0, 0},
                    "insertions accepted: %zu; deletions left out: %zu",
                    docx->insertions, docx->deletions);
    }
    rcn_docx_report_comments(docx->archive, &docx->main);
}

void
rcn_parts_docx(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_docx docx = {
        .archive = rcn_archive_open(arena, bytes, path, log, &parts->unpacked),
        .arena = arena,
        .instruction = rcn_buffer_new(arena)};
    if (docx.archive) {
        docx.main = rcn_docx_open_main(docx.archive);
    }
    const xmlNode *body = rcn_node_child(docx.main.root, "body");
    if (!body) {
        if (docx.main.root) {
            rcn_archive_complain(docx.archive, "no text in it", "");
        }
        return;
    }
    docx.part = &docx.main;
    docx.paper = rcn_paper_new(arena);
    docx.styles = rcn_docx_read_styles(docx.archive);
    docx.footnotes =
        rcn_docx_open_beside(docx.archive, &docx.main, "footnotes.xml");
    docx.endnotes =
        rcn_docx_open_beside(docx.archive, &docx.main, "endnotes.xml");
    docx.titled = has_title(&docx, body);
    rcn_docx_read_properties(docx.archive, docx.paper, !parts->converted);
    rcn_docx_write_blocks(&docx, body);
    rcn_docx_end_code(&docx);
    report(&docx);
    RCN_PUSH(arena, parts,
             rcn_paper_part(docx.paper, "", "recension " RCN_VERSION));
}
