/* The path of a plain-text document: facts about its lines, furniture, wraps,
 * hyphens, then the chunks judged one after the other, last spans and blocks. */
#include "clean/text.h"

#include "clean/text/hyphens.h"
#include "clean/text/listing.h"
#include "clean/text/shared.h"
#include "clean/text/work.h"
#include "clean/webtext/region.h"

static void
decide_hyphens(rcn_work *work, const rcn_words *words)
{
    rcn_hyphens hyphens = rcn_hyphens_look(work, words, work->shared->words);
    rcn_hyphens_decide(&hyphens);
}

static void
judge_chunks(rcn_work *work)
{
    rcn_settle_masthead(work);
    rcn_settle_cover(work);
    rcn_cut_interruptions(work);
    rcn_cut_rule_lines(work, false);
    rcn_cut_rails(work);
    rcn_find_surroundings(work);
    rcn_rescue_text(work);
    if (!work->book) {
        rcn_cut_phrases(work);
    }
    rcn_cut_rule_lines(work, true);
    rcn_cut_empty_items(work);
    rcn_cut_contacts(work);
    rcn_read_head(work);
    rcn_cut_surroundings(work);
    rcn_cut_captions(work);
    rcn_find_headings(work);
    rcn_find_items(work);
}

void
rcn_text_chunks(rcn_work *work)
{
    rcn_rows_read(work);
    rcn_cut_line_numbers(work);
    rcn_cut_underlines(work);
    rcn_read_columns(work);
    rcn_find_masthead(work);
    rcn_find_line_spacing(work);
    rcn_cut_furniture(work);
    rcn_keep_furniture(work);
    rcn_find_page_notes(work);
    rcn_find_section_rows(work);
    rcn_unwrap(work);
    rcn_join_lines(work);
    rcn_part_masthead(work);
    rcn_arena *counting = rcn_arena_new(0);
    rcn_words *words = rcn_words_new(counting);
    rcn_hyphens_count_words(work, words);
    decide_hyphens(work, words);
    rcn_chunks_build(work);
    rcn_find_emphasis(work);
    rcn_edit_lines(work, words);
    rcn_arena_free(counting);
    rcn_chunks_read(work);
}

rcn_cleaned
rcn_clean_text(rcn_arena *arena, const rcn_document *document,
               const rcn_rules *rules, const rcn_clean_options *options,
               const rcn_shared *shared)
{
    if (rcn_is_listing(document)) {
        return rcn_clean_listing(arena, document);
    }
    rcn_cleaned cleaned = {.document = document, .language = "und"};
    rcn_work work = {.arena = arena,
                     .scratch = rcn_arena_new(0),
                     .document = document,
                     .text = document->text,
                     .rules = rules,
                     .options = options,
                     .shared = shared,
                     .headline = SIZE_MAX};
    rcn_text_chunks(&work);
    judge_chunks(&work);
    rcn_apply_decisions(&work);
    rcn_assemble(&work, &cleaned);
    rcn_find_queries(&work, &cleaned);
    if (work.headline < work.chunk_count &&
        work.chunks[work.headline].fate == RCN_FATE_TEXT) {
        cleaned.title_line = work.chunks[work.headline].first + 1;
    }
    rcn_arena_free(work.scratch);
    return cleaned;
}
