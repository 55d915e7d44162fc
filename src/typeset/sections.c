/* Front and back matter: title page, imprint, method, chronology, apparatus,
 * queries, sources. */
#include <string.h>

#include "base/utf8.h"
#include "typeset/compose.h"

#define ENTRIES_OF_LETTER 3 /* on average: fewer stand without blank lines */
#define GUTTER            (18 * RCN_LEN_PT)
#define TITLE_SINK        7 /* lines above the title on the title page */
#define TITLE_BREATH      3

/* Blank lines between what is set of a title page and `rest` lines at its foot. */
static uint32_t
lines_to_foot(const rcn_galley *galley, size_t rest)
{
    size_t used = galley->opening_lines + rest;
    for (size_t i = 0; i < galley->strips.count; i++) {
        const rcn_galley_strip *strip = &galley->strips.items[i];
        used += strip->above + strip->head +
                (strip->body ? strip->body->set.count : 0);
    }
    size_t lines = galley->setter->style->lines_per_page;
    return used + TITLE_BREATH < lines ? (uint32_t)(lines - used)
                                       : TITLE_BREATH;
}

static void
compose_title_page(rcn_galley *galley, const rcn_section *section)
{
    rcn_setter *setter = galley->setter;
    rcn_galley_skip(galley, TITLE_SINK * galley->grid);
    if (!rcn_compose_heading(galley, section->title, RCN_TYPE_TITLE,
                             RCN_ALIGN_CENTER)) {
        rcn_galley_skip(galley, galley->grid);
        rcn_galley_opening(galley);
    }
    bool heading = true;
    bool at_foot = false;
    for (size_t i = 0; i < section->block_count; i++) {
        const rcn_block *block = &section->blocks[i];
        bool subtitle = block->kind == RCN_BLOCK_HEADING;
        const rcn_para_shape shape = {.type = subtitle ? RCN_TYPE_SUBTITLE
                                                       : RCN_TYPE_BODY,
                                      .measure = galley->measure,
                                      .align = RCN_ALIGN_CENTER,
                                      .balanced = true,
                                      .language = setter->edition->language};
        rcn_para *para = rcn_para_of_block(setter, block, &shape);
        if (!para) {
            continue;
        }
        para->block_index = (uint32_t)i;
        bool foot = !subtitle && block->level == RCN_TITLE_PAGE_FOOT;
        uint32_t above = heading && !subtitle ? TITLE_BREATH : 0;
        if (foot && !at_foot) {
            above = lines_to_foot(galley, section->block_count - i);
            at_foot = true;
        }
        rcn_strip_begin(galley, above);
        rcn_galley_open(galley, RCN_TAG_P, NULL, NULL);
        if (subtitle) {
            rcn_galley_para(galley, para, 0);
        } else {
            rcn_galley_body(galley, para, 0);
        }
        rcn_galley_close(galley);
        rcn_strip_end(galley, 0);
        heading = subtitle;
    }
}

/* Small, at the foot of its page. */
static void
compose_imprint(rcn_galley *galley, const rcn_section *section)
{
    const rcn_style *style = galley->setter->style;
    const rcn_manner manner = {.body = RCN_TYPE_NOTE,
                               .quote = RCN_TYPE_NOTE,
                               .table = RCN_TYPE_NOTE,
                               .notes = true,
                               .language = galley->setter->edition->language};
    galley->grid = style->types[RCN_TYPE_NOTE].leading;
    rcn_compose_blocks(galley, section->blocks, section->block_count, &manner);
    uint32_t used = 0;
    for (size_t i = 0; i < galley->strips.count; i++) {
        rcn_galley_strip *strip = &galley->strips.items[i];
        strip->above = i > 0;
        used += strip->head + (strip->body ? strip->body->set.count : 0) +
                strip->above;
    }
    uint32_t depth =
        (uint32_t)((rcn_len)style->lines_per_page * style->grid / galley->grid);
    galley->opening_lines = used < depth ? depth - used : 0;
}

