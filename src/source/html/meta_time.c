/* Instants of a page: <time>, and attributes that give seconds since 1970. */
#include "source/html/meta.h"

#include <string.h>

#include "source/html/build.h"

#define SECONDS_LEN 10 /* digits, from 2001 to 2286 */

void
rcn_html_meta_time(rcn_html_builder *builder, rcn_html_open *open,
                   rcn_html_attributes attributes)
{
    const char *name = rcn_html_attribute(attributes, "class");
    bool modified = name && (rcn_html_name_holds(name, "updat") ||
                             rcn_html_name_holds(name, "modif"));
    rcn_meta_key key = {
        "time", modified ? RCN_METADATA_MODIFIED : RCN_METADATA_PUBLISHED,
        RCN_PLACE_TIME_ELEMENT};
    const char *value = rcn_html_attribute(attributes, "datetime");
    if (!value || !*value) {
        rcn_html_meta_capture(builder, open, key.kind, key.place, "time");
        return;
    }
    size_t before = builder->metadata.count;
    rcn_html_meta_attribute(builder, &key, "time datetime", attributes,
                            "datetime");
    if (builder->metadata.count > before) {
        builder->metadata.items[before].offset = (uint32_t)builder->text.len;
    }
}

/* Returns the day of a count of seconds or milliseconds since 1970,
 * "YYYY-MM-DD", or NULL (the algorithm is Howard Hinnant's civil_from_days). */
static const char *
day_of_seconds(rcn_arena *arena, const char *digits)
{
    size_t len = strspn(digits, "0123456789");
    if (digits[len] || (len != SECONDS_LEN && len != SECONDS_LEN + 3)) {
        return NULL;
    }
    int64_t seconds = 0;
    for (size_t i = 0; i < SECONDS_LEN; i++) {
        seconds = seconds * 10 + (digits[i] - '0');
    }
    int64_t days = seconds / 86400 + 719468;
    int64_t era = days / 146097;
    int64_t day = days % 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int64_t month = (5 * day + 2) / 153;
    int64_t of_month = day - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    return rcn_arena_printf(arena, "%04d-%02d-%02d",
                            (int)(year + era * 400 + (month <= 2)), (int)month,
                            (int)of_month);
}

static bool
follows_update(const rcn_html_builder *builder)
{
    static const char *const updates[] = {"pdated:", "Updated", "Modified:"};
    rcn_text text = rcn_html_text_before(builder);
    for (size_t i = 0; i < sizeof updates / sizeof *updates; i++) {
        if (rcn_text_ends(text, updates[i])) {
            return true;
        }
    }
    return false;
}

void
rcn_html_meta_seconds(rcn_html_builder *builder, rcn_html_attributes attributes)
{
    static const char *const names[] = {"data-xutime", "data-utime",
                                        "data-timestamp", "data-unixtime",
                                        "data-epoch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = rcn_html_attribute(attributes, names[i]);
        const char *day = value ? day_of_seconds(builder->arena, value) : NULL;
        if (day) {
            rcn_metadata_item item = {
                .kind = follows_update(builder) ? RCN_METADATA_MODIFIED
                                                : RCN_METADATA_PUBLISHED,
                .place = RCN_PLACE_TIME_ELEMENT,
                .key = names[i],
                .quote = rcn_arena_strdup(builder->arena, value),
                .line = builder->line,
                .offset = (uint32_t)builder->text.len,
            };
            rcn_html_meta_add(builder, item, rcn_text_of(day));
            return;
        }
    }
}
