/* Date lines: short lines around the title that hold a date, datelines that
 * open the text, signatures that close it, and dates at the edges of pages.
 * How near a line stands to the title is how much it is trusted; what stands
 * far from it belongs to menus, related stories and feeds. */
#include <string.h>

#include "base/utf8.h"
#include "clean/span/line_title.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"
#include "date/labels.h"

#define LONGEST_LINE         240 /**< bytes: longer ones are prose */
#define STRIPS_ABOVE         10  /**< lines above the title that may date it */
#define STRIPS_UNTITLED      20  /**< above a text without a title */
#define STRIPS_BELOW         40  /**< and below, before the text begins */
#define STRIPS_UNDER_LEAD    6   /**< and below the lines of a lead */
#define LONG_PARAGRAPH       120 /**< bytes: from here a paragraph is text */
#define LONGEST_LABELLED     60  /**< bytes: "Published on 8 November 2021" */
#define LONGEST_LABEL        40 /**< bytes of a line that only says what follows */
#define LONGEST_DATE_HEADING 32 /**< bytes: "Monday, 8 November 2021" */
#define LEAST_TITLE          12 /**< bytes: shorter lines are labels */
#define ORDER_LEAD           48 /**< of what is cut below the first paragraph */
#define ORDER_END            60 /**< of the lines that end the text */
#define ORDER_FAR            80 /**< of what stands far from the title */
#define LONGEST_DATELINE     90 /**< bytes before the dash */
#define LABEL_WORDS          4 /**< before a labelled date far from the title */
#define SECTION_PARTS        3 /**< "14.11.13" */

/** Where the parts of a document begin and end, as indexes of strips. */
typedef struct rcn_zones {
    size_t title;    /**< its own strip, or that of the first block */
    size_t body;     /**< first long paragraph */
    size_t body_end; /**< strip after the last kept one */
    size_t opening;  /**< the first block that says something */
    bool untitled;   /**< a text whose title was not found: it stands above */
} rcn_zones;

static bool
is_kept(const rcn_strip *strip)
{
    return strip->span->block != RCN_NO_BLOCK;
}

static bool
is_class(const rcn_span *span, rcn_span_kind kind, const char *prefix)
{
    return span->kind == kind && span->why->class_id &&
           strncmp(span->why->class_id, prefix, strlen(prefix)) == 0;
}

