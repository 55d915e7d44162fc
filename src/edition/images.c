/* Which pictures the books carry: one file for equal bytes, wherever and however
 * often they are shown. */
#include "edition/images.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"

typedef struct rcn_image_showing {
    const rcn_image *image;
    size_t arrival;
} rcn_image_showing;

typedef RCN_LIST(rcn_image_showing) rcn_showings;

static int
by_id(const void *left, const void *right)
{
    const rcn_image_showing *a = left, *b = right;
    int order = strcmp(a->image->id, b->image->id);
    return order ? order
                 : (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

static int
by_arrival(const void *left, const void *right)
{
    const rcn_image_showing *a = left, *b = right;
    return (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

static rcn_showings
find_showings(rcn_arena *arena, const rcn_edition *edition)
{
    rcn_showings all = {0};
    for (size_t i = 0; i < edition->record_count; i++) {
        const rcn_record *record = &edition->records[i];
        for (size_t b = 0; b < record->block_count; b++) {
            const rcn_figure *figure = record->blocks[b].figure;
            if (figure && figure->image) {
                RCN_PUSH(arena, &all,
                         (rcn_image_showing){figure->image, all.count});
            }
        }
    }
    return all;
}

void
rcn_collect_images(rcn_arena *arena, rcn_edition *edition)
{
    rcn_showings all = find_showings(arena, edition);
    if (!all.count) {
        return;
    }
    qsort(all.items, all.count, sizeof *all.items, by_id);
    size_t kept = 1;
    for (size_t i = 1; i < all.count; i++) {
        if (strcmp(all.items[kept - 1].image->id, all.items[i].image->id) !=
            0) {
            all.items[kept++] = all.items[i];
        }
    }
    qsort(all.items, kept, sizeof *all.items, by_arrival);
    const rcn_image **images = rcn_arena_alloc(arena, kept, sizeof *images);
    for (size_t i = 0; i < kept; i++) {
        images[i] = all.items[i].image;
    }
    edition->images = images;
    edition->image_count = kept;
}
