/* Decisions on words that are quoted: `keep`, `cut` and `emend` of a document. */
#include "project/passages.h"

#include <inttypes.h>
#include <string.h>

#include "base/codes.h"
#include "base/list.h"

#define LINE_LIMIT 100000000

typedef RCN_LIST(rcn_project_passage) rcn_passages;

/* {words, line} and for an emendation {to, reason}. */
static bool
read_mapping(const rcn_yaml *node, rcn_log *log, rcn_project_passage *passage)
{
    static const char *const plain[] = {"words", "line", NULL};
    static const char *const emend[] = {"words", "line", "to", "reason", NULL};
    bool emends = passage->kind == RCN_PASSAGE_EMEND;
    int64_t line = 0;
    bool ok =
        rcn_yaml_only(node, emends ? emend : plain, log) &&
        rcn_yaml_string(node, "words", log, &passage->words) &&
        rcn_yaml_int(node, "line", 1, LINE_LIMIT, log, &line) &&
        (!emends || (rcn_yaml_string(node, "to", log, &passage->to) &&
                     rcn_yaml_string(node, "reason", log, &passage->reason)));
    passage->line = (uint32_t)line;
    return ok;
}

static bool
is_complete(const rcn_project_passage *passage)
{
    return passage->words && !rcn_text_blank(rcn_text_of(passage->words)) &&
           (passage->kind != RCN_PASSAGE_EMEND ||
            (passage->to && passage->reason &&
             !rcn_text_blank(rcn_text_of(passage->to)) &&
             !rcn_text_blank(rcn_text_of(passage->reason))));
}

static bool
read_passage(const rcn_yaml *node, rcn_log *log, rcn_project_passage *passage)
{
    bool emends = passage->kind == RCN_PASSAGE_EMEND;
    passage->place = node->place;
    if (node->kind == RCN_YAML_SCALAR && !emends) {
        passage->words = node->scalar.at;
    } else if (node->kind == RCN_YAML_MAPPING &&
               !read_mapping(node, log, passage)) {
        return false;
    }
    if (emends && is_complete(passage) &&
        strcmp(passage->words, passage->to) == 0) {
        rcn_yaml_wrong(node, "other words in to: than in words:", log);
        return false;
    }
    if (!is_complete(passage)) {
        rcn_yaml_wrong(node,
                       emends ? "{words: ..., to: ..., reason: ...}"
                              : "words in quotes, or {words: ..., line: ...}",
                       log);
        return false;
    }
    return true;
}

static bool
read_list(rcn_arena *arena, const rcn_yaml *entry, const char *key,
          rcn_passage_kind kind, rcn_log *log, rcn_passages *passages)
{
    const rcn_yaml *node = rcn_yaml_find(entry, key);
    if (!node) {
        return true;
    }
    bool list = node->kind == RCN_YAML_SEQUENCE; /* or one item without it */
    bool ok = true;
    for (size_t i = 0; i < (list ? node->count : 1); i++) {
        rcn_project_passage passage = {.kind = kind};
        ok = read_passage(list ? &node->items[i] : node, log, &passage) && ok;
        RCN_PUSH(arena, passages, passage);
    }
    return ok;
}

static bool
cover_same(const rcn_project_passage *a, const rcn_project_passage *b)
{
    return a->kind == RCN_PASSAGE_KEEP && b->kind == RCN_PASSAGE_CUT &&
           strcmp(a->words, b->words) == 0 &&
           (!a->line || !b->line || a->line == b->line);
}

/* The same words can not be kept and cut. */
static bool
check_contradictions(const rcn_passages *passages, rcn_log *log)
{
    bool ok = true;
    for (size_t i = 0; i < passages->count; i++) {
        for (size_t k = 0; k < passages->count; k++) {
            const rcn_project_passage *cut = &passages->items[k];
            if (cover_same(&passages->items[i], cut)) {
                rcn_log_add(log, RCN_CODE_YAML_VALUE, cut->place,
                            "cut: the same words are kept in line %" PRIu32
                            "; remove one of both",
                            passages->items[i].place.line);
                ok = false;
            }
        }
    }
    return ok;
}

bool
rcn_project_read_passages(rcn_arena *arena, const rcn_yaml *entry, rcn_log *log,
                          rcn_project_document *document)
{
    rcn_passages passages = {0};
    bool ok = read_list(arena, entry, "keep", RCN_PASSAGE_KEEP, log, &passages);
    ok = read_list(arena, entry, "cut", RCN_PASSAGE_CUT, log, &passages) && ok;
    ok = read_list(arena, entry, "emend", RCN_PASSAGE_EMEND, log, &passages) &&
         ok;
    ok = ok && check_contradictions(&passages, log);
    document->passages = passages.items;
    document->passage_count = passages.count;
    return ok;
}
