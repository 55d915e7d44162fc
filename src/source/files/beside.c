/* Metadata in a file of its own beside a document: JSON of scrapers, CSL-JSON
 * and JSON of Zotero, YAML, BibTeX, RIS.  JSON is read as YAML 1.2, which it is
 * a subset of, and so has lines. */
#include "source/files/beside.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/yaml.h"
#include "source/files/library_export.h"
#include "source/files/snapshot.h"

#define FILE_MOST  ((size_t)1024 * 1024)
#define ITEMS_MOST 200
#define DEPTH_MOST 4 /* of what is looked into for a value */

/* A file beside a document while it is read. */
typedef struct rcn_beside {
    rcn_arena *arena;
    const char *file; /* its name in the edition */
    rcn_metadata_list items;
    const char *year; /* of BibTeX, or NULL */
    uint32_t line;    /* where it is */
} rcn_beside;

/* The keys that are read, in the words of several programs. */
static const struct {
    const char *keys; /* parted by spaces, in small letters */
    rcn_metadata_kind kind;
    const char *key; /* what the item is called */
} fields[] = {
    {"title headline ti t1", RCN_METADATA_TITLE, "beside.title"},
    {"author authors creators creator byline au a1", RCN_METADATA_AUTHOR,
     "beside.author"},
    {"publisher container-title publicationtitle site_name sitename site "
     "websitetitle journal pb jo",
     RCN_METADATA_PUBLISHER, "beside.publisher"},
    {"date issued published publication_date date_published published_date "
     "pubdate da",
     RCN_METADATA_PUBLISHED, "beside.date"},
    {"url link canonical_url ur", RCN_METADATA_URL, "beside.url"},
    {"accessed accessdate urldate retrieved captured bookmarked_date y2",
     RCN_METADATA_CAPTURED, "beside.retrieved"},
    {"language lang langid la", RCN_METADATA_LANGUAGE, "beside.language"}};

#define FIELD_COUNT (sizeof fields / sizeof *fields)

static size_t
field_of(rcn_text key)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        for (const char *at = fields[i].keys; *at;) {
            size_t len = strcspn(at, " ");
            if (len == key.len && strncasecmp(at, key.at, len) == 0) {
                return i;
            }
            at += len + strspn(at + len, " ");
        }
    }
    return FIELD_COUNT;
}

static bool
fits(rcn_metadata_kind kind, const char *value)
{
    bool dated =
        kind == RCN_METADATA_PUBLISHED || kind == RCN_METADATA_CAPTURED;
    return *value && (!dated || strpbrk(value, "0123456789")) &&
           (kind != RCN_METADATA_URL || strstr(value, "://"));
}

static void
add(rcn_beside *beside, size_t field, rcn_text value, uint32_t line)
{
    const char *words = rcn_text_squash(beside->arena, value).at;
    if (field < FIELD_COUNT && beside->items.count < ITEMS_MOST &&
        fits(fields[field].kind, words)) {
        RCN_PUSH(beside->arena, &beside->items,
                 (rcn_metadata_item){.kind = fields[field].kind,
                                     .place = RCN_PLACE_META,
                                     .key = fields[field].key,
                                     .value = words,
                                     .quote = words,
                                     .file = beside->file,
                                     .line = line ? line : 1,
                                     .offset = RCN_METADATA_NO_OFFSET});
    }
}

static rcn_text
scalar_of(const rcn_yaml *mapping, const char *key)
{
    const rcn_yaml *value = rcn_yaml_find(mapping, key);
    return value && value->kind == RCN_YAML_SCALAR ? value->scalar
                                                   : (rcn_text){"", 0};
}

/* Returns a person as CSL ("given", "family") and Zotero have it, or a named
 * body. */
