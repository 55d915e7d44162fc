/* The container (EPUB 3.3, Open Container Format): libzip writes the archive,
 * libdeflate the deflate streams, which libzip takes as they are because the
 * source states that its bytes are deflated already.  That is both smaller and
 * several times faster than zlib at its best level.  Higher levels cost more
 * than they save: 0.9 % of the bytes of a long book for a third more time. */
#include <assert.h>
#include <libdeflate.h>
#include <string.h>
#include <zip.h>

#include "epub/book.h"

#define DEFLATE_LEVEL 6
#define PLAIN_FILE    (0100644u << 16) /* -rw-r--r-- of a regular file */

/* One entry as it will be in the archive. */
typedef struct rcn_packed {
    const char *bytes;
    size_t len, full_len, at;
    uint32_t crc;
    uint16_t method;
    zip_error_t error;
} rcn_packed;

static zip_int64_t
read_packed(rcn_packed *entry, void *data, zip_uint64_t len)
{
    size_t left = entry->len - entry->at;
    size_t part = len < left ? (size_t)len : left;
    memcpy(data, entry->bytes + entry->at, part);
    entry->at += part;
    return (zip_int64_t)part;
}

static zip_int64_t
stat_packed(const rcn_packed *entry, zip_stat_t *status)
{
    zip_stat_init(status);
    status->size = entry->full_len;
    status->comp_size = entry->len;
    status->crc = entry->crc;
    status->comp_method = entry->method;
    status->mtime = 0;
    status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
                    ZIP_STAT_COMP_METHOD | ZIP_STAT_MTIME;
    return sizeof *status;
}

static zip_int64_t
source_of_packed(void *state, void *data, zip_uint64_t len,
                 zip_source_cmd_t command)
{
    rcn_packed *entry = state;
    /* libzip has more commands than these, of which only the ones that
     * SUPPORTS names are ever asked for. */
    if (command == ZIP_SOURCE_SUPPORTS) {
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    }
    if (command == ZIP_SOURCE_OPEN) {
        entry->at = 0;
        return 0;
    }
    if (command == ZIP_SOURCE_READ) {
        return read_packed(entry, data, len);
    }
    if (command == ZIP_SOURCE_STAT) {
        return stat_packed(entry, data);
    }
    if (command == ZIP_SOURCE_ERROR) {
        return zip_error_to_data(&entry->error, data, len);
    }
    return command == ZIP_SOURCE_CLOSE || command == ZIP_SOURCE_FREE ? 0 : -1;
}

/* Deflates unless that makes nothing smaller (pictures). */
static rcn_packed *
pack_entry(rcn_arena *arena, struct libdeflate_compressor *deflater,
           const rcn_zip_entry *entry)
{
    rcn_text bytes = entry->bytes;
    rcn_packed *result = rcn_arena_alloc(arena, 1, sizeof *result);
    result->full_len = bytes.len;
    result->crc = libdeflate_crc32(0, bytes.at, bytes.len);
    result->bytes = bytes.at;
    result->len = bytes.len;
    result->method = ZIP_CM_STORE;
    zip_error_init(&result->error);
    if (entry->stored || !bytes.len) {
        return result;
    }
    char *out = rcn_arena_alloc(arena, bytes.len, 1);
    size_t len = libdeflate_deflate_compress(deflater, bytes.at, bytes.len, out,
                                             bytes.len - 1);
    if (len) {
        result->bytes = out;
        result->len = len;
        result->method = ZIP_CM_DEFLATE;
    }
    return result;
}

static uint16_t
decimal(const char *digits, size_t count)
{
    unsigned value = 0;
    for (size_t i = 0; i < count; i++) {
        value = value * 10 + (unsigned)(digits[i] - '0');
    }
    return (uint16_t)value;
}

/* Returns a date of MS-DOS: the years 1980 to 2107. */
static uint16_t
dos_date(const char *date)
{
    assert(strlen(date) >= 10);
    uint16_t year = decimal(date, 4);
    if (year < 1980) {
        return 1 << 5 | 1;
    }
    unsigned years = year > 2107 ? 127 : year - 1980u;
    return (uint16_t)(years << 9 | (unsigned)decimal(date + 5, 2) << 5 |
                      decimal(date + 8, 2));
}

static bool
add_entry(zip_t *archive, rcn_packed *entry, const char *name, uint16_t date)
{
    zip_source_t *source =
        zip_source_function(archive, source_of_packed, entry);
    if (!source) {
        return false;
    }
    zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    return zip_set_file_compression(archive, at, entry->method, 0) == 0 &&
           zip_file_set_dostime(archive, at, 0, date, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            PLAIN_FILE) == 0;
}

static rcn_text
read_back(rcn_arena *arena, zip_source_t *source)
{
    zip_stat_t status;
    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) {
        rcn_out_of_memory();
    }
    char *bytes = rcn_arena_alloc(arena, (size_t)status.size, 1);
    zip_int64_t len = zip_source_read(source, bytes, status.size);
    (void)zip_source_close(source);
    if (len < 0 || (zip_uint64_t)len != status.size) {
        rcn_out_of_memory();
    }
    return (rcn_text){bytes, (size_t)len};
}

/* Everything happens in memory, so memory is all that can be wanting. */
rcn_text
rcn_zip_pack(rcn_arena *arena, const rcn_zip_entry *entries, size_t count,
             const char *date)
{
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *archive =
        target ? zip_open_from_source(target, ZIP_TRUNCATE, NULL) : NULL;
    struct libdeflate_compressor *deflater =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!archive || !deflater) {
        rcn_out_of_memory();
    }
    zip_source_keep(target);
    for (size_t i = 0; i < count; i++) {
        rcn_packed *entry = pack_entry(arena, deflater, &entries[i]);
        if (!add_entry(archive, entry, entries[i].name, dos_date(date))) {
            rcn_out_of_memory();
        }
    }
    libdeflate_free_compressor(deflater);
    if (zip_close(archive) != 0) {
        rcn_out_of_memory();
    }
    rcn_text bytes = read_back(arena, target);
    zip_source_free(target);
    return bytes;
}
