/* A printed book as a PDF: each page is made, judged, painted, written and
 * forgotten; in the end come fonts and catalog, and the file moves into its
 * place. */
#include "pdf/pdf.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "pdf/ending.h"
#include "pdf/links.h"
#include "pdf/paint.h"
#include "pdf/plan.h"
#include "pdf/simplify.h"
#include "pdf/syntax.h"

#define BRANCH 64 /* pages below one node of their tree (7.7.3) */

struct rcn_drawing {
    rcn_arena *arena;
    rcn_plan plan;
    char *temporary;
    FILE *file;
    rcn_objects *objects;
    rcn_paint *paint;
    rcn_paintbox box;
    uint32_t outline;  /* 0: none */
    size_t link;       /* of the plan: the next one */
    uint32_t branches; /* root of the tree of pages */
    uint32_t branch;   /* node that takes the next page */
    RCN_LIST(uint32_t) nodes;
    rcn_buffer kids; /* of the node */
};

static bool
write_failed(rcn_drawing *drawing)
{
    rcn_log_add(drawing->plan.log, RCN_CODE_OUTPUT_WRITE,
                (rcn_place){drawing->plan.path, 0, 0}, "%s", strerror(errno));
    return false;
}

/* "/Key[left bottom right top]" of a box that leaves out this much of the sheet
 * on each side (ISO 32000-1, 14.11.2). */
static void
add_box(rcn_buffer *out, const rcn_book *book, const char *key, rcn_len rim)
{
    int64_t whole = rcn_sheet_rim(book);
    const int64_t corners[] = {rim, rim, book->page_width + 2 * whole - rim,
                               book->page_height + 2 * whole - rim};
    rcn_buffer_string(out, key);
    for (size_t i = 0; i < 4; i++) {
        rcn_buffer_char(out, i ? ' ' : '[');
        rcn_syntax_number(out, rcn_syntax_points(corners[i]));
    }
    rcn_buffer_char(out, ']');
}

/* Returns the node below which the next page stands. */
static uint32_t
take_branch(rcn_drawing *drawing, size_t index)
{
    if (index % BRANCH == 0) {
        drawing->branch = rcn_objects_reserve(drawing->objects);
        RCN_PUSH(drawing->arena, &drawing->nodes, drawing->branch);
    }
    return drawing->branch;
}

static void
end_branch(rcn_drawing *drawing, size_t count)
{
    const char *value = rcn_arena_printf(
        drawing->arena, "<</Type/Pages/Parent %u 0 R/Count %zu/Kids[%s]>>",
        (unsigned)drawing->branches, count, rcn_buffer_text(&drawing->kids).at);
    rcn_objects_put(drawing->objects, RCN_OBJECT_PAGE, drawing->branch,
                    rcn_text_of(value));
    drawing->kids.len = 0;
}

static void
write_page(rcn_drawing *drawing, size_t index, const rcn_painted *page,
           rcn_text annotations, rcn_arena *scratch)
{
    const rcn_book *book = drawing->plan.book;
    uint32_t contents = rcn_objects_reserve(drawing->objects);
    rcn_objects_stream(drawing->objects, contents, "", page->content, false);
    rcn_buffer out = rcn_buffer_new(scratch);
    rcn_buffer_printf(&out,
                      "<</Type/Page/Parent %u 0 R/Resources %u 0 R"
                      "/Contents %u 0 R/StructParents %u/Tabs/S",
                      (unsigned)drawing->branch, (unsigned)page->resources,
                      (unsigned)contents,
                      (unsigned)rcn_tree_turn(drawing->box.tree));
    add_box(&out, book, "/MediaBox", 0);
    rcn_len rim = rcn_sheet_rim(book);
    if (rim) {
        add_box(&out, book, "/TrimBox", rim);
        add_box(&out, book, "/BleedBox", rim - book->bleed);
    }
    if (annotations.len) {
        rcn_buffer_printf(&out, "/Annots[%s]", annotations.at);
    }
    rcn_buffer_string(&out, ">>");
    uint32_t number = drawing->plan.pages.items[index].number;
    rcn_objects_put(drawing->objects, RCN_OBJECT_PAGE, number,
                    rcn_buffer_text(&out));
    rcn_syntax_reference(&drawing->kids, number);
    rcn_buffer_char(&drawing->kids, ' ');
}

/* Paints the operations in their order and writes the links; returns the
 * references of these. */
static rcn_text
paint_page(rcn_drawing *drawing, const rcn_page *page, rcn_arena *scratch)
{
    rcn_tree *tree = drawing->box.tree;
    rcn_buffer links = rcn_buffer_new(scratch);
    for (size_t i = 0; i < page->count; i++) {
        const rcn_op *op = &page->ops[i];
        if (op->kind == RCN_OP_CLOSE) {
            rcn_tree_close(tree);
        } else if (op->kind == RCN_OP_OPEN) {
            rcn_tree_open(tree);
        } else if (op->kind == RCN_OP_LINK) {
            rcn_tree_open(tree);
            uint32_t number = rcn_link_write(
                drawing->objects, tree, &drawing->plan,
                &drawing->plan.links.items[drawing->link++], page, i);
            rcn_syntax_reference(&links, number);
            rcn_buffer_char(&links, ' ');
        } else {
            rcn_paint_op(drawing->paint, op, scratch);
        }
    }
    return rcn_buffer_text(&links);
}

static void
paint_marks(rcn_drawing *drawing, rcn_arena *scratch)
{
    const rcn_book *book = drawing->plan.book;
    rcn_op marks[RCN_MARK_COUNT];
    rcn_marks_make(book->page_width, book->page_height, book->bleed, marks);
    for (size_t i = 0; book->crop_marks && i < RCN_MARK_COUNT; i++) {
        rcn_paint_op(drawing->paint, &marks[i], scratch);
    }
}

