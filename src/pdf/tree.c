/* The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).  Notes are
 * drawn at the foot of the page they are on, in the midst of a text that goes
 * on overleaf, and would be read there.  In the structure they belong behind
 * the text: the notes of a section go into a Div of their own at its end
 * (14.8.4.3.1), and a note that goes on on the next page is one element. */
#include "pdf/tree.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "pdf/syntax.h"
#include "pdf/tag.h"

#define DEPTH_LIMIT 64 /* the plan's */

/* An element that is put together. */
typedef struct rcn_branch {
    const rcn_plan_element *planned;
    uint32_t number;
    uint32_t page; /**< of its own content; 0: it has none yet */
    uint32_t id;   /**< of a note; 0: none */
    size_t kids;
    rcn_buffer list; /**< of its kids, as the file spells them */
} rcn_branch;

/* The notes of a section that wait for its end. */
typedef struct rcn_waiting {
    size_t depth;    /**< of the section among the open elements */
    uint32_t div;    /**< number of the element that will hold them */
    rcn_branch note; /**< the last of them */
    rcn_buffer list; /**< those before it */
    size_t count;
} rcn_waiting;

struct rcn_tree {
    rcn_arena *arena;
    rcn_objects *objects;
    const rcn_plan *plan;
    uint32_t root, page;
    rcn_buffer roots; /* elements that are in no other */
    size_t next;      /* element of the plan */
    rcn_branch open[DEPTH_LIMIT];
    size_t depth;
    RCN_LIST(rcn_waiting) waiting; /* sections with notes, outermost first */
    uint32_t notes;
    rcn_buffer names;           /* of the notes, for the tree of identifiers */
    RCN_LIST(uint32_t) parents; /* objects by key */
    RCN_LIST(uint32_t) marked;  /* elements by identifier on this page */
    rcn_buffer out;             /* the element being written */
};

rcn_tree *
rcn_tree_new(rcn_arena *arena, rcn_objects *objects, const rcn_plan *plan)
{
    rcn_tree *tree = rcn_arena_alloc(arena, 1, sizeof *tree);
    tree->arena = arena;
    tree->objects = objects;
    tree->plan = plan;
    tree->root = rcn_objects_reserve(objects);
    tree->roots = rcn_buffer_new(arena);
    tree->names = rcn_buffer_new(arena);
    tree->out = rcn_buffer_new(arena);
    for (size_t i = 0; i < DEPTH_LIMIT; i++) {
        tree->open[i].list = rcn_buffer_new(arena);
    }
    return tree;
}

void
rcn_tree_page(rcn_tree *tree, uint32_t page)
{
    tree->page = page;
}

uint32_t
rcn_tree_leaf(const rcn_tree *tree)
{
    return tree->depth ? tree->open[tree->depth - 1].number : 0;
}

static const char *
name_of(const rcn_plan_element *planned)
{
    return planned->link ? "Link" : rcn_tag_name(planned->tag);
}

static bool
is_tag(const rcn_branch *branch, rcn_tag tag)
{
    return !branch->planned->link && branch->planned->tag == tag;
}

static void
add_kid(rcn_branch *branch, uint32_t number)
{
    rcn_buffer_char(&branch->list, ' ');
    rcn_syntax_reference(&branch->list, number);
    branch->kids++;
}

static void
add_text(rcn_buffer *out, const char *key, const char *text)
{
    rcn_buffer_string(out, key);
    rcn_syntax_text(out, text);
}

/* What a cell of a table heads, and the places that it takes (ISO 32000-1,
 * 14.8.5.7). */
static void
describe_cell(rcn_buffer *out, const rcn_plan_element *planned)
{
    bool head = planned->tag == RCN_TAG_TH;
    if (!head && planned->columns < 2 && planned->rows < 2) {
        return;
    }
    rcn_buffer_string(out, "/A<</O/Table");
    if (head) {
        rcn_buffer_string(out, planned->side ? "/Scope/Row" : "/Scope/Column");
    }
    if (planned->columns > 1) {
        rcn_buffer_printf(out, "/ColSpan %u", (unsigned)planned->columns);
    }
    if (planned->rows > 1) {
        rcn_buffer_printf(out, "/RowSpan %u", (unsigned)planned->rows);
    }
    rcn_buffer_string(out, ">>");
}

/* What the plan says of an element. */
static void
describe(rcn_buffer *out, const rcn_plan_element *planned)
{
    bool note = !planned->link && planned->tag == RCN_TAG_NOTE;
    if (planned->language) {
        add_text(out, "/Lang", planned->language);
    }
    if (planned->title && !note) {
        add_text(out, "/T", planned->title);
    }
    if (planned->alternative) {
        add_text(out, "/Alt", planned->alternative);
    }
    if (planned->box) {
        rcn_buffer_printf(out, "/A<</O/Layout/BBox[%s]/Placement/Block>>",
                          planned->box);
    } else if (planned->numbering) {
        rcn_buffer_printf(out, "/A<</O/List/ListNumbering/%s>>",
                          planned->numbering);
    } else if (!planned->link) {
        describe_cell(out, planned);
    }
}

