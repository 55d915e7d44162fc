/* cairo's PDF on its way into ours.  It is never read as a whole: a page brings
 * its content, its dictionary of resources and the pictures that it is the
 * first to show; the end of the file brings the fonts.  Objects that a page
 * leads to get numbers of the new file and are copied, streams packed as they
 * are.  cairo's catalog, tree of pages and metadata are left. */
#include "pdf/relay.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"

/* An object of cairo's file. */
typedef struct rcn_foreign {
    uint32_t number;
    rcn_text value;  /* a dictionary, or another value */
    rcn_text stream; /* at NULL: none */
} rcn_foreign;

/* Where an object of cairo's goes. */
typedef struct rcn_relay_goal {
    uint32_t number; /* of the new file; 0: nothing leads to it */
    bool copied;
    bool map; /* of codes to Unicode */
} rcn_relay_goal;

struct rcn_relay {
    rcn_arena *arena;
    rcn_objects *objects;
    struct libdeflate_decompressor *inflate;
    rcn_buffer raw;                 /* of cairo's file, not yet read */
    RCN_LIST(rcn_foreign) foreign;  /* the objects in it */
    RCN_LIST(rcn_relay_goal) goals; /* by cairo's number */
    rcn_arena *scratch;             /* for a page */
    rcn_buffer content, value, names;
    rcn_buffer resources; /* of the last page */
    uint32_t resources_number;
};

static void
release_inflate(void *inflate)
{
    libdeflate_free_decompressor(inflate);
}

static void
release_scratch(void *scratch)
{
    rcn_arena_free(scratch);
}

rcn_relay *
rcn_relay_new(rcn_arena *arena, rcn_objects *objects)
{
    rcn_relay *relay = rcn_arena_alloc(arena, 1, sizeof *relay);
    relay->arena = arena;
    relay->objects = objects;
    relay->raw = rcn_buffer_new(arena);
    relay->content = rcn_buffer_new(arena);
    relay->value = rcn_buffer_new(arena);
    relay->names = rcn_buffer_new(arena);
    relay->scratch = rcn_arena_new(0);
    rcn_arena_defer(arena, release_scratch, relay->scratch);
    relay->resources = rcn_buffer_new(arena);
    relay->inflate = libdeflate_alloc_decompressor();
    if (!relay->inflate) {
        rcn_out_of_memory();
    }
    rcn_arena_defer(arena, release_inflate, relay->inflate);
    return relay;
}

