/* The line by which a body names one of its acts: the kind and the number, "Decision
 * No 12/2019", "SENTENCIA N° 183/2022"; the kind in capitals beside the body, "DECISION
 * OF THE HARBOUR BOARD"; or, below the form that heads a filing, the kind and what it
 * is about, "Order on the request of the keepers". */
#include <string.h>

#include "base/utf8.h"
#include "clean/text/headtail.h"

#define ACT_WORDS    16 /* of the line */
#define ACT_BYTES    200
#define ACT_LINES    24 /* of the head, down to it */
#define KIND_LINES   6  /* of them down to a kind without a number */
#define KIND_PLACE   2  /* words up to the kind, where it is not the last */
#define KIND_WORDS   8  /* of the kind beside the body, in capitals */
#define ABOVE_WORDS  4  /* of a line above it that has no other sign */
#define LABEL_LINES  3  /* of the form above a filing, at least */
#define FILED_WORDS  3  /* of the title of a filing, at least */
#define FORM_LOOSE   3  /* lines in the form above it that are none of a form */
#define YEAR_DIGITS  4
#define NUMBER_WORDS 6 /* of the number of an act below its kind */
#define SHORT_END    3 /* bytes before a full stop: "24.01.2007 г." */

/* How surely a line is that of an act. */
typedef enum rcn_act_form {
    RCN_ACT_NONE,
    RCN_ACT_FILED,
    RCN_ACT_KIND,
    RCN_ACT_NUMBERED
} rcn_act_form;

/* What the words of a line say: where the kind of an act is among them, and whether
 * they give a number. */
typedef struct rcn_act_words {
    size_t count;
    bool opens;    /* the kind is the first word or the second */
    bool ends;     /* it is the last */
    bool dated;    /* the year of the act ends it: "Harbour Dues Act, 2017" */
    bool linked;   /* what it is about or for whom follows it: "Order on" */
    bool whole;    /* all words are kinds: "Decision notice" */
    bool numbered; /* "No 12", "12/2019", or right behind the kind */
    bool digits;
} rcn_act_words;

static bool
has_digit(rcn_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] >= '0' && text.at[i] <= '9') {
            return true;
        }
    }
    return false;
}

static bool
is_year(rcn_text word)
{
    return word.len == YEAR_DIGITS && strchr("12", word.at[0]) &&
           strspn(word.at, "0123456789") >= YEAR_DIGITS;
}

static rcn_act_words
read_words(const rcn_rules *rules, rcn_text text)
{
    rcn_act_words read = {.whole = true};
    char word[64];
    size_t len = 0;
    size_t from = 0;
    size_t before = 0; /* behind the word before */
    bool sign = false;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &from);
         before = at) {
        rcn_text gap = rcn_text_slice(text, before, from);
        rcn_text now = {word, len};
        bool number = has_digit(now);
        bool parts = at < text.len && strchr("/-", text.at[at]);
        sign = sign || rcn_text_find(gap, "№", 0) != SIZE_MAX;
        bool year = is_year(now);
        bool apart = rcn_text_find(gap, "№", 0) == SIZE_MAX && read.ends;
        read.dated = year && at == text.len && read.count > 1 && read.ends;
        read.numbered =
            read.numbered || (number && (parts || (sign && !(year && apart))));
        read.digits = read.digits || number;
        read.linked =
            read.linked ||
            (read.ends && read.count <= KIND_PLACE &&
             rcn_word_list_has(rcn_rules_words(rules, "title-links"), now));
        read.ends = rcn_word_list_has(rcn_rules_words(rules, "act-kinds"), now);
        read.whole = read.whole && read.ends;
        read.opens = read.opens || (read.ends && read.count < KIND_PLACE);
        read.count++;
        sign = rcn_word_list_has(rcn_rules_words(rules, "number-signs"), now) ||
               (read.ends && read.count <= KIND_PLACE);
    }
    return read;
}

/* Whether a line ends as no sentence does; a short word before its full stop is that
 * of a year, "24.01.2007 г.". */
static bool
ends_as_line(const rcn_chunk *chunk)
{
    rcn_text text = chunk->text;
    size_t space = text.len;
    while (space && text.at[space - 1] != ' ') {
        space--;
    }
    return chunk->end == RCN_ROW_END_OTHER ||
           (rcn_text_ends(text, ".") && space &&
            text.len - space <= SHORT_END + 1 && has_digit(text));
}

