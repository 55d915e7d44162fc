/* The face of a stretch of text: the type of its paragraph, and what the marks
 * that cover it make of it. */
#include "typeset/lines/para.h"

/* Beside a book face, a fixed-width one looks as large at four fifths. */
#define CODE_SIZE   78
#define SCRIPT_SIZE 68
#define SMALL_SIZE  85
#define RISE_SUPER  34
#define RISE_SUB    (-14)

static void
apply_mark(const rcn_setter *setter, rcn_type_use around, const rcn_mark *mark,
           rcn_face *face, rcn_type *type)
{
    const rcn_style *style = setter->style;
    rcn_font_slant slant = type->slant;
    switch ((int)mark->kind) {
    case RCN_MARK_VARIABLE:
    case RCN_MARK_TERM:
    case RCN_MARK_WORK:
    case RCN_MARK_EMPHASIS: /* within italics, the other way */
        type->slant = slant == RCN_FONT_ROMAN    ? RCN_FONT_ITALIC
                      : slant == RCN_FONT_ITALIC ? RCN_FONT_ROMAN
                      : slant == RCN_FONT_BOLD   ? RCN_FONT_BOLD_ITALIC
                                                 : RCN_FONT_BOLD;
        break;
    case RCN_MARK_STRONG:
        type->slant = slant == RCN_FONT_ITALIC || slant == RCN_FONT_BOLD_ITALIC
                          ? RCN_FONT_BOLD_ITALIC
                          : RCN_FONT_BOLD;
        break;
    case RCN_MARK_SUPERSCRIPT:
    case RCN_MARK_SUBSCRIPT:
        face->rise +=
            face->size / 100 *
            (mark->kind == RCN_MARK_SUPERSCRIPT ? RISE_SUPER : RISE_SUB);
        face->size = face->size / 100 * SCRIPT_SIZE;
        face->oldstyle_figures = false;
        break;
    case RCN_MARK_LABEL:
    case RCN_MARK_SMALL_CAPS:
        face->small_caps = true;
        face->tracking = 30;
        break;
    case RCN_MARK_SMALL:
        face->size = face->size / 100 * SMALL_SIZE;
        break;
    case RCN_MARK_DELETED:
    case RCN_MARK_STRUCK:
        face->line = RCN_LINE_THROUGH;
        break;
    case RCN_MARK_INSERTED:
    case RCN_MARK_UNDERLINE:
    case RCN_MARK_HIGHLIGHT:
        face->line =
            face->line == RCN_LINE_THROUGH ? RCN_LINE_THROUGH : RCN_LINE_UNDER;
        break;
    case RCN_MARK_KEYS:
    case RCN_MARK_OUTPUT:
    case RCN_MARK_CODE:
        if (around != RCN_TYPE_CODE) {
            type->font = style->types[RCN_TYPE_CODE].font;
            face->size = face->size / 100 * CODE_SIZE;
            face->oldstyle_figures = false;
        }
        break;
    case RCN_MARK_LANGUAGE:
        face->language = mark->value;
        break;
    default: /* says nothing of how letters look */
        break;
    }
}

uint32_t
rcn_face_of_marks(const rcn_setter *setter, const rcn_block *block,
                  const rcn_para_shape *shape, const rcn_mark *const *marks,
                  size_t depth, bool backward)
{
    rcn_type type = setter->style->types[shape->type];
    if (shape->slant != RCN_FONT_ROMAN) {
        type.slant = shape->slant;
    }
    rcn_face face = {.size = shape->size ? shape->size : type.size,
                     .rise = shape->rise,
                     .tracking = type.tracking,
                     .gray = type.gray,
                     .small_caps = type.small_caps || shape->small_caps,
                     .oldstyle_figures = type.oldstyle_figures,
                     .tabular_figures = type.tabular_figures,
                     .backward = backward,
                     .language = shape->language};
    if (block && block->language) {
        face.language = block->language;
    }
    for (size_t i = 0; i < depth; i++) {
        apply_mark(setter, shape->type, marks[i], &face, &type);
    }
    face.font =
        rcn_fonts_find(rcn_shaper_fonts(setter->words), type.font, type.slant);
    return rcn_shaper_face(setter->words, &face);
}