void
rcn_relay_add(rcn_relay *relay, rcn_text bytes)
{
    rcn_buffer_add(&relay->raw, bytes);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Returns the number that begins at `at`; 0: none. */
static uint32_t
number_at(rcn_text text, size_t at)
{
    uint32_t number = 0;
    for (; at < text.len && is_digit(text.at[at]); at++) {
        number = number * 10 + (uint32_t)(text.at[at] - '0');
    }
    return number;
}

/* Reads the number at `*at` and the space behind it; 0: none. */
static uint32_t
read_number(rcn_text text, size_t *at)
{
    uint32_t number = number_at(text, *at);
    while (*at < text.len && is_digit(text.at[*at])) {
        (*at)++;
    }
    while (*at < text.len && (text.at[*at] == ' ' || text.at[*at] == '\n')) {
        (*at)++;
    }
    return number;
}

/* Returns the number behind "/Key "; 0: none. */
static uint32_t
number_of(rcn_text value, const char *key)
{
    size_t at = rcn_text_find(value, key, 0);
    return at == SIZE_MAX ? 0 : number_at(value, at + strlen(key));
}

static bool
has(rcn_text value, const char *what)
{
    return rcn_text_find(value, what, 0) != SIZE_MAX;
}

/* The length of a stream whose bytes begin at `start`.  cairo writes most of
 * them as an object behind the stream, which tells the end from bytes that look
 * like it. */
static bool
find_length(rcn_text raw, rcn_text dict, size_t start, size_t *ret_len)
{
    size_t key = rcn_text_find(dict, "/Length ", 0);
    if (key == SIZE_MAX) {
        return false;
    }
    uint32_t value = number_at(dict, key + 8);
    size_t after = key + 8;
    while (after < dict.len && is_digit(dict.at[after])) {
        after++;
    }
    if (!rcn_text_starts(rcn_text_slice(dict, after, dict.len), " 0 R")) {
        *ret_len = value;
        return value <= raw.len - start;
    }
    char end[64];
    int len = snprintf(end, sizeof end, "\nendstream\nendobj\n%u 0 obj\n   ",
                       (unsigned)value);
    size_t at = start;
    while ((at = rcn_text_find(raw, end, at)) != SIZE_MAX) {
        if (number_at(raw, at + (size_t)len) == at - start) {
            *ret_len = at - start;
            return true;
        }
        at++;
    }
    return false;
}

/* Reads the next object from `*at` on; false when there is none, or a part of
 * one. */
static bool
next_object(rcn_text raw, size_t *at, rcn_foreign *ret_object)
{
    size_t head = rcn_text_find(raw, " 0 obj\n", *at);
    if (head == SIZE_MAX) {
        return false;
    }
    size_t digits = head;
    while (digits > *at && is_digit(raw.at[digits - 1])) {
        digits--;
    }
    rcn_foreign object = {.number = number_at(raw, digits)};
    size_t start = head + 7;
    size_t end = rcn_text_find(raw, "endobj\n", start);
    if (end == SIZE_MAX) {
        return false;
    }
    object.value = rcn_text_slice(raw, start, end);
    size_t stream = rcn_text_find(object.value, "stream\n", 0);
    if (stream != SIZE_MAX) {
        size_t len;
        object.value.len = stream;
        start += stream + 7;
        if (!find_length(raw, object.value, start, &len)) {
            return false;
        }
        object.stream = (rcn_text){raw.at + start, len};
        end = rcn_text_find(raw, "endobj\n", start + len);
        if (end == SIZE_MAX) {
            return false;
        }
    }
    *at = end + 7;
    *ret_object = object;
    return true;
}

static bool
unpack(rcn_relay *relay, const rcn_foreign *object, rcn_buffer *content)
{
    rcn_text bytes = object->stream;
    content->len = 0;
    if (!has(object->value, "/Filter")) {
        rcn_buffer_add(content, bytes);
        return true;
    }
    for (size_t room = bytes.len * 8 + 4096; room <= bytes.len * 2048 + 4096;
         room *= 2) {
        size_t got = 0;
        enum libdeflate_result result = libdeflate_zlib_decompress(
            relay->inflate, bytes.at, bytes.len, rcn_buffer_room(content, room),
            room, &got);
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) {
            content->len = got;
            return result == LIBDEFLATE_SUCCESS;
        }
    }
    return false;
}

/* The objects of a stream of objects (ISO 32000-1, 7.5.7), which cairo writes
 * from 1.18 on: pairs of number and place, then the values. */
static bool
read_packed(rcn_relay *relay, const rcn_foreign *object)
{
    rcn_buffer values = rcn_buffer_new(relay->scratch);
    if (!unpack(relay, object, &values)) {
        return false;
    }
    rcn_text text = rcn_buffer_text(&values);
    size_t first = number_of(object->value, "/First ");
    size_t count = number_of(object->value, "/N ");
    size_t at = 0;
    rcn_foreign *last = NULL;
    for (size_t i = 0; i < count; i++) {
        rcn_foreign packed = {.number = read_number(text, &at)};
        size_t start = first + read_number(text, &at);
        if (!packed.number || start > text.len) {
            return false;
        }
        packed.value = rcn_text_slice(text, start, text.len);
        if (last) {
            last->value.len -= packed.value.len;
        }
        RCN_PUSH(relay->arena, &relay->foreign, packed);
        last = &relay->foreign.items[relay->foreign.count - 1];
    }
    return true;
}

static bool
read_objects(rcn_relay *relay)
{
    rcn_text raw = rcn_buffer_text(&relay->raw);
    rcn_foreign object;
    bool ok = true;
    rcn_arena_reset(relay->scratch);
    relay->foreign.count = 0;
    for (size_t at = 0; ok && next_object(raw, &at, &object);) {
        if (object.stream.at && has(object.value, "/Type /ObjStm")) {
            ok = read_packed(relay, &object);
        } else {
            RCN_PUSH(relay->arena, &relay->foreign, object);
        }
    }
    return ok;
}

/* The content of a page is the first stream of no type; what it draws with is
 * the first dictionary behind it.  cairo 1.18 writes the page itself only in
 * the end. */
