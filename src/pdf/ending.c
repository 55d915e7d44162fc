/* What belongs to the whole file: the catalog and the information dictionary
 * (ISO 32000-1, 7.7.2, 7.9.6, 12.3, 12.4.2 and 14.3; ISO 14289-1, 7; ISO
 * 19005-3, 6.2 and 6.6). */
#include "pdf/ending.h"

#include <errno.h>
#include <string.h>

#include "base/codes.h"
#include "pdf/icc.h"
#include "pdf/label.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

#define LEAF 64 /* names that stand together in a name tree */

/* What is put together. */
typedef struct rcn_finishing {
    rcn_arena *arena;
    rcn_objects *objects;
    const rcn_plan *plan;
    rcn_buffer catalog; /* its inner */
} rcn_finishing;

/* Writes a leaf of the tree of destinations: [start, end). */
static uint32_t
write_leaf(rcn_finishing *it, size_t start, size_t end)
{
    const rcn_plan *plan = it->plan;
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_printf(&out, "<</Limits[(%s)(%s)]/Names[",
                      plan->dests.items[start].name,
                      plan->dests.items[end - 1].name);
    for (size_t i = start; i < end; i++) {
        const rcn_plan_dest *dest = &plan->dests.items[i];
        rcn_buffer_printf(&out, "(%s)[%u 0 R/XYZ ", dest->name,
                          (unsigned)plan->pages.items[dest->page].number);
        rcn_syntax_number(&out, dest->x);
        rcn_buffer_char(&out, ' ');
        rcn_syntax_number(&out, dest->y);
        rcn_buffer_string(&out, " 0]");
    }
    rcn_buffer_string(&out, "]>>");
    return rcn_objects_add(it->objects, RCN_OBJECT_STRUCTURE,
                           rcn_buffer_text(&out));
}

/* The destinations by name, which the plan has sorted; then attached files. */
static bool
set_names(rcn_finishing *it)
{
    rcn_buffer names = rcn_buffer_new(it->arena);
    size_t count = it->plan->dests.count;
    if (count) {
        rcn_buffer_string(&names, "/Dests<</Kids[");
        for (size_t i = 0; i < count; i += LEAF) {
            size_t end = count - i < LEAF ? count : i + LEAF;
            rcn_syntax_reference(&names, write_leaf(it, i, end));
            rcn_buffer_char(&names, ' ');
        }
        rcn_buffer_string(&names, "]>>");
    }
    if (!rcn_files_write(it->arena, it->objects, it->plan, &names,
                         &it->catalog)) {
        return false;
    }
    if (names.len) {
        const char *value =
            rcn_arena_printf(it->arena, "<<%s>>", rcn_buffer_text(&names).at);
        uint32_t number = rcn_objects_add(it->objects, RCN_OBJECT_STRUCTURE,
                                          rcn_text_of(value));
        rcn_buffer_printf(&it->catalog, "/Names %u 0 R", (unsigned)number);
    }
    return true;
}

static void
set_labels(rcn_finishing *it)
{
    rcn_buffer_string(&it->catalog, "/PageLabels<</Nums[");
    rcn_page_label next = {"", '\0', 0};
    for (size_t i = 0; i < it->plan->pages.count; i++) {
        rcn_page_label label =
            rcn_page_label_read(it->plan->pages.items[i].label, i);
        bool follows = label.style && label.style == next.style &&
                       label.number == next.number;
        next = label;
        next.number++;
        if (follows) {
            continue;
        }
        rcn_buffer_printf(&it->catalog, "%zu<<", i);
        if (label.style) {
            rcn_buffer_printf(&it->catalog, "/S/%c/St %u>>", label.style,
                              (unsigned)label.number);
        } else {
            rcn_buffer_string(&it->catalog, "/P");
            rcn_syntax_text(&it->catalog, label.prefix);
            rcn_buffer_string(&it->catalog, ">>");
        }
    }
    rcn_buffer_string(&it->catalog, "]>>");
}

static void
set_metadata(rcn_finishing *it, bool conforms)
{
    const rcn_book *about = &it->plan->about;
    uint32_t metadata = rcn_objects_reserve(it->objects);
    rcn_text packet = rcn_xmp(it->arena, about, about->creator, conforms);
    /* Not packed: programs that know no PDF look for it (14.3.2). */
    rcn_objects_stream(it->objects, metadata, "/Type/Metadata/Subtype/XML",
                       packet, true);
    uint32_t profile = rcn_objects_reserve(it->objects);
    rcn_objects_stream(it->objects, profile, "/N 3", rcn_icc_srgb(it->arena),
                       false);
    rcn_buffer_printf(&it->catalog,
                      "/Metadata %u 0 R/OutputIntents[<</Type/OutputIntent"
                      "/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                      "/Info(sRGB IEC61966-2.1)/DestOutputProfile %u 0 R>>]"
                      "/ViewerPreferences<</DisplayDocTitle true>>"
                      "/MarkInfo<</Marked true>>/Lang",
                      (unsigned)metadata, (unsigned)profile);
    rcn_syntax_text(&it->catalog, about->language ? about->language : "und");
}

