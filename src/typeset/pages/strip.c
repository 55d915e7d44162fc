/* A galley: what compositors call type that is set but not yet made up into
 * pages. */
#include "typeset/pages/galley.h"

#include <assert.h>

#include "typeset/pages/footnote.h"

void
rcn_galley_begin(rcn_galley *galley, rcn_setter *setter, rcn_breaker *breaker,
                 uint32_t section)
{
    *galley = (rcn_galley){.setter = setter,
                           .breaker = breaker,
                           .section = section,
                           .grid = setter->style->grid,
                           .measure = rcn_style_measure(setter->style),
                           .columns = 1};
}

static uint32_t
lines_for(const rcn_galley *galley, rcn_len height)
{
    return (uint32_t)((height + galley->grid - 1) / galley->grid);
}

static void
add(rcn_galley *galley, rcn_galley_part part)
{
    RCN_PUSH(galley->setter->galley, &galley->parts, part);
    if (galley->open) {
        galley->strips.items[galley->strips.count - 1].end =
            (uint32_t)galley->parts.count;
    }
}

void
rcn_galley_opening(rcn_galley *galley)
{
    assert(!galley->strips.count);
    galley->opening_end = (uint32_t)galley->parts.count;
    galley->opening_lines = lines_for(galley, galley->height);
    galley->height = 0;
}

void
rcn_strip_begin(rcn_galley *galley, uint32_t above)
{
    if (galley->open) {
        rcn_galley_strip *strip =
            &galley->strips.items[galley->strips.count - 1];
        if (strip->head || galley->height) {
            rcn_galley_skip(galley, (rcn_len)above * galley->grid);
        }
        return;
    }
    uint32_t first = galley->strips.count
                         ? galley->strips.items[galley->strips.count - 1].end
                         : galley->opening_end;
    RCN_PUSH(galley->setter->galley, &galley->strips,
             (rcn_galley_strip){.first = first,
                                .end = (uint32_t)galley->parts.count,
                                .above = above});
    galley->open = true;
    galley->height = 0;
}

void
rcn_strip_end(rcn_galley *galley, uint32_t below)
{
    assert(galley->open);
    rcn_galley_strip *strip = &galley->strips.items[galley->strips.count - 1];
    if (!strip->body) {
        strip->head = lines_for(galley, galley->height);
    }
    strip->below = below;
    galley->open = false;
    galley->height = 0;
}

static void
open_element(rcn_galley *galley, rcn_tag tag, rcn_tagging tagging, bool plain)
{
    rcn_tagging *copy = NULL;
    if (!plain) {
        copy = rcn_arena_alloc(galley->setter->arena, 1, sizeof *copy);
        *copy = tagging;
    }
    add(galley,
        (rcn_galley_part){.kind = RCN_PART_OPEN, .tag = tag, .tagging = copy});
}

void
rcn_galley_open(rcn_galley *galley, rcn_tag tag, const char *title,
                const char *language)
{
    open_element(galley, tag,
                 (rcn_tagging){.title = title, .language = language},
                 !title && !language);
}

void
rcn_galley_open_cell(rcn_galley *galley, rcn_tag tag, rcn_tagging tagging)
{
    open_element(galley, tag, tagging,
                 tagging.columns < 2 && tagging.rows < 2 && !tagging.side);
}

void
rcn_galley_close(rcn_galley *galley)
{
    add(galley, (rcn_galley_part){.kind = RCN_PART_CLOSE});
    if (!galley->open && galley->strips.count) {
        rcn_galley_strip *last =
            &galley->strips.items[galley->strips.count - 1];
        if (last->end + 1 == galley->parts.count) {
            last->end++;
        }
    }
}

void
rcn_galley_dest(rcn_galley *galley, const char *name)
{
    if (name) {
        add(galley, (rcn_galley_part){.kind = RCN_PART_DEST, .name = name});
    }
}

void
rcn_galley_skip(rcn_galley *galley, rcn_len height)
{
    add(galley, (rcn_galley_part){.kind = RCN_PART_SKIP, .height = height});
    galley->height += height;
}

void
rcn_galley_rule(rcn_galley *galley, rcn_len x, rcn_len below, rcn_len width)
{
    add(galley,
        (rcn_galley_part){
            .kind = RCN_PART_RULE, .x = x, .height = below, .width = width});
}

void
rcn_galley_picture(rcn_galley *galley, const rcn_picture *picture, rcn_len x,
                   rcn_len below, rcn_len width)
{
    add(galley, (rcn_galley_part){.kind = RCN_PART_PICTURE,
                                  .picture = picture,
                                  .x = x,
                                  .height = below,
                                  .width = width});
}

rcn_len
rcn_para_height(const rcn_para *para)
{
    return (rcn_len)para->set.count * para->leading;
}

/* Names the references before `end` that have no mark. */
static void
name_references(rcn_galley *galley, const rcn_note *end)
{
    for (; galley->references_at < end; galley->references_at++) {
        rcn_galley_dest(galley,
                        rcn_query_reference_id(galley->setter->galley,
                                               galley->references_at->query));
    }
}

void
rcn_galley_end_references(rcn_galley *galley)
{
    name_references(galley, galley->references_end);
}

static void
adopt(rcn_galley *galley, rcn_para *para)
{
    para->section = galley->section;
    if (para->note_count) {
        const rcn_note *end = para->notes + para->note_count;
        name_references(galley, para->notes);
        galley->references_at =
            galley->references_at < end ? end : galley->references_at;
    }
}

/* Notes on what is above the body of a strip are at the foot of the page
 * that the strip begins on. */
static void
set_notes(rcn_galley *galley, rcn_para *para)
{
    uint32_t lines = rcn_footnotes_set(galley, para);
    if (galley->open) {
        galley->strips.items[galley->strips.count - 1].feet += lines;
    }
}

void
rcn_galley_para(rcn_galley *galley, rcn_para *para, rcn_len x)
{
    if (!para) {
        return;
    }
    adopt(galley, para);
    rcn_breaker_break(galley->breaker, para, false, false);
    add(galley, (rcn_galley_part){.kind = RCN_PART_PARA, .para = para, .x = x});
    set_notes(galley, para);
    galley->height += rcn_para_height(para);
}

void
rcn_galley_beside(rcn_galley *galley, rcn_para *para, rcn_len x)
{
    if (!para) {
        return;
    }
    adopt(galley, para);
    if (!para->set.count) {
        rcn_breaker_break(galley->breaker, para, false, false);
    }
    add(galley,
        (rcn_galley_part){.kind = RCN_PART_BESIDE, .para = para, .x = x});
    set_notes(galley, para);
}

void
rcn_galley_mute(rcn_galley *galley, rcn_para *para, rcn_len x)
{
    if (para) {
        rcn_galley_beside(galley, para, x);
        galley->parts.items[galley->parts.count - 1].mute = true;
    }
}

void
rcn_galley_body(rcn_galley *galley, rcn_para *para, rcn_len x)
{
    if (!para) {
        return;
    }
    assert(galley->open);
    adopt(galley, para);
    rcn_breaker_break(galley->breaker, para, true, false);
    (void)rcn_footnotes_set(galley, para);
    rcn_galley_strip *strip = &galley->strips.items[galley->strips.count - 1];
    assert(!strip->body);
    strip->body = para;
    strip->head = lines_for(galley, galley->height);
    add(galley, (rcn_galley_part){.kind = RCN_PART_BODY, .para = para, .x = x});
}
