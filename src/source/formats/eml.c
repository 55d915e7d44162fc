/* Mails (RFC 5322, RFC 2045) by GMime: one alone, or a box of them (RFC 4155).
 * Each becomes a page of HTML; of alternatives the last that can be shown is
 * taken, as a mail program would (RFC 2046, 5.1.4). */
#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/file.h"
#include "source/document.h"
#include "source/formats/mail_text.h"
#include "source/formats/paper.h"
#include "source/formats/parts.h"

#define DEPTH_LIMIT    16     /* of parts within parts */
#define PARTS_LIMIT    500    /* of one mail */
#define MARKERS_LIMIT  100000 /* lines of one mail that may begin a part */
#define FROM_LINE_MOST 1000   /* bytes of "From ..." and of a header's name */
#define FORGET_LEAST   ((size_t)4 * 1024 * 1024)
#define ATTACHED_NAMED 20 /* of one mail */

/* One mail while it is read. */
typedef struct rcn_mail {
    rcn_arena *arena;
    const char *path;
    rcn_log *log;
    rcn_paper *paper;
    size_t parts, attached;
} rcn_mail;

static void
start_gmime(void)
{
    static bool started;
    if (!started) {
        g_mime_init();
        started = true;
    }
}

static void
name_attachment(rcn_mail *mail, const char *name, const char *type)
{
    if (mail->attached++ < ATTACHED_NAMED) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_ATTACHMENT,
                    (rcn_place){mail->path, 0, 0}, "%s (%s)",
                    name ? name : "without a name", type);
    }
}

static char *
type_of(GMimeObject *object)
{
    return g_mime_content_type_get_mime_type(
        g_mime_object_get_content_type(object));
}

static bool
is_type(GMimeObject *object, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object),
                                       type, subtype);
}

/* Returns the bytes of a part, unpacked, in the arena; none without content. */
static rcn_text
content_of(rcn_arena *arena, GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content) {
        return (rcn_text){"", 0};
    }
    GMimeStream *stream = g_mime_stream_mem_new();
    (void)g_mime_data_wrapper_write_to_stream(content, stream);
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    rcn_text copy = {
        rcn_arena_strndup(arena, (const char *)bytes->data, bytes->len),
        bytes->len};
    g_object_unref(stream);
    return copy;
}

/* A picture under its address and as "cid:ID" (RFC 2392). */
static void
add_picture(rcn_mail *mail, GMimePart *part)
{
    const char *id = g_mime_part_get_content_id(part);
    if (id && g_mime_part_get_content(part)) {
        RCN_PUSH(mail->arena, &mail->paper->pictures,
                 (rcn_asset){rcn_arena_printf(mail->arena, "cid:%s", id),
                             content_of(mail->arena, part)});
    }
}

/* Returns the text of a part.  Programs name a wrong encoding, or none; an
 * encoding that is read otherwise is said. */
static rcn_text
decode_body(rcn_mail *mail, rcn_arena *arena, GMimeObject *part)
{
    const char *declared =
        g_mime_object_get_content_type_parameter(part, "charset");
    rcn_decoding decoding = {.declared = declared};
    rcn_text bytes = content_of(arena, GMIME_PART(part));
    rcn_decoded decoded = rcn_decode(arena, bytes, &decoding);
    bool western = declared && strcmp(decoded.encoding, "windows-1252") == 0;
    if (strcmp(decoded.encoding, "UTF-8") != 0 && !western &&
        (!declared || strcasecmp(declared, decoded.encoding) != 0)) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_ENCODING,
                    (rcn_place){mail->path, 0, 0}, "read as %s",
                    decoded.encoding);
    }
    if (decoded.undecoded) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_UNDECODED,
                    (rcn_place){mail->path, 0, 0}, "%zu, shown as U+FFFD",
                    decoded.undecoded);
    }
    return decoded.text;
}