static void
add_kids(rcn_buffer *out, rcn_branch *branch)
{
    rcn_text kids = rcn_buffer_text(&branch->list);
    rcn_buffer_string(out, branch->kids == 1 ? "/K" : "/K[");
    rcn_buffer_add(out, kids);
    rcn_buffer_string(out, branch->kids == 1 ? ">>" : "]>>");
}

static void
write_branch(rcn_tree *tree, rcn_branch *branch, uint32_t parent)
{
    rcn_buffer *out = &tree->out;
    out->len = 0;
    rcn_buffer_string(out, "<</Type/StructElem/S/");
    rcn_buffer_string(out, name_of(branch->planned));
    rcn_buffer_string(out, "/P ");
    rcn_syntax_reference(out, parent);
    if (branch->page) {
        rcn_buffer_string(out, "/Pg ");
        rcn_syntax_reference(out, branch->page);
    }
    describe(out, branch->planned);
    if (branch->id) {
        rcn_buffer_printf(out, "/ID(note-%08u)", (unsigned)branch->id);
    }
    add_kids(out, branch);
    rcn_objects_put(tree->objects, RCN_OBJECT_STRUCTURE, branch->number,
                    rcn_buffer_text(out));
}

/* Names sort as they are numbered. */
static void
identify(rcn_tree *tree, rcn_branch *note)
{
    note->id = ++tree->notes;
    rcn_buffer_printf(&tree->names, "(note-%08u)%u 0 R", (unsigned)note->id,
                      (unsigned)note->number);
}

static void
write_note(rcn_tree *tree, rcn_waiting *waiting)
{
    if (waiting->note.number) {
        write_branch(tree, &waiting->note, waiting->div);
        rcn_buffer_char(&waiting->list, ' ');
        rcn_syntax_reference(&waiting->list, waiting->note.number);
        waiting->count++;
    }
}

/* Returns where the notes of the innermost section wait; NULL: there is
 * none. */
static rcn_waiting *
waiting_here(rcn_tree *tree)
{
    size_t depth = tree->depth;
    while (depth && !is_tag(&tree->open[depth - 1], RCN_TAG_SECT)) {
        depth--;
    }
    if (!depth) {
        return NULL;
    }
    size_t count = tree->waiting.count;
    if (!count || tree->waiting.items[count - 1].depth != depth) {
        rcn_waiting waiting = {.depth = depth,
                               .div = rcn_objects_reserve(tree->objects),
                               .list = rcn_buffer_new(tree->arena)};
        RCN_PUSH(tree->arena, &tree->waiting, waiting);
    }
    return &tree->waiting.items[tree->waiting.count - 1];
}

/* Opens a note: one that waits, when this is its next piece. */
static void
open_note(rcn_tree *tree, rcn_branch *note)
{
    const char *name = note->planned->title;
    rcn_waiting *waiting = name ? waiting_here(tree) : NULL;
    if (waiting && waiting->note.number &&
        strcmp(waiting->note.planned->title, name) == 0) {
        note->number = waiting->note.number;
        note->id = waiting->note.id;
        note->page = waiting->note.page;
        note->kids = waiting->note.kids;
        rcn_buffer_add(&note->list, rcn_buffer_text(&waiting->note.list));
        return;
    }
    note->number = rcn_objects_reserve(tree->objects);
    identify(tree, note);
}

/* Lets a note wait for the end of its section; false when it is in none. */
static bool
keep_note(rcn_tree *tree, rcn_branch *note)
{
    rcn_waiting *waiting = note->planned->title ? waiting_here(tree) : NULL;
    if (!waiting) {
        return false;
    }
    if (waiting->note.number != note->number) {
        write_note(tree, waiting);
    }
    rcn_text kids = rcn_buffer_text(&note->list);
    waiting->note = *note;
    waiting->note.list = rcn_buffer_new(tree->arena);
    rcn_buffer_add(&waiting->note.list, kids);
    return true;
}

/* Writes the notes of a section that is being closed. */
static void
end_section(rcn_tree *tree, rcn_branch *section)
{
    size_t count = tree->waiting.count;
    if (!count || tree->waiting.items[count - 1].depth != tree->depth) {
        return;
    }
    rcn_waiting *waiting = &tree->waiting.items[--tree->waiting.count];
    write_note(tree, waiting);
    rcn_buffer *out = &tree->out;
    out->len = 0;
    rcn_buffer_string(out, "<</Type/StructElem/S/Div/T(notes)/P ");
    rcn_syntax_reference(out, section->number);
    rcn_buffer_string(out, "/K[");
    rcn_buffer_add(out, rcn_buffer_text(&waiting->list));
    rcn_buffer_string(out, "]>>");
    rcn_objects_put(tree->objects, RCN_OBJECT_STRUCTURE, waiting->div,
                    rcn_buffer_text(out));
    add_kid(section, waiting->div);
}

