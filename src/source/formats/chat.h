#ifndef RCN_SOURCE_FORMATS_CHAT_H
#define RCN_SOURCE_FORMATS_CHAT_H

#include "source/formats/paper.h"

/* Private to the readers of exported chats: one document, who wrote when above
 * each message.  (telegram.c) */

typedef struct rcn_chat {
    rcn_arena *arena;
    rcn_paper *paper;
    bool dated;
    char day[11]; /**< of the last message */
} rcn_chat;

/** Names the chat. */
void rcn_chat_name(rcn_chat *chat, const char *name);

/** Writes who wrote a message, and when; on a new day its date.  `moment`: ISO
 * 8601, or NULL. */
void rcn_chat_sender(rcn_chat *chat, const char *name, const char *moment);

/** Writes text with its line ends. */
void rcn_chat_lines(rcn_paper *paper, rcn_text text);

#endif
