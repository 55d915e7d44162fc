/* Addresses in print.  An IRI is easier to read than its URI: "%D0%BC" is one
 * letter.  Only letters and digits outside ASCII are decoded, so that the shown
 * address still means the same one (RFC 3987, 3.2). */
#include "edition/address.h"

#include "base/text.h"
#include "base/utf8.h"

static int
hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    char lower = (char)(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Reads "%D0%BC" at `at` as bytes; returns how many, at most 4. */
static size_t
read_escapes(const char *at, char bytes[5])
{
    size_t count = 0;
    while (count < 4 && at[0] == '%') {
        int high = hex_digit(at[1]);
        int low = high < 0 ? -1 : hex_digit(at[2]);
        if (low < 0) {
            break;
        }
        bytes[count++] = (char)(high * 16 + low);
        at += 3;
    }
    bytes[count] = '\0';
    return count;
}

/* Appends the letter that the escapes at `at` encode; returns the bytes of the
 * address that it takes up, 0 when they encode none. */
static size_t
add_letter(rcn_buffer *out, const char *at)
{
    char bytes[5];
    size_t count = read_escapes(at, bytes);
    if (!count || !((unsigned char)bytes[0] & 0x80)) {
        return 0;
    }
    uint32_t rune = 0;
    rcn_text text = {bytes, count};
    size_t len = rcn_utf8_next(text, 0, &rune);
    if (len < 2 || !rcn_rune_is_word(rune)) {
        return 0;
    }
    rcn_buffer_add(out, rcn_text_slice(text, 0, len));
    return len * 3;
}

const char *
rcn_address_shown(rcn_arena *arena, const char *address, size_t most)
{
    rcn_buffer out = rcn_buffer_new(arena);
    size_t shown = 0;
    for (const char *at = address; *at;) {
        if (most && shown == most) {
            rcn_buffer_string(&out, "…");
            break;
        }
        size_t taken = add_letter(&out, at);
        if (!taken) {
            do { /* one code point as it stands */
                rcn_buffer_char(&out, at[taken++]);
            } while (((unsigned char)at[taken] & 0xC0) == 0x80);
        }
        at += taken;
        shown++;
    }
    return rcn_buffer_text(&out).at;
}
