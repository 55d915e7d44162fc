/* The line of a file that a diagnostic is about, with a caret below it (the
 * form is that of clang and rustc). */
#include "base/excerpt.h"

#include "base/file.h"
#include "base/utf8.h"

#include <utf8proc.h>

#define FILE_LIMIT ((size_t)16 * 1024 * 1024)
#define WIDTH      76 /* columns of a line that are shown */
#define BEFORE     50 /* columns before the caret, where the line is longer */

/* The line without its end; false when the text has fewer. */
static bool
find_line(rcn_text text, uint32_t number, rcn_text *ret_line)
{
    size_t at = 0;
    for (uint32_t line = 1; line < number; line++) {
        size_t end = rcn_text_find(text, "\n", at);
        if (end == SIZE_MAX) {
            return false;
        }
        at = end + 1;
    }
    size_t end = rcn_text_find(text, "\n", at);
    *ret_line = rcn_text_slice(text, at, end == SIZE_MAX ? text.len : end);
    return true;
}

static int
width_of(uint32_t rune)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)rune);
    return rune < 0x20 || rune == 0x7F ? 1 : width;
}

/* Columns of the first `count` code points. */
static int
columns_before(rcn_text line, uint32_t count)
{
    int columns = 0;
    for (size_t at = 0; at < line.len && count > 0; count--) {
        uint32_t rune = 0;
        at += rcn_utf8_next(line, at, &rune);
        columns += width_of(rune);
    }
    return columns;
}

/* Code points from the first that begins at or behind column `from`. */
static void
print_columns(FILE *out, rcn_text line, int from)
{
    int column = 0;
    for (size_t at = 0; at < line.len && column < from + WIDTH;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(line, at, &rune);
        if (column >= from) {
            bool plain = rune >= 0x20 && (rune < 0x7F || rune >= 0xA0);
            (void)fwrite(plain ? line.at + at : " ", 1, plain ? len : 1, out);
        }
        column += width_of(rune);
        at += len;
    }
}

void
rcn_excerpt_print(FILE *out, rcn_place place, bool color)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *quiet = rcn_log_new();
    rcn_text text, line;
    if (place.path && place.line && place.column &&
        rcn_file_read(arena, place.path, place.path, FILE_LIMIT, quiet,
                      &text) &&
        find_line(text, place.line, &line)) {
        int caret = columns_before(line, place.column - 1);
        int from = caret >= WIDTH ? caret - BEFORE : 0;
        (void)fprintf(out, "%5u | ", place.line);
        print_columns(out, line, from);
        (void)fprintf(out, "\n      | %*s%s^%s\n", caret - from, "",
                      color ? "\033[1;32m" : "", color ? "\033[0m" : "");
    }
    rcn_log_free(quiet);
    rcn_arena_free(arena);
}
