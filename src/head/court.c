/* The head of a court's opinion: the parties of the caption ("A, / Plaintiff, /
 * v. / B, / Defendant."), the court with its circuit, the docket number and who
 * delivers the opinion.  The forms of the lines are data (court.def); a caption
 * counts only beside a court, a docket number or the parties' roles. */
#include <assert.h>
#include <string.h>

#include "base/pattern.h"
#include "base/utf8.h"
#include "head/reader.h"

#define MOST_OPENING  60  /**< stretches in which a caption begins */
#define MOST_COUNSEL  120 /**< stretches between caption and opinion */
#define MOST_SIDE     10  /**< stretches of the names on one side */
#define MOST_CAPTION  500 /**< bytes */
#define LONGEST_LINE  400 /**< bytes of a stretch that is matched */
#define LONGEST_COURT 130 /**< bytes of the name of a court */
#define RIGHT_COLUMN  40  /**< spaces before what stands on the right alone */
#define WIDE_GAP      "    " /**< parts the columns of a caption */

typedef enum rcn_court_line {
#define RCN_COURT_LINE(kind, expression) RCN_COURT_##kind,
#include "head/court.def"
#undef RCN_COURT_LINE
    RCN_COURT_LINE_COUNT
} rcn_court_line;

struct rcn_court_patterns {
    const rcn_pattern *line[RCN_COURT_LINE_COUNT];
};

const rcn_court_patterns *
rcn_court_patterns_new(rcn_arena *arena)
{
    static const char *const expressions[] = {
#define RCN_COURT_LINE(kind, expression) expression,
#include "head/court.def"
#undef RCN_COURT_LINE
    };
    rcn_court_patterns *patterns = rcn_arena_alloc(arena, 1, sizeof *patterns);
    for (size_t i = 0; i < RCN_COURT_LINE_COUNT; i++) {
        const char *error = NULL;
        patterns->line[i] =
            rcn_pattern_new(arena, expressions[i], true, &error);
        assert(patterns->line[i]); /* the table is constant and tested */
    }
    return patterns;
}

/** What was found of one caption, as indexes of stretches. */
typedef struct rcn_case_caption {
    size_t versus;           /**< or SIZE_MAX */
    size_t whole;            /**< "A v. B", "In re A", or SIZE_MAX */
    size_t court, court_end; /**< or SIZE_MAX */
    size_t docket, citation; /**< or SIZE_MAX */
    size_t indexed;          /**< "Indexed as: A v. B", or SIZE_MAX */
    bool roles, formula;
    int heard; /**< lines that say when it was argued and decided */
} rcn_case_caption;

static bool
find(const rcn_head_reader *reader, rcn_court_line kind, rcn_text line,
     rcn_match *ret_match)
{
    return line.len && line.len <= LONGEST_LINE &&
           rcn_pattern_find(reader->court->line[kind], line, 0, ret_match);
}

static bool
is(const rcn_head_reader *reader, rcn_court_line kind, rcn_text line)
{
    rcn_match match;
    return find(reader, kind, line, &match);
}

static bool
is_role(const rcn_head_reader *reader, rcn_text line)
{
    return is(reader, RCN_COURT_ROLE, line) &&
           is(reader, RCN_COURT_ROLE_WORD, line);
}

/** Spaces before the words of a stretch in its line. */
static size_t
indent_of(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text text = reader->cleaned->document->text;
    size_t start = reader->head->stretches.items[stretch].start;
    size_t at = start;
    while (at && text.at[at - 1] == ' ') {
        at--;
    }
    return start - at;
}

/** The two columns of a line of a caption, white space squashed: the parties, and
 * beside them the number, the clerk's stamp.  The date before a wide gap goes to
 * the right too: "May 3, 1993    [NOT FOR PUBLICATION]". */
