/* Chats that Telegram exported, as messages.html or result.json: one document,
 * who wrote when above each message. */
#include <string.h>

#include "base/codes.h"
#include "source/formats/archive.h"
#include "source/formats/chat.h"
#include "source/formats/json_file.h"
#include "source/formats/sniff.h"
#include "source/formats/web_tree.h"

static bool
has(rcn_text bytes, const char *words)
{
    return rcn_text_find(bytes, words, 0) != SIZE_MAX;
}

bool
rcn_telegram_looks_like(rcn_text bytes)
{
    bool page = has(bytes, "class=\"page_header") &&
                (has(bytes, "class=\"message default clearfix") ||
                 has(bytes, "class=\"message service\""));
    return page && has(bytes, "class=\"history\"");
}

bool
rcn_telegram_json_looks_like(rcn_text bytes)
{
    return rcn_text_starts(rcn_text_trim(bytes), "{") &&
           has(bytes, "\"messages\"") && has(bytes, "\"type\"") &&
           (has(bytes, "\"date_unixtime\"") || has(bytes, "\"from_id\"") ||
            has(bytes, "\"actor_id\""));
}

/* "04.03.2021 09:05:00 UTC+01:00" as ISO 8601, or NULL. */
static const char *
iso_of(rcn_arena *arena, const char *title)
{
    static const char form[] = "00.00.0000 00:00:00";
    for (size_t i = 0; form[i]; i++) {
        bool digit = title[i] >= '0' && title[i] <= '9';
        if (form[i] == '0' ? !digit : title[i] != form[i]) {
            return NULL;
        }
    }
    const char *zone = strstr(title, " UTC");
    return rcn_arena_printf(arena, "%.4s-%.2s-%.2sT%.8s%.6s", title + 6,
                            title + 3, title, title + 11, zone ? zone + 4 : "");
}

void
rcn_chat_name(rcn_chat *chat, const char *name)
{
    rcn_paper_meta(chat->paper, "title", name);
    rcn_paper_meta(chat->paper, "og:title", name);
    rcn_paper_meta(chat->paper, "og:site_name", name);
}

void
rcn_chat_sender(rcn_chat *chat, const char *name, const char *moment)
{
    rcn_paper *paper = chat->paper;
    if (moment && !chat->dated) {
        rcn_paper_meta(paper, "mail.date", moment);
        chat->dated = true;
    }
    bool same = moment && strncmp(chat->day, moment, 10) == 0;
    if (moment && !same) {
        (void)strncpy(chat->day, moment, 10);
        rcn_buffer_printf(paper->out, "<h3>%s</h3>\n", chat->day);
    }
    rcn_paper_html(paper, "<p><strong>");
    rcn_paper_text(paper, rcn_text_of(name));
    rcn_paper_html(paper, "</strong>");
    if (moment) {
        rcn_buffer_printf(paper->out, ", %.5s", moment + 11);
    }
    rcn_paper_html(paper, "</p>\n");
}

void
rcn_chat_lines(rcn_paper *paper, rcn_text text)
{
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        rcn_paper_text(paper, rcn_text_slice(text, at, end));
        rcn_paper_html(paper, feed ? "<br>\n" : "");
        at = end + 1;
    }
}

/* Writes the content of a message: text, line breaks, links. */
static void
write_inline(rcn_chat *chat, xmlNode *top)
{
    xmlNode *node = top->children;
    while (node) {
        const char *link = rcn_node_is(node, "a")
                               ? rcn_web_attribute(chat->arena, node, "href")
                               : "";
        if (strncmp(link, "http", 4) == 0) {
            rcn_paper_set_link(chat->paper, link);
            rcn_paper_text(chat->paper, rcn_web_text(chat->arena, node));
            rcn_paper_set_link(chat->paper, NULL);
            node = rcn_web_after(top, node);
            continue;
        }
        if (node->type == XML_TEXT_NODE && node->content) {
            rcn_paper_text(chat->paper,
                           rcn_text_of((const char *)node->content));
        } else if (rcn_node_is(node, "br")) {
            rcn_paper_html(chat->paper, "<br>\n");
        }
        node = rcn_web_next(top, node);
    }
}

/* Writes one element of the body of a message; false when what is in it is to
 * be looked at. */
static bool
write_element(rcn_chat *chat, xmlNode *node, bool forwarded)
{
    rcn_paper *paper = chat->paper;
    if (rcn_web_has_class(node, "text")) {
        rcn_paper_html(paper, forwarded ? "<blockquote><p>" : "<p>");
        write_inline(chat, node);
        rcn_paper_html(paper, forwarded ? "</p></blockquote>\n" : "</p>\n");
        return true;
    }
    if (rcn_web_has_class(node, "media_wrap") ||
        rcn_web_has_class(node, "reply_to") ||
        rcn_web_has_class(node, "reactions")) {
        rcn_paper_html(paper, "<p>");
        rcn_paper_cut(
            paper, "page-surroundings",
            rcn_text_squash(chat->arena, rcn_web_text(chat->arena, node)));
        rcn_paper_html(paper, "</p>\n");
        return true;
    }
    return rcn_web_has_class(node, "userpic_wrap") ||
           rcn_web_has_class(node, "date") ||
           (rcn_web_has_class(node, "from_name") && !forwarded);
}

