/* Elements of the structure tree of a PDF, from the words of their objects: a
 * book has dozens of them on a page, and a call of libqpdf for each entry cost
 * more than all that it reads. */
#include "verify/struct_element.h"

#include <limits.h>
#include <string.h>

#include "verify/lexer.h"

#define NESTING_LIMIT 100

typedef struct rcn_struct_reader {
    rcn_arena *arena;
    rcn_lexer lexer;
    rcn_lexeme next;
} rcn_struct_reader;

static void
advance(rcn_struct_reader *reader)
{
    reader->next = rcn_lexer_next(&reader->lexer);
}

static bool
opens(const rcn_struct_reader *reader, const char *mark)
{
    return reader->next.kind == RCN_LEXEME_OPEN &&
           rcn_text_is(reader->next.text, mark);
}

/* Passes what stands here, whole; false when it has no end. */
static bool
skip(rcn_struct_reader *reader)
{
    size_t depth = 0;
    do {
        if (reader->next.kind == RCN_LEXEME_END ||
            reader->next.kind == RCN_LEXEME_BROKEN || depth > NESTING_LIMIT) {
            return false;
        }
        depth += reader->next.kind == RCN_LEXEME_OPEN;
        depth -= reader->next.kind == RCN_LEXEME_CLOSE && depth;
        advance(reader);
    } while (depth);
    return true;
}

/* Returns a number, or the "N G R" of an object; what stands here must be a
 * number. */
static size_t
read_number(rcn_struct_reader *reader, bool *ret_object)
{
    size_t value = rcn_lexeme_count(reader->next.text);
    advance(reader);
    rcn_struct_reader ahead = *reader;
    bool generation = ahead.next.kind == RCN_LEXEME_NUMBER;
    if (generation) {
        advance(&ahead);
    }
    *ret_object = generation && ahead.next.kind == RCN_LEXEME_OPERATOR &&
                  rcn_text_is(ahead.next.text, "R");
    if (*ret_object) {
        *reader = ahead;
        advance(reader);
    }
    return value;
}

/* The number of an object that is referred to here, else 0; passes it. */
static bool
read_object(rcn_struct_reader *reader, int *ret_object)
{
    bool object = false;
    *ret_object = 0;
    if (reader->next.kind != RCN_LEXEME_NUMBER) {
        return skip(reader);
    }
    size_t value = read_number(reader, &object);
    *ret_object = object && value <= INT_MAX ? (int)value : 0;
    return true;
}

static bool read_dictionary(rcn_struct_reader *reader,
                            rcn_struct_element *element, bool inner);

static bool
read_child(rcn_struct_reader *reader, rcn_struct_element *element)
{
    rcn_struct_child child = {0};
    if (reader->next.kind == RCN_LEXEME_NUMBER) {
        bool object = false;
        size_t value = read_number(reader, &object);
        if (object && (!value || value > INT_MAX)) {
            return false;
        }
        child.object = object ? (int)value : 0;
        child.mcid = object ? 0 : value;
    } else if (opens(reader, "<<")) {
        rcn_struct_element inner = {0};
        if (!read_dictionary(reader, &inner, true) || inner.type.len) {
            return false;
        }
        if (!inner.has_mcid) {
            return true;
        }
        child.mcid = inner.mcid;
        child.page = inner.page;
    } else {
        return skip(reader);
    }
    RCN_PUSH(reader->arena, &element->children, child);
    return true;
}

static bool
read_children(rcn_struct_reader *reader, rcn_struct_element *element)
{
    if (!opens(reader, "[")) {
        return read_child(reader, element);
    }
    advance(reader);
    while (reader->next.kind != RCN_LEXEME_CLOSE) {
        if (!read_child(reader, element)) {
            return false;
        }
    }
    advance(reader);
    return true;
}

static bool
read_entry(rcn_struct_reader *reader, rcn_text key, rcn_struct_element *element,
           bool inner)
{
    bool object = false;
    if (rcn_text_is(key, "S") && reader->next.kind == RCN_LEXEME_NAME) {
        element->type = reader->next.text;
    } else if (rcn_text_is(key, "K") && !inner) {
        return read_children(reader, element);
    } else if (rcn_text_is(key, "Pg")) {
        return read_object(reader, &element->page);
    } else if (rcn_text_is(key, "MCID") &&
               reader->next.kind == RCN_LEXEME_NUMBER) {
        element->mcid = read_number(reader, &object);
        element->has_mcid = true;
        return !object;
    }
    element->named = element->named || rcn_text_is(key, "T");
    element->described = element->described || rcn_text_is(key, "Alt");
    element->other_text = element->other_text || rcn_text_is(key, "ActualText");
    return reader->next.kind == RCN_LEXEME_NUMBER
               ? read_object(reader, &(int){0})
               : skip(reader);
}

/* `inner`: it is within an element, whose children are not its own. */
static bool
read_dictionary(rcn_struct_reader *reader, rcn_struct_element *element,
                bool inner)
{
    advance(reader);
    while (reader->next.kind == RCN_LEXEME_NAME) {
        rcn_text key = reader->next.text;
        advance(reader);
        if (!read_entry(reader, key, element, inner)) {
            return false;
        }
    }
    bool closed = reader->next.kind == RCN_LEXEME_CLOSE;
    advance(reader);
    return closed;
}

bool
rcn_struct_element_read(rcn_arena *arena, rcn_text object,
                        rcn_struct_element *ret_element)
{
    rcn_struct_reader reader = {.arena = arena, .lexer = {arena, object, 0}};
    *ret_element = (rcn_struct_element){0};
    advance(&reader);
    if (opens(&reader, "[")) {
        return read_children(&reader, ret_element);
    }
    return opens(&reader, "<<") && read_dictionary(&reader, ret_element, false);
}
