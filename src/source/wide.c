/* Encodings of more than one byte a character.  UTF-16 and UTF-32 without a
 * mark are recognised by their units, which must all be assigned characters,
 * and by spaces and line ends.  In the encodings of East Asia the tables are
 * sorted by how common a character is, so that its row tells. */
#include "source/wide.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define SAMPLE     ((size_t)64 * 1024)
#define SHARE_SURE 80 /* in a hundred */

/* How the units of a text lie in its bytes. */
typedef struct rcn_wide {
    const char *name;
    size_t size; /* of a unit */
    bool little;
} rcn_wide;

static uint32_t
unit_at(rcn_text raw, size_t at, const rcn_wide *wide)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < wide->size; i++) {
        size_t place = wide->little ? wide->size - 1 - i : i;
        unit = unit << 8 | (unsigned char)raw.at[at + place];
    }
    return unit;
}

/* Returns the character at `at`, or 0 when none may be there in a text. */
static uint32_t
character_at(rcn_text raw, size_t at, const rcn_wide *wide, size_t *ret_len)
{
    uint32_t rune = unit_at(raw, at, wide);
    *ret_len = wide->size;
    if (wide->size == 2 && rune >= 0xD800 && rune < 0xDC00 &&
        at + 4 <= raw.len) {
        uint32_t low = unit_at(raw, at + 2, wide);
        bool pair = low >= 0xDC00 && low < 0xE000;
        rune = pair ? 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00) : 0;
        *ret_len = 4;
    }
    if (rune == '\t' || rune == '\n' || rune == '\r' || rune == '\f') {
        return rune;
    }
    utf8proc_category_t kind = rune < 0x110000
                                   ? utf8proc_category((utf8proc_int32_t)rune)
                                   : UTF8PROC_CATEGORY_CN;
    bool none = kind == UTF8PROC_CATEGORY_CN || kind == UTF8PROC_CATEGORY_CC ||
                kind == UTF8PROC_CATEGORY_CS || kind == UTF8PROC_CATEGORY_CO;
    return none ? 0 : rune;
}

/* Bytes of spaces and line ends, or 0 when the bytes are no such text. */
static size_t
blanks_in(rcn_text raw, const rcn_wide *wide)
{
    if (raw.len % wide->size) {
        return 0;
    }
    size_t end = raw.len < SAMPLE ? raw.len : SAMPLE;
    size_t blanks = 0;
    for (size_t at = 0; at < end;) {
        size_t len;
        uint32_t rune = character_at(raw, at, wide, &len);
        if (!rune) {
            return 0;
        }
        bool blank = rune == ' ' || rune == '\n' || rune == 0x3000 ||
                     rune == 0x3001 || rune == 0x3002;
        blanks += blank ? len : 0;
        at += len;
    }
    return blanks;
}

const char *
rcn_wide_find(rcn_text raw)
{
    static const rcn_wide all[] = {{"UTF-32LE", 4, true},
                                   {"UTF-32BE", 4, false},
                                   {"UTF-16LE", 2, true},
                                   {"UTF-16BE", 2, false}};
    const char *best = NULL;
    size_t most = 0;
    bool zeros = raw.len && memchr(raw.at, '\0', raw.len) != NULL;
    for (size_t i = 0; zeros && i < sizeof all / sizeof *all; i++) {
        size_t blanks = blanks_in(raw, &all[i]);
        if (blanks > most) {
            most = blanks;
            best = all[i].name;
        }
    }
    return best;
}

typedef enum rcn_rarity {
    RCN_RARITY_INVALID,
    RCN_RARITY_COMMON,
    RCN_RARITY_RARE
} rcn_rarity;

static bool
within(unsigned char byte, int low, int high)
{
    return byte >= low && byte <= high;
}

