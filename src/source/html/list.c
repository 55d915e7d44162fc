/* What lists, cells and ids of a page say: which number an item has (HTML
 * Living Standard, 4.4.5 and 4.4.8), how many places of a table a cell takes
 * (4.9.11), where a link to a part of the page leads, which block a byte is
 * in. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "source/html/build.h"

#define ID_LIMIT     200
#define VALUE_LIMIT  1000000
#define STEPS_UP     4
#define LEVEL_MOST   9
#define LEVEL_POINTS 36 /* that Word sets a level deeper */
#define MARKER_MOST  8  /* bytes of the marker of an item */

#define COLUMNS_MOST 1000 /* that a cell may take */

/* A whole number within reason; false when the attribute has none. */
static bool
read_number(const char *value, int32_t *ret_number)
{
    char *end = NULL;
    long number = value ? strtol(value, &end, 10) : 0;
    if (!value || end == value || number > VALUE_LIMIT ||
        number < -VALUE_LIMIT) {
        return false;
    }
    *ret_number = (int32_t)number;
    return true;
}

static void
begin_list(rcn_html_builder *builder, uint32_t element,
           rcn_html_attributes attributes)
{
    const char *style = rcn_html_attribute(attributes, "type");
    bool known = style && *style && !style[1] && strchr("1aAiI", *style);
    bool reversed = rcn_html_attribute(attributes, "reversed") != NULL;
    rcn_html_counter counter = {
        .element = element, .next = 1, .step = reversed ? -1 : 1, .style = '1'};
    if (known) {
        counter.style = *style;
    }
    bool started =
        read_number(rcn_html_attribute(attributes, "start"), &counter.next);
    counter.open_start = reversed && !started;
    counter.next = counter.open_start ? 0 : counter.next;
    RCN_PUSH(builder->scratch, &builder->counters, counter);
}

static int
by_element(const void *key, const void *item)
{
    uint32_t a = *(const uint32_t *)key;
    uint32_t b = *(const uint32_t *)item;
    return (a > b) - (a < b);
}

/* Returns the counter of the list that an element is in, if that counts. */
static rcn_html_counter *
counter_around(const rcn_html_builder *builder, uint32_t element)
{
    for (int i = 0; i < STEPS_UP && element != RCN_HTML_NONE; i++) {
        uint8_t tag = builder->elements.items[element].tag;
        if (tag == RCN_TAG_OL && builder->counters.count) {
            return bsearch(&element, builder->counters.items,
                           builder->counters.count,
                           sizeof *builder->counters.items, by_element);
        }
        if (tag == RCN_TAG_UL || tag == RCN_TAG_LI) {
            break;
        }
        element = builder->elements.items[element].parent;
    }
    return NULL;
}

/* Returns how many places a cell takes by an attribute, at most `most`. */
static uint16_t
read_extent(const char *value, int32_t most)
{
    int32_t number = 1;
    if (!read_number(value, &number) || number < 1) {
        return 1;
    }
    return (uint16_t)(number < most ? number : most);
}

static void
note_extent(rcn_html_builder *builder, uint32_t element,
            rcn_html_attributes attributes)
{
    const char *rows = rcn_html_attribute(attributes, "rowspan");
    int32_t number = 1;
    bool rest = read_number(rows, &number) && number == 0;
    rcn_html_extent extent = {
        .element = element,
        .columns = read_extent(rcn_html_attribute(attributes, "colspan"),
                               COLUMNS_MOST),
        .rows = rest ? UINT16_MAX : read_extent(rows, UINT16_MAX)};
    if (extent.columns > 1 || extent.rows > 1) {
        RCN_PUSH(builder->scratch, &builder->extents, extent);
    }
}

void
rcn_html_count(rcn_html_builder *builder, rcn_html_tag tag, uint32_t element,
               rcn_html_attributes attributes)
{
    /* What was not recorded for want of room has the element around it. */
    if (element == RCN_HTML_NONE ||
        builder->elements.items[element].tag != tag) {
        return;
    }
    rcn_html_ordinal item = {.element = element, .ordinal = {.style = '-'}};
    if (tag == RCN_TAG_OL) {
        begin_list(builder, element, attributes);
    } else if (tag == RCN_TAG_DD) {
        RCN_PUSH(builder->scratch, &builder->ordinals, item);
    } else if (tag == RCN_TAG_TD || tag == RCN_TAG_TH) {
        note_extent(builder, element, attributes);
    } else if (tag == RCN_TAG_LI) {
        rcn_html_counter *counter =
            counter_around(builder, builder->elements.items[element].parent);
        if (!counter) {
            return;
        }
        if (read_number(rcn_html_attribute(attributes, "value"),
                        &counter->next)) {
            counter->open_start = false;
        }
        counter->items++;
        item.ordinal = (rcn_ordinal){counter->style, counter->next};
        counter->next += counter->step;
        RCN_PUSH(builder->scratch, &builder->ordinals, item);
    }
}

