#ifndef RCN_CLI_LANGUAGE_H
#define RCN_CLI_LANGUAGE_H

#include "base/translation.h"

/** The messages in the language of the locale: LC_ALL, LC_MESSAGES or LANG, the
 * first that is set (POSIX, 8.2).  NULL for English, for a language without a
 * file in phrases/messages and for a codeset other than UTF-8. */
const rcn_translations *rcn_language_load(rcn_arena *arena);

#endif
