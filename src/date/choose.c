/* Which of the dates that a page states is its own.  Metadata and the visible
 * date line that agree settle it; else the day that more kinds of sign give;
 * else the earlier, for what is shown later is mostly a change.  That order was
 * found on pages with dates made out by hand, kept outside the project. */
#include "date/choose.h"

#include <stdlib.h>

#include "base/text.h"
#include "date/calendar.h"
#include "head/page_kind.h"

#define ORDER_AROUND 30   /**< of lines around the title */
#define ORDER_NEAR   25   /**< of lines that say as much as metadata does */
#define MOST_WEIGHED 1024 /**< claims of a page; more are those of lists */
#define FEW_DAYS     3 /**< from here lines are a list, held against metadata */
#define MANY_DAYS    4 /**< from here they are a list in any case */

const rcn_claim *
rcn_claim_best(const rcn_sheet *sheet, rcn_rank rank)
{
    for (size_t i = 0; i < sheet->claims.count; i++) {
        if (sheet->claims.items[i].rank == rank) {
            return &sheet->claims.items[i];
        }
    }
    return NULL;
}

/** Returns a kind of sign: places of metadata count each, lines together. */
static int
kind_of(const rcn_claim *claim)
{
    return claim->rank == RCN_RANK_MACHINE ? (int)claim->order % 4
                                           : 4 + (int)claim->rank;
}

/** Returns how many kinds of sign state this day; those that need support count
 * when `all` is set. */
static int
count_kinds(const rcn_sheet *sheet, rcn_date date, bool all)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < sheet->claims.count; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim->rank < RCN_RANK_RELATIVE && (all || !claim->supports) &&
            rcn_date_agrees(claim->date, date)) {
            kinds |= 1U << kind_of(claim);
        }
    }
    int count = 0;
    for (; kinds; kinds &= kinds - 1) {
        count++;
    }
    return count;
}

bool
rcn_date_needs_two_signs(const rcn_document *document)
{
    return rcn_page_is_of_product(document) || rcn_page_is_first(document);
}

void
rcn_claims_drop_unsupported(rcn_sheet *sheet)
{
    size_t kept = 0;
    bool two = rcn_date_needs_two_signs(sheet->cleaned->document);
    rcn_date good = RCN_DATE_NONE; /* the last day that was found supported */
    for (size_t i = 0; i < sheet->claims.count; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim->supports && rcn_date_compare(claim->date, good) != 0) {
            if (!count_kinds(sheet, claim->date, false)) {
                continue;
            }
            good = claim->date;
        }
        if (two && claim->rank <= RCN_RANK_LINE &&
            (sheet->claims.count > MOST_WEIGHED ||
             count_kinds(sheet, claim->date, true) < 2)) {
            continue;
        }
        sheet->claims.items[kept++] = *claim;
    }
    sheet->claims.count = kept;
}

/** Returns true when the page says of a day that it was changed then. */
static bool
is_modified(const rcn_sheet *sheet, rcn_date date)
{
    const rcn_document *document = sheet->cleaned->document;
    char day[16];
    (void)rcn_date_format(date, day, sizeof day);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_MODIFIED &&
            rcn_text_starts(rcn_text_of(item->value), day)) {
            return true;
        }
    }
    return false;
}

/** Returns true when the lines around the title give `most` days or more. */
static bool
is_list(const rcn_sheet *sheet, size_t most)
{
    rcn_date days[MANY_DAYS];
    size_t count = 0;
    for (size_t i = 0; i < sheet->claims.count && count < most; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim->rank != RCN_RANK_LINE || claim->order >= ORDER_AROUND) {
            continue;
        }
        size_t known = 0;
        while (known < count &&
               rcn_date_compare(days[known], claim->date) != 0) {
            known++;
        }
        if (known == count) {
            days[count++] = claim->date;
        }
    }
    return count >= most;
}

/** Returns true when metadata of some place gives the day. */
static bool
is_in_metadata(const rcn_sheet *sheet, rcn_date date)
{
    for (size_t i = 0; i < sheet->claims.count; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim->rank == RCN_RANK_MACHINE &&
            rcn_date_agrees(claim->date, date)) {
            return true;
        }
    }
    return false;
}

