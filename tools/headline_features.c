/* Prints what clean/webtext/headline.c knows of each line that may be the title
 * of a page of text, for tools/train_headline.py.
 *
 * Usage: headline_features PAGE...  Output, parted by tabs: "features" and their
 * names; for each page "page" and its path, then a line for each candidate: its
 * features in 1/1000 and its text. */
#include <stdio.h>

#include "clean/text.h"
#include "clean/webtext/region.h"
#include "source/document.h"
#include "source/files/read.h"

static void
print_page(const char *path, const rcn_rules *rules, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_corpus corpus = rcn_source_read_all(arena, &path, 1, NULL, log);
    rcn_clean_options options = {0};
    rcn_work work = {.arena = arena,
                     .scratch = arena,
                     .rules = rules,
                     .options = &options,
                     .shared = rcn_shared_learn(arena, corpus)};
    if (corpus.count) {
        work.document = corpus.documents[0];
        work.text = work.document->text;
        rcn_text_chunks(&work);
    }
    const rcn_survey *survey = rcn_survey_new(arena, &work, true);
    rcn_headline_bounds bounds = rcn_headline_candidates(survey);
    (void)printf("page\t%s\n", path);
    for (size_t i = bounds.first; i < bounds.end; i++) {
        int32_t row[RCN_HEADLINE_COUNT] = {0};
        rcn_text text = work.chunks[rcn_survey_index(survey, i)].text;
        rcn_headline_features(survey, i, row);
        for (size_t k = 0; k < RCN_HEADLINE_COUNT; k++) {
            (void)printf("%d\t", row[k]);
        }
        (void)printf("%.*s\n", (int)text.len, text.at);
    }
    rcn_survey_forget(&work);
    rcn_arena_free(arena);
}

int
main(int count, char **arguments)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_rules *rules = rcn_rules_load(arena, "rules", NULL, log);
    (void)printf("features");
    for (int i = 0; i < RCN_HEADLINE_COUNT; i++) {
        (void)printf("\t%s",
                     rcn_headline_feature_name((rcn_headline_feature)i));
    }
    (void)printf("\n");
    for (int i = 1; rules && i < count; i++) {
        print_page(arguments[i], rules, log);
    }
    (void)rcn_log_print(log, stderr, RCN_ERROR, RCN_LOG_TEXT);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return rules && fflush(stdout) == 0 ? 0 : 1;
}
