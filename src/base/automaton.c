/* Many phrases in one pass: the automaton of Aho and Corasick ("Efficient
 * string matching", CACM 18:6, 1975) over bytes.  Nodes are numbered by depth
 * and then as the phrases sort, so that the children of a node lie side by
 * side, and the few nodes that most texts visit share a few cache lines. */
#include "base/automaton.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"

#define NONE UINT32_MAX

typedef struct rcn_automaton_node {
    uint32_t fail; /* the longest proper suffix that is a node */
    uint32_t hit;  /* the nearest suffix, itself included, that is a phrase */
    uint32_t children; /* the first of them */
    uint32_t child_count;
} rcn_automaton_node;

/* A phrase that ends at a node. */
typedef struct rcn_automaton_end {
    uint32_t phrase, depth;
} rcn_automaton_end;

struct rcn_automaton {
    rcn_automaton_node *nodes;
    unsigned char *bytes; /* the one that leads to each node */
    rcn_automaton_end *ends;
    uint32_t node_count;
    uint32_t first[256]; /* the root's children; 0: none */
};

/* A phrase while the nodes are made. */
typedef struct rcn_automaton_phrase {
    rcn_text text;
    uint32_t number, node;
} rcn_automaton_phrase;

static uint32_t
child(const rcn_automaton *phrases, uint32_t node, unsigned char byte)
{
    const rcn_automaton_node *at = &phrases->nodes[node];
    for (uint32_t i = 0; i < at->child_count; i++) {
        if (phrases->bytes[at->children + i] == byte) {
            return at->children + i;
        }
    }
    return NONE;
}

static uint32_t
follow(const rcn_automaton *phrases, uint32_t node, unsigned char byte)
{
    while (node != 0) {
        uint32_t next = child(phrases, node, byte);
        if (next != NONE) {
            return next;
        }
        node = phrases->nodes[node].fail;
    }
    return phrases->first[byte];
}

static int
by_text(const void *left, const void *right)
{
    rcn_text a = ((const rcn_automaton_phrase *)left)->text;
    rcn_text b = ((const rcn_automaton_phrase *)right)->text;
    int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Returns the child of `parent` by a byte, which is its last one or is made. */
static uint32_t
grow(rcn_automaton *made, uint32_t parent, unsigned char byte)
{
    rcn_automaton_node *at = &made->nodes[parent];
    uint32_t last = at->children + at->child_count - 1;
    if (at->child_count && made->bytes[last] == byte) {
        return last;
    }
    uint32_t node = made->node_count++;
    at->children = at->child_count ? at->children : node;
    at->child_count++;
    assert(at->children + at->child_count - 1 == node);
    uint32_t fail = parent ? follow(made, at->fail, byte) : 0;
    made->nodes[node] =
        (rcn_automaton_node){.fail = fail, .hit = made->nodes[fail].hit};
    made->bytes[node] = byte;
    if (!parent) {
        made->first[byte] = node;
    }
    return node;
}

/* Makes the nodes level by level, of phrases that are sorted. */
static void
make_nodes(rcn_automaton *made, rcn_automaton_phrase *phrases, size_t count)
{
    size_t left = count;
    for (uint32_t level = 0; left; level++) {
        left = 0;
        for (size_t i = 0; i < count; i++) {
            rcn_automaton_phrase *at = &phrases[i];
            if (level >= at->text.len) {
                continue;
            }
            left++;
            at->node = grow(made, at->node, (unsigned char)at->text.at[level]);
            if (level + 1 == at->text.len) {
                assert(made->nodes[at->node].hit != at->node);
                made->nodes[at->node].hit = at->node;
                made->ends[at->node] =
                    (rcn_automaton_end){at->number, level + 1};
            }
        }
    }
}

const rcn_automaton *
rcn_automaton_new(rcn_arena *arena, const rcn_text *phrases, size_t count)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_automaton_phrase *sorted =
        rcn_arena_alloc(scratch, count, sizeof *sorted);
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = (rcn_automaton_phrase){phrases[i], (uint32_t)i, 0};
        bytes += phrases[i].len;
    }
    assert(bytes < NONE);
    qsort(sorted, count, sizeof *sorted, by_text);
    rcn_automaton *made = rcn_arena_alloc(arena, 1, sizeof *made);
    made->nodes = rcn_arena_alloc(arena, bytes + 1, sizeof *made->nodes);
    made->bytes = rcn_arena_alloc(arena, bytes + 1, 1);
    made->ends = rcn_arena_alloc(arena, bytes + 1, sizeof *made->ends);
    made->nodes[0].hit = NONE;
    made->node_count = 1;
    make_nodes(made, sorted, count);
    rcn_arena_free(scratch);
    return made;
}

const rcn_automaton_hit *
rcn_automaton_find(const rcn_automaton *phrases, rcn_arena *scratch,
                   rcn_text text, size_t *ret_count)
{
    RCN_LIST(rcn_automaton_hit) hits = {0};
    uint32_t node = 0;
    for (size_t i = 0; i < text.len; i++) {
        node = follow(phrases, node, (unsigned char)text.at[i]);
        uint32_t hit = phrases->nodes[node].hit;
        while (hit != NONE) {
            const rcn_automaton_end *found = &phrases->ends[hit];
            RCN_PUSH(scratch, &hits,
                     (rcn_automaton_hit){found->phrase,
                                         (uint32_t)(i + 1) - found->depth,
                                         (uint32_t)(i + 1)});
            hit = phrases->nodes[phrases->nodes[hit].fail].hit;
        }
    }
    *ret_count = hits.count;
    return hits.items;
}
