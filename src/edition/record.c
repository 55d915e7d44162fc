/* One document of the edition: what was found in it, overruled where the editor
 * decides otherwise. */
#include "edition/record.h"

#include "base/utf8.h"
#include "edition/number.h"

/* Code points of a title in a running head. */
#define SHORT_TITLE 40

static void
overrule(rcn_role *role, const char *value)
{
    if (value) {
        *role = (rcn_role){.value = value, .status = RCN_STATUS_EDITOR};
    }
}

/* The first words of a title, with an ellipsis when some are left out. */
static const char *
shorten(rcn_arena *arena, const char *title)
{
    rcn_text text = rcn_text_of(title);
    size_t count = 0, cut = 0;
    for (size_t at = 0; at < text.len; count++) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_space(rune)) {
            cut = at;
        }
        if (count == SHORT_TITLE) {
            const char *shut = *title == '[' ? "…]" : "…";
            return rcn_arena_printf(arena, "%.*s%s", (int)(cut ? cut : at),
                                    title, shut);
        }
        at += len;
    }
    return title;
}

/* The editor's title: in brackets unless the source has these words. */
static void
overrule_title(rcn_arena *arena, const rcn_cleaned *cleaned, const char *title,
               rcn_attribution *attribution)
{
    if (!title) {
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
    attribution->short_title = shorten(arena, words.at);
}

static void
overrule_date(rcn_composer *composer, const rcn_project_document *entry,
              rcn_dating *dating)
{
    const char *error = NULL;
    if (entry->date &&
        !rcn_date_from_editor(composer->arena, entry->date, dating, &error)) {
        rcn_log_add(composer->log, RCN_CODE_YAML_VALUE, entry->date_place,
                    "date: expected an EDTF date such as 2023-07-29, 2021-09~ "
                    "or [2020-12-01..]: %s",
                    error);
    }
}

/* When the file itself says that it was saved. */
static const char *
captured(const rcn_document *document)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        if (document->metadata[i].kind == RCN_METADATA_CAPTURED) {
            return document->metadata[i].value;
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
                         .retrieved = captured(cleaned->document),
                         .key = rcn_document_key(arena, cleaned->document)};
    if (entry) {
        rcn_attribution *who = &record.attribution;
        overrule_title(arena, cleaned, entry->title, who);
        overrule(&who->author, entry->author);
        overrule(&who->issuer, entry->issuer);
        overrule(&who->speaker, entry->speaker);
        overrule(&who->publisher, entry->publisher);
        overrule(&who->source_url, entry->url);
        overrule_date(composer, entry, &record.dating);
        record.retrieved =
            entry->retrieved ? entry->retrieved : record.retrieved;
        record.notes = entry->notes;
        record.order = entry->order;
    }
    return record;
}
