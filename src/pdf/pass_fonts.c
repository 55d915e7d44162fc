/* The second pass over fonts (ISO 32000-1, 9.7.4.2 and 9.10.3).  cairo maps a
 * glyph to the character that the font's own table gives it, so a ligature that
 * has a character, or one for private use, gets ActualText around each use.
 * That is taken out of the pages, and the map says the letters instead. */
#include <stdlib.h>
#include <string.h>

#include "pdf/pass.h"

/* CID-keyed TrueType fonts must say how codes become glyphs. */
static void
complete_font(rcn_pass *pass, qpdf_oh font)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh descendants = qpdf_oh_get_key(q, font, "/DescendantFonts");
    if (!qpdf_oh_is_array(q, descendants)) {
        return;
    }
    qpdf_oh child = qpdf_oh_get_array_item(q, descendants, 0);
    qpdf_oh subtype = qpdf_oh_get_key(q, child, "/Subtype");
    if (qpdf_oh_is_name_and_equals(q, subtype, "/CIDFontType2") &&
        !qpdf_oh_has_key(q, child, "/CIDToGIDMap")) {
        rcn_pass_name(pass, child, "/CIDToGIDMap", "/Identity");
    }
}

static bool
font_is_known(const rcn_pass *pass, const char *name)
{
    for (size_t i = 0; i < pass->fonts.count; i++) {
        if (strcmp(pass->fonts.items[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

void
rcn_pass_fonts(rcn_pass *pass, qpdf_oh page)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources");
    qpdf_oh fonts = qpdf_oh_get_key(q, resources, "/Font");
    if (!qpdf_oh_is_dictionary(q, fonts)) {
        return;
    }
    size_t known = pass->fonts.count;
    qpdf_oh_begin_dict_key_iter(q, fonts);
    while (qpdf_oh_dict_more_keys(q)) {
        /* cairo's names are those of the whole file. */
        const char *name = qpdf_oh_dict_next_key(q);
        if (!font_is_known(pass, name)) {
            rcn_code_size font = {rcn_arena_strdup(pass->arena, name), 1};
            RCN_PUSH(pass->arena, &pass->fonts, font);
        }
    }
    for (size_t i = known; i < pass->fonts.count; i++) {
        rcn_code_size *entry = &pass->fonts.items[i];
        qpdf_oh font = qpdf_oh_get_key(q, fonts, entry->name);
        qpdf_oh subtype = qpdf_oh_get_key(q, font, "/Subtype");
        bool composite = qpdf_oh_is_name_and_equals(q, subtype, "/Type0");
        entry->bytes = composite ? 2 : 1;
        complete_font(pass, font);
        qpdf_oh map = qpdf_oh_get_key(q, font, "/ToUnicode");
        RCN_PUSH(pass->arena, &pass->maps, qpdf_oh_get_object_id(q, map));
    }
}

static bool
keep_code(rcn_pass *pass, const rcn_mapping *text)
{
    for (size_t i = 0; i < pass->texts.count; i++) {
        const rcn_mapping *known = &pass->texts.items[i];
        if (known->font == text->font && known->code == text->code) {
            return rcn_text_equal(known->utf16, text->utf16);
        }
    }
    rcn_mapping kept = *text;
    kept.utf16.at =
        rcn_arena_strndup(pass->arena, text->utf16.at, text->utf16.len);
    RCN_PUSH(pass->arena, &pass->texts, kept);
    return true;
}

bool
rcn_pass_codes(rcn_pass *pass, const rcn_content *content, size_t page)
{
    for (size_t i = 0; i < content->text_count; i++) {
        if (!keep_code(pass, &content->texts[i])) {
            return rcn_pass_refuse(pass, page, "one code with two texts");
        }
    }
    return true;
}

/* Replaces what the code's line of the map gives: "<0002> <fb03>". */
static bool
edit_map(rcn_buffer *out, rcn_text map, const char *line, rcn_text utf16)
{
    size_t at = rcn_text_find(map, line, 0);
    if (at == SIZE_MAX) {
        return false;
    }
    size_t start = at + strlen(line);
    size_t end = rcn_text_find(map, ">", start);
    if (end == SIZE_MAX) {
        return false;
    }
    rcn_buffer_add(out, rcn_text_slice(map, 0, start));
    rcn_buffer_add(out, utf16);
    rcn_buffer_add(out, rcn_text_slice(map, end, map.len));
    return true;
}

static bool
complete_map(rcn_pass *pass, size_t font, rcn_text map)
{
    bool changed = false;
    for (size_t i = 0; i < pass->texts.count; i++) {
        const rcn_mapping *text = &pass->texts.items[i];
        if (text->font != font) {
            continue;
        }
        int digits = pass->fonts.items[font].bytes == 2 ? 4 : 2;
        char *line = rcn_arena_printf(pass->scratch, "\n<%0*x> <", digits,
                                      (unsigned)text->code);
        rcn_buffer out = rcn_buffer_new(pass->scratch);
        if (!edit_map(&out, map, line, text->utf16)) {
            return rcn_pass_refuse(pass, 0, "a font's map lacks a code");
        }
        map = rcn_buffer_text(&out);
        changed = true;
    }
    if (changed) {
        qpdf_data q = pass->qpdf;
        qpdf_oh stream = qpdf_get_object_by_id(q, pass->maps.items[font], 0);
        qpdf_oh none = qpdf_oh_new_null(q);
        qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)map.at,
                                    map.len, none, none);
    }
    return true;
}

static bool
font_has_texts(const rcn_pass *pass, size_t font)
{
    for (size_t i = 0; i < pass->texts.count; i++) {
        if (pass->texts.items[i].font == font) {
            return true;
        }
    }
    return false;
}

bool
rcn_pass_maps(rcn_pass *pass)
{
    qpdf_data q = pass->qpdf;
    bool ok = true;
    for (size_t i = 0; ok && i < pass->fonts.count; i++) {
        if (!font_has_texts(pass, i)) {
            continue;
        }
        qpdf_oh stream = qpdf_get_object_by_id(q, pass->maps.items[i], 0);
        unsigned char *bytes = NULL;
        size_t len = 0;
        QPDF_BOOL filtered = QPDF_FALSE;
        if (qpdf_oh_get_stream_data(q, stream, qpdf_dl_generalized, &filtered,
                                    &bytes, &len) != QPDF_SUCCESS) {
            return rcn_pass_refuse(pass, 0, "a font's map cannot be read");
        }
        char *copy = rcn_arena_strndup(pass->scratch, (char *)bytes, len);
        free(bytes);
        ok = complete_map(pass, i, (rcn_text){copy, len});
    }
    rcn_arena_reset(pass->scratch);
    return ok;
}