static bool
draw_page(rcn_drawing *drawing, size_t index, rcn_heading_levels *levels,
          rcn_arena *scratch)
{
    rcn_plan *plan = &drawing->plan;
    rcn_page whole = rcn_book_page(plan->book, index, scratch);
    rcn_page page = rcn_page_simplify(&whole, levels, scratch);
    if (!rcn_plan_page_add(plan, &page)) {
        return false;
    }
    rcn_len rim = rcn_sheet_rim(plan->book);
    uint32_t number = rcn_objects_reserve(drawing->objects);
    plan->pages.items[index].number = number;
    (void)take_branch(drawing, index);
    rcn_tree_page(drawing->box.tree, number);
    rcn_paint_begin(drawing->paint, rim, rim);
    rcn_text links = paint_page(drawing, &page, scratch);
    paint_marks(drawing, scratch);
    rcn_painted painted;
    if (!rcn_paint_end(drawing->paint, scratch, &painted)) {
        return false;
    }
    write_page(drawing, index, &painted, links, scratch);
    if ((index + 1) % BRANCH == 0 || index + 1 == plan->book->page_count) {
        end_branch(drawing, index % BRANCH + 1);
    }
    return true;
}

static bool
draw_pages(rcn_drawing *drawing)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_heading_levels levels = {.count = 0};
    bool ok = true;
    size_t count = drawing->plan.book->page_count;
    for (size_t i = 0; ok && i < count; i++) {
        rcn_log_step(drawing->plan.log, "writing pages of the PDF", i, count);
        ok = draw_page(drawing, i, &levels, scratch);
        rcn_arena_reset(scratch);
    }
    rcn_arena_free(scratch);
    return ok && rcn_plan_end(&drawing->plan);
}

static bool
draw_book(rcn_drawing *drawing)
{
    rcn_arena *arena = drawing->arena;
    drawing->file = fopen(drawing->temporary, "wb");
    if (!drawing->file) {
        return write_failed(drawing);
    }
    const rcn_plan *plan = &drawing->plan;
    rcn_objects *objects = rcn_objects_new(arena, drawing->file);
    drawing->objects = objects;
    rcn_len rim = rcn_sheet_rim(plan->book);
    drawing->box = (rcn_paintbox){.fonts = plan->fonts,
                                  .objects = objects,
                                  .tree = rcn_tree_new(arena, objects, plan),
                                  .width = plan->book->page_width + 2 * rim,
                                  .height = plan->book->page_height + 2 * rim,
                                  .path = plan->path,
                                  .log = plan->log};
    drawing->paint = rcn_paint_new(arena, &drawing->box);
    drawing->kids = rcn_buffer_new(arena);
    drawing->branches = rcn_objects_reserve(objects);
    if (!draw_pages(drawing)) {
        return false;
    }
    drawing->outline = rcn_ending_outline(arena, objects, plan->book);
    return true;
}

/* Removes what there is of the file. */
static void
give_up(rcn_drawing *drawing)
{
    if (drawing->file) {
        (void)fclose(drawing->file);
        (void)unlink(drawing->temporary);
    }
    rcn_arena_free(drawing->arena);
}

rcn_drawing *
rcn_pdf_draw(const rcn_book *book, const rcn_fonts *fonts, const char *path,
             rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_drawing *drawing = rcn_arena_alloc(arena, 1, sizeof *drawing);
    drawing->arena = arena;
    drawing->temporary = rcn_file_temporary(arena, path);
    rcn_plan_start(&drawing->plan, arena, book, fonts,
                   rcn_arena_strdup(arena, path), log);
    if (draw_book(drawing)) {
        return drawing;
    }
    give_up(drawing);
    return NULL;
}

/* Returns the root of the tree of pages; returns its number. */
static uint32_t
write_branches(rcn_drawing *drawing)
{
    rcn_buffer out = rcn_buffer_new(drawing->arena);
    rcn_buffer_printf(&out, "<</Type/Pages/Count %zu/Kids[",
                      drawing->plan.pages.count);
    for (size_t i = 0; i < drawing->nodes.count; i++) {
        rcn_syntax_reference(&out, drawing->nodes.items[i]);
        rcn_buffer_char(&out, ' ');
    }
    rcn_buffer_string(&out, "]>>");
    rcn_objects_put(drawing->objects, RCN_OBJECT_PAGE, drawing->branches,
                    rcn_buffer_text(&out));
    return drawing->branches;
}

bool
rcn_pdf_finish(rcn_drawing *drawing)
{
    rcn_ending ending = {.outline = drawing->outline,
                         .conforms = !rcn_paint_incomplete(drawing->paint)};
    bool ok = rcn_paint_finish(drawing->paint);
    if (ok) {
        ending.pages = write_branches(drawing);
        ending.structure = rcn_tree_end(drawing->box.tree);
        ok = rcn_ending_write(drawing->arena, drawing->objects, &drawing->plan,
                              &ending);
    }
    if (!ok) {
        give_up(drawing);
        return false;
    }
    if (fclose(drawing->file) != 0) {
        (void)unlink(drawing->temporary);
        ok = write_failed(drawing);
    }
    ok = ok && rcn_file_commit(drawing->temporary, drawing->plan.path,
                               drawing->plan.log);
    rcn_arena_free(drawing->arena);
    return ok;
}

bool
rcn_pdf_write(const rcn_book *book, const rcn_fonts *fonts, const char *path,
              rcn_log *log)
{
    rcn_drawing *drawing = rcn_pdf_draw(book, fonts, path, log);
    return drawing && rcn_pdf_finish(drawing);
}
