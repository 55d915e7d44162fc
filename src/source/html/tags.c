/* The table of elements (HTML Living Standard, chapter 4): which divide blocks,
 * which hold no text of the page. */
#include <string.h>

#include "source/html/html.h"

typedef struct rcn_tag_row {
    const char *name, *traits;
    rcn_mark_kind mark;
} rcn_tag_row;

#define RCN_MARK_NONE RCN_MARK_KINDS

static const rcn_tag_row tags[] = {
    {"other", "", RCN_MARK_NONE},
#define RCN_HTML_TAG(name, NAME, traits, mark) {name, traits, RCN_MARK_##mark},
#include "source/html/tags.def"
#undef RCN_HTML_TAG
};

rcn_html_tag
rcn_html_tag_find(const char *name)
{
    if (strcmp(name, "image") == 0) {
        name = "img"; /* 13.2.6.4.7: "Don't ask." */
    }
    size_t low = 1;
    size_t high = RCN_TAG_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0) {
            return (rcn_html_tag)middle;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return RCN_TAG_OTHER;
}

bool
rcn_html_tag_is(rcn_html_tag tag, char trait)
{
    return strchr(tags[tag].traits, trait) != NULL;
}

const char *
rcn_html_tag_name(rcn_html_tag tag)
{
    return tags[tag].name;
}

rcn_mark_kind
rcn_html_tag_mark(rcn_html_tag tag)
{
    return tags[tag].mark;
}

/* Returns the index of the first name that is this class, below `most`; else
 * `most`. */
static size_t
index_of(rcn_text class, const char *const *names, size_t most)
{
    for (size_t i = 0; i < most; i++) {
        if (names[i][0] == class.at[0] && rcn_text_is(class, names[i])) {
            return i;
        }
    }
    return most;
}

size_t
rcn_html_find_class(const char *classes, const char *const *names, size_t count)
{
    for (const char *at = classes; *at && count;) {
        size_t len = 0;
        while ((unsigned char)at[len] > ' ') {
            len++;
        }
        if (len) {
            count = index_of((rcn_text){at, len}, names, count);
        }
        at += len + (at[len] != '\0');
    }
    return count;
}

bool
rcn_html_has_one_class(const char *classes, const char *const *names,
                       size_t count)
{
    return classes && rcn_html_find_class(classes, names, count) < count;
}

bool
rcn_html_has_class(const char *classes, const char *name)
{
    return rcn_html_find_class(classes, &name, 1) == 0;
}
