/* Who delivers an opinion: the line that opens it ("HOLM, Circuit Judge:"), the
 * sentence that states it ("Justice Holm delivered the opinion of the Court"),
 * or the signature below it.  The judge of the court below, whose name is below
 * "Appeal from", delivers nothing. */
#include "head/court_lines.h"

#define MOST_COUNSEL 120 /**< stretches between caption and opinion */
#define MOST_SUMMARY 400 /**< the same with a syllabus */
#define MOST_BELOW   4   /**< stretches that speak of the court below */
#define MOST_TAIL    40  /**< stretches in which a judge signs */
#define MOST_LABEL   4   /**< stretches between a label and the name */
#define MOST_SOLE    3   /**< stretches of "Before / JUDGE / HOLM" */
#define LONGEST_LINE 400 /**< bytes of a stretch that is matched */
#define READ_BYTES   120 /**< of a longer one */

/** Returns the words of a stretch that may name a judge. */
static rcn_text
line_at(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text line = rcn_doc_line_words(reader, stretch);
    return line.len > LONGEST_LINE ? rcn_text_slice(line, 0, READ_BYTES) : line;
}

static void
add_judge(rcn_head_reader *reader, const char *rule, rcn_text name,
          rcn_text rank, const size_t at[2])
{
    rcn_text judge = name;
    if (rank.len) {
        judge = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s, %.*s",
                                             (int)name.len, name.at,
                                             (int)rank.len, rank.at));
    }
    rcn_head_add(reader, RCN_FIELD_JUDGE, rule, judge, at);
    rcn_head_add(reader, RCN_FIELD_AUTHOR, rule, name, at);
}

/** Adds the judge whom a sentence names: "Justice Holm delivered the opinion of
 * the Court". */
static bool
add_deliverer(rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    static const rcn_court_line kinds[] = {
        RCN_COURT_DELIVERED, RCN_COURT_DELIVERED_RANK, RCN_COURT_OPINION_BY,
        RCN_COURT_OPINION_OF_LORDS, RCN_COURT_GIVES};
    const size_t at[2] = {stretch, stretch};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        rcn_match match;
        if (rcn_court_line_find(reader, kinds[i], line, &match)) {
            add_judge(reader, "judge-line", rcn_match_text(&match, line, 1),
                      (rcn_text){"", 0}, at);
            return true;
        }
    }
    return false;
}

/** Adds the judge who stands alone above the bench: "Judge Holm", and below it
 * "(Court composed of Judge Holm, Judge Ash)". */
static bool
add_above_bench(rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    rcn_match match;
    if (!rcn_court_line_is(reader, RCN_COURT_COMPOSED, line)) {
        return false;
    }
    for (size_t i = stretch; i-- > 0 && i + MOST_SOLE >= stretch;) {
        rcn_text above = line_at(reader, i);
        if (rcn_court_line_find(reader, RCN_COURT_JUDGE_ALONE, above, &match)) {
            const size_t at[2] = {i, i};
            add_judge(reader, "judge-line", rcn_match_text(&match, above, 1),
                      (rcn_text){"", 0}, at);
            return true;
        }
    }
    return false;
}

/** Adds the judges of "The judgment of the Court was delivered by", whose names
 * end the line or are the next one. */
static bool
add_bench(rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    rcn_match match;
    if (!rcn_court_line_find(reader, RCN_COURT_DELIVERED_BY, line, &match)) {
        return false;
    }
    rcn_text names = rcn_text_slice(line, match.end[0], line.len);
    size_t last = stretch;
    if (!names.len && stretch + 1 < reader->head->stretches.count) {
        last = stretch + 1;
        names = rcn_text_trim(line_at(reader, last));
    }
    if (!rcn_court_line_find(reader, RCN_COURT_BENCH_NAMES, names, &match)) {
        return false;
    }
    const size_t at[2] = {stretch, last};
    rcn_head_add(reader, RCN_FIELD_JUDGE, "judge-line",
                 rcn_text_slice(names, match.start[1], match.end[2]), at);
    return true;
}

/** Adds the judge whom the line below a label names: "REASONS FOR JUDGMENT BY: /
 * HOLM J.A." */