/* Returns the information dictionary, which XMP repeats. */
static uint32_t
write_info(rcn_finishing *it)
{
    const rcn_book *about = &it->plan->about;
    const char *date = rcn_syntax_date(it->arena, about->date);
    const struct {
        const char *key, *value;
    } all[] = {{"/Title", about->title},
               {"/Author", about->author},
               {"/Subject", about->subject},
               {"/Creator", about->creator},
               {"/Producer", about->creator},
               {"/CreationDate", date},
               {"/ModDate", date}};
    rcn_buffer out = rcn_buffer_new(it->arena);
    rcn_buffer_string(&out, "<<");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].value && *all[i].value) {
            rcn_buffer_string(&out, all[i].key);
            rcn_syntax_text(&out, all[i].value);
        }
    }
    rcn_buffer_string(&out, ">>");
    return rcn_objects_add(it->objects, RCN_OBJECT_STRUCTURE,
                           rcn_buffer_text(&out));
}

bool
rcn_ending_write(rcn_arena *arena, rcn_objects *objects, const rcn_plan *plan,
                 const rcn_ending *ending)
{
    rcn_finishing it = {.arena = arena,
                        .objects = objects,
                        .plan = plan,
                        .catalog = rcn_buffer_new(arena)};
    rcn_buffer_printf(&it.catalog,
                      "<</Type/Catalog/Pages %u 0 R/StructTreeRoot %u 0 R",
                      (unsigned)ending->pages, (unsigned)ending->structure);
    if (ending->outline) {
        rcn_buffer_printf(&it.catalog, "/Outlines %u 0 R",
                          (unsigned)ending->outline);
    }
    set_labels(&it);
    set_metadata(&it, ending->conforms);
    if (!set_names(&it)) {
        return false;
    }
    rcn_buffer_string(&it.catalog, ">>");
    uint32_t catalog = rcn_objects_add(objects, RCN_OBJECT_ALONE,
                                       rcn_buffer_text(&it.catalog));
    if (rcn_objects_end(objects, catalog, write_info(&it))) {
        return true;
    }
    rcn_log_add(plan->log, RCN_CODE_OUTPUT_WRITE, (rcn_place){plan->path, 0, 0},
                "%s", strerror(errno));
    return false;
}

/* Where an entry of the outline stands: indexes plus one; 0: none. */
typedef struct rcn_outline_place {
    uint32_t number; /**< of its object */
    size_t first, last, next, previous, kids;
} rcn_outline_place;

static void
link_up(rcn_outline_place *places, const rcn_book *book)
{
    for (size_t i = 0; i < book->outline_count; i++) {
        rcn_outline_place *parent = &places[book->outline[i].parent + 1];
        rcn_outline_place *it = &places[i + 1];
        it->previous = parent->last;
        if (it->previous) {
            places[it->previous].next = i + 1;
        } else {
            parent->first = i + 1;
        }
        parent->last = i + 1;
        parent->kids++;
    }
}

static void
add_entry(rcn_buffer *out, const rcn_outline_place *places, const char *key,
          size_t index)
{
    if (index) {
        rcn_buffer_string(out, key);
        rcn_syntax_reference(out, places[index].number);
    }
}

uint32_t
rcn_ending_outline(rcn_arena *arena, rcn_objects *objects, const rcn_book *book)
{
    if (!book->outline_count) {
        return 0;
    }
    rcn_outline_place *places =
        rcn_arena_alloc(arena, book->outline_count + 1, sizeof *places);
    for (size_t i = 0; i <= book->outline_count; i++) {
        places[i].number = rcn_objects_reserve(objects);
    }
    link_up(places, book);
    for (size_t i = 0; i <= book->outline_count; i++) {
        const rcn_outline_place *it = &places[i];
        rcn_buffer out = rcn_buffer_new(arena);
        rcn_buffer_string(&out, i ? "<</Title" : "<</Type/Outlines");
        if (i) {
            const rcn_outline *entry = &book->outline[i - 1];
            rcn_syntax_text(&out, entry->title);
            rcn_buffer_printf(&out, "/Dest(%s)/Parent %u 0 R", entry->dest,
                              (unsigned)places[entry->parent + 1].number);
        }
        add_entry(&out, places, "/First ", it->first);
        add_entry(&out, places, "/Last ", it->last);
        add_entry(&out, places, "/Next ", it->next);
        add_entry(&out, places, "/Prev ", it->previous);
        if (it->kids) { /* entries below the first level are closed: negative */
            rcn_buffer_printf(&out, "/Count %s%zu", i ? "-" : "", it->kids);
        }
        rcn_buffer_string(&out, ">>");
        rcn_objects_put(objects, RCN_OBJECT_STRUCTURE, it->number,
                        rcn_buffer_text(&out));
    }
    return places[0].number;
}