static rcn_text
person_of(rcn_arena *arena, const rcn_yaml *person)
{
    static const char *const pairs[][2] = {{"given", "family"},
                                           {"firstName", "lastName"}};
    for (size_t i = 0; i < 2; i++) {
        rcn_text first = scalar_of(person, pairs[i][0]);
        rcn_text last = scalar_of(person, pairs[i][1]);
        if (last.len) {
            return rcn_text_of(rcn_arena_printf(arena, "%s%s%s", first.at,
                                                first.len ? " " : "", last.at));
        }
    }
    rcn_text name = scalar_of(person, "name");
    return name.len ? name : scalar_of(person, "literal");
}

static void add_value(rcn_beside *beside, size_t field, const rcn_yaml *value,
                      int depth);

/* {"date-parts": [[2021, 3, 4]]} of CSL. */
static void
add_date_parts(rcn_beside *beside, size_t field, const rcn_yaml *parts)
{
    const rcn_yaml *first =
        parts->kind == RCN_YAML_SEQUENCE && parts->count ? parts->items : NULL;
    rcn_buffer date = rcn_buffer_new(beside->arena);
    for (size_t i = 0; first && i < first->count && i < 3; i++) {
        rcn_text part = first->items[i].scalar;
        rcn_buffer_printf(
            &date, "%s%s%s", i ? "-" : "", i && part.len == 1 ? "0" : "",
            first->items[i].kind == RCN_YAML_SCALAR ? part.at : "");
    }
    add(beside, field, rcn_buffer_text(&date), parts->place.line);
}

static void
add_value(rcn_beside *beside, size_t field, const rcn_yaml *value, int depth)
{
    if (field == FIELD_COUNT || depth > DEPTH_MOST) {
        return;
    }
    if (value->kind == RCN_YAML_SCALAR) {
        bool null = !value->quoted && strcmp(value->scalar.at, "null") == 0;
        add(beside, field, null ? (rcn_text){"", 0} : value->scalar,
            value->place.line);
    } else if (value->kind == RCN_YAML_SEQUENCE) {
        for (size_t i = 0; i < value->count; i++) {
            add_value(beside, field, &value->items[i], depth + 1);
        }
    } else if (rcn_yaml_find(value, "date-parts")) {
        add_date_parts(beside, field, rcn_yaml_find(value, "date-parts"));
    } else {
        rcn_text role = scalar_of(value, "creatorType");
        if (!role.len || rcn_text_is(role, "author")) {
            add(beside, field, person_of(beside->arena, value),
                value->place.line);
        }
    }
}

/* A mapping, or the only element of a list, as exports of one item are. */
static void
read_yaml(rcn_beside *beside, rcn_text bytes)
{
    rcn_log *quiet = rcn_log_new();
    const rcn_yaml *root =
        rcn_yaml_parse(beside->arena, bytes, beside->file, quiet);
    rcn_log_free(quiet);
    if (root && root->kind == RCN_YAML_SEQUENCE && root->count == 1) {
        root = root->items;
    }
    for (size_t i = 0;
         root && root->kind == RCN_YAML_MAPPING && i < root->count; i++) {
        const rcn_yaml *value = &root->items[i];
        add_value(beside, field_of(rcn_text_of(value->key)), value, 0);
    }
}

/* "Hoffmann, Clara" of bibliographies is Clara Hoffmann. */
static rcn_text
in_order(rcn_arena *arena, rcn_text name)
{
    const char *comma = name.len ? memchr(name.at, ',', name.len) : NULL;
    size_t at = comma ? (size_t)(comma - name.at) : 0;
    if (!at || memchr(comma + 1, ',', name.len - at - 1)) {
        return name;
    }
    rcn_text first = rcn_text_trim(rcn_text_slice(name, at + 1, name.len));
    return rcn_text_of(rcn_arena_printf(arena, "%.*s %.*s", (int)first.len,
                                        first.at, (int)at, name.at));
}