/* Returns the words of the sender's element alone: a forwarded message has its
 * date in it. */
static const char *
own_words(rcn_arena *arena, const xmlNode *node)
{
    const xmlNode *text = node ? node->children : NULL;
    rcn_text words =
        rcn_text_of(text && text->content ? (const char *)text->content : "");
    return rcn_text_string(arena, rcn_text_trim(words));
}

static void
write_message(rcn_chat *chat, xmlNode *message, const char **sender)
{
    if (rcn_web_has_class(message, "service")) {
        return; /* a date, or who came and went */
    }
    xmlNode *name = rcn_web_find(message, "div", "from_name");
    xmlNode *date = rcn_web_find(message, "div", "date");
    bool joined = rcn_web_has_class(message, "joined");
    *sender = name && !joined ? own_words(chat->arena, name) : *sender;
    const char *title =
        date ? rcn_web_attribute(chat->arena, date, "title") : "";
    rcn_chat_sender(chat, *sender, iso_of(chat->arena, title));
    xmlNode *node = message->children;
    const xmlNode *forwarded = NULL;
    while (node) {
        for (const xmlNode *up = node; forwarded && up != forwarded;) {
            up = up->parent;
            forwarded = up ? forwarded : NULL;
        }
        if (rcn_web_has_class(node, "forwarded")) {
            forwarded = node;
        }
        node = write_element(chat, node, forwarded != NULL)
                   ? rcn_web_after(message, node)
                   : rcn_web_next(message, node);
    }
}

void
rcn_parts_telegram(rcn_arena *arena, rcn_text bytes, const char *path,
                   rcn_log *log, rcn_parts *parts)
{
    rcn_chat chat = {.arena = arena, .paper = rcn_paper_new(arena)};
    xmlNode *root = rcn_web_tree(arena, bytes);
    if (!root) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "no export of a chat");
        return;
    }
    xmlNode *header = rcn_web_find(root, "div", "page_header");
    xmlNode *title = header ? rcn_web_find(header, "div", "text") : NULL;
    rcn_text name = rcn_text_squash(arena, rcn_web_text(arena, title));
    rcn_chat_name(&chat, rcn_text_string(arena, name));
    const char *sender = "";
    for (xmlNode *node = root; node;) {
        bool message = rcn_web_has_class(node, "message");
        if (message) {
            write_message(&chat, node, &sender);
        }
        node = message ? rcn_web_after(root, node) : rcn_web_next(root, node);
    }
    RCN_PUSH(arena, parts,
             rcn_paper_part(chat.paper, "", "recension " RCN_VERSION));
}

/* Writes a text, which is a string or a list of strings and of objects with
 * one. */
static void
write_json_text(rcn_paper *paper, const json_t *text)
{
    if (json_is_string(text)) {
        rcn_chat_lines(paper, rcn_text_of(json_string_value(text)));
    }
    for (size_t i = 0; i < json_array_size(text); i++) {
        const json_t *piece = json_array_get(text, i);
        const char *words = json_is_string(piece)
                                ? json_string_value(piece)
                                : rcn_json_file_string(piece, "text");
        const char *link = rcn_json_file_string(piece, "href");
        const char *type = rcn_json_file_string(piece, "type");
        link = !link && type && strcmp(type, "link") == 0 ? words : link;
        if (link && strncmp(link, "http", 4) == 0) {
            rcn_paper_set_link(paper, link);
        }
        rcn_chat_lines(paper, rcn_text_of(words));
        if (paper->link) {
            rcn_paper_set_link(paper, NULL);
        }
    }
}

void
rcn_parts_telegram_json(rcn_arena *arena, rcn_text bytes, const char *path,
                        rcn_log *log, rcn_parts *parts)
{
    const json_t *root = rcn_json_file_read(arena, bytes, path, log);
    if (!root) {
        return;
    }
    rcn_chat chat = {.arena = arena, .paper = rcn_paper_new(arena)};
    rcn_chat_name(&chat, rcn_json_file_string(root, "name"));
    const json_t *messages = json_object_get(root, "messages");
    for (size_t i = 0; i < json_array_size(messages); i++) {
        const json_t *message = json_array_get(messages, i);
        const char *type = rcn_json_file_string(message, "type");
        const char *name = rcn_json_file_string(message, "from");
        const char *moment = rcn_json_file_string(message, "date");
        if (!type || strcmp(type, "message") != 0) {
            continue;
        }
        moment = moment && strlen(moment) >= 16 &&
                         strspn(moment, "0123456789-T:+Z") == strlen(moment)
                     ? moment
                     : NULL;
        rcn_chat_sender(&chat, name ? name : "", moment);
        rcn_paper_html(chat.paper, "<p>");
        write_json_text(chat.paper, json_object_get(message, "text"));
        rcn_paper_html(chat.paper, "</p>\n");
    }
    RCN_PUSH(arena, parts,
             rcn_paper_part(chat.paper, "", "recension " RCN_VERSION));
}
