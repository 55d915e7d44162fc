/* Checks on what is to be painted.  A file with wrong nesting, unclosed
 * elements, dangling names and words off the page looks right on paper (ISO
 * 32000-1, 14.7 and 14.8; ISO 14289-1, 7).  So the operations are judged first,
 * and what they ask for is remembered for the end of the file. */
#include "pdf/plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "pdf/syntax.h"

#define DEPTH_LIMIT 64

static const char *
element_name(const rcn_plan *plan, size_t element)
{
    const rcn_plan_element *it = plan->elements.items[element];
    return it->link ? "Link" : rcn_tag_name(it->tag);
}

static bool
refuse(rcn_plan *plan, rcn_code code, const char *what, const char *name)
{
    rcn_log_add(plan->log, code, (rcn_place){plan->path, 0, 0},
                "page %zu: %s%s%s", plan->pages.count, name ? name : "",
                name ? ": " : "", what);
    return false;
}

static rcn_plan_open *
innermost(rcn_plan *plan)
{
    return plan->open.count ? &plan->open.items[plan->open.count - 1] : NULL;
}

/* Whether an element may be in the one that is open now; NULL if so. */
static const char *
misplaced(const rcn_plan *plan, const rcn_plan_open *parent, const rcn_op *op)
{
    bool link = op->kind == RCN_OP_LINK;
    if (!parent) {
        return !link && op->tag == RCN_TAG_DOCUMENT
                   ? NULL
                   : "stands outside the Document";
    }
    if (parent->has_content) {
        return "stands beside words";
    }
    if (link) {
        return NULL;
    }
    if (op->tag == RCN_TAG_DOCUMENT) {
        return "is not the outermost";
    }
    const rcn_plan_element *around = plan->elements.items[parent->element];
    bool fits = around->link ? !rcn_tag_is_bound(op->tag)
                             : rcn_tag_fits(op->tag, around->tag);
    return fits ? NULL : "stands in the wrong element";
}

static bool
open_element(rcn_plan *plan, const rcn_op *op)
{
    bool link = op->kind == RCN_OP_LINK;
    const char *name = link ? "Link" : rcn_tag_name(op->tag);
    rcn_plan_open *parent = innermost(plan);
    const char *wrong = misplaced(plan, parent, op);
    if (!wrong && plan->open.count == DEPTH_LIMIT) {
        wrong = "nested too deep";
    }
    if (wrong) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, wrong, name);
    }
    if (parent) {
        parent->has_child = true;
    }
    rcn_plan_element *element =
        rcn_arena_alloc(plan->arena, 1, sizeof *element);
    *element = (rcn_plan_element){.link = link,
                                  .tag = op->tag,
                                  .columns = op->columns,
                                  .rows = op->rows,
                                  .side = op->side};
    if (!link) {
        element->language = rcn_arena_strdup(plan->arena, op->value);
        element->title = rcn_arena_strdup(plan->arena, op->title);
        element->numbering = op->tag == RCN_TAG_L ? "None" : NULL;
    }
    RCN_PUSH(plan->arena, &plan->elements, element);
    RCN_PUSH(plan->arena, &plan->open,
             (rcn_plan_open){.element = plan->elements.count - 1});
    return true;
}

static bool
open_link(rcn_plan *plan, const rcn_op *op)
{
    if (!op->value || !*op->value) {
        return refuse(plan, RCN_CODE_PDF_DEST, "no target", "Link");
    }
    if (plan->link_depth) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "inside a Link", "Link");
    }
    if (!open_element(plan, op)) {
        return false;
    }
    plan->link_depth = plan->open.count;
    plan->words = rcn_buffer_new(plan->arena);
    rcn_plan_link link = {rcn_arena_strdup(plan->arena, op->value),
                          rcn_arena_strdup(plan->arena, op->title),
                          plan->pages.count - 1};
    RCN_PUSH(plan->arena, &plan->links, link);
    return true;
}