/* RIS: "AU  - Hoffmann, Clara", one field a line. */
static void
read_ris_line(rcn_beside *beside, rcn_text line, uint32_t number)
{
    if (line.len > 6 && memcmp(line.at + 2, "  - ", 4) == 0) {
        rcn_text value = rcn_text_trim(rcn_text_slice(line, 6, line.len));
        bool name = rcn_text_starts(line, "A");
        add(beside, field_of(rcn_text_slice(line, 0, 2)),
            name ? in_order(beside->arena, value) : value, number);
    }
}

/* Returns a value of BibTeX without its braces and quotation marks. */
static rcn_text
bare(rcn_arena *arena, rcn_text value)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < value.len; i++) {
        if (!strchr("{}\"", value.at[i])) {
            rcn_buffer_char(&out, value.at[i]);
        }
    }
    return rcn_text_trim(rcn_buffer_text(&out));
}

/* Names are parted by " and ". */
static void
add_names(rcn_beside *beside, size_t field, rcn_text value, uint32_t line)
{
    for (size_t at = 0; at < value.len;) {
        size_t end = rcn_text_find(value, " and ", at);
        end = end == SIZE_MAX ? value.len : end;
        rcn_text name = rcn_text_trim(rcn_text_slice(value, at, end));
        add(beside, field, in_order(beside->arena, name), line);
        at = end + strlen(" and ");
    }
}

static void
add_bib_field(rcn_beside *beside, rcn_text key, rcn_text value, uint32_t line)
{
    value = bare(beside->arena, value);
    size_t field = field_of(key);
    if (field < FIELD_COUNT && fields[field].kind == RCN_METADATA_AUTHOR) {
        add_names(beside, field, value, line);
    } else if (rcn_text_is(key, "year")) {
        beside->year = rcn_text_string(beside->arena, value);
        beside->line = line;
    } else {
        add(beside, field, value, line);
    }
}

/* Returns where a value of BibTeX ends: at the comma, brace or end outside its
 * braces. */
static size_t
bib_value_end(rcn_text bytes, size_t at)
{
    size_t depth = 0;
    bool quoted = false;
    for (; at < bytes.len; at++) {
        char byte = bytes.at[at];
        quoted = byte == '"' && !depth ? !quoted : quoted;
        if (!quoted && !depth && (byte == ',' || byte == '}')) {
            return at;
        }
        depth += byte == '{';
        depth -= byte == '}' && depth;
    }
    return at;
}

/* The only entry of a file of BibTeX, or one of several, which begins on line
 * `line`. */
static void
read_bib(rcn_beside *beside, rcn_text bytes, uint32_t line)
{
    size_t at = rcn_text_find(bytes, ",", 0);
    size_t counted = 0;
    while (at < bytes.len && bytes.at[at] == ',') {
        size_t equals = rcn_text_find(bytes, "=", at);
        if (equals == SIZE_MAX) {
            break;
        }
        for (; counted < equals; counted++) {
            line += bytes.at[counted] == '\n';
        }
        size_t end = bib_value_end(bytes, equals + 1);
        add_bib_field(beside,
                      rcn_text_trim(rcn_text_slice(bytes, at + 1, equals)),
                      rcn_text_slice(bytes, equals + 1, end), line);
        at = end;
    }
    bool dated = false;
    for (size_t i = 0; i < beside->items.count; i++) {
        dated = dated || beside->items.items[i].kind == RCN_METADATA_PUBLISHED;
    }
    if (beside->year && !dated) {
        add(beside, field_of(rcn_text_of("date")), rcn_text_of(beside->year),
            beside->line);
    }
}

static void
read_ris(rcn_beside *beside, rcn_text bytes)
{
    uint32_t number = 0;
    for (size_t at = 0; at < bytes.len;) {
        const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
        size_t stop = end ? (size_t)(end - bytes.at) : bytes.len;
        read_ris_line(beside, rcn_text_slice(bytes, at, stop), ++number);
        at = stop + 1;
    }
}

