/* The places of the text nodes of a page, which the ledger names, against the
 * bytes of the page. */
#include "verify/nodes.h"

#include <stdint.h>

/* A text node as the ledger has it: bytes of the page, and of the text. */
typedef struct rcn_node_place {
    size_t start, end, len;
    bool known;
} rcn_node_place;

static size_t
number_at(const json_t *list, size_t index)
{
    json_int_t number = json_integer_value(json_array_get(list, index));
    return number < 0 ? SIZE_MAX : (size_t)number;
}

static rcn_node_place
place_of(const json_t *node)
{
    size_t count = json_array_size(node);
    size_t start = number_at(node, 0), end = number_at(node, 1);
    return count < 2
               ? (rcn_node_place){.len = start}
               : (rcn_node_place){start, end,
                                  count == 3 ? number_at(node, 2) : end - start,
                                  true};
}

/* Control characters but NUL are no text of a page. */
static bool
is_control(unsigned char byte)
{
    return byte && byte < 0x20;
}

/* Returns whether bytes of the page may be a text: the same, but that the text
 * has spaces for what the parser does not read, no control characters, and
 * entities and bytes that are not ASCII give other lengths. */
static bool
may_give(rcn_text bytes, rcn_text text)
{
    size_t done = 0;
    bool longer = false, same = true;
    for (size_t i = 0; i < bytes.len && !longer; i++) {
        longer = bytes.at[i] == '&' || (unsigned char)bytes.at[i] >= 0x80;
    }
    for (size_t i = 0; i < bytes.len && same; i++) {
        char given = '\0';
        if (done < text.len) {
            given = text.at[done];
        }
        bool control = is_control((unsigned char)bytes.at[i]);
        if (bytes.at[i] == given || (given == ' ' && !control)) {
            done++;
        } else {
            same = control;
        }
    }
    return longer || (same && done == text.len);
}

const char *
rcn_check_nodes(const json_t *nodes, rcn_text text, rcn_text page, bool is_utf8)
{
    size_t text_at = 0, page_at = 0;
    for (size_t i = 0; i < json_array_size(nodes); i++) {
        rcn_node_place at = place_of(json_array_get(nodes, i));
        if (at.known &&
            (at.start < page_at || at.end < at.start || at.end > page.len)) {
            return "text nodes overlap or do not stand in the page";
        }
        if (at.len > text.len - text_at) {
            return "the text nodes are longer than the text";
        }
        rcn_text given = rcn_text_slice(text, text_at, text_at + at.len);
        if (at.known && is_utf8 &&
            !may_give(rcn_text_slice(page, at.start, at.end), given)) {
            return "a text node does not stand where the ledger says";
        }
        text_at += at.len;
        page_at = at.known ? at.end : page_at;
    }
    return text_at == text.len ? NULL
                               : "the text nodes are shorter than the text";
}
