/* The pictures that belong to the text of a page: those that are among what is
 * kept, large enough to show something.  Their captions are kept with them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/codes.h"
#include "base/utf8.h"
#include "clean/html/clean.h"

#define LEAST_PIXELS 64
#define STEPS_UP     3
#define STEPS_ON \
    3 /* pictures from a placeholder to what it stands for,
                          blocks from a picture to its caption */

typedef struct rcn_gallery {
    rcn_arena *arena;
    const rcn_document *document;
    const rcn_html *html;
    rcn_leaf *leaves;
    rcn_log *log;
    rcn_html_figures figures;
    size_t last_leaf; /* the one after the last figure */
} rcn_gallery;

static bool
is_inside(const rcn_html *html, uint32_t element, rcn_html_inside what)
{
    return element != RCN_HTML_NONE &&
           (html->elements[element].inside >> what & 1u);
}

/* Returns the <figure> around an element, or RCN_HTML_NONE. */
static uint32_t
figure_around(const rcn_html *html, uint32_t element)
{
    if (!is_inside(html, element, RCN_IN_FIGURE)) {
        return RCN_HTML_NONE;
    }
    return rcn_html_around(html, element, RCN_TAG_FIGURE);
}

/* What may be between a picture and the text it belongs to. */
static bool
is_aside(const rcn_gallery *gallery, size_t leaf, uint32_t figure)
{
    const rcn_html_block *block = &gallery->html->blocks[leaf];
    return gallery->leaves[leaf].fate == RCN_LEAF_METADATA || block->wordless ||
           block->kind == RCN_BLOCK_CAPTION ||
           (figure != RCN_HTML_NONE &&
            figure_around(gallery->html, block->element) == figure);
}

/* Returns the nearest kept leaf before or after, or the count of leaves when
 * something that is cut is nearer. */
static size_t
kept_neighbour(const rcn_gallery *gallery, size_t from, bool forward,
               uint32_t figure)
{
    size_t count = gallery->html->block_count;
    size_t at = forward ? from : from - 1; /* wraps at the first */
    while (at < count && gallery->leaves[at].fate != RCN_LEAF_KEPT &&
           is_aside(gallery, at, figure)) {
        at += forward ? 1 : (size_t)-1;
    }
    return at < count && gallery->leaves[at].fate == RCN_LEAF_KEPT ? at : count;
}

/* Returns true when an element a few steps above the picture holds the leaf. */
static bool
shares_parent(const rcn_html *html, uint32_t element, size_t leaf)
{
    uint32_t other = html->blocks[leaf].element;
    for (int i = 0; i < STEPS_UP && element != RCN_HTML_NONE; i++) {
        uint32_t at = other;
        while (at != RCN_HTML_NONE && at > element) {
            at = html->elements[at].parent;
        }
        if (at == element) {
            return true;
        }
        element = html->elements[element].parent;
    }
    return false;
}

/* The words of a picture's file name or of what stands for it, when they begin
 * with one that leads through a site. */
