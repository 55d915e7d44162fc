/* Which of 3 April and 4 March "03/04/2021" is.  The document decides: another
 * of its dates is plainly one of the two, or has numbers in one order; one of
 * them lies after the page was changed or saved; its language is that of a
 * country, or its address of one; it is a judgment, and its court that of a
 * country.  English alone does not: both orders are English. */
#include "date/order.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "date/calendar.h"
#include "date/idioms.h"
#include "date/labels.h"

#define MOST_PLAIN \
    256 /**< plain claims that each doubtful one is held against */
#define MOST_ITEMS 500  /**< of metadata */
#define MOST_HEAD  6000 /**< bytes of the head of a judgment */

/** What speaks for the day first, and what for the month first. */
typedef struct rcn_number_order {
    bool day_first, month_first;
} rcn_number_order;

static bool
is_settled(rcn_number_order order)
{
    return order.day_first != order.month_first;
}

static void
hold_against(const rcn_claim *claim, rcn_date plain, rcn_number_order *order)
{
    order->day_first |= rcn_date_compare(plain, claim->date) == 0;
    order->month_first |= rcn_date_compare(plain, claim->other) == 0;
}

/** By the claims that state one of the readings plainly. */
static rcn_number_order
order_of_claims(const rcn_sheet *sheet, const rcn_claim *claim)
{
    rcn_number_order order = {false, false};
    size_t plain = 0;
    for (size_t i = 0; i < sheet->claims.count && plain < MOST_PLAIN; i++) {
        const rcn_claim *other = &sheet->claims.items[i];
        if (other->other.year == RCN_YEAR_UNKNOWN &&
            other->rank < RCN_RANK_BOUND) {
            hold_against(claim, other->date, &order);
            plain++;
        }
    }
    return order;
}

/** Returns the first date of a stretch of metadata that has one reading, or
 * RCN_DATE_NONE. */
static rcn_date
plain_date(const rcn_inquiry *inquiry, const char *value)
{
    rcn_arena_reset(inquiry->moment);
    rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                           rcn_text_of(value), "und");
    bool plain = found.count && rcn_date_is_full(found.items[0].date) &&
                 found.items[0].other.year == RCN_YEAR_UNKNOWN;
    return plain ? found.items[0].date : RCN_DATE_NONE;
}

/** By all dates of the page's metadata; then by the readings that lie after the
 * page was changed or saved. */
static rcn_number_order
order_of_metadata(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
                  const rcn_claim *claim)
{
    const rcn_document *document = sheet->cleaned->document;
    rcn_number_order same = {false, false};
    rcn_number_order before = {false, false};
    for (size_t i = 0; i < document->metadata_count && i < MOST_ITEMS; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        bool later = item->kind == RCN_METADATA_MODIFIED ||
                     item->kind == RCN_METADATA_CAPTURED;
        if (item->kind != RCN_METADATA_PUBLISHED && !later) {
            continue;
        }
        rcn_date plain = plain_date(inquiry, item->value);
        if (plain.year == RCN_YEAR_UNKNOWN) {
            continue;
        }
        hold_against(claim, plain, &same);
        before.month_first |= later && rcn_date_compare(claim->date, plain) > 0;
        before.day_first |= later && rcn_date_compare(claim->other, plain) > 0;
    }
    return is_settled(same) ? same : before;
}

/** Learns from a date in numbers that only one order fits. */
static void
learn_order(rcn_text text, const rcn_mentions *mentions,
            rcn_number_order *order)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const rcn_mention *mention = &mentions->items[i];
        if (mention->form != RCN_FORM_NUMERIC ||
            mention->other.year != RCN_YEAR_UNKNOWN) {
            continue;
        }
        int first =
            rcn_number_of(rcn_text_slice(text, mention->start, mention->end));
        if (mention->date.day != mention->date.month) {
            order->day_first |= first == mention->date.day;
            order->month_first |= first == mention->date.month;
        }
    }
}

/** By the order that the numbers of the whole document have. */
static rcn_number_order
order_of_numbers(const rcn_inquiry *inquiry, const rcn_sheet *sheet)
{
    rcn_number_order order = {false, false};
    rcn_text text = sheet->cleaned->document->text;
    for (size_t i = 0; i < sheet->head->stretches.count; i++) {
        rcn_text stretch =
            rcn_text_slice(text, sheet->head->stretches.items[i].start,
                           sheet->head->stretches.items[i].end);
        rcn_arena_reset(inquiry->moment);
        rcn_mentions found = rcn_mentions_find(inquiry->moment, inquiry->months,
                                               stretch, sheet->language);
        learn_order(stretch, &found, &order);
    }
    return order;
}

