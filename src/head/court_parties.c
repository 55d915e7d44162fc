/* The parties of a caption: the names above and below "v.", or on both sides of
 * it in one line ("A, Appellee, v. B, Appellant."), without what the parties
 * are to each other.  What is between the names and "v." on the way outwards,
 * the number of the case or the court below, is passed over. */
#include <string.h>

#include "base/utf8.h"
#include "head/court_lines.h"

#define MATTER_LINES    6    /**< of a name below "In the matter of" */
#define CITATION_LINES  6    /**< of a citation that runs on */
#define DISPUTE_WORDS   2    /**< of what states dispute, at least */
#define LONGEST_DISPUTE 160  /**< bytes */
#define MOST_SIDE       24   /**< stretches of the names on one side */
#define MOST_BETWEEN    4    /**< stretches between "v." and the first name */
#define MOST_CAPTION    1200 /**< bytes */
#define LONGEST_LINE    400  /**< bytes of a stretch that is matched */
#define MORE_LINES      4    /**< in which a caption of one line goes on */
#define LEAST_RULE      8    /**< strokes of a rule */

/** The names on one side of "v." while they are read. */
typedef struct rcn_case_side {
    int step; /**< -1: above "v.", 1: below */
    rcn_text names;
    rcn_text inner; /**< the names without the outermost line */
    rcn_text line;  /**< the line that was added last */
    size_t last;    /**< the outermost stretch taken */
} rcn_case_side;

static bool
is_bound(const rcn_head_reader *reader, rcn_text line)
{
    static const rcn_court_line kinds[] = {
        RCN_COURT_VERSUS,   RCN_COURT_BETWEEN, RCN_COURT_DOCKET,
        RCN_COURT_CITATION, RCN_COURT_IN_RE,   RCN_COURT_INLINE,
        RCN_COURT_BOUND,    RCN_COURT_BELOW,   RCN_COURT_BENCH};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (rcn_court_line_is(reader, kinds[i], line)) {
            return true;
        }
    }
    return line.len > LONGEST_LINE;
}

/** Returns whether the names end at a line: it is of the court, or no name. */
static bool
ends_side(const rcn_head_reader *reader, const rcn_case_caption *caption,
          const rcn_case_side *side, size_t at, rcn_text line)
{
    bool court = at >= caption->court && at <= caption->court_end;
    bool above = side->step < 0 &&
                 (rcn_court_line_is(reader, RCN_COURT_COURT, line) ||
                  rcn_court_line_is(reader, RCN_COURT_COURT_GOES_ON, line));
    return court || above || is_bound(reader, line);
}

/** Adds the names of a line, before those that are there or behind. */
static void
join_names(const rcn_head_reader *reader, rcn_case_side *side, rcn_text line,
           size_t at)
{
    if (rcn_text_equal(line, side->line)) {
        side->last = at; /* a page shows some lines twice */
        return;
    }
    side->line = line;
    rcn_text first = side->step < 0 ? line : side->names;
    rcn_text last = side->step < 0 ? side->names : line;
    side->inner = side->names;
    side->names = rcn_text_of(rcn_arena_printf(
        reader->scratch, "%.*s%s%.*s", (int)first.len, first.at,
        side->names.len ? " " : "", (int)last.len, last.at));
    side->last = at;
}

/** Adds the end of a name below the line that states what the party is: where
 * lines were mixed up, "HOLM INSURANCE / Defendant. / COMPANY,".  A name ends
 * in a comma there; one that has none goes on in the next line that has one. */
static void
finish_name(const rcn_head_reader *reader, const rcn_case_caption *caption,
            rcn_case_side *side, size_t role)
{
    rcn_text names = side->names;
    bool open = names.len && names.at[names.len - 1] != ',' &&
                names.at[names.len - 1] != '.';
    size_t count = reader->head->stretches.count;
    for (size_t at = role + 1; open && at < count && at < role + 3; at++) {
        rcn_text line = rcn_court_left(reader, at);
        if (rcn_text_has_word(line)) {
            if (rcn_text_ends(line, ",") &&
                rcn_court_line_is(reader, RCN_COURT_CAPITALS, line) &&
                !rcn_court_line_is_role(reader, line) &&
                !ends_side(reader, caption, side, at, line)) {
                join_names(reader, side, line, at);
            }
            return;
        }
    }
}

