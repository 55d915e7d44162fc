/* Names of parties as a title gives them, and captions whose parties stand behind
 * words in their own lines: "BETWEEN A, Applicant / AND B, Respondent" of New
 * Zealand, Australia and the Caribbean, "Claimant: A / Respondent: B" of
 * tribunals. */
#include <string.h>

#include "base/utf8.h"
#include "head/court_lines.h"

#define MOST_LINES   14  /**< of such a caption */
#define MOST_APART   4   /**< between "Claimant: A" and "Respondent: B" */
#define MOST_CAPTION 600 /**< bytes */

/** Returns the text without bytes [from, to). */
static rcn_text
without(const rcn_head_reader *reader, rcn_text text, size_t from, size_t to)
{
    return rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s%.*s", (int)from,
                                        text.at, (int)(text.len - to),
                                        text.at + to));
}

rcn_text
rcn_court_plain_party(const rcn_head_reader *reader, rcn_text names)
{
    static const rcn_court_line parts[] = {
        RCN_COURT_PARTY_COUNSEL, RCN_COURT_PARTY_SEAT, RCN_COURT_PARTY_NUMBER,
        RCN_COURT_PARTY_NOTE};
    rcn_match match;
    for (size_t at; (at = rcn_text_find(names, "**", 0)) != SIZE_MAX;) {
        names = without(reader, names, at, at + 2);
    }
    names = rcn_court_trim_name(names);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        while (rcn_court_line_find(reader, parts[i], names, &match) &&
               match.end[0] > match.start[0] &&
               match.end[0] - match.start[0] < names.len) {
            names = without(reader, names, match.start[0], match.end[0]);
        }
    }
    return rcn_court_trim_name(names);
}

bool
rcn_court_opens_labelled(const rcn_head_reader *reader, size_t stretch)
{
    rcn_text line = rcn_doc_line_words(reader, stretch);
    if (rcn_court_line_is(reader, RCN_COURT_BETWEEN_NAME, line)) {
        return true;
    }
    bool found = false;
    if (rcn_court_line_is(reader, RCN_COURT_CLAIMS_LABEL, line)) {
        size_t count = reader->head->stretches.count;
        for (size_t i = stretch + 1; i < count && i <= stretch + MOST_APART;
             i++) {
            found = found || rcn_court_line_is(reader, RCN_COURT_DEFENDS_LABEL,
                                               rcn_doc_line_words(reader, i));
        }
    }
    return found;
}

/** One party while its lines are read, and the sides of the caption. */
typedef struct rcn_labelled {
    rcn_text name, role;
    rcn_text sides[2];
    int parties;
} rcn_labelled;

/** Adds the party to the side that its role says; where no role is stated, the
 * first is the one that claims. */
static void
close_party(const rcn_head_reader *reader, rcn_labelled *caption)
{
    rcn_text name = rcn_court_plain_party(reader, caption->name);
    bool defends =
        caption->role.len
            ? rcn_court_line_is(reader, RCN_COURT_DEFENDS, caption->role)
            : caption->parties > 0;
    rcn_text *side = &caption->sides[defends];
    if (name.len && side->len + name.len < MOST_CAPTION) {
        *side = side->len
                    ? rcn_text_of(rcn_arena_printf(
                          reader->scratch, "%.*s and %.*s", (int)side->len,
                          side->at, (int)name.len, name.at))
                    : name;
        caption->parties++;
    }
    caption->name = caption->role = (rcn_text){"", 0};
}

/** Takes a line of names up, without what the party is to the others. */
static void
take_name(const rcn_head_reader *reader, rcn_labelled *caption, rcn_text line)
{
    bool role = false;
    rcn_text name = rcn_court_without_role(reader, line, &role);
    if (role) {
        caption->role = rcn_text_slice(line, name.len, line.len);
    }
    caption->name =
        caption->name.len
            ? rcn_text_of(rcn_arena_printf(
                  reader->scratch, "%.*s %.*s", (int)caption->name.len,
                  caption->name.at, (int)name.len, name.at))
            : name;
}

/** Reads the lines below "BETWEEN A"; returns the last that is part of the
 * caption. */
static size_t
read_between(const rcn_head_reader *reader, size_t stretch,
             rcn_labelled *caption)
{
    size_t count = reader->head->stretches.count;
    size_t last = stretch;
    rcn_match match;
    for (size_t i = stretch; i < count && i < stretch + MOST_LINES; i++) {
        rcn_text line = rcn_doc_line_words(reader, i);
        bool first = i == stretch;
        if (rcn_court_line_find(
                reader, first ? RCN_COURT_BETWEEN_NAME : RCN_COURT_AND_NAME,
                line, &match)) {
            close_party(reader, caption);
            take_name(reader, caption, rcn_match_text(&match, line, 1));
        } else if (rcn_court_line_is_role(reader, line)) {
            caption->role = caption->role.len ? caption->role : line;
        } else if (!rcn_text_has_word(line)) {
            continue;
        } else if (rcn_court_line_is(reader, RCN_COURT_PARTY_FORM, line)) {
            rcn_text role = caption->role;
            take_name(reader, caption, line);
            caption->role = role;
        } else if (caption->role.len ||
                   rcn_court_line_is(reader, RCN_COURT_BOUND, line)) {
            break;
        } else {
            take_name(reader, caption, line);
        }
        last = i;
    }
    close_party(reader, caption);
    return last;
}

rcn_text
rcn_court_labelled_parties(const rcn_head_reader *reader, size_t stretch,
                           size_t stretches[2])
{
    rcn_labelled caption = {.parties = 0};
    rcn_text line = rcn_doc_line_words(reader, stretch);
    rcn_match match;
    stretches[0] = stretches[1] = stretch;
    if (rcn_court_line_find(reader, RCN_COURT_CLAIMS_LABEL, line, &match)) {
        caption.sides[0] =
            rcn_court_plain_party(reader, rcn_match_text(&match, line, 1));
        for (size_t i = stretch + 1;
             !caption.sides[1].len && i < reader->head->stretches.count &&
             i <= stretch + MOST_APART;
             i++) {
            line = rcn_doc_line_words(reader, i);
            if (rcn_court_line_find(reader, RCN_COURT_DEFENDS_LABEL, line,
                                    &match)) {
                caption.sides[1] = rcn_court_plain_party(
                    reader, rcn_match_text(&match, line, 1));
                stretches[1] = i;
            }
        }
    } else {
        stretches[1] = read_between(reader, stretch, &caption);
    }
    const rcn_text *sides = caption.sides;
    return sides[0].len && sides[1].len
               ? rcn_text_of(rcn_arena_printf(reader->scratch, "%.*s v. %.*s",
                                              (int)sides[0].len, sides[0].at,
                                              (int)sides[1].len, sides[1].at))
               : (rcn_text){"", 0};
}
