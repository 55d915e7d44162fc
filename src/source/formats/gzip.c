/* Files that gzip compressed (RFC 1952): pages of a server, boxes of mails that
 * an archive of a list offers. */
#include <stdio.h>
#include <string.h>

#include "base/codes.h"
#include "base/file.h"
#include "source/document.h"
#include "source/formats/inflate.h"
#include "source/formats/member.h"

void
rcn_parts_gzip(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    const char *name = rcn_member_name(path, parts);
    size_t len = strlen(name);
    len -= rcn_name_ends(name, ".gz") ? 3 : 0;
    rcn_member member = {.name = rcn_arena_strndup(arena, name, len)};
    size_t left = RCN_SOURCE_LIMIT - parts->unpacked;
    bool whole = rcn_inflate(arena, bytes, left, &member.bytes);
    parts->unpacked += member.bytes.len;
    if (!whole) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    member.bytes.len == left ? "too large when unpacked"
                                             : "gzip data is damaged");
    }
    if (member.bytes.len && member.bytes.len < left) {
        rcn_member_read(arena, &member, path, log, parts);
    }
}