static void
write_body(rcn_mail *mail, GMimeObject *part)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text text = decode_body(mail, scratch, part);
    if (is_type(part, "text", "html")) {
        rcn_paper_html(mail->paper, "<div>");
        rcn_paper_html(mail->paper, text.at);
        rcn_paper_html(mail->paper, "</div>\n");
    } else {
        const char *format =
            g_mime_object_get_content_type_parameter(part, "format");
        const char *space =
            g_mime_object_get_content_type_parameter(part, "delsp");
        rcn_mail_text_write(mail->paper, text,
                            format && strcasecmp(format, "flowed") == 0,
                            space && strcasecmp(space, "yes") == 0);
    }
    rcn_arena_free(scratch);
}

static bool
is_attachment(GMimeObject *object)
{
    const char *disposition = g_mime_object_get_disposition(object);
    return disposition && strcasecmp(disposition, "attachment") == 0;
}

static bool
is_body(GMimeObject *object)
{
    return GMIME_IS_TEXT_PART(object) && !is_attachment(object) &&
           (is_type(object, "text", "plain") ||
            is_type(object, "text", "html"));
}

static void read_part(rcn_mail *mail, GMimeObject *object, int depth);

static bool
can_be_shown(GMimeObject *object, int depth)
{
    if (!GMIME_IS_MULTIPART(object)) {
        return is_body(object);
    }
    int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
    for (int i = 0; i < count && i < PARTS_LIMIT && depth < DEPTH_LIMIT; i++) {
        if (can_be_shown(g_mime_multipart_get_part(GMIME_MULTIPART(object), i),
                         depth + 1)) {
            return true;
        }
    }
    return false;
}

static void
read_multipart(rcn_mail *mail, GMimeObject *object, int depth)
{
    GMimeMultipart *multipart = GMIME_MULTIPART(object);
    int count = g_mime_multipart_get_count(multipart);
    int chosen = -1;
    if (is_type(object, "multipart", "alternative")) {
        for (int i = 0; i < count && i < PARTS_LIMIT; i++) {
            GMimeObject *part = g_mime_multipart_get_part(multipart, i);
            chosen = can_be_shown(part, depth + 1) ? i : chosen;
        }
    }
    for (int i = 0; i < count; i++) {
        if (chosen < 0 || i == chosen) {
            read_part(mail, g_mime_multipart_get_part(multipart, i), depth + 1);
        }
    }
}

static void
read_part(rcn_mail *mail, GMimeObject *object, int depth)
{
    if (!object || mail->parts++ >= PARTS_LIMIT || depth > DEPTH_LIMIT) {
        return;
    }
    if (GMIME_IS_MULTIPART(object)) {
        read_multipart(mail, object, depth);
        return;
    }
    if (is_body(object)) {
        write_body(mail, object);
        return;
    }
    char *type = type_of(object);
    if (GMIME_IS_PART(object) && is_type(object, "image", "*") &&
        g_mime_part_get_content_id(GMIME_PART(object))) {
        add_picture(mail, GMIME_PART(object));
    } else {
        const char *name = GMIME_IS_PART(object)
                               ? g_mime_part_get_filename(GMIME_PART(object))
                               : NULL;
        name_attachment(mail, name, type);
    }
    g_free(type);
}

/* The names of senders, or their addresses. */
static void
add_senders(rcn_mail *mail, InternetAddressList *senders)
{
    int count = senders ? internet_address_list_length(senders) : 0;
    for (int i = 0; i < count && i < 20; i++) {
        InternetAddress *sender = internet_address_list_get_address(senders, i);
        const char *name = internet_address_get_name(sender);
        if ((!name || !*name) && INTERNET_ADDRESS_IS_MAILBOX(sender)) {
            name = internet_address_mailbox_get_addr(
                INTERNET_ADDRESS_MAILBOX(sender));
        }
        rcn_paper_meta(mail->paper, "author", name);
    }
}

/* "The river list <river.lists.example>": the name of a mailing list (RFC
 * 2919), or its address. */
