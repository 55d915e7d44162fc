/* Tables too wide for a page, row by row: each row is a record that begins with
 * its first cell; the other cells follow, short ones side by side, each behind
 * the head of its column.  These heads are furniture, which no reader extracts:
 * the head rows stand once, before the first record. */
#include "typeset/pages/table.h"

#define SLOTS_MOST 4                 /* fields side by side */
#define FIELD_GAP  (5 * RCN_LEN_PT)  /* behind the head of a column */
#define SLOT_GAP   (10 * RCN_LEN_PT) /* between fields */
#define LABEL_PART 4                 /* of the measure: labels of long fields */

/* A column as a field of the records. */
typedef struct rcn_table_field {
    const char *label;          /* or NULL */
    rcn_len label_width, width; /* of the label, of the widest value */
    bool wide;                  /* takes lines of its own */
} rcn_table_field;

typedef struct rcn_records {
    rcn_table *table;
    rcn_table_field *fields; /* by column */
    rcn_len indent, slot;    /* width of one */
    uint32_t slots;
    uint32_t next;        /* slot that is free on the line at hand */
    uint32_t lines;       /* of the deepest field on it */
    const rcn_cell *lead; /* the first cell of this record, or of one above that
                             it was said for */
} rcn_records;

static rcn_para *
new_label(const rcn_records *records, const char *words, rcn_font_slant slant)
{
    const rcn_table *table = records->table;
    const rcn_para_shape shape = {.type = table->manner->table,
                                  .size = table->size,
                                  .measure = table->galley->measure,
                                  .align = RCN_ALIGN_LEFT,
                                  .slant = slant,
                                  .hyphenate = true,
                                  .language = table->manner->language};
    rcn_para *para = rcn_para_of_string(table->galley->setter, words, &shape);
    if (para) {
        para->leading = table->galley->grid;
    }
    return para;
}

/* A cell that would not stand on a few lines. */
static bool
is_long(const rcn_records *records, const rcn_cell *cell)
{
    const rcn_table *table = records->table;
    return cell->para && rcn_para_width(table->galley->setter, cell->para) >
                             table->galley->measure * 2;
}

/* Returns the words of the heads over a column, from the top; NULL when it has
 * none. */
static const char *
label_of(const rcn_table *table, uint32_t column)
{
    rcn_arena *arena = table->galley->setter->galley;
    const char *label = NULL;
    for (size_t i = 0; i < table->cells.count && table->cells.items[i].head;
         i++) {
        const rcn_cell *cell = &table->cells.items[i];
        if (cell->text.len && cell->column <= column &&
            column - cell->column < cell->columns) {
            const char *words = rcn_text_string(arena, cell->text);
            label =
                label ? rcn_arena_printf(arena, "%s, %s", label, words) : words;
        }
    }
    return label;
}

static void
measure_fields(rcn_records *records)
{
    const rcn_table *table = records->table;
    const rcn_setter *setter = table->galley->setter;
    for (uint32_t i = 0; i < table->columns; i++) {
        rcn_table_field *field = &records->fields[i];
        field->label = label_of(table, i);
        rcn_para *label =
            field->label ? new_label(records, field->label, RCN_FONT_ITALIC)
                         : NULL;
        rcn_len width = label ? rcn_para_width(setter, label) : 0;
        if (width > table->galley->measure) {
            field->label = NULL; /* a sentence, that no record repeats */
            width = 0;
        }
        field->label_width = width ? width + FIELD_GAP : 0;
    }
    for (size_t i = 0; i < table->cells.count; i++) {
        const rcn_cell *cell = &table->cells.items[i];
        if (cell->para && !cell->head && cell->columns) {
            rcn_len width = rcn_para_width(setter, cell->para);
            rcn_len *most = &records->fields[cell->column].width;
            *most = width > *most ? width : *most;
        }
    }
}

static rcn_len
slot_width(const rcn_records *records, uint32_t slots)
{
    rcn_len room = records->table->galley->measure - records->indent;
    return (room - SLOT_GAP * (rcn_len)(slots - 1)) / (rcn_len)slots;
}

/* Finds as many slots as leave each field whole that fits half a line. */
static void
find_slots(rcn_records *records)
{
    records->slots = SLOTS_MOST;
    rcn_len half = slot_width(records, 2);
    for (uint32_t i = 1; i < records->table->columns; i++) {
        rcn_table_field *field = &records->fields[i];
        rcn_len width = field->label_width + field->width;
        field->wide = width > half;
        while (!field->wide && width > slot_width(records, records->slots)) {
            records->slots--;
        }
    }
    records->slot = slot_width(records, records->slots);
}

/* Ends the line of fields at hand. */
static void
end_line(rcn_records *records)
{
    rcn_galley *galley = records->table->galley;
    if (records->next) {
        rcn_galley_skip(galley, (rcn_len)records->lines * galley->grid);
        rcn_strip_end(galley, 0);
    }
    records->next = 0;
    records->lines = 1;
}