/* EUC: rows of 94 (JIS X 0208, GB 2312, KS X 1001). */
static rcn_rarity
judge_euc(unsigned char a, unsigned char b, int level_1_end)
{
    if (!within(a, 0xA1, 0xFE) || !within(b, 0xA1, 0xFE)) {
        return RCN_RARITY_INVALID;
    }
    return a <= 0xA3 || within(a, 0xB0, level_1_end) ? RCN_RARITY_COMMON
                                                     : RCN_RARITY_RARE;
}

static rcn_rarity
judge_euc_jp(unsigned char a, unsigned char b)
{
    rcn_rarity rarity = judge_euc(a, b, 0xCF);
    bool kana = rarity == RCN_RARITY_RARE && (a == 0xA4 || a == 0xA5);
    return kana ? RCN_RARITY_COMMON : rarity;
}

static rcn_rarity
judge_euc_kr(unsigned char a, unsigned char b)
{
    return judge_euc(a, b, 0xC8);
}

static rcn_rarity
judge_gb(unsigned char a, unsigned char b)
{
    rcn_rarity rarity = judge_euc(a, b, 0xD7);
    bool extended = rarity == RCN_RARITY_INVALID && within(a, 0x81, 0xFE) &&
                    within(b, 0x40, 0xFE) && b != 0x7F;
    return extended ? RCN_RARITY_RARE : rarity;
}

static rcn_rarity
judge_big5(unsigned char a, unsigned char b)
{
    if (!within(a, 0xA1, 0xF9) ||
        !(within(b, 0x40, 0x7E) || within(b, 0xA1, 0xFE))) {
        return RCN_RARITY_INVALID;
    }
    return within(a, 0xA1, 0xC6) ? RCN_RARITY_COMMON : RCN_RARITY_RARE;
}

static rcn_rarity
judge_shift_jis(unsigned char a, unsigned char b)
{
    if (!(within(a, 0x81, 0x9F) || within(a, 0xE0, 0xFC)) ||
        !within(b, 0x40, 0xFC) || b == 0x7F) {
        return RCN_RARITY_INVALID;
    }
    return within(a, 0x81, 0x83) || within(a, 0x88, 0x98) ? RCN_RARITY_COMMON
                                                          : RCN_RARITY_RARE;
}

static const struct {
    const char *name;
    rcn_rarity (*judge)(unsigned char a, unsigned char b);
} multibytes[] = {{"EUC-JP", judge_euc_jp}, {"EUC-KR", judge_euc_kr},
                  {"UHC", judge_euc_kr},    {"SHIFT_JIS", judge_shift_jis},
                  {"BIG5", judge_big5},     {"GB18030", judge_gb}};

int
rcn_multibyte_share(rcn_text raw, const char *name)
{
    rcn_rarity (*judge)(unsigned char a, unsigned char b) = NULL;
    for (size_t i = 0; i < sizeof multibytes / sizeof *multibytes; i++) {
        if (strcasecmp(name, multibytes[i].name) == 0) {
            judge = multibytes[i].judge;
        }
    }
    size_t end = raw.len < SAMPLE ? raw.len : SAMPLE;
    size_t counts[3] = {0};
    for (size_t at = 0; judge && at + 1 < end; at++) {
        unsigned char byte = (unsigned char)raw.at[at];
        if (byte >= 0x80) {
            counts[judge(byte, (unsigned char)raw.at[at + 1])]++;
            at++;
        }
    }
    size_t all = counts[RCN_RARITY_COMMON] + counts[RCN_RARITY_RARE];
    bool valid = all && counts[RCN_RARITY_INVALID] <= all / 200;
    return valid ? (int)(counts[RCN_RARITY_COMMON] * 100 / all) : 0;
}

const char *
rcn_multibyte_find(rcn_text raw)
{
    const char *best = NULL;
    int most = SHARE_SURE;
    for (size_t i = 0; i < sizeof multibytes / sizeof *multibytes; i++) {
        int share = rcn_multibyte_share(raw, multibytes[i].name);
        if (share > most) {
            most = share;
            best = multibytes[i].name;
        }
    }
    return best;
}
