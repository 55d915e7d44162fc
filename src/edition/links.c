/* Links between documents: what led from page to page on the site leads from
 * document to document in the books, and what led to a part of a page leads to
 * its block (RFC 3986, section 4, for what is relative and what is a fragment).
 */
#include "edition/links.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/list.h"
#include "source/html/html.h"
#include "source/note.h"

typedef struct rcn_target {
    const char *address; /**< without scheme, fragment and final slash */
    const rcn_record *record;
    bool named; /**< by its file: other sites may have such a file too */
} rcn_target;

typedef RCN_LIST(rcn_target) rcn_targets;

typedef struct rcn_resolver {
    rcn_arena *arena;
    rcn_targets targets; /* by address */
} rcn_resolver;

static bool
is_web_address(const char *value)
{
    return strncasecmp(value, "http://", 7) == 0 ||
           strncasecmp(value, "https://", 8) == 0;
}

/* Percent escapes undone. */
static const char *
unescape(rcn_arena *arena, const char *value, size_t len)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < len; i++) {
        char digits[3] = {0};
        if (value[i] == '%' && i + 2 < len && value[i + 1] != '0' &&
            isxdigit((unsigned char)value[i + 1]) &&
            isxdigit((unsigned char)value[i + 2])) {
            memcpy(digits, value + i + 1, 2);
            rcn_buffer_char(&out, (char)strtol(digits, NULL, 16));
            i += 2;
        } else {
            rcn_buffer_char(&out, value[i]);
        }
    }
    return rcn_buffer_text(&out).at;
}

/* Returns what two spellings of one address have in common. */
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
    return unescape(arena, value, len);
}

static int
by_address(const void *left, const void *right)
{
    const rcn_target *a = left;
    const rcn_target *b = right;
    return strcmp(a->address, b->address);
}

/* Returns what a site calls itself comes before what a file is called. */
static int
by_address_and_trust(const void *left, const void *right)
{
    const rcn_target *a = left;
    const rcn_target *b = right;
    int order = by_address(a, b);
    if (order || a->named != b->named) {
        return order ? order : a->named - b->named;
    }
    return strcmp(a->record->key, b->record->key);
}

static void
add_target(rcn_resolver *resolver, const char *address,
           const rcn_record *record, bool named)
{
    RCN_PUSH(resolver->arena, &resolver->targets,
             (rcn_target){address, record, named});
}

/* The name of the file, and the addresses that saving programs make such names
 * of: "SITE/FOLDER/index.html" of a folder, "PAGE.html" of a page without an
 * ending. */
static void
add_names(rcn_resolver *resolver, const rcn_record *record)
{
    static const char *const endings[] = {"/index.html", "/index.htm", ".html",
                                          ".htm"};
    const char *name = record->cleaned->document->name;
    add_target(resolver, name, record, true);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (rcn_text_ends(rcn_text_of(name), endings[i])) {
            size_t len = strlen(name) - strlen(endings[i]);
            add_target(resolver, rcn_arena_strndup(resolver->arena, name, len),
                       record, true);
        }
    }
}

static void
list_targets(rcn_resolver *resolver, const rcn_record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const rcn_document *document = records[i].cleaned->document;
        add_names(resolver, &records[i]);
        for (size_t m = 0; m < document->metadata_count; m++) {
            const rcn_metadata_item *item = &document->metadata[m];
            if (item->kind == RCN_METADATA_URL) {
                add_target(resolver,
                           plain_address(resolver->arena, item->value),
                           &records[i], false);
            }
        }
    }
    if (resolver->targets.count) {
        qsort(resolver->targets.items, resolver->targets.count,
              sizeof *resolver->targets.items, by_address_and_trust);
    }
}

/* "FOLDER/NAME" with the folder of `page`, "." and ".." followed; NULL when it
 * leads out. */
