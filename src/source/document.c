/* Lines and places of a document: the way from a byte of the decoded text back
 * to line, column and byte of the file. */
#include "source/document.h"

#include <string.h>

#include <assert.h>

#include "base/utf8.h"

/* Index of the last line that starts at or before `offset`. */
static size_t
line_index(const rcn_document *document, uint32_t offset)
{
    size_t low = 0;
    size_t high = document->line_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (document->lines[middle].start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

bool
rcn_document_is_part(const rcn_document *document)
{
    return document->raw.at != document->file.at;
}

uint32_t
rcn_document_line(const rcn_document *document, uint32_t offset)
{
    return (uint32_t)line_index(document, offset) + 1;
}

bool
rcn_document_states(const rcn_document *document, rcn_metadata_kind kind)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        if (document->metadata[i].kind == kind) {
            return true;
        }
    }
    return false;
}

const rcn_metadata_item *
rcn_document_item(const rcn_document *document, const char *key)
{
    for (size_t i = 0; i < document->metadata_count; i++) {
        if (strcmp(document->metadata[i].key, key) == 0) {
            return &document->metadata[i];
        }
    }
    return NULL;
}

uint32_t
rcn_document_line_next(const rcn_document *document, size_t index)
{
    return index + 1 < document->line_count ? document->lines[index + 1].start
                                            : (uint32_t)document->text.len;
}

bool
rcn_document_page_starts(const rcn_document *document, size_t index)
{
    uint32_t start = document->lines[index].start;
    return start > 0 && document->text.at[start - 1] == '\f';
}

rcn_place
rcn_document_place(const rcn_document *document, uint32_t offset)
{
    assert(offset <= document->text.len);
    for (size_t i = 0; i < document->page_count; i++) {
        uint32_t feed = document->html ? 0 : 1; /* between plain texts */
        uint32_t len = (uint32_t)document->pages[i]->text.len + feed;
        if (offset < len || i + 1 == document->page_count) {
            return rcn_document_place(
                document->pages[i], offset < len - feed ? offset : len - feed);
        }
        offset -= len;
    }
    rcn_place place = {document->label, 1, 1};
    if (document->line_count) {
        size_t index = line_index(document, offset);
        place.line = (uint32_t)index + 1;
        place.column = 0;
        if (document->over_text_nodes) {
            return place; /* tags have columns too, but no text */
        }
        rcn_text before = rcn_text_slice(document->text,
                                         document->lines[index].start, offset);
        place.column = (uint32_t)rcn_utf8_count(before) + 1;
    }
    return place;
}

size_t
rcn_offsets_raw(const rcn_offset *offsets, size_t count, size_t text_len,
                size_t raw_len, size_t offset)
{
    if (!count) {
        return offset;
    }
    if (offset >= text_len) {
        return raw_len;
    }
    size_t low = 0;
    size_t high = count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (offsets[middle].text_start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    const rcn_offset *found = &offsets[low];
    size_t raw = found->raw_start + (offset - found->text_start);
    /* Inside a character that is longer in UTF-8 than in the file. */
    size_t next = low + 1 < count ? found[1].raw_start : raw_len;
    return raw < next ? raw : next - 1;
}

size_t
rcn_document_raw(const rcn_document *document, uint32_t offset)
{
    return document->over_text_nodes
               ? offset
               : rcn_offsets_raw(document->offsets, document->offset_count,
                                 document->text.len, document->raw.len, offset);
}

/* Returns the node that a byte of the text is in. */
static size_t
node_at(const rcn_document *document, uint32_t offset)
{
    size_t low = 0;
    size_t high = document->node_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (document->nodes[middle].text_start <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

rcn_byte_range
rcn_document_range(const rcn_document *document, uint32_t start, uint32_t end)
{
    if (!document->over_text_nodes) {
        return (rcn_byte_range){rcn_document_raw(document, start),
                                rcn_document_raw(document, end)};
    }
    rcn_byte_range range = {0, 0};
    for (size_t i = node_at(document, start);
         i < document->node_count && document->nodes[i].text_start < end; i++) {
        const rcn_text_node *node = &document->nodes[i];
        size_t next = i + 1 < document->node_count ? node[1].text_start
                                                   : document->text.len;
        bool exact = next - node->text_start == node->end - node->start;
        if (node->start == RCN_NODE_UNKNOWN) {
            continue;
        }
        if (range.end == 0) {
            range.start = node->start + (exact && start > node->text_start
                                             ? start - node->text_start
                                             : 0);
        }
        range.end = exact && end < next ? node->start + (end - node->text_start)
                                        : node->end;
    }
    return range;
}
