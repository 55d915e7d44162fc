/* A YAML reader that keeps places: libyaml's events made into a small tree
 * (YAML 1.1). */
#include "base/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/codes.h"
#include "base/file.h"
#include "base/list.h"
#include "base/nearest.h"
#include "base/utf8.h"

#define DEPTH_LIMIT 64
#define SIZE_LIMIT  ((size_t)16 * 1024 * 1024)

typedef RCN_LIST(rcn_yaml) rcn_nodes;

/* A node that an alias may name. */
typedef struct rcn_yaml_anchor {
    const char *name;
    rcn_yaml node;
} rcn_yaml_anchor;

typedef struct rcn_yaml_reader {
    yaml_parser_t parser;
    rcn_arena *arena;
    const char *shown;
    rcn_log *log;
    int depth;
    RCN_LIST(rcn_yaml_anchor) anchors;
} rcn_yaml_reader;

static rcn_place
place_of(const rcn_yaml_reader *reader, yaml_mark_t mark)
{
    return (rcn_place){reader->shown, (uint32_t)mark.line + 1,
                       (uint32_t)mark.column + 1};
}

static bool
fail(const rcn_yaml_reader *reader, yaml_mark_t mark, const char *what)
{
    rcn_log_add(reader->log, RCN_CODE_YAML_SYNTAX, place_of(reader, mark), "%s",
                what);
    return false;
}

static bool
next(rcn_yaml_reader *reader, yaml_event_t *ret_event)
{
    if (yaml_parser_parse(&reader->parser, ret_event)) {
        return true;
    }
    const char *problem =
        reader->parser.problem ? reader->parser.problem : "unreadable";
    /* libyaml's words for `title: A: B`. */
    bool colon =
        strcmp(problem, "mapping values are not allowed in this context") == 0;
    bool tab = strstr(problem, "cannot start any token") &&
               *reader->parser.buffer.pointer == '\t';
    return fail(reader, reader->parser.problem_mark,
                colon ? "a colon inside a value; put the value in quotes"
                : tab ? "a tab cannot start any token; indent by spaces"
                      : problem);
}

static bool read_node(rcn_yaml_reader *reader, yaml_event_t *event,
                      rcn_yaml *ret_node);

static bool
read_scalar(rcn_yaml_reader *reader, const yaml_event_t *event,
            rcn_yaml *ret_node)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    if (memchr(value, 0, len)) {
        return fail(reader, event->start_mark, "a NUL character");
    }
    *ret_node = (rcn_yaml){
        .kind = RCN_YAML_SCALAR,
        .place = place_of(reader, event->start_mark),
        .end = place_of(reader, event->end_mark),
        .scalar = {rcn_arena_strndup(reader->arena, value, len), len},
        .quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE};
    return true;
}

/* Reads one item of a sequence or one pair of a mapping that starts with
 * `event`. */
static bool
read_item(rcn_yaml_reader *reader, bool mapping, yaml_event_t *event,
          rcn_yaml *ret_item)
{
    rcn_yaml key = {0};
    if (mapping) {
        if (event->type != YAML_SCALAR_EVENT) {
            return fail(reader, event->start_mark, "a key must be a word");
        }
        if (!read_scalar(reader, event, &key)) {
            return false;
        }
        yaml_event_delete(event);
        if (!next(reader, event)) {
            return false;
        }
    }
    if (!read_node(reader, event, ret_item)) {
        return false;
    }
    ret_item->key = mapping ? key.scalar.at : NULL;
    ret_item->key_place = key.place;
    return true;
}

static bool
repeated(const rcn_yaml_reader *reader, const rcn_nodes *items,
         const rcn_yaml *item)
{
    for (size_t i = 0; item->key && i < items->count; i++) {
        if (strcmp(items->items[i].key, item->key) == 0) {
            rcn_log_add(reader->log, RCN_CODE_YAML_KEY, item->key_place,
                        "\"%s\" stands twice, first on line %u", item->key,
                        items->items[i].key_place.line);
            return true;
        }
    }
    return false;
}

