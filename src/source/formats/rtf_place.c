/* What is in places of RTF beside the text: properties, styles, fields, notes,
 * pictures, comments. */
#include <string.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "source/formats/rtf.h"

/* Returns the target of HYPERLINK "address". */
static const char *
target_of(rcn_arena *arena, rcn_text instruction)
{
    rcn_text text = rcn_text_trim(instruction);
    size_t open = rcn_text_find(text, "\"", 0);
    size_t end = open < text.len ? rcn_text_find(text, "\"", open + 1) : open;
    bool link = rcn_text_starts(text, "HYPERLINK") && end < text.len;
    return link ? rcn_text_string(arena, rcn_text_slice(text, open + 1, end))
                : NULL;
}

void
rcn_rtf_add_style(rcn_rtf *rtf, rcn_text text)
{
    static const char *const headings[] = {"heading ", "\303\274berschrift ",
                                           "titre ", "t\303\255tulo ",
                                           "titolo "};
    rcn_text name = rcn_utf8_fold(rtf->arena, rcn_text_trim(text));
    while (rcn_text_ends(name, ";")) {
        name.len--;
    }
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        size_t len = strlen(headings[i]);
        bool digit = name.len == len + 1 && name.at[len] > '0' &&
                     name.at[len] <= '9' && rcn_text_starts(name, headings[i]);
        rtf->style.level = digit ? name.at[len] - '0' : rtf->style.level;
    }
    const char *word = rcn_text_string(rtf->arena, name);
    rtf->style.kind = rcn_docx_kind_of_name(word);
    if (rtf->style.kind == RCN_DOCX_TITLE || strcmp(word, "titel") == 0) {
        rtf->style.level = -1;
    }
    bool known = rtf->style.level || rtf->style.kind != RCN_DOCX_BODY;
    if (known && rtf->writer.styles.count < RCN_RTF_FONTS_MOST) {
        RCN_PUSH(rtf->arena, &rtf->writer.styles, rtf->style);
    }
    rtf->style = (rcn_rtf_style){0};
}

/* A picture, as digits or, with \bin, as bytes. */
static void
add_picture(rcn_rtf *rtf, rcn_text text)
{
    if (!rtf->picture) {
        return;
    }
    char *bytes = rcn_arena_alloc(rtf->arena, text.len / 2 + 1, 1);
    size_t len = 0;
    int high = -1;
    for (size_t i = 0; i < text.len; i++) {
        int digit = rcn_rtf_digit(text.at[i]);
        if (digit >= 0 && high >= 0) {
            bytes[len++] = (char)(high * 16 + digit);
            high = -1;
        } else if (digit >= 0) {
            high = digit;
        }
    }
    rcn_rtf_begin_paragraph(&rtf->writer);
    rcn_paper_image(rtf->writer.paper,
                    rcn_arena_printf(rtf->arena, "picture-%zu.%s",
                                     ++rtf->pictures,
                                     rtf->picture == 'p' ? "png" : "jpg"),
                    (rcn_text){bytes, len}, rtf->alt);
}

/* What the words of a place say, when its group ends. */
void
rcn_rtf_finish_place(rcn_rtf *rtf, rcn_rtf_place place)
{
    rcn_text text = rcn_buffer_text(&rtf->words);
    const char *words = rcn_text_string(rtf->arena, rcn_text_trim(text));
    rcn_paper *paper = rtf->writer.paper;
    switch ((int)place) {
    case RCN_RTF_TITLE:
        rtf->title = words;
        break;
    case RCN_RTF_AUTHOR:
        rtf->author = words;
        break;
    case RCN_RTF_CREATED:
        if (rtf->year > 0 && rtf->month > 0 && rtf->day > 0) {
            rcn_paper_meta(paper, "file.created",
                           rcn_arena_printf(rtf->arena, "%04d-%02d-%02d",
                                            (int)rtf->year, (int)rtf->month,
                                            (int)rtf->day));
        }
        break;
    case RCN_RTF_INSTRUCTION:
        rtf->link = target_of(rtf->arena, text);
        break;
    case RCN_RTF_MARKER:
        rtf->writer.paragraph.marker = text.len ? words : NULL;
        break;
    case RCN_RTF_PICTURE:
        add_picture(rtf, text);
        rtf->alt = NULL;
        rtf->picture = 0;
        break;
    case RCN_RTF_NAME:
        rtf->name = words;
        break;
    case RCN_RTF_VALUE:
        if (rtf->name && strcmp(rtf->name, "wzDescription") == 0) {
            rtf->alt = words;
        }
        break;
    case RCN_RTF_COMMENT:
        rcn_log_add(rtf->log, RCN_CODE_SOURCE_COMMENT,
                    (rcn_place){rtf->path, 0, 0}, "%s", words);
        break;
    case RCN_RTF_CUT:
        rcn_paper_cut(paper, "running-head", rcn_text_of(words));
        break;
    default:
        break;
    }
    rtf->words.len = 0;
}

/* Ends the note that a group holds; the paragraph it hangs on goes on. */
void
rcn_rtf_end_note(rcn_rtf *rtf, const rcn_rtf_group *group)
{
    rcn_rtf_writer *writer = &rtf->writer;
    rcn_rtf_end_paragraph(writer);
    rcn_paper_end_note(writer->paper);
    writer->in_note = false;
    writer->paper->out = group->out;
    writer->paragraph = group->around;
    writer->close = group->close;
    writer->look.open = group->look_open;
}

void
rcn_rtf_begin_note(rcn_rtf *rtf)
{
    rcn_rtf_writer *writer = &rtf->writer;
    rcn_rtf_group *group = rcn_rtf_top(rtf);
    if (group->place != RCN_RTF_TEXT || writer->in_note) {
        return;
    }
    rcn_rtf_begin_paragraph(writer);
    group->note = true;
    group->around = writer->paragraph;
    group->close = writer->close;
    group->look_open = writer->look.open;
    writer->look.open = 0;
    group->out = writer->paper->out;
    group->run = (rcn_paper_run){0};
    rcn_paper_set_link(writer->paper, NULL);
    rcn_paper_begin_note(writer->paper);
    writer->in_note = true;
    writer->close = NULL;
    writer->paragraph = (rcn_rtf_paragraph){.style = -1, .outline = -1};
}

/* Makes the words of the group what `place` says; passes over a group within
 * one that is. */
/* Returns true for places whose words are gathered, so that no other may be in
 * them. */
static bool
gathers(rcn_rtf_place place)
{
    return place >= RCN_RTF_FONTS && place != RCN_RTF_PICTURE;
}

void
rcn_rtf_set_place(rcn_rtf *rtf, rcn_rtf_place place)
{
    rcn_rtf_group *group = rcn_rtf_top(rtf);
    bool within = gathers(group->place);
    if (group->place == RCN_RTF_SKIPPED || group->place == place ||
        (within && place == RCN_RTF_TEXT)) {
        return;
    }
    group->place = within ? RCN_RTF_SKIPPED : place;
    group->opens = !within && place != RCN_RTF_TEXT;
    if (within) {
        return;
    }
    rtf->words.len = 0;
    if (place == RCN_RTF_CREATED) {
        rtf->year = rtf->month = rtf->day = 0;
    }
}
