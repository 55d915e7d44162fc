/* Links between documents: what led from page to page on the site leads from
 * document to document in the books (RFC 3986, section 4, for what is relative
 * and what is a fragment). */
#include "edition/links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/list.h"

typedef struct rcn_target {
    const char *address; /**< without scheme, fragment and final slash */
    const char *link;    /**< "#d-67db4c83" */
} rcn_target;

typedef RCN_LIST(rcn_target) rcn_targets;

static bool
is_web_address(const char *value)
{
    return strncasecmp(value, "http://", 7) == 0 ||
           strncasecmp(value, "https://", 8) == 0;
}

/* What two spellings of one address have in common. */
static const char *
plain_address(rcn_arena *arena, const char *value)
{
    if (is_web_address(value)) {
        value = strstr(value, "//") + 2;
    }
    size_t len = strcspn(value, "#");
    while (len && value[len - 1] == '/') {
        len--;
    }
    return rcn_arena_strndup(arena, value, len);
}

static int
by_address(const void *left, const void *right)
{
    const rcn_target *a = left;
    const rcn_target *b = right;
    return strcmp(a->address, b->address);
}

static int
by_address_and_link(const void *left, const void *right)
{
    const rcn_target *a = left;
    const rcn_target *b = right;
    int order = by_address(a, b);
    return order ? order : strcmp(a->link, b->link);
}

static rcn_targets
list_targets(rcn_arena *arena, const rcn_record *records, size_t count)
{
    rcn_targets targets = {0};
    for (size_t i = 0; i < count; i++) {
        const rcn_document *document = records[i].cleaned->document;
        const char *link = rcn_arena_printf(arena, "#d-%s", records[i].key);
        RCN_PUSH(arena, &targets, (rcn_target){document->name, link});
        for (size_t m = 0; m < document->metadata_count; m++) {
            const rcn_metadata_item *item = &document->metadata[m];
            if (item->kind == RCN_METADATA_URL) {
                RCN_PUSH(arena, &targets,
                         (rcn_target){plain_address(arena, item->value), link});
            }
        }
    }
    if (targets.count) {
        qsort(targets.items, targets.count, sizeof *targets.items,
              by_address_and_link);
    }
    return targets;
}

/* The name of a file beside that of the document, or below it. */
static const char *
beside(rcn_arena *arena, const char *name, const char *relative)
{
    const char *slash = strrchr(name, '/');
    int folder = slash ? (int)(slash - name) + 1 : 0;
    relative += strncmp(relative, "./", 2) == 0 ? 2 : 0;
    return rcn_arena_printf(arena, "%.*s%s", folder, name, relative);
}

/* Where a link leads in the books; NULL: nowhere. */
static const char *
resolve(rcn_arena *arena, const rcn_targets *targets, const char *name,
        const char *value)
{
    if (value[0] == '#' || strncasecmp(value, "mailto:", 7) == 0) {
        return value[0] == '#' ? NULL : value;
    }
    bool web = is_web_address(value);
    rcn_target key = {
        plain_address(arena, web ? value : beside(arena, name, value)), NULL};
    const rcn_target *found =
        bsearch(&key, targets->items, targets->count, sizeof key, by_address);
    if (found) { /* the first of those that share an address */
        while (found > targets->items && by_address(found - 1, found) == 0) {
            found--;
        }
        return found->link;
    }
    return web ? value : NULL;
}

/* The marks of a block with its links resolved; those that lead nowhere are
 * left out. */
static void
resolve_block(rcn_arena *arena, const rcn_targets *targets, const char *name,
              rcn_block *block)
{
    rcn_mark *marks = rcn_arena_alloc(arena, block->mark_count, sizeof *marks);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < block->mark_count; i++) {
        rcn_mark mark = block->marks[i];
        if (mark.kind == RCN_MARK_LINK) {
            mark.value = resolve(arena, targets, name, mark.value);
        }
        if (mark.kind != RCN_MARK_LINK || mark.value) {
            marks[kept++] = mark;
        }
    }
    block->marks = marks;
    block->mark_count = kept;
}

static bool
has_links(const rcn_block *block)
{
    for (uint32_t i = 0; i < block->mark_count; i++) {
        if (block->marks[i].kind == RCN_MARK_LINK) {
            return true;
        }
    }
    return false;
}

void
rcn_resolve_links(rcn_arena *arena, rcn_record *records, size_t count)
{
    rcn_targets targets = list_targets(arena, records, count);
    for (size_t i = 0; i < count; i++) {
        rcn_record *record = &records[i];
        rcn_block *blocks =
            rcn_arena_alloc(arena, record->block_count, sizeof *blocks);
        if (record->block_count) {
            memcpy(blocks, record->blocks,
                   record->block_count * sizeof *blocks);
        }
        for (size_t b = 0; b < record->block_count; b++) {
            if (has_links(&blocks[b])) {
                resolve_block(arena, &targets, record->cleaned->document->name,
                              &blocks[b]);
            }
        }
        record->blocks = blocks;
    }
}
