/* Any bytes as a picture: what is taken for one has a size within the limits. */
#include <stdlib.h>

#include "fuzz.h"
#include "source/image.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_image *image = NULL;
    rcn_text bytes = {(const char *)data, size};
    bool good = rcn_image_read(arena, bytes, &image) == RCN_IMAGE_GOOD;
    if (good != (image != NULL) ||
        (good &&
         (!image->width || !image->height ||
          (uint64_t)image->width * image->height > RCN_IMAGE_PIXELS_LIMIT))) {
        abort();
    }
    rcn_arena_free(arena);
    return 0;
}
