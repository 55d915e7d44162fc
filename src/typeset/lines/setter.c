/* What setting needs, brought together and given back. */
#include "typeset/lines/setter.h"

rcn_setter
rcn_setter_begin(rcn_arena *arena, rcn_arena *work, const rcn_edition *edition,
                 rcn_fonts *fonts, rcn_log *log)
{
    const rcn_style *style = rcn_fonts_style(fonts);
    rcn_shaper *words = rcn_shaper_new(arena, fonts, log);
    return (rcn_setter){.arena = arena,
                        .scratch = rcn_arena_new(0),
                        .galley = rcn_arena_new(0),
                        .edition = edition,
                        .style = style,
                        .words = words,
                        .cutter = rcn_cutter_new(work, style, words, log),
                        .log = log};
}

void
rcn_setter_end(rcn_setter *setter)
{
    rcn_arena_free(setter->scratch);
    rcn_arena_free(setter->galley);
}