static bool
is_way_on(const char *words)
{
    static const char *const ways[] = {"prev",     "next",   "back",     "home",
                                       "contents", "index",  "previous", "up",
                                       "top",      "forward"};
    size_t len = 0;
    while ((words[len] | 0x20) >= 'a' && (words[len] | 0x20) <= 'z') {
        len++;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (strlen(ways[i]) == len && strncasecmp(words, ways[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* A picture that is a button: a link, named for the page that it leads to by
 * its file ("prev.gif") and by what stands for it. */
static bool
is_button(const rcn_html *html, const rcn_html_image *image)
{
    if (!is_inside(html, image->element, RCN_IN_A) || !image->source ||
        !image->alt) {
        return false;
    }
    const char *slash = strrchr(image->source, '/');
    return is_way_on(slash ? slash + 1 : image->source) &&
           is_way_on(image->alt);
}

/* Returns whether the <figure> around a picture has words of its own: then it
 * is meant to be looked at, whatever size its tag gives it. */
static bool
is_captioned(const rcn_html *html, const rcn_html_image *image)
{
    uint32_t figure = figure_around(html, image->element);
    size_t leaf = rcn_html_block_after(html, image->at);
    for (size_t i = leaf ? leaf - 1 : 0;
         figure != RCN_HTML_NONE && i <= leaf && i < html->block_count; i++) {
        const rcn_html_block *block = &html->blocks[i];
        if (block->kind == RCN_BLOCK_CAPTION && !block->wordless &&
            figure_around(html, block->element) == figure) {
            return true;
        }
    }
    return false;
}

static bool
is_furniture(const rcn_html *html, const rcn_html_image *image)
{
    static const rcn_html_inside places[] = {
        RCN_IN_NAV, RCN_IN_FOOTER, RCN_IN_ASIDE, RCN_IN_FORM, RCN_IN_DIALOG};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_inside(html, image->element, places[i])) {
            return true;
        }
    }
    /* A button around the picture of a <figure> shows it larger. */
    bool button = is_inside(html, image->element, RCN_IN_BUTTON) &&
                  !is_inside(html, image->element, RCN_IN_FIGURE);
    bool icon = image->small && !is_captioned(html, image);
    return button || image->hidden || icon || !image->watched ||
           is_button(html, image);
}

static bool
stands_in_text(const rcn_gallery *gallery, const rcn_html_image *image)
{
    const rcn_html *html = gallery->html;
    if (is_furniture(html, image)) {
        return false;
    }
    size_t leaf = rcn_html_block_after(html, image->at);
    if (leaf < html->block_count && html->blocks[leaf].start < image->at) {
        return gallery->leaves[leaf].fate == RCN_LEAF_KEPT;
    }
    uint32_t figure = figure_around(html, image->element);
    size_t before = kept_neighbour(gallery, leaf, false, figure);
    size_t after = kept_neighbour(gallery, leaf, true, figure);
    size_t none = html->block_count;
    if (before < none && after < none) {
        return true;
    }
    size_t only = before < none ? before : after;
    return only < none && (figure != RCN_HTML_NONE ||
                           shares_parent(html, image->element, only));
}

static bool
names_a_file(rcn_text alt)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png",
                                          ".gif", ".webp", ".svg"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        if (alt.len >= len &&
            strncasecmp(alt.at + alt.len - len, endings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* Returns what stands for a picture, without what cannot be printed; empty when
 * it says nothing. */
static const char *
alternative(rcn_arena *arena, const rcn_html_image *image)
{
    rcn_text alt = rcn_text_squash(arena, rcn_text_of(image->alt));
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < alt.len;) {
        uint32_t rune = 0;
        size_t len = rcn_utf8_next(alt, at, &rune);
        if (!rcn_rune_is_unprintable(rune)) {
            rcn_buffer_add(&out, rcn_text_slice(alt, at, at + len));
        }
        at += len;
    }
    alt = rcn_text_trim(rcn_buffer_text(&out));
    return names_a_file(alt) ? "" : rcn_text_string(arena, alt);
}

/* Returns the first leaf of a <figure>; one at or near byte `at` is in it. */
static size_t
first_leaf(const rcn_html *html, uint32_t figure, uint32_t at)
{
    size_t leaf = rcn_html_block_after(html, at);
    while (leaf &&
           figure_around(html, html->blocks[leaf - 1].element) == figure) {
        leaf--;
    }
    return leaf;
}

/* Returns true for words of a <figure> that a reader takes for its caption. */
static bool
is_caption(const rcn_gallery *gallery, size_t leaf, bool carried)
{
    const rcn_html_block *block = &gallery->html->blocks[leaf];
    bool shown = !block->hidden && !block->noscript && !block->wordless;
    rcn_text words =
        rcn_text_slice(gallery->document->text, block->start, block->end);
    const char *rule = gallery->leaves[leaf].rule;
    bool credit = rule && strcmp(rule, "html-photo-credit") == 0;
    return shown && (carried || (block->kind == RCN_BLOCK_CAPTION && !credit &&
                                 rcn_text_find(words, " ", 0) < words.len &&
                                 (size_t)block->link_bytes * 2 <= words.len));
}

/* Keeps the captions of a picture, which goes before them; true when there are
 * some. */
static bool
keep_captions(const rcn_gallery *gallery, uint32_t figure, bool carried,
              uint32_t *at)
{
    const rcn_html *html = gallery->html;
    bool found = false;
    if (figure == RCN_HTML_NONE) {
        return false;
    }
    for (size_t leaf = first_leaf(html, figure, *at);
         leaf < html->block_count &&
         figure_around(html, html->blocks[leaf].element) == figure;
         leaf++) {
        uint32_t start = html->blocks[leaf].start;
        if (is_caption(gallery, leaf, carried)) {
            gallery->leaves[leaf] =
                (rcn_leaf){.fate = RCN_LEAF_KEPT, .class_id = "caption"};
            found = true;
        }
        *at = *at < start ? *at : start;
    }
    return found;
}

static rcn_figure_kind
kind_of(const rcn_html_image *image)
{
    return image->tag == RCN_TAG_VIDEO    ? RCN_FIGURE_VIDEO
           : image->tag == RCN_TAG_AUDIO  ? RCN_FIGURE_SOUND
           : image->tag == RCN_TAG_IFRAME ? RCN_FIGURE_FRAME
                                          : RCN_FIGURE_PICTURE;
}

static void
leave_out(const rcn_gallery *gallery, const rcn_html_image *image,
          const char *why)
{
    rcn_log_add(gallery->log, RCN_CODE_IMAGE_LEFT_OUT,
                rcn_document_place(gallery->document, image->at), "%s: %s",
                image->source ? image->source
                : kind_of(image) == RCN_FIGURE_PICTURE
                    ? "picture in the page"
                    : "frame or video in the page",
                why);
}

static bool
is_repeated(const rcn_gallery *gallery, const rcn_image *image, size_t leaf)
{
    size_t count = gallery->figures.count;
    const rcn_figure *last =
        count ? gallery->figures.items[count - 1].figure : NULL;
    return last && last->image && gallery->last_leaf == leaf &&
           strcmp(last->image->id, image->id) == 0;
}

static bool
is_web_address(const char *address)
{
    return address && (strncasecmp(address, "https://", 8) == 0 ||
                       strncasecmp(address, "http://", 7) == 0);
}

/* The name of a file beside the page that is no page itself: "clip.mp4". */
static bool
is_file_address(const char *address)
{
    const char *dot = address ? strrchr(address, '.') : NULL;
    size_t len = dot ? strlen(dot + 1) : 0;
    return len >= 2 && len <= 5 &&
           strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz0123456789") == len &&
           !strchr(address, ':') && !strstr(dot, "htm") && !strstr(dot, "php");
}

/* Returns what is in the place of something that the books do not carry: the
 * words for it, or its address.  A word alone is a label and describes nothing,
 * but with a caption. */
static const char *
stand_in(const rcn_gallery *gallery, const rcn_html_image *from, bool captioned)
{
    const char *alt = alternative(gallery->arena, from);
    bool picture = kind_of(from) == RCN_FIGURE_PICTURE;
    if (picture && !captioned) {
        return strchr(alt, ' ') ? alt : "";
    }
    if (*alt) {
        return alt;
    }
    return from->source && (captioned || is_web_address(from->source) ||
                            is_file_address(from->source))
               ? from->source
               : "";
}

static void
push_figure(rcn_gallery *gallery, uint32_t at, rcn_figure figure, size_t leaf)
{
    rcn_figure *made = rcn_arena_alloc(gallery->arena, 1, sizeof *made);
    *made = figure;
    gallery->last_leaf = leaf;
    RCN_PUSH(gallery->arena, &gallery->figures, (rcn_html_figure){at, made});
}

/* Returns whether the first kept block from `leaf` on is a caption. */
static bool
stands_above_caption(const rcn_gallery *gallery, size_t leaf)
{
    size_t end = leaf + STEPS_ON;
    while (leaf < end && leaf < gallery->html->block_count &&
           gallery->leaves[leaf].fate != RCN_LEAF_KEPT) {
        leaf++;
    }
    return leaf < end && leaf < gallery->html->block_count &&
           gallery->leaves[leaf].class_id;
}

static void
add_figure(rcn_gallery *gallery, const rcn_html_image *from)
{
    rcn_arena *arena = gallery->arena;
    const char *why = "its address is not known";
    bool picture = kind_of(from) == RCN_FIGURE_PICTURE;
    const rcn_image *image =
        picture ? rcn_html_image_read(arena, gallery->document, from, &why)
                : NULL;
    size_t leaf = rcn_html_block_after(gallery->html, from->at);
    bool tiny =
        image && (image->width < LEAST_PIXELS || image->height < LEAST_PIXELS);
    /* What is in a <figure> is meant to be looked at, however small. */
    if (tiny && figure_around(gallery->html, from->element) == RCN_HTML_NONE) {
        leave_out(gallery, from, "as small as an ornament");
        return;
    }
    if (image && is_repeated(gallery, image, leaf)) {
        return;
    }
    uint32_t at = from->at;
    bool captioned =
        keep_captions(gallery, figure_around(gallery->html, from->element),
                      image != NULL, &at) ||
        stands_above_caption(gallery, leaf);
    const char *alt =
        image ? alternative(arena, from) : stand_in(gallery, from, captioned);
    if (!image && (picture || !*alt)) {
        leave_out(gallery, from, why);
    }
    if (image || *alt) {
        push_figure(gallery, at,
                    (rcn_figure){image, alt, from->source, kind_of(from)},
                    leaf);
    }
}

/* Returns whether a picture for readers without scripts is the same as one that
 * a script loads: it is in the same <figure>, or the other names its file as a
 * source. */
static bool
is_twin(const rcn_html *html, const rcn_html_image *loaded,
        const rcn_html_image *plain, bool next)
{
    uint32_t figure = figure_around(html, loaded->element);
    bool named = next && loaded->others && plain->source &&
                 strstr(loaded->others, plain->source);
    return named ||
           (plain->noscript && !loaded->noscript && figure != RCN_HTML_NONE &&
            figure_around(html, plain->element) == figure);
}

/* Returns whether a script would load the picture, and another one at the same
 * place is for readers without scripts. */
static bool
is_placeholder(const rcn_gallery *gallery, size_t index)
{
    const rcn_html *html = gallery->html;
    const rcn_html_image *image = &html->images[index];
    size_t leaf = rcn_html_block_after(html, image->at);
    for (size_t i = index + 1; i < html->image_count && i <= index + STEPS_ON;
         i++) {
        const rcn_html_image *other = &html->images[i];
        if (rcn_html_block_after(html, other->at) != leaf) {
            break;
        }
        if (is_twin(html, image, other, i == index + 1)) {
            return true;
        }
    }
    for (size_t i = index; i-- > 0 && i + STEPS_ON >= index;) {
        const rcn_html_image *other = &html->images[i];
        if (rcn_html_block_after(html, other->at) != leaf) {
            break;
        }
        if (other->noscript && is_twin(html, image, other, i + 1 == index)) {
            return true;
        }
    }
    return false;
}

static int
by_place(const void *left, const void *right)
{
    const rcn_html_figure *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

rcn_html_figures
rcn_html_find_figures(rcn_arena *arena, const rcn_document *document,
                      rcn_leaf *leaves, rcn_log *log)
{
    rcn_gallery gallery = {.arena = arena,
                           .document = document,
                           .html = document->html,
                           .leaves = leaves,
                           .log = log,
                           .last_leaf = SIZE_MAX};
    for (size_t i = 0; i < document->html->image_count; i++) {
        const rcn_html_image *image = &document->html->images[i];
        if (!is_placeholder(&gallery, i) && stands_in_text(&gallery, image)) {
            add_figure(&gallery, image);
        }
    }
    if (gallery.figures.count) {
        qsort(gallery.figures.items, gallery.figures.count,
              sizeof *gallery.figures.items, by_place);
    }
    return gallery.figures;
}
