/* Any bytes as what poppler's programs print of a PDF: words, fonts, tags and
 * properties, parted by lines of three percent signs. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "source/formats/pdf.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_text rest = {rcn_arena_strndup(arena, (const char *)data, size), size};
    rcn_text parts[4] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    for (size_t i = 0; i < 4; i++) {
        size_t end = i < 3 ? rcn_text_find(rest, "\n%%%\n", 0) : SIZE_MAX;
        size_t len = end == SIZE_MAX ? rest.len : end;
        parts[i] = rcn_text_slice(rest, 0, len);
        size_t next = end == SIZE_MAX ? rest.len : end + strlen("\n%%%\n");
        rest = rcn_text_slice(rest, next, rest.len);
    }
    rcn_part part = rcn_pdf_part(arena, parts[0], parts[1], parts[2], parts[3]);
    if (part.bytes.at[part.bytes.len] != '\0') {
        abort();
    }
    rcn_arena_free(arena);
    return 0;
}
