/* ZIP archives of saved pages and other documents (also .htz and .maff): each
 * member is read as a file of its own would be, with its pictures out of the
 * same archive. */
#include <string.h>

#include "base/file.h"
#include "source/assets.h"
#include "source/formats/archive.h"
#include "source/formats/left_out.h"
#include "source/formats/maff.h"
#include "source/formats/member.h"

#define MEMBERS_MOST 20000

/* An archive while its members are read. */
typedef struct rcn_zip {
    rcn_archive *archive;
    rcn_asset_list *pictures;
    rcn_maff_pages pages;
    rcn_parts *parts;
} rcn_zip;

static const char *
last_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

/* Returns true when the path names no document: each folder of it counts. */
static bool
is_left_out(rcn_arena *arena, const char *name)
{
    for (const char *at = name; (at = strchr(at, '/')); at++) {
        const char *folder =
            rcn_arena_strndup(arena, name, (size_t)(at - name));
        if (rcn_left_out_why(folder, RCN_LEFT_OUT_FOLDER) ||
            *last_of(folder) == '.') {
            return true;
        }
    }
    return *last_of(name) == '.' || *last_of(name) == '\0' ||
           rcn_left_out_why(name, RCN_LEFT_OUT_FILE);
}

static bool
is_picture(const char *name)
{
    static const char *const ends[] = {".png", ".jpg",  ".jpeg",
                                       ".gif", ".webp", ".svg"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (rcn_name_ends(name, ends[i])) {
            return true;
        }
    }
    return false;
}

/* Returns true for "../x" and "a/../../x". */
static bool
leads_out(const char *name)
{
    for (const char *at = name; (at = strstr(at, "..")); at += 2) {
        bool begins = at == name || at[-1] == '/' || at[-1] == '\\';
        if (begins && (at[2] == '/' || at[2] == '\\' || !at[2])) {
            return true;
        }
    }
    return false;
}

static void
add_member(rcn_zip *zip, const char *name)
{
    rcn_archive *archive = zip->archive;
    rcn_member member = {.name = name};
    if (leads_out(name)) {
        rcn_archive_complain(archive, "a name that leads out of it", name);
        return;
    }
    if (is_left_out(archive->arena, name) ||
        !rcn_archive_read(archive, name, &member.bytes)) {
        return;
    }
    rcn_assets *assets = rcn_arena_alloc(archive->arena, 1, sizeof *assets);
    *assets = (rcn_assets){.page = name, .list = zip->pictures};
    member.assets = assets;
    size_t first = zip->parts->count;
    rcn_member_read(archive->arena, &member, archive->path, archive->log,
                    zip->parts);
    const rcn_maff_page *page = rcn_maff_find(&zip->pages, name);
    for (size_t i = first; page && i < zip->parts->count; i++) {
        zip->parts->items[i].url = page->url;
        zip->parts->items[i].captured = page->captured;
    }
}

void
rcn_parts_zip(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_archive *archive =
        rcn_archive_open(arena, bytes, path, log, &parts->unpacked);
    if (!archive) {
        return;
    }
    rcn_zip zip = {archive, rcn_arena_alloc(arena, 1, sizeof *zip.pictures),
                   rcn_maff_read(archive), parts};
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    if (count > MEMBERS_MOST) {
        rcn_archive_complain(archive, "more than 20000 members", "");
        count = MEMBERS_MOST;
    }
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, 0);
        rcn_asset asset = {.address = name};
        if (name && is_picture(name) && !strstr(name, "__MACOSX") &&
            rcn_archive_read(archive, name, &asset.bytes)) {
            RCN_PUSH(arena, zip.pictures, asset);
        }
    }
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(archive->zip, (zip_uint64_t)i, 0);
        if (name) {
            add_member(&zip, name);
        }
    }
}