/** Of two days that lie apart; sets the rival when no more than their order in
 * time speaks for one. */
static const rcn_claim *
choose_apart(const rcn_sheet *sheet, const rcn_claim *machine,
             const rcn_claim *line, const rcn_claim **ret_rival)
{
    if (is_modified(sheet, line->date)) {
        return machine; /* what is shown is the day of the last change */
    }
    bool earlier = rcn_date_compare(line->date, machine->date) < 0;
    if (earlier && line->labelled) {
        return line;
    }
    int for_machine = count_kinds(sheet, machine->date, true);
    int for_line = count_kinds(sheet, line->date, true);
    if (for_machine != for_line) {
        return for_machine > for_line ? machine : line;
    }
    if (is_list(sheet, FEW_DAYS)) {
        return machine;
    }
    bool shown = earlier && line->order <= ORDER_NEAR;
    *ret_rival = shown ? machine : line;
    return shown ? line : machine;
}

/** Of the page's metadata and its visible date line: agreement settles it; a
 * day's difference is one of time zones, where the visible one is local. */
static const rcn_claim *
choose_of_two(const rcn_sheet *sheet, const rcn_claim *machine,
              const rcn_claim *line, const rcn_claim **ret_rival)
{
    if (rcn_date_agrees(machine->date, line->date)) {
        return line->date.day ? line : machine;
    }
    if (!rcn_date_is_full(line->date) || !rcn_date_is_full(machine->date)) {
        return machine;
    }
    if (is_in_metadata(sheet, line->date) ||
        abs(rcn_date_days(machine->date) - rcn_date_days(line->date)) <= 1) {
        return line;
    }
    return choose_apart(sheet, machine, line, ret_rival);
}

/** A page's address keeps the day when it was first published: true when that
 * lies before the day that was chosen, by more than a time zone. */
static bool
is_first_address(const rcn_claim *address, const rcn_claim *chosen)
{
    return address && address->order == 0 && rcn_date_is_full(chosen->date) &&
           rcn_date_days(address->date) + 1 < rcn_date_days(chosen->date);
}

/** Returns the line around the title that gives the day of the page's address,
 * or the best line: what is nearer may be the day of the visit. */
static const rcn_claim *
line_of_address(const rcn_sheet *sheet, const rcn_claim *line,
                const rcn_claim *address)
{
    for (size_t i = 0; line && address && i < sheet->claims.count; i++) {
        const rcn_claim *claim = &sheet->claims.items[i];
        if (claim->rank == RCN_RANK_LINE && claim->order < ORDER_AROUND &&
            rcn_date_compare(claim->date, address->date) == 0) {
            return claim;
        }
    }
    return line;
}

const rcn_claim *
rcn_claim_choose(const rcn_sheet *sheet, const rcn_claim **ret_rival)
{
    const rcn_claim *machine = rcn_claim_best(sheet, RCN_RANK_MACHINE);
    const rcn_claim *line = rcn_claim_best(sheet, RCN_RANK_LINE);
    const rcn_claim *address = rcn_claim_best(sheet, RCN_RANK_URL);
    *ret_rival = NULL;
    if (machine && machine->settles) {
        return machine;
    }
    if (line && !machine && !line->labelled && is_list(sheet, MANY_DAYS)) {
        line = NULL; /* a page of news, not one of them */
    }
    if (line && machine && machine->order >= RCN_ORDER_FILE) {
        machine = NULL;
    }
    if (!machine && !line) {
        return NULL;
    }
    if (!machine && !line->labelled) {
        line = line_of_address(sheet, line, address);
    }
    const rcn_claim *chosen = machine ? machine : line;
    if (machine && line) {
        chosen = choose_of_two(sheet, machine, line, ret_rival);
    }
    if (is_first_address(address, chosen)) {
        *ret_rival = chosen;
        chosen = address;
    }
    return chosen;
}
