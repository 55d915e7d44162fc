/* Items in a row as nested lists of XHTML: which make one list, how deep, and
 * which are terms and definitions. */
#include "markup/flow.h"

#include <inttypes.h>

/* A list that is being written, at one depth. */
typedef struct rcn_open_list {
    int32_t value, step;
    char style;   /* rcn_ordinal; 't' for terms and definitions */
    bool defines; /* it is a <dl> */
} rcn_open_list;

static char
family_of(rcn_ordinal ordinal)
{
    return ordinal.style == '-' ? 't' : ordinal.style;
}

/* Returns true when the items from `at` on make a list of definitions: terms,
 * each with one definition at least (HTML Living Standard, 4.4.9). */
static bool
defines(const rcn_block *blocks, size_t at, size_t end)
{
    uint32_t level = blocks[at].level;
    char before = '-';
    bool good = blocks[at].ordinal.style == 't';
    for (; good && at < end &&
           (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within);
         at++) {
        if (blocks[at].kind != RCN_BLOCK_ITEM || blocks[at].level > level) {
            continue;
        }
        if (blocks[at].level < level || family_of(blocks[at].ordinal) != 't') {
            break;
        }
        before = blocks[at].ordinal.style;
    }
    return good && before == '-';
}

/* How the number changes from an item to the next of its list: -1 in a list
 * that counts down. */
static int32_t
step_of(const rcn_block *blocks, size_t at, size_t end)
{
    const rcn_block *first = &blocks[at];
    for (at++;
         at < end && (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within);
         at++) {
        if (blocks[at].kind == RCN_BLOCK_ITEM &&
            blocks[at].level <= first->level) {
            return blocks[at].level == first->level &&
                           blocks[at].ordinal.style == first->ordinal.style &&
                           blocks[at].ordinal.value == first->ordinal.value - 1
                       ? -1
                       : 1;
        }
    }
    return 1;
}

static void
open_counted(rcn_markup *markup, rcn_ordinal ordinal, int32_t step)
{
    rcn_xml *xml = markup->xml;
    const char style[2] = {ordinal.style, '\0'};
    bool plain = ordinal.value == 1 && step == 1;
    rcn_xml_open(xml, "ol");
    rcn_xml_attribute(xml, "type", ordinal.style == '1' ? NULL : style);
    rcn_xml_attribute(
        xml, "start",
        plain ? NULL
              : rcn_arena_printf(markup->arena, "%" PRId32, ordinal.value));
    rcn_xml_attribute(xml, "reversed", step < 0 ? "reversed" : NULL);
}

static rcn_open_list
open_list(rcn_markup *markup, const rcn_block *blocks, size_t at, size_t end)
{
    const rcn_block *item = &blocks[at];
    rcn_ordinal ordinal = item->ordinal;
    bool marked = item->marker_len > 0;
    rcn_open_list list = {
        .value = ordinal.value, .step = 1, .style = family_of(ordinal)};
    if (rcn_ordinal_counts(ordinal) && !marked) {
        list.step = step_of(blocks, at, end);
        open_counted(markup, ordinal, list.step);
    } else {
        list.defines = defines(blocks, at, end);
        rcn_xml_open(markup->xml, list.defines ? "dl" : "ul");
        rcn_xml_attribute(markup->xml, "class",
                          list.defines              ? NULL
                          : marked || ordinal.style ? "marked"
                                                    : "plain");
    }
    rcn_xml_string(markup->xml, "\n");
    list.value -= list.step;
    return list;
}

static void
close_list(rcn_markup *markup)
{
    rcn_xhtml_close(markup); /* li */
    rcn_xml_close(markup->xml);
}

/* Opens the item's element, with its number where that does not follow. */
static void
open_item(rcn_markup *markup, rcn_open_list *list, rcn_ordinal ordinal)
{
    rcn_xml_open(markup->xml, !list->defines         ? "li"
                              : ordinal.style == 't' ? "dt"
                                                     : "dd");
    if (rcn_ordinal_counts(ordinal) &&
        ordinal.value != list->value + list->step) {
        rcn_xml_attribute(
            markup->xml, "value",
            rcn_arena_printf(markup->arena, "%" PRId32, ordinal.value));
    }
    list->value = ordinal.value;
}

/* Lists within lists while they are written. */
typedef struct rcn_list_stack {
    rcn_rank_stack levels;
    rcn_open_list lists[RCN_RANK_DEPTH + 1];
    size_t open;
} rcn_list_stack;

static void
close_lists(rcn_markup *markup, rcn_list_stack *stack, size_t depth)
{
    while (stack->open > depth) {
        close_list(markup);
        stack->open--;
    }
}

static void
write_list_item(rcn_markup *markup, rcn_list_stack *stack,
                const rcn_block *blocks, size_t at, size_t end)
{
    size_t depth = rcn_rank_enter(&stack->levels, blocks[at].level);
    close_lists(markup, stack, depth);
    if (stack->open == depth &&
        stack->lists[depth].style != family_of(blocks[at].ordinal)) {
        close_lists(markup, stack, depth - 1); /* another list begins here */
    }
    if (stack->open < depth) {
        stack->lists[depth] = open_list(markup, blocks, at, end);
        stack->open++;
    } else {
        rcn_xhtml_close(markup);
    }
    open_item(markup, &stack->lists[depth], blocks[at].ordinal);
    rcn_xhtml_item(markup, &blocks[at], at);
}

size_t
rcn_xhtml_list(rcn_markup *markup, const rcn_block *blocks, size_t at,
               size_t end)
{
    rcn_list_stack stack = {0};
    while (at < end &&
           (blocks[at].kind == RCN_BLOCK_ITEM || blocks[at].within)) {
        if (blocks[at].kind == RCN_BLOCK_ITEM) {
            write_list_item(markup, &stack, blocks, at++, end);
            continue;
        }
        while (stack.levels.depth > 1 &&
               stack.levels.levels[stack.levels.depth - 1] >
                   blocks[at].within) {
            stack.levels.depth--;
        }
        close_lists(markup, &stack, stack.levels.depth);
        rcn_xml_string(markup->xml, "\n");
        at = rcn_xhtml_next(markup, blocks, at, end);
    }
    close_lists(markup, &stack, 0);
    rcn_xml_string(markup->xml, "\n");
    return at;
}