/* The end event of a block collection stands at the next token, behind comments
 * that are not the collection's. */
static void
close_collection(const rcn_yaml_reader *reader, const rcn_nodes *items,
                 yaml_mark_t mark, rcn_yaml *node)
{
    if (node->flow) {
        node->end = place_of(reader, mark);
    } else {
        node->end =
            items->count ? items->items[items->count - 1].end : node->place;
    }
}

static bool
read_items(rcn_yaml_reader *reader, bool mapping, rcn_yaml *ret_node)
{
    rcn_nodes items = {0};
    for (;;) {
        yaml_event_t event;
        if (!next(reader, &event)) {
            return false;
        }
        if (event.type == YAML_SEQUENCE_END_EVENT ||
            event.type == YAML_MAPPING_END_EVENT) {
            close_collection(reader, &items, event.end_mark, ret_node);
            yaml_event_delete(&event);
            break;
        }
        rcn_yaml item = {0};
        bool ok = read_item(reader, mapping, &event, &item);
        yaml_event_delete(&event);
        if (!ok || repeated(reader, &items, &item)) {
            return false;
        }
        RCN_PUSH(reader->arena, &items, item);
    }
    ret_node->items = items.items;
    ret_node->count = items.count;
    return true;
}

/* The node that an alias names, at the place of the alias. */
static bool
read_alias(const rcn_yaml_reader *reader, const yaml_event_t *event,
           rcn_yaml *ret_node)
{
    const char *name = (const char *)event->data.alias.anchor;
    for (size_t i = reader->anchors.count; i > 0; i--) {
        if (strcmp(reader->anchors.items[i - 1].name, name) == 0) {
            *ret_node = reader->anchors.items[i - 1].node;
            ret_node->place = place_of(reader, event->start_mark);
            ret_node->end = place_of(reader, event->end_mark);
            return true;
        }
    }
    return fail(reader, event->start_mark, "an alias without an anchor");
}

static bool
read_collection(rcn_yaml_reader *reader, const yaml_event_t *event,
                rcn_yaml *ret_node)
{
    bool mapping = event->type == YAML_MAPPING_START_EVENT;
    if (!mapping && event->type != YAML_SEQUENCE_START_EVENT) {
        return fail(reader, event->start_mark, "a value was expected");
    }
    if (reader->depth == DEPTH_LIMIT) {
        return fail(reader, event->start_mark, "nested too deeply");
    }
    *ret_node =
        (rcn_yaml){.kind = mapping ? RCN_YAML_MAPPING : RCN_YAML_SEQUENCE,
                   .place = place_of(reader, event->start_mark),
                   .flow = mapping ? event->data.mapping_start.style ==
                                         YAML_FLOW_MAPPING_STYLE
                                   : event->data.sequence_start.style ==
                                         YAML_FLOW_SEQUENCE_STYLE};
    reader->depth++;
    bool ok = read_items(reader, mapping, ret_node);
    reader->depth--;
    return ok;
}

/* The anchor of the event's node, or NULL. */
static const char *
anchor_of(const rcn_yaml_reader *reader, const yaml_event_t *event)
{
    const yaml_char_t *anchor = event->type == YAML_SCALAR_EVENT
                                    ? event->data.scalar.anchor
                                : event->type == YAML_MAPPING_START_EVENT
                                    ? event->data.mapping_start.anchor
                                : event->type == YAML_SEQUENCE_START_EVENT
                                    ? event->data.sequence_start.anchor
                                    : NULL;
    return anchor ? rcn_arena_strdup(reader->arena, (const char *)anchor)
                  : NULL;
}

static bool
read_node(rcn_yaml_reader *reader, yaml_event_t *event, rcn_yaml *ret_node)
{
    if (event->type == YAML_ALIAS_EVENT) {
        return read_alias(reader, event, ret_node);
    }
    const char *anchor = anchor_of(reader, event);
    bool ok = event->type == YAML_SCALAR_EVENT
                  ? read_scalar(reader, event, ret_node)
                  : read_collection(reader, event, ret_node);
    if (ok && anchor) {
        rcn_yaml_anchor named = {anchor, *ret_node};
        RCN_PUSH(reader->arena, &reader->anchors, named);
    }
    return ok;
}

