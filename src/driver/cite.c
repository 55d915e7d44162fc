/* Citations as people write them, resolved to passages. */
#include "driver/cite.h"

#include <stdlib.h>
#include <string.h>

#include "base/codes.h"
#include "base/list.h"
#include "base/nearest.h"
#include "driver/paging.h"
#include "edition/short_key.h"

typedef RCN_LIST(rcn_found) rcn_found_list;

/* Passages [first, last] of a document, counted from 1. */
typedef struct rcn_cited {
    unsigned long first, last;
} rcn_cited;

/* Leaves out spaces and the signs before a paragraph number. */
static const char *
skip_signs(const char *text)
{
    static const char *const signs[] = {" ", "¶", "§", "no. ", "par. "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (strncmp(text, signs[i], len) == 0) {
            return skip_signs(text + len);
        }
    }
    return text;
}

/* Returns the text behind a hyphen or a dash, or NULL. */
static const char *
behind_dash(const char *text)
{
    if (*text == '-') {
        return text + 1;
    }
    return strncmp(text, "–", strlen("–")) == 0 ? text + strlen("–") : NULL;
}

static bool
read_number(const char **at, unsigned long *ret_number)
{
    char *end = NULL;
    *ret_number = **at >= '0' && **at <= '9' ? strtoul(*at, &end, 10) : 0;
    *at = end ? end : *at;
    return end != NULL && *ret_number > 0;
}

/* Reads what follows the name of a document: nothing, ".12", ".1-4", or
 * ".1-3.4" with the name again. */
static bool
read_passages(const char *rest, const char *name, rcn_cited *cited)
{
    *cited = (rcn_cited){1, (unsigned long)-1};
    if (!*rest) {
        return true;
    }
    if (*rest++ != '.' || !read_number(&rest, &cited->first)) {
        return false;
    }
    cited->last = cited->first;
    const char *behind = behind_dash(rest);
    if (behind) {
        size_t len = strlen(name);
        bool again = strncmp(behind, name, len) == 0 && behind[len] == '.';
        rest = again ? behind + len + 1 : behind;
        if (!read_number(&rest, &cited->last)) {
            return false;
        }
    }
    return !*rest && cited->last >= cited->first;
}

/* Returns whether the citation names the document by `name`. */
static bool
names(const char *wanted, const char *name, rcn_cited *cited)
{
    size_t len = name ? strlen(name) : 0;
    return len && strncmp(wanted, name, len) == 0 &&
           read_passages(wanted + len, name, cited);
}

static void
add_passages(rcn_arena *arena, const rcn_record *record, const rcn_cited *cited,
             rcn_found_list *found)
{
    unsigned long number = 0;
    for (size_t i = 0; i < record->block_count; i++) {
        const rcn_block *block = &record->blocks[i];
        number += block->citation != NULL;
        if (block->citation && number >= cited->first &&
            number <= cited->last) {
            RCN_PUSH(arena, found, (rcn_found){record, block});
        }
    }
}

static void
add_block_with_id(rcn_arena *arena, const rcn_edition *edition,
                  const char *wanted, rcn_found_list *found)
{
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        for (size_t k = 0; k < record->block_count; k++) {
            const char *id = record->blocks[k].id;
            if (id && strcmp(id, wanted) == 0) {
                RCN_PUSH(arena, found, (rcn_found){record, &record->blocks[k]});
            }
        }
    }
}

/* Returns the label behind "p." or "page", or NULL. */
static const char *
page_label(const char *wanted)
{
    static const char *const signs[] = {"p.", "page "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (strncmp(wanted, signs[i], len) == 0) {
            return wanted + len + strspn(wanted + len, " ");
        }
    }
    return NULL;
}

/* The passages that have words on the page of this label. */
static void
add_page(const rcn_build *build, const char *label, rcn_found_list *found)
{
    uint32_t page = 0;
    for (size_t i = 0; i < build->map.count; i++) {
        const rcn_page_break *at = &build->map.breaks[i];
        page = strcmp(at->label, label) == 0 ? at->page : page;
    }
    const rcn_edition *edition = build->pipeline.edition;
    for (size_t i = 0; page && i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        for (size_t k = 0; k < record->block_count; k++) {
            rcn_found one = {record, &record->blocks[k]};
            rcn_pages_of_block paging =
                rcn_pages_find(build, record, one.block);
            if (one.block->citation && paging.first <= page &&
                paging.last >= page) {
                RCN_PUSH(build->pipeline.arena, found, one);
            }
        }
    }
}

static void
add_numbered(const rcn_build *build, const char *wanted,
             const char *const *keys, rcn_found_list *found)
{
    rcn_arena *arena = build->pipeline.arena;
    const rcn_edition *edition = build->pipeline.edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        rcn_cited cited;
        if (names(wanted, record->label, &cited) ||
            names(wanted, keys[i], &cited) ||
            names(wanted, record->key, &cited)) {
            add_passages(arena, record, &cited, found);
        }
    }
    add_block_with_id(arena, edition, wanted, found);
}

static void
report_none(const rcn_build *build, const char *wanted, const char *page,
            const char **keys)
{
    size_t count = build->pipeline.edition->record_count;
    rcn_place nowhere = {NULL, 0, 0};
    const char *near = rcn_nearest(skip_signs(wanted), keys, count);
    if (page) {
        rcn_log_add(build->log, RCN_CODE_LOOKUP_NONE, nowhere,
                    build->map.count
                        ? "page %s of the PDF holds no passage of a document"
                        : "page %s: no pages can be set here; see \"recension "
                          "doctor\"",
                    page);
    } else if (near) {
        rcn_log_add(build->log, RCN_CODE_LOOKUP_NONE, nowhere,
                    "no paragraph \"%s\"; the nearest key is \"%s\"", wanted,
                    near);
    } else {
        rcn_log_add(build->log, RCN_CODE_LOOKUP_NONE, nowhere,
                    "no paragraph \"%s\"; write it as 3.12, 3.1-3.4, 3, p. 31 "
                    "or with a key as \"%s.12\"",
                    wanted, count ? keys[0] : "KEY");
    }
}

size_t
rcn_cite_find(const rcn_build *build, const char *wanted, rcn_found **ret_found)
{
    rcn_found_list found = {0};
    const char **keys =
        rcn_short_keys(build->pipeline.arena, build->pipeline.edition,
                       build->pipeline.project);
    const char *page = page_label(wanted);
    if (page) {
        add_page(build, page, &found);
    } else {
        add_numbered(build, skip_signs(wanted), keys, &found);
    }
    if (!found.count) {
        report_none(build, wanted, page, keys);
    }
    *ret_found = found.items;
    return found.count;
}
