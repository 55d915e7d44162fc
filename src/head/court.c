/* The head of a court's opinion: the parties of the caption ("A, / Plaintiff, /
 * v. / B, / Defendant."), the court with its circuit, the docket number and who
 * delivers the opinion.  The forms of the lines are data (court.def); a caption
 * counts only beside a court, a docket number or the parties' roles. */
#include <string.h>

#include "head/court_lines.h"

#define MOST_OPENING  60  /**< stretches in which a caption begins */
#define MOST_LINES    8   /**< below the caption, of numbers and days */
#define LONGEST_COURT 130 /**< bytes of the name of a court */
#define MOST_GAP      3   /**< lines between these */

/** Returns what goes on with the name of a court, without the stamp that stands
 * a short gap beside it. */
static rcn_text
rest_of_court(const rcn_head_reader *reader, size_t stretch)
{
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    rcn_text text =
        rcn_text_slice(reader->cleaned->document->text, item->start, item->end);
    size_t gap = rcn_text_find(text, "  ", 0);
    rcn_text more = rcn_court_left(reader, stretch);
    if (gap != SIZE_MAX && gap < more.len &&
        rcn_court_line_is(reader, RCN_COURT_COURT_GOES_ON,
                          rcn_text_slice(text, 0, gap))) {
        more = rcn_text_slice(text, 0, gap);
    }
    return rcn_text_ends(more, ".") ? rcn_text_slice(more, 0, more.len - 1)
                                    : more;
}

/** Returns the next stretch with words below one, past the days of the hearing;
 * the count where there is none near. */
static size_t
next_line(const rcn_head_reader *reader, size_t stretch)
{
    size_t count = reader->head->stretches.count;
    size_t next = stretch + 1;
    while (next < count && next <= stretch + MOST_GAP) {
        rcn_text line = rcn_court_left(reader, next);
        if (line.len && !rcn_court_line_is(reader, RCN_COURT_HEARD, line)) {
            return next;
        }
        next++;
    }
    return count;
}

/** Returns the name of a court with the line in which it goes on. */
static rcn_text
join_court(const rcn_head_reader *reader, rcn_text court, size_t stretch)
{
    rcn_text more = rest_of_court(reader, stretch);
    bool capital = rcn_text_starts(more, "For ");
    bool link = capital || rcn_text_starts(more, "FOR ") ||
                rcn_text_starts(more, "for ") || rcn_text_starts(more, "of ") ||
                rcn_text_starts(more, "OF ") ||
                rcn_court_line_is(reader, RCN_COURT_COURT_OPEN, court);
    more = capital ? rcn_text_slice(more, 1, more.len) : more;
    return rcn_text_of(rcn_arena_printf(
        reader->scratch, "%.*s%s%s%.*s", (int)court.len, court.at,
        link ? " " : ", ", capital ? "f" : "", (int)more.len, more.at));
}

/** The court as its line and the next give it; "IN SUPREME COURT" goes with the
 * line of the state above. */
static void
add_court(rcn_head_reader *reader, const rcn_case_caption *caption)
{
    size_t stretches[2] = {caption->court, caption->court_end};
    rcn_text court =
        rcn_court_trim_name(rcn_court_left(reader, caption->court));
    rcn_text above = caption->court ? rcn_court_left(reader, caption->court - 1)
                                    : (rcn_text){"", 0};
    rcn_match sits;
    if (rcn_court_line_is(reader, RCN_COURT_STATE, above) &&
        rcn_court_line_is(reader, RCN_COURT_COURT_OF_STATE, court)) {
        stretches[0]--;
        court = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                             (int)above.len, above.at,
                                             (int)court.len, court.at));
    } else if (rcn_text_starts(court, "IN THE ") ||
               rcn_text_starts(court, "In the ")) {
        court = rcn_text_slice(court, strlen("In the "), court.len);
    }
    if (rcn_court_line_find(reader, RCN_COURT_COURT_SITS, court, &sits)) {
        court = rcn_text_slice(court, 0, sits.start[0]);
    }
    for (size_t i = 0; i < caption->court_more_count; i++) {
        court = join_court(reader, court, caption->court_more[i]);
    }
    if (rcn_court_line_is(reader, RCN_COURT_COURT_OPEN, court)) {
        return; /* a name that is cut is none */
    }
    rcn_head_add(reader, RCN_FIELD_COURT, "court-line",
                 rcn_court_trim_name(court), stretches);
}

