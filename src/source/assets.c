/* Files that a page names, such as its pictures.  A page is hostile: what it
 * names is looked for in the folder it was saved in and nowhere else, whatever
 * dots, slashes and links are in the way (CWE-22). */
#include "source/assets.h"

#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

#define ADDRESS_LIMIT 2000

const rcn_assets *
rcn_assets_beside(rcn_arena *arena, const char *path, const char *name)
{
    size_t len = strlen(path);
    size_t tail = strlen(name);
    bool found = len > tail && strcmp(path + len - tail, name) == 0 &&
                 path[len - tail - 1] == '/';
    size_t end = found ? len - tail - 1 : 0;
    if (!found) {
        const char *slash = strrchr(path, '/');
        end = slash ? (size_t)(slash - path) : 0;
    }
    const char *folder =
        path[0] == '/' && !end ? "/" : rcn_arena_strndup(arena, path, end);
    rcn_assets *assets = rcn_arena_alloc(arena, 1, sizeof *assets);
    *assets = (rcn_assets){.root = *folder ? folder : ".", .page = path};
    return assets;
}

/* Without query and fragment, percent escapes undone; NULL when it cannot be a
 * name. */
static const char *
plain_name(rcn_arena *arena, const char *address, const char *end_signs)
{
    size_t len = strcspn(address, end_signs);
    xmlChar *plain = (xmlChar *)xmlURIUnescapeString(address, (int)len, NULL);
    const char *name = rcn_arena_strdup(arena, (const char *)plain);
    xmlFree(plain);
    return name && *name ? name : NULL;
}

/* "FOLDER/NAME" with the folder of the page. */
static const char *
beside(rcn_arena *arena, const char *page, const char *name)
{
    const char *slash = strrchr(page, '/');
    int folder = slash ? (int)(slash - page) + 1 : 0;
    return rcn_arena_printf(arena, "%.*s%s", folder, page, name);
}

/* Returns true when `path` is, links followed, a plain file within `root`. */
static bool
is_within(const char *root, const char *path)
{
    char *real_root = realpath(root, NULL);
    char *real = realpath(path, NULL);
    size_t len = real_root ? strlen(real_root) : 0;
    struct stat status;
    bool within = real && len && strncmp(real, real_root, len) == 0 &&
                  (real[len] == '/' || strcmp(real_root, "/") == 0) &&
                  stat(real, &status) == 0 && S_ISREG(status.st_mode);
    free(real);
    free(real_root);
    return within;
}

static bool
read_within(rcn_arena *arena, const rcn_assets *assets, const char *name,
            size_t limit, rcn_text *ret_bytes)
{
    const char *path =
        name && name[0] != '/' ? beside(arena, assets->page, name) : NULL;
    if (!path || !is_within(assets->root, path)) {
        return false;
    }
    rcn_log *quiet = rcn_log_new(); /* the caller names what is missing */
    bool read = rcn_file_read(arena, path, path, limit, quiet, ret_bytes);
    rcn_log_free(quiet);
    return read;
}

static bool
find_in_list(rcn_arena *arena, const rcn_assets *assets, const char *address,
             rcn_text *ret_bytes)
{
    xmlChar *built =
        xmlBuildURI((const xmlChar *)address, (const xmlChar *)assets->page);
    const char *whole = built ? (const char *)built : address;
    const char *plain = plain_name(arena, whole, "#");
    bool found = false;
    for (size_t i = 0; !found && i < assets->list->count; i++) {
        const rcn_asset *asset = &assets->list->items[i];
        found = strcmp(asset->address, address) == 0 ||
                strcmp(asset->address, whole) == 0 ||
                (plain && strcmp(asset->address, plain) == 0);
        if (found) {
            *ret_bytes = asset->bytes;
        }
    }
    xmlFree(built);
    return found;
}

bool
rcn_assets_find(rcn_arena *arena, const rcn_assets *assets, const char *address,
                size_t limit, rcn_text *ret_bytes, const char **ret_why)
{
    if (strlen(address) > ADDRESS_LIMIT) {
        *ret_why = "its address is too long";
        return false;
    }
    if (assets && assets->list) {
        *ret_why = "not in the container";
        bool found = find_in_list(arena, assets, address, ret_bytes);
        if (found || !assets->beside) {
            return found && ret_bytes->len <= limit;
        }
        assets = assets->beside;
    }
    size_t scheme = strcspn(address, ":/?#");
    if (address[scheme] == ':' || strncmp(address, "//", 2) == 0) {
        *ret_why = "remote";
        return false;
    }
    *ret_why = "not in the folder";
    /* A query may be part of the name that a saving program gave it. */
    return assets &&
           (read_within(arena, assets, plain_name(arena, address, "#"), limit,
                        ret_bytes) ||
            read_within(arena, assets, plain_name(arena, address, "?#"), limit,
                        ret_bytes));
}