/* Returns a length in a style, "36.0pt" or ".5in", in points; 0 when there is
 * none. */
static int
length_of(const char *style, const char *name)
{
    static const struct {
        const char *unit;
        int hundredths; /* of a point */
    } units[] = {{"pt", 100}, {"in", 7200}, {"cm", 2835}, {"px", 75}};
    const char *at = strstr(style, name);
    long value = 0; /* in hundredths */
    int places = -1;
    at = at ? at + strlen(name) : "";
    for (; (isdigit((unsigned char)*at) || *at == '.') && value < VALUE_LIMIT;
         at++) {
        if (*at == '.') {
            places = 0;
        } else if (places < 2) {
            value = value * 10 + (*at - '0');
            places += places >= 0;
        }
    }
    for (int i = places < 0 ? 0 : places; i < 2; i++) {
        value *= 10;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strncmp(at, units[i].unit, 2) == 0) {
            return (int)(value * units[i].hundredths / 10000);
        }
    }
    return 0;
}

/* Notes a paragraph whose first line hangs out to the left, as Word sets items
 * of lists: half an inch deeper for each level. */
static void
note_hung(rcn_html_builder *builder, uint32_t element, const char *style)
{
    builder->hung = (rcn_html_listed){.element = RCN_HTML_NONE};
    if (!style || element == RCN_HTML_NONE ||
        builder->elements.items[element].tag != RCN_TAG_P ||
        !strstr(style, "text-indent:-")) {
        return;
    }
    int level =
        (length_of(style, "margin-left:") + LEVEL_POINTS / 2) / LEVEL_POINTS;
    level = level < 1 ? 1 : level < LEVEL_MOST ? level : LEVEL_MOST;
    builder->hung.element = element;
    builder->hung.level = (uint32_t)level;
    builder->hung_at = (uint32_t)builder->text.len;
}

/* A number or a letter with a point or a bracket, or one sign. */
static bool
is_marker(rcn_text words)
{
    uint32_t rune = 0;
    bool counted = words.len > 1 && words.len <= MARKER_MOST &&
                   isalnum((unsigned char)words.at[0]) &&
                   strchr(".)", words.at[words.len - 1]) &&
                   rcn_text_find(words, " ", 0) >= words.len;
    return counted ||
           (words.len && rcn_utf8_next(words, 0, &rune) == words.len);
}

static rcn_text
hung_words(const rcn_html_builder *builder, uint32_t end)
{
    return rcn_text_trim((rcn_text){builder->text.at + builder->hung_at,
                                    end - builder->hung_at});
}

bool
rcn_html_is_marker_gap(const rcn_html_builder *builder, const char *style)
{
    return builder->hung.element != RCN_HTML_NONE && style &&
           strstr(style, "7.0pt") && strstr(style, "Times New Roman") &&
           is_marker(hung_words(builder, (uint32_t)builder->text.len));
}

uint32_t
rcn_html_list_hung(rcn_html_builder *builder, uint32_t end)
{
    RCN_PUSH(builder->scratch, &builder->listed, builder->hung);
    rcn_html_mark_listed(builder, hung_words(builder, end));
    builder->hung.element = RCN_HTML_NONE;
    return builder->hung_at;
}

void
rcn_html_note_listed(rcn_html_builder *builder, rcn_html_tag tag,
                     uint32_t element, rcn_html_attributes attributes)
{
    const char *style = rcn_html_attribute(attributes, "style");
    const char *list = style ? strstr(style, "mso-list:l") : NULL;
    if (tag == RCN_TAG_P) {
        note_hung(builder, element, style);
    }
    const char *level = list ? strstr(list, "level") : NULL;
    if (!level || element == RCN_HTML_NONE ||
        builder->elements.items[element].tag != tag) {
        return;
    }
    int32_t depth = 1;
    (void)read_number(level + strlen("level"), &depth);
    depth = depth < 1 ? 1 : depth < LEVEL_MOST ? depth : LEVEL_MOST;
    RCN_PUSH(builder->scratch, &builder->listed,
             (rcn_html_listed){.element = element, .level = (uint32_t)depth});
}