static void
close_link(rcn_plan *plan)
{
    rcn_plan_link *link = &plan->links.items[plan->links.count - 1];
    rcn_text words =
        rcn_text_squash(plan->arena, rcn_buffer_text(&plan->words));
    bool inside = link->target[0] == '#';
    if (!link->contents) {
        link->contents = inside && words.len ? words.at : link->target;
    }
    plan->link_depth = 0;
}

static bool
close_element(rcn_plan *plan)
{
    rcn_plan_open *top = innermost(plan);
    if (!top) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "nothing is open to close",
                      NULL);
    }
    const char *name = element_name(plan, top->element);
    const rcn_plan_element *element = plan->elements.items[top->element];
    /* A cell may hold nothing, and so may the text of a document. */
    bool hollow = !element->link &&
                  (element->tag == RCN_TAG_TD || element->tag == RCN_TAG_TH ||
                   element->tag == RCN_TAG_DIV);
    if (!top->has_child && !top->has_content && !hollow) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "empty element", name);
    }
    if (top->has_furniture && !top->has_child) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "holds page furniture",
                      name);
    }
    if (plan->link_depth == plan->open.count) {
        close_link(plan);
    }
    plan->open.count--;
    return true;
}

/* Notes that something is drawn now; words must be in a leaf, furniture
 * must not. */
static bool
draw_here(rcn_plan *plan, bool artifact)
{
    rcn_plan_open *top = innermost(plan);
    if (artifact) {
        if (top && top->has_content) {
            return refuse(plan, RCN_CODE_PDF_STRUCTURE, "holds page furniture",
                          element_name(plan, top->element));
        }
        if (top) {
            top->has_furniture = true;
        }
        return true;
    }
    if (!top) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE,
                      "words outside all elements", NULL);
    }
    if (top->has_child) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE,
                      "holds words beside elements",
                      element_name(plan, top->element));
    }
    top->has_content = true;
    return true;
}

static bool
on_page(const rcn_plan *plan, int64_t x, int64_t y)
{
    return x >= 0 && y >= 0 && x <= plan->book->page_width &&
           y <= plan->book->page_height;
}

/* Returns what is wrong with a run, or NULL. */
static const char *
run_fault(const rcn_plan *plan, const rcn_op *op)
{
    const rcn_run *run = op->run;
    if (!run || !run->glyph_count || !run->cluster_count ||
        (!run->text.len && !op->artifact && !plan->link_depth)) {
        return "no glyphs or no text";
    }
    if (run->font >= rcn_fonts_count(plan->fonts) || run->size <= 0 ||
        run->scale < 500 || run->scale > 2000) {
        return "unknown font, or a size or scale out of range";
    }
    size_t bytes = 0;
    size_t glyphs = 0;
    for (size_t i = 0; i < run->cluster_count; i++) {
        bytes += run->clusters[i].bytes;
        glyphs += run->clusters[i].glyphs;
    }
    if (bytes != run->text.len || glyphs != run->glyph_count) {
        return "clusters do not cover text and glyphs";
    }
    if (rcn_utf8_valid(run->text) != run->text.len ||
        (run->text.len && memchr(run->text.at, '\0', run->text.len))) {
        return "text is not UTF-8";
    }
    return NULL;
}

static void
number_list(rcn_plan *plan, const rcn_run *run)
{
    size_t depth = plan->open.count;
    rcn_plan_element *const *elements = plan->elements.items;
    if (elements[plan->open.items[depth - 1].element]->tag == RCN_TAG_SPAN) {
        depth--;
    }
    if (depth < 3 ||
        elements[plan->open.items[depth - 1].element]->tag != RCN_TAG_LBL) {
        return;
    }
    rcn_plan_element *list = elements[plan->open.items[depth - 3].element];
    if (list->numbering) {
        bool digit = run->text.at[0] >= '0' && run->text.at[0] <= '9';
        list->numbering = digit ? "Decimal" : "Disc";
    }
}

