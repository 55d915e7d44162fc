/* Files within files are read as files in a folder are, to a depth that an archive
 * which holds itself cannot go beyond. */
#include "source/formats/member.h"

#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "source/formats/formats.h"
#include "source/formats/left_out.h"

#define DEPTH_MOST 3

const char *
rcn_member_name(const char *path, const rcn_parts *parts)
{
    const char *name = rcn_path_name(path);
    const char *member = parts->depth ? strrchr(name, '#') : NULL;
    return member ? member + 1 : name;
}

static void
read_container(rcn_arena *arena, const rcn_member *member, const char *path,
               rcn_log *log, rcn_parts *parts)
{
    rcn_parts_reader *reader = rcn_format_reader(member->name, member->bytes);
    if (parts->depth == DEPTH_MOST) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "archives are nested more than %d deep: %s", DEPTH_MOST,
                    member->name);
        return;
    }
    parts->depth++;
    path = rcn_arena_printf(arena, "%s#%s", path, member->name);
    reader(arena, member->bytes, path, log, parts);
    parts->depth--;
}

static void
add_whole(rcn_arena *arena, const rcn_member *member, rcn_parts *parts)
{
    rcn_name_kind kind = rcn_name_classify(member->name);
    bool page = rcn_format_is_page(member->name, member->bytes);
    if (page || kind == RCN_NAME_TEXT) {
        RCN_PUSH(arena, parts,
                 (rcn_part){.bytes = member->bytes,
                            .kind = page ? RCN_NAME_HTML : RCN_NAME_TEXT,
                            .suffix = "",
                            .assets = member->assets});
    }
}

void
rcn_member_read(rcn_arena *arena, const rcn_member *member, const char *path,
                rcn_log *log, rcn_parts *parts)
{
    if (rcn_left_out_why(member->name, RCN_LEFT_OUT_FILE) ||
        rcn_left_out_bytes(member->bytes)) {
        return;
    }
    size_t first = parts->count;
    if (rcn_format_reader(member->name, member->bytes)) {
        read_container(arena, member, path, log, parts);
    } else {
        add_whole(arena, member, parts);
    }
    for (size_t i = first; i < parts->count; i++) {
        rcn_part *part = &parts->items[i];
        part->suffix =
            rcn_arena_printf(arena, "#%s%s", member->name, part->suffix);
    }
}