void
rcn_tree_open(rcn_tree *tree)
{
    assert(tree->depth < DEPTH_LIMIT &&
           tree->next < tree->plan->elements.count);
    rcn_branch *branch = &tree->open[tree->depth];
    *branch = (rcn_branch){.planned = tree->plan->elements.items[tree->next++],
                           .list = branch->list};
    branch->list.len = 0;
    if (is_tag(branch, RCN_TAG_NOTE)) {
        open_note(tree, branch);
    } else {
        branch->number = rcn_objects_reserve(tree->objects);
    }
    tree->depth++;
}

void
rcn_tree_close(rcn_tree *tree)
{
    rcn_branch *branch = &tree->open[tree->depth - 1];
    if (is_tag(branch, RCN_TAG_SECT)) {
        end_section(tree, branch);
    }
    tree->depth--;
    if (is_tag(branch, RCN_TAG_NOTE) && keep_note(tree, branch)) {
        return;
    }
    rcn_branch *parent = tree->depth ? branch - 1 : NULL;
    write_branch(tree, branch, parent ? parent->number : tree->root);
    if (parent) {
        add_kid(parent, branch->number);
    } else {
        rcn_syntax_reference(&tree->roots, branch->number);
        rcn_buffer_char(&tree->roots, ' ');
    }
}

uint32_t
rcn_tree_mark(rcn_tree *tree, const char **ret_name)
{
    rcn_branch *leaf = &tree->open[tree->depth - 1];
    uint32_t id = (uint32_t)tree->marked.count;
    RCN_PUSH(tree->arena, &tree->marked, leaf->number);
    leaf->page = leaf->page ? leaf->page : tree->page;
    if (leaf->page == tree->page) {
        rcn_buffer_char(&leaf->list, ' ');
        rcn_syntax_number(&leaf->list, (int64_t)id * 1000);
    } else {
        rcn_buffer_printf(&leaf->list, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                          (unsigned)tree->page, (unsigned)id);
    }
    leaf->kids++;
    *ret_name = name_of(leaf->planned);
    return id;
}

uint32_t
rcn_tree_annotate(rcn_tree *tree, uint32_t annotation)
{
    rcn_branch *leaf = &tree->open[tree->depth - 1];
    rcn_buffer_printf(&leaf->list, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>",
                      (unsigned)annotation, (unsigned)tree->page);
    leaf->kids++;
    RCN_PUSH(tree->arena, &tree->parents, leaf->number);
    return (uint32_t)tree->parents.count - 1;
}

uint32_t
rcn_tree_turn(rcn_tree *tree)
{
    rcn_buffer *out = &tree->out;
    out->len = 0;
    rcn_buffer_char(out, '[');
    for (size_t i = 0; i < tree->marked.count; i++) {
        rcn_buffer_char(out, ' ');
        rcn_syntax_reference(out, tree->marked.items[i]);
    }
    rcn_buffer_char(out, ']');
    tree->marked.count = 0;
    uint32_t list = rcn_objects_add(tree->objects, RCN_OBJECT_STRUCTURE,
                                    rcn_buffer_text(out));
    RCN_PUSH(tree->arena, &tree->parents, list);
    return (uint32_t)tree->parents.count - 1;
}

uint32_t
rcn_tree_end(rcn_tree *tree)
{
    rcn_buffer *out = &tree->out;
    out->len = 0;
    rcn_buffer_string(out, "<</Nums[");
    for (size_t i = 0; i < tree->parents.count; i++) {
        rcn_buffer_printf(out, "%zu %u 0 R ", i,
                          (unsigned)tree->parents.items[i]);
    }
    rcn_buffer_string(out, "]>>");
    uint32_t parents = rcn_objects_add(tree->objects, RCN_OBJECT_STRUCTURE,
                                       rcn_buffer_text(out));
    out->len = 0;
    rcn_buffer_printf(out,
                      "<</Type/StructTreeRoot/ParentTree %u 0 R"
                      "/ParentTreeNextKey %zu/K[",
                      (unsigned)parents, tree->parents.count);
    rcn_buffer_add(out, rcn_buffer_text(&tree->roots));
    rcn_buffer_char(out, ']');
    if (tree->notes) {
        rcn_buffer_string(out, "/IDTree<</Names[");
        rcn_buffer_add(out, rcn_buffer_text(&tree->names));
        rcn_buffer_string(out, "]>>");
    }
    rcn_buffer_string(out, ">>");
    rcn_objects_put(tree->objects, RCN_OBJECT_STRUCTURE, tree->root,
                    rcn_buffer_text(out));
    return tree->root;
}
