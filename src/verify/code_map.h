#ifndef RCN_VERIFY_CODE_MAP_H
#define RCN_VERIFY_CODE_MAP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/* Private to the room: what the codes of a font stand for. */

typedef struct rcn_code_map {
    size_t bytes;          /**< of a code: 1 or 2 */
    const rcn_text *texts; /**< by code, UTF-8; NULL where nothing is said */
    size_t count;
} rcn_code_map;

/** Reads a character map.  What cannot be read says nothing; `code_bytes` is
 * what the font has. */
rcn_code_map rcn_code_map_read(rcn_arena *arena, rcn_text cmap,
                               size_t code_bytes);

/** Adds what these codes stand for; U+FFFD for one of which nothing is said. */
void rcn_code_map_say(const rcn_code_map *map, rcn_text codes, rcn_buffer *out);

/** Adds a text string of PDF (ISO 32000-1, 7.9.2.2): UTF-16BE behind its byte
 * order mark, else taken for ASCII. */
void rcn_add_text_string(rcn_buffer *out, rcn_text string);

#endif
