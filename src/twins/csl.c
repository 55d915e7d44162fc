/* CSL-JSON (Citation Style Language 1.0.2, csl-data.json): what Zotero, pandoc
 * and word processors import.  A date that is not certain is "circa"; the whole
 * of what is known of it is under "custom". */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "markup/people.h"
#include "markup/statement.h"
#include "markup/xhtml.h"
#include "twins/twins.h"

static void
add_names(rcn_json *json, const char *key, const char *const *names,
          size_t count)
{
    if (count) {
        rcn_json_open_array(json, key);
        for (size_t i = 0; i < count; i++) {
            rcn_json_open_object(json, NULL);
            rcn_json_string(json, "literal", names[i]);
            rcn_json_close_object(json);
        }
        rcn_json_close_array(json);
    }
}

/* Each author on his own; a document without any is its issuer's. */
static void
add_authors(rcn_json *json, const rcn_attribution *who)
{
    size_t count = 0;
    const char *const *people =
        rcn_people_part(json->out.arena, who->author.value, &count);
    if (count) {
        add_names(json, "author", people, count);
    } else {
        add_names(json, "author", &who->issuer.value,
                  who->issuer.value != NULL);
    }
}

static void
add_string(rcn_json *json, const char *key, const char *value)
{
    if (value) {
        rcn_json_string(json, key, value);
    }
}

/* "2021-11-08" as [[2021, 11, 8]]. */
static void
add_date_parts(rcn_json *json, const char *date)
{
    rcn_json_open_array(json, "date-parts");
    rcn_json_open_array(json, NULL);
    for (const char *at = date; at; at = strchr(at, '-')) {
        at += *at == '-';
        rcn_json_int(json, NULL, strtol(at, NULL, 10));
    }
    rcn_json_close_array(json);
    rcn_json_close_array(json);
}

static void
add_issued(rcn_arena *arena, rcn_json *json, const rcn_dating *dating)
{
    const char *date =
        dating->edtf ? rcn_xhtml_datetime(arena, dating->edtf) : NULL;
    rcn_json_open_object(json, "issued");
    if (date) {
        add_date_parts(json, date);
        if (dating->certainty != RCN_CERTAIN) {
            rcn_json_bool(json, "circa", true);
        }
    } else {
        rcn_json_string(json, "literal", dating->display);
    }
    rcn_json_close_object(json);
}

static void
add_accessed(rcn_arena *arena, rcn_json *json, const char *retrieved)
{
    const char *date = retrieved ? rcn_xhtml_datetime(arena, retrieved) : NULL;
    if (date) {
        rcn_json_open_object(json, "accessed");
        add_date_parts(json, date);
        rcn_json_close_object(json);
    }
}

static void
add_custom(rcn_json *json, const rcn_record *record)
{
    rcn_json_open_object(json, "custom");
    add_string(json, "edtf", record->dating.edtf);
    for (int i = 0; i < RCN_PARTICULAR_COUNT; i++) {
        add_string(json, rcn_particular_key((rcn_particular)i),
                   record->attribution.particulars[i].value);
    }
    rcn_json_string(json, "date-status",
                    rcn_status_name(record->dating.status));
    rcn_json_string(json, "title-status",
                    rcn_status_name(record->attribution.title.status));
    rcn_json_string(json, "file", record->cleaned->document->name);
    rcn_json_string(json, "sha256", record->cleaned->document->sha256);
    rcn_json_close_object(json);
}

void
rcn_twin_csl_record(rcn_json *json, const char *key, const rcn_edition *edition,
                    const rcn_record *record)
{
    rcn_arena *arena = json->out.arena;
    const rcn_attribution *who = &record->attribution;
    rcn_json_open_object(json, key);
    rcn_json_string(json, "id", rcn_arena_printf(arena, "d-%s", record->key));
    const char *type = rcn_record_url(record) ? "webpage" : "document";
    rcn_json_string(json, "type", who->judgment ? "legal_case" : type);
    add_string(json, "title", who->title.value);
    add_authors(json, who);
    if (who->judgment) {
        const char *court = who->particulars[RCN_PARTICULAR_COURT].value;
        add_string(json, "authority", court ? court : who->issuer.value);
    }
    add_names(json, "contributor", &who->speaker.value,
              who->speaker.value != NULL);
    add_string(json, "publisher", who->publisher.value);
    add_issued(arena, json, &record->dating);
    add_accessed(arena, json, record->retrieved);
    add_string(json, "URL", rcn_record_url(record));
    if (strcmp(record->cleaned->language, "und") != 0) {
        rcn_json_string(json, "language", record->cleaned->language);
    }
    rcn_json_string(json, "container-title", edition->title);
    const char *docket = who->particulars[RCN_PARTICULAR_DOCKET].value;
    const char *symbol = who->particulars[RCN_PARTICULAR_SYMBOL].value;
    const char *number = docket ? docket : symbol;
    rcn_json_string(json, "number", number ? number : record->label);
    add_custom(json, record);
    rcn_json_close_object(json);
}

rcn_text
rcn_twin_csl(rcn_arena *arena, const rcn_edition *edition,
             const rcn_style *style, rcn_log *log)
{
    (void)style;
    (void)log;

    rcn_json json = rcn_json_new(arena, 2);
    rcn_json_open_array(&json, NULL);
    for (size_t i = 0; i < edition->record_count; i++) {
        rcn_twin_csl_record(&json, NULL, edition, &edition->records[i]);
    }
    rcn_json_close_array(&json);
    return rcn_json_done(&json);
}
