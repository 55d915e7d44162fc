/* One document of the edition: what was found in it, overruled where the editor
 * decides otherwise. */
#include "edition/record.h"

#include <string.h>

#include "attribute/title.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "date/mention.h"
#include "edition/number.h"
#include "edition/title.h"
#include "project/value.h"

/* Whether the editor says what was found: then the finding stands, with its
 * evidence (so a file made by `init` changes nothing until it is edited). */
static bool
agrees(const char *found, const char *value)
{
    return !value || (found && rcn_text_same_words(rcn_text_of(found),
                                                   rcn_text_of(value)));
}

static void
overrule(rcn_role *role, const char *value)
{
    if (!agrees(role->value, value)) {
        *role = (rcn_role){.value = value, .status = RCN_STATUS_EDITOR};
    }
}

/* The editor's title: in brackets unless the source has these words. */
static void
overrule_title(rcn_arena *arena, const rcn_cleaned *cleaned, const char *title,
               rcn_attribution *attribution)
{
    if (agrees(attribution->title.value, title)) {
        return;
    }
    rcn_text words = rcn_text_squash(arena, rcn_text_of(title));
    rcn_text source = rcn_text_squash(arena, cleaned->document->text);
    bool bracketed = rcn_text_starts(words, "[") && rcn_text_ends(words, "]");
    if (!bracketed && rcn_text_find(source, words.at, 0) == SIZE_MAX) {
        words = rcn_text_of(rcn_arena_printf(arena, "[%s]", words.at));
    }
    attribution->title =
        (rcn_role){.value = words.at, .status = RCN_STATUS_EDITOR};
    attribution->short_title = rcn_title_shorten(arena, words.at);
}

static void
overrule_date(rcn_composer *composer, const rcn_project_document *entry,
              rcn_dating *dating)
{
    const char *error = NULL;
    if (!agrees(dating->edtf, entry->date) &&
        !rcn_date_from_editor(composer->arena, entry->date, dating, &error)) {
        rcn_log_add(composer->log, RCN_CODE_YAML_VALUE, entry->date_place,
                    "date: expected an EDTF date such as 2023-07-29, 2021-09~ "
                    "or [2020-12-01..]: %s",
                    rcn_log_say(composer->log, error));
    }
}

static const rcn_cleaned *
overrule_language(rcn_arena *arena, const rcn_cleaned *cleaned,
                  const char *language)
{
    if (agrees(cleaned->language, language)) {
        return cleaned;
    }
    rcn_cleaned *copy = rcn_arena_alloc(arena, 1, sizeof *copy);
    *copy = *cleaned;
    copy->language = language;
    return copy;
}

/* A date of saving as a browser or an archive writes it ("Wed Mar 04 2020
 * 10:00:00"), in the form of ISO 8601; NULL when it is none. */
static const char *
iso_date(rcn_composer *composer, const char *written)
{
    rcn_text text = rcn_text_of(written);
    if (rcn_value_is_date(text)) {
        return written;
    }
    if (!composer->months) {
        composer->months = rcn_months_new(composer->arena);
    }
    rcn_mentions mentions =
        rcn_mentions_find(composer->arena, composer->months, text, "en");
    for (size_t i = 0; i < mentions.count; i++) {
        char date[16];
        if (mentions.items[i].date.day &&
            mentions.items[i].date.year != RCN_YEAR_UNKNOWN) {
            (void)rcn_date_format(mentions.items[i].date, date, sizeof date);
            return rcn_arena_strdup(composer->arena, date);
        }
    }
    return NULL;
}

/* The day in an address of the Internet Archive, ".../web/20210927080000/...",
 * or NULL. */
static const char *
archived(rcn_composer *composer, const char *address)
{
    static const char sign[] = "web.archive.org/web/";
    const char *digits = strstr(address, sign);
    digits = digits ? digits + strlen(sign) : "";
    if (strspn(digits, "0123456789") != 14) {
        return NULL;
    }
    const char *date = rcn_arena_printf(composer->arena, "%.4s-%.2s-%.2s",
                                        digits, digits + 4, digits + 6);
    return rcn_value_is_date(rcn_text_of(date)) ? date : NULL;
}

/* When the file itself says that it was saved. */
static const char *
captured(rcn_composer *composer, const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        const char *date = NULL;
        if (item->kind == RCN_METADATA_CAPTURED) {
            date = iso_date(composer, item->value);
        } else if (item->kind == RCN_METADATA_URL) {
            date = archived(composer, item->value);
        }
        if (date) {
            return date;
        }
    }
    return NULL;
}

rcn_record
rcn_record_make(rcn_composer *composer, const rcn_cleaned *cleaned,
                const rcn_dating *dating, const rcn_attribution *attribution,
                const rcn_project_document *entry)
{
    rcn_arena *arena = composer->arena;
    rcn_record record = {.cleaned = cleaned,
                         .dating = *dating,
                         .attribution = *attribution,
                         .retrieved = captured(composer, cleaned->document),
                         .key = rcn_document_key(arena, cleaned->document)};
    if (entry) {
        rcn_attribution *who = &record.attribution;
        overrule_title(arena, cleaned, entry->title, who);
        overrule(&who->author, entry->author);
        overrule(&who->issuer, entry->issuer);
        overrule(&who->speaker, entry->speaker);
        overrule(&who->publisher, entry->publisher);
        overrule(&who->source_url, entry->url);
        for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
            overrule(&who->particulars[i], entry->particulars[i]);
        }
        overrule_date(composer, entry, &record.dating);
        record.retrieved =
            entry->retrieved ? entry->retrieved : record.retrieved;
        record.cleaned = overrule_language(arena, cleaned, entry->language);
        record.group = entry->group;
        record.group_place = entry->group_place;
        record.notes = entry->notes;
        record.order = entry->order;
        record.order_place = entry->order_place;
        record.label = entry->number;
    }
    record.cleaned =
        rcn_take_title(arena, record.cleaned, record.attribution.title.value);
    return record;
}