static bool
is_date_class(const rcn_span *span)
{
    static const char *const classes[] = {"date", "timestamp", "byline",
                                          "publication"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (is_class(span, RCN_SPAN_METADATA, classes[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_page_edge(const rcn_span *span)
{
    return is_class(span, RCN_SPAN_REMOVED, "running-") ||
           is_class(span, RCN_SPAN_METADATA, "running-") ||
           is_class(span, RCN_SPAN_REMOVED, "page-number");
}

/** True for a strip within a block that is too long to be a line of its own. */
static bool
is_prose(const rcn_sheet *sheet, const rcn_strip *strip)
{
    if (!is_kept(strip)) {
        return false;
    }
    const rcn_block *block = &sheet->cleaned->blocks[strip->span->block];
    size_t reach =
        block->text.len < LONGEST_LINE ? block->text.len : (size_t)LONGEST_LINE;
    bool lines = !sheet->cleaned->document->html && reach &&
                 memchr(block->text.at, '\n', reach);
    return block->kind != RCN_BLOCK_HEADING && !lines &&
           block->text.len >= LONG_PARAGRAPH;
}

/** The strip that holds byte `offset`, or the first after it. */
static size_t
strip_at(const rcn_strips *strips, uint32_t offset)
{
    size_t low = 0;
    size_t high = strips->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strips->items[middle].end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/** True when the text is the start or the whole of a title that the page gives
 * itself. */
static bool
is_page_title(const rcn_document *document, rcn_text text)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text title = rcn_text_of(item->value);
        if (item->kind == RCN_METADATA_TITLE && title.len >= text.len &&
            rcn_text_same_words(rcn_text_slice(title, 0, text.len), text)) {
            return true;
        }
    }
    return false;
}

/** The strip of a title that clean did not mark: a heading, or a line that is
 * the page's title; `none` when there is neither before `body`. */
static size_t
find_page_title(const rcn_sheet *sheet, size_t body, size_t none)
{
    const rcn_document *document = sheet->cleaned->document;
    const rcn_strips *strips = &sheet->strips;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_TITLE &&
            item->place == RCN_PLACE_HEADING &&
            item->offset != RCN_METADATA_NO_OFFSET) {
            size_t at = strip_at(strips, item->offset);
            return at < body ? at : none;
        }
    }
    for (size_t i = 0; i < body && document->metadata_count; i++) {
        rcn_text text = rcn_text_slice(document->text, strips->items[i].start,
                                       strips->items[i].end);
        if (text.len >= LEAST_TITLE && text.len <= LONGEST_LINE &&
            is_page_title(document, text)) {
            return i;
        }
    }
    return none;
}

static rcn_zones
find_zones(const rcn_sheet *sheet)
{
    const rcn_strips *strips = &sheet->strips;
    rcn_zones zones = {SIZE_MAX, strips->count, 0,
                       rcn_first_wordy_block(sheet->cleaned), false};
    rcn_line_title line = {UINT32_MAX, UINT32_MAX, NULL};
    bool stated = rcn_line_title_find(sheet->cleaned, &line);
    size_t first_kept = strips->count;
    for (size_t i = 0; i < strips->count; i++) {
        const rcn_strip *strip = &strips->items[i];
        if (is_kept(strip)) {
            bool says = strip->span->block >= zones.opening;
            first_kept = says && i < first_kept ? i : first_kept;
            zones.body_end = i + 1;
        }
        if (i < zones.body && strip->start != line.start &&
            is_prose(sheet, strip)) {
            zones.body = i;
        }
        if (i <= zones.body &&
            is_class(strip->span, RCN_SPAN_METADATA, "title")) {
            zones.title = i; /* the one nearest to the text */
        }
    }
    if (zones.title == SIZE_MAX && stated) {
        zones.title = strip_at(strips, line.start);
    } else if (zones.title == SIZE_MAX) {
        zones.title = find_page_title(sheet, zones.body, first_kept);
        zones.untitled =
            !sheet->cleaned->document->html && zones.title == first_kept;
    }
    return zones;
}

/** How far a strip stands from where a date line is expected, or UINT32_MAX
 * when a date there says nothing. */
static uint32_t
line_order(const rcn_sheet *sheet, const rcn_zones *zones, size_t at)
{
    const rcn_strip *strip = &sheet->strips.items[at];
    bool classed = is_date_class(strip->span);
    if (at >= zones->title && at < zones->body &&
        at - zones->title <= STRIPS_BELOW) {
        uint32_t below = (uint32_t)(at - zones->title);
        return classed ? below / 4 : below + 4;
    }
    size_t most = zones->untitled ? STRIPS_UNTITLED : STRIPS_ABOVE;
    if (at < zones->title && zones->title - at <= most) {
        uint32_t above = (uint32_t)(zones->title - at);
        return classed ? above + 10 : 2 * above + 24;
    }
    if (at > zones->body && at - zones->body <= STRIPS_UNDER_LEAD &&
        at < zones->body_end && !is_kept(strip)) {
        return ORDER_LEAD;
    }
    if (classed && at < zones->body_end) {
        return 50;
    }
    bool kept_end = at < zones->body_end && at + 3 >= zones->body_end;
    bool classed_end =
        classed && at >= zones->body_end && at - zones->body_end <= 4;
    return kept_end || classed_end ? ORDER_END : UINT32_MAX;
}

/** A date that can be a document's: a day that is no range, or a month that
 * stands alone. */
static bool
is_dating(const rcn_mention *mention)
{
    return mention->form != RCN_FORM_YEAR &&
           mention->date.year != RCN_YEAR_UNKNOWN &&
           rcn_date_compare(mention->date, mention->last) == 0;
}

/** A heading that opens the text is its title: dates in it are of what it
 * tells, unless it is nothing but a date. */
static bool
is_first_heading(const rcn_sheet *sheet, const rcn_zones *zones,
                 const rcn_strip *strip)
{
    return is_kept(strip) && strip->span->block == zones->opening &&
           sheet->cleaned->blocks[zones->opening].kind == RCN_BLOCK_HEADING &&
           strip->end - strip->start > LONGEST_DATE_HEADING;
}

static rcn_claim
claim_of(rcn_rank rank, uint32_t order, const rcn_mention *mention)
{
    return (rcn_claim){.rank = rank,
                       .order = order,
                       .date = mention->date,
                       .other = mention->other,
                       .certainty = RCN_CERTAIN,
                       .hour = mention->hour,
                       .minute = mention->minute};
}

/** Which of ISO and other date lines it is, for the reader of the evidence. */
static const char *
line_rule(const rcn_strip *strip, const rcn_mention *mention)
{
    if (is_class(strip->span, RCN_SPAN_METADATA, "byline")) {
        return "byline-date";
    }
    if (mention->hour >= 0) {
        return "timestamp-line";
    }
    return mention->form == RCN_FORM_ISO ? "date-line-iso" : "date-line";
}

/** A month without a day dates a document only where it stands apart. */
static bool
stands_apart(rcn_text line, const rcn_mention *mention)
{
    bool at_end = mention->end == line.len;
    bool at_start = mention->start == 0;
    return at_end && (at_start || (mention->start >= 2 &&
                                   line.at[mention->start - 1] == ' ' &&
                                   line.at[mention->start - 2] == ' '));
}

/** Number of words in a text. */
static size_t
count_words(rcn_text text)
{
    size_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool letter = rcn_rune_is_letter(rune);
        count += letter && !inside;
        inside = letter;
    }
    return count;
}

/** Reads the number of a section at the start of a line. */
static bool
read_section(rcn_text line, uint32_t parts[SECTION_PARTS])
{
    size_t at = 0;
    for (size_t i = 0; i < SECTION_PARTS; i++) {
        size_t digits = 0;
        parts[i] = 0;
        for (; at < line.len && line.at[at] >= '0' && line.at[at] <= '9' &&
               digits < 3;
             at++, digits++) {
            parts[i] = parts[i] * 10 + (uint32_t)(line.at[at] - '0');
        }
        bool dot = at < line.len && line.at[at] == '.';
        if (!digits || (i + 1 < SECTION_PARTS && !dot)) {
            return false;
        }
        at += dot;
    }
    return at < line.len && line.at[at] == ' ';
}

/** True for "14.11.13 A title" below "14.11.12 Another": it counts sections. */
static bool
is_section(const rcn_sheet *sheet, const rcn_strip *strip)
{
    rcn_text text = sheet->cleaned->document->text;
    uint32_t own[SECTION_PARTS];
    if (!read_section(rcn_text_slice(text, strip->start, strip->end), own)) {
        return false;
    }
    const rcn_strip *end = sheet->strips.items + sheet->strips.count;
    for (int side = -1; side <= 1; side += 2) {
        bool there = side < 0 ? strip != sheet->strips.items : strip + 1 < end;
        uint32_t other[SECTION_PARTS];
        if (there &&
            read_section(
                rcn_text_slice(text, strip[side].start, strip[side].end),
                other) &&
            own[0] == other[0] && own[1] == other[1] &&
            (own[2] + 1 == other[2] || other[2] + 1 == own[2])) {
            return true;
        }
    }
    return false;
}

/** Whether the words before a date are but its label: near the title any are;
 * far from it "Press release after the talks of" names something else; in the
 * last lines of the text none. */
static bool
is_label(rcn_text before, uint32_t order)
{
    return order != ORDER_END &&
           (order != ORDER_FAR || count_words(before) <= LABEL_WORDS);
}

/** A line of the text itself dates the document only when it says little else:
 * "Geneva, 8 November 2021", not "The strike began on 8 November 2021." */
static bool
is_sentence(rcn_text line, const rcn_mention *mention)
{
    size_t before = count_words(rcn_text_slice(line, 0, mention->start));
    size_t after = count_words(rcn_text_slice(line, mention->end, line.len));
    bool full_stop = line.len && strchr(".!?", line.at[line.len - 1]);
    return full_stop ? before > 4 || after > 1 : before > 8 || after > 8;
}

/** True for "Posted on the council's list on 8 November 2021:", which is the day
 * of what it quotes, whatever the line was taken for. */
static bool
introduces(rcn_text line, const rcn_mention *mention)
{
    return mention->end + 1 == line.len && line.at[mention->end] == ':' &&
           count_words(rcn_text_slice(line, 0, mention->start)) > LABEL_WORDS;
}

/** What the words beside a date say it is: those of its line, and of a short
 * line just above, for a label often stands alone ("Updated:"). */
static rcn_label
label_at(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
         const rcn_strip *strip, uint32_t from, const uint32_t date[2])
{
    rcn_text text = sheet->cleaned->document->text;
    rcn_text after = rcn_text_slice(text, date[1], strip->end);
    rcn_text before = rcn_text_slice(text, from, date[0]);
    rcn_label label = rcn_label_read(inquiry->moment, before, after);
    bool opens = from == strip->start && strip != sheet->strips.items;
    if (label != RCN_LABEL_NONE || !opens || before.len > LONGEST_LABEL) {
        return label;
    }
    rcn_text above = rcn_text_slice(text, strip[-1].start, strip[-1].end);
    bool title = is_class(strip[-1].span, RCN_SPAN_METADATA, "title");
    return above.len <= LONGEST_LABEL && !title
               ? rcn_label_above(inquiry->moment, above)
               : RCN_LABEL_NONE;
}

/** True for "12 May 2021 - 17 May 2021": what lasts, or is to come. */
static bool
begins_period(rcn_text line, const rcn_mentions *found, size_t at)
{
    if (at + 1 >= found->count || !rcn_date_is_full(found->items[at].date) ||
        rcn_date_compare(found->items[at].date, found->items[at + 1].date) >=
            0) {
        return false;
    }
    rcn_text between = rcn_text_trim(
        rcn_text_slice(line, found->items[at].end, found->items[at + 1].start));
    static const char *const dashes[] = {"-", "–", "—", "to", "bis", "until"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        if (rcn_text_is(between, dashes[i])) {
            return true;
        }
    }
    return false;
}

/** Hands in the dates of one strip. */
static void
claim_strip(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_strip *strip,
            uint32_t order)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_text line = rcn_text_slice(document->text, strip->start, strip->end);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           line, sheet->language);
    uint32_t from = strip->start;
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *mention = &found.items[i];
        const uint32_t date[2] = {strip->start + (uint32_t)mention->start,
                                  strip->start + (uint32_t)mention->end};
        rcn_label label = label_at(inquiry, sheet, strip, from, date);
        from = date[1];
        bool month_only = mention->date.day == 0;
        if (begins_period(line, &found, i)) {
            return;
        }
        if (!is_dating(mention) || label == RCN_LABEL_FOREIGN ||
            label == RCN_LABEL_MODIFIED ||
            (!is_date_class(strip->span) && is_sentence(line, mention)) ||
            (month_only && !stands_apart(line, mention)) ||
            introduces(line, mention) ||
            (!mention->start && is_section(sheet, strip))) {
            continue;
        }
        rcn_claim claim =
            claim_of(RCN_RANK_LINE, order + (month_only ? 20 : 0), mention);
        claim.labelled =
            label == RCN_LABEL_PUBLISHED &&
            is_label(rcn_text_slice(line, 0, mention->start), order);
        claim.rule = line_rule(strip, mention);
        claim.evidence =
            rcn_quote_text(inquiry->arena, document, strip->start, strip->end);
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        return; /* a second date in a line is of something else */
    }
}

