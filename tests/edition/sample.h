#ifndef RCN_TESTS_EDITION_SAMPLE_H
#define RCN_TESTS_EDITION_SAMPLE_H

#include "edition/edition.h"

/** A stretch of a hand-made source and what became of it. */
typedef struct rcn_piece {
    rcn_span_kind kind;
    int block; /**< from 0, or -1 */
    const char *text;
    const char *class_id, *rule, *replacement, *reason;
} rcn_piece;

/** Makes a cleaned document of pieces in the order of the text, all blocks
 * paragraphs but those that begin with "# ", headings. */
rcn_cleaned rcn_sample_cleaned(rcn_arena *arena, const char *name,
                               const rcn_piece *pieces, size_t count,
                               rcn_log *log);

/** A role with one piece of evidence. */
rcn_role rcn_sample_role(rcn_arena *arena, const char *value, rcn_status status,
                         const char *file, uint32_t line, const char *words);

/** A stated or inferred dating of an EDTF value. */
rcn_dating rcn_sample_dating(rcn_arena *arena, const char *edtf,
                             rcn_status status, const char *file, uint32_t line,
                             const char *words);

/** Three documents: a statement (title, date and issuer stated; a footer
 * between two halves of a word, a hyphenation, a widget), a report (speaker,
 * publisher, an inferred date) and a letter of which nothing is known, with a
 * query. */
rcn_findings rcn_sample_findings(rcn_arena *arena, rcn_log *log);

/** The rules of the sample; asserts that they can be read. */
const rcn_rules *rcn_sample_rules(rcn_arena *arena, rcn_log *log);

/** The edition of the sample under edition.yaml written as `yaml` (NULL: none).
 */
const rcn_edition *rcn_sample_edition(rcn_arena *arena, const char *yaml,
                                      rcn_log *log);

/** Reads edition.yaml from memory; NULL when it is wrong. */
const rcn_project *rcn_sample_project(rcn_arena *arena, const char *yaml,
                                      rcn_log *log);

/** The dump of --dump=edition. */
rcn_text rcn_sample_dump(rcn_arena *arena, const rcn_edition *edition);

/** Compares with a golden file; with RECENSION_BLESS set writes it instead. */
void rcn_expect_golden(const char *path, rcn_text text);

#endif
