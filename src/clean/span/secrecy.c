/* Marks of secrecy and haste on papers, and in whose name they are given, in many
 * languages (secrecy.def). */
#include "clean/span/secrecy.h"

#define LONGEST_MARK 100 /**< bytes of a line of marks */

static const char words[] =
#define RCN_SECRECY_WORDS(list) list
#define RCN_SECRECY_LINKS(list) "|" list
#include "clean/span/secrecy.def"
#undef RCN_SECRECY_WORDS
#undef RCN_SECRECY_LINKS
    ;

const rcn_pattern *
rcn_secrecy_new(rcn_arena *arena)
{
    const char *expression =
        rcn_arena_printf(arena, "^\\W*(?:(?:%s)(?!\\w)\\W*)+$", words);
    return rcn_pattern_constant(arena, expression, true);
}

bool
rcn_is_secrecy_mark(const rcn_pattern *secrecy, rcn_text line)
{
    rcn_match match;
    return line.len && line.len <= LONGEST_MARK &&
           rcn_pattern_find(secrecy, line, 0, &match);
}