/** Reads the date of an element of a page that says that it is one: <time
 * datetime>, a class like "post-date". */
static bool
read_element(rcn_inquiry *inquiry, const rcn_sheet *sheet,
             const rcn_metadata_item *item, rcn_claim *ret_claim)
{
    rcn_text value = rcn_text_of(item->value);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           value, sheet->language);
    if (!found.count || !is_dating(&found.items[0]) ||
        !found.items[0].date.day) {
        return false;
    }
    const rcn_mention *mention = &found.items[0];
    rcn_label label = rcn_label_read(
        inquiry->moment, rcn_text_slice(value, 0, mention->start),
        rcn_text_slice(value, mention->end, value.len));
    size_t at = strip_at(&sheet->strips, item->offset);
    if (label == RCN_LABEL_NONE && at < sheet->strips.count) {
        const rcn_strip *strip = &sheet->strips.items[at];
        uint32_t start =
            item->offset > strip->start ? item->offset : strip->start;
        const uint32_t date[2] = {start, strip->end};
        label = label_at(inquiry, sheet, strip, strip->start, date);
    }
    if (label == RCN_LABEL_MODIFIED || label == RCN_LABEL_FOREIGN) {
        return false;
    }
    rcn_claim claim = claim_of(RCN_RANK_LINE, 0, mention);
    claim.labelled = label == RCN_LABEL_PUBLISHED;
    claim.rule =
        item->place == RCN_PLACE_TIME_ELEMENT ? "time-element" : "date-class";
    claim.evidence = (rcn_evidence){
        .file = sheet->cleaned->document->name,
        .line = item->line,
        .text = rcn_text_squash(inquiry->arena, rcn_text_of(item->quote)).at};
    *ret_claim = claim;
    return true;
}

