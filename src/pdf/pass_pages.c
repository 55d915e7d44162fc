/* The second pass over single pages: artifacts, tab order, links (ISO
 * 14289-1, 7.1 and 7.18). */
#include <libdeflate.h>
#include <stdlib.h>

#include "pdf/pass.h"

/* Level 6 of libdeflate packs as tight as zlib's 9 at three times the speed. */
#define DEFLATE_LEVEL 6

/* [left bottom right top] of a box that leaves out this much of the sheet. */
static const char *
box_within(rcn_pass *pass, rcn_len rim)
{
    const rcn_book *book = &pass->plan->about;
    rcn_len whole = rcn_sheet_rim(book);
    double least = (double)rim / RCN_LEN_PT;
    double right = (double)(book->page_width + 2 * whole - rim) / RCN_LEN_PT;
    double top = (double)(book->page_height + 2 * whole - rim) / RCN_LEN_PT;
    return rcn_arena_printf(pass->scratch, "[%.3f %.3f %.3f %.3f]", least,
                            least, right, top);
}

/* Where the printer trims a sheet that is larger than the page (ISO 32000-1,
 * 14.11.2). */
static void
set_boxes(rcn_pass *pass, qpdf_oh page)
{
    qpdf_data q = pass->qpdf;
    rcn_len rim = rcn_sheet_rim(&pass->plan->about);
    rcn_len bleed = pass->plan->about.bleed;
    if (!rim) {
        return;
    }
    qpdf_oh_replace_key(q, page, "/TrimBox",
                        rcn_pass_parse(pass, box_within(pass, rim)));
    qpdf_oh_replace_key(q, page, "/BleedBox",
                        rcn_pass_parse(pass, box_within(pass, rim - bleed)));
}

static bool
complete_links(rcn_pass *pass, qpdf_oh page, size_t index)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh links = qpdf_oh_get_key(q, page, "/Annots");
    size_t count = qpdf_oh_is_array(q, links)
                       ? (size_t)qpdf_oh_get_array_n_items(q, links)
                       : 0;
    if (count != pass->plan->pages.items[index].links) {
        return rcn_pass_refuse(pass, index + 1, "links are missing");
    }
    for (size_t i = 0; i < count; i++) {
        qpdf_oh link = qpdf_oh_get_array_item(q, links, (int)i);
        const rcn_plan_link *planned = &pass->plan->links.items[pass->link++];
        rcn_pass_text(pass, link, "/Contents", planned->contents);
        qpdf_oh_replace_key(q, link, "/F", qpdf_oh_new_integer(q, 4));
    }
    return true;
}

static bool
shows_plan(rcn_pass *pass, const rcn_content *content, size_t index)
{
    const rcn_drawn *drawn = &pass->plan->pages.items[index].drawn;
    if (content->tagged_glyphs != drawn->tagged_glyphs) {
        return rcn_pass_refuse(pass, index + 1,
                               "words of the text are missing or untagged");
    }
    if (content->artifact_glyphs != drawn->artifact_glyphs ||
        content->artifact_shapes != drawn->artifact_shapes) {
        return rcn_pass_refuse(pass, index + 1,
                               "page furniture is missing or tagged");
    }
    return true;
}

static void
replace_content(rcn_pass *pass, qpdf_oh page, rcn_text bytes,
                struct libdeflate_compressor *compressor)
{
    qpdf_data q = pass->qpdf;
    size_t room = libdeflate_zlib_compress_bound(compressor, bytes.len);
    unsigned char *packed = rcn_arena_alloc(pass->scratch, room, 1);
    size_t size =
        libdeflate_zlib_compress(compressor, bytes.at, bytes.len, packed, room);
    qpdf_oh_replace_stream_data(
        q, qpdf_oh_get_key(q, page, "/Contents"), packed, size,
        qpdf_oh_new_name(q, "/FlateDecode"), qpdf_oh_new_null(q));
}

static bool
mark_content(rcn_pass *pass, qpdf_oh page, size_t index,
             struct libdeflate_compressor *compressor)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    if (qpdf_oh_get_page_content_data(pass->qpdf, page, &bytes, &len) !=
        QPDF_SUCCESS) {
        return rcn_pass_refuse(pass, index + 1, "content cannot be read");
    }
    rcn_content content;
    bool ok =
        rcn_content_mark(pass->scratch, (rcn_text){(char *)bytes, len},
                         pass->fonts.items, pass->fonts.count, &content) ||
        rcn_pass_refuse(pass, index + 1, "content is not well-formed");
    ok = ok && shows_plan(pass, &content, index) &&
         rcn_pass_codes(pass, &content, index + 1);
    if (ok) {
        replace_content(pass, page, content.bytes, compressor);
    }
    free(bytes); /* the content's texts point into it */
    return ok;
}

bool
rcn_pass_pages(rcn_pass *pass)
{
    size_t count = (size_t)qpdf_get_num_pages(pass->qpdf);
    if (count != pass->plan->pages.count) {
        return rcn_pass_refuse(pass, 0, "pages are missing");
    }
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!compressor) {
        rcn_out_of_memory();
    }
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        qpdf_oh page = qpdf_get_page_n(pass->qpdf, i);
        rcn_pass_name(pass, page, "/Tabs", "/S");
        set_boxes(pass, page);
        rcn_pass_fonts(pass, page);
        ok = complete_links(pass, page, i) &&
             mark_content(pass, page, i, compressor);
        qpdf_oh_release_all(pass->qpdf);
        rcn_arena_reset(pass->scratch);
    }
    libdeflate_free_compressor(compressor);
    return ok && rcn_pass_maps(pass);
}
