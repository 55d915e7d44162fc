#ifndef RCN_REPORT_REPORT_H
#define RCN_REPORT_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"
#include "diff/compare.h"
#include "edition/edition.h"

/** One JSON object of one line for `clean --format json`: file, sha256, bytes,
 * encoding, language, title, author, issuer, speaker, publisher, source_url,
 * date, blocks, spans, queries (DESIGN.md, Interfaces).  Offsets are bytes of
 * the file; with "over": "text-nodes" bytes of its text nodes.  Written as it
 * is made, for it may be a hundred times as long as a document of short lines;
 * returns false when `out` does not take it.  The arena is for scratch. */
bool rcn_report_clean_json(rcn_arena *arena, FILE *out,
                           const rcn_cleaned *cleaned, const rcn_dating *dating,
                           const rcn_attribution *attribution);

/** Returns the same as a text in the arena that a person reads: header lines,
 * then the blocks. */
rcn_text rcn_report_clean_text(rcn_arena *arena, const rcn_cleaned *cleaned,
                               const rcn_dating *dating,
                               const rcn_attribution *attribution);

/** `order --format json`: one array. */
rcn_text rcn_report_order_json(rcn_arena *arena, const rcn_edition *edition);
rcn_text rcn_report_order_text(rcn_arena *arena, const rcn_edition *edition);

/** edition.json: the edition and the whole ledger, from which `verify` rebuilds
 * the text out of the sources. */
rcn_text rcn_report_edition_json(rcn_arena *arena, const rcn_edition *edition);

/** Returns the same without the texts of blocks, which the spans give: for the
 * ledger inside the books, which hold the texts already. */
rcn_text rcn_report_inner_json(rcn_arena *arena, const rcn_edition *edition);

/** Takes one file of the review page's data; returns false to stop. */
typedef bool rcn_review_take(void *user, const char *name, rcn_text text);

/** Writes the data of the review page, a script at a time: "index.js", then for
 * each document "KEY.js" and, where its source is long, "KEY-2.js" and so on.
 * `project` states what the editor has decided.  Returns false when `take`
 * does. Linear in the text, but for cuts x decisions of a document. */
bool rcn_report_review(const rcn_edition *edition, const rcn_project *project,
                       const rcn_rules *rules, rcn_review_take *take,
                       void *user);

/** `explain DOC`: what was found in a document, with evidence and every cut. */
rcn_text rcn_report_explain(rcn_arena *arena, const rcn_edition *edition,
                            const rcn_record *record, const rcn_rules *rules);

/** `diff --format html`: one web page in the arena, without script. */
rcn_text rcn_report_diff_html(rcn_arena *arena, const rcn_diff_edition *old,
                              const rcn_diff_edition *new,
                              const rcn_diff_pairs *pairs);

/** What `init` shows besides the values. */
typedef struct rcn_init_options {
    bool evidence; /**< the words that a value rests on */
    bool cuts;     /**< each cut, with the decision that undoes it */
} rcn_init_options;

/** `init`: findings on one document, a line each, ended by LF: its place in the
 * edition and each value that edition.yaml does not give; at most eight lines
 * without options.  In the arena. */
rcn_text rcn_report_init_record(rcn_arena *arena, const rcn_record *record,
                                const rcn_init_options *options);

/** `init`: findings on the edition that edition.yaml does not give, as above. */
rcn_text rcn_report_init_edition(rcn_arena *arena, const rcn_edition *edition,
                                 const rcn_project *project);

#endif
