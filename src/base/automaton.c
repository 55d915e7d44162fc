/* Many phrases in one pass: the automaton of Aho and Corasick ("Efficient
 * string matching", CACM 18:6, 1975) over bytes.  Edges live in one hash table
 * keyed by node and byte, which stays small where a dense table would not. */
#include "base/automaton.h"

#include <assert.h>

#include "base/list.h"

#define NONE UINT32_MAX

typedef struct rcn_automaton_node {
    uint32_t fail;   /* the longest proper suffix that is a node */
    uint32_t hit;    /* the nearest suffix, itself included, that is a phrase */
    uint32_t phrase; /* NONE when the node ends none */
    uint32_t depth;
} rcn_automaton_node;

typedef struct rcn_edge {
    uint32_t node; /* NONE: a free slot */
    uint32_t target;
    unsigned char byte;
} rcn_edge;

struct rcn_automaton {
    rcn_automaton_node *nodes;
    uint32_t node_count;
    rcn_edge *edges;
    size_t mask;
    uint32_t
        first[256]; /* the root's edges, which most bytes ask for; 0: none */
};

static size_t
slot_of(const rcn_automaton *phrases, uint32_t node, unsigned char byte)
{
    uint64_t key = ((uint64_t)node << 8 | byte) * 0x9E3779B97F4A7C15u;
    size_t slot = (size_t)(key >> 32) & phrases->mask;
    while (phrases->edges[slot].node != NONE &&
           (phrases->edges[slot].node != node ||
            phrases->edges[slot].byte != byte)) {
        slot = (slot + 1) & phrases->mask;
    }
    return slot;
}

static uint32_t
child(const rcn_automaton *phrases, uint32_t node, unsigned char byte)
{
    const rcn_edge *edge = &phrases->edges[slot_of(phrases, node, byte)];
    return edge->node == NONE ? NONE : edge->target;
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

static void
add_phrase(rcn_automaton *phrases, rcn_text phrase, uint32_t number)
{
    uint32_t node = 0;
    for (size_t i = 0; i < phrase.len; i++) {
        unsigned char byte = (unsigned char)phrase.at[i];
        rcn_edge *edge = &phrases->edges[slot_of(phrases, node, byte)];
        if (edge->node == NONE) {
            *edge = (rcn_edge){node, phrases->node_count, byte};
            if (node == 0) {
                phrases->first[byte] = phrases->node_count;
            }
            phrases->nodes[phrases->node_count++] =
                (rcn_automaton_node){.hit = NONE,
                                     .phrase = NONE,
                                     .depth = phrases->nodes[node].depth + 1};
        }
        node = edge->target;
    }
    assert(phrase.len && phrases->nodes[node].phrase == NONE);
    phrases->nodes[node].phrase = number;
}

/* Nodes are numbered in the order of the phrases, not of their depth, so the
 * links are made along the phrases, level by level. */
static void
link_nodes(rcn_automaton *phrases, const rcn_text *texts, size_t count,
           rcn_arena *scratch)
{
    uint32_t *at = rcn_arena_alloc(scratch, count, sizeof *at);
    size_t left = count;
    for (size_t level = 0; left; level++) {
        left = 0;
        for (size_t i = 0; i < count; i++) {
            if (level >= texts[i].len) {
                continue;
            }
            left++;
            unsigned char byte = (unsigned char)texts[i].at[level];
            uint32_t parent = at[i];
            at[i] = child(phrases, parent, byte);
            rcn_automaton_node *node = &phrases->nodes[at[i]];
            node->fail =
                parent == 0
                    ? 0
                    : follow(phrases, phrases->nodes[parent].fail, byte);
            node->hit =
                node->phrase != NONE ? at[i] : phrases->nodes[node->fail].hit;
        }
    }
}

const rcn_automaton *
rcn_automaton_new(rcn_arena *arena, const rcn_text *phrases, size_t count)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        bytes += phrases[i].len;
    }
    assert(bytes < NONE);
    size_t slots = 16;
    while (slots < bytes * 2) {
        slots *= 2;
    }
    rcn_automaton *made = rcn_arena_alloc(arena, 1, sizeof *made);
    made->nodes = rcn_arena_alloc(arena, bytes + 1, sizeof *made->nodes);
    made->edges = rcn_arena_alloc(arena, slots, sizeof *made->edges);
    made->mask = slots - 1;
    for (size_t i = 0; i < slots; i++) {
        made->edges[i].node = NONE;
    }
    made->nodes[0] = (rcn_automaton_node){.hit = NONE, .phrase = NONE};
    made->node_count = 1;
    for (size_t i = 0; i < count; i++) {
        add_phrase(made, phrases[i], (uint32_t)i);
    }
    rcn_arena *scratch = rcn_arena_new(0);
    link_nodes(made, phrases, count, scratch);
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
            const rcn_automaton_node *found = &phrases->nodes[hit];
            RCN_PUSH(scratch, &hits,
                     (rcn_automaton_hit){found->phrase,
                                         (uint32_t)(i + 1) - found->depth,
                                         (uint32_t)(i + 1)});
            hit = phrases->nodes[found->fail].hit;
        }
    }
    *ret_count = hits.count;
    return hits.items;
}