static rcn_text
left_column(const rcn_head_reader *reader, size_t stretch, rcn_text *ret_right)
{
    rcn_text none = {"", 0};
    rcn_text whole = rcn_doc_line_words(reader, stretch);
    *ret_right = none;
    if (reader->cleaned->document->html) {
        return whole;
    }
    const rcn_doc_line *item = &reader->head->stretches.items[stretch];
    rcn_text text =
        rcn_text_slice(reader->cleaned->document->text, item->start, item->end);
    size_t column = reader->right_column ? reader->right_column : RIGHT_COLUMN;
    if (indent_of(reader, stretch) >= column) {
        *ret_right = whole;
        return none;
    }
    size_t gap = rcn_text_find(text, "  ", 0);
    if (gap == SIZE_MAX) {
        return whole;
    }
    rcn_text left =
        rcn_text_squash(reader->scratch, rcn_text_slice(text, 0, gap));
    rcn_text right =
        rcn_text_squash(reader->scratch, rcn_text_slice(text, gap, text.len));
    bool dated = gap >= 4 && gap < 24 && text.at[gap - 1] >= '0' &&
                 text.at[gap - 1] <= '9' && text.at[gap - 4] >= '1' &&
                 text.at[gap - 4] <= '2';
    bool wide = rcn_text_find(text, WIDE_GAP, gap) == gap;
    if (dated) {
        *ret_right = left;
        return right;
    }
    if (!wide) {
        return whole;
    }
    *ret_right = right;
    return left;
}

/** The left column alone. */
static rcn_text
caption_line(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text right;
    return left_column(reader, stretch, &right);
}

/** A party's line without what it is to the others: "A, Plaintiff," is "A".
 * `*ret_role` is set when something was taken off. */
static rcn_text
without_role(const rcn_head_reader *reader, rcn_text line, bool *ret_role)
{
    for (size_t at = 0; at < line.len; at++) {
        bool mark = line.at[at] == ',' || line.at[at] == '(';
        uint32_t rune = 0;
        if (line.at[at] == ' ' && at + 1 < line.len) {
            (void)rcn_utf8_next(line, at + 1, &rune);
        }
        if ((mark || rcn_rune_is_upper(rune)) && at &&
            is_role(reader, rcn_text_slice(line, at + 1, line.len))) {
            *ret_role = true;
            return rcn_text_trim(rcn_text_slice(line, 0, at));
        }
    }
    return line;
}

static bool
is_bound(const rcn_head_reader *reader, rcn_text line)
{
    static const rcn_court_line kinds[] = {RCN_COURT_VERSUS, RCN_COURT_BETWEEN,
                                           RCN_COURT_DOCKET, RCN_COURT_CITATION,
                                           RCN_COURT_IN_RE,  RCN_COURT_INLINE,
                                           RCN_COURT_BOUND};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (is(reader, kinds[i], line)) {
            return true;
        }
    }
    return line.len > LONGEST_LINE;
}

/** The names with those of the next line, before them or behind. */
static rcn_text
join_names(const rcn_head_reader *reader, rcn_text names, rcn_text line,
           int step)
{
    rcn_text first = step < 0 ? line : names;
    rcn_text last = step < 0 ? names : line;
    return rcn_text_of(rcn_arena_printf(
        reader->scratch, "%.*s%s%.*s", (int)first.len, first.at,
        names.len ? " " : "", (int)last.len, last.at));
}

/** The line of a party at `at`; empty for a line that is none. */
static rcn_text
party_at(const rcn_head_reader *reader, const rcn_case_caption *caption,
         size_t at, bool *ret_role)
{
    static const rcn_text none = {"", 0};
    if (at >= caption->court && at <= caption->court_end) {
        return none;
    }
    rcn_text line = without_role(reader, caption_line(reader, at), ret_role);
    return *ret_role || !is_bound(reader, line) ? line : none;
}

/** The names on one side of "v.", from the line next to it outwards (`step` is
 * -1 or 1); empty when none stand there.  `*ret_last` is the outermost line
 * taken.  Below "v." they end with what the party is to the other. */
