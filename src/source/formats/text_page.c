/* Pages that hold a plain text in <pre> and no other words: what GovInfo and
 * archives of typed texts serve, and what a browser saves of a text file.  The
 * text is read like a file of plain text, for its lines are those of a page that
 * was typed or printed; a <pre> among other text stays as it stands. */
#include <string.h>
#include <strings.h>

#include "source/formats/archive.h"
#include "source/formats/sniff.h"
#include "source/formats/web_tree.h"
#include "source/html/read.h"

#define LINES_LEAST 5

/* Elements that a page may have around its text. */
static const char frame[] =
    " html head body meta link base title script style pre hr br div p center "
    "main article section ";
/* Elements that show more than a text. */
static const char pictured[] =
    " img table form input svg object iframe video audio math code p div ul ol "
    "dl h1 h2 h3 h4 h5 h6 ";

typedef struct rcn_page_tag {
    rcn_text name;
    bool closes;
    size_t end; /* offset behind its ">" */
} rcn_page_tag;

static bool
is_among(rcn_text name, const char *names)
{
    for (const char *at = names + 1; *at;) {
        size_t len = strcspn(at, " ");
        if (len == name.len && strncasecmp(at, name.at, len) == 0) {
            return true;
        }
        at += len + 1;
    }
    return false;
}

/* The tag, comment or declaration that begins at "<"; without a name when it is
 * no tag. */
static rcn_page_tag
read_tag(rcn_text bytes, size_t at)
{
    bool comment =
        rcn_text_starts(rcn_text_slice(bytes, at, bytes.len), "<!--");
    size_t end = rcn_text_find(bytes, comment ? "-->" : ">", at);
    rcn_page_tag tag = {.end = end == SIZE_MAX ? bytes.len
                                               : end + (comment ? 3 : 1)};
    size_t start = at + 1;
    tag.closes = start < bytes.len && bytes.at[start] == '/';
    start += tag.closes;
    size_t stop = start;
    while (stop < tag.end && !strchr(" \t\r\n/>!?", bytes.at[stop])) {
        stop++;
    }
    tag.name = rcn_text_slice(bytes, start, stop);
    return tag;
}

/* The offset behind the end of an element whose content is no text. */
static size_t
skip_content(rcn_text bytes, rcn_page_tag tag)
{
    static const char *const ends[] = {"</script", "</style", "</title"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *name = ends[i] + 2;
        size_t at = tag.end;
        bool same = !tag.closes && tag.name.len == strlen(name) &&
                    strncasecmp(tag.name.at, name, tag.name.len) == 0;
        while (same && at + strlen(ends[i]) < bytes.len) {
            if (strncasecmp(bytes.at + at, ends[i], strlen(ends[i])) == 0) {
                return at;
            }
            at++;
        }
    }
    return tag.end;
}

bool
rcn_text_page_looks_like(rcn_text bytes)
{
    if (!rcn_html_looks_like(bytes)) {
        return false;
    }
    bool inside = false;
    size_t lines = 0;
    for (size_t at = 0; at < bytes.len;) {
        if (bytes.at[at] != '<') {
            lines += inside && bytes.at[at] == '\n';
            if (!inside && !strchr(" \t\r\n\f", bytes.at[at])) {
                return false;
            }
            at++;
            continue;
        }
        rcn_page_tag tag = read_tag(bytes, at);
        if (tag.name.len && (inside ? is_among(tag.name, pictured)
                                    : !is_among(tag.name, frame))) {
            return false;
        }
        inside = is_among(tag.name, " pre ") ? !tag.closes : inside;
        at = inside ? tag.end : skip_content(bytes, tag);
    }
    return lines >= LINES_LEAST;
}

void
rcn_parts_text_page(rcn_arena *arena, rcn_text bytes, const char *path,
                    rcn_log *log, rcn_parts *parts)
{
    (void)path;
    (void)log;
    rcn_buffer text = rcn_buffer_new(arena);
    xmlNode *root = rcn_web_tree(arena, bytes);
    const xmlNode *title = root ? rcn_web_find(root, "title", NULL) : NULL;
    for (xmlNode *node = root; node;) {
        bool pre = rcn_node_is(node, "pre");
        if (pre) {
            rcn_buffer_add(&text, rcn_web_text(arena, node));
            rcn_buffer_char(&text, '\n');
        }
        node = pre ? rcn_web_after(root, node) : rcn_web_next(root, node);
    }
    rcn_text words = rcn_text_trim(rcn_web_text(arena, title));
    RCN_PUSH(arena, parts,
             ((rcn_part){.bytes = rcn_buffer_text(&text),
                         .kind = RCN_NAME_TEXT,
                         .suffix = "",
                         .charset = "UTF-8",
                         .bare = true,
                         .title = rcn_text_string(arena, words),
                         .converter = "recension " RCN_VERSION}));
}
