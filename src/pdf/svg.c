/* Drawings as what they are, by librsvg (Scalable Vector Graphics 1.1).  A
 * drawing with words is left to its pixels: the words would be among those of
 * the document. */
#include "pdf/svg.h"

#include <librsvg/rsvg.h>

/* What makes pixels of a part, words, or marks and links in the page. */
static const char *const beyond[] = {
    "<text",    ":text",    "<image", ":image", "<filter",       ":filter",
    "filter:",  "filter=",  "<mask",  ":mask",  "<pattern",      ":pattern",
    "<a ",      "<a>",      "<a\n",   "<a\t",   "<a\r",          ":a ",
    "<!ENTITY", ":a>",      ":a\n",   ":a\t",   "foreignObject", "<switch",
    ":switch",  "mix-blend"};

static bool
is_plain(rcn_text svg)
{
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        if (rcn_text_find(svg, beyond[i], 0) != SIZE_MAX) {
            return false;
        }
    }
    return true;
}

bool
rcn_svg_draw(cairo_t *cairo, rcn_text svg, double width, double height)
{
    RsvgHandle *drawing =
        is_plain(svg)
            ? rsvg_handle_new_from_data((const guint8 *)svg.at, svg.len, NULL)
            : NULL;
    if (!drawing) {
        return false;
    }
    const RsvgRectangle place = {0, 0, width, height};
    bool drawn = rsvg_handle_render_document(drawing, cairo, &place, NULL);
    g_object_unref(drawing);
    return drawn;
}
