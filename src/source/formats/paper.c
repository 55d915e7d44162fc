/* Pages that converters write.  Inline elements are nested in one fixed order,
 * lists as HTML wants them (an inner list within the item before it), notes in
 * the form that cmark-gfm gives them. */
#include "source/formats/paper.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define CLASS_MOST  40
#define TITLE_MOST  1000 /* bytes of HTML */
#define FRAME_BYTES 192  /* of the page around its head, body and notes */

static const struct {
    size_t member;
    const char *open, *close;
} runs[] = {
    {offsetof(rcn_paper_run, code), "<code>", "</code>"},
    {offsetof(rcn_paper_run, bold), "<strong>", "</strong>"},
    {offsetof(rcn_paper_run, italic), "<em>", "</em>"},
    {offsetof(rcn_paper_run, struck), "<s>", "</s>"},
    {offsetof(rcn_paper_run, small_caps),
     "<span style=\"font-variant:small-caps\">", "</span>"},
    {offsetof(rcn_paper_run, superscript), "<sup>", "</sup>"},
    {offsetof(rcn_paper_run, subscript), "<sub>", "</sub>"},
    {offsetof(rcn_paper_run, unsure), "<span class=\"rcn-unsure\">", "</span>"},
};

#define RUN_COUNT (sizeof runs / sizeof *runs)

static bool
run_has(const rcn_paper_run *run, size_t index)
{
    return *(const bool *)((const char *)run + runs[index].member);
}

rcn_paper *
rcn_paper_new(rcn_arena *arena)
{
    rcn_paper *paper = rcn_arena_alloc(arena, 1, sizeof *paper);
    *paper = (rcn_paper){.arena = arena,
                         .kept = arena,
                         .head = rcn_buffer_new(arena),
                         .body = rcn_buffer_new(arena),
                         .notes = rcn_buffer_new(arena)};
    paper->out = &paper->body;
    return paper;
}

void
rcn_html_escape(rcn_buffer *out, rcn_text text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *entity = NULL;
        switch (text.at[i]) {
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '&':
            entity = "&amp;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            continue;
        }
        rcn_buffer_add(out, rcn_text_slice(text, done, i));
        rcn_buffer_string(out, entity);
        done = i + 1;
    }
    rcn_buffer_add(out, rcn_text_slice(text, done, text.len));
}

void
rcn_paper_html(rcn_paper *paper, const char *html)
{
    rcn_buffer_string(paper->out, html);
}

void
rcn_paper_text(rcn_paper *paper, rcn_text text)
{
    rcn_html_escape(paper->out, text);
}

void
rcn_paper_meta(rcn_paper *paper, const char *name, const char *value)
{
    rcn_text text = rcn_text_trim(rcn_text_of(value));
    if (!text.len) {
        return;
    }
    rcn_buffer *head = &paper->head;
    if (strcmp(name, "title") == 0) {
        rcn_buffer_string(head, "<title>");
        rcn_html_escape(head, text);
        rcn_buffer_string(head, "</title>\n");
        return;
    }
    rcn_buffer_printf(head, "<meta name=\"%s\" content=\"",
                      strcmp(name, "lang") == 0 ? "language" : name);
    rcn_html_escape(head, text);
    rcn_buffer_string(head, "\">\n");
}

void
rcn_paper_set_run(rcn_paper *paper, rcn_paper_run run)
{
    size_t same = 0;
    while (same < RUN_COUNT &&
           run_has(&paper->run, same) == run_has(&run, same)) {
        same++;
    }
    for (size_t i = RUN_COUNT; i-- > same;) {
        if (run_has(&paper->run, i)) {
            rcn_paper_html(paper, runs[i].close);
        }
    }
    for (size_t i = same; i < RUN_COUNT; i++) {
        if (run_has(&run, i)) {
            rcn_paper_html(paper, runs[i].open);
        }
    }
    paper->run = run;
}