static rcn_act_form
form_of(const rcn_head *head, const rcn_chunk *chunk, size_t labels)
{
    rcn_text text = chunk->text;
    rcn_match match;
    if (chunk->fate != RCN_FATE_TEXT || chunk->prose || !text.len ||
        text.len > ACT_BYTES || chunk->begin == RCN_BEGIN_LOWER ||
        !ends_as_line(chunk) || rcn_is_label_line(text)) {
        return RCN_ACT_NONE;
    }
    rcn_act_words words = read_words(head->work->rules, text);
    if (words.count > ACT_WORDS || words.count < 2 ||
        !(words.opens || words.ends)) {
        return RCN_ACT_NONE;
    }
    if (words.numbered) {
        return RCN_ACT_NUMBERED;
    }
    if (words.whole && labels) {
        return RCN_ACT_KIND;
    }
    if (!words.digits && words.count <= KIND_WORDS &&
        rcn_is_in_capitals(text) &&
        rcn_pattern_find(head->work->shared->bodies, text, 0, &match)) {
        return RCN_ACT_KIND;
    }
    return words.linked && words.count >= FILED_WORDS && labels >= LABEL_LINES
               ? RCN_ACT_FILED
               : RCN_ACT_NONE;
}

/* Whether a line may stand above that of the act: the name of a state or a body, a
 * day, a line of a form, a few words. */
static bool
may_be_above(const rcn_work *work, const rcn_chunk *chunk)
{
    rcn_match match;
    return chunk->fate != RCN_FATE_TEXT ||
           (!chunk->prose &&
            (chunk->words <= ABOVE_WORDS || rcn_is_in_capitals(chunk->text) ||
             rcn_is_label_line(chunk->text) ||
             rcn_is_place_and_day(work->rules, chunk->text) ||
             rcn_pattern_find(work->shared->bodies, chunk->text, 0, &match)));
}

/* The name of the act right above its number, "Harbour Dues Act, 2017" above "Act 52
 * of 2017"; the number, where there is none. */
static size_t
name_above(const rcn_head *head, size_t number)
{
    size_t above = number - 1;
    if (number == head->body ||
        rcn_head_chunk(head, above)->fate != RCN_FATE_TEXT ||
        !rcn_could_be_title(rcn_head_chunk(head, above))) {
        return number;
    }
    return read_words(head->work->rules, rcn_head_chunk(head, above)->text)
                   .dated
               ? above
               : number;
}

/* Whether a line opens with the sign of a number: files of courts have none, "V ZR
 * 12/15", and their heads stay in the text. */
static bool
opens_with_sign(const rcn_rules *rules, rcn_text text)
{
    return rcn_text_starts(text, "№") ||
           rcn_first_word_is(rcn_rules_words(rules, "number-signs"), text);
}

/* "DECISION", and right below it "No 12/24.01.2007": whether these two chunks are the
 * kind and the number of an act. */
static bool
is_kind_above_number(const rcn_head *head, size_t kind)
{
    const rcn_chunk *chunk = rcn_head_chunk(head, kind);
    size_t number = kind + 1;
    if (number >= head->end || chunk->fate != RCN_FATE_TEXT ||
        chunk->words != 1 || chunk->begin == RCN_BEGIN_LOWER ||
        rcn_head_chunk(head, number)->fate == RCN_FATE_CUT ||
        rcn_head_chunk(head, number)->words > NUMBER_WORDS ||
        rcn_head_chunk(head, number)->blank_before > 1 ||
        !opens_with_sign(head->work->rules,
                         rcn_head_chunk(head, number)->text) ||
        !ends_as_line(rcn_head_chunk(head, number))) {
        return false;
    }
    rcn_act_words below =
        read_words(head->work->rules, rcn_head_chunk(head, number)->text);
    return below.numbered && read_words(head->work->rules, chunk->text).whole;
}

size_t
rcn_head_find_act(const rcn_head *head, size_t *ret_last)
{
    rcn_act_form best = RCN_ACT_NONE;
    size_t found = SIZE_MAX;
    size_t labels = 0;
    size_t loose = 0;
    for (size_t i = head->body; i < head->end && i < head->body + ACT_LINES;
         i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        rcn_act_form form = form_of(head, chunk, labels);
        if (is_kind_above_number(head, i)) {
            *ret_last = i + 1;
            return i;
        }
        if (form == RCN_ACT_KIND && i > head->body + KIND_LINES) {
            form =
                RCN_ACT_NONE; /* below the names of parties it is a heading */
        }
        if (form > best) {
            best = form;
            found = i;
        }
        /* the names of the parties stand in the form of a filing */
        bool other = !may_be_above(head->work, chunk);
        loose += other;
        if (best == RCN_ACT_NUMBERED ||
            (other && (!labels || chunk->prose || loose > FORM_LOOSE))) {
            break;
        }
        labels += rcn_is_label_line(chunk->text);
    }
    found = best == RCN_ACT_NUMBERED ? name_above(head, found) : found;
    *ret_last = found;
    return found;
}

bool
rcn_head_names_act(const rcn_head *head, size_t index)
{
    return form_of(head, rcn_head_chunk(head, index), 0) == RCN_ACT_NUMBERED ||
           is_kind_above_number(head, index);
}