static rcn_text
read_side(const rcn_head_reader *reader, const rcn_case_caption *caption,
          int step, size_t *ret_last)
{
    size_t count = reader->head->stretches.count;
    rcn_text names = {"", 0};
    size_t at = caption->versus;
    for (size_t i = 0; i < MOST_SIDE; i++) {
        at = step < 0 ? at - 1 : at + 1; /* below 0 it is above the count */
        if (at >= count) {
            break;
        }
        rcn_text left = caption_line(reader, at);
        if (!rcn_text_has_word(left)) {
            continue; /* a rule, or the right column alone */
        }
        bool role = is_role(reader, left);
        if (role && step > 0 && names.len) {
            break;
        }
        if (role) {
            continue;
        }
        rcn_text line = party_at(reader, caption, at, &role);
        if (!line.len || names.len + line.len > MOST_CAPTION) {
            break;
        }
        names = join_names(reader, names, line, step);
        *ret_last = at;
        if (step > 0 && role) {
            break;
        }
    }
    return names;
}

/** Without the comma that parts a name from what follows, and ")" columns. */
static rcn_text
trim_party(rcn_text name)
{
    name = rcn_text_trim(name);
    bool open = memchr(name.at, '(', name.len) != NULL;
    while (name.len &&
           strchr(open ? ",;:§|" : ",;:)§|", name.at[name.len - 1])) {
        name = rcn_text_trim(rcn_text_slice(name, 0, name.len - 1));
    }
    return name;
}

/** The stretch at which the opinion proper begins, by who delivers it; `none`
 * when nobody is named.  Adds who it is. */
static size_t
read_judge(rcn_head_reader *reader, size_t from, size_t none)
{
    const rcn_doc_lines *stretches = &reader->head->stretches;
    rcn_text above = {"", 0};
    for (size_t i = from; i < stretches->count && i < from + MOST_COUNSEL;
         i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        line = line.len > LONGEST_LINE ? rcn_text_slice(line, 0, 120) : line;
        const size_t at[2] = {i, i};
        rcn_match match;
        if (is(reader, RCN_COURT_PER_CURIAM, line)) {
            rcn_head_add(reader, RCN_FIELD_JUDGE, "per-curiam",
                         rcn_text_of("Per Curiam"), at);
            return i;
        }
        if (!is(reader, RCN_COURT_PANEL, above) &&
            find(reader, RCN_COURT_DELIVERS, line, &match)) {
            rcn_text name = rcn_match_text(&match, line, 1);
            rcn_text rank = rcn_match_text(&match, line, 2);
            rcn_text both = rcn_text_of(
                rcn_arena_printf(reader->scratch, "%.*s, %.*s", (int)name.len,
                                 name.at, (int)rank.len, rank.at));
            rcn_head_add(reader, RCN_FIELD_JUDGE, "judge-line", both, at);
            rcn_head_add(reader, RCN_FIELD_AUTHOR, "judge-line", name, at);
            return i;
        }
        if (find(reader, RCN_COURT_DELIVERED, line, &match) ||
            find(reader, RCN_COURT_OPINION_BY, line, &match)) {
            rcn_text name = rcn_match_text(&match, line, 1);
            rcn_head_add(reader, RCN_FIELD_JUDGE, "judge-line", name, at);
            rcn_head_add(reader, RCN_FIELD_AUTHOR, "judge-line", name, at);
            return i;
        }
        above = line;
    }
    return none;
}

/** The court as its line and the next give it. */
static void
add_court(rcn_head_reader *reader, const rcn_case_caption *caption)
{
    rcn_text court = trim_party(caption_line(reader, caption->court));
    if (rcn_text_starts(court, "IN THE ") ||
        rcn_text_starts(court, "In the ")) {
        court = rcn_text_slice(court, strlen("In the "), court.len);
    }
    rcn_match sits;
    if (find(reader, RCN_COURT_COURT_SITS, court, &sits)) {
        court = rcn_text_slice(court, 0, sits.start[0]);
    }
    if (caption->court_end > caption->court) {
        rcn_text more = caption_line(reader, caption->court_end);
        more = rcn_text_ends(more, ".") ? rcn_text_slice(more, 0, more.len - 1)
                                        : more;
        bool link =
            rcn_text_starts(more, "For ") || rcn_text_starts(more, "FOR ") ||
            rcn_text_starts(more, "for ") || rcn_text_starts(more, "of ");
        bool capital = rcn_text_starts(more, "For ");
        more = capital ? rcn_text_slice(more, 1, more.len) : more;
        court = rcn_text_of(rcn_arena_printf(
            reader->scratch, "%.*s%s%s%.*s", (int)court.len, court.at,
            link ? " " : ", ", capital ? "f" : "", (int)more.len, more.at));
    }
    const size_t stretches[2] = {caption->court, caption->court_end};
    rcn_head_add(reader, RCN_FIELD_COURT, "court-line", trim_party(court),
                 stretches);
}