static void
add_list(rcn_mail *mail, GMimeObject *message)
{
    const char *header = g_mime_object_get_header(message, "List-Id");
    char *value = header ? g_mime_utils_header_decode_text(NULL, header) : NULL;
    if (value) {
        rcn_text text = rcn_text_of(value);
        size_t open = rcn_text_find(text, "<", 0);
        rcn_text name = rcn_text_trim(
            rcn_text_slice(text, 0, open < text.len ? open : text.len));
        if (name.len > 1 && name.at[0] == '"') {
            name = rcn_text_slice(name, 1, name.len - 1);
        }
        if (!name.len && open < text.len) {
            size_t end = rcn_text_find(text, ">", open);
            name =
                rcn_text_slice(text, open + 1, end < text.len ? end : text.len);
        }
        rcn_paper_meta(mail->paper, "og:site_name",
                       rcn_text_string(mail->arena, name));
    }
    g_free(value);
}

/* Who wrote to whom is in no sentence of a mail: kept as metadata. */
static void
add_hidden(rcn_mail *mail, const char *label, InternetAddressList *addresses)
{
    char *words = addresses
                      ? internet_address_list_to_string(addresses, NULL, FALSE)
                      : NULL;
    if (words && *words) {
        rcn_paper_html(mail->paper, "<label hidden>");
        rcn_paper_text(mail->paper, rcn_text_of(label));
        rcn_paper_text(mail->paper, rcn_text_of(words));
        rcn_paper_html(mail->paper, "</label>\n");
    }
    g_free(words);
}

const char *
rcn_mail_date(rcn_arena *arena, rcn_text date)
{
    start_gmime();
    GDateTime *moment =
        g_mime_utils_header_decode_date(rcn_text_string(arena, date));
    char *text =
        moment ? g_date_time_format(moment, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
    const char *copy = rcn_arena_strdup(arena, text);
    g_free(text);
    if (moment) {
        g_date_time_unref(moment);
    }
    return copy;
}

static void
add_headers(rcn_mail *mail, GMimeMessage *message)
{
    const char *subject = g_mime_message_get_subject(message);
    rcn_paper_meta(mail->paper, "og:title", subject);
    add_senders(mail, g_mime_message_get_from(message));
    add_list(mail, GMIME_OBJECT(message));
    GDateTime *date = g_mime_message_get_date(message);
    char *day = date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
    rcn_paper_meta(mail->paper, "mail.date", day);
    g_free(day);
    add_hidden(mail, "From: ", g_mime_message_get_from(message));
    add_hidden(mail, "To: ", g_mime_message_get_to(message));
    add_hidden(mail, "Cc: ", g_mime_message_get_cc(message));
}

/* GMime makes some 2 KB of each part before any can be counted. */
static bool
has_too_many_parts(rcn_text bytes)
{
    size_t count = 0;
    size_t at = rcn_text_find(bytes, "\n--", 0);
    while (at != SIZE_MAX && count <= MARKERS_LIMIT) {
        count++;
        at = rcn_text_find(bytes, "\n--", at + 1);
    }
    return count > MARKERS_LIMIT;
}

static void
add_mail(rcn_mail *mail, rcn_text bytes, const char *suffix, rcn_parts *parts)
{
    if (has_too_many_parts(bytes)) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_CONTAINER,
                    (rcn_place){mail->path, 0, 0},
                    "more than %d parts in one mail", MARKERS_LIMIT);
        return;
    }
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(bytes.at, bytes.len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    if (!message) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_CONTAINER,
                    (rcn_place){mail->path, 0, 0}, "no mail");
        return;
    }
    rcn_arena *scratch = rcn_arena_new(0);
    mail->paper = rcn_paper_new(scratch);
    mail->paper->kept = mail->arena;
    mail->parts = 0;
    mail->attached = 0;
    add_headers(mail, message);
    read_part(mail, g_mime_message_get_mime_part(message), 0);
    if (mail->attached > ATTACHED_NAMED || mail->parts > PARTS_LIMIT) {
        rcn_log_add(mail->log, RCN_CODE_SOURCE_ATTACHMENT,
                    (rcn_place){mail->path, 0, 0}, "%zu in all",
                    mail->attached);
    }
    g_object_unref(message);
    RCN_PUSH(mail->arena, parts,
             rcn_paper_part(mail->paper, suffix,
                            rcn_arena_printf(mail->arena, "gmime %u.%u.%u",
                                             gmime_major_version,
                                             gmime_minor_version,
                                             gmime_micro_version)));
    rcn_arena_free(scratch);
}

