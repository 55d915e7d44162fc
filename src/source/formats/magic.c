/* Names for files that are not read, by libmagic. */
#include <magic.h>
#include <string.h>

#include "source/formats/formats.h"

#define HEAD_MOST  65536u
#define SIGNS_MOST 512u /* bytes of which a NUL shows that they are no text */
#define WORDS_MOST 80   /* bytes of a description: it may quote the file */

/* Returns what libmagic answers, in the arena; "" when it knows nothing. */
static const char *
ask(rcn_arena *arena, rcn_text bytes, int flags)
{
    const char *found = NULL;
    magic_t cookie = magic_open(flags | MAGIC_NO_CHECK_COMPRESS |
                                MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF);
    if (cookie && magic_load(cookie, NULL) == 0) {
        found = magic_buffer(cookie, bytes.at,
                             bytes.len < HEAD_MOST ? bytes.len : HEAD_MOST);
    }
    const char *copy = rcn_arena_strdup(arena, found ? found : "");
    if (cookie) {
        magic_close(cookie);
    }
    return copy;
}

/* Returns true for the last part of an archive in several files: it ends in the
 * directory of the archive, which names another disk as its first (APPNOTE 6.3,
 * 4.3.16). */
static bool
is_split_zip(rcn_text bytes)
{
    size_t from = bytes.len > HEAD_MOST ? bytes.len - HEAD_MOST : 0;
    size_t at = rcn_text_find(bytes, "PK\x05\x06", from);
    return at < bytes.len && bytes.len - at > 5 && bytes.at[at + 4] != 0;
}

/* Returns true for a Compound File whose directory has the stream of an encrypted
 * document of Office (MS-OFFCRYPTO 2.3.4), whose name is in UTF-16. */
static bool
is_encrypted_office(rcn_text bytes)
{
    static const char sign[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    static const char words[] = "EncryptedPackage";
    char name[2 * sizeof words] = {0};
    for (size_t i = 0; words[i]; i++) {
        name[2 * i] = words[i];
    }
    size_t len = 2 * strlen(words);
    bool office = bytes.len > len && memcmp(bytes.at, sign, strlen(sign)) == 0;
    for (size_t at = 0; office && at + len <= bytes.len; at++) {
        if (memcmp(bytes.at + at, name, len) == 0) {
            return true;
        }
    }
    return false;
}

const char *
rcn_bytes_describe(rcn_arena *arena, rcn_text bytes)
{
    if (is_split_zip(bytes)) {
        return "the last part of a split ZIP archive; join its parts first";
    }
    if (is_encrypted_office(bytes)) {
        return "a document of Office that needs a password; save a copy "
               "without one";
    }
    const char *found = ask(arena, bytes, MAGIC_NONE);
    size_t len = strcspn(found, ",(\\");
    len = len < WORDS_MOST ? len : WORDS_MOST;
    while (len && found[len - 1] == ' ') {
        len--;
    }
    return len && strcmp(found, "data") != 0
               ? rcn_arena_strndup(arena, found, len)
               : "unknown data";
}

const char *
rcn_bytes_medium(rcn_text bytes)
{
    /* those that begin with a sign of several bytes; others are guesses */
    static const char *const types[][2] = {
        {"image/png", "a picture"},       {"image/jpeg", "a picture"},
        {"image/gif", "a picture"},       {"image/webp", "a picture"},
        {"image/tiff", "a picture"},      {"image/avif", "a picture"},
        {"image/heic", "a picture"},      {"audio/ogg", "sound or film"},
        {"audio/x-wav", "sound or film"}, {"audio/flac", "sound or film"},
        {"video/mp4", "sound or film"},   {"video/webm", "sound or film"},
        {"font/woff", "a font"},          {"font/sfnt", "a font"}};
    size_t head = bytes.len < SIGNS_MOST ? bytes.len : SIGNS_MOST;
    if (!memchr(bytes.at, '\0', head)) {
        return NULL;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    const char *type = ask(scratch, bytes, MAGIC_MIME_TYPE);
    const char *why = NULL;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        bool fits = strncmp(type, types[i][0], strlen(types[i][0])) == 0;
        why = fits ? types[i][1] : why;
    }
    rcn_arena_free(scratch);
    return why;
}
