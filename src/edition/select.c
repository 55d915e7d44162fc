/* Which documents an edition takes, when it takes a part of a folder. */
#include "edition/select.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/utf8.h"

typedef bool rcn_select_fit(rcn_arena *arena, const char *wanted,
                            const rcn_selectable *candidate);

static bool
fits_file(rcn_arena *arena, const char *wanted, const rcn_selectable *candidate)
{
    (void)arena;
    const char *name = candidate->record->cleaned->document->name;
    bool whole = strchr(wanted, '/') != NULL;
    return fnmatch(wanted, whole ? name : rcn_path_name(name), FNM_NOESCAPE) ==
           0;
}

static bool
fits_issuer(rcn_arena *arena, const char *wanted,
            const rcn_selectable *candidate)
{
    const char *issuer = candidate->record->attribution.issuer.value;
    return issuer && fnmatch(rcn_utf8_fold(arena, rcn_text_of(wanted)).at,
                             rcn_utf8_fold(arena, rcn_text_of(issuer)).at,
                             FNM_NOESCAPE) == 0;
}

static bool
fits_language(rcn_arena *arena, const char *wanted,
              const rcn_selectable *candidate)
{
    (void)arena;
    const char *language = candidate->record->cleaned->language;
    size_t len = strlen(wanted);
    return strncmp(language, wanted, len) == 0 &&
           (language[len] == '\0' || language[len] == '-');
}

static bool
fits_tag(rcn_arena *arena, const char *wanted, const rcn_selectable *candidate)
{
    (void)arena;
    const char *const *tags = candidate->entry ? candidate->entry->tags : NULL;
    while (tags && *tags && strcmp(*tags, wanted) != 0) {
        tags++;
    }
    return tags && *tags;
}

static const struct {
    const char *key;
    size_t offset; /* of a list in rcn_project_select */
    rcn_select_fit *fits;
} criteria[] = {
    {"file", offsetof(rcn_project_select, files), fits_file},
    {"issuer", offsetof(rcn_project_select, issuers), fits_issuer},
    {"language", offsetof(rcn_project_select, languages), fits_language},
    {"tag", offsetof(rcn_project_select, tags), fits_tag},
};

#define CRITERIA (sizeof criteria / sizeof *criteria)

static const char *const *
list_of(const rcn_project_select *select, size_t criterion)
{
    return *(const char *const *const *)((const char *)select +
                                         criteria[criterion].offset);
}

/* Returns a date as edition.yaml has it, 2023, 2023-07 or 2023-07-29; `month`
 * and `day` for what it does not state. */
static rcn_date
date_of(const char *written, uint8_t month, uint8_t day)
{
    rcn_date date = {(int16_t)strtol(written, NULL, 10), month, day};
    if (written[4] == '-') {
        date.month = (uint8_t)strtol(written + 5, NULL, 10);
        if (written[7] == '-') {
            date.day = (uint8_t)strtol(written + 8, NULL, 10);
        }
    }
    return date;
}

static bool
is_in_time(const rcn_project_select *select, const rcn_record *record)
{
    rcn_date date = record->dating.sort;
    bool dated = date.year != RCN_YEAR_UNKNOWN;
    return (!select->from ||
            (dated &&
             rcn_date_compare(date, date_of(select->from, 0, 0)) >= 0)) &&
           (!select->to ||
            (dated &&
             rcn_date_compare(date, date_of(select->to, 12, 31)) <= 0));
}

bool
rcn_is_selected(rcn_arena *arena, const rcn_project_select *select,
                const rcn_selectable *candidate)
{
    if (!select) {
        return true;
    }
    bool taken = is_in_time(select, candidate->record);
    for (size_t i = 0; i < CRITERIA && taken; i++) {
        const char *const *list = list_of(select, i);
        taken = !list || !*list;
        for (; list && *list && !taken; list++) {
            taken = criteria[i].fits(arena, *list, candidate);
        }
    }
    return taken;
}

void
rcn_check_selection(rcn_arena *arena, const rcn_project_select *select,
                    const rcn_selectable *candidates, size_t count,
                    rcn_log *log)
{
    for (size_t i = 0; select && i < CRITERIA; i++) {
        for (const char *const *item = list_of(select, i); item && *item;
             item++) {
            bool found = false;
            for (size_t k = 0; k < count && !found; k++) {
                found = criteria[i].fits(arena, *item, &candidates[k]);
            }
            if (!found) {
                rcn_log_add(log, RCN_CODE_PROJECT_UNMATCHED, select->place,
                            "select: %s: \"%s\" fits none of them",
                            criteria[i].key, *item);
            }
        }
    }
}