static bool
find_page(const rcn_relay *relay, const rcn_foreign **ret_content,
          const rcn_foreign **ret_resources)
{
    const rcn_foreign *content = NULL;
    for (size_t i = 0; i < relay->foreign.count; i++) {
        const rcn_foreign *object = &relay->foreign.items[i];
        bool typed = has(object->value, "/Type ");
        if (!content && object->stream.at && !typed) {
            content = object;
        } else if (content && !object->stream.at &&
                   rcn_text_starts(rcn_text_trim(object->value), "<<")) {
            *ret_content = content;
            *ret_resources = object;
            return !typed;
        }
    }
    return false;
}

static rcn_relay_goal *
goal_of(rcn_relay *relay, uint32_t number)
{
    while (relay->goals.count <= number) {
        RCN_PUSH(relay->arena, &relay->goals, (rcn_relay_goal){0});
    }
    return &relay->goals.items[number];
}

/* Returns the number of an object in the new file. */
static uint32_t
renumber(rcn_relay *relay, uint32_t number)
{
    rcn_relay_goal *goal = goal_of(relay, number);
    if (!goal->number) {
        goal->number = rcn_objects_reserve(relay->objects);
    }
    return goal->number;
}

/* Appends a number, which may begin a reference; returns where it ends. */
static size_t
put_number(rcn_relay *relay, rcn_buffer *out, rcn_text value, size_t start)
{
    size_t end = start;
    while (end < value.len && is_digit(value.at[end])) {
        end++;
    }
    if (rcn_text_starts(rcn_text_slice(value, end, value.len), " 0 R")) {
        uint32_t number = number_at(value, start);
        rcn_buffer_printf(out, "%u", (unsigned)renumber(relay, number));
    } else {
        rcn_buffer_add(out, rcn_text_slice(value, start, end));
    }
    return end;
}

/* Returns resources with each name once: for a picture that a page shows twice
 * cairo 1.16 writes it twice. */
static rcn_text
without_repeats(rcn_relay *relay, rcn_text value)
{
    rcn_buffer *out = &relay->names;
    out->len = 0;
    size_t at = 0;
    for (size_t end; (end = rcn_text_find(value, " 0 R", at)) != SIZE_MAX;) {
        end += 4;
        size_t name = end;
        while (name > at && value.at[name] != '/') {
            name--;
        }
        const char *entry =
            rcn_text_string(relay->scratch, rcn_text_slice(value, name, end));
        bool again = name > at &&
                     rcn_text_find(rcn_buffer_text(out), entry, 0) != SIZE_MAX;
        /* With the blank before it. */
        rcn_buffer_add(out, rcn_text_slice(value, at, again ? name - 1 : end));
        at = end;
    }
    rcn_buffer_add(out, rcn_text_slice(value, at, value.len));
    return rcn_buffer_text(out);
}

/* Appends a value with its references renumbered, and without a length. */
static void
put_value(rcn_relay *relay, rcn_buffer *out, rcn_text value)
{
    static const char length[] = "/Length ";
    if (has(value, "/XObject <<")) {
        value = without_repeats(relay, value);
    }
    for (size_t i = 0; i < value.len;) {
        char byte = value.at[i];
        bool begins = i == 0 || strchr(" [\n", value.at[i - 1]) != NULL;
        if (byte == '/' &&
            rcn_text_starts(rcn_text_slice(value, i, value.len), length)) {
            i += sizeof length - 1;
            while (i < value.len && !strchr("/>\n", value.at[i])) {
                i++;
            }
        } else if (begins && is_digit(byte)) {
            i = put_number(relay, out, value, i);
        } else {
            rcn_buffer_char(out, (char)(byte == '\n' ? ' ' : byte));
            i++;
        }
    }
}

/* Returns the inner of "<< ... >>". */
static rcn_text
inner(rcn_text dict)
{
    rcn_text text = rcn_text_trim(dict);
    return text.len < 4 ? (rcn_text){"", 0}
                        : rcn_text_slice(text, 2, text.len - 2);
}

/* Copies a map to Unicode.  For a glyph that it knows no text of cairo writes
 * U+FFFD.  Such a glyph is shown beside an ActualText, and readers that ignore
 * it should find nothing: a space without width. */