static bool
add_run(rcn_plan *plan, const rcn_op *op)
{
    const rcn_run *run = op->run;
    const char *fault = run_fault(plan, op);
    if (fault) {
        return refuse(plan, RCN_CODE_PDF_RUN, fault, NULL);
    }
    for (size_t i = 0; i < run->glyph_count; i++) {
        if (!on_page(plan, run->glyphs[i].x, run->glyphs[i].y)) {
            return refuse(plan, RCN_CODE_PDF_PLACE,
                          rcn_text_string(plan->arena, run->text), "words");
        }
    }
    if (!draw_here(plan, op->artifact)) {
        return false;
    }
    if (!op->artifact) {
        number_list(plan, run);
        if (plan->link_depth) {
            rcn_buffer_add(&plan->words, run->text);
        }
    }
    return true;
}

/* Returns the rectangle of a picture as PDF has it: from the lower left corner
 * of the page, in points. */
static const char *
box_of(const rcn_plan *plan, const rcn_op *op)
{
    const rcn_len corners[4] = {
        op->x, plan->book->page_height - op->y - op->height, op->x + op->width,
        plan->book->page_height - op->y};
    rcn_buffer out = rcn_buffer_new(plan->arena);
    for (size_t i = 0; i < 4; i++) {
        int64_t hundredths = (int64_t)corners[i] * 100 / RCN_LEN_PT;
        rcn_buffer_printf(&out, "%s%lld.%02lld", i ? " " : "",
                          (long long)(hundredths / 100),
                          (long long)(hundredths % 100));
    }
    return rcn_text_string(plan->arena, rcn_buffer_text(&out));
}

static bool
add_box(rcn_plan *plan, const rcn_op *op)
{
    const char *name = op->kind == RCN_OP_RULE ? "rule" : "picture";
    if (op->width <= 0 || op->height <= 0 || !on_page(plan, op->x, op->y) ||
        !on_page(plan, (int64_t)op->x + op->width,
                 (int64_t)op->y + op->height)) {
        return refuse(plan, RCN_CODE_PDF_PLACE, "empty or off the page", name);
    }
    if (!draw_here(plan, op->artifact)) {
        return false;
    }
    if (!op->artifact && op->kind == RCN_OP_IMAGE) {
        rcn_plan_element *element =
            plan->elements.items[innermost(plan)->element];
        element->alternative = rcn_arena_strdup(plan->arena, op->title);
        element->box = box_of(plan, op);
    }
    return true;
}

/* Names are printed into the file as they are. */
static bool
add_dest(rcn_plan *plan, const rcn_op *op)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-_:";
    if (!op->value || !*op->value ||
        strspn(op->value, plain) != strlen(op->value)) {
        return refuse(plan, RCN_CODE_PDF_DEST, "not a plain name", op->value);
    }
    if (!on_page(plan, op->x, op->y)) {
        return refuse(plan, RCN_CODE_PDF_PLACE, "off the page", op->value);
    }
    rcn_len rim = rcn_sheet_rim(plan->book);
    rcn_plan_dest dest = {
        .name = rcn_arena_strdup(plan->arena, op->value),
        .page = plan->pages.count - 1,
        .x = rcn_syntax_points((int64_t)rim + op->x),
        .y = rcn_syntax_points((int64_t)rim + plan->book->page_height - op->y)};
    RCN_PUSH(plan->arena, &plan->dests, dest);
    return true;
}

static bool
add_op(rcn_plan *plan, const rcn_op *op)
{
    switch (op->kind) {
    case RCN_OP_OPEN:
        return open_element(plan, op);
    case RCN_OP_CLOSE:
        return close_element(plan);
    case RCN_OP_LINK:
        return open_link(plan, op);
    case RCN_OP_DEST:
        return add_dest(plan, op);
    case RCN_OP_RUN:
        return add_run(plan, op);
    case RCN_OP_RULE:
    case RCN_OP_IMAGE:
        return add_box(plan, op);
    }
    return false;
}

/* What stays open over a page turn must have a child already, or the furniture
 * of the next page falls into it. */
