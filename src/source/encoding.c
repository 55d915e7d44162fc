/* From bytes to UTF-8: byte order mark, well-formedness, then a judgment of
 * candidates (in the spirit of the WHATWG Encoding Standard, section 6),
 * decoded by iconv one character at a time, so that every character knows the
 * bytes it came from. */
#include "source/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>

#include "base/list.h"
#include "base/utf8.h"
#include "source/code_page.h"
#include "source/damage.h"
#include "source/wide.h"

#define LONGEST_CHARACTER 8
#define GUESS_BYTES       ((size_t)1024 * 1024)
#define COMMON_SHARE      60 /* in a hundred */
#define OVERRULE_SCORE    60 /* of some dozen letters in words */

typedef RCN_LIST(rcn_offset) rcn_offsets;

typedef struct rcn_decoder {
    rcn_arena *arena;
    rcn_text raw;
    rcn_buffer out;
    rcn_offsets offsets;
    rcn_decoded result;
} rcn_decoder;

static const char *
byte_order_mark(rcn_text raw)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *name;
    } marks[] = {{"\xEF\xBB\xBF", 3, "UTF-8"},
                 {"\xFF\xFE\0\0", 4, "UTF-32LE"},
                 {"\0\0\xFE\xFF", 4, "UTF-32BE"},
                 {"\xFF\xFE", 2, "UTF-16LE"},
                 {"\xFE\xFF", 2, "UTF-16BE"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (raw.len >= marks[i].len &&
            memcmp(raw.at, marks[i].bytes, marks[i].len) == 0) {
            return marks[i].name;
        }
    }
    return NULL;
}

/* Returns true when four in five of the non-ASCII sequences are well-formed: a
 * UTF-8 file with a few broken bytes is still a UTF-8 file. */
static bool
nearly_utf8(rcn_text raw)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < raw.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(raw, at, &rune);
        bad += len == 1 && rune >= 0x80;
        good += len > 1;
        at += len;
    }
    return good >= 4 * bad;
}

