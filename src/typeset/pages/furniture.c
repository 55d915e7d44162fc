/* Running heads and folios: outside the text, for the eye alone. */
#include "typeset/pages/furniture.h"

#include <string.h>

#define HEAD_LINES 2 /* grid lines between running head and text */

const char *
rcn_page_label(rcn_arena *arena, rcn_matter matter, uint32_t number)
{
    static const struct {
        uint32_t value;
        const char *digits;
    } numerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
                    {100, "c"},  {90, "xc"},  {50, "l"},  {40, "xl"},
                    {10, "x"},   {9, "ix"},   {5, "v"},   {4, "iv"},
                    {1, "i"}};
    if (matter != RCN_MATTER_FRONT) {
        return rcn_arena_printf(arena, "%u", number);
    }
    rcn_buffer label = rcn_buffer_new(arena);
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        while (number >= numerals[i].value) {
            rcn_buffer_string(&label, numerals[i].digits);
            number -= numerals[i].value;
        }
    }
    return rcn_buffer_text(&label).at;
}

typedef struct rcn_furnishing {
    rcn_setter *setter;
    rcn_breaker *breaker;
    rcn_para *edition_head;
    rcn_para *section_head;
    uint32_t section; /* of section_head */
} rcn_furnishing;

/* One line of furniture; NULL when it is blank or longer than the measure. */
static rcn_para *
line_of(rcn_furnishing *furnishing, const char *text, rcn_type_use type,
        rcn_align align)
{
    rcn_setter *setter = furnishing->setter;
    const rcn_para_shape shape = {.type = type,
                                  .measure = rcn_style_measure(setter->style),
                                  .align = align,
                                  .language = setter->edition->language};
    rcn_para *para = rcn_para_of_string(setter, text ? text : "", &shape);
    if (!para) {
        return NULL;
    }
    rcn_breaker_break(furnishing->breaker, para, false, false);
    if (para->set.count > 1) {
        return NULL;
    }
    rcn_textline *line = rcn_arena_alloc(setter->arena, 1, sizeof *line);
    *line = para->set.lines[0];
    para->set.lines = line;
    return para;
}

/* Returns the longest beginning of a title, cut at a word, that fits beside a
 * folio. */
static rcn_para *
head_of(rcn_furnishing *furnishing, const char *title)
{
    rcn_setter *setter = furnishing->setter;
    rcn_len most = rcn_style_measure(setter->style) * 4 / 5;
    size_t len = title ? strlen(title) : 0;
    len = len < 300 ? len : 300;
    bool whole = title && !title[len];
    while (len) {
        const char *text =
            whole ? title
                  : rcn_arena_printf(setter->arena, "%.*s …", (int)len, title);
        rcn_para *para =
            line_of(furnishing, text, RCN_TYPE_RUNNING, RCN_ALIGN_CENTER);
        if (para && para->set.lines[0].width <= most) {
            return para;
        }
        whole = false;
        do {
            len--;
        } while (len && title[len] != ' ');
    }
    return NULL;
}

static bool
runs_backward(rcn_furnishing *furnishing, const char *words)
{
    const rcn_para *para =
        line_of(furnishing, words, RCN_TYPE_RUNNING, RCN_ALIGN_CENTER);
    return para && para->backward;
}

static rcn_para *
section_head(rcn_furnishing *furnishing, uint32_t index)
{
    if (furnishing->section == index) {
        return furnishing->section_head;
    }
    rcn_setter *setter = furnishing->setter;
    const rcn_section *section = &setter->edition->sections[index];
    const char *title =
        section->short_title ? section->short_title : section->title;
    rcn_para *para = NULL;
    bool dated = section->record && section->record->dating.edtf;
    if (section->date && title && (dated || !section->record)) {
        /* Beside a title that runs right to left the date keeps its order. */
        bool mixed = runs_backward(furnishing, title) &&
                     !runs_backward(furnishing, section->date);
        const char *both =
            rcn_arena_printf(setter->arena, "%s · %s%s", title,
                             mixed ? "\u200E" : "", section->date);
        para = line_of(furnishing, both, RCN_TYPE_RUNNING, RCN_ALIGN_CENTER);
        if (para && para->set.lines[0].width >
                        rcn_style_measure(setter->style) * 4 / 5) {
            para = NULL;
        }
    }
    furnishing->section = index;
    furnishing->section_head = para ? para : head_of(furnishing, title);
    return furnishing->section_head;
}

static void
add(rcn_page_sheet *sheet, const rcn_para *para, const rcn_len at[2])
{
    if (para && sheet->count < sheet->room) {
        sheet->placed[sheet->count++] =
            (rcn_placed){.kind = RCN_PLACED_FURNITURE,
                         .x = at[0],
                         .y = at[1],
                         .of.para = para};
    }
}

static void
furnish_sheet(rcn_furnishing *furnishing, rcn_page_sheet *sheet, size_t index)
{
    const rcn_style *style = furnishing->setter->style;
    bool recto = index % 2 == 0;
    rcn_len left = rcn_page_left(style, index);
    rcn_len top = style->margin_top - HEAD_LINES * style->grid +
                  rcn_baseline(style->grid);
    rcn_len foot =
        style->margin_top + (rcn_len)(style->lines_per_page + 2) * style->grid;
    const rcn_len at[2] = {left, sheet->opening ? foot : top};
    rcn_align align = sheet->opening ? RCN_ALIGN_CENTER
                      : recto        ? RCN_ALIGN_RIGHT
                                     : RCN_ALIGN_LEFT;
    add(sheet, line_of(furnishing, sheet->label, RCN_TYPE_HEADER, align), at);
    if (!sheet->opening) {
        add(sheet,
            recto ? section_head(furnishing, sheet->section)
                  : furnishing->edition_head,
            at);
    }
}

/* The title page, the imprint and the colophon bear no folio. */
static bool
bare(const rcn_edition *edition, const rcn_page_sheet *sheet)
{
    if (sheet->section == RCN_NO_SECTION) {
        return true;
    }
    rcn_section_role role = edition->sections[sheet->section].role;
    return role == RCN_SECTION_TITLE_PAGE || role == RCN_SECTION_PART ||
           role == RCN_SECTION_HALF_TITLE || role == RCN_SECTION_IMPRINT ||
           role == RCN_SECTION_COLOPHON;
}

void
rcn_furnish(rcn_setter *setter, rcn_breaker *breaker, rcn_page_sheet *sheets,
            size_t count)
{
    rcn_furnishing furnishing = {
        .setter = setter, .breaker = breaker, .section = RCN_NO_SECTION};
    furnishing.edition_head = head_of(&furnishing, setter->edition->title);
    for (size_t i = 0; i < count; i++) {
        if (!bare(setter->edition, &sheets[i])) {
            furnish_sheet(&furnishing, &sheets[i], i);
        }
        if (i % 64 == 0) {
            rcn_arena_reset(setter->galley);
        }
    }
}

void
rcn_furnish_ahead(rcn_setter *setter, rcn_breaker *breaker,
                  const rcn_page_sheet *sheets, size_t count)
{
    rcn_furnishing furnishing = {
        .setter = setter, .breaker = breaker, .section = RCN_NO_SECTION};
    bool heads = false;
    for (size_t i = 0; i < count; i++) {
        if (!bare(setter->edition, &sheets[i]) && !sheets[i].opening) {
            (void)section_head(&furnishing, sheets[i].section);
            heads = true;
        }
    }
    if (heads) {
        (void)head_of(&furnishing, setter->edition->title);
    }
    rcn_arena_reset(setter->galley);
}
