#ifndef RCN_SHAPE_INSTALLED_H
#define RCN_SHAPE_INSTALLED_H

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "style/style.h"

/** A scalable font file that fontconfig knows. */
typedef struct rcn_installed {
    const char *family, *style, *path;
    int face_index;
    int weight; /**< fontconfig's: 80 regular, 200 bold */
    bool slanted, regular_width;
    const FcCharSet *characters;
} rcn_installed;

/** All installed fonts, sorted by path and face. */
typedef struct rcn_installed_list {
    const rcn_installed *items;
    size_t count;
} rcn_installed_list;

/** Asks fontconfig; the arena frees its objects. */
rcn_installed_list rcn_installed_load(rcn_arena *arena);

/** Returns the font of a family nearest to a slant, or NULL. */
const rcn_installed *rcn_installed_find(rcn_installed_list list,
                                        const char *family,
                                        rcn_font_slant slant);

/** Returns the best font that has a character (0: any text font), or NULL: for
 * a sign of East Asia one that has ideographs too, serif before sans before the
 * rest, then the nearest slant, then by name and path. */
const rcn_installed *rcn_installed_for(rcn_installed_list list, uint32_t rune,
                                       rcn_font_slant slant);

#endif