/** True for an element that calls its content a date of publication. */
static bool
is_date_element(const rcn_metadata_item *item)
{
    return item->kind == RCN_METADATA_PUBLISHED &&
           item->offset != RCN_METADATA_NO_OFFSET &&
           (item->place == RCN_PLACE_TIME_ELEMENT ||
            item->place == RCN_PLACE_CLASS);
}

/** Dates of elements near the title; and, far from it, the one date that all
 * such elements of the page give. */
static void
claim_elements(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_zones *zones)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_claim only = {.date = RCN_DATE_NONE};
    bool one = true;
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_claim claim;
        if (!is_date_element(item) ||
            !read_element(inquiry, sheet, item, &claim)) {
            continue;
        }
        one =
            one && (!only.rule || rcn_date_compare(only.date, claim.date) == 0);
        only = only.rule ? only : claim;
        size_t at = strip_at(&sheet->strips, item->offset);
        uint32_t order = at < sheet->strips.count ? line_order(sheet, zones, at)
                                                  : UINT32_MAX;
        if (order != UINT32_MAX) {
            claim.order = order / 2;
            RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
        }
    }
    if (one && only.rule) {
        only.order = ORDER_FAR;
        RCN_PUSH(inquiry->scratch, &sheet->claims, only);
    }
}

