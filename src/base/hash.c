/* Hashes through nettle: identity of sources and of editions. */
#include "base/hash.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

#define PIECE ((size_t)16 * 1024 * 1024)

static const uint8_t url_namespace[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
                                          0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0,
                                          0x4f, 0xd4, 0x30, 0xc8};

static void
write_digest(struct sha256_ctx *context, char out[65])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}

void
rcn_sha256(rcn_text bytes, char out[65])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.at);
    write_digest(&context, out);
}

void
rcn_sha256_mapped(rcn_text bytes, char out[65])
{
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t at = 0; at < bytes.len;) {
        size_t end = bytes.len - at < PIECE ? bytes.len : at + PIECE;
        rcn_text piece = rcn_text_slice(bytes, at, end);
        sha256_update(&context, piece.len, (const uint8_t *)piece.at);
        rcn_file_forget(piece);
        at = end;
    }
    write_digest(&context, out);
}

void
rcn_uuid5(rcn_text name, char out[46])
{
    struct sha1_ctx context;
    uint8_t d[SHA1_DIGEST_SIZE];
    sha1_init(&context);
    sha1_update(&context, sizeof url_namespace, url_namespace);
    sha1_update(&context, name.len, (const uint8_t *)name.at);
    sha1_digest(&context, sizeof d, d);
    d[6] = (uint8_t)((d[6] & 0x0F) | 0x50);
    d[8] = (uint8_t)((d[8] & 0x3F) | 0x80);
    (void)snprintf(out, 46,
                   "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                   "%02x%02x%02x%02x%02x%02x",
                   d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9],
                   d[10], d[11], d[12], d[13], d[14], d[15]);
}
