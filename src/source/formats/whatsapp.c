/* Chats that WhatsApp exported as text: "[12.03.21, 09:14:02] NAME: words" (iOS) or
 * "12/03/2021, 09:14 - NAME: words" (Android); lines without such a head go on
 * with the message above.  Whether a day or a month comes first depends on the
 * phone: a number above 12 in any line decides it, else no date is stated. */
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "source/encoding.h"
#include "source/formats/chat.h"
#include "source/formats/member.h"
#include "source/formats/sniff.h"

#define NAME_MOST     80 /* bytes of a sender's name */
#define LOOK_LINES    20
#define LEFT_TO_RIGHT "\xE2\x80\x8E"

/* The order of the numbers of a date. */
typedef enum rcn_day_order {
    RCN_DAY_UNKNOWN,
    RCN_DAY_FIRST,
    RCN_MONTH_FIRST,
    RCN_YEAR_FIRST
} rcn_day_order;

/* A chat that is being written. */
typedef struct rcn_whatsapp {
    rcn_arena *arena;
    rcn_paper *paper;
    bool dated;
} rcn_whatsapp;

/* A line of a chat with a head. */
typedef struct rcn_chat_line {
    uint32_t numbers[3]; /* of the date */
    uint32_t hour, minute;
    rcn_day_order order; /* what this line shows of it */
    rcn_text head;       /* all before the words */
    rcn_text name;       /* "": what the program says */
    rcn_text words;
} rcn_chat_line;

/* Reads a number of at most `most` digits at `*at`. */
static bool
read_number(rcn_text text, size_t *at, size_t most, uint32_t *ret_value)
{
    size_t start = *at;
    uint32_t value = 0;
    while (*at < text.len && *at - start < most && text.at[*at] >= '0' &&
           text.at[*at] <= '9') {
        value = value * 10 + (uint32_t)(text.at[(*at)++] - '0');
    }
    *ret_value = value;
    return *at > start;
}

/* Reads "12/03/2021" and what it shows of the order of its numbers. */
static bool
read_date(rcn_text text, size_t *at, rcn_chat_line *line)
{
    size_t start = *at;
    char sign = '\0';
    for (size_t i = 0; i < 3; i++) {
        if (!read_number(text, at, 4, &line->numbers[i]) ||
            (i < 2 && (*at >= text.len || !strchr("/.-", text.at[*at]))) ||
            (i == 1 && text.at[*at] != sign)) {
            return false;
        }
        if (i < 2) {
            sign = text.at[*at];
        }
        *at += i < 2;
        *at += i < 2 && sign == '.' && *at < text.len && text.at[*at] == ' ';
    }
    bool year = line->numbers[0] > 1900;
    line->order = year                    ? RCN_YEAR_FIRST
                  : sign == '.'           ? RCN_DAY_FIRST
                  : line->numbers[0] > 12 ? RCN_DAY_FIRST
                  : line->numbers[1] > 12 ? RCN_MONTH_FIRST
                                          : RCN_DAY_UNKNOWN;
    return *at - start >= 6;
}

/* Reads "09:14", "09:14:02" or "9:14 PM". */
static bool
read_time(rcn_text text, size_t *at, rcn_chat_line *line)
{
    uint32_t second = 0;
    if (!read_number(text, at, 2, &line->hour) || *at >= text.len ||
        !strchr(":.", text.at[*at])) {
        return false;
    }
    ++*at;
    if (!read_number(text, at, 2, &line->minute)) {
        return false;
    }
    if (*at < text.len && text.at[*at] == ':') {
        ++*at;
        (void)read_number(text, at, 2, &second);
    }
    size_t half = *at;
    while (half < text.len && half < *at + 3 &&
           (text.at[half] == ' ' || (unsigned char)text.at[half] >= 0x80)) {
        half++; /* a space, or U+202F */
    }
    rcn_text rest = rcn_text_slice(text, half, text.len);
    bool noon = rcn_text_starts(rest, "PM") || rcn_text_starts(rest, "pm");
    if (noon || rcn_text_starts(rest, "AM") || rcn_text_starts(rest, "am")) {
        line->hour = line->hour % 12 + (noon ? 12 : 0);
        *at = half + 2;
    }
    return line->hour < 24 && line->minute < 60;
}

/* Reads a line with a head; false for one without. */
static bool
read_line(rcn_text text, rcn_chat_line *line)
{
    *line = (rcn_chat_line){0};
    size_t start = rcn_text_starts(text, LEFT_TO_RIGHT) ? 3 : 0;
    size_t at = start;
    bool bracket = at < text.len && text.at[at] == '[';
    at += bracket;
    if (!read_date(text, &at, line)) {
        return false;
    }
    while (at < text.len && (text.at[at] == ',' || text.at[at] == ' ')) {
        at++;
    }
    if (!read_time(text, &at, line)) {
        return false;
    }
    rcn_text rest = rcn_text_slice(text, at, text.len);
    const char *sign = bracket ? "] " : " - ";
    if (!rcn_text_starts(rest, sign)) {
        return false;
    }
    rest = rcn_text_slice(rest, strlen(sign), rest.len);
    size_t colon = rcn_text_find(rest, ": ", 0);
    bool named = colon < rest.len && colon && colon <= NAME_MOST;
    line->name = rcn_text_slice(rest, 0, named ? colon : 0);
    line->words =
        rcn_text_slice(rest, named ? colon + strlen(": ") : 0, rest.len);
    line->head =
        rcn_text_slice(text, start, (size_t)(line->words.at - text.at));
    return true;
}

