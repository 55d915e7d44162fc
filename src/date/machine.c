/* Dates that a page states for machines (schema.org, Open Graph, Dublin Core),
 * and the date in the path of its own URL.  The date is kept as written: a page
 * of the evening of the 7th in Baku is not one of the 8th because a server
 * wrote it in another zone. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "clean/span/quote.h"
#include "date/calendar.h"
#include "date/inquiry.h"
#include "head/page_kind.h"

/** Reads `count` digits at `at`; -1 when there are fewer, or more. */
static int
digits_at(rcn_text text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (at + i >= text.len || text.at[at + i] < '0' ||
            text.at[at + i] > '9') {
            return -1;
        }
        value = value * 10 + (text.at[at + i] - '0');
    }
    bool more = at + count < text.len && text.at[at + count] >= '0' &&
                text.at[at + count] <= '9';
    return more ? -1 : value;
}

static bool
is_plausible(int year, int month, int day)
{
    return year >= RCN_YEAR_LEAST && year <= RCN_YEAR_MOST && month >= 1 &&
           month <= 12 && day >= 1 && day <= rcn_month_length(year, month);
}

/** Eight digits as a date, "20211108", or RCN_DATE_NONE. */
static rcn_date
compact_date(int digits)
{
    int year = digits / 10000;
    int month = digits / 100 % 100;
    int day = digits % 100;
    return is_plausible(year, month, day)
               ? (rcn_date){(int16_t)year, (uint8_t)month, (uint8_t)day}
               : RCN_DATE_NONE;
}

/** Returns the path of a URL, without scheme, host, query and fragment. */
static rcn_text
path_of(rcn_text url)
{
    size_t at = rcn_text_find(url, "://", 0);
    at = rcn_text_find(url, "/", at == SIZE_MAX ? 0 : at + 3);
    if (at == SIZE_MAX) {
        return (rcn_text){"", 0};
    }
    size_t query = rcn_text_find(url, "?", at);
    size_t end = query == SIZE_MAX ? url.len : query;
    size_t fragment = rcn_text_find(url, "#", at);
    return rcn_text_slice(url, at, fragment < end ? fragment : end);
}

/** Returns the date of "/2021/11/08/", "/2021-11-08", "_20211108." in a path.
 * `*ret_number`: it begins the number of a paper, "/20211108IPR14210", under
 * which that was begun, days before it came out. */