static bool
add_labelled(rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    rcn_match match;
    size_t count = reader->head->stretches.count;
    if (!rcn_court_line_is(reader, RCN_COURT_OPINION_BY_LABEL, line)) {
        return false;
    }
    size_t next = stretch + 1;
    while (next < count && next <= stretch + MOST_LABEL &&
           (!line_at(reader, next).len ||
            rcn_court_line_is(reader, RCN_COURT_OPINION_PARAGRAPHS,
                              line_at(reader, next)))) {
        next++; /* "(paras. 1 to 50)" */
    }
    line = next < count ? line_at(reader, next) : (rcn_text){"", 0};
    bool named =
        rcn_court_line_find(reader, RCN_COURT_LABELLED_NAME, line, &match);
    if (named) {
        const size_t at[2] = {stretch, next};
        add_judge(reader, "judge-line", rcn_match_text(&match, line, 1),
                  (rcn_text){"", 0}, at);
    }
    return named;
}

/** Reads the only judge before whom a case was, in a line "Before Judge Holm" or
 * in the lines below "Before".  False where more sit, or no rank is stated. */
static bool
sole_judge(const rcn_head_reader *reader, size_t stretch, rcn_text *ret_name,
           size_t ret_at[2])
{
    size_t count = reader->head->stretches.count;
    rcn_text line = line_at(reader, stretch);
    rcn_match match;
    bool label = rcn_court_line_is(reader, RCN_COURT_SOLE_LABEL, line);
    size_t most = label ? MOST_SOLE : 1;
    for (size_t i = stretch; i < count && i < stretch + most; i++) {
        if (i > stretch) {
            rcn_text more = line_at(reader, i);
            line = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                                (int)line.len, line.at,
                                                (int)more.len, more.at));
        }
        if (rcn_court_line_find(reader, RCN_COURT_SOLE, line, &match)) {
            rcn_text next =
                i + 1 < count ? line_at(reader, i + 1) : (rcn_text){"", 0};
            *ret_name = rcn_match_text(&match, line, 1);
            ret_at[0] = stretch;
            ret_at[1] = i;
            if (rcn_court_line_is(reader, RCN_COURT_CAPITALS, *ret_name) &&
                rcn_court_line_is(reader, RCN_COURT_NAME_GOES_ON, next)) {
                *ret_name = rcn_text_of(rcn_arena_printf(
                    reader->scratch, "%.*s %.*s", (int)ret_name->len,
                    ret_name->at, (int)next.len, next.at));
                ret_at[1] = i + 1;
            }
            return !rcn_court_line_is(reader, RCN_COURT_AND, next) &&
                   !rcn_court_line_is(reader, RCN_COURT_SITS, next);
        }
    }
    return false;
}

/** Adds the only judge before whom a case was, of the head up to `end`. */
static bool
add_sole(rcn_head_reader *reader, size_t end)
{
    size_t count = reader->head->stretches.count;
    for (size_t i = reader->head->first; i < count && i < end; i++) {
        rcn_text name = {"", 0};
        size_t at[2] = {0, 0};
        if (sole_judge(reader, i, &name, at)) {
            add_judge(reader, "judge-line", name, (rcn_text){"", 0}, at);
            return true;
        }
    }
    return false;
}

/** Returns true for a line on the name and signature of a judge: group 1 the
 * name. */
static bool
signs(const rcn_head_reader *reader, size_t stretch, rcn_text *ret_name,
      size_t ret_at[2])
{
    rcn_text line = line_at(reader, stretch);
    rcn_match match;
    ret_at[0] = ret_at[1] = stretch;
    if (rcn_court_line_find(reader, RCN_COURT_SIGNED, line, &match)) {
        *ret_name = rcn_match_text(&match, line, 1);
        return true;
    }
    if (rcn_court_line_find(reader, RCN_COURT_SIGNED_RANK_FIRST, line,
                            &match)) {
        *ret_name = rcn_match_text(&match, line, 1);
        return true;
    }
    if (!stretch || !rcn_court_line_is(reader, RCN_COURT_SIGNED_RANK, line)) {
        return false;
    }
    ret_at[0] = stretch - 1;
    line = line_at(reader, stretch - 1);
    bool named =
        rcn_court_line_find(reader, RCN_COURT_SIGNED_NAME, line, &match);
    *ret_name = named ? rcn_match_text(&match, line, 1) : line;
    return named;
}

