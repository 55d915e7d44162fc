/* Shapes of the values in edition.yaml: language tags (RFC 5646, 2.1), dates
 * (ISO 8601, RFC 3339), URIs (RFC 3986, 3.1).  ICU knows which tags are
 * registered. */
#include "project/value.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uloc.h>

#include "base/utf8.h"

#define LOCALE_LEN 128

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

bool
rcn_value_is_text(rcn_text value)
{
    return !rcn_text_blank(value);
}

static bool
is_tag(rcn_text value)
{
    size_t len = 0, part = 0;
    for (size_t at = 0; at <= value.len; at++) {
        if (at == value.len || value.at[at] == '-') {
            /* the registry has languages of two and three letters only */
            if (len < (part ? 1 : 2) || len > (part ? 8 : 3)) {
                return false;
            }
            len = 0;
            part++;
        } else if (is_letter(value.at[at]) ||
                   (part && is_digit(value.at[at]))) {
            len++;
        } else {
            return false;
        }
    }
    return true;
}

/* Returns whether ICU has an English name for each part of a tag.  It names all
 * languages of two letters, scripts, regions and variants, but not all
 * languages of three letters. */
static bool
is_registered(const char *tag)
{
    static int32_t (*const names[])(const char *, const char *, UChar *,
                                    int32_t, UErrorCode *) = {
        uloc_getDisplayLanguage, uloc_getDisplayScript, uloc_getDisplayCountry,
        uloc_getDisplayVariant};
    UErrorCode error = U_ZERO_ERROR;
    char locale[LOCALE_LEN];
    (void)uloc_forLanguageTag(tag, locale, LOCALE_LEN, NULL, &error);
    for (size_t i = strcspn(tag, "-") == 3 ? 1 : 0;
         i < sizeof names / sizeof *names && !U_FAILURE(error); i++) {
        UChar name[LOCALE_LEN];
        UErrorCode unnamed = U_ZERO_ERROR;
        (void)names[i](locale, "en", name, LOCALE_LEN, &unnamed);
        error = unnamed == U_USING_DEFAULT_WARNING ? U_ILLEGAL_ARGUMENT_ERROR
                                                   : error;
    }
    return !U_FAILURE(error);
}

bool
rcn_value_is_language(rcn_text value)
{
    return value.len < LOCALE_LEN && is_tag(value) && is_registered(value.at);
}

/* Matches `shape`: 0 stands for a digit, all else for itself. */
static bool
matches(rcn_text value, const char *shape)
{
    size_t at = 0;
    for (; shape[at]; at++) {
        if (at >= value.len || (shape[at] == '0' ? !is_digit(value.at[at])
                                                 : value.at[at] != shape[at])) {
            return false;
        }
    }
    return at == value.len;
}

static unsigned
number(rcn_text value, size_t start, size_t len)
{
    unsigned out = 0;
    for (size_t at = start; at < start + len; at++) {
        out = out * 10 + (unsigned)(value.at[at] - '0');
    }
    return out;
}

static unsigned
month_days(unsigned year, unsigned month)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2) {
        return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static bool
is_time(rcn_text value)
{
    size_t end = value.len;
    if (value.len && value.at[value.len - 1] == 'Z') {
        end--;
    } else if (value.len > 6 && (value.at[value.len - 6] == '+' ||
                                 value.at[value.len - 6] == '-')) {
        rcn_text zone = rcn_text_slice(value, value.len - 5, value.len);
        if (!matches(zone, "00:00") || number(zone, 0, 2) > 23 ||
            number(zone, 3, 2) > 59) {
            return false;
        }
        end -= 6;
    }
    rcn_text clock = rcn_text_slice(value, 0, end);
    return (matches(clock, "00:00") ||
            (matches(clock, "00:00:00") && number(clock, 6, 2) <= 60)) &&
           number(clock, 0, 2) < 24 && number(clock, 3, 2) < 60;
}

bool
rcn_value_is_date(rcn_text value)
{
    if (matches(value, "0000")) {
        return true;
    }
    if (value.len > 11 && value.at[10] == 'T') {
        if (!is_time(rcn_text_slice(value, 11, value.len))) {
            return false;
        }
        value.len = 10;
    }
    bool day = matches(value, "0000-00-00");
    if (!day && !matches(value, "0000-00")) {
        return false;
    }
    unsigned year = number(value, 0, 4), month = number(value, 5, 2);
    return month >= 1 && month <= 12 &&
           (!day || (number(value, 8, 2) >= 1 &&
                     number(value, 8, 2) <= month_days(year, month)));
}

static bool
is_unbroken(rcn_text value)
{
    for (size_t at = 0; at < value.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(value, at, &rune);
        if (rune < 0x20 || rune == 0x7F || rcn_rune_is_space(rune)) {
            return false;
        }
    }
    return true;
}

bool
rcn_value_is_address(rcn_text value)
{
    if (!is_unbroken(value)) {
        return false;
    }
    bool dot = false;
    for (size_t at = 0; at < value.len; at++) {
        char byte = value.at[at];
        bool other =
            is_digit(byte) || byte == '+' || byte == '.' || byte == '-';
        if (byte == ':') {
            return at > 1 && at + 1 < value.len;
        }
        if (!is_letter(byte) && !(at && other)) {
            return dot && byte == '/';
        }
        dot = dot || byte == '.';
    }
    return dot;
}

bool
rcn_value_is_hex(rcn_text value, size_t least, size_t most)
{
    for (size_t at = 0; at < value.len; at++) {
        char byte = value.at[at];
        if (!is_digit(byte) &&
            !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f')) {
            return false;
        }
    }
    return value.len >= least && value.len <= most;
}

bool
rcn_value_is_encoding(rcn_text value)
{
    char name[64];
    bool plain = value.len && value.len < sizeof name;
    for (size_t i = 0; plain && i < value.len; i++) {
        plain = value.at[i] > ' ' && value.at[i] < 0x7F && value.at[i] != '/';
        name[i] = value.at[i];
    }
    if (!plain) {
        return false;
    }
    name[value.len] = '\0';
    iconv_t converter = iconv_open("UTF-8", name);
    if ((intptr_t)converter == -1) {
        return false;
    }
    (void)iconv_close(converter);
    return true;
}
