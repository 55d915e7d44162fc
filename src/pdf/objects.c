/* The outer form of a PDF (ISO 32000-1, 7.5): a head, objects, and a stream
 * that states where each of them stands (7.5.8).  Objects that are no streams
 * are packed by the hundred (7.5.7), which makes the structure of a long book a
 * tenth as large.  A reader unpacks all objects of a pack to get at one.  So
 * what a page needs is kept apart from the structure, and fonts are not
 * packed. */
#include "pdf/objects.h"

#include <assert.h>
#include <libdeflate.h>
#include <string.h>

#include "base/hash.h"
#include "base/list.h"

/* The last level of libdeflate that is quick: pages are a percent smaller at
 * 8, for twice the time. */
#define DEFLATE_LEVEL 3

#define BATCH       100               /* objects packed together */
#define CHUNK       ((size_t)1 << 16) /* bytes held back, and hashed at once */
#define ENTRY_BYTES 7                 /* of the cross-reference stream */

/* Where an object stands. */
typedef struct rcn_place_in_file {
    uint64_t at;    /**< byte of the file, or the stream of objects it is in */
    uint16_t index; /**< in that stream */
    uint8_t kind;   /**< as the cross-reference stream says it; 0: nowhere */
} rcn_place_in_file;

/* A stream of objects that is being filled. */
typedef struct rcn_batch {
    uint32_t number;    /* of the stream */
    uint32_t count;     /* of objects in it */
    rcn_buffer indexes; /* "12 0 13 57 ": their numbers and offsets */
    rcn_buffer values;
} rcn_batch;

struct rcn_objects {
    rcn_arena *arena;
    FILE *file;
    struct libdeflate_compressor *compressor;
    RCN_LIST(rcn_place_in_file) places; /* by number; 0 is not used */
    rcn_buffer held;                    /* not yet in the file */
    uint64_t written;                   /* bytes in the file */
    bool failed;
    rcn_buffer hashes; /* of each chunk */
    rcn_batch batches[RCN_OBJECT_KIND_COUNT];
};

static void
release_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

static void
write_held(rcn_objects *objects)
{
    rcn_text bytes = rcn_buffer_text(&objects->held);
    char hash[65];
    rcn_sha256(bytes, hash);
    rcn_buffer_string(&objects->hashes, hash);
    objects->failed = objects->failed || fwrite(bytes.at, 1, bytes.len,
                                                objects->file) != bytes.len;
    objects->written += bytes.len;
    objects->held.len = 0;
}

/* Notes that an object begins here. */
static void
begin(rcn_objects *objects, uint32_t number)
{
    assert(number && number < objects->places.count &&
           !objects->places.items[number].kind);
    if (objects->held.len > CHUNK) {
        write_held(objects);
    }
    objects->places.items[number] =
        (rcn_place_in_file){objects->written + objects->held.len, 0, 1};
    rcn_buffer_printf(&objects->held, "%u 0 obj\n", (unsigned)number);
}

rcn_objects *
rcn_objects_new(rcn_arena *arena, FILE *file)
{
    rcn_objects *objects = rcn_arena_alloc(arena, 1, sizeof *objects);
    *objects =
        (rcn_objects){.arena = arena,
                      .file = file,
                      .compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL),
                      .held = rcn_buffer_new(arena),
                      .hashes = rcn_buffer_new(arena)};
    for (rcn_object_kind kind = 0; kind < RCN_OBJECT_KIND_COUNT; kind++) {
        objects->batches[kind] = (rcn_batch){.indexes = rcn_buffer_new(arena),
                                             .values = rcn_buffer_new(arena)};
    }
    if (!objects->compressor) {
        rcn_out_of_memory();
    }
    rcn_arena_defer(arena, release_compressor, objects->compressor);
    RCN_PUSH(arena, &objects->places, (rcn_place_in_file){0});
    /* Four bytes that no text has: the file is binary (7.5.2). */
    rcn_buffer_string(&objects->held, "%PDF-1.7\n%\xb5\xc2\xa7\xb6\n");
    return objects;
}

uint32_t
rcn_objects_reserve(rcn_objects *objects)
{
    RCN_PUSH(objects->arena, &objects->places, (rcn_place_in_file){0});
    return (uint32_t)objects->places.count - 1;
}

void
rcn_objects_stream(rcn_objects *objects, uint32_t number, const char *keys,
                   rcn_text bytes, bool packed)
{
    begin(objects, number);
    rcn_buffer *held = &objects->held;
    if (packed) {
        rcn_buffer_printf(held, "<<%s/Length %zu>>stream\n", keys, bytes.len);
        rcn_buffer_add(held, bytes);
    } else {
        /* The length is before the bytes: room is left for its digits. */
        rcn_buffer_printf(held, "<<%s/Filter/FlateDecode/Length ", keys);
        size_t digits = held->len;
        rcn_buffer_string(held, "          >>stream\n");
        size_t room =
            libdeflate_zlib_compress_bound(objects->compressor, bytes.len);
        size_t len =
            libdeflate_zlib_compress(objects->compressor, bytes.at, bytes.len,
                                     rcn_buffer_room(held, room), room);
        char length[11];
        (void)snprintf(length, sizeof length, "%10zu", len);
        memcpy(held->at + digits, length, 10);
        held->len += len;
    }
    rcn_buffer_string(held, "\nendstream\nendobj\n");
}