static bool
copy_map(rcn_relay *relay, const rcn_foreign *object, uint32_t number)
{
    if (!unpack(relay, object, &relay->content)) {
        return false;
    }
    rcn_text map = rcn_buffer_text(&relay->content);
    size_t at = 0;
    while ((at = rcn_text_find(map, "<fffd>", at)) != SIZE_MAX) {
        memcpy(relay->content.at + at, "<200b>", 6);
    }
    rcn_objects_stream(relay->objects, number, "", map, false);
    return true;
}

/* Appends keys that cairo leaves out of a dictionary. */
static void
complete(rcn_buffer *out, rcn_text dict)
{
    if (has(dict, "/CIDFontType2") && !has(dict, "/CIDToGIDMap")) {
        /* Needed for each TrueType font (ISO 19005-3, 6.2.11.3.2). */
        rcn_buffer_string(out, "/CIDToGIDMap/Identity");
    }
}

static bool
copy_object(rcn_relay *relay, const rcn_foreign *object)
{
    rcn_relay_goal *goal = goal_of(relay, object->number);
    uint32_t number = goal->number;
    goal->copied = true;
    if (goal->map) {
        return copy_map(relay, object, number);
    }
    rcn_buffer *out = &relay->value;
    out->len = 0;
    bool dict = has(object->value, "<<");
    rcn_buffer_string(out, dict && !object->stream.at ? "<<" : "");
    put_value(relay, out, dict ? inner(object->value) : object->value);
    complete(out, object->value);
    rcn_buffer_string(out, dict && !object->stream.at ? ">>" : "");
    if (object->stream.at) {
        rcn_objects_stream(relay->objects, number, rcn_buffer_text(out).at,
                           object->stream, has(object->value, "/Filter"));
    } else {
        rcn_objects_put(relay->objects, RCN_OBJECT_ALONE, number,
                        rcn_buffer_text(out));
    }
    return true;
}

/* Copies the objects that something leads to.  What an object leads to may be
 * before it. */
static bool
copy_objects(rcn_relay *relay)
{
    bool ok = true;
    for (bool more = true; more && ok;) {
        more = false;
        for (size_t i = 0; i < relay->foreign.count && ok; i++) {
            const rcn_foreign *object = &relay->foreign.items[i];
            const rcn_relay_goal *goal = goal_of(relay, object->number);
            if (goal->number && !goal->copied) {
                ok = copy_object(relay, object);
                more = true;
            }
        }
    }
    return ok;
}

/* Keeps the resources of a page; pages that follow often have the same. */
static uint32_t
keep_resources(rcn_relay *relay, const rcn_foreign *resources)
{
    rcn_buffer *out = &relay->value;
    out->len = 0;
    put_value(relay, out, rcn_text_trim(resources->value));
    rcn_text value = rcn_buffer_text(out);
    if (!rcn_text_equal(value, rcn_buffer_text(&relay->resources))) {
        relay->resources.len = 0;
        rcn_buffer_add(&relay->resources, value);
        relay->resources_number =
            rcn_objects_add(relay->objects, RCN_OBJECT_PAGE, value);
    }
    return relay->resources_number;
}

bool
rcn_relay_page(rcn_relay *relay, rcn_relayed *ret_page)
{
    const rcn_foreign *content = NULL;
    const rcn_foreign *resources = NULL;
    bool ok = read_objects(relay) && find_page(relay, &content, &resources);
    uint32_t number = ok ? keep_resources(relay, resources) : 0;
    ok = ok && copy_objects(relay) && unpack(relay, content, &relay->content);
    relay->raw.len = 0;
    if (ok) {
        *ret_page = (rcn_relayed){rcn_buffer_text(&relay->content), number};
    }
    return ok;
}

/* Returns true when everything that something leads to was copied. */
static bool
all_copied(const rcn_relay *relay)
{
    for (size_t i = 0; i < relay->goals.count; i++) {
        const rcn_relay_goal *goal = &relay->goals.items[i];
        if (goal->number && !goal->copied) {
            return false;
        }
    }
    return true;
}

bool
rcn_relay_end(rcn_relay *relay)
{
    bool ok = read_objects(relay);
    for (size_t i = 0; i < relay->foreign.count; i++) {
        uint32_t map = number_of(relay->foreign.items[i].value, "/ToUnicode ");
        goal_of(relay, map)->map = map != 0;
    }
    ok = ok && copy_objects(relay) && all_copied(relay);
    relay->raw.len = 0;
    return ok;
}
