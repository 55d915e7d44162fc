#ifndef RCN_TESTS_DATE_BENCH_H
#define RCN_TESTS_DATE_BENCH_H

#include "base/arena.h"
#include "clean/clean.h"
#include "source/metadata.h"

/** A paragraph of a document made by hand. */
typedef struct rcn_part {
    const char *text;     /**< NULL ends a list of parts */
    const char *class_id; /**< NULL: kept; "title": metadata of that class;
                               "-comments": removed, of class "comments";
                               "#": kept as a heading */
} rcn_part;

/** Makes a cleaned document: the parts with blank lines between, each a block or
 * a span of its class. */
rcn_cleaned rcn_bench_document(rcn_arena *arena, const char *name,
                               const char *language, const rcn_part *parts);

/** The same with metadata as a page of HTML has it. */
rcn_cleaned rcn_bench_page(rcn_arena *arena, const char *name,
                           const char *language, const rcn_part *parts,
                           const rcn_metadata_item *items, size_t count);

/** A seed as clean leaves it, but for wrapped lines: paragraphs at blank lines;
 * lines whose first words are in `metadata` are spans of the class named
 * there. */
rcn_cleaned rcn_bench_file(rcn_arena *arena, const char *path, const char *name,
                           const rcn_part *metadata);

#endif
