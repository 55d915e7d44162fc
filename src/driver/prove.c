/* The proof of the books of a build, and what follows from a failure.  A fault
 * that lies in a document leaves the document out.  A fault that cannot be put
 * down to a document leaves the book out. */
#include "base/codes.h"
#include "driver/build.h"

#include "driver/proof.h"
#include "verify/verify.h"

/* Returns the documents that are among the failures, by place in the edition,
 * and how many they are.  A page of the front or back matter that fails beside
 * pages of a document is put down to that document, whose words it repeats. */
static size_t
find_failed(const rcn_build *build, const rcn_proof_failures *failures,
            bool **ret_all)
{
    const rcn_edition *edition = build->pipeline.edition;
    bool *all = rcn_arena_alloc(build->pipeline.arena,
                                edition->record_count + 1, sizeof *all);
    for (size_t i = 0; i < failures->documents.count; i++) {
        all[failures->documents.items[i]] = true;
    }
    for (size_t i = 0; i < failures->pages.count; i++) {
        size_t page = failures->pages.items[i];
        const rcn_record *record =
            page <= build->page_count ? build->page_records[page] : NULL;
        if (record) {
            all[record - edition->records] = true;
        }
    }
    size_t count = 0;
    for (size_t i = 0; i < edition->record_count; i++) {
        count += all[i];
    }
    *ret_all = all;
    return count;
}

/* Notes a document as failed; what the edition has of it may be a copy with the
 * editor's word. */
static void
note_failed(rcn_build *build, const rcn_document *document)
{
    const rcn_findings *findings = &build->pipeline.findings;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->cleaned[i].document == document) {
            build->failed[i] = true;
        }
    }
    rcn_log_add(build->log, RCN_CODE_DOCUMENT_FAILED,
                (rcn_place){document->label, 0, 0},
                "its text cannot be proved");
}

static void
leave_out(rcn_build *build, const bool *all)
{
    const rcn_edition *edition = build->pipeline.edition;
    for (size_t i = 0; i < edition->record_count; i++) {
        if (all[i]) {
            note_failed(build, edition->records[i].cleaned->document);
        }
    }
}

/* Returns a book that fails in every document does so for a reason of its
 * own. */
static rcn_attempt
judge_book(rcn_build *build, rcn_make make, const rcn_proof_failures *failures)
{
    bool *all = NULL;
    size_t count = find_failed(build, failures, &all);
    if (failures->whole || !count ||
        count == build->pipeline.edition->record_count) {
        return rcn_build_drop(build, make);
    }
    leave_out(build, all);
    return RCN_ATTEMPT_AGAIN;
}

/* Returns what the sources must give by the ledger; NULL when some do not. */
static const rcn_expected *
expect(rcn_build *build, rcn_attempt *ret_attempt)
{
    rcn_arena *arena = build->pipeline.arena;
    rcn_proof_failures failures = {.arena = arena};
    const rcn_expected *expected =
        rcn_expect_corpus(arena, build->pipeline.corpus,
                          rcn_build_ledger(build), build->log, &failures);
    bool *all = NULL;
    if (!expected) {
        bool known = find_failed(build, &failures, &all) > 0;
        leave_out(build, all);
        *ret_attempt = known ? RCN_ATTEMPT_AGAIN : RCN_ATTEMPT_FAILED;
    }
    return expected;
}

rcn_attempt
rcn_build_prove(rcn_build *build)
{
    rcn_attempt attempt = RCN_ATTEMPT_DONE;
    if (build->request->no_verify || !(build->epub_path || build->pdf_path)) {
        return attempt;
    }
    const rcn_expected *expected = expect(build, &attempt);
    if (!expected) {
        return attempt;
    }
    rcn_proof_failures epub = {.arena = build->pipeline.arena};
    if (build->epub_path &&
        !rcn_verify_epub(expected, build->epub_path, build->log, &epub)) {
        attempt = judge_book(build, RCN_MAKE_EPUB, &epub);
    }
    rcn_proof_failures pdf = {.arena = build->pipeline.arena};
    if (attempt == RCN_ATTEMPT_DONE && build->pdf_path &&
        !rcn_verify_pdf(expected, build->pdf_path, build->log, &pdf)) {
        attempt = judge_book(build, RCN_MAKE_PDF, &pdf);
    }
    return attempt;
}
