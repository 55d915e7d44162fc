/* The control words of RTF: what each says of letters, of the file, of
 * paragraphs and tables. */
#include <string.h>

#include "source/formats/rtf.h"

#define RCN_RTF_GIVEN INT32_MIN /* the number that the file gives */

/* What a control word does. */
typedef enum rcn_rtf_action {
    BOLD,
    CELL,
    CELL_BELOW,
    CELL_EDGE,
    CELL_JOINED,
    CENTRED,
    CHARSET,
    CODE_PAGE,
    DAY,
    DELETED,
    FALLBACK,
    FONT,
    FONT_FIXED,
    FONT_USUAL,
    HIDDEN,
    INDENT,
    INDENT_FIRST,
    IN_TABLE,
    ITALIC,
    LEVEL,
    LINE,
    LOWERED,
    MONTH,
    NOTE,
    OUTLINE,
    PARAGRAPH_END,
    PARAGRAPH_PLAIN,
    PICTURE_KIND,
    PLACE,
    PLAIN,
    PLAIN_HEIGHT,
    RAISED,
    RESULT,
    ROW,
    ROW_HEAD,
    ROW_LEFT,
    ROW_PLAIN,
    RUNE,
    SIZE,
    SMALL_CAPS,
    STRUCK,
    STYLE,
    UNICODE,
    YEAR
} rcn_rtf_action;

static const struct {
    const char *word;
    rcn_rtf_action action;
    int32_t value;
} control_words[] = {
#define RCN_RTF_WORD(word, action, value) {word, action, value},
#include "source/formats/rtf_words.def"
#undef RCN_RTF_WORD
};

/* Returns the code page of a character set (RTF 1.9.1, "Font Table"). */
static int32_t
page_of_charset(int32_t charset)
{
    static const int32_t pages[][2] = {
        {77, 10000}, {128, 932},  {129, 949},  {130, 1361}, {134, 936},
        {136, 950},  {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255},
        {178, 1256}, {186, 1257}, {204, 1251}, {222, 874},  {238, 1250}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i][0] == charset) {
            return pages[i][1];
        }
    }
    return 0;
}

static void
define_cell(rcn_rtf_writer *writer, int32_t edge)
{
    writer->next.right = edge;
    if (writer->defined.count < RCN_RTF_FONTS_MOST) {
        RCN_PUSH(writer->arena, &writer->defined, writer->next);
    }
    writer->next = (rcn_rtf_cell){0};
}

static void
begin_row(rcn_rtf_writer *writer)
{
    writer->defined.count = 0;
    writer->next = (rcn_rtf_cell){0};
    writer->row_left = 0;
    writer->row_head = false;
}

/* Returns true for a font whose letters have one width.  Fonts of East Asia are
 * not told apart by it. */
static bool
is_fixed(const rcn_rtf *rtf, int32_t font)
{
    if (font < 0 || font >= RCN_RTF_FONTS_MOST) {
        return false;
    }
    int32_t page = rtf->fonts[font].page;
    return rtf->fonts[font].fixed && (page < 900 || page > 1000);
}

/* What a word says of letters; false when it says nothing of them. */
static bool
set_letters(rcn_rtf *rtf, rcn_rtf_action action, int32_t value)
{
    rcn_rtf_group *group = rcn_rtf_top(rtf);
    switch ((int)action) {
    case BOLD:
        group->run.bold = value != 0;
        return true;
    case ITALIC:
        group->run.italic = value != 0;
        return true;
    case STRUCK:
        group->run.struck = value != 0;
        return true;
    case SMALL_CAPS:
        group->run.small_caps = value != 0;
        return true;
    case RAISED:
        group->run.superscript = value != 0;
        return true;
    case LOWERED:
        group->run.subscript = value != 0;
        return true;
    case PLAIN_HEIGHT:
        group->run.superscript = group->run.subscript = false;
        return true;
    case PLAIN:
        group->run = (rcn_paper_run){0};
        group->size = 0;
        group->deleted = group->hidden = false;
        return true;
    case DELETED:
        group->deleted = value != 0;
        return true;
    case HIDDEN:
        group->hidden = value != 0;
        return true;
    case SIZE:
        group->size = value;
        return true;
    case FONT:
        group->font = value;
        group->run.code = is_fixed(rtf, value) && !is_fixed(rtf, rtf->usual);
        return true;
    case FALLBACK:
        group->fallback = value < 0 ? 0 : value;
        return true;
    default:
        return false;
    }
}