/** The party whose filing this is, when its title states it: "FACTUM OF THE
 * INTERVENER, A CORPORATION".  Then that line is the title, and the party the
 * issuer.  Adds nothing when it is no filing. */
static void
read_filing(rcn_head_reader *reader, size_t from)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    for (size_t i = from; i < lines->count && i < from + MOST_OPENING; i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        rcn_match match;
        if (!rcn_court_line_find(reader, RCN_COURT_FILING, line, &match)) {
            continue;
        }
        size_t at[2] = {i, i};
        rcn_text party = rcn_match_text(&match, line, 2);
        rcn_text title = line;
        if (!party.len && i + 1 < lines->count) {
            at[1] = i + 1;
            party = rcn_doc_line_words(reader, i + 1);
            title = rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s %.*s",
                                                 (int)line.len, line.at,
                                                 (int)party.len, party.at));
        }
        party = rcn_court_trim_name(party);
        if (party.len >= 3 && party.at[0] != '(') {
            rcn_head_add(reader, RCN_FIELD_CAPTION, "filing-title",
                         rcn_court_trim_name(title), at);
            rcn_head_add(reader, RCN_FIELD_ISSUER, "filing-title", party, at);
        }
        return;
    }
}

/** Returns the number of the case, in either column of its line, without the full
 * stop that ends the line. */
static rcn_text
docket_at(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text right;
    rcn_text left = rcn_court_columns(reader, stretch, &right);
    rcn_text docket = rcn_court_trim_name(
        rcn_court_line_is(reader, RCN_COURT_DOCKET, right) ? right : left);
    bool stop = docket.len > 1 && docket.at[docket.len - 1] == '.' &&
                docket.at[docket.len - 2] >= '0' &&
                docket.at[docket.len - 2] <= '9';
    return rcn_text_slice(docket, 0, docket.len - stop);
}

/** Returns whether the name of a court that begins at `from` goes on below `at`:
 * "of / APPEAL", "FOR THE NINTH CIRCUIT", the court of appeal of a high
 * court. */
static bool
court_goes_on(const rcn_head_reader *reader, size_t from, size_t at,
              rcn_text line)
{
    rcn_text court = rcn_court_left(reader, at);
    bool open = rcn_court_line_is(reader, RCN_COURT_COURT_OPEN, court);
    bool first = at == from;
    return (first &&
            rcn_court_line_is(reader, RCN_COURT_COURT_GOES_ON, line)) ||
           (open && rcn_court_line_is(reader, RCN_COURT_COURT_MORE, line) &&
            !rcn_court_line_is_role(reader, line)) ||
           (at && rcn_court_line_is(reader, RCN_COURT_COURT_BRANCH, line) &&
            rcn_court_line_is(reader, RCN_COURT_COURT_OPEN,
                              rcn_court_left(reader, at - 1)));
}

/** Notes where the name of a court stands: it may go on in the next lines with
 * words. */
static void
note_court(const rcn_head_reader *reader, rcn_case_caption *found, size_t court)
{
    found->court = found->court_end = court;
    found->court_more_count = 0;
    while (found->court_more_count < RCN_COURT_MORE_LINES) {
        size_t next = next_line(reader, found->court_end);
        if (next >= reader->head->stretches.count ||
            !court_goes_on(reader, court, found->court_end,
                           rcn_court_left(reader, next))) {
            return;
        }
        found->court_more[found->court_more_count++] = next;
        found->court_end = next;
    }
}

/** Returns true for a caption of one line, which no sentence cites with its
 * report: "See A v. B, 200 U. S. 321". */
static bool
is_caption(const rcn_head_reader *reader, rcn_text line)
{
    return rcn_court_line_is(reader, RCN_COURT_IN_RE, line) ||
           ((rcn_court_line_is(reader, RCN_COURT_INLINE, line) ||
             rcn_court_line_is(reader, RCN_COURT_VERSUS_LAST, line)) &&
            !rcn_court_line_is(reader, RCN_COURT_CITED, line));
}

/** Returns true for the supreme court below a line on the court from which the
 * case came. */
