#ifndef RCN_BASE_TEXT_H
#define RCN_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/** A borrowed stretch of UTF-8 bytes; not NUL-terminated unless it states it. */
typedef struct rcn_text {
    const char *at;
    size_t len;
} rcn_text;

/** Returns the whole of a string; NULL gives the empty text. */
rcn_text rcn_text_of(const char *string);

/** Bytes [start, end) of `text`; the bounds are asserted. */
rcn_text rcn_text_slice(rcn_text text, size_t start, size_t end);

/** Compare bytes: all of two texts, or of a text and a string, its start,
 * its end. */
bool rcn_text_equal(rcn_text a, rcn_text b);
bool rcn_text_is(rcn_text text, const char *string);
bool rcn_text_starts(rcn_text text, const char *prefix);
bool rcn_text_ends(rcn_text text, const char *suffix);

/** Order by bytes, as strcmp does: negative, 0 or positive. */
int rcn_text_compare(const rcn_text *a, const rcn_text *b);

/** Equal after Unicode case folding and squashing of white space. */
bool rcn_text_same_words(rcn_text a, rcn_text b);

/** Byte offset of `needle` at or after `from`, or SIZE_MAX. */
size_t rcn_text_find(rcn_text text, const char *needle, size_t from);

/** Without the Unicode white space at both ends (NBSP, U+200B and U+FEFF
 * count as white space here: they make a line look blank). */
rcn_text rcn_text_trim(rcn_text text);

/** Returns true if all of it is white space, as for rcn_text_trim. */
bool rcn_text_blank(rcn_text text);

/** Returns a copy with every run of white space made one space, trimmed; with
 * NUL. */
rcn_text rcn_text_squash(rcn_arena *arena, rcn_text text);

/** Returns where the last word of a line begins, after its last white space. */
size_t rcn_last_word_start(rcn_text line);

/** Bytes of the first word of a line with the space after it. */
size_t rcn_first_word_end(rcn_text line);

/** Returns a NUL-terminated copy. */
char *rcn_text_string(rcn_arena *arena, rcn_text text);

/** Builds a text piece by piece in an arena. */
typedef struct rcn_buffer {
    rcn_arena *arena;
    char *at;
    size_t len, capacity;
} rcn_buffer;

rcn_buffer rcn_buffer_new(rcn_arena *arena);
void rcn_buffer_add(rcn_buffer *buffer, rcn_text text);
void rcn_buffer_string(rcn_buffer *buffer, const char *string);
void rcn_buffer_char(rcn_buffer *buffer, char byte);
void rcn_buffer_printf(rcn_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** Returns where `more` bytes can be written behind what has been built; the
 * caller adds to `len` how many were. */
char *rcn_buffer_room(rcn_buffer *buffer, size_t more);
/** Returns what has been built, NUL-terminated; valid until the next
 * addition. */
rcn_text rcn_buffer_text(rcn_buffer *buffer);

#endif