/** "8 November 2021. ", "8.11.2021 „": a date that stands before the first
 * sentence and is no part of it. */
static bool
opens_text(rcn_text opening, const rcn_mention *mention)
{
    static const char *const marks[] = {". ", ": ", "). ", "): ", " “",
                                        " „", " «", " \"", ".) "};
    rcn_text rest = rcn_text_slice(opening, mention->end, opening.len);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (rcn_text_starts(rest, marks[i])) {
            rcn_text before = rcn_text_slice(opening, 0, mention->start);
            return mention->start <= 1 || rcn_text_ends(before, ", (") ||
                   rcn_text_ends(before, ", ");
        }
    }
    return false;
}

/** "BAKU, Nov. 8, 2021 (Agency) - ": a date within the first words of the
 * text, and a dash soon after it. */
static void
claim_dateline(rcn_inquiry *inquiry, rcn_sheet *sheet, size_t block)
{
    const rcn_cleaned *cleaned = sheet->cleaned;
    rcn_text text = cleaned->blocks[block].text;
    const rcn_mentions *mentions = &sheet->mentions[block];
    if (!mentions->count || !is_dating(&mentions->items[0]) ||
        !mentions->items[0].date.day || mentions->items[0].end > 60) {
        return;
    }
    const rcn_mention *mention = &mentions->items[0];
    static const char *const dashes[] = {" - ", " – ", " — ", "— ", " -- ",
                                         "//",  "/ ",  ".- ", ") "};
    rcn_text opening = rcn_text_slice(
        text, 0, text.len < LONGEST_DATELINE ? text.len : LONGEST_DATELINE);
    size_t end = SIZE_MAX;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t at = rcn_text_find(opening, dashes[i], mention->end);
        end = at < end ? at : end;
    }
    if (opens_text(opening, mention)) {
        end = mention->end;
    } else if (end == SIZE_MAX || end - mention->end > 30) {
        return;
    }
    rcn_claim claim = claim_of(RCN_RANK_LINE, 20, mention);
    claim.rule = "dateline";
    claim.evidence =
        rcn_quote_block(inquiry->arena, cleaned, block, 0, end + 1);
    RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
}