/* White space of JSON that YAML does not take. */
static void
plain_tabs(char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] == '\t') {
            bytes[i] = ' ';
        }
    }
}

static void
read_file(rcn_beside *beside, const char *path)
{
    struct stat status;
    rcn_text bytes;
    rcn_log *quiet = rcn_log_new();
    bool read =
        lstat(path, &status) == 0 && S_ISREG(status.st_mode) &&
        rcn_file_read(beside->arena, path, path, FILE_MOST, quiet, &bytes);
    rcn_log_free(quiet);
    if (!read) {
        return;
    }
    if (rcn_name_ends(path, ".bib")) {
        read_bib(beside, bytes, 1);
    } else if (rcn_name_ends(path, ".ris")) {
        read_ris(beside, bytes);
    } else {
        char *copy = rcn_text_string(beside->arena, bytes);
        if (rcn_name_ends(path, ".json")) {
            plain_tabs(copy, bytes.len);
        }
        read_yaml(beside, (rcn_text){copy, bytes.len});
    }
}

/* Returns true for a file that is about a document, not merely called like
 * it. */
static bool
is_about(const rcn_metadata_list *items)
{
    for (size_t i = 0; i < items->count; i++) {
        rcn_metadata_kind kind = items->items[i].kind;
        if (kind == RCN_METADATA_TITLE || kind == RCN_METADATA_URL) {
            return true;
        }
    }
    return false;
}

/* Reads `ending` put behind a path and behind its stem. */
static bool
read_named(rcn_beside *beside, const char *path, const char *name,
           const char *ending)
{
    const char *point = strrchr(rcn_path_name(path), '.');
    size_t stem = point ? strlen(point) : 0;
    for (size_t cut = 0; cut <= stem; cut += stem ? stem : 1) {
        const char *file = rcn_arena_printf(
            beside->arena, "%.*s%s", (int)(strlen(path) - cut), path, ending);
        beside->file = rcn_arena_printf(
            beside->arena, "%.*s%s", (int)(strlen(name) - cut), name, ending);
        beside->items.count = 0;
        if (strcmp(file, path) != 0) {
            read_file(beside, file);
        }
        if (is_about(&beside->items)) {
            return true;
        }
    }
    return false;
}

/* A file of an export of a library, "LIBRARY/files/NUMBER/NAME" as Zotero
 * writes it: its entry of the .bib of the library names it. */
static void
read_library(rcn_beside *beside, const char *path, const char *name)
{
    const char *entry = rcn_library_entry(beside->arena, path, name);
    const char *folder = entry ? rcn_library_folder(beside->arena, path) : NULL;
    rcn_library_item item;
    beside->items.count = 0;
    if (folder && rcn_library_find(beside->arena, folder, entry, &item)) {
        size_t before =
            strlen(name) - strlen(entry) - strlen(rcn_path_name(name));
        beside->file = rcn_arena_printf(beside->arena, "%.*s%s", (int)before,
                                        name, item.file);
        beside->year = NULL;
        read_bib(beside, item.entry, item.line);
    }
}

rcn_metadata_list
rcn_beside_read(rcn_arena *arena, const char *path, const char *name)
{
    static const char *const endings[] = {".json", ".yaml", ".yml", ".bib",
                                          ".ris"};
    rcn_beside beside = {.arena = arena};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (read_named(&beside, path, name, endings[i])) {
            return beside.items;
        }
    }
    read_library(&beside, path, name);
    if (is_about(&beside.items)) {
        return beside.items;
    }
    const char *index = rcn_snapshot_index(arena, path);
    if (index) {
        size_t folder = strlen(name) - strlen(rcn_path_name(name));
        beside.file =
            rcn_arena_printf(arena, "%.*sindex.json", (int)folder, name);
        beside.items.count = 0;
        read_file(&beside, index);
    }
    beside.items.count = is_about(&beside.items) ? beside.items.count : 0;
    return beside.items;
}