void
rcn_html_mark_listed(rcn_html_builder *builder, rcn_text marker)
{
    size_t count = builder->listed.count;
    marker = rcn_text_trim(marker);
    size_t len = 0;
    while (len < marker.len && isalnum((unsigned char)marker.at[len])) {
        len++;
    }
    bool ends = len && len < marker.len && strchr(".)", marker.at[len]);
    int32_t value = 0;
    if (!count || !ends) {
        return;
    }
    const char *word = rcn_arena_strndup(builder->arena, marker.at, len);
    rcn_ordinal *ordinal = &builder->listed.items[count - 1].ordinal;
    if (read_number(word, &value)) {
        *ordinal = (rcn_ordinal){'1', value};
    } else if (len == 1 && word[0] >= 'a' && word[0] <= 'z') {
        *ordinal = (rcn_ordinal){'a', word[0] - 'a' + 1};
    } else if (len == 1 && word[0] >= 'A' && word[0] <= 'Z') {
        *ordinal = (rcn_ordinal){'A', word[0] - 'A' + 1};
    }
}

const rcn_html_listed *
rcn_html_listed_of(const rcn_html *html, uint32_t element)
{
    for (int i = 0;
         i < STEPS_UP && html->listed_count && element != RCN_HTML_NONE; i++) {
        const rcn_html_listed *found =
            bsearch(&element, html->listed, html->listed_count,
                    sizeof *html->listed, by_element);
        if (found) {
            return found;
        }
        element = html->elements[element].parent;
    }
    return NULL;
}

void
rcn_html_note_anchor(rcn_html_builder *builder, rcn_html_tag tag,
                     uint32_t element, rcn_html_attributes attributes)
{
    const char *id = rcn_html_attribute(attributes, "id");
    if (!id && tag == RCN_TAG_A) {
        id = rcn_html_attribute(attributes, "name");
    }
    size_t len = id ? strlen(id) : 0;
    if (len && len <= ID_LIMIT &&
        builder->anchors.count < builder->mark_limit) {
        RCN_PUSH(builder->scratch, &builder->anchors,
                 (rcn_html_anchor){rcn_arena_strdup(builder->arena, id),
                                   (uint32_t)builder->text.len, element});
    }
}

static int
by_id(const void *left, const void *right)
{
    const rcn_html_anchor *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* A reversed list without a start ends with 1. */
static void
settle_counts(rcn_html_builder *builder)
{
    for (size_t i = 0; i < builder->ordinals.count; i++) {
        rcn_html_ordinal *item = &builder->ordinals.items[i];
        const rcn_html_counter *counter =
            item->ordinal.style == '-'
                ? NULL
                : counter_around(builder,
                                 builder->elements.items[item->element].parent);
        if (counter && counter->open_start) {
            item->ordinal.value += (int32_t)counter->items;
        }
    }
}

void
rcn_html_lists_finish(rcn_html_builder *builder)
{
    settle_counts(builder);
    if (builder->anchors.count) {
        qsort(builder->anchors.items, builder->anchors.count,
              sizeof *builder->anchors.items, by_id);
    }
}

const rcn_html_anchor *
rcn_html_anchor_find(const rcn_html *html, const char *id)
{
    size_t low = 0;
    size_t high = html->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(html->anchors[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < html->anchor_count && strcmp(html->anchors[low].id, id) == 0
               ? &html->anchors[low]
               : NULL;
}

bool
rcn_html_is_within(const rcn_html *html, uint32_t element, uint32_t around)
{
    while (element != RCN_HTML_NONE && element > around) {
        element = html->elements[element].parent;
    }
    return element == around && around != RCN_HTML_NONE;
}

uint32_t
rcn_html_around(const rcn_html *html, uint32_t element, rcn_html_tag tag)
{
    while (element != RCN_HTML_NONE && html->elements[element].tag != tag) {
        element = html->elements[element].parent;
    }
    return element;
}

rcn_ordinal
rcn_html_ordinal_of(const rcn_html *html, uint32_t element)
{
    for (int i = 0; i < STEPS_UP && element != RCN_HTML_NONE; i++) {
        uint8_t tag = html->elements[element].tag;
        if ((tag == RCN_TAG_LI || tag == RCN_TAG_DD) && html->ordinal_count) {
            const rcn_html_ordinal *found =
                bsearch(&element, html->ordinals, html->ordinal_count,
                        sizeof *html->ordinals, by_element);
            return found ? found->ordinal : (rcn_ordinal){0};
        }
        element = html->elements[element].parent;
    }
    return (rcn_ordinal){0};
}

size_t
rcn_html_block_after(const rcn_html *html, uint32_t at)
{
    size_t low = 0;
    size_t high = html->block_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (html->blocks[middle].end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
