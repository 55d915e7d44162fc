#ifndef RCN_SOURCE_ASSETS_H
#define RCN_SOURCE_ASSETS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"

/** A file that came with a page inside a container. */
typedef struct rcn_asset {
    const char *address; /**< its name in the book, or its URL */
    rcn_text bytes;
} rcn_asset;

typedef RCN_LIST(rcn_asset) rcn_asset_list;

/** Where a page finds the files it names: in the folder it was saved in, or in
 * the container it came in. */
typedef struct rcn_assets {
    const char *root; /**< folder that nothing is read from outside of; NULL
                           for a container */
    const char *page; /**< path of the page, or its address in the container */
    const rcn_asset_list *list;      /**< of a container, else NULL */
    const struct rcn_assets *beside; /**< of the file on disk, for pictures that
                                          a container names outside of it; or
                                          NULL */
} rcn_assets;

/** Those of a page that stands as a file at `path`; what it is called in the
 * edition ends `path` when it was found in a folder. */
const rcn_assets *rcn_assets_beside(rcn_arena *arena, const char *path,
                                    const char *name);

/** Finds what a page means by `address`: a path beside the page with percent
 * escapes (RFC 3986, 2.1), or an entry of the container.  At most `limit` bytes
 * are read.  False with `*ret_why` set ("remote", "not in the folder") when it
 * is not there, leads out of the folder, by a link too, or is no plain file. */
bool rcn_assets_find(rcn_arena *arena, const rcn_assets *assets,
                     const char *address, size_t limit, rcn_text *ret_bytes,
                     const char **ret_why);

#endif
