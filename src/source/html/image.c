/* The pictures of a page (HTML Living Standard, 4.8): what an element says of
 * its picture, and the picture itself when it is at hand. */
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source/assets.h"
#include "source/html/build.h"

#define URL_LIMIT       2000
#define ALT_LIMIT       1000
#define CANDIDATE_LIMIT 8
#define ICON_PIXELS     40

/* Bytes of base64 that begin a PNG or a JPEG. */
static bool
begins_picture(const char *digits)
{
    return strncmp(digits, "iVBORw0KGgo", 11) == 0 ||
           strncmp(digits, "/9j/", 4) == 0;
}

/* The bytes of a picture in a data: URL (RFC 2397); empty when it is none that
 * can be carried. */
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
 * those for other screens. */
static const char *
other_sources(rcn_arena *arena, rcn_html_attributes attributes)
{
    static const char *const names[] = {
        "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset"};
    rcn_buffer out = rcn_buffer_new(arena);
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

void
rcn_html_note_image(rcn_html_builder *builder, const rcn_html_open *open,
                    rcn_html_attributes attributes)
{
    if (builder->images.count >= builder->mark_limit) {
        return;
    }
    rcn_html_image image = {
        .at = (uint32_t)builder->text.len,
        .element = open->element,
        .source = rcn_html_attribute(attributes, "src"),
        .alt = rcn_html_attribute(attributes, "alt"),
        .tag = open->tag,
        .hidden = open->hidden,
        .small = is_icon(attributes),
    };
    bool written_out =
        image.source && strncasecmp(image.source, "data:", 5) == 0;
    if (written_out && open->tag == RCN_TAG_IMG && !image.small) {
        image.bytes = read_data_url(builder->arena, image.source);
    }
    if (written_out || (image.source && strlen(image.source) > URL_LIMIT)) {
        image.source = NULL;
    }
    image.source = rcn_arena_strdup(builder->arena, image.source);
    image.alt = image.alt ? rcn_arena_strndup(builder->arena, image.alt,
                                              strnlen(image.alt, ALT_LIMIT))
                          : NULL;
    image.others = open->tag == RCN_TAG_IMG
                       ? other_sources(builder->arena, attributes)
                       : NULL;
    RCN_PUSH(builder->arena, &builder->images, image);
}

static const rcn_image *
read_bytes(rcn_arena *arena, rcn_text bytes, const char **ret_why)
{
    const rcn_image *image = NULL;
    rcn_image_fault fault = rcn_image_read(arena, bytes, &image);
    *ret_why = rcn_image_fault_text(fault);
    return image;
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

const rcn_image *
rcn_html_image_read(rcn_arena *arena, const rcn_document *document,
                    const rcn_html_image *image, const char **ret_why)
{
    const rcn_image *found = NULL;
    *ret_why = "no picture is named";
    if (image->bytes.len) {
        found = read_bytes(arena, image->bytes, ret_why);
    }
    if (!found && image->source) {
        found = read_address(arena, document, image->source, ret_why);
    }
    for (const char *at = image->others; !found && at && *at;) {
        size_t len = strcspn(at, "\n");
        const char *why = NULL;
        found = read_address(arena, document, rcn_arena_strndup(arena, at, len),
                             &why);
        at += len + (at[len] == '\n');
    }
    return found;
}