/** Adds the judge who signs in the last lines, when no other does. */
static void
read_signature(rcn_head_reader *reader, size_t from)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    rcn_text found = {"", 0};
    size_t stretches[2] = {0, 0};
    size_t seen = 0;
    for (size_t i = lines->count; i > from && seen < MOST_TAIL; i--) {
        if (!rcn_doc_line_is_kept(&lines->items[i - 1])) {
            continue;
        }
        rcn_text name = {"", 0};
        size_t at[2];
        seen++;
        if (signs(reader, i - 1, &name, at)) {
            if (found.len && !rcn_text_same_words(found, name)) {
                return;
            }
            found = name;
            stretches[0] = at[0];
            stretches[1] = at[1];
        }
    }
    if (found.len) {
        add_judge(reader, "judge-signature", found, (rcn_text){"", 0},
                  stretches);
    }
}

/** Adds who delivers the opinion, by the line that opens it. */
static bool
add_opener(rcn_head_reader *reader, size_t stretch, rcn_text line)
{
    const size_t at[2] = {stretch, stretch};
    rcn_match match;
    if (rcn_court_line_is(reader, RCN_COURT_PER_CURIAM, line)) {
        rcn_head_add(reader, RCN_FIELD_JUDGE, "per-curiam",
                     rcn_text_of("Per Curiam"), at);
        return true;
    }
    if (rcn_court_line_find(reader, RCN_COURT_OPENS_ALONE, line, &match)) {
        add_judge(reader, "judge-line", rcn_match_text(&match, line, 1),
                  (rcn_text){"", 0}, at);
        return true;
    }
    if (rcn_court_line_find(reader, RCN_COURT_DELIVERS, line, &match)) {
        add_judge(reader, "judge-line", rcn_match_text(&match, line, 1),
                  rcn_match_text(&match, line, 2), at);
        return true;
    }
    if (rcn_court_line_find(reader, RCN_COURT_DELIVERS_RANK_FIRST, line,
                            &match)) {
        add_judge(reader, "judge-line", rcn_match_text(&match, line, 1),
                  (rcn_text){"", 0}, at);
        return true;
    }
    return false;
}

/** Returns true for a line that may open the opinion: of no panel, and not of the
 * judge of the court below. */
static bool
may_open(const rcn_head_reader *reader, rcn_text above, rcn_text line,
         bool below)
{
    return !rcn_court_line_is(reader, RCN_COURT_PANEL, above) &&
           (!below || !rcn_court_line_is(reader, RCN_COURT_TRIAL_JUDGE, line) ||
            rcn_court_line_is(reader, RCN_COURT_OPENS_IN_CAPITALS, line));
}

bool
rcn_court_read_label(rcn_head_reader *reader, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (add_labelled(reader, i, line_at(reader, i))) {
            return true;
        }
    }
    return false;
}

size_t
rcn_court_read_judge(rcn_head_reader *reader, size_t from, size_t none)
{
    const rcn_doc_lines *stretches = &reader->head->stretches;
    rcn_text above = {"", 0};
    size_t below = 0;
    for (size_t i = from; i < stretches->count && i < from + MOST_SUMMARY;
         i++) {
        rcn_text line = line_at(reader, i);
        bool near = i < from + MOST_COUNSEL;
        below = rcn_court_line_is(reader, RCN_COURT_APPEALED, line)
                    ? i + MOST_BELOW
                    : below;
        if ((near && may_open(reader, above, line, i < below) &&
             add_opener(reader, i, line)) ||
            add_deliverer(reader, i, line) || add_bench(reader, i, line) ||
            add_above_bench(reader, i, line) || add_labelled(reader, i, line)) {
            return near ? i : none;
        }
        above = line;
    }
    if (!add_sole(reader, from + MOST_COUNSEL)) {
        read_signature(reader, from);
    }
    return none;
}