static bool
is_above(const rcn_head_reader *reader, const rcn_case_caption *found,
         rcn_text line)
{
    return rcn_court_line_is(reader, RCN_COURT_COURT_ABOVE, line) &&
           rcn_court_line_is(reader, RCN_COURT_COURT_LOWER,
                             rcn_court_left(reader, found->court));
}

/** Notes what a line of the left column is: the first of each kind counts.
 * `between`: a line "Between" stood above. */
static void
note_line(const rcn_head_reader *reader, rcn_case_caption *found, size_t at,
          rcn_text line, bool between)
{
    bool versus = rcn_court_line_is(reader, RCN_COURT_VERSUS, line);
    bool and =
        !versus && between && rcn_court_line_is(reader, RCN_COURT_AND, line);
    bool behind =
        versus || (and&&at && rcn_court_line_is_role(
                                  reader, rcn_court_left(reader, at - 1)));
    if ((and || versus) &&
        (found->versus == SIZE_MAX || (behind && !found->parted))) {
        found->parted = behind;
        found->versus = at;
    } else if (line.len <= LONGEST_COURT &&
               (found->court == SIZE_MAX || is_above(reader, found, line)) &&
               rcn_court_line_is(reader, RCN_COURT_COURT, line)) {
        note_court(reader, found, at);
    } else if (found->docket == SIZE_MAX &&
               rcn_court_line_is(reader, RCN_COURT_DOCKET, line)) {
        found->docket = at;
    } else if (found->citation == SIZE_MAX &&
               rcn_court_line_is(reader, RCN_COURT_CITATION, line)) {
        found->citation = at;
    } else if (found->whole == SIZE_MAX && is_caption(reader, line)) {
        found->whole = at;
        bool role = false;
        (void)rcn_court_without_role(reader, line, &role);
        found->roles = found->roles || role;
    }
}

/** Notes the body whose name opens the paper, where no line names a court: a
 * commission or an authority that decides between parties. */
static void
note_body(const rcn_head_reader *reader, rcn_case_caption *found, size_t from)
{
    size_t count = reader->head->stretches.count;
    for (size_t i = from; i < count && i < from + MOST_GAP; i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        rcn_text below = i + 1 < count ? rcn_doc_line_words(reader, i + 1)
                                       : (rcn_text){"", 0};
        if (rcn_court_line_is(reader, RCN_COURT_COURT_BODY, line) &&
            !rcn_court_line_is_role(reader, below)) {
            found->court = found->court_end = i;
            return;
        }
    }
}

/** Looks through the first stretches for the lines of a caption. */
static rcn_case_caption
find_caption(const rcn_head_reader *reader, size_t from)
{
    rcn_case_caption found = {.versus = SIZE_MAX,
                              .matter = SIZE_MAX,
                              .whole = SIZE_MAX,
                              .court = SIZE_MAX,
                              .court_end = SIZE_MAX,
                              .docket = SIZE_MAX,
                              .citation = SIZE_MAX,
                              .neutral = SIZE_MAX,
                              .indexed = SIZE_MAX,
                              .labelled = SIZE_MAX};
    const rcn_doc_lines *stretches = &reader->head->stretches;
    bool between = false;
    for (size_t i = from; i < stretches->count && i < from + MOST_OPENING;
         i++) {
        if (reader->cleaned->document->html &&
            stretches->items[i].span->kind == RCN_SPAN_REMOVED) {
            continue; /* a menu names no court */
        }
        rcn_text right;
        rcn_text line = rcn_court_columns(reader, i, &right);
        between = between || rcn_court_line_is(reader, RCN_COURT_BETWEEN, line);
        note_line(reader, &found, i, line, between);
        if (found.labelled == SIZE_MAX && rcn_court_opens_labelled(reader, i)) {
            found.labelled = i;
        }
        if (found.neutral == SIZE_MAX &&
            rcn_court_line_is(reader, RCN_COURT_NEUTRAL, line)) {
            found.neutral = i;
        }
        if (found.matter == SIZE_MAX &&
            rcn_court_line_is(reader, RCN_COURT_MATTER_ALONE, line)) {
            found.matter = i;
        }
        if (rcn_court_line_is(reader, RCN_COURT_INDEXED, line)) {
            found.indexed = i;
        }
        if (found.docket == SIZE_MAX &&
            rcn_court_line_is(reader, RCN_COURT_DOCKET, right)) {
            found.docket = i;
        }
        found.heard += rcn_court_line_is(reader, RCN_COURT_HEARD, line) ||
                       rcn_court_line_is(reader, RCN_COURT_BENCH_SITS, line);
        found.roles = found.roles || rcn_court_line_is_role(reader, line);
        found.formula =
            found.formula || rcn_court_line_is(reader, RCN_COURT_FORMULA, line);
    }
    if (found.court == SIZE_MAX && found.roles) {
        note_body(reader, &found, from);
    }
    return found;
}

