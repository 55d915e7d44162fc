/* Rows that are headings of sections and stand alone, though no blank line parts
 * them from the text: "II. Analysis", "B. Probable Cause", "DISCUSSION".  A number
 * counts where another row has the one before or after; words count where the row
 * has no others than those of sections (rules/words.yaml).  Both stand between the
 * end of a sentence and the beginning of one. */
#include "base/list.h"
#include "base/utf8.h"
#include "clean/text/head_signs.h"
#include "clean/text/work.h"

#define LONGEST_ROW 90 /* bytes */
#define MOST_WORDS  5  /* of a row that words alone make a heading */
#define SHORT_PART  4  /* a heading leaves a quarter of the line free */
#define ROMANS      40

typedef struct rcn_section_number {
    size_t row;
    uint32_t value;
    bool roman;
} rcn_section_number;

typedef struct rcn_section_rows {
    rcn_work *work;
    rcn_word_list words;
    uint32_t longest; /* columns of the widest row of text */
    RCN_LIST(rcn_section_number) numbered;
} rcn_section_rows;

/* The value of the Roman number that ends at byte `end`; 0: none. */
static uint32_t
roman_before(rcn_text text, size_t end)
{
    uint32_t value = 0;
    uint32_t last = 0;
    for (size_t i = end; i-- > 0;) {
        uint32_t digit = text.at[i] == 'I'   ? 1
                         : text.at[i] == 'V' ? 5
                         : text.at[i] == 'X' ? 10
                                             : 0;
        if (!digit) {
            return 0;
        }
        value = digit < last ? value - digit : value + digit;
        last = digit > last ? digit : last;
    }
    return value <= ROMANS ? value : 0;
}

/* Reads the number before a full stop and a title that begins a row; false where
 * none stands. */
static bool
read_number(rcn_text text, rcn_section_number numbers[2])
{
    size_t end = 0;
    while (end < text.len && end < 6 && text.at[end] >= 'A' &&
           text.at[end] <= 'Z') {
        end++;
    }
    uint32_t rune = 0;
    if (!end || end + 2 >= text.len || text.at[end] != '.' ||
        text.at[end + 1] != ' ') {
        return false;
    }
    (void)rcn_utf8_next(text, end + 2, &rune);
    numbers[0].value = roman_before(text, end);
    numbers[0].roman = true;
    numbers[1].value = end == 1 ? (uint32_t)(text.at[0] - 'A') + 1 : 0;
    return rcn_rune_is_upper(rune) && (numbers[0].value || numbers[1].value);
}

/* The kept row before or after, past blank rows and furniture; SIZE_MAX: none. */
static size_t
kept_beside(const rcn_work *work, size_t row, int step)
{
    size_t at = row;
    do {
        at = step < 0 ? at - 1 : at + 1; /* below 0: above the count */
    } while (at < work->row_count && !rcn_row_kept(&work->rows[at]));
    return at < work->row_count ? at : SIZE_MAX;
}

/* Whether a row ends a sentence, the sign of a note behind it left aside. */
static bool
ends_sentence(const rcn_work *work, size_t row)
{
    rcn_text text = rcn_row_text(work, row);
    size_t end = text.len;
    while (end > 1 && text.len - end < 3 &&
           ((text.at[end - 1] >= '0' && text.at[end - 1] <= '9') ||
            text.at[end - 1] == '*')) {
        end--;
    }
    bool note = end < text.len && end > 1 &&
                (text.at[end - 1] == '.' ||
                 (text.at[end - 1] == ')' && text.at[end - 2] == '.'));
    return note || work->rows[row].end == RCN_ROW_END_SENTENCE;
}

/* Whether the row may stand alone: short, no end of a sentence, between two
 * sentences or other rows that stand alone. */
static bool
may_stand_alone(const rcn_section_rows *all, size_t row)
{
    const rcn_work *work = all->work;
    const rcn_row *it = &work->rows[row];
    rcn_text text = rcn_row_text(work, row);
    if (!rcn_row_kept(it) || it->code || text.len > LONGEST_ROW ||
        it->end == RCN_ROW_END_COMMA || it->end == RCN_ROW_END_HYPHEN ||
        it->end == RCN_ROW_END_COLON || rcn_text_ends(text, ";") ||
        (it->end == RCN_ROW_END_SENTENCE && text.at[text.len - 1] == '.')) {
        return false;
    }
    size_t above = kept_beside(work, row, -1);
    size_t below = kept_beside(work, row, 1);
    return above != SIZE_MAX && below != SIZE_MAX &&
           work->rows[below].begin != RCN_BEGIN_LOWER &&
           (ends_sentence(work, above) || work->rows[above].section ||
            row > above + 1 ||
            work->rows[above].width * SHORT_PART < all->longest * 3);
}

/* Whether a row has words of sections alone, behind a number or not. */
static bool
names_section(const rcn_section_rows *all, size_t row)
{
    rcn_text text = rcn_row_text(all->work, row);
    rcn_section_number numbers[2];
    size_t at = 0;
    if (read_number(text, numbers)) {
        at = rcn_text_find(text, " ", 0);
    }
    char word[64];
    size_t len = 0;
    size_t start = 0;
    int words = 0;
    while (rcn_word_next(text, &at, word, &len, &start)) {
        if (++words > MOST_WORDS ||
            !rcn_word_list_has(all->words, (rcn_text){word, len})) {
            return false;
        }
    }
    return words > 0 && all->work->rows[row].begin == RCN_BEGIN_UPPER;
}

static void
add_numbered(rcn_section_rows *all, size_t row)
{
    rcn_section_number numbers[2];
    if (!read_number(rcn_row_text(all->work, row), numbers)) {
        return;
    }
    for (int i = 0; i < 2; i++) {
        if (numbers[i].value) {
            numbers[i].row = row;
            numbers[i].roman = i == 0;
            RCN_PUSH(all->work->scratch, &all->numbered, numbers[i]);
        }
    }
}

/* Marks the rows whose numbers follow on each other: I., II., or A., B. below
 * one of them.  A letter begins anew with A. */
static void
mark_chains(rcn_section_rows *all, bool roman)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < all->numbered.count; i++) {
        const rcn_section_number *it = &all->numbered.items[i];
        const rcn_section_number *before =
            last == SIZE_MAX ? NULL : &all->numbered.items[last];
        if (it->roman != roman) {
            continue;
        }
        if (before && it->value == before->value + 1) {
            all->work->rows[before->row].section = true;
            all->work->rows[it->row].section = true;
            last = i;
        } else if (it->value == 1) {
            last = i;
        }
    }
}

void
rcn_find_section_rows(rcn_work *work)
{
    rcn_section_rows all = {
        .work = work, .words = rcn_rules_words(work->rules, "section-words")};
    for (size_t i = 0; i < work->row_count; i++) {
        const rcn_row *row = &work->rows[i];
        all.longest = rcn_row_kept(row) && !row->code &&
                              row->width > all.longest &&
                              row->to - row->from <= 2 * LONGEST_ROW
                          ? row->width
                          : all.longest;
    }
    for (size_t i = 0; i < work->row_count; i++) {
        if (may_stand_alone(&all, i)) {
            work->rows[i].section = names_section(&all, i);
            add_numbered(&all, i);
        }
    }
    mark_chains(&all, true);
    mark_chains(&all, false);
}