void
rcn_parts_eml(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
              rcn_parts *parts)
{
    rcn_mail mail = {.arena = arena, .path = path, .log = log};
    start_gmime();
    add_mail(&mail, bytes, "", parts);
}

/* Returns true where a mail of a box begins: "From " at the head of a line,
 * after a blank one, and a line of a header below. */
static bool
begins_mail(rcn_text bytes, size_t at)
{
    rcn_text rest = rcn_text_slice(bytes, at, bytes.len);
    if (!rcn_text_starts(rest, "From ")) {
        return false;
    }
    rest.len = rest.len < FROM_LINE_MOST ? rest.len : FROM_LINE_MOST;
    size_t end = rcn_text_find(rest, "\n", 0);
    size_t colon = end < rest.len ? rcn_text_find(rest, ":", end) : SIZE_MAX;
    if (colon >= rest.len || colon - end > 80) {
        return false;
    }
    for (size_t i = end + 1; i < colon; i++) {
        if (rest.at[i] <= ' ' || rest.at[i] > '~') {
            return false;
        }
    }
    return colon > end + 1;
}

/* Returns where the next mail begins, from the line at `at` on. */
static size_t
next_mail(rcn_text bytes, size_t at)
{
    bool blank = false;
    while (at < bytes.len) {
        if (blank && begins_mail(bytes, at)) {
            return at;
        }
        blank = bytes.at[at] == '\n' ||
                (bytes.at[at] == '\r' && at + 1 < bytes.len &&
                 bytes.at[at + 1] == '\n');
        const char *end = memchr(bytes.at + at, '\n', bytes.len - at);
        at = end ? (size_t)(end - bytes.at) + 1 : bytes.len;
    }
    return at;
}

/* Returns a mail of a box as it was sent: ">From " at the head of lines stands
 * for "From " (the "mboxrd" of qmail). */
static rcn_text
unescape(rcn_arena *arena, rcn_text mail)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < mail.len;) {
        const char *end = memchr(mail.at + at, '\n', mail.len - at);
        size_t next = end ? (size_t)(end - mail.at) + 1 : mail.len;
        rcn_text line = rcn_text_slice(mail, at, next);
        size_t signs = 0;
        while (signs < line.len && line.at[signs] == '>') {
            signs++;
        }
        bool escaped =
            signs &&
            rcn_text_starts(rcn_text_slice(line, signs, line.len), "From ");
        rcn_buffer_add(&out, rcn_text_slice(line, escaped ? 1 : 0, line.len));
        at = next;
    }
    return rcn_buffer_text(&out);
}

void
rcn_parts_mbox(rcn_arena *arena, rcn_text bytes, const char *path, rcn_log *log,
               rcn_parts *parts)
{
    rcn_mail mail = {.arena = arena, .path = path, .log = log};
    start_gmime();
    size_t number = 0;
    size_t start = begins_mail(bytes, 0) ? 0 : next_mail(bytes, 0);
    if (start >= bytes.len) {
        rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER, (rcn_place){path, 0, 0},
                    "no mail in it");
    }
    size_t kept = 0;
    while (start < bytes.len) {
        const char *line = memchr(bytes.at + start, '\n', bytes.len - start);
        size_t head = line ? (size_t)(line - bytes.at) + 1 : bytes.len;
        size_t end = next_mail(bytes, head);
        rcn_arena *scratch = rcn_arena_new(0);
        const char *suffix = rcn_arena_printf(arena, "#%zu", ++number);
        mail.path = rcn_arena_printf(scratch, "%s%s", path, suffix);
        if (end - head > RCN_SOURCE_LIMIT) {
            rcn_log_add(log, RCN_CODE_SOURCE_CONTAINER,
                        (rcn_place){mail.path, 0, 0}, "a mail of %zu bytes",
                        end - head);
        } else {
            rcn_text one = unescape(scratch, rcn_text_slice(bytes, head, end));
            add_mail(&mail, one, suffix, parts);
        }
        rcn_arena_free(scratch);
        start = end;
        if (parts->mapped && start - kept >= FORGET_LEAST) {
            rcn_file_forget(rcn_text_slice(bytes, kept, end));
            kept = end;
        }
    }
}