static void
write_batch(rcn_objects *objects, rcn_batch *batch)
{
    if (!batch->count) {
        return;
    }
    char keys[64];
    (void)snprintf(keys, sizeof keys, "/Type/ObjStm/N %u/First %zu",
                   (unsigned)batch->count, batch->indexes.len);
    rcn_buffer_add(&batch->indexes, rcn_buffer_text(&batch->values));
    rcn_objects_stream(objects, batch->number, keys,
                       rcn_buffer_text(&batch->indexes), false);
    batch->indexes.len = 0;
    batch->values.len = 0;
    batch->count = 0;
}

/* Writes an object by itself. */
static void
put_alone(rcn_objects *objects, uint32_t number, rcn_text value)
{
    begin(objects, number);
    rcn_buffer_add(&objects->held, value);
    rcn_buffer_string(&objects->held, "\nendobj\n");
}

void
rcn_objects_put(rcn_objects *objects, rcn_object_kind kind, uint32_t number,
                rcn_text value)
{
    if (kind == RCN_OBJECT_ALONE) {
        put_alone(objects, number, value);
        return;
    }
    rcn_batch *batch = &objects->batches[kind];
    if (batch->count == BATCH) {
        write_batch(objects, batch);
    }
    if (!batch->count) {
        batch->number = rcn_objects_reserve(objects);
    }
    assert(number && !objects->places.items[number].kind);
    objects->places.items[number] =
        (rcn_place_in_file){batch->number, (uint16_t)batch->count, 2};
    rcn_buffer_printf(&batch->indexes, "%u %zu ", (unsigned)number,
                      batch->values.len);
    rcn_buffer_add(&batch->values, value);
    rcn_buffer_char(&batch->values, '\n');
    batch->count++;
}

uint32_t
rcn_objects_add(rcn_objects *objects, rcn_object_kind kind, rcn_text value)
{
    uint32_t number = rcn_objects_reserve(objects);
    rcn_objects_put(objects, kind, number, value);
    return number;
}

/* Rows of kind, place and index, each as the difference to the row above, as
 * PNG has it: most rows then are the same (7.4.4.4, predictor 12). */
static rcn_text
list_places(rcn_objects *objects)
{
    size_t count = objects->places.count;
    unsigned char *rows =
        rcn_arena_alloc(objects->arena, count, ENTRY_BYTES + 1);
    unsigned char above[ENTRY_BYTES] = {0};
    for (size_t i = 0; i < count; i++) {
        const rcn_place_in_file *place = &objects->places.items[i];
        const unsigned char row[ENTRY_BYTES] = {
            place->kind,
            (unsigned char)(place->at >> 24),
            (unsigned char)(place->at >> 16),
            (unsigned char)(place->at >> 8),
            (unsigned char)place->at,
            (unsigned char)(place->index >> 8),
            (unsigned char)place->index};
        unsigned char *out = &rows[i * (ENTRY_BYTES + 1)];
        out[0] = 2;
        for (size_t k = 0; k < ENTRY_BYTES; k++) {
            out[k + 1] = (unsigned char)(row[k] - above[k]);
            above[k] = row[k];
        }
    }
    return (rcn_text){(char *)rows, count * (ENTRY_BYTES + 1)};
}

bool
rcn_objects_end(rcn_objects *objects, uint32_t catalog, uint32_t info)
{
    for (rcn_object_kind kind = 0; kind < RCN_OBJECT_KIND_COUNT; kind++) {
        write_batch(objects, &objects->batches[kind]);
    }
    uint32_t number = rcn_objects_reserve(objects);
    /* Everything but this stream is in the identifier. */
    write_held(objects);
    uint64_t start = objects->written;
    objects->places.items[number] = (rcn_place_in_file){start, 0, 1};
    rcn_text rows = list_places(objects);
    objects->places.items[number].kind = 0;
    char id[65];
    rcn_sha256(rcn_buffer_text(&objects->hashes), id);
    id[32] = '\0';
    const char *keys = rcn_arena_printf(
        objects->arena,
        "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
        "/DecodeParms<</Predictor 12/Columns %d>>",
        (unsigned)objects->places.count, (unsigned)catalog, (unsigned)info, id,
        id, ENTRY_BYTES);
    rcn_objects_stream(objects, number, keys, rows, false);
    rcn_buffer_printf(&objects->held, "startxref\n%llu\n%%%%EOF\n",
                      (unsigned long long)start);
    write_held(objects);
    /* A file of 4 GB has places that four bytes cannot say. */
    return !objects->failed && objects->written <= UINT32_MAX &&
           fflush(objects->file) == 0;
}