/** Joins the date of one page's edge to those of the pages before; false when
 * they contradict each other. */
static bool
join_edge(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
          const rcn_strip *strip, rcn_claim *claim, size_t *count)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_text line = rcn_text_slice(document->text, strip->start, strip->end);
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           line, sheet->language);
    for (size_t i = 0; i < found.count; i++) {
        const rcn_mention *mention = &found.items[i];
        if (!is_dating(mention)) {
            continue;
        }
        if (*count && rcn_date_compare(claim->date, mention->date) != 0) {
            return false;
        }
        if (!(*count)++) {
            *claim = claim_of(RCN_RANK_PAGE, 0, mention);
            claim->rule = "page-edge-date";
            claim->evidence = rcn_quote_text(inquiry->arena, document,
                                             strip->start, strip->end);
        }
    }
    return true;
}

/** A date that the edges of at least two pages give, and none contradicts. */
static void
claim_page_edges(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    rcn_claim claim = {.date = RCN_DATE_NONE};
    size_t count = 0;
    for (size_t i = 0; i < sheet->strips.count; i++) {
        const rcn_strip *strip = &sheet->strips.items[i];
        if (is_page_edge(strip->span) &&
            strip->end - strip->start <= LONGEST_LINE &&
            !join_edge(inquiry, sheet, strip, &claim, &count)) {
            return;
        }
    }
    if (count >= 2) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}

/** Looks at a line far from the title for "Published: 8 November 2021"; adds to
 * `only` the first such claim.  False when another day is stated. */
static bool
join_labelled(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_strip *strip,
              rcn_claim *only)
{
    size_t count = sheet->claims.count;
    claim_strip(inquiry, sheet, strip, ORDER_FAR);
    if (sheet->claims.count == count) {
        return true;
    }
    rcn_claim claim = sheet->claims.items[count];
    sheet->claims.count = count;
    if (!claim.labelled || !claim.date.day) {
        return true;
    }
    if (only->rule) {
        return rcn_date_compare(only->date, claim.date) == 0;
    }
    *only = claim;
    return true;
}

/** A day that lines of a text far from its title give as that of publication,
 * and none contradicts; in pages of HTML they are of other stories. */
static void
claim_labelled(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_zones *zones)
{
    rcn_claim only = {.date = RCN_DATE_NONE};
    for (size_t i = 0; i < sheet->strips.count; i++) {
        const rcn_strip *strip = &sheet->strips.items[i];
        if (strip->end - strip->start <= LONGEST_LABELLED && !is_kept(strip) &&
            !is_page_edge(strip->span) &&
            line_order(sheet, zones, i) == UINT32_MAX &&
            !join_labelled(inquiry, sheet, strip, &only)) {
            return;
        }
    }
    if (only.rule) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, only);
    }
}

void
rcn_claim_lines(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    rcn_zones zones = find_zones(sheet);
    for (size_t i = 0; i < sheet->strips.count; i++) {
        const rcn_strip *strip = &sheet->strips.items[i];
        uint32_t order = line_order(sheet, &zones, i);
        if (order != UINT32_MAX && strip->end - strip->start <= LONGEST_LINE &&
            !is_prose(sheet, strip) && !is_page_edge(strip->span) &&
            !is_class(strip->span, RCN_SPAN_METADATA, "title") &&
            !is_first_heading(sheet, &zones, strip)) {
            claim_strip(inquiry, sheet, strip, order);
        }
    }
    claim_elements(inquiry, sheet, &zones);
    for (size_t i = 0; i < sheet->cleaned->block_count; i++) {
        const rcn_block *block = &sheet->cleaned->blocks[i];
        if (block->kind == RCN_BLOCK_PARAGRAPH &&
            block->text.len >= LONG_PARAGRAPH) {
            claim_dateline(inquiry, sheet, i);
            break;
        }
    }
    if (!sheet->cleaned->document->html) {
        claim_page_edges(inquiry, sheet);
        claim_labelled(inquiry, sheet, &zones);
    }
}
