/* The pictures of a page (HTML Living Standard, 4.8): what an element says of
 * its picture, and the picture itself when it is at hand. */
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source/assets.h"
#include "source/drawing.h"
#include "source/html/build.h"
#include "source/image_convert.h"
#include "source/image_shrink.h"

#define URL_LIMIT       2000
#define ALT_LIMIT       1000
#define CANDIDATE_LIMIT 8
#define ICON_PIXELS     40
#define DRAWING_TAG     4000 /* bytes of a tag <svg> */
#define DRAWING_LIMIT   ((size_t)1024 * 1024)

/* Bytes of base64 that begin a PNG, JPEG, GIF, WebP or SVG. */
static bool
begins_picture(const char *digits)
{
    static const char *const heads[] = {"iVBORw0KGgo", "/9j/",   "R0lGOD",
                                        "UklGR",       "PHN2Zy", "PD94bW"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (strncmp(digits, heads[i], strlen(heads[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns the bytes of a picture in a data: URL (RFC 2397); empty when it is
 * none that can be carried. */
static rcn_text
read_data_url(rcn_arena *arena, const char *url)
{
    const char *comma = strchr(url, ',');
    if (!comma || comma - url < 7 ||
        strncasecmp(comma - 7, ";base64", 7) != 0) {
        return (rcn_text){0};
    }
    const char *digits = comma + 1 + strspn(comma + 1, " \t\r\n");
    size_t len = strlen(digits);
    if (!begins_picture(digits) || len > RCN_IMAGE_BYTES_LIMIT * 4 / 3 + 4) {
        return (rcn_text){0};
    }
    struct base64_decode_ctx context;
    base64_decode_init(&context);
    size_t made = BASE64_DECODE_LENGTH(len);
    uint8_t *bytes = rcn_arena_alloc(arena, made + 1, 1);
    if (!base64_decode_update(&context, &made, bytes, len, digits)) {
        return (rcn_text){0};
    }
    return (rcn_text){(const char *)bytes, made};
}

/* Adds the URLs of a srcset, which commas and descriptors part, each on a line.
 */
static void
add_candidates(rcn_buffer *out, const char *srcset)
{
    const char *at = srcset;
    for (int i = 0; at && i < CANDIDATE_LIMIT; i++) {
        at += strspn(at, " \t\r\n\f,");
        size_t len = strcspn(at, " \t\r\n\f");
        size_t next = strcspn(at + len, ",");
        if (len && at[len - 1] == ',') {
            len--; /* no descriptor */
            next = 0;
        }
        if (!len) {
            break;
        }
        if (len <= URL_LIMIT && strncasecmp(at, "data:", 5) != 0) {
            rcn_buffer_string(out, out->len ? "\n" : "");
            rcn_buffer_add(out, (rcn_text){at, len});
        }
        at += len + next;
    }
}

/* Further places where the picture may be: those that a script would show, then
 * those for other screens; `given` by <source>. */
static const char *
other_sources(rcn_arena *arena, const char *given,
              rcn_html_attributes attributes)
{
    static const char *const names[] = {
        "data-src",    "data-original",    "data-lazy-src", "srcset",
        "data-srcset", "data-lazy-srcset", "data-full-src"};
    rcn_buffer out = rcn_buffer_new(arena);
    rcn_buffer_string(&out, given);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = rcn_html_attribute(attributes, names[i]);
        if (value) {
            add_candidates(&out, value);
        }
    }
    return out.len ? rcn_buffer_text(&out).at : NULL;
}

static bool
is_icon(rcn_html_attributes attributes)
{
    static const char *const sides[] = {"width", "height"};
    for (size_t i = 0; i < 2; i++) {
        const char *value = rcn_html_attribute(attributes, sides[i]);
        char *end = NULL;
        long pixels = value ? strtol(value, &end, 10) : 0;
        if (value && end != value && *end != '%' && pixels <= ICON_PIXELS) {
            return true;
        }
    }
    return false;
}

/* Returns true when an object shows a picture, by its type or the end of its
 * name. */
static bool
is_picture(rcn_html_attributes attributes)
{
    static const char *const ends[] = {".png", ".jpg",  ".jpeg",
                                       ".gif", ".webp", ".svg"};
    const char *type = rcn_html_attribute(attributes, "type");
    const char *data = rcn_html_attribute(attributes, "data");
    size_t len = data ? strlen(data) : 0;
    bool picture = type && strncasecmp(type, "image/", 6) == 0;
    for (size_t i = 0; !type && i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        picture = picture ||
                  (len > end && strcasecmp(data + len - end, ends[i]) == 0);
    }
    return picture && len;
}

/* Returns what an element shows, by the names that several of them have. */
static rcn_html_tag
shown_as(rcn_html_tag tag, rcn_html_attributes attributes)
{
    switch ((int)tag) {
    case RCN_TAG_AMP_IMG:
        return RCN_TAG_IMG;
    case RCN_TAG_AMP_VIDEO:
        return RCN_TAG_VIDEO;
    case RCN_TAG_OBJECT:
        return is_picture(attributes) ? RCN_TAG_IMG : RCN_TAG_IFRAME;
    case RCN_TAG_AMP_IFRAME:
    case RCN_TAG_APPLET:
    case RCN_TAG_EMBED:
        return RCN_TAG_IFRAME;
    default:
        return tag;
    }
}

/* Returns the address of what an element shows, or NULL. */
static const char *
address_of(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return rcn_html_attribute(attributes, tag == RCN_TAG_OBJECT   ? "data"
                                          : tag == RCN_TAG_APPLET ? "code"
                                                                  : "src");
}

bool
rcn_html_is_plain_object(rcn_html_tag tag, rcn_html_attributes attributes)
{
    return tag == RCN_TAG_OBJECT && !rcn_html_attribute(attributes, "data") &&
           !rcn_html_attribute(attributes, "type") &&
           !rcn_html_attribute(attributes, "classid");
}

/* Returns true for a frame that a page means to be watched: it may fill the
 * screen, or its address is that of a player, of a map or of something
 * embedded, but no thread of comments. */
static bool
is_watched(rcn_html_attributes attributes)
{
    const char *allow = rcn_html_attribute(attributes, "allow");
    const char *source = rcn_html_attribute(attributes, "src");
    bool embeds = source && !strstr(source, "comments") &&
                  (strstr(source, "/embed") || strstr(source, "player") ||
                   strstr(source, "/maps"));
    return embeds || rcn_html_attribute(attributes, "allowfullscreen") ||
           (allow &&
            (strstr(allow, "fullscreen") || strstr(allow, "encrypted-media")));
}

/* Returns the words that stand for something that is shown. */
static const char *
words_for(rcn_arena *arena, rcn_html_tag tag, rcn_html_attributes attributes)
{
    static const char *const names[] = {"alt", "title", "aria-label"};
    const char *words = rcn_html_attribute(attributes, names[0]);
    for (size_t i = 1; tag != RCN_TAG_IMG && i < 3 && (!words || !*words);
         i++) {
        words = rcn_html_attribute(attributes, names[i]);
    }
    return words ? rcn_arena_strndup(arena, words, strnlen(words, ALT_LIMIT))
                 : NULL;
}

/* Returns a drawing that is in the page, from the tag where the parser is to
 * its end tag, with the namespace that makes it one by itself. */
static rcn_text
drawing_at(const rcn_html_builder *builder)
{
    rcn_text source = builder->source;
    size_t from = builder->source_at;
    size_t least = from > DRAWING_TAG ? from - DRAWING_TAG : 0;
    while (from > least && strncasecmp(source.at + from, "<svg", 4) != 0) {
        from--;
    }
    size_t end = rcn_text_find(source, "</svg>", from);
    if (end >= source.len || end - from > DRAWING_LIMIT ||
        strncasecmp(source.at + from, "<svg", 4) != 0) {
        return (rcn_text){0};
    }
    rcn_text tag = rcn_text_slice(source, from, builder->source_at);
    bool named = rcn_text_find(tag, "xmlns=", 0) < tag.len;
    rcn_buffer out = rcn_buffer_new(builder->arena);
    rcn_buffer_string(&out, "<svg");
    rcn_buffer_string(&out,
                      named ? "" : " xmlns=\"http://www.w3.org/2000/svg\"");
    rcn_buffer_add(&out, rcn_text_slice(source, from + 4, end));
    rcn_buffer_string(&out, "</svg>");
    return rcn_buffer_text(&out);
}

/* Returns the <title> of a drawing, without marks; NULL when it has none. */
static const char *
title_of(rcn_arena *arena, rcn_text drawing)
{
    size_t tag = rcn_text_find(drawing, "<title", 0);
    size_t start = rcn_text_find(drawing, ">", tag);
    size_t end = rcn_text_find(drawing, "<", start);
    if (tag >= drawing.len || start >= drawing.len || end >= drawing.len ||
        end - start > ALT_LIMIT ||
        !rcn_text_starts(rcn_text_slice(drawing, end, drawing.len),
                         "</title")) {
        return NULL;
    }
    return rcn_text_string(
        arena, rcn_text_trim(rcn_text_slice(drawing, start + 1, end)));
}

static const char *
take_sources(rcn_html_builder *builder)
{
    const char *given = rcn_arena_strdup(
        builder->arena, rcn_buffer_text(&builder->candidates).at);
    builder->candidates.len = 0;
    return given;
}

void
rcn_html_note_source(rcn_html_builder *builder, rcn_html_tag around,
                     rcn_html_attributes attributes)
{
    const char *set = rcn_html_attribute(attributes, "srcset");
    const char *source = rcn_html_attribute(attributes, "src");
    size_t count = builder->images.count;
    rcn_html_image *last = count ? &builder->images.items[count - 1] : NULL;
    bool media = around == RCN_TAG_VIDEO || around == RCN_TAG_AUDIO;
    if (media && source && last && last->tag == around && !last->source) {
        last->source = rcn_arena_strdup(builder->arena, source);
    } else if (!media && set) {
        add_candidates(&builder->candidates, set);
    }
}

void
rcn_html_note_object(rcn_html_builder *builder, rcn_html_tag tag,
                     rcn_html_attributes attributes)
{
    static const char *const names[] = {"movie", "src", "filename", "url"};
    const char *name = rcn_html_attribute(attributes, "name");
    const char *address = rcn_html_attribute(attributes, "src");
    for (size_t i = 0; tag == RCN_TAG_PARAM && name && i < 4; i++) {
        if (strcasecmp(name, names[i]) == 0) {
            address = rcn_html_attribute(attributes, "value");
        }
    }
    size_t count = builder->images.count;
    rcn_html_image *last = count ? &builder->images.items[count - 1] : NULL;
    if (address && *address && strlen(address) <= URL_LIMIT && last &&
        last->tag == RCN_TAG_IFRAME && !last->source) {
        last->source = rcn_arena_strdup(builder->arena, address);
    }
}

void
rcn_html_note_image(rcn_html_builder *builder, const rcn_html_open *open,
                    rcn_html_attributes attributes)
{
    if (builder->images.count >= builder->mark_limit) {
        return;
    }
    rcn_html_tag tag = shown_as((rcn_html_tag)open->tag, attributes);
    const char *classes = rcn_html_attribute(attributes, "class");
    rcn_html_image image = {
        .at = (uint32_t)builder->text.len,
        .element = open->element,
        .source = address_of((rcn_html_tag)open->tag, attributes),
        .alt = words_for(builder->arena, tag, attributes),
        .tag = (uint8_t)tag,
        .hidden =
            open->hidden || (classes && strstr(classes, "math-fallback-image")),
        .noscript = open->noscript,
        .small = is_icon(attributes),
        .watched =
            (open->tag != RCN_TAG_IFRAME && open->tag != RCN_TAG_AMP_IFRAME) ||
            is_watched(attributes),
    };
    bool written_out =
        image.source && strncasecmp(image.source, "data:", 5) == 0;
    if (written_out && tag == RCN_TAG_IMG && !image.small) {
        image.bytes = read_data_url(builder->arena, image.source);
    } else if (tag == RCN_TAG_SVG) {
        const char *role = rcn_html_attribute(attributes, "role");
        image.watched = role && strcmp(role, "img") == 0;
        image.bytes =
            image.watched && !image.small ? drawing_at(builder) : (rcn_text){0};
    }
    if (tag == RCN_TAG_SVG && !image.bytes.len) {
        return; /* an icon, or an ornament */
    }
    if (tag == RCN_TAG_SVG && (!image.alt || !*image.alt)) {
        image.alt = title_of(builder->arena, image.bytes);
    }
    if (written_out || (image.source && strlen(image.source) > URL_LIMIT)) {
        image.source = NULL;
    }
    image.source = rcn_arena_strdup(builder->arena, image.source);
    image.others =
        tag == RCN_TAG_IMG
            ? other_sources(builder->arena, take_sources(builder), attributes)
            : NULL;
    RCN_PUSH(builder->scratch, &builder->images, image);
}

/* Returns a picture that knows the drawing that it shows. */
static const rcn_image *
with_drawing(rcn_arena *arena, const rcn_image *image, rcn_text drawing)
{
    rcn_image *drawn = rcn_arena_alloc(arena, 1, sizeof *drawn);
    *drawn = *image;
    drawn->drawing = drawing;
    drawn->clean_drawing = rcn_drawing_clean(arena, drawing);
    if (drawn->clean_drawing.len) { /* the file that an e-book shows */
        drawn->id = rcn_image_id(arena, drawn->clean_drawing);
    }
    return drawn;
}

static const rcn_image *
read_bytes(rcn_arena *arena, rcn_text bytes, const char **ret_why)
{
    const rcn_image *image = NULL;
    rcn_image_fault fault = RCN_IMAGE_GOOD;
    rcn_text drawing = {0};
    if (rcn_image_convertible(bytes)) {
        drawing = rcn_image_is_svg(bytes) ? bytes : drawing;
        fault = rcn_image_convert(arena, bytes, &bytes);
    }
    if (fault == RCN_IMAGE_GOOD) {
        fault = rcn_image_read(arena, bytes, &image);
    }
    *ret_why = fault == RCN_IMAGE_FOREIGN ? "no format that is read"
                                          : rcn_image_fault_text(fault);
    return image && drawing.len ? with_drawing(arena, image, drawing) : image;
}

static const rcn_image *
read_address(rcn_arena *arena, const rcn_document *document,
             const char *address, const char **ret_why)
{
    rcn_text bytes;
    return rcn_assets_find(arena, document->assets, address,
                           RCN_IMAGE_BYTES_LIMIT, &bytes, ret_why)
               ? read_bytes(arena, bytes, ret_why)
               : NULL;
}

/* Returns the larger of two pictures; either may be NULL. */
static const rcn_image *
larger(const rcn_image *a, const rcn_image *b)
{
    uint64_t size_a = a ? (uint64_t)a->width * a->height : 0;
    uint64_t size_b = b ? (uint64_t)b->width * b->height : 0;
    return size_b > size_a ? b : a;
}

const rcn_image *
rcn_html_image_read(rcn_arena *arena, const rcn_document *document,
                    const rcn_html_image *image, const char **ret_why)
{
    const rcn_image *found = NULL;
    *ret_why = "no picture is named";
    if (image->bytes.len) {
        found = read_bytes(arena, image->bytes, ret_why);
    }
    if (image->source && image->tag == RCN_TAG_IMG) {
        found = larger(found,
                       read_address(arena, document, image->source, ret_why));
    }
    for (const char *at = image->others; at && *at;) {
        size_t len = strcspn(at, "\n");
        const char *why = NULL;
        found = larger(found,
                       read_address(arena, document,
                                    rcn_arena_strndup(arena, at, len), &why));
        at += len + (at[len] == '\n');
    }
    return found ? rcn_image_shrink(arena, found) : NULL;
}