static const char *
guess(rcn_arena *arena, rcn_text raw)
{
    uchardet_t detector = uchardet_new();
    if (!detector) {
        rcn_out_of_memory();
    }
    size_t len = raw.len < GUESS_BYTES ? raw.len : GUESS_BYTES;
    const char *name = "";
    if (uchardet_handle_data(detector, raw.at, len) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    name = rcn_arena_strdup(arena, name);
    uchardet_delete(detector);
    return name;
}

/* iconv's way of saying that it knows no such encoding. */
static bool
unknown(iconv_t converter)
{
    return (intptr_t)converter == -1;
}

/* Returns the name that iconv knows, after the WHATWG's practice of reading
 * Latin-1 and ASCII as windows-1252; NULL when there is none. */
static const char *
known_name(const char *label)
{
    static const char *const western[] = {"iso-8859-1", "latin1",   "latin-1",
                                          "ascii",      "us-ascii", "cp1252"};
    for (size_t i = 0; i < sizeof western / sizeof *western; i++) {
        if (strcasecmp(label, western[i]) == 0) {
            return "windows-1252";
        }
    }
    if (strcasecmp(label, "utf8") == 0 || strcasecmp(label, "utf-8") == 0) {
        return "UTF-8";
    }
    if (!*label || strchr(label, '/')) {
        return NULL;
    }
    iconv_t converter = iconv_open("UTF-8", label);
    if (unknown(converter)) {
        return NULL;
    }
    (void)iconv_close(converter);
    return label;
}

/* Returns what uchardet guesses, when the characters of its guess are common
 * ones; else the single-byte encoding in which words are spelt right; when
 * there is none, a multi-byte encoding with common characters. */
static const char *
judge(rcn_arena *arena, rcn_text raw)
{
    const char *name = guess(arena, raw);
    if (rcn_multibyte_share(raw, name) >= COMMON_SHARE) {
        return name;
    }
    rcn_code_page_guess page = rcn_code_page_find(raw, name);
    const char *many = page.score < 0 ? rcn_multibyte_find(raw) : NULL;
    return many ? many : page.name;
}

/* Returns what bytes are that are said to be western: programs state it of any
 * bytes, for lack of a setting.  They are another encoding where no word of
 * theirs is spelt right as western and those of another encoding are. */
static const char *
western_or_other(rcn_text raw)
{
    static const char western[] = "windows-1252";
    if (rcn_code_page_score(raw, western) >= 0) {
        return western;
    }
    rcn_code_page_guess other = rcn_code_page_find(raw, NULL);
    return other.score >= OVERRULE_SCORE ? other.name : western;
}

static const char *
choose(rcn_arena *arena, rcn_text raw, const rcn_decoding *decoding)
{
    const char *name = decoding->chosen ? known_name(decoding->chosen) : NULL;
    name = name ? name : byte_order_mark(raw);
    name = name ? name : rcn_wide_find(raw);
    if (name) {
        return name;
    }
    if (rcn_utf8_valid(raw) == raw.len) {
        return "UTF-8";
    }
    name = decoding->declared ? known_name(decoding->declared) : NULL;
    if (name && strcmp(name, "windows-1252") == 0) {
        return western_or_other(raw);
    }
    if (name && strcmp(name, "UTF-8") != 0) {
        return name;
    }
    return nearly_utf8(raw) ? "UTF-8" : judge(arena, raw);
}

/* Notes where the text stands against the bytes, when the two have not simply
 * run on since the last note. */
static void
note_offset(rcn_decoder *decoder, size_t raw_at)
{
    rcn_offsets *list = &decoder->offsets;
    uint32_t text_at = (uint32_t)decoder->out.len;
    if (list->count) {
        const rcn_offset *last = &list->items[list->count - 1];
        if (raw_at - last->raw_start == text_at - last->text_start) {
            return;
        }
    }
    RCN_PUSH(decoder->arena, list, (rcn_offset){text_at, (uint32_t)raw_at});
}

static void
replace_byte(rcn_decoder *decoder)
{
    if (!decoder->result.undecoded++) {
        decoder->result.undecoded_at = (uint32_t)decoder->out.len;
    }
    rcn_buffer_rune(&decoder->out, 0xFFFD);
}

static void
decode_utf8(rcn_decoder *decoder)
{
    rcn_text raw = decoder->raw;
    for (size_t at = 0; at < raw.len;) {
        rcn_text rest = rcn_text_slice(raw, at, raw.len);
        size_t good = rcn_utf8_valid(rest);
        note_offset(decoder, at);
        rcn_buffer_add(&decoder->out, rcn_text_slice(rest, 0, good));
        at += good;
        if (at < raw.len) {
            note_offset(decoder, at);
            replace_byte(decoder);
            at++;
        }
    }
}

/* Bytes of the character at `at`, after its UTF-8 has been added; 0 when there
 * is none. */
static size_t
decode_character(rcn_decoder *decoder, iconv_t converter, size_t at)
{
    rcn_text raw = decoder->raw;
    for (size_t len = 1; len <= LONGEST_CHARACTER && at + len <= raw.len;
         len++) {
        char bytes[LONGEST_CHARACTER];
        char utf8[4 * LONGEST_CHARACTER];
        memcpy(bytes, raw.at + at, len);
        char *in = bytes;
        char *out = utf8;
        size_t in_left = len;
        size_t out_left = sizeof utf8;
        size_t done = iconv(converter, &in, &in_left, &out, &out_left);
        if (done != (size_t)-1 && in_left == 0) {
            /* iconv holds letters of Hebrew back, to add points to them. */
            (void)iconv(converter, NULL, NULL, &out, &out_left);
            rcn_text made = {utf8, sizeof utf8 - out_left};
            if (rcn_utf8_valid(made) != made.len) {
                return 0;
            }
            rcn_buffer_add(&decoder->out, made);
            return len;
        }
        if (errno != EINVAL) {
            break;
        }
    }
    (void)iconv(converter, NULL, NULL, NULL, NULL);
    return 0;
}

/* Adds the character that a byte is in windows-1252. */
static void
add_western(rcn_decoder *decoder, iconv_t western, size_t at)
{
    if (unknown(western) || !decode_character(decoder, western, at)) {
        replace_byte(decoder);
    }
}

/* UTF-8 with damage undone. */
static void
decode_damaged(rcn_decoder *decoder)
{
    rcn_text raw = decoder->raw;
    iconv_t western = iconv_open("UTF-8", "windows-1252");
    for (size_t at = 0; at < raw.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(raw, at, &rune);
        uint32_t meant = 0;
        size_t damaged = rcn_damage_at(raw, at, &meant);
        note_offset(decoder, at);
        if (damaged) {
            rcn_buffer_rune(&decoder->out, meant);
            len = damaged;
        } else if (len == 1 && rune >= 0x80) {
            add_western(decoder, western, at);
        } else {
            rcn_buffer_add(&decoder->out, rcn_text_slice(raw, at, at + len));
        }
        at += len;
    }
    if (!unknown(western)) {
        (void)iconv_close(western);
    }
}

static void
decode_other(rcn_decoder *decoder, const char *encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    for (size_t at = 0; at < decoder->raw.len;) {
        note_offset(decoder, at);
        size_t len = 0;
        if (!unknown(converter)) {
            len = decode_character(decoder, converter, at);
        }
        if (!len) {
            replace_byte(decoder);
            len = 1;
        }
        at += len;
    }
    if (!unknown(converter)) {
        (void)iconv_close(converter);
    }
}

rcn_decoded
rcn_decode(rcn_arena *arena, rcn_text raw, const rcn_decoding *decoding)
{
    rcn_decoder decoder = {
        .arena = arena, .raw = raw, .out = rcn_buffer_new(arena)};
    const char *encoding = choose(arena, raw, decoding);
    decoder.result.encoding = encoding;
    if (decoding->repair && strcmp(encoding, "UTF-8") == 0) {
        decode_damaged(&decoder);
        decoder.result.encoding = "UTF-8" RCN_ENCODING_REPAIRED;
        decoder.result.text = rcn_buffer_text(&decoder.out);
    } else if (strcmp(encoding, "UTF-8") == 0 &&
               rcn_utf8_valid(raw) == raw.len) {
        note_offset(&decoder, 0);
        decoder.result.text = raw; /* a file's bytes have a NUL after them */
    } else {
        if (strcmp(encoding, "UTF-8") == 0) {
            decode_utf8(&decoder);
        } else {
            decode_other(&decoder, encoding);
        }
        decoder.result.text = rcn_buffer_text(&decoder.out);
    }
    decoder.result.offsets = decoder.offsets.items;
    decoder.result.offset_count = decoder.offsets.count;
    return decoder.result;
}
