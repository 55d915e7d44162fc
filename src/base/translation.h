#ifndef RCN_BASE_TRANSLATION_H
#define RCN_BASE_TRANSLATION_H

#include "base/arena.h"
#include "base/list.h"

/** A text of a diagnostic in another language. */
typedef struct rcn_translation {
    const char *english, *text;
} rcn_translation;

/** The texts of the diagnostics in a language other than English. */
typedef RCN_LIST(rcn_translation) rcn_translations;

/** Adds a text, whose strings outlive the list.  One whose conversions
 * ("%s") are not those of the English in their order is passed over. */
void rcn_translations_add(rcn_arena *arena, rcn_translations *translations,
                          const char *english, const char *text);

/** The translation of a text; the English where there is none or `translations`
 * is NULL.  Linear. */
const char *rcn_translations_say(const rcn_translations *translations,
                                 const char *english)
    __attribute__((format_arg(2)));

#endif