static const char *
beside(rcn_arena *arena, const char *page, const char *relative)
{
    const char *slash = strrchr(page, '/');
    int folder = slash ? (int)(slash - page) + 1 : 0;
    char *path = rcn_arena_printf(arena, "%.*s%s", folder, page, relative);
    char *out = path;
    for (const char *at = path; *at;) {
        size_t len = strcspn(at, "/");
        size_t next = len + (at[len] == '/');
        if (len == 2 && strncmp(at, "..", 2) == 0) {
            if (out == path) {
                return NULL;
            }
            out--; /* the slash */
            while (out > path && out[-1] != '/') {
                out--;
            }
        } else if (len != 1 || *at != '.') {
            memmove(out, at, next);
            out += next;
        }
        at += next;
    }
    *out = '\0';
    return path;
}

/* Returns the first target of an address, or NULL. */
static const rcn_target *
find_target(const rcn_resolver *resolver, const char *address)
{
    const rcn_targets *targets = &resolver->targets;
    rcn_target key = {.address = address};
    const rcn_target *found =
        address && targets->count
            ? bsearch(&key, targets->items, targets->count, sizeof key,
                      by_address)
            : NULL;
    while (found && found > targets->items &&
           by_address(found - 1, found) == 0) {
        found--;
    }
    return found;
}

/* Returns a page beside this one on the site that was saved beside it in the
 * folder, and does not state that it comes from elsewhere. */
static const rcn_target *
find_neighbour(const rcn_resolver *resolver, const rcn_document *document,
               const char *value)
{
    rcn_arena *arena = resolver->arena;
    const char *address = plain_address(arena, value);
    for (size_t i = 0; i < document->metadata_count; i++) {
        const rcn_metadata_item *item = &document->metadata[i];
        const char *own = item->kind == RCN_METADATA_URL
                              ? plain_address(arena, item->value)
                              : "";
        const char *slash = strrchr(own, '/');
        size_t len = slash ? (size_t)(slash - own) + 1 : 0;
        const rcn_target *found =
            len && strncmp(own, address, len) == 0
                ? find_target(resolver,
                              beside(arena, document->name, address + len))
                : NULL;
        if (found && !rcn_document_states(found->record->cleaned->document,
                                          RCN_METADATA_URL)) {
            return found;
        }
    }
    return NULL;
}

