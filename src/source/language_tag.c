/* Language tags (BCP 47): a tag that readers of books refuse is worse than none,
 * so that only what is well-formed is kept, up to the first part that is not. */
#include "source/language_tag.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define TAG_LIMIT 35

static bool
all(const char *at, size_t len, int (*is)(int))
{
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)at[i] >= 0x80 || !is((unsigned char)at[i])) {
            return false;
        }
    }
    return len > 0;
}

/* What may follow, in this order. */
typedef enum rcn_subtag {
    SUBTAG_SCRIPT,
    SUBTAG_REGION,
    SUBTAG_VARIANT,
    SUBTAG_NONE
} rcn_subtag;

static rcn_subtag
kind_of(const char *at, size_t len)
{
    if (len == 4 && all(at, len, isalpha)) {
        return SUBTAG_SCRIPT;
    }
    if ((len == 2 && all(at, len, isalpha)) ||
        (len == 3 && all(at, len, isdigit))) {
        return SUBTAG_REGION;
    }
    bool variant =
        (len >= 5 && len <= 8) || (len == 4 && isdigit((unsigned char)at[0]));
    return variant && all(at, len, isalnum) ? SUBTAG_VARIANT : SUBTAG_NONE;
}

/* Scripts begin with a capital, regions are capitals. */
static void
add_subtag(rcn_buffer *out, const char *at, size_t len, rcn_subtag kind)
{
    rcn_buffer_char(out, '-');
    for (size_t i = 0; i < len; i++) {
        bool upper = kind == SUBTAG_REGION || (kind == SUBTAG_SCRIPT && i == 0);
        int c = (unsigned char)at[i];
        rcn_buffer_char(out, (char)(upper ? toupper(c) : tolower(c)));
    }
}

const char *
rcn_language_tag(rcn_arena *arena, const char *value)
{
    size_t len = value ? strcspn(value, "-_") : 0;
    if (len < 2 || len > 3 || !all(value, len, isalpha)) {
        return NULL;
    }
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < len; i++) {
        rcn_buffer_char(&out, (char)tolower((unsigned char)value[i]));
    }
    rcn_subtag least = SUBTAG_SCRIPT;
    const char *at = value + len;
    while (*at && out.len < TAG_LIMIT) {
        size_t next = strcspn(at + 1, "-_");
        rcn_subtag kind = kind_of(at + 1, next);
        if (kind == SUBTAG_NONE || kind < least) {
            break;
        }
        add_subtag(&out, at + 1, next, kind);
        least = kind == SUBTAG_VARIANT ? kind : kind + 1;
        at += 1 + next;
    }
    return rcn_buffer_text(&out).at;
}
