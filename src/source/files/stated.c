/* What states something of a document but its own text: the file that holds it,
 * one that lies beside it, and the frames that programs put around a text. */
#include "source/files/stated.h"

#include <string.h>

#include "source/browser_print.h"
#include "source/ebook_frame.h"
#include "source/front_matter.h"

static void
add_item(rcn_document *document, rcn_metadata_item item)
{
    if (!item.value || !*item.value) {
        return;
    }
    size_t count = document->metadata_count;
    rcn_metadata_item *items =
        rcn_arena_alloc(document->arena, count + 1, sizeof *items);
    if (count) {
        memcpy(items, document->metadata, count * sizeof *items);
    }
    item.quote = item.value;
    item.offset = RCN_METADATA_NO_OFFSET;
    items[count] = item;
    document->metadata = items;
    document->metadata_count = count + 1;
}

static void
add_metadata(rcn_document *document, rcn_metadata_kind kind, const char *key,
             const char *value)
{
    add_item(document, (rcn_metadata_item){.kind = kind,
                                           .place = RCN_PLACE_COMMENT,
                                           .key = key,
                                           .value = value,
                                           .line = 1});
}

void
rcn_stated_add_beside(rcn_document *document, rcn_metadata_list beside)
{
    size_t count = document->metadata_count;
    for (size_t i = 0; i < count; i++) {
        RCN_PUSH(document->arena, &beside, document->metadata[i]);
    }
    document->metadata = beside.items;
    document->metadata_count = beside.count;
}

/* What the head and the foot of a page state that a browser printed. */
static void
add_print(rcn_document *document)
{
    rcn_browser_print print;
    if (!rcn_browser_print_find(document->text, &print)) {
        return;
    }
    rcn_arena *arena = document->arena;
    add_item(document,
             (rcn_metadata_item){.kind = RCN_METADATA_URL,
                                 .place = RCN_PLACE_COMMENT,
                                 .key = "print.address",
                                 .value = rcn_text_string(arena, print.address),
                                 .line = print.foot_line});
    add_item(document,
             (rcn_metadata_item){.kind = RCN_METADATA_CAPTURED,
                                 .place = RCN_PLACE_COMMENT,
                                 .key = "print.time",
                                 .value = rcn_text_string(arena, print.stamp),
                                 .line = print.head_line});
    add_item(document,
             (rcn_metadata_item){.kind = RCN_METADATA_TITLE,
                                 .place = RCN_PLACE_PAGE_TITLE,
                                 .key = "print.title",
                                 .value = rcn_text_string(arena, print.title),
                                 .line = print.head_line});
}

static void
add_field(rcn_document *document, rcn_metadata_kind kind, const char *key,
          rcn_text value)
{
    if (value.len) {
        uint32_t at = (uint32_t)(value.at - document->text.at);
        add_item(document,
                 (rcn_metadata_item){
                     .kind = kind,
                     .place = RCN_PLACE_META,
                     .key = key,
                     .value = rcn_text_squash(document->arena, value).at,
                     .line = rcn_document_line(document, at)});
    }
}

void
rcn_stated_read_frame(rcn_document *document)
{
    static const char *const nobody[] = {"Various", "Anonymous", "Unknown"};
    rcn_ebook_frame frame;
    if (!rcn_ebook_frame_find(document->text, &frame)) {
        return;
    }
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        if (rcn_text_is(frame.author, nobody[i])) {
            frame.author.len = 0;
        }
    }
    add_field(document, RCN_METADATA_TITLE, RCN_KEY_EBOOK_TITLE, frame.title);
    add_field(document, RCN_METADATA_AUTHOR, RCN_KEY_EBOOK_AUTHOR,
              frame.author);
}

/* What the keys above a text say of it. */
static void
add_front(rcn_document *document)
{
    static const struct {
        const char *meta;
        rcn_metadata_kind kind;
    } kinds[] = {{"og:title", RCN_METADATA_TITLE},
                 {"author", RCN_METADATA_AUTHOR},
                 {"pubdate", RCN_METADATA_PUBLISHED},
                 {"lastmod", RCN_METADATA_MODIFIED},
                 {"og:site_name", RCN_METADATA_PUBLISHER}};
    rcn_text front = rcn_text_slice(document->text, 0,
                                    rcn_front_matter_length(document->text));
    rcn_text key;
    rcn_text value;
    for (size_t at = 0; rcn_front_matter_next(front, &at, &key, &value);) {
        const char *meta = rcn_front_matter_meta(key);
        for (size_t i = 0; meta && i < sizeof kinds / sizeof *kinds; i++) {
            if (strcmp(meta, kinds[i].meta) == 0) {
                add_field(document, kinds[i].kind, kinds[i].meta, value);
            }
        }
    }
}

void
rcn_stated_read_text(rcn_document *document)
{
    add_print(document);
    add_front(document);
    rcn_stated_read_frame(document);
}

void
rcn_stated_add_part(rcn_document *document, const rcn_part *part)
{
    add_metadata(document, RCN_METADATA_URL, "captured-from", part->url);
    add_metadata(document, RCN_METADATA_CAPTURED, "captured-at",
                 part->captured);
    add_metadata(document, RCN_METADATA_AUTHOR, "file.author", part->author);
    add_item(document, (rcn_metadata_item){.kind = RCN_METADATA_TITLE,
                                           .place = RCN_PLACE_PAGE_TITLE,
                                           .key = RCN_KEY_FRAME_TITLE,
                                           .value = part->title,
                                           .line = 1});
    for (size_t i = 0; i < part->stated_count; i++) {
        add_item(document, part->stated[i]);
    }
}