static bool
turn_page(rcn_plan *plan)
{
    for (size_t i = 0; i < plan->open.count; i++) {
        if (!plan->open.items[i].has_child) {
            return refuse(plan, RCN_CODE_PDF_STRUCTURE,
                          "open at the end of the page without a child",
                          element_name(plan, plan->open.items[i].element));
        }
    }
    return true;
}

rcn_len
rcn_sheet_rim(const rcn_book *book)
{
    return book->bleed + (book->crop_marks ? RCN_MARK_ROOM : 0);
}

void
rcn_plan_start(rcn_plan *plan, rcn_arena *arena, const rcn_book *book,
               const rcn_fonts *fonts, const char *path, rcn_log *log)
{
    *plan = (rcn_plan){
        .arena = arena, .book = book, .fonts = fonts, .path = path, .log = log};
    plan->about = (rcn_book){
        .page_width = book->page_width,
        .page_height = book->page_height,
        .bleed = book->bleed,
        .crop_marks = book->crop_marks,
        .attachments = book->attachments,
        .attachment_count = book->attachment_count,
        .title = rcn_arena_strdup(arena, book->title),
        .author = rcn_arena_strdup(arena, book->author),
        .subject = rcn_arena_strdup(arena, book->subject),
        .language = rcn_arena_strdup(arena, book->language),
        .identifier = rcn_arena_strdup(arena, book->identifier),
        .date = rcn_arena_strdup(arena, book->date),
        .creator = rcn_arena_strdup(arena, book->creator),
    };
}

bool
rcn_plan_page_add(rcn_plan *plan, const rcn_page *page)
{
    rcn_plan_page entry = {.label = rcn_arena_strdup(plan->arena, page->label)};
    RCN_PUSH(plan->arena, &plan->pages, entry);
    for (size_t i = 0; i < page->count; i++) {
        if (!add_op(plan, &page->ops[i])) {
            return false;
        }
    }
    return turn_page(plan);
}

static int
compare_names(const void *a, const void *b)
{
    const rcn_plan_dest *one = a;
    const rcn_plan_dest *other = b;
    return strcmp(one->name, other->name);
}

static bool
leads_somewhere(rcn_plan *plan, const char *target, size_t page)
{
    const rcn_plan_dest sought = {.name = target};
    if (plan->dests.count &&
        bsearch(&sought, plan->dests.items, plan->dests.count, sizeof sought,
                compare_names)) {
        return true;
    }
    rcn_log_add(plan->log, RCN_CODE_PDF_DEST, (rcn_place){plan->path, 0, 0},
                "page %zu: no place is named %s", page, target);
    return false;
}

static bool
check_dests(rcn_plan *plan)
{
    if (plan->dests.count) {
        qsort(plan->dests.items, plan->dests.count, sizeof *plan->dests.items,
              compare_names);
    }
    bool ok = true;
    for (size_t i = 1; i < plan->dests.count; i++) {
        const char *name = plan->dests.items[i].name;
        if (strcmp(plan->dests.items[i - 1].name, name) == 0) {
            ok = refuse(plan, RCN_CODE_PDF_DEST, "two places have this name",
                        name);
        }
    }
    for (size_t i = 0; i < plan->links.count; i++) {
        const rcn_plan_link *link = &plan->links.items[i];
        if (link->target[0] == '#') {
            ok = leads_somewhere(plan, link->target + 1, link->page + 1) && ok;
        }
    }
    for (size_t i = 0; i < plan->book->outline_count; i++) {
        ok = leads_somewhere(plan, plan->book->outline[i].dest, 0) && ok;
    }
    return ok;
}

bool
rcn_plan_end(rcn_plan *plan)
{
    if (plan->open.count) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "never closed",
                      element_name(plan, innermost(plan)->element));
    }
    if (!plan->elements.count) {
        return refuse(plan, RCN_CODE_PDF_STRUCTURE, "no element at all", NULL);
    }
    return check_dests(plan);
}