/** Returns true for a line of strokes across the page. */
static bool
is_rule(rcn_text line)
{
    return line.len >= LEAST_RULE && strspn(line.at, "_=-") >= line.len;
}

/** Reads the names on one side of "v.", from the line next to it outwards.
 * Below "v." they end with what the party is to the other. */
static void
read_side(const rcn_head_reader *reader, const rcn_case_caption *caption,
          rcn_case_side *side)
{
    size_t count = reader->head->stretches.count;
    size_t at = side->last; /* of "v.", or of the label above */
    int passed = 0;
    for (size_t i = 0; i < MOST_SIDE; i++) {
        at += (size_t)side->step; /* below 0: above the count */
        if (at >= count) {
            return;
        }
        rcn_text left = rcn_court_left(reader, at);
        bool role = rcn_court_line_is_role(reader, left);
        if (role && side->step > 0 && side->names.len) {
            finish_name(reader, caption, side, at);
            return;
        }
        if (side->names.len && is_rule(left)) {
            return;
        }
        if (role || !rcn_text_has_word(left)) {
            continue; /* the right column alone */
        }
        rcn_text line = rcn_court_without_role(reader, left, &role);
        bool ends = !role && ends_side(reader, caption, side, at, line);
        if (ends && !side->names.len && passed < MOST_BETWEEN &&
            rcn_court_line_is(reader, RCN_COURT_BELOW, line)) {
            passed++;
            continue;
        }
        if (ends && side->step < 0 && side->inner.len &&
            rcn_court_line_is(reader, RCN_COURT_MATTER, line)) {
            side->names = side->inner; /* whom the matter is about */
        }
        if (ends || side->names.len + line.len > MOST_CAPTION) {
            return;
        }
        join_names(reader, side, line, at);
        if (side->step > 0 && role) {
            return;
        }
    }
}

/** "A v. B" of a line, without what A and B are to each other. */
static rcn_text
parties_of_line(const rcn_head_reader *reader, rcn_text line)
{
    bool role = false;
    rcn_match match;
    rcn_text right = rcn_court_plain_party(
        reader, rcn_court_without_role(reader, line, &role));
    if (!rcn_court_line_find(reader, RCN_COURT_SIDES, right, &match)) {
        return right;
    }
    rcn_text first = rcn_match_text(&match, right, 1);
    rcn_text left = rcn_court_plain_party(
        reader, rcn_court_without_role(reader, first, &role));
    return left.len == first.len
               ? right
               : rcn_text_of(rcn_arena_printf(
                     reader->scratch, "%.*s %.*s", (int)left.len, left.at,
                     (int)(right.len - (size_t)match.end[1] - 1),
                     right.at + match.end[1] + 1));
}

/** Returns true where a blank line is above a stretch. */
static bool
is_apart(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_doc_line *items = reader->head->stretches.items;
    rcn_text text = reader->cleaned->document->text;
    int ends = 0;
    for (size_t at = items[stretch - 1].end; at < items[stretch].start; at++) {
        ends += text.at[at] == '\n';
    }
    return ends > 1;
}

/** The line in capitals above parties in brackets: what states dispute, "ROCKS OF
 * THE NORTH / (NORLAND v. SUDMARK)". */
static rcn_text
dispute_above(const rcn_head_reader *reader, size_t stretch)
{
    static const rcn_text none = {"", 0};
    rcn_text above = stretch ? rcn_court_left(reader, stretch - 1) : none;
    bool words = rcn_utf8_count_words(above) >= DISPUTE_WORDS;
    return words && above.len <= LONGEST_DISPUTE &&
                   rcn_court_line_is(reader, RCN_COURT_CAPITALS, above) &&
                   !rcn_court_line_is(reader, RCN_COURT_COURT, above) &&
                   !rcn_court_line_is_role(reader, above) &&
                   !is_bound(reader, above)
               ? above
               : none;
}