static rcn_date
path_date(rcn_text path, bool *ret_number)
{
    *ret_number = false;
    for (size_t at = 0; at + 8 < path.len; at++) {
        if (!strchr("/-_", path.at[at])) {
            continue;
        }
        int eight = digits_at(path, at + 1, 8);
        rcn_date compact = compact_date(eight);
        if (eight > 0 && compact.year >= 1990 && compact.month) {
            *ret_number =
                at + 9 < path.len && isalnum((unsigned char)path.at[at + 9]);
            return compact;
        }
        int year = digits_at(path, at + 1, 4);
        size_t next = at + 5;
        if (year < 1990 || year > RCN_YEAR_MOST || next >= path.len ||
            !strchr("/-_", path.at[next])) {
            continue;
        }
        char separator = path.at[next];
        size_t width = digits_at(path, next + 1, 2) >= 0 ? 2 : 1;
        int month = digits_at(path, next + 1, width);
        next += 1 + width;
        if (month < 1 || next >= path.len || path.at[next] != separator) {
            continue;
        }
        int day = digits_at(path, next + 1, 2);
        day = day < 0 ? digits_at(path, next + 1, 1) : day;
        if (is_plausible(year, month, day)) {
            return (rcn_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
        }
    }
    return RCN_DATE_NONE;
}

static rcn_claim
claim_of_item(const rcn_inquiry *inquiry, const rcn_sheet *sheet,
              const rcn_metadata_item *item)
{
    rcn_text quote = rcn_text_squash(inquiry->arena, rcn_text_of(item->quote));
    return (rcn_claim){
        .date = RCN_DATE_NONE,
        .other = RCN_DATE_NONE,
        .certainty = RCN_CERTAIN,
        .hour = -1,
        .minute = -1,
        .evidence = {.file = item->file ? item->file
                                        : sheet->cleaned->document->name,
                     .line = item->line,
                     .text = quote.at}};
}

/** Returns true when a program of wikis wrote the page: what that calls the day
 * of publication is the day when the page was begun. */
static bool
is_wiki(const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_GENERATOR &&
            rcn_text_find(rcn_text_of(item->value), "Wiki", 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/** Returns true for the day when a page was made, not published: "dateCreated",
 * "dcterms.created".  Microdata tell of many things, the first of which is the
 * page's, whatever it is called. */
static bool
is_creation(const rcn_metadata_item *item)
{
    return item->place <= RCN_PLACE_DUBLIN_CORE &&
           rcn_text_find(rcn_text_of(item->key), "reated", 0) != SIZE_MAX;
}

/** "Fri Apr 28 19:20:36 CEST 2023", as asctime (C17, 7.27.3.1), date(1) and
 * Java's Date write it, with the year beside the month; any other value as it
 * is. */
static rcn_text
settle_form(rcn_arena *arena, rcn_text value)
{
    char month[4];
    char zone[8];
    char text[40];
    int day = 0;
    int hour = 0;
    int minute = 0;
    int year = 0;
    int end = 0;
    if (value.len >= sizeof text) {
        return value;
    }
    memcpy(text, value.at, value.len);
    text[value.len] = '\0';
    /* NOLINTBEGIN(cert-err34-c): widths keep the numbers small */
    bool zoned = sscanf(text,
                        "%*3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%*2d "
                        "%7[A-Z0-9:+-] %4d%n",
                        month, &day, &hour, &minute, zone, &year, &end) == 6;
    bool bare = !zoned && sscanf(text,
                                 "%*3[A-Za-z] %3[A-Za-z] %2d "
                                 "%2d:%2d:%*2d %4d%n",
                                 month, &day, &hour, &minute, &year, &end) == 5;
    /* NOLINTEND(cert-err34-c) */
    return (zoned || bare) && (size_t)end == value.len
               ? rcn_text_of(rcn_arena_printf(arena, "%d %s %d %02d:%02d", day,
                                              month, year, hour, minute))
               : value;
}

static void
claim_published(rcn_inquiry *inquiry, rcn_sheet *sheet,
                const rcn_metadata_item *item)
{
    static const char *const rules[] = {"metadata-json-ld", "metadata-meta",
                                        "metadata-dublin-core",
                                        "metadata-microdata"};
    rcn_text value = settle_form(inquiry->scratch, rcn_text_of(item->value));
    rcn_claim claim = claim_of_item(inquiry, sheet, item);
    claim.rank = RCN_RANK_MACHINE;
    claim.order = (uint32_t)item->place + (is_creation(item) ? 4 : 0);
    if (strcmp(item->key, "file.created") == 0) {
        claim.order = RCN_ORDER_FILE + (uint32_t)item->place;
    }
    claim.supports =
        strcmp(item->key, "page date") == 0 ||
        (item->place == RCN_PLACE_JSON_LD && is_wiki(sheet->cleaned->document));
    claim.labelled = true;
    claim.settles = strcmp(item->key, "mail.date") == 0;
    claim.rule = rules[item->place];
    int eight = digits_at(value, 0, 8);
    if (eight > 0) {
        claim.date = compact_date(eight);
    } else {
        /* Templates write numbers in orders that are not of the language. */
        rcn_mentions found =
            rcn_mentions_find(inquiry->scratch, inquiry->months, value, "und");
        for (size_t i = 0; i < found.count && !claim.date.day; i++) {
            const rcn_mention *mention = &found.items[i];
            if (mention->date.day && mention->date.year != RCN_YEAR_UNKNOWN) {
                claim.date = mention->date;
                claim.other = mention->other;
                claim.hour = mention->hour;
                claim.minute = mention->minute;
            }
        }
    }
    if (claim.date.year != RCN_YEAR_UNKNOWN) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}

static void
claim_url(rcn_inquiry *inquiry, rcn_sheet *sheet, const rcn_metadata_item *item)
{
    rcn_claim claim = claim_of_item(inquiry, sheet, item);
    claim.rank = RCN_RANK_URL;
    claim.rule = "url-path";
    bool number = false;
    claim.date = path_date(path_of(rcn_text_of(item->value)), &number);
    claim.order = number ? 1 : claim.order;
    if (claim.date.year != RCN_YEAR_UNKNOWN) {
        RCN_PUSH(inquiry->scratch, &sheet->claims, claim);
    }
}

void
rcn_claim_machine(rcn_inquiry *inquiry, rcn_sheet *sheet)
{
    const rcn_document *document = sheet->cleaned->document;
    /* what a shop marks is the day of each of its customers' reviews */
    bool product = rcn_page_is_of_product(document);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        if (item->kind == RCN_METADATA_PUBLISHED &&
            item->place <= RCN_PLACE_MICRODATA &&
            !(product && item->place == RCN_PLACE_MICRODATA)) {
            claim_published(inquiry, sheet, item);
        } else if (item->kind == RCN_METADATA_URL) {
            claim_url(inquiry, sheet, item);
        }
    }
}
