/* The menu of a page above the title of a text: its lines of labels, and the title
 * that is known by the byline or the day below it, or by standing alone below the
 * menu. */
#include "clean/text/headtail.h"

#define MENU_PARTS      3 /* of a line of labels, at least */
#define MENU_GAP        8 /* spaces between two of them, at most */
#define MENU_WORDS      3 /* of a label */
#define MENU_LINES_MOST 30
#define MENU_LINE_WORDS 4 /* of each of them */
#define SIGNED_WORDS    4 /* of a signed title below labels that no rule knows */
/* Lines of labels above a signed title, at least; one that a rule knows counts for
 * two. */
#define MENU_LINES 3
#define BESIDE_DAY 10 /* lines from a label down to the title beside the day */
#define DAY_TITLE  6  /* words of that title */

/* A line of labels of a menu, apart from each other by a few spaces, or of words
 * that only menus have. */
bool
rcn_head_is_menu(const rcn_work *work, const rcn_chunk *chunk)
{
    rcn_text line = rcn_row_text(work, chunk->first);
    size_t parts = 0;
    size_t gap = 0;
    size_t words = 0;
    bool start = true;
    if (rcn_is_menu_row(work->rules, chunk)) {
        return true;
    }
    if (chunk->first != chunk->last || chunk->end != RCN_ROW_END_OTHER) {
        return false;
    }
    for (size_t i = 0; i <= line.len; i++) {
        bool end = i == line.len;
        if (!end && line.at[i] == ' ') {
            gap++;
            continue;
        }
        if (end || gap > 1 || start) {
            parts += !start;
            if (words > MENU_WORDS || gap > MENU_GAP) {
                return false;
            }
            words = 0;
        }
        words += !end && (gap || start);
        start = false;
        gap = 0;
    }
    return parts >= MENU_PARTS && rcn_is_titled(chunk->text);
}

/* A label of a menu, or what rules have cut above the title. */
static bool
is_menu_line(const rcn_chunk *chunk)
{
    return chunk->fate == RCN_FATE_CUT ||
           (chunk->fate == RCN_FATE_TEXT && !chunk->prose &&
            chunk->words <= MENU_LINE_WORDS &&
            chunk->end == RCN_ROW_END_OTHER && chunk->begin == RCN_BEGIN_UPPER);
}

/* The byline or the line of the day between two chunks, right below the first. */
static bool
is_signed_below(const rcn_head *head, size_t title)
{
    size_t below = title + 1;
    return below < head->end &&
           rcn_head_chunk(head, below)->blank_before <= 1 &&
           rcn_head_chunk(head, below)->fate == RCN_FATE_METADATA &&
           rcn_head_chunk(head, below)->verdict != &rcn_cause_label;
}

/* Whether the next line of the head says the same again, as a page does that has its
 * title in its path too. */
static bool
is_twice(const rcn_head *head, size_t title)
{
    size_t next = title + 1;
    return next < head->end && rcn_head_chunk(head, title)->words > 1 &&
           rcn_text_same_words(rcn_head_chunk(head, title)->text,
                               rcn_head_chunk(head, next)->text);
}

/* The last line of the head that could be a title and has its byline or day right
 * below it, where only labels of a menu stand above it; SIZE_MAX: none is. */
static size_t
find_signed(const rcn_head *head)
{
    const rcn_work *work = head->work;
    size_t labels = 0;
    bool known = false;
    for (size_t i = 0; i < head->end && i < MENU_LINES_MOST; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        bool twice = labels && is_twice(head, i);
        if (chunk->fate == RCN_FATE_TEXT && rcn_could_be_title(chunk) &&
            (twice || is_signed_below(head, i))) {
            bool body = rcn_is_body_line(work->shared->bodies, chunk->text);
            bool long_enough =
                (known && !twice) || chunk->words >= SIGNED_WORDS;
            return (twice || labels >= MENU_LINES) && long_enough && !body
                       ? i
                       : SIZE_MAX;
        }
        if (!is_menu_line(chunk)) {
            return SIZE_MAX;
        }
        bool row =
            chunk->fate == RCN_FATE_TEXT && rcn_head_is_menu(work, chunk);
        known = known || row || chunk->fate == RCN_FATE_CUT;
        labels += row ? MENU_PARTS : chunk->fate == RCN_FATE_CUT ? 2 : 1;
    }
    return SIZE_MAX;
}

/* Takes a signed title for the heading of its page, and cuts the menu above it. */
bool
rcn_head_take_signed(rcn_head *head)
{
    static const rcn_cause menu = {"navigation", "menu-above-title", NULL,
                                   NULL};
    rcn_work *work = head->work;
    bool known = work->headline < work->chunk_count;
    size_t title = work->titled || known ? SIZE_MAX : find_signed(head);
    for (size_t i = 0; title != SIZE_MAX && i < title; i++) {
        if (rcn_head_chunk(head, i)->fate == RCN_FATE_TEXT) {
            rcn_head_cut(head, i, &menu);
        }
    }
    if (title != SIZE_MAX) {
        work->headline = title;
        head->title = title;
    }
    return title != SIZE_MAX;
}

/* Whether a line of the head is the day, or stands beside it. */
static bool
touches_day(const rcn_head *head, size_t index)
{
    for (size_t i = index ? index - 1 : 0; i <= index + 1 && i < head->end;
         i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        if (chunk->fate == RCN_FATE_METADATA &&
            chunk->verdict != &rcn_cause_label &&
            chunk->verdict != &rcn_cause_title) {
            return true;
        }
    }
    return false;
}

size_t
rcn_head_beside_day(const rcn_head *head, size_t first)
{
    const rcn_work *work = head->work;
    if (rcn_head_chunk(head, first)->words > MENU_LINE_WORDS ||
        touches_day(head, first)) {
        return first;
    }
    for (size_t i = first + 1; i < head->end && i <= first + BESIDE_DAY; i++) {
        const rcn_chunk *chunk = rcn_head_chunk(head, i);
        bool title =
            chunk->fate == RCN_FATE_TEXT && !chunk->prose &&
            chunk->words >= DAY_TITLE &&
            (rcn_could_be_title(chunk) || chunk->end == RCN_ROW_END_COMMA) &&
            !rcn_is_label_line(chunk->text);
        if (title) {
            bool body = rcn_is_body_line(work->shared->bodies, chunk->text);
            return touches_day(head, i) && !body ? i : first;
        }
        if (chunk->fate == RCN_FATE_TEXT && chunk->words > MENU_LINE_WORDS) {
            return first;
        }
    }
    return first;
}

/* Whether a line stands alone right below the menu of a page, and what is below
 * it could be the title less well: it is text, metadata or shorter. */
bool
rcn_head_is_below_menu(const rcn_head *head, size_t first)
{
    const rcn_work *work = head->work;
    const rcn_chunk *chunk = &work->chunks[first];
    size_t next = rcn_chunk_after(work, first);
    return first > head->body &&
           rcn_head_is_menu(work, rcn_head_chunk(head, first - 1)) &&
           chunk->blank_before && chunk->blank_after &&
           next < work->chunk_count &&
           (!rcn_could_be_title(&work->chunks[next]) ||
            work->chunks[next].fate != RCN_FATE_TEXT ||
            work->chunks[next].words < chunk->words);
}