static rcn_text
next_line(rcn_text text, size_t *at)
{
    const char *feed = memchr(text.at + *at, '\n', text.len - *at);
    size_t end = feed ? (size_t)(feed - text.at) : text.len;
    rcn_text line = rcn_text_slice(text, *at, end);
    *at = feed ? end + 1 : end;
    line.len -= line.len && line.at[line.len - 1] == '\r';
    return line;
}

bool
rcn_whatsapp_looks_like(rcn_text head)
{
    size_t at = rcn_text_starts(head, "\xEF\xBB\xBF") ? 3 : 0;
    size_t heads = 0;
    size_t named = 0;
    for (size_t i = 0; i < LOOK_LINES && at < head.len; i++) {
        rcn_chat_line line;
        bool has_head = read_line(next_line(head, &at), &line);
        if (!i && !has_head) {
            return false;
        }
        heads += has_head;
        named += has_head && line.name.len;
    }
    return heads >= 3 && named >= 2;
}

/* Returns the order that the lines of a chat show; unknown when they
 * disagree. */
static rcn_day_order
find_order(rcn_text text)
{
    rcn_day_order order = RCN_DAY_UNKNOWN;
    for (size_t at = 0; at < text.len;) {
        rcn_chat_line line;
        if (!read_line(next_line(text, &at), &line) || !line.order) {
            continue;
        }
        if (order && order != line.order) {
            return RCN_DAY_UNKNOWN;
        }
        order = line.order;
    }
    return order;
}

/* Returns the moment of a message in ISO 8601; NULL where it is not certain. */
static const char *
moment_of(rcn_arena *arena, const rcn_chat_line *line, rcn_day_order order)
{
    static const size_t places[][3] = {[RCN_DAY_FIRST] = {2, 1, 0},
                                       [RCN_MONTH_FIRST] = {2, 0, 1},
                                       [RCN_YEAR_FIRST] = {0, 1, 2}};
    if (order == RCN_DAY_UNKNOWN) {
        return NULL;
    }
    uint32_t year = line->numbers[places[order][0]];
    uint32_t month = line->numbers[places[order][1]];
    uint32_t day = line->numbers[places[order][2]];
    year += year < 100 ? 2000 : 0;
    return year >= 2009 && year < 2100 && month && month <= 12 && day &&
                   day <= 31
               ? rcn_arena_printf(arena, "%04u-%02u-%02uT%02u:%02u", year,
                                  month, day, line->hour, line->minute)
               : NULL;
}

/* Returns true for the words that stand for a picture or a call. */
static bool
is_placeholder(rcn_text words)
{
    words = rcn_text_trim(words);
    return rcn_text_starts(words, LEFT_TO_RIGHT) ||
           (rcn_text_starts(words, "<") && rcn_text_ends(words, ">"));
}

/* Writes a message with its head as it stands. */
static void
write_message(rcn_whatsapp *chat, const rcn_chat_line *line, rcn_text words,
              rcn_day_order order)
{
    rcn_paper *paper = chat->paper;
    const char *moment = moment_of(chat->arena, line, order);
    if (moment && !chat->dated) {
        rcn_paper_meta(paper, "mail.date", moment);
        chat->dated = true;
    }
    rcn_paper_html(paper, "<p>");
    if (!line->name.len || is_placeholder(words)) {
        rcn_paper_cut(paper, "page-surroundings", line->head);
        rcn_paper_cut(paper, "page-surroundings", words);
    } else {
        size_t name = (size_t)(line->name.at - line->head.at);
        rcn_paper_text(paper, rcn_text_slice(line->head, 0, name));
        rcn_paper_set_run(paper, (rcn_paper_run){.bold = true});
        rcn_paper_text(paper, line->name);
        rcn_paper_set_run(paper, (rcn_paper_run){0});
        rcn_paper_html(paper, ": ");
        rcn_chat_lines(paper, words);
    }
    rcn_paper_html(paper, "</p>\n");
}

static bool
names_chat(const char *name)
{
    return strncmp(name, "WhatsApp", strlen("WhatsApp")) == 0;
}

/* WhatsApp names the file for the chat, or the archive that holds it. */
static void
name_chat(const rcn_whatsapp *chat, const char *path, const rcn_parts *parts)
{
    const char *name = rcn_member_name(path, parts);
    if (parts->depth && !names_chat(name)) {
        size_t file = strcspn(path, "#");
        name = rcn_path_name(rcn_arena_strndup(chat->arena, path, file));
    }
    if (names_chat(name)) {
        size_t len = strcspn(name, ".");
        name = rcn_arena_strndup(chat->arena, name, len);
        rcn_paper_meta(chat->paper, "title", name);
        rcn_paper_meta(chat->paper, "og:title", name);
    }
}

void
rcn_parts_whatsapp(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts)
{
    (void)log;
    rcn_whatsapp chat = {.arena = arena, .paper = rcn_paper_new(arena)};
    rcn_text text = rcn_decode(arena, bytes, &parts->decoding).text;
    rcn_day_order order = find_order(text);
    name_chat(&chat, path, parts);
    for (size_t at = 0; at < text.len;) {
        rcn_chat_line line, next;
        rcn_text first = next_line(text, &at);
        if (!read_line(first, &line)) {
            line = (rcn_chat_line){.words = first};
        }
        size_t end = at; /* of the lines that go on */
        for (size_t look = at; look < text.len; end = look) {
            if (read_line(next_line(text, &look), &next)) {
                break;
            }
        }
        size_t start = (size_t)(line.words.at - text.at);
        rcn_text words =
            end > at ? rcn_text_slice(text, start, end) : line.words;
        write_message(&chat, &line, rcn_text_trim(words), order);
        at = end;
    }
    RCN_PUSH(arena, parts,
             rcn_paper_part(chat.paper, "", "recension " RCN_VERSION));
}