/** Returns the stretch from which a caption is looked for: the first of a text;
 * of a page somewhat above what is kept. */
static size_t
search_from(const rcn_head_reader *reader)
{
    const rcn_doc_lines *stretches = &reader->head->stretches;
    if (!reader->cleaned->document->html) {
        return 0;
    }
    size_t kept = 0;
    while (kept < stretches->count &&
           !rcn_doc_line_is_kept(&stretches->items[kept])) {
        kept++;
    }
    return kept > 12 ? kept - 12 : 0;
}

/** Adds the court and the number of the case. */
static void
add_case(rcn_head_reader *reader, const rcn_case_caption *caption)
{
    if (caption->court != SIZE_MAX) {
        add_court(reader, caption);
    }
    if (caption->docket != SIZE_MAX) {
        const size_t stretches[2] = {caption->docket, caption->docket};
        rcn_head_add(reader, RCN_FIELD_DOCKET, "docket-line",
                     docket_at(reader, caption->docket), stretches);
    }
}

/** Returns true when what was found is the head of a judgment: parties, and a
 * court, a number, roles or days beside them; two of these where the parties
 * stand in one line. */
static bool
is_judgment(const rcn_head_reader *reader, const rcn_case_caption *caption)
{
    bool number = caption->docket != SIZE_MAX || caption->citation != SIZE_MAX;
    int signs =
        (caption->court != SIZE_MAX) + number + caption->roles + caption->heard;
    bool apart =
        caption->versus != SIZE_MAX || caption->labelled < caption->whole;
    bool matter = caption->matter != SIZE_MAX &&
                  (number || caption->roles || reader->rail);
    return matter ||
           ((apart || caption->whole != SIZE_MAX) && signs >= (apart ? 1 : 2));
}

/** Returns the stretch after the short lines below a caption: the number, the
 * days. */
static size_t
end_of_lines(const rcn_head_reader *reader, size_t last, size_t none)
{
    const rcn_doc_lines *stretches = &reader->head->stretches;
    size_t end = last + 1;
    while (end < stretches->count && end <= last + MOST_LINES &&
           !rcn_doc_line_is_prose(reader->cleaned, &stretches->items[end])) {
        end++;
    }
    return end > none ? end : none;
}

bool
rcn_court_read(rcn_head_reader *reader)
{
    size_t from = search_from(reader);
    reader->right_column = 0;
    rcn_court_find_rail(reader, from);
    rcn_case_caption caption = find_caption(reader, from);
    if (caption.versus != SIZE_MAX) {
        rcn_court_find_column(reader, caption.versus);
    }
    size_t before = reader->fields.count;
    if (caption.versus == SIZE_MAX && caption.whole == SIZE_MAX &&
        caption.labelled == SIZE_MAX && caption.formula &&
        caption.court != SIZE_MAX) {
        add_case(reader, &caption); /* as courts of civil law begin */
        rcn_civil_read(reader, from);
        return false;
    }
    if (!is_judgment(reader, &caption)) {
        rcn_civil_read(reader, from);
        return false;
    }
    read_filing(reader, from);
    size_t last = rcn_court_add_parties(reader, &caption);
    if (last == SIZE_MAX) {
        reader->fields.count = before;
        return false;
    }
    add_case(reader, &caption);
    size_t none =
        reader->head->zones.body > last ? reader->head->zones.body : last + 1;
    reader->head->first = from;
    none = end_of_lines(reader, last, none);
    bool named = caption.indexed != SIZE_MAX && caption.versus < last &&
                 rcn_court_read_label(reader, caption.versus, last);
    reader->head->end = named ? none : rcn_court_read_judge(reader, last, none);
    return true;
}