static void
show_cell(const rcn_records *records, const rcn_cell *cell, rcn_len x,
          rcn_len measure)
{
    rcn_table_open_cell(records->table, cell);
    if (cell->para) {
        cell->para->measure = measure;
        rcn_galley_beside(records->table->galley, cell->para, x);
    }
    rcn_galley_close(records->table->galley);
}

/* Sets a field of lines of its own, beside its label; pages may divide it. */
static void
set_wide(rcn_records *records, const rcn_cell *cell, const char *label)
{
    rcn_galley *galley = records->table->galley;
    end_line(records);
    rcn_strip_begin(galley, 0);
    rcn_len x = records->indent;
    rcn_para *para = NULL;
    if (label && cell->para) {
        para = new_label(records, label, RCN_FONT_ITALIC);
        para->measure = galley->measure / LABEL_PART;
        rcn_galley_mute(galley, para, x);
        x += para->measure + FIELD_GAP;
    }
    rcn_table_open_cell(records->table, cell);
    uint32_t more = para ? para->set.count : 0; /* lines of the label */
    if (cell->para) {
        cell->para->measure = galley->measure - x;
        rcn_galley_body(galley, cell->para, x);
        uint32_t lines = cell->para->set.count;
        more -= more > lines ? lines : more;
    }
    rcn_galley_close(galley);
    rcn_strip_end(galley, more);
}

/* Sets a field in the next slot, behind its label. */
static void
set_short(rcn_records *records, const rcn_cell *cell, const char *label)
{
    rcn_galley *galley = records->table->galley;
    if (records->next == records->slots) {
        end_line(records);
    }
    if (!records->next) {
        rcn_strip_begin(galley, 0);
    }
    rcn_len x =
        records->indent + (rcn_len)records->next++ * (records->slot + SLOT_GAP);
    rcn_len measure = records->slot;
    if (label && cell->para) {
        rcn_len width = records->fields[cell->column].label_width;
        rcn_galley_mute(galley, new_label(records, label, RCN_FONT_ITALIC), x);
        x += width;
        measure -= width;
    }
    show_cell(records, cell, x, measure);
    if (cell->para && cell->para->set.count > records->lines) {
        records->lines = cell->para->set.count;
    }
}

/* Sets the cell that a record begins with; what a cell above says for it too is
 * said again, as furniture. */
static void
set_lead(rcn_records *records, const rcn_cell *cell)
{
    rcn_galley *galley = records->table->galley;
    if (cell->columns && is_long(records, cell)) {
        set_wide(records, cell, NULL);
    } else if (cell->columns) {
        show_cell(records, cell, 0, galley->measure);
        rcn_galley_skip(galley, cell->para ? rcn_para_height(cell->para) : 0);
    } else if (!cell->head && records->lead && records->lead->text.len &&
               !is_long(records, records->lead)) {
        const char *words =
            rcn_text_string(galley->setter->galley, records->lead->text);
        rcn_para *para = new_label(records, words, RCN_FONT_BOLD);
        rcn_galley_mute(galley, para, 0);
        rcn_galley_skip(galley, para ? rcn_para_height(para) : 0);
    }
    records->lead = cell->columns ? cell : records->lead;
}

/* Sets the row that begins with a cell; returns the first cell of the next. */
static size_t
set_record(rcn_records *records, size_t first)
{
    rcn_table *table = records->table;
    rcn_galley *galley = table->galley;
    const rcn_cell *cells = table->cells.items;
    rcn_strip_begin(galley, 0);
    rcn_galley_open(galley, RCN_TAG_TR, NULL, NULL);
    set_lead(records, &cells[first]);
    size_t at = first + 1;
    for (; !cells[at - 1].last; at++) {
        const rcn_cell *cell = &cells[at];
        const rcn_table_field *field = &records->fields[cell->column];
        const char *label = cell->head ? NULL : field->label;
        if (!cell->columns) {
            continue;
        }
        if (field->wide || (cell->columns > 1 && !cell->head) ||
            is_long(records, cell)) {
            set_wide(records, cell, label);
        } else {
            set_short(records, cell, label);
        }
    }
    end_line(records);
    if (galley->open) { /* nothing is below the first cell */
        rcn_strip_end(galley, 0);
    }
    rcn_table_close_row(table, &cells[at - 1]);
    return at;
}

void
rcn_table_set_records(rcn_table *table)
{
    rcn_galley *galley = table->galley;
    rcn_records records = {.table = table,
                           .indent = galley->setter->style->indent,
                           .lines = 1,
                           .fields = rcn_arena_alloc(galley->setter->galley,
                                                     table->columns,
                                                     sizeof *records.fields)};
    measure_fields(&records);
    find_slots(&records);
    rcn_strip_begin(galley, rcn_table_above(table));
    rcn_galley_open(galley, RCN_TAG_TABLE, NULL, NULL);
    rcn_galley_dest(galley, table->block->id);
    for (size_t at = 0; at < table->cells.count;) {
        at = set_record(&records, at);
    }
    rcn_galley_close(galley);
}
