/* The masthead of a paper of the United Nations and of bodies that follow it:
 * the body and the symbol of the document in two columns, its distribution, day
 * and language, session and item (United Nations Editorial Manual, "Document
 * symbols" and "Mastheads").  The symbol and the number of the job come again
 * on each page.  The words are data, by language. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/symbol.h"
#include "clean/text/head_signs.h"
#include "clean/text/words.h"
#include "clean/text/work.h"

#define HEAD_ROWS  48 /* from the top */
#define PART_WORDS 9
#define ITEM_ROWS  4   /* rows below "Agenda item 35" */
#define JOB_BYTES  8   /* "20-12614" */
#define JOB_ROW    160 /* bytes of a row with it */

static const rcn_cause masthead_cause = {"letterhead", "letterhead", NULL,
                                         NULL};
static const rcn_cause day_cause = {"date-line", "date-line", NULL, NULL};
static const rcn_cause page_cause = {
    "running-head", "running-line",
    "the symbol of the paper, or the number of its printing", NULL};

static const char column_gap[] = "  ";

/* What the parts of a row are. */
typedef struct rcn_masthead_row {
    bool fits; /* each part is one of a masthead */
    bool symbol, sign, day, item;
} rcn_masthead_row;

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static void
read_part(const rcn_work *work, rcn_text part, rcn_masthead_row *row)
{
    rcn_word_list words = rcn_rules_words(work->rules, "masthead");
    rcn_word_list signs = rcn_rules_words(work->rules, "masthead-signs");
    rcn_word_list items = rcn_rules_words(work->rules, "masthead-items");
    bool clock = false;
    bool symbol = rcn_is_document_symbol(part);
    bool day =
        rcn_is_date_line(rcn_rules_words(work->rules, "dates"), part, &clock);
    bool sign = rcn_first_word_is(signs, part) || rcn_last_word_is(signs, part);
    bool item = rcn_first_word_is(items, part);
    bool known =
        rcn_first_word_is(words, part) || rcn_last_word_is(words, part);
    bool sentence = part.len && part.at[part.len - 1] == '.';
    row->symbol = row->symbol || symbol;
    row->sign = row->sign || sign;
    row->day = row->day || day;
    row->item = row->item || item;
    row->fits = row->fits &&
                (symbol || day || sign || item || (known && !sentence)) &&
                rcn_utf8_count_words(part) <= PART_WORDS;
}

static rcn_masthead_row
read_row(const rcn_work *work, size_t index)
{
    rcn_text text = rcn_row_text(work, index);
    rcn_masthead_row row = {.fits = true};
    size_t from = 0;
    while (from < text.len) {
        size_t gap = rcn_text_find(text, column_gap, from);
        size_t end = gap == SIZE_MAX ? text.len : gap;
        read_part(work, rcn_text_slice(text, from, end), &row);
        from = end;
        while (from < text.len && text.at[from] == ' ') {
            from++;
        }
    }
    return row;
}

/* Returns the row behind the masthead, or 0; `*ret_symbol` is the row of the
 * symbol. */
static size_t
masthead_end(const rcn_work *work, size_t *ret_symbol)
{
    size_t end = 0;
    size_t below_item = 0; /* rows that may still be the item's title */
    bool symbol = false, sign = false;
    for (size_t i = 0; i < work->row_count && i < HEAD_ROWS; i++) {
        if (!rcn_row_kept(&work->rows[i])) {
            below_item = 0;
            continue;
        }
        rcn_masthead_row row = read_row(work, i);
        if (!row.fits && !below_item) {
            break;
        }
        *ret_symbol = row.symbol && !symbol ? i : *ret_symbol;
        symbol = symbol || row.symbol;
        sign = sign || row.sign;
        below_item = row.item ? ITEM_ROWS : below_item - (below_item > 0);
        end = i + 1;
    }
    return symbol && sign ? end : 0;
}

/* "20-12614 (E)  300920", "2/2   20-12614", "*2012614*" */
static bool
is_job_row(rcn_text line)
{
    size_t digits = 0;
    bool job = false;
    if (line.len > JOB_ROW) {
        return false;
    }
    for (size_t i = 0; i < line.len; i++) {
        digits += is_digit(line.at[i]);
        job = job || (i + JOB_BYTES <= line.len && is_digit(line.at[i]) &&
                      line.at[i + 2] == '-' && is_digit(line.at[i + 3]) &&
                      is_digit(line.at[i + JOB_BYTES - 1]) &&
                      (!i || line.at[i - 1] == ' '));
        if (!is_digit(line.at[i]) && !strchr(" -/()*EFSRCA", line.at[i])) {
            return false;
        }
    }
    bool starred =
        line.len > 2 && line.at[0] == '*' && line.at[line.len - 1] == '*';
    return digits + 2 >= JOB_BYTES && (job || starred);
}

/* Cuts what comes again on the pages below: the symbol, the number of the
 * job. */
static void
cut_page_rows(rcn_work *work, size_t from, rcn_text symbol)
{
    for (size_t i = from; i < work->row_count; i++) {
        rcn_row *row = &work->rows[i];
        rcn_text line = rcn_row_text(work, i);
        if (rcn_row_kept(row) &&
            (is_job_row(line) ||
             (symbol.len && rcn_text_equal(line, symbol)))) {
            row->fate = RCN_FATE_CUT;
            row->verdict = &page_cause;
        }
    }
}

/* Returns the symbol in its row: the last column. */
static rcn_text
symbol_of(rcn_text line)
{
    for (size_t i = line.len; i-- > 0;) {
        if (line.at[i] == ' ' &&
            rcn_is_document_symbol(rcn_text_slice(line, i + 1, line.len))) {
            return rcn_text_slice(line, i + 1, line.len);
        }
    }
    return rcn_is_document_symbol(line) ? line : (rcn_text){"", 0};
}

void
rcn_find_masthead(rcn_work *work)
{
    size_t symbol = 0;
    size_t end = masthead_end(work, &symbol);
    for (size_t i = 0; i < end; i++) {
        rcn_row *row = &work->rows[i];
        if (rcn_row_kept(row)) {
            row->verdict = read_row(work, i).day ? &day_cause : &masthead_cause;
        }
    }
    if (end) {
        cut_page_rows(work, end, symbol_of(rcn_row_text(work, symbol)));
    }
}

void
rcn_part_masthead(rcn_work *work)
{
    bool before = false;
    for (size_t i = 0; i < work->row_count && i <= HEAD_ROWS; i++) {
        rcn_row *row = &work->rows[i];
        if (!rcn_row_kept(row)) {
            continue;
        }
        bool glued = row->join == RCN_JOIN_GLUE; /* to its initial */
        bool noted = row->verdict && !glued;
        row->join = before || noted ? RCN_JOIN_NONE : row->join;
        before = noted;
    }
}

void
rcn_settle_masthead(rcn_work *work)
{
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_row *row = &work->rows[work->chunks[i].first];
        const rcn_cause *why =
            row->join == RCN_JOIN_NONE ? row->verdict : NULL; /* no wrap */
        if (work->chunks[i].first > HEAD_ROWS) {
            break;
        }
        if (why && work->chunks[i].fate == RCN_FATE_TEXT) {
            rcn_chunk_settle(work, i, RCN_FATE_METADATA, why);
            work->masthead = true;
        }
    }
}