/** The party whose filing this is, when its title says so: "FACTUM OF THE
 * INTERVENER, A CORPORATION".  Then that line is the title, and the party the
 * issuer.  Adds nothing when it is no filing. */
static void
read_filing(rcn_head_reader *reader, size_t from)
{
    const rcn_doc_lines *lines = &reader->head->stretches;
    for (size_t i = from; i < lines->count && i < from + MOST_OPENING; i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        rcn_match match;
        if (!find(reader, RCN_COURT_FILING, line, &match)) {
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
        party = trim_party(party);
        if (party.len >= 3 && party.at[0] != '(') {
            rcn_head_add(reader, RCN_FIELD_CAPTION, "filing-title",
                         trim_party(title), at);
            rcn_head_add(reader, RCN_FIELD_ISSUER, "filing-title", party, at);
        }
        return;
    }
}

/** The number of the case, in either column of its line. */
static rcn_text
docket_at(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text right;
    rcn_text left = left_column(reader, stretch, &right);
    return trim_party(is(reader, RCN_COURT_DOCKET, right) ? right : left);
}

/** The stretch in which the name of a court ends: it may go on in the next line
 * with words. */
static size_t
court_end(const rcn_head_reader *reader, size_t court)
{
    size_t count = reader->head->stretches.count;
    size_t next = court + 1;
    while (next < count && next < court + 3 &&
           !caption_line(reader, next).len) {
        next++;
    }
    bool more = next < count &&
                is(reader, RCN_COURT_COURT_GOES_ON, caption_line(reader, next));
    return more ? next : court;
}

/** Notes what a line of the left column is: the first of each kind counts.
 * `between`: a line "Between" stood above. */
static void
note_line(const rcn_head_reader *reader, rcn_case_caption *found, size_t at,
          rcn_text line, bool between)
{
    if (found->versus == SIZE_MAX &&
        (is(reader, RCN_COURT_VERSUS, line) ||
         (between && is(reader, RCN_COURT_AND, line)))) {
        found->versus = at;
    } else if (found->court == SIZE_MAX && line.len <= LONGEST_COURT &&
               is(reader, RCN_COURT_COURT, line)) {
        found->court = at;
        found->court_end = court_end(reader, at);
    } else if (found->docket == SIZE_MAX &&
               is(reader, RCN_COURT_DOCKET, line)) {
        found->docket = at;
    } else if (found->citation == SIZE_MAX &&
               is(reader, RCN_COURT_CITATION, line)) {
        found->citation = at;
    } else if (found->whole == SIZE_MAX &&
               (is(reader, RCN_COURT_IN_RE, line) ||
                is(reader, RCN_COURT_INLINE, line))) {
        found->whole = at;
    }
}

/** Looks through the first stretches for the lines of a caption. */
static rcn_case_caption
find_caption(const rcn_head_reader *reader, size_t from)
{
    rcn_case_caption found = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX,
                              SIZE_MAX, SIZE_MAX, false,    false,    0};
    const rcn_doc_lines *stretches = &reader->head->stretches;
    bool between = false;
    for (size_t i = from; i < stretches->count && i < from + MOST_OPENING;
         i++) {
        rcn_text right;
        rcn_text line = left_column(reader, i, &right);
        between = between || is(reader, RCN_COURT_BETWEEN, line);
        note_line(reader, &found, i, line, between);
        if (is(reader, RCN_COURT_INDEXED, line)) {
            found.indexed = i;
        }
        if (found.docket == SIZE_MAX && is(reader, RCN_COURT_DOCKET, right)) {
            found.docket = i;
        }
        found.heard += is(reader, RCN_COURT_HEARD, line);
        found.roles = found.roles || is_role(reader, line);
        found.formula = found.formula || is(reader, RCN_COURT_FORMULA, line);
    }
    return found;
}