/** Returns the order that a country writes; neither for one not known. */
static rcn_number_order
order_of_country(rcn_text code)
{
    static const char months[] = "us gov mil edu";
    static const char days[] =
        "gb uk ie au nz in za pk bd lk ng ke gh sg my de at ch fr be nl lu es "
        "pt it pl cz sk si hr rs ba mk bg ro gr tr ru ua by md am az ge fi no "
        "dk ee lv il br ar cl mx pe uy va eu";
    rcn_number_order order = {false, false};
    const char *lists[] = {months, days};
    for (size_t i = 0; i < 2 && code.len; i++) {
        for (const char *at = lists[i]; *at; at += strspn(at, " ")) {
            size_t len = strcspn(at, " ");
            bool same = len == code.len && strncasecmp(at, code.at, len) == 0;
            order.month_first |= same && i == 0;
            order.day_first |= same && i == 1;
            at += len;
        }
    }
    return order;
}

/** Returns the last label of the host of an address: "uk", or an empty text. */
static rcn_text
top_domain(rcn_text url)
{
    size_t start = rcn_text_find(url, "://", 0);
    if (start == SIZE_MAX) {
        return (rcn_text){"", 0};
    }
    start += 3;
    size_t end = start;
    while (end < url.len && !strchr("/:?#", url.at[end])) {
        end++;
    }
    size_t dot = end;
    while (dot > start && url.at[dot - 1] != '.') {
        dot--;
    }
    return rcn_text_slice(url, dot, end);
}

/** By the country of the page's language tag, then of its address. */
static rcn_number_order
order_of_place(const rcn_document *document)
{
    rcn_number_order order = {false, false};
    rcn_number_order address = {false, false};
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        rcn_text value = rcn_text_of(item->value);
        rcn_number_order found = {false, false};
        if (item->kind == RCN_METADATA_LANGUAGE && value.len == 5 &&
            strchr("-_", value.at[2])) {
            found = order_of_country(rcn_text_slice(value, 3, 5));
            order.day_first |= found.day_first;
            order.month_first |= found.month_first;
        } else if (item->kind == RCN_METADATA_URL) {
            found = order_of_country(top_domain(value));
            address.day_first |= found.day_first;
            address.month_first |= found.month_first;
        }
    }
    return is_settled(order) ? order : address;
}

/** Words by which a court is known, and the country whose order it writes. */
static const struct {
    enum {
        RCN_COURTS_NAME,
        RCN_COURTS_HEAD
    } where;
    const char *country;
    const char *words;
} courts[] = {
#define RCN_COURTS(where, country, words) {RCN_COURTS_##where, country, words},
#include "date/courts.def"
#undef RCN_COURTS
};

/** By the court of a judgment: its name, or the neutral citation in its head.  Names
 * of two countries say nothing. */
static rcn_number_order
order_of_court(const rcn_inquiry *inquiry, const rcn_sheet *sheet)
{
    rcn_number_order order = {false, false};
    const rcn_document_head *head = sheet->head;
    const rcn_head_field *court = rcn_head_find(head, RCN_FIELD_COURT);
    if (!court || head->first >= head->end) {
        return order;
    }
    uint32_t start = head->stretches.items[head->first].start;
    uint32_t end = head->stretches.items[head->end - 1].end;
    end = end - start > MOST_HEAD ? start + MOST_HEAD : end;
    rcn_text texts[] = {
        [RCN_COURTS_NAME] =
            rcn_utf8_fold(inquiry->scratch, rcn_text_of(court->value)),
        [RCN_COURTS_HEAD] = rcn_utf8_fold(
            inquiry->scratch,
            rcn_text_slice(sheet->cleaned->document->text, start, end))};
    for (size_t i = 0; i < sizeof courts / sizeof *courts; i++) {
        if (rcn_label_stands(texts[courts[i].where], courts[i].words)) {
            rcn_number_order found =
                order_of_country(rcn_text_of(courts[i].country));
            order.day_first |= found.day_first;
            order.month_first |= found.month_first;
        }
    }
    return order;
}

/** By what holds for all numbers of a document: the order of others, the country
 * of the page, the court. */
static rcn_number_order
order_of_document(const rcn_inquiry *inquiry, const rcn_sheet *sheet)
{
    rcn_number_order order = order_of_numbers(inquiry, sheet);
    if (!is_settled(order)) {
        order = order_of_place(sheet->cleaned->document);
    }
    return is_settled(order) ? order : order_of_court(inquiry, sheet);
}

void
rcn_settle_orders(const rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    rcn_number_order whole = {false, false};
    bool learnt = false;
    for (size_t i = 0; i < sheet->claims.count; i++) {
        rcn_claim *claim = &sheet->claims.items[i];
        if (claim->other.year == RCN_YEAR_UNKNOWN) {
            continue;
        }
        rcn_number_order order = order_of_claims(sheet, claim);
        if (!is_settled(order)) {
            order = order_of_metadata(inquiry, sheet, claim);
        }
        if (!is_settled(order) && !learnt) {
            whole = order_of_document(inquiry, sheet);
            learnt = true;
        }
        order = is_settled(order) ? order : whole;
        if (is_settled(order)) {
            claim->date = order.day_first ? claim->date : claim->other;
            claim->other = RCN_DATE_NONE;
        }
    }
}
