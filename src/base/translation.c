/* The diagnostics in another language: each English text has its translation, as
 * in the catalogues of gettext (GNU gettext manual, 3). */
#include "base/translation.h"

#include <string.h>

#include "base/text.h"

/* The first conversion at or behind `at`: "%s", "%zu", "%.10s"; its length is 0
 * when there is none.  "%%" is one too, so that it cannot be lost. */
static rcn_text
next_conversion(const char *at)
{
    const char *sign = strchr(at, '%');
    if (!sign) {
        return rcn_text_of("");
    }
    size_t len = 1 + strcspn(sign + 1, "%diouxXeEfFgGaAcspn");
    return (rcn_text){sign, sign[len] ? len + 1 : len};
}

/* Whether one format can take the place of another: it reads the same values. */
static bool
fits(const char *english, const char *other)
{
    for (;;) {
        rcn_text a = next_conversion(english), b = next_conversion(other);
        if (!a.len || !rcn_text_equal(a, b)) {
            return a.len == b.len;
        }
        english = a.at + a.len;
        other = b.at + b.len;
    }
}

void
rcn_translations_add(rcn_arena *arena, rcn_translations *translations,
                     const char *english, const char *text)
{
    if (*text && fits(english, text)) {
        RCN_PUSH(arena, translations, ((rcn_translation){english, text}));
    }
}

const char *
rcn_translations_say(const rcn_translations *translations, const char *english)
{
    for (size_t i = 0; translations && i < translations->count; i++) {
        if (strcmp(translations->items[i].english, english) == 0) {
            return translations->items[i].text;
        }
    }
    return english;
}
