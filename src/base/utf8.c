/* Decoding of UTF-8 (RFC 3629) and the few character classes the rooms need;
 * general categories come from utf8proc (The Unicode Standard, section 4.5). */
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFDu

static bool
continues(unsigned char byte)
{
    return (byte & 0xC0u) == 0x80u;
}

/* Length of the well-formed sequence at `at`, or 0. */
static size_t
sequence(const unsigned char *at, size_t left, uint32_t *ret_rune)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t len = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    if (at[0] < 0xC2 || at[0] > 0xF4 || len > left) {
        return 0;
    }
    uint32_t rune = at[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if (!continues(at[i])) {
            return 0;
        }
        rune = rune << 6 | (at[i] & 0x3Fu);
    }
    if (rune < least[len] || rune > 0x10FFFF ||
        (rune >= 0xD800 && rune <= 0xDFFF)) {
        return 0;
    }
    *ret_rune = rune;
    return len;
}

size_t
rcn_utf8_next_wide(rcn_text text, size_t offset, uint32_t *ret_rune)
{
    const unsigned char *at = (const unsigned char *)text.at + offset;
    size_t len = sequence(at, text.len - offset, ret_rune);
    if (!len) {
        *ret_rune = REPLACEMENT;
        return 1;
    }
    return len;
}

size_t
rcn_utf8_prev(rcn_text text, size_t offset, uint32_t *ret_rune)
{
    assert(offset > 0 && offset <= text.len);
    for (size_t back = 1; back <= 4 && back <= offset; back++) {
        if (!continues((unsigned char)text.at[offset - back])) {
            if (rcn_utf8_next(text, offset - back, ret_rune) == back) {
                return back;
            }
            break;
        }
    }
    *ret_rune = REPLACEMENT;
    return 1;
}