/* A sign that is cut out of a block, which goes on behind it. */
static bool
is_sign_cut(const rcn_span *span)
{
    static const char *const classes[] = {"note-return", "permalink",
                                          "edit-label"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (span->kind == RCN_SPAN_REMOVED &&
            strcmp(span->why->class_id, classes[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns the block that byte `at` of a document's text is in or is before, or
 * RCN_NO_BLOCK when it was cut. */
static uint32_t
block_at(const rcn_cleaned *cleaned, uint32_t at)
{
    size_t low = 0;
    size_t high = cleaned->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cleaned->spans[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < cleaned->span_count; low++) {
        const rcn_span *span = &cleaned->spans[low];
        if (span->block != RCN_NO_BLOCK) {
            return span->block;
        }
        if (!is_sign_cut(span) &&
            !rcn_text_blank(rcn_text_slice(cleaned->document->text, span->start,
                                           span->end))) {
            break;
        }
    }
    return RCN_NO_BLOCK;
}

/* Returns the block of a document that a fragment names, or RCN_NO_BLOCK. */
static uint32_t
block_of_part(rcn_arena *arena, const rcn_record *record, const char *fragment)
{
    const rcn_html *html = record->cleaned->document->html;
    if (!html || !*fragment) {
        return RCN_NO_BLOCK;
    }
    const rcn_html_anchor *anchor = rcn_html_anchor_find(html, fragment);
    if (!anchor) {
        anchor = rcn_html_anchor_find(
            html, unescape(arena, fragment, strlen(fragment)));
    }
    return anchor ? block_at(record->cleaned, anchor->at) : RCN_NO_BLOCK;
}

/* Returns a link to the part of a document that a fragment names, or NULL. */
static const char *
link_to_part(rcn_arena *arena, const rcn_record *record, const char *fragment)
{
    uint32_t block = block_of_part(arena, record, fragment);
    return block < record->block_count
               ? rcn_arena_printf(arena, "#%s", record->blocks[block].id)
               : NULL;
}

/* Returns where a link leads in the books; NULL: nowhere. */
static const char *
resolve(const rcn_resolver *resolver, const rcn_record *record,
        const char *value)
{
    rcn_arena *arena = resolver->arena;
    const rcn_document *document = record->cleaned->document;
    if (value[0] == '#') {
        return link_to_part(arena, record, value + 1);
    }
    if (strncasecmp(value, "mailto:", 7) == 0) {
        return value;
    }
    bool web = is_web_address(value);
    const char *address = plain_address(arena, value);
    const rcn_target *found = find_target(
        resolver, web ? address : beside(arena, document->name, address));
    if (!found && web) {
        found = find_neighbour(resolver, document, value);
    }
    if (!found) {
        return web ? value : NULL;
    }
    const char *fragment = strchr(value, '#');
    const char *part =
        fragment ? link_to_part(arena, found->record, fragment + 1) : NULL;
    return part ? part : rcn_arena_printf(arena, "#d-%s", found->record->key);
}

/* Adds a reference to a note; there is room for as many as the next power of
 * two. */
static void
add_reference(rcn_arena *arena, rcn_block *note, rcn_block_reference reference)
{
    uint32_t count = note->reference_count;
    if ((count & (count - 1)) == 0) {
        rcn_block_reference *more =
            rcn_arena_alloc(arena, count ? (size_t)count * 2 : 1, sizeof *more);
        if (count) {
            memcpy(more, note->references, count * sizeof *more);
        }
        note->references = more;
    }
    note->references[count] = reference;
    note->reference_count = count + 1;
}

/* Makes a note of the block that a note sign leads to further on, which leads
 * back to each reference. */
static void
find_note(const rcn_resolver *resolver, const rcn_record *record,
          rcn_block *blocks, size_t index, const rcn_mark *mark)
{
    const rcn_block *block = &blocks[index];
    rcn_text words = rcn_text_slice(block->text, mark->start, mark->end);
    if (mark->kind != RCN_MARK_LINK || !mark->value || mark->value[0] != '#' ||
        !rcn_is_note_sign(words)) {
        return;
    }
    uint32_t note = block_of_part(resolver->arena, record, mark->value + 1);
    if (note < record->block_count && note > index && block->id) {
        add_reference(resolver->arena, &blocks[note],
                      (rcn_block_reference){block->id, mark->start});
    }
}

/* The marks of a block with its links resolved; those that lead nowhere are
 * left out. */
static void
resolve_block(const rcn_resolver *resolver, const rcn_record *record,
              rcn_block *block)
{
    rcn_mark *marks =
        rcn_arena_alloc(resolver->arena, block->mark_count, sizeof *marks);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < block->mark_count; i++) {
        rcn_mark mark = block->marks[i];
        if (mark.kind == RCN_MARK_LINK) {
            mark.value = resolve(resolver, record, mark.value);
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

static bool
any_links(const rcn_record *record)
{
    size_t block = 0;
    while (block < record->block_count && !has_links(&record->blocks[block])) {
        block++;
    }
    return block < record->block_count;
}

/* Gives a record a copy of its blocks with their links resolved. */
static void
resolve_record(const rcn_resolver *resolver, rcn_record *record)
{
    rcn_block *blocks =
        rcn_arena_alloc(resolver->arena, record->block_count, sizeof *blocks);
    memcpy(blocks, record->blocks, record->block_count * sizeof *blocks);
    for (size_t b = 0; b < record->block_count; b++) {
        if (has_links(&blocks[b])) {
            for (uint32_t m = 0; m < blocks[b].mark_count; m++) {
                find_note(resolver, record, blocks, b, &blocks[b].marks[m]);
            }
            resolve_block(resolver, record, &blocks[b]);
        }
    }
    record->blocks = blocks;
}

void
rcn_resolve_links(rcn_arena *arena, rcn_record *records, size_t count)
{
    rcn_resolver resolver = {.arena = arena};
    list_targets(&resolver, records, count);
    for (size_t i = 0; i < count; i++) {
        if (any_links(&records[i])) {
            resolve_record(&resolver, &records[i]);
        }
    }
}