void
rcn_paper_set_link(rcn_paper *paper, const char *target)
{
    rcn_paper_set_run(paper, (rcn_paper_run){0});
    if (paper->link) {
        rcn_paper_html(paper, "</a>");
    }
    if (target) {
        rcn_paper_html(paper, "<a href=\"");
        rcn_paper_text(paper, rcn_text_of(target));
        rcn_paper_html(paper, "\">");
    }
    paper->link = target;
}

static void
close_list(rcn_paper *paper)
{
    paper->depth--;
    rcn_paper_html(paper, paper->lists[paper->depth].style ? "</li>\n</ol>\n"
                                                           : "</li>\n</ul>\n");
}

static void
open_list(rcn_paper *paper, char style)
{
    paper->lists[paper->depth++].style = style;
    if (style && style != '-') {
        rcn_buffer_printf(paper->out, "<ol type=\"%c\">\n", style);
    } else {
        rcn_paper_html(paper,
                       style ? "<ol style=\"list-style:none\">\n" : "<ul>\n");
    }
}

void
rcn_paper_item(rcn_paper *paper, uint32_t level, char style, int32_t value)
{
    uint32_t depth =
        (level < RCN_PAPER_LISTS ? level : RCN_PAPER_LISTS - 1) + 1;
    while (paper->depth > depth ||
           (paper->depth == depth && paper->lists[depth - 1].style != style)) {
        close_list(paper);
    }
    if (paper->depth == depth) {
        rcn_paper_html(paper, "</li>\n");
    }
    while (paper->depth < depth) {
        open_list(paper, style);
        if (paper->depth < depth) {
            rcn_paper_html(paper, "<li>");
        }
    }
    if (style && style != '-') {
        rcn_buffer_printf(paper->out, "<li value=\"%d\">", (int)value);
    } else {
        rcn_paper_html(paper, "<li>");
    }
}

void
rcn_paper_end_lists(rcn_paper *paper)
{
    while (paper->depth) {
        close_list(paper);
    }
}

void
rcn_paper_begin_note(rcn_paper *paper)
{
    rcn_paper_set_run(paper, (rcn_paper_run){0});
    uint32_t number = ++paper->note_count;
    rcn_buffer_printf(paper->out,
                      "<sup class=\"footnote-ref\"><a href=\"#fn-%u\" "
                      "id=\"fnref-%u\">%u</a></sup>",
                      number, number, number);
    paper->out = &paper->notes;
    rcn_buffer_printf(paper->out, "<li id=\"fn-%u\">", number);
}

void
rcn_paper_end_note(rcn_paper *paper)
{
    rcn_paper_set_run(paper, (rcn_paper_run){0});
    rcn_paper_html(paper, "</li>\n");
    paper->out = &paper->body;
}

void
rcn_paper_cut(rcn_paper *paper, const char *class_id, rcn_text text)
{
    if (!text.len) {
        return;
    }
    rcn_paper_set_run(paper, (rcn_paper_run){0});
    rcn_buffer_printf(paper->out, "<span class=\"rcn-%.*s\">", CLASS_MOST,
                      class_id);
    rcn_paper_text(paper, text);
    rcn_paper_html(paper, "</span>");
}

bool
rcn_paper_has_image(const rcn_paper *paper, const char *address)
{
    for (size_t i = 0; i < paper->pictures.count; i++) {
        if (strcmp(paper->pictures.items[i].address, address) == 0) {
            return true;
        }
    }
    return false;
}

void
rcn_paper_image(rcn_paper *paper, const char *address, rcn_text bytes,
                const char *alt)
{
    rcn_paper_set_run(paper, (rcn_paper_run){0});
    rcn_paper_html(paper, "<img src=\"");
    rcn_paper_text(paper, rcn_text_of(address));
    rcn_paper_html(paper, "\"");
    if (alt && *alt) {
        rcn_paper_html(paper, " alt=\"");
        rcn_paper_text(paper, rcn_text_of(alt));
        rcn_paper_html(paper, "\"");
    }
    rcn_paper_html(paper, ">");
    if (bytes.at && !rcn_paper_has_image(paper, address)) {
        RCN_PUSH(paper->kept, &paper->pictures, (rcn_asset){address, bytes});
    }
}