size_t
rcn_utf8_put(uint32_t rune, char out[4])
{
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xC0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        out[0] = (char)(0xE0 | rune >> 12);
        out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        out[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (rune >> 18 & 0x07));
    out[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    out[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    out[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

/* The end of the run of ASCII at `at`, or a few bytes before it: most files
 * hold little else, so they are read by eights. */
static size_t
skip_ascii(rcn_text text, size_t at)
{
    uint64_t eight = 0;
    while (text.len - at >= sizeof eight) {
        memcpy(&eight, text.at + at, sizeof eight);
        if (eight & 0x8080808080808080u) {
            break;
        }
        at += sizeof eight;
    }
    return at;
}

size_t
rcn_utf8_valid(rcn_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    size_t at = 0;
    while ((at = skip_ascii(text, at)) < text.len) {
        uint32_t rune = 0;
        size_t len =
            bytes[at] < 0x80 ? 1 : sequence(bytes + at, text.len - at, &rune);
        if (!len) {
            break;
        }
        at += len;
    }
    return at;
}

size_t
rcn_utf8_count(rcn_text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; at++) {
        count += !continues((unsigned char)text.at[at]);
    }
    return count;
}

size_t
rcn_utf8_count_words(rcn_text text)
{
    size_t words = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool space = rcn_rune_is_space(rune);
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static utf8proc_category_t
category(uint32_t rune)
{
    return utf8proc_category((utf8proc_int32_t)rune);
}

bool
rcn_rune_begins_cluster(uint32_t before, uint32_t rune, int32_t *state)
{
    return utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                            (utf8proc_int32_t)rune, state);
}

bool
rcn_rune_is_letter_wide(uint32_t rune)
{
    utf8proc_category_t found = category(rune);
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_ME;
}

bool
rcn_rune_is_upper(uint32_t rune)
{
    if (rune < 0x80) {
        return rune >= 'A' && rune <= 'Z';
    }
    utf8proc_category_t found = category(rune);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool
rcn_rune_is_lower(uint32_t rune)
{
    return rune < 0x80 ? rune >= 'a' && rune <= 'z'
                       : category(rune) == UTF8PROC_CATEGORY_LL;
}

bool
rcn_rune_is_backward(uint32_t rune)
{
    if (rune < 0x590) {
        return false;
    }
    utf8proc_propval_t found =
        utf8proc_get_property((utf8proc_int32_t)rune)->bidi_class;
    return found == UTF8PROC_BIDI_CLASS_R || found == UTF8PROC_BIDI_CLASS_AL;
}

bool
rcn_rune_is_digit(uint32_t rune)
{
    return rune < 0x80 ? rune >= '0' && rune <= '9'
                       : category(rune) == UTF8PROC_CATEGORY_ND;
}

bool
rcn_rune_is_space_wide(uint32_t rune)
{
    if (rune == 0x85 || rune == 0x200B || rune == 0xFEFF) {
        return true;
    }
    utf8proc_category_t found = category(rune);
    return found >= UTF8PROC_CATEGORY_ZS && found <= UTF8PROC_CATEGORY_ZP;
}

bool
rcn_rune_is_invisible(uint32_t rune)
{
    if (rune >= 0x20 && rune < 0x7f) {
        return false;
    }
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)rune);
    bool control =
        property->category == UTF8PROC_CATEGORY_CC && !rcn_rune_is_space(rune);
    /* A braille cell without dots is a symbol, but an empty one. */
    return control || property->ignorable || rune == 0x2800 ||
           property->category == UTF8PROC_CATEGORY_CF;
}

bool
rcn_rune_is_noncharacter(uint32_t rune)
{
    return (rune >= 0xFDD0 && rune <= 0xFDEF) || (rune & 0xFFFE) == 0xFFFE;
}

bool
rcn_rune_is_unprintable(uint32_t rune)
{
    bool control = (rune < 0x20 && (rune < '\t' || rune > '\r')) ||
                   (rune >= 0x7F && rune < 0xA0 && rune != 0x85);
    return control || rcn_rune_is_noncharacter(rune) || rune == 0xAD ||
           rune == 0xFEFF;
}

bool
rcn_rune_is_picture(uint32_t rune)
{
    return (rune >= 0x2600 && rune <= 0x27BF) ||
           (rune >= 0x2B00 && rune <= 0x2BFF) ||
           (rune >= 0x1F000 && rune <= 0x1FAFF) || rune == 0xFE0F ||
           rune == 0x200D || rune == 0x20E3;
}

bool
rcn_rune_is_punct(uint32_t rune)
{
    if (rune < 0x80) {
        return rune && strchr("!\"#%&'()*,-./:;?@[\\]_{}", (int)rune);
    }
    utf8proc_category_t found = category(rune);
    return found >= UTF8PROC_CATEGORY_PC && found <= UTF8PROC_CATEGORY_PO;
}

bool
rcn_rune_is_word(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019 || rcn_rune_is_letter(rune) ||
           rcn_rune_is_digit(rune);
}

static rcn_text
fold_ascii(rcn_arena *arena, rcn_text text)
{
    char *out = rcn_arena_strndup(arena, text.at, text.len);
    for (size_t i = 0; i < text.len; i++) {
        out[i] =
            (char)(out[i] >= 'A' && out[i] <= 'Z' ? out[i] | 0x20 : out[i]);
    }
    return (rcn_text){out, text.len};
}

/* The text by the library's mapping `options`; as folded ASCII where it is
 * nothing else, or ill-formed. */
static rcn_text
map_text(rcn_arena *arena, rcn_text text, int options)
{
    bool ascii = true;
    for (size_t i = 0; i < text.len && ascii; i++) {
        ascii = (unsigned char)text.at[i] < 0x80;
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t len = -1;
    if (!ascii) {
        len = utf8proc_map((const utf8proc_uint8_t *)text.at,
                           (utf8proc_ssize_t)text.len, &mapped,
                           (utf8proc_option_t)options);
    }
    if (len < 0) { /* ASCII, or ill-formed: then fold what ASCII there is */
        free(mapped);
        return fold_ascii(arena, text);
    }
    rcn_text out = {rcn_arena_strndup(arena, (const char *)mapped, (size_t)len),
                    (size_t)len};
    free(mapped);
    return out;
}

rcn_text
rcn_utf8_fold(rcn_arena *arena, rcn_text text)
{
    return map_text(arena, text,
                    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

rcn_text
rcn_utf8_letters(rcn_arena *arena, rcn_text text)
{
    return map_text(arena, text,
                    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                        UTF8PROC_STRIPMARK);
}

uint32_t
rcn_rune_lower(uint32_t rune)
{
    if (rune < 0x80) {
        return rune >= 'A' && rune <= 'Z' ? rune | 0x20 : rune;
    }
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune);
}

uint32_t
rcn_rune_title(uint32_t rune)
{
    return (uint32_t)utf8proc_totitle((utf8proc_int32_t)rune);
}

void
rcn_buffer_rune(rcn_buffer *buffer, uint32_t rune)
{
    char bytes[4];
    rcn_buffer_add(buffer, (rcn_text){bytes, rcn_utf8_put(rune, bytes)});
}

bool
rcn_text_has_word(rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)) {
            return true;
        }
    }
    return false;
}

rcn_text
rcn_words_key(rcn_arena *arena, rcn_text text, bool joined)
{
    rcn_text folded = rcn_utf8_fold(arena, text);
    rcn_buffer out = rcn_buffer_new(arena);
    bool space = false;
    for (size_t at = 0; at < folded.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(folded, at, &rune);
        if (rcn_rune_is_letter(rune) || rcn_rune_is_digit(rune)) {
            rcn_buffer_string(&out, space && out.len ? " " : "");
            rcn_buffer_add(&out, rcn_text_slice(folded, at, at + step));
            space = false;
        } else if (!joined || (rune != '\'' && rune != 0x2019 &&
                               rune != 0xAD)) { /* a hyphen for line ends */
            space = true;
        }
        at += step;
    }
    return rcn_buffer_text(&out);
}

bool
rcn_utf8_has_lower(rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(rune)) {
            return true;
        }
    }
    return false;
}