/* What a word says of the file; false when it says nothing of it. */
static bool
set_file(rcn_rtf *rtf, rcn_rtf_action action, int32_t value)
{
    int32_t font = rcn_rtf_top(rtf)->font;
    switch ((int)action) {
    case CODE_PAGE:
        rtf->code_page = value;
        return true;
    case CHARSET:
        if (font >= 0 && font < RCN_RTF_FONTS_MOST) {
            rtf->fonts[font].page = page_of_charset(value);
        }
        return true;
    case FONT_FIXED:
        if (font >= 0 && font < RCN_RTF_FONTS_MOST) {
            rtf->fonts[font].fixed = true;
        }
        return true;
    case FONT_USUAL:
        rtf->usual = value;
        return true;
    case YEAR:
        rtf->year = value;
        return true;
    case MONTH:
        rtf->month = value;
        return true;
    case DAY:
        rtf->day = value;
        return true;
    case PICTURE_KIND:
        rtf->picture = value;
        return true;
    case PLACE:
        rcn_rtf_set_place(rtf, (rcn_rtf_place)value);
        return true;
    case RESULT:
        rcn_rtf_top(rtf)->link = rtf->link;
        rtf->link = NULL;
        return true;
    case NOTE:
        rcn_rtf_begin_note(rtf);
        return true;
    case UNICODE:
        rcn_rtf_put_unicode(rtf, value);
        return true;
    case RUNE:
        rcn_rtf_put_rune(rtf, (uint32_t)value);
        return true;
    default:
        return false;
    }
}

/* What a word says in the marker of an item.  AbiWord writes the whole item
 * there, so that it ends a paragraph. */
static void
set_marker(rcn_rtf *rtf, rcn_rtf_action action, int32_t value)
{
    if (action == INDENT) {
        rtf->marker_left = value;
    } else if (action == PARAGRAPH_END) {
        rcn_text words = rcn_buffer_text(&rtf->words);
        if (!rcn_text_blank(words)) {
            rcn_rtf_write_item(&rtf->writer, words, rtf->marker_left);
        }
        rtf->words.len = 0;
    }
}

/* What a word says of a paragraph or a table, where there is text. */
static void
set_paragraph(rcn_rtf *rtf, rcn_rtf_action action, int32_t value)
{
    rcn_rtf_writer *writer = &rtf->writer;
    rcn_rtf_paragraph *paragraph = &writer->paragraph;
    if (rcn_rtf_top(rtf)->place == RCN_RTF_MARKER) {
        set_marker(rtf, action, value);
        return;
    }
    if (rcn_rtf_top(rtf)->place != RCN_RTF_TEXT) {
        rtf->style.number = action == STYLE ? value : rtf->style.number;
        rtf->style.level = action == OUTLINE ? value + 1 : rtf->style.level;
        return;
    }
    switch ((int)action) {
    case PARAGRAPH_END:
        rcn_rtf_end_paragraph(writer);
        break;
    case PARAGRAPH_PLAIN:
        *paragraph = (rcn_rtf_paragraph){
            .style = -1, .outline = -1, .marker = paragraph->marker};
        break;
    case STYLE:
        paragraph->style = value;
        break;
    case OUTLINE:
        paragraph->outline = value;
        break;
    case LEVEL:
        paragraph->level = value < 0 ? 0 : value;
        break;
    case IN_TABLE:
        paragraph->in_table = true;
        break;
    case CENTRED:
        paragraph->centred = value != 0;
        break;
    case INDENT:
        paragraph->left = value;
        break;
    case INDENT_FIRST:
        paragraph->first = value;
        break;
    case LINE:
        if (writer->close) {
            rcn_paper_set_run(writer->paper, (rcn_paper_run){0});
            rcn_paper_html(writer->paper,
                           writer->look.fixed ? "<br>" : "<br>\n");
            writer->look.broken = true;
        }
        break;
    case CELL:
        rcn_rtf_end_cell(writer);
        break;
    case ROW:
        rcn_rtf_end_row(writer);
        break;
    case ROW_PLAIN:
        begin_row(writer);
        break;
    case ROW_LEFT:
        writer->row_left = value;
        break;
    case ROW_HEAD:
        writer->row_head = true;
        break;
    case CELL_JOINED:
        writer->next.joined = true;
        break;
    case CELL_BELOW:
        writer->next.below = true;
        break;
    case CELL_EDGE:
        define_cell(writer, value);
        break;
    default:
        break;
    }
}

void
rcn_rtf_obey(rcn_rtf *rtf, const char *word, int32_t value)
{
    bool starred = rtf->starred;
    rtf->starred = false;
    size_t low = 0;
    size_t high = sizeof control_words / sizeof *control_words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(control_words[middle].word, word);
        if (!order) {
            int32_t given = control_words[middle].value;
            rcn_rtf_action action = control_words[middle].action;
            given = given == RCN_RTF_GIVEN ? value : given;
            if (!set_letters(rtf, action, given) &&
                !set_file(rtf, action, given)) {
                set_paragraph(rtf, action, given);
            }
            return;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    if (starred || strcmp(word, "nonshppict") == 0 ||
        strcmp(word, "colortbl") == 0) {
        rcn_rtf_set_place(rtf, RCN_RTF_SKIPPED);
    }
}