/* "C:/x", "/x": a letter alone is no scheme but a disk. */
static bool
is_absolute(const char *address)
{
    return *address == '/' || *address == '\\' || strcspn(address, ":/\\") == 1;
}

void
rcn_paper_linked_image(rcn_paper *paper, const char *address, const char *alt)
{
    char *name = rcn_arena_strdup(paper->arena, address);
    bool local = strncasecmp(address, "file:", 5) == 0 || is_absolute(address);
    bool remote = !local && (strstr(address, "://") || *address == '#');
    for (char *at = name; !remote && *at; at++) {
        if (*at == '\\') {
            *at = '/';
        }
    }
    const char *slash = local ? strrchr(name, '/') : NULL;
    paper->linked = true;
    rcn_paper_image(paper, slash ? slash + 1 : name, (rcn_text){0}, alt);
}

/* A paper that names no title has that of the <h1> it begins with. */
static void
add_title(rcn_paper *paper)
{
    static const char open[] = "<h1>";
    rcn_text body = rcn_buffer_text(&paper->body);
    rcn_text head = rcn_buffer_text(&paper->head);
    size_t from = sizeof open - 1;
    size_t end = rcn_text_starts(body, open) ? rcn_text_find(body, "</h1>", 0)
                                             : SIZE_MAX;
    if (end > TITLE_MOST || rcn_text_find(head, "<title>", 0) != SIZE_MAX) {
        return;
    }
    rcn_buffer_string(&paper->head, "<title>");
    for (bool tag = false; from < end; from++) {
        tag = tag || body.at[from] == '<';
        if (!tag) {
            rcn_buffer_char(&paper->head, body.at[from]);
        }
        tag = tag && body.at[from] != '>';
    }
    rcn_buffer_string(&paper->head, "</title>\n");
}

rcn_part
rcn_paper_part(rcn_paper *paper, const char *suffix, const char *converter)
{
    rcn_arena *arena = paper->kept;
    rcn_paper_end_lists(paper);
    add_title(paper);
    rcn_buffer page = rcn_buffer_new(arena);
    (void)rcn_buffer_room(&page, FRAME_BYTES + paper->head.len +
                                     paper->body.len + paper->notes.len);
    rcn_buffer_string(&page, "<!DOCTYPE html>\n<html>\n<head>\n"
                             "<meta charset=\"utf-8\">\n");
    rcn_buffer_add(&page, rcn_buffer_text(&paper->head));
    rcn_buffer_string(&page, "</head>\n<body>\n<article>\n");
    rcn_buffer_add(&page, rcn_buffer_text(&paper->body));
    if (paper->note_count) {
        rcn_buffer_string(&page, "<section class=\"footnotes\">\n<ol>\n");
        rcn_buffer_add(&page, rcn_buffer_text(&paper->notes));
        rcn_buffer_string(&page, "</ol>\n</section>\n");
    }
    rcn_buffer_string(&page, "</article>\n</body>\n</html>\n");
    rcn_asset_list *list = rcn_arena_alloc(arena, 1, sizeof *list);
    *list = paper->pictures;
    rcn_assets *assets = rcn_arena_alloc(arena, 1, sizeof *assets);
    *assets = (rcn_assets){.page = "", .list = list};
    return (rcn_part){.bytes = rcn_buffer_text(&page),
                      .kind = RCN_NAME_HTML,
                      .suffix = suffix,
                      .charset = "UTF-8",
                      .assets = assets,
                      .converter = converter,
                      .linked = paper->linked,
                      .bare = true};
}