/* The first letter of an entry of an index, small; 0: no entry. */
static uint32_t
letter_of(const rcn_galley_strip *strip, const rcn_section *section)
{
    uint32_t first = 0;
    if (strip->body && strip->body->block_index < section->block_count) {
        rcn_text text = section->blocks[strip->body->block_index].text;
        (void)rcn_utf8_next(text, 0, &first);
    }
    return rcn_rune_lower(first);
}

/* Puts a blank line where the entries of strips [first, end) go on to another
 * letter, unless there are so few entries that half of the lines were blank. */
static void
part_letters(rcn_galley_strip *strips, const size_t range[2],
             const rcn_section *section)
{
    size_t letters = 0;
    uint32_t last = 0;
    for (size_t i = range[0]; i < range[1]; i++) {
        uint32_t letter = letter_of(&strips[i], section);
        strips[i].above = letter != last && i > range[0];
        letters += letter != last;
        last = letter;
    }
    bool few = range[1] - range[0] < letters * ENTRIES_OF_LETTER;
    for (size_t i = range[0]; i < range[1]; i++) {
        strips[i].above = strips[i].above && !few;
    }
    strips[range[0]].above = range[0] > 0;
}

/* Parts the entries of an index below each of its headings. */
static void
part_index(rcn_galley *galley, const rcn_section *section)
{
    rcn_galley_strip *strips = galley->strips.items;
    for (size_t first = 0, end = 0; first < galley->strips.count; first = end) {
        end = first + 1;
        while (end < galley->strips.count && !strips[end].heading) {
            end++;
        }
        part_letters(strips, (const size_t[2]){first, end}, section);
    }
}

static void
compose_running(rcn_galley *galley, const rcn_section *section, bool notes)
{
    bool index = section->role == RCN_SECTION_INDEX;
    bool table = section->role == RCN_SECTION_CHRONOLOGY;
    const rcn_style *style = galley->setter->style;
    const rcn_manner manner = {.body = notes ? RCN_TYPE_NOTE : RCN_TYPE_BODY,
                               .quote = notes ? RCN_TYPE_NOTE : RCN_TYPE_QUOTE,
                               .table = notes || table ? RCN_TYPE_NOTE
                                                       : RCN_TYPE_TABLE,
                               .notes = notes,
                               .language = galley->setter->edition->language};
    if (notes || table) {
        galley->grid = style->types[RCN_TYPE_NOTE].leading;
    }
    rcn_compose_top(galley, NULL, RCN_ALIGN_LEFT);
    if (!rcn_compose_heading(galley, section->title, RCN_TYPE_CHAPTER,
                             RCN_ALIGN_LEFT)) {
        rcn_galley_skip(galley, style->grid);
        rcn_galley_opening(galley);
    }
    if (notes && style->note_columns > 1) {
        galley->columns = 2;
        galley->measure = (galley->measure - GUTTER) / 2;
    }
    if (index) {
        rcn_strip_begin(galley, 0);
        rcn_galley_open(galley, RCN_TAG_INDEX, NULL, NULL);
    }
    rcn_compose_blocks(galley, section->blocks, section->block_count, &manner);
    if (index) {
        rcn_galley_close(galley);
        part_index(galley, section);
    }
}

void
rcn_compose_section(rcn_galley *galley, const rcn_section *section)
{
    rcn_galley_dest(galley, section->id);
    switch (section->role) {
    case RCN_SECTION_HALF_TITLE:
    case RCN_SECTION_TITLE_PAGE:
    case RCN_SECTION_PART:
        compose_title_page(galley, section);
        break;
    case RCN_SECTION_IMPRINT:
    case RCN_SECTION_COLOPHON:
        compose_imprint(galley, section);
        break;
    case RCN_SECTION_APPARATUS:
    case RCN_SECTION_ERRATA:
    case RCN_SECTION_QUERIES:
    case RCN_SECTION_SOURCES:
    case RCN_SECTION_INDEX:
        compose_running(galley, section, true);
        break;
    case RCN_SECTION_ABOUT:
    case RCN_SECTION_CHRONOLOGY:
    case RCN_SECTION_CONTENTS:
    case RCN_SECTION_DOCUMENT:
        compose_running(galley, section, false);
        break;
    }
}