/** Adds the title of a case whose parties stand in brackets below it. */
static void
add_dispute(rcn_head_reader *reader, rcn_text parties,
            const size_t stretches[2])
{
    rcn_text line = rcn_court_left(reader, stretches[0]);
    rcn_text dispute = rcn_text_starts(line, "(")
                           ? dispute_above(reader, stretches[0])
                           : (rcn_text){"", 0};
    if (dispute.len) {
        const size_t at[2] = {stretches[0] - 1, stretches[1]};
        rcn_head_add(reader, RCN_FIELD_TITLE, "dispute-line",
                     rcn_text_of(rcn_arena_printf(
                         reader->scratch, "%.*s (%.*s)", (int)dispute.len,
                         dispute.at, (int)parties.len, parties.at)),
                     at);
    }
}

/** Returns the caption of one line, with the lines in capitals in which it goes
 * on: a line that ends in "v." always does.  `*ret_last` is the last of
 * them. */
static rcn_text
whole_caption(const rcn_head_reader *reader, const rcn_case_caption *caption,
              size_t *ret_last)
{
    rcn_case_side all = {1, {"", 0}, {"", 0}, {"", 0}, caption->whole};
    join_names(reader, &all, rcn_court_left(reader, caption->whole),
               caption->whole);
    bool open = rcn_court_line_is(reader, RCN_COURT_VERSUS_LAST, all.names);
    bool capitals = !reader->cleaned->document->html &&
                    rcn_court_line_is(reader, RCN_COURT_CAPITALS, all.names);
    size_t count = reader->head->stretches.count;
    capitals = capitals && !rcn_text_ends(all.names, ")");
    for (size_t i = caption->whole + 1;
         (open || capitals) && i < count && i <= caption->whole + MORE_LINES;
         i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        bool more = rcn_court_line_is(reader, RCN_COURT_CAPITALS, line) &&
                    !is_apart(reader, i);
        if ((!more && !open) || is_bound(reader, line) ||
            rcn_court_line_is(reader, RCN_COURT_COURT, line)) {
            break;
        }
        open = false;
        join_names(reader, &all, line, i);
    }
    *ret_last = all.last;
    if (rcn_text_starts(all.names, "(") && rcn_text_ends(all.names, ")")) {
        all.names = rcn_text_slice(all.names, 1, all.names.len - 1);
    }
    return parties_of_line(reader, all.names);
}

/** "A v. B" of a caption in several lines; empty when one side has no name.
 * `stretches` are its first and last. */
static rcn_text
parties_around(const rcn_head_reader *reader, const rcn_case_caption *caption,
               size_t stretches[2])
{
    rcn_case_side sides[2] = {{-1, {"", 0}, {"", 0}, {"", 0}, caption->versus},
                              {1, {"", 0}, {"", 0}, {"", 0}, caption->versus}};
    rcn_text names[2];
    for (int i = 0; i < 2; i++) {
        read_side(reader, caption, &sides[i]);
        names[i] = rcn_court_plain_party(reader, sides[i].names);
        stretches[i] = sides[i].last;
    }
    return names[0].len && names[1].len
               ? rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s v. %.*s",
                                              (int)names[0].len, names[0].at,
                                              (int)names[1].len, names[1].at))
               : (rcn_text){"", 0};
}

/** "A v. B" of "Neutral citation: A v B [2025] FCA 1", which may run on in its
 * paragraph. */
static rcn_text
parties_of_citation(const rcn_head_reader *reader, size_t stretch,
                    size_t stretches[2])
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    rcn_text text = rcn_doc_line_words(reader, stretch);
    rcn_match match;
    stretches[0] = stretches[1] = stretch;
    for (int i = 0; i < CITATION_LINES; i++) {
        if (rcn_court_line_find(reader, RCN_COURT_NEUTRAL_NAME, text, &match)) {
            return rcn_match_text(&match, text, 1);
        }
        if (stretches[1] + 1 >= lines->count) {
            break;
        }
        rcn_text more = rcn_doc_line_words(reader, ++stretches[1]);
        text = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                            (int)text.len, text.at,
                                            (int)more.len, more.at));
    }
    return (rcn_text){"", 0};
}