/** The column in which the right half of a caption stands beside "v."; 0 where
 * nothing stands there. */
static size_t
right_column_of(const rcn_head_reader *reader, size_t versus)
{
    const rcn_doc_line *item = &reader->head->stretches.items[versus];
    rcn_text text =
        rcn_text_slice(reader->cleaned->document->text, item->start, item->end);
    size_t gap = rcn_text_find(text, WIDE_GAP, 0);
    size_t at = gap == SIZE_MAX ? 0 : gap;
    while (at && at < text.len && text.at[at] == ' ') {
        at++;
    }
    return at ? indent_of(reader, versus) + at - 1 : 0;
}

/** Adds the caption; returns its last stretch, or SIZE_MAX when it has no names
 * on one side. */
static size_t
add_caption(rcn_head_reader *reader, const rcn_case_caption *caption)
{
    size_t stretches[2] = {caption->versus, caption->versus};
    rcn_text title = {"", 0};
    rcn_match match;
    rcn_text indexed = {"", 0};
    if (caption->indexed != SIZE_MAX) {
        indexed = rcn_doc_line_words(reader, caption->indexed);
    }
    if (find(reader, RCN_COURT_INDEXED, indexed, &match)) {
        title = rcn_match_text(&match, indexed, 1);
        stretches[0] = stretches[1] = caption->indexed;
    } else if (caption->versus != SIZE_MAX) {
        rcn_text left =
            trim_party(read_side(reader, caption, -1, &stretches[0]));
        rcn_text right =
            trim_party(read_side(reader, caption, 1, &stretches[1]));
        if (left.len && right.len) {
            title = rcn_text_of(
                rcn_arena_printf(reader->scratch, "%.*s v. %.*s", (int)left.len,
                                 left.at, (int)right.len, right.at));
        }
    }
    if (!title.len && caption->whole != SIZE_MAX) {
        bool role = false;
        stretches[0] = stretches[1] = caption->whole;
        title = trim_party(without_role(
            reader, rcn_doc_line_words(reader, caption->whole), &role));
    }
    if (!title.len) {
        return SIZE_MAX;
    }
    rcn_head_add(reader, RCN_FIELD_CAPTION, "caption", title, stretches);
    return stretches[1];
}

/** The stretch from which a caption is looked for: the first of a text; of a page
 * somewhat above what is kept. */
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

bool
rcn_court_read(rcn_head_reader *reader)
{
    size_t from = search_from(reader);
    reader->right_column = 0;
    rcn_case_caption caption = find_caption(reader, from);
    if (caption.versus != SIZE_MAX) {
        reader->right_column = right_column_of(reader, caption.versus);
    }
    bool parties = caption.versus != SIZE_MAX || caption.whole != SIZE_MAX;
    bool number = caption.docket != SIZE_MAX || caption.citation != SIZE_MAX;
    int signs =
        (caption.court != SIZE_MAX) + number + caption.roles + caption.heard;
    int least = caption.versus != SIZE_MAX ? 1 : 2;
    size_t before = reader->fields.count;
    if (!parties && caption.formula && caption.court != SIZE_MAX) {
        add_case(reader, &caption); /* as courts of civil law begin */
        return false;
    }
    if (!parties || signs < least) {
        return false;
    }
    read_filing(reader, from);
    size_t last = add_caption(reader, &caption);
    if (last == SIZE_MAX) {
        reader->fields.count = before;
        return false;
    }
    add_case(reader, &caption);
    size_t none =
        reader->head->zones.body > last ? reader->head->zones.body : last + 1;
    reader->head->first = from;
    reader->head->end = read_judge(reader, last, none);
    return true;
}
