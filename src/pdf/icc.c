/* A matrix profile of sRGB, version 4 (ICC.1:2010, 8.3.3 and 10): the primaries
 * and the white point D65 of IEC 61966-2-1 adapted to D50 with the Bradford
 * matrix, and its transfer curve as a parametric curve of type 3.  All numbers
 * are s15Fixed16: 65536 times the value. */
#include "pdf/icc.h"

#include <assert.h>
#include <stdint.h>

#define HEADER_BYTES    128
#define TAG_COUNT       10
#define TAG_ENTRY_BYTES 12

typedef struct rcn_icc_profile {
    rcn_buffer table, data;
    size_t data_start;
} rcn_icc_profile;

static void
put_u16(rcn_buffer *out, uint32_t value)
{
    rcn_buffer_char(out, (char)(value >> 8));
    rcn_buffer_char(out, (char)value);
}

static void
put_u32(rcn_buffer *out, uint32_t value)
{
    put_u16(out, value >> 16);
    put_u16(out, value & 0xffff);
}

static void
put_zeros(rcn_buffer *out, size_t count)
{
    while (count-- > 0) {
        rcn_buffer_char(out, '\0');
    }
}

/* Enters a tag whose data begin here. */
static size_t
begin_tag(rcn_icc_profile *profile, const char *signature, const char *type)
{
    rcn_buffer_string(&profile->table, signature);
    put_u32(&profile->table,
            (uint32_t)(profile->data_start + profile->data.len));
    rcn_buffer_string(&profile->data, type);
    put_u32(&profile->data, 0);
    return profile->data.len - 8;
}

static void
end_tag(rcn_icc_profile *profile, size_t start)
{
    put_u32(&profile->table, (uint32_t)(profile->data.len - start));
    put_zeros(&profile->data, (4 - profile->data.len % 4) % 4);
}

static void
add_numbers(rcn_icc_profile *profile, const char *signature, const char *type,
            const int32_t *numbers, size_t count)
{
    size_t start = begin_tag(profile, signature, type);
    for (size_t i = 0; i < count; i++) {
        put_u32(&profile->data, (uint32_t)numbers[i]);
    }
    end_tag(profile, start);
}

/* multiLocalizedUnicodeType with one record, en-US; `text` is ASCII. */
static void
add_words(rcn_icc_profile *profile, const char *signature, const char *text)
{
    rcn_text words = rcn_text_of(text);
    size_t start = begin_tag(profile, signature, "mluc");
    put_u32(&profile->data, 1);
    put_u32(&profile->data, 12);
    rcn_buffer_string(&profile->data, "enUS");
    put_u32(&profile->data, (uint32_t)words.len * 2);
    put_u32(&profile->data, 28);
    for (size_t i = 0; i < words.len; i++) {
        put_u16(&profile->data, (unsigned char)words.at[i]);
    }
    end_tag(profile, start);
}

static void
add_curve(rcn_icc_profile *profile, const char *signature)
{
    /* g, a, b, c, d of Y = (aX + b)^g from d on, cX below. */
    static const uint32_t curve[] = {157286, 62119, 3417, 5072, 2651};
    size_t start = begin_tag(profile, signature, "para");
    put_u16(&profile->data, 3);
    put_u16(&profile->data, 0);
    for (size_t i = 0; i < sizeof curve / sizeof *curve; i++) {
        put_u32(&profile->data, curve[i]);
    }
    end_tag(profile, start);
}

static void
add_header(rcn_buffer *out, size_t size)
{
    put_u32(out, (uint32_t)size);
    put_u32(out, 0);
    put_u32(out, 0x04200000); /* version 4.2 */
    rcn_buffer_string(out, "mntrRGB XYZ ");
    /* A fixed date: the profile never changes. */
    put_u16(out, 2000);
    put_u16(out, 1);
    put_u16(out, 1);
    put_zeros(out, 6);
    rcn_buffer_string(out, "acsp");
    put_zeros(out, 28);
    put_u32(out, 63190); /* the illuminant of the connection space, D50 */
    put_u32(out, 65536);
    put_u32(out, 54061);
    put_zeros(out, 48);
}

rcn_text
rcn_icc_srgb(rcn_arena *arena)
{
    static const int32_t white[] = {63190, 65536, 54061};
    static const int32_t red[] = {28578, 14581, 912};
    static const int32_t green[] = {25241, 46981, 6362};
    static const int32_t blue[] = {9376, 3972, 46799};
    static const int32_t bradford[] = {68674, 1502, -3291, 1939, 64912,
                                       -1119, -606, 988,   49262};
    rcn_icc_profile profile = {rcn_buffer_new(arena), rcn_buffer_new(arena),
                               HEADER_BYTES + 4 + TAG_COUNT * TAG_ENTRY_BYTES};
    put_u32(&profile.table, TAG_COUNT);
    add_words(&profile, "desc", "sRGB IEC61966-2.1");
    add_words(&profile, "cprt", "No copyright, use freely");
    add_numbers(&profile, "wtpt", "XYZ ", white, 3);
    add_numbers(&profile, "rXYZ", "XYZ ", red, 3);
    add_numbers(&profile, "gXYZ", "XYZ ", green, 3);
    add_numbers(&profile, "bXYZ", "XYZ ", blue, 3);
    add_curve(&profile, "rTRC");
    add_curve(&profile, "gTRC");
    add_curve(&profile, "bTRC");
    add_numbers(&profile, "chad", "sf32", bradford, 9);
    rcn_buffer out = rcn_buffer_new(arena);
    add_header(&out, profile.data_start + profile.data.len);
    rcn_buffer_add(&out, rcn_buffer_text(&profile.table));
    assert(out.len == profile.data_start);
    rcn_buffer_add(&out, rcn_buffer_text(&profile.data));
    return rcn_buffer_text(&out);
}