/** "In the Matter of A" of a caption without another side: the lines below it that
 * the sign between the columns ends, or what A is to the others. */
static rcn_text
matter_below(const rcn_head_reader *reader, const rcn_case_caption *caption,
             size_t stretches[2])
{
    rcn_case_side side = {1, {"", 0}, {"", 0}, {"", 0}, caption->matter};
    size_t count = reader->head->stretches.count;
    bool role = false;
    for (size_t i = caption->matter + 1;
         !role && i < count && i <= caption->matter + MATTER_LINES; i++) {
        rcn_text left = rcn_court_left(reader, i);
        bool railed = left.len < rcn_doc_line_words(reader, i).len;
        if (rcn_court_line_is_role(reader, left)) {
            role = true;
        } else if (reader->rail && !railed) {
            break;
        } else if (rcn_text_has_word(left)) {
            join_names(reader, &side,
                       rcn_court_without_role(reader, left, &role), i);
        }
    }
    rcn_text name = rcn_court_plain_party(reader, side.names);
    stretches[0] = caption->matter;
    stretches[1] = side.last;
    rcn_text words = rcn_court_left(reader, caption->matter);
    bool matter = rcn_text_find(words, "atter", 0) != SIZE_MAX ||
                  rcn_text_find(words, "ATTER", 0) != SIZE_MAX;
    return name.len && (role || reader->rail)
               ? rcn_text_of(
                     rcn_arena_printf(reader->scratch, "%s %.*s",
                                      matter ? "In the Matter of" : "In re",
                                      (int)name.len, name.at))
               : (rcn_text){"", 0};
}

size_t
rcn_court_add_parties(rcn_head_reader *reader, const rcn_case_caption *caption)
{
    size_t stretches[2] = {caption->versus, caption->versus};
    rcn_text title = {"", 0};
    rcn_match match;
    rcn_text indexed = {"", 0};
    if (caption->indexed != SIZE_MAX) {
        indexed = rcn_doc_line_words(reader, caption->indexed);
    }
    if (rcn_court_line_find(reader, RCN_COURT_INDEXED, indexed, &match)) {
        title = rcn_match_text(&match, indexed, 1);
        stretches[0] = stretches[1] = caption->indexed;
    } else if (caption->neutral != SIZE_MAX) {
        title = parties_of_citation(reader, caption->neutral, stretches);
    }
    bool matter = caption->matter < caption->whole && !caption->parted;
    if (!title.len && caption->versus != SIZE_MAX) {
        stretches[0] = stretches[1] = caption->versus;
        title = parties_around(reader, caption, stretches);
    }
    if (!title.len && matter && caption->versus == SIZE_MAX) {
        title = matter_below(reader, caption, stretches);
    }
    if (!title.len && caption->labelled < caption->whole) {
        title =
            rcn_court_labelled_parties(reader, caption->labelled, stretches);
    }
    if (!title.len && caption->whole != SIZE_MAX) {
        stretches[0] = caption->whole;
        title = whole_caption(reader, caption, &stretches[1]);
    }
    if (!title.len && !matter && caption->matter != SIZE_MAX) {
        title = matter_below(reader, caption, stretches);
    }
    if (!title.len) {
        return SIZE_MAX;
    }
    rcn_head_add(reader, RCN_FIELD_CAPTION, "caption", title, stretches);
    if (caption->whole < caption->versus &&
        caption->citation == caption->whole + 1) {
        const size_t at[2] = {caption->whole, caption->whole};
        rcn_head_add(reader, RCN_FIELD_TITLE, "case-line",
                     rcn_court_left(reader, caption->whole), at);
    }
    if (stretches[0] == caption->whole) {
        add_dispute(reader, title, stretches);
    }
    return stretches[1];
}
