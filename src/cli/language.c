/* The language of the messages.  setlocale() is not asked: it knows only locales
 * that the system has made, and the program has one encoding. */
#include "cli/language.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/yaml.h"

static const char *
user_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) {
            return value;
        }
    }
    return "C";
}

/* phrases/messages/LANGUAGE.yaml of "language_TERRITORY.codeset"; NULL when there
 * is no such file. */
static const char *
path_of(rcn_arena *arena, const char *locale, rcn_log *log)
{
    size_t letters = strspn(locale, "abcdefghijklmnopqrstuvwxyz");
    const char *codeset = strchr(locale, '.');
    bool other = codeset && strncasecmp(codeset, ".utf-8", 6) != 0 &&
                 strncasecmp(codeset, ".utf8", 5) != 0;
    const char *data = letters && !other ? rcn_data_folder(arena, log) : NULL;
    if (!data) {
        return NULL;
    }
    const char *path = rcn_arena_printf(arena, "%s/phrases/messages/%.*s.yaml",
                                        data, (int)letters, locale);
    struct stat status;
    return stat(path, &status) == 0 ? path : NULL;
}

const rcn_translations *
rcn_language_load(rcn_arena *arena)
{
    rcn_log *quiet = rcn_log_new();
    const char *path = path_of(arena, user_locale(), quiet);
    const rcn_yaml *file =
        path ? rcn_yaml_load(arena, path, path, quiet) : NULL;
    rcn_log_free(quiet);
    if (!file || file->kind != RCN_YAML_MAPPING) {
        return NULL;
    }
    rcn_translations *translations =
        rcn_arena_alloc(arena, 1, sizeof *translations);
    for (size_t i = 0; i < file->count; i++) {
        const rcn_yaml *text = &file->items[i];
        if (text->kind == RCN_YAML_SCALAR) {
            rcn_translations_add(arena, translations, text->key,
                                 text->scalar.at);
        }
    }
    return translations;
}
