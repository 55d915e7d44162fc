/* Prints what the model of clean/webtext/surroundings.c knows of each chunk of pages of text,
 * for tools/train_extract.py: training and running see the same numbers, made by
 * the same code.
 *
 * Usage: region_features PAGE...  Output: as of tools/html_features.c. */
#include <stdio.h>

#include "clean/text.h"
#include "clean/webtext/region.h"
#include "source/document.h"
#include "source/files/read.h"

static void
print_page(const char *path, const rcn_rules *rules, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_source_options reading = {.keep_listings = true};
    rcn_corpus corpus = rcn_source_read_all(arena, &path, 1, &reading, log);
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
    (void)printf("page %zu %s\n", rcn_survey_count(survey), path);
    for (size_t i = 0; i < rcn_survey_count(survey); i++) {
        int16_t row[RCN_LINE_COUNT] = {0};
        rcn_text text = work.chunks[rcn_survey_index(survey, i)].text;
        rcn_survey_features(survey, i, row);
        (void)printf("block %zu 0\n", text.len);
        (void)fwrite(text.at, 1, text.len, stdout);
        (void)fwrite(row, sizeof row, 1, stdout);
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
    (void)printf("features %d\n", RCN_LINE_COUNT);
    for (int i = 0; i < RCN_LINE_COUNT; i++) {
        (void)printf("%s\n", rcn_line_feature_name((rcn_line_feature)i));
    }
    for (int i = 1; rules && i < count; i++) {
        print_page(arguments[i], rules, log);
    }
    (void)rcn_log_print(log, stderr, RCN_ERROR, RCN_LOG_TEXT);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return rules && fflush(stdout) == 0 ? 0 : 1;
}
