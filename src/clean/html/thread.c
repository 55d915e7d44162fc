/* Threads of boards: what each post says is text, with one line of who wrote it
 * and when.  The programs that run boards are few, and each names the element
 * of a post's words; the model alone keeps some posts of a short thread and the
 * signatures of a long one. */
#include <string.h>

#include "clean/html/residue.h"

#define POSTS_LEAST 2u
#define POSTS_MOST  4096u
#define WORDS_LEAST 20u /* of all posts */
#define HEAD_WORDS  24  /* of the line above a post */
#define NAME_WORDS  4
#define AROUND      3  /* elements looked at around a post's words */
#define FIRST_REACH 8u /* blocks before the first post */

/* The blocks [first, last] of one post. */
typedef struct rcn_post {
    size_t first, last;
} rcn_post;

typedef struct rcn_thread {
    const rcn_web_page *page;
    rcn_leaf *leaves;
    uint8_t *posted; /* by element: the words of a post, or within them */
    RCN_LIST(rcn_post) posts;
    uint32_t words;
} rcn_thread;

static const char *
name_of(const rcn_html *html, uint32_t element)
{
    return html->names[html->elements[element].name];
}

/* Returns whether an element or one close around it has a class. */
static bool
is_around(const rcn_html *html, uint32_t element, const char *class)
{
    for (int i = 0; i < AROUND && element != RCN_HTML_NONE; i++) {
        if (rcn_html_has_class(name_of(html, element), class)) {
            return true;
        }
        element = html->elements[element].parent;
    }
    return false;
}

/* Returns whether a word of a name begins so and goes on with a digit. */
static bool
has_number(const char *name, const char *start)
{
    size_t len = strlen(start);
    for (const char *at = strstr(name, start); at; at = strstr(at + 1, start)) {
        if ((at == name || at[-1] == ' ') && at[len] >= '0' && at[len] <= '9') {
            return true;
        }
    }
    return false;
}

static bool
holds_post(const rcn_html *html, uint32_t element)
{
    static const char *const bodies[] = {
#define RCN_THREAD_BODY(class, around) class,
#define RCN_THREAD_ID(start)
#include "clean/html/threads.def"
#undef RCN_THREAD_BODY
#undef RCN_THREAD_ID
    };
    static const char *const arounds[] = {
#define RCN_THREAD_BODY(class, around) around,
#define RCN_THREAD_ID(start)
#include "clean/html/threads.def"
#undef RCN_THREAD_BODY
#undef RCN_THREAD_ID
    };
    static const char *const ids[] = {
#define RCN_THREAD_BODY(class, around)
#define RCN_THREAD_ID(start) start,
#include "clean/html/threads.def"
#undef RCN_THREAD_BODY
#undef RCN_THREAD_ID
    };
    const char *name = name_of(html, element);
    const size_t count = sizeof bodies / sizeof *bodies;
    for (size_t i = rcn_html_find_class(name, bodies, count); i < count;
         i += 1 + rcn_html_find_class(name, bodies + i + 1, count - i - 1)) {
        if (!*arounds[i] ||
            is_around(html, html->elements[element].parent, arounds[i])) {
            return true;
        }
    }
    for (size_t i = 0; *name && i < sizeof ids / sizeof *ids; i++) {
        if (has_number(name, ids[i])) {
            return true;
        }
    }
    return false;
}

/* Marks the elements of posts and lists the blocks of each. */
static void
read_posts(rcn_thread *thread, rcn_arena *scratch)
{
    const rcn_web_page *page = thread->page;
    const rcn_html *html = page->html;
    for (size_t i = 0; i < html->element_count; i++) {
        uint32_t parent = html->elements[i].parent;
        uint8_t outer = parent == RCN_HTML_NONE ? 0 : thread->posted[parent];
        thread->posted[i] = outer ? 2 : (uint8_t)holds_post(html, (uint32_t)i);
    }
    uint32_t last = RCN_HTML_NONE; /* the element of the post before */
    for (size_t i = 0; i < page->block_count; i++) {
        uint32_t at = page->blocks[i].element;
        while (at != RCN_HTML_NONE && thread->posted[at] == 2) {
            at = html->elements[at].parent;
        }
        if (at == RCN_HTML_NONE || !thread->posted[at]) {
            continue;
        }
        thread->words += page->blocks[i].word_count;
        if (at == last) {
            thread->posts.items[thread->posts.count - 1].last = i;
        } else if (thread->posts.count < POSTS_MOST) {
            RCN_PUSH(scratch, &thread->posts, ((rcn_post){i, i}));
            last = at;
        }
    }
}

/* Returns whether an element around a block bears one of some words in its
 * names. */