static bool
read_document(rcn_yaml_reader *reader, rcn_yaml *ret_root)
{
    yaml_event_t event;
    bool found = false;
    for (;;) {
        if (!next(reader, &event)) {
            return false;
        }
        bool end = event.type == YAML_STREAM_END_EVENT;
        bool content = event.type != YAML_STREAM_START_EVENT &&
                       event.type != YAML_DOCUMENT_START_EVENT &&
                       event.type != YAML_DOCUMENT_END_EVENT && !end;
        bool ok = !content || (found ? fail(reader, event.start_mark,
                                            "more than one document")
                                     : read_node(reader, &event, ret_root));
        found = found || content;
        yaml_event_delete(&event);
        if (end || !ok) {
            return ok;
        }
    }
}

const rcn_yaml *
rcn_yaml_parse(rcn_arena *arena, rcn_text bytes, const char *shown,
               rcn_log *log)
{
    rcn_yaml_reader reader = {
        .arena = arena, .shown = rcn_arena_strdup(arena, shown), .log = log};
    if (!yaml_parser_initialize(&reader.parser)) {
        rcn_out_of_memory();
    }
    yaml_parser_set_input_string(/* which takes no NULL */
                                 &reader.parser,
                                 (const unsigned char *)(bytes.len ? bytes.at
                                                                   : ""),
                                 bytes.len);
    rcn_yaml *root = rcn_arena_alloc(arena, 1, sizeof *root);
    *root = (rcn_yaml){.kind = RCN_YAML_MAPPING, .place = {reader.shown, 1, 1}};
    bool ok = read_document(&reader, root);
    yaml_parser_delete(&reader.parser);
    bool empty =
        root->kind == RCN_YAML_SCALAR && !root->quoted && !root->scalar.len;
    if (empty) {
        root->kind = RCN_YAML_MAPPING;
    }
    return ok ? root : NULL;
}

const rcn_yaml *
rcn_yaml_load(rcn_arena *arena, const char *path, const char *shown,
              rcn_log *log)
{
    rcn_text bytes;
    if (!rcn_file_read(arena, path, shown, SIZE_LIMIT, log, &bytes)) {
        return NULL;
    }
    return rcn_yaml_parse(arena, bytes, shown, log);
}

void
rcn_yaml_add_scalar(rcn_buffer *out, const char *value)
{
    rcn_text text = rcn_text_of(value);
    rcn_buffer_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(text, at, &rune);
        if (rune == '"' || rune == '\\') {
            rcn_buffer_printf(out, "\\%c", (char)rune);
        } else if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0) ||
                   rune == 0xFEFF || rune == 0xFFFE || rune == 0xFFFF ||
                   rune == 0x2028 || rune == 0x2029) {
            rcn_buffer_printf(out, "\\u%04X", rune);
        } else {
            rcn_buffer_add(out, rcn_text_slice(text, at, at + len));
        }
        at += len;
    }
    rcn_buffer_char(out, '"');
}

const rcn_yaml *
rcn_yaml_find(const rcn_yaml *mapping, const char *key)
{
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->items[i].key && strcmp(mapping->items[i].key, key) == 0) {
            return &mapping->items[i];
        }
    }
    return NULL;
}

void
rcn_yaml_wrong(const rcn_yaml *node, const char *what, rcn_log *log)
{
    if (node->key) {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, node->place, "%s: expected %s",
                    node->key, rcn_log_say(log, what));
    } else {
        rcn_log_add(log, RCN_CODE_YAML_VALUE, node->place, "expected %s",
                    rcn_log_say(log, what));
    }
}

/* Words of a NULL-terminated list. */
static size_t
length(const char *const *words)
{
    size_t count = 0;
    while (words[count]) {
        count++;
    }
    return count;
}

