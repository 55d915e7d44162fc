/* Tells the name of a body (a ministry, a court, a union, a church) from that of
 * a person or a paper, by words of many languages (bodies.def). */
#include "clean/span/bodies.h"

#include <stddef.h>
#include <string.h>

/** Where in a word the words of a row stand. */
typedef enum rcn_body_place {
    RCN_BODY_AT_WORD,
    RCN_BODY_AT_START,
    RCN_BODY_AT_END,
    RCN_BODY_AT_PART
} rcn_body_place;

static const struct {
    rcn_body_place place;
    const char *words;
} rows[] = {
#define RCN_BODY_WORD(place, words) {RCN_BODY_AT_##place, words},
#include "clean/span/bodies.def"
#undef RCN_BODY_WORD
};

/** Adds the words of a place as one alternative of an expression. */
static void
add_words(rcn_buffer *out, rcn_body_place place)
{
    bool begins = place == RCN_BODY_AT_WORD || place == RCN_BODY_AT_START;
    bool ends = place == RCN_BODY_AT_WORD || place == RCN_BODY_AT_END;
    const char *before = begins ? "(?<![\\p{L}\\p{N}])(?:" : "(?:";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].place == place) {
            rcn_buffer_printf(out, "%s%s", before, rows[i].words);
            before = "|";
        }
    }
    rcn_buffer_string(out, ends ? ")(?![\\p{L}\\p{N}])" : ")");
}

const rcn_pattern *
rcn_bodies_new(rcn_arena *arena)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (int place = RCN_BODY_AT_WORD; place <= RCN_BODY_AT_PART; place++) {
        rcn_buffer_string(&out, place == RCN_BODY_AT_WORD ? "" : "|");
        add_words(&out, (rcn_body_place)place);
    }
    return rcn_pattern_constant(arena, rcn_buffer_text(&out).at, true);
}

bool
rcn_names_body(const rcn_pattern *bodies, rcn_text name)
{
    rcn_match match;
    return rcn_pattern_find(bodies, name, 0, &match);
}

rcn_text
rcn_body_without_day(rcn_text name)
{
    static const char *const links[] = {" on ", " am ", " vom ", " le ",
                                        " el "};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t at = rcn_text_find(name, links[i], 0);
        size_t day = at == SIZE_MAX ? name.len : at + strlen(links[i]);
        if (day < name.len && name.at[day] >= '0' && name.at[day] <= '9') {
            return rcn_text_slice(name, 0, at);
        }
    }
    return name;
}