static bool
is_named(const rcn_thread *thread, size_t block, const char *const *words,
         size_t count)
{
    const rcn_html *html = thread->page->html;
    uint32_t at = thread->page->blocks[block].element;
    for (int i = 0; i < AROUND && at != RCN_HTML_NONE; i++) {
        if (rcn_residue_has_word(name_of(html, at), words, count)) {
            return true;
        }
        at = html->elements[at].parent;
    }
    return false;
}

/* What a block between posts says of the next one. */
typedef enum rcn_post_head {
    RCN_POST_NOTHING,
    RCN_POST_NAME,
    RCN_POST_TIME,
    RCN_POST_BOTH
} rcn_post_head;

/* A name is a link to the person, in an element that is named for
 * authors. */
static rcn_post_head
read_head(const rcn_thread *thread, size_t block)
{
    static const char *const names[] = {"author",  "username", "creator",
                                        "hnuser",  "poster",   "name",
                                        "comhead", "tagline"};
    static const char *const profiles[] = {"joined", "posts", "stats",
                                           "extra",  "rank",  "badge"};
    const rcn_page_block *at = &thread->page->blocks[block];
    const rcn_html_block *leaf = &thread->page->html->blocks[at->leaf];
    bool named = at->link_bytes > 0 &&
                 is_named(thread, block, names, sizeof names / sizeof *names);
    bool dated = at->own[RCN_FEATURE_LEX_COOKIE + RCN_PHRASE_DATE] ||
                 leaf->tag == RCN_TAG_TIME;
    if (leaf->hidden || (leaf->kind == RCN_BLOCK_HEADING && !named) ||
        is_named(thread, block, profiles, sizeof profiles / sizeof *profiles)) {
        return RCN_POST_NOTHING;
    }
    if (dated && at->word_count <= HEAD_WORDS) {
        return named ? RCN_POST_BOTH : RCN_POST_TIME;
    }
    return named && at->word_count <= NAME_WORDS ? RCN_POST_NAME
                                                 : RCN_POST_NOTHING;
}

static bool
is_signature(const rcn_thread *thread, size_t block)
{
    static const char *const words[] = {"signature", "sig"};
    return is_named(thread, block, words, sizeof words / sizeof *words);
}

static void
cut_kept(rcn_leaf *leaf)
{
    if (leaf->fate == RCN_LEAF_KEPT) {
        *leaf =
            (rcn_leaf){RCN_LEAF_CUT, "page-surroundings", "html-surroundings"};
    }
}

/* Settles the blocks between two posts: one line with name and time is kept,
 * else what gives either. */
static void
settle_gap(rcn_thread *thread, size_t from, size_t to, bool within)
{
    bool both = false;
    for (size_t i = from; i < to && within; i++) {
        both = both || read_head(thread, i) == RCN_POST_BOTH;
    }
    for (size_t i = from; i < to; i++) {
        rcn_leaf *leaf = &thread->leaves[thread->page->blocks[i].leaf];
        rcn_post_head head = within ? read_head(thread, i) : RCN_POST_NOTHING;
        if (head != RCN_POST_NOTHING && (!both || head == RCN_POST_BOTH)) {
            *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
        } else {
            cut_kept(leaf);
        }
    }
}

static void
settle_posts(rcn_thread *thread)
{
    const rcn_web_page *page = thread->page;
    size_t before = thread->posts.items[0].first;
    size_t near = before > FIRST_REACH ? before - FIRST_REACH : 0;
    settle_gap(thread, near, before, false);
    for (size_t i = 0; i < thread->posts.count; i++) {
        rcn_post post = thread->posts.items[i];
        settle_gap(thread, before, post.first, true);
        for (size_t k = post.first; k <= post.last; k++) {
            rcn_leaf *leaf = &thread->leaves[page->blocks[k].leaf];
            bool text = !page->html->blocks[page->blocks[k].leaf].unseen &&
                        !is_signature(thread, k);
            if (text) {
                *leaf = (rcn_leaf){RCN_LEAF_KEPT, NULL, NULL};
            } else {
                cut_kept(leaf);
            }
        }
        before = post.last + 1;
    }
    settle_gap(thread, before, page->block_count, false);
}

void
rcn_html_keep_threads(const rcn_web_page *page, rcn_leaf *leaves)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_thread thread = {
        .page = page,
        .leaves = leaves,
        .posted = rcn_arena_alloc(scratch, page->html->element_count + 1, 1)};
    read_posts(&thread, scratch);
    if (thread.posts.count >= POSTS_LEAST && thread.words >= WORDS_LEAST) {
        settle_posts(&thread);
    }
    rcn_arena_free(scratch);
}