bool
rcn_yaml_only(const rcn_yaml *mapping, const char *const *known, rcn_log *log)
{
    if (mapping->kind != RCN_YAML_MAPPING) {
        rcn_yaml_wrong(mapping, "a mapping of keys to values", log);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < mapping->count; i++) {
        const rcn_yaml *item = &mapping->items[i];
        bool found = false;
        for (size_t k = 0; known[k] && !found; k++) {
            found = strcmp(known[k], item->key) == 0;
        }
        if (!found) {
            const char *near = rcn_nearest(item->key, known, length(known));
            rcn_log_add(log, RCN_CODE_YAML_KEY, item->key_place,
                        near ? "\"%s\"; did you mean \"%s\"?" : "\"%s\"",
                        item->key, near);
            ok = false;
        }
    }
    return ok;
}

bool
rcn_yaml_string(const rcn_yaml *mapping, const char *key, rcn_log *log,
                const char **ret_value)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    if (node->kind != RCN_YAML_SCALAR) {
        rcn_yaml_wrong(node, "text", log);
        return false;
    }
    *ret_value = node->scalar.at;
    return true;
}

bool
rcn_yaml_bool(const rcn_yaml *mapping, const char *key, rcn_log *log,
              bool *ret_value)
{
    static const char *const words[] = {"false", "no", "true", "yes", NULL};
    size_t index = *ret_value ? 2 : 0;
    if (!rcn_yaml_word(mapping, key, words, log, &index)) {
        return false;
    }
    *ret_value = index >= 2;
    return true;
}

bool
rcn_yaml_int(const rcn_yaml *mapping, const char *key, int64_t least,
             int64_t most, rcn_log *log, int64_t *ret_value)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    char *end = NULL;
    errno = 0;
    const char *digits = node->kind == RCN_YAML_SCALAR ? node->scalar.at : "";
    long long value = strtoll(digits, &end, 10);
    if (!*digits || *end || errno || value < least || value > most) {
        char what[160];
        (void)snprintf(what, sizeof what,
                       rcn_log_say(log, "a whole number from %lld to %lld"),
                       (long long)least, (long long)most);
        rcn_yaml_wrong(node, what, log);
        return false;
    }
    *ret_value = value;
    return true;
}

bool
rcn_yaml_word(const rcn_yaml *mapping, const char *key,
              const char *const *words, rcn_log *log, size_t *ret_index)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    for (size_t i = 0; words[i] && node->kind == RCN_YAML_SCALAR; i++) {
        if (strcmp(words[i], node->scalar.at) == 0) {
            *ret_index = i;
            return true;
        }
    }
    char what[256] = "one of";
    size_t len = strlen(what);
    for (size_t i = 0; words[i] && len < sizeof what - 1; i++) {
        int put = snprintf(what + len, sizeof what - len, "%s %s", i ? "," : "",
                           words[i]);
        len += put > 0 ? (size_t)put : 0;
    }
    const char *near = node->kind == RCN_YAML_SCALAR
                           ? rcn_nearest(node->scalar.at, words, length(words))
                           : NULL;
    if (near && len < sizeof what - 1) {
        (void)snprintf(what + len, sizeof what - len, "; did you mean \"%s\"?",
                       near);
    }
    rcn_yaml_wrong(node, what, log);
    return false;
}

bool
rcn_yaml_strings(rcn_arena *arena, const rcn_yaml *mapping, const char *key,
                 rcn_log *log, const char *const **ret_values)
{
    const rcn_yaml *node = rcn_yaml_find(mapping, key);
    if (!node) {
        return true;
    }
    const rcn_yaml *items = node->kind == RCN_YAML_SCALAR ? node : node->items;
    size_t count = node->kind == RCN_YAML_SCALAR ? 1 : node->count;
    const char **values = rcn_arena_alloc(arena, count + 1, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        if (node->kind == RCN_YAML_MAPPING ||
            items[i].kind != RCN_YAML_SCALAR) {
            rcn_yaml_wrong(node, "text or a list of texts", log);
            return false;
        }
        values[i] = items[i].scalar.at;
    }
    *ret_values = values;
    return true;
}
