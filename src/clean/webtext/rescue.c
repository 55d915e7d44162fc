/* What a model of prose rejects as surroundings and is none: the tables of a
 * report, which hold hashes and numbers of machines, as no menu does, and a
 * line by itself within the body that no rule knows.  A wrong cut is worse than
 * residue left. */
#include "clean/webtext/region.h"

#define CODE_BYTES  11 /* the least length of a word that is a code */
#define CODE_DIGITS ((size_t)4)
#define RUN_LEAST   3   /* lines with codes */
#define RUN_GAP     6   /* chunks between two of them */
#define HEAD_REACH  16  /* chunks from the body to the first of them */
#define LINE_WORDS  3   /* of a line by itself, at least */
#define LEAD_WORDS  5   /* of a line that leads into the body, at least */
#define LINE_BYTES  400 /* a longer one is no label */

#define DATE_NUMBERS ((size_t)2) /* "5 May 2019" */

/* What a word is made of. */
typedef struct rcn_word_make {
    size_t digits, letters, dots, others;
} rcn_word_make;

/* Letters and digits mixed, as in a hash, or an address of four numbers. */
static bool
is_code(const rcn_word_make *make)
{
    size_t bytes = make->digits + make->letters + make->dots + make->others;
    bool mixed = make->letters && make->digits >= CODE_DIGITS && !make->dots;
    bool numbers =
        !make->letters && make->digits >= CODE_DIGITS * 2 && make->dots == 3;
    return bytes >= CODE_BYTES && !make->others && (mixed || numbers);
}

static bool
has_code(rcn_text text)
{
    rcn_word_make make = {0};
    for (size_t i = 0; i <= text.len; i++) {
        char byte = ' ';
        if (i < text.len) {
            byte = text.at[i];
        }
        if (byte != ' ') {
            bool digit = byte >= '0' && byte <= '9';
            bool letter =
                (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
            make.digits += digit;
            make.letters += letter;
            make.dots += byte == '.';
            make.others += !digit && !letter && byte != '.';
            continue;
        }
        if (is_code(&make)) {
            return true;
        }
        make = (rcn_word_make){0};
    }
    return false;
}

static bool
is_text(const rcn_chunk *chunk)
{
    return chunk->fate == RCN_FATE_TEXT;
}

/* Takes chunks [first, end) for text of the body. */
static void
take_in(rcn_work *work, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        work->chunks[i].outside = NULL;
    }
}

/* Lines with codes from one that is outside, each near the one before.  Returns
 * the end of the run; `*ret_count` is their number. */
static size_t
run_end(const rcn_work *work, size_t first, size_t *ret_count)
{
    size_t end = first + 1;
    size_t count = 1;
    for (size_t i = end; i < work->chunk_count && i <= end + RUN_GAP; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (!is_text(chunk)) {
            break;
        }
        if (has_code(chunk->text)) {
            end = i + 1;
            count++;
        }
    }
    *ret_count = count;
    return end;
}

static void
rescue_tables(rcn_work *work)
{
    size_t body = SIZE_MAX; /* end of the text of the body so far */
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        if (!is_text(chunk)) {
            continue;
        }
        if (!chunk->outside) {
            body = i + 1;
        } else if (body != SIZE_MAX && has_code(chunk->text)) {
            size_t count = 0;
            size_t end = run_end(work, i, &count);
            if (count >= RUN_LEAST && i <= body + HEAD_REACH) {
                take_in(work, body, end);
                body = end;
            }
            i = end - 1;
        }
    }
}

static bool
is_known(const rcn_work *work, const rcn_chunk *chunk, rcn_arena *scratch)
{
    static const rcn_where places[] = {RCN_WHERE_TAIL, RCN_WHERE_HEAD};
    bool known = false;
    for (size_t i = 0; i < 2 && chunk->text.len <= LINE_BYTES && !known; i++) {
        known = rcn_rules_match(work->rules, scratch, chunk->text, places[i])
                    .rule != SIZE_MAX;
    }
    rcn_arena_reset(scratch);
    return known;
}

/* Between the title and the text a line with two numbers or more is that of the
 * date and whoever wrote it. */
static bool
is_dateline(const rcn_chunk *above, const rcn_chunk *chunk)
{
    size_t numbers = 0;
    bool number = false;
    for (size_t i = 0; i < chunk->text.len; i++) {
        bool digit = chunk->text.at[i] >= '0' && chunk->text.at[i] <= '9';
        numbers += digit && !number;
        number = digit;
    }
    return !above->prose && numbers >= DATE_NUMBERS;
}

static void
rescue_lines(rcn_work *work)
{
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 1; i + 1 < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        const rcn_chunk *above = chunk - 1;
        const rcn_chunk *below = chunk + 1;
        bool within = is_text(above) && !above->outside && is_text(below) &&
                      !below->outside;
        if (within && is_text(chunk) && chunk->outside &&
            chunk->words >= LINE_WORDS && !is_dateline(above, chunk) &&
            !is_known(work, chunk, scratch)) {
            chunk->outside = NULL;
        }
    }
    rcn_arena_free(scratch);
}

/* A line with a colon right above the body leads into it: "She said today:" */
static void
rescue_lead_ins(rcn_work *work)
{
    for (size_t i = 0; i + 1 < work->chunk_count; i++) {
        rcn_chunk *chunk = &work->chunks[i];
        const rcn_chunk *below = chunk + 1;
        if (is_text(chunk) && chunk->outside &&
            chunk->end == RCN_ROW_END_COLON && chunk->words >= LEAD_WORDS &&
            is_text(below) && !below->outside && below->prose) {
            chunk->outside = NULL;
        }
    }
}

void
rcn_rescue_text(rcn_work *work)
{
    rescue_lead_ins(work);
    rescue_tables(work);
    rescue_lines(work);
}
