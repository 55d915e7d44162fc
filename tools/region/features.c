/* Prints what is asked of each chunk of a text-only web page, for train.py: one
 * line a chunk, the answers as 0 and 1, a tab, the text. */
#include <stdio.h>

#include "clean/region.h"
#include "clean/text.h"
#include "source/document.h"

static void
print_page(rcn_arena *arena, const char *path, const rcn_rules *rules,
           rcn_log *log)
{
    rcn_corpus corpus = rcn_source_read_all(arena, &path, 1, log);
    if (!corpus.count) {
        return;
    }
    const rcn_document *document = corpus.documents[0];
    rcn_clean_options options;
    rcn_clean_defaults(&options);
    const rcn_shared *shared = rcn_shared_learn(arena, corpus);
    rcn_work work = {.arena = arena,
                     .scratch = arena,
                     .document = document,
                     .text = document->text,
                     .rules = rules,
                     .options = &options,
                     .shared = shared};
    rcn_text_chunks(&work);
    rcn_cut_interruptions(&work);
    rcn_cut_rule_lines(&work, false);
    rcn_page_survey survey = rcn_region_survey(&work);
    printf("page %s\n", path);
    for (size_t i = 0; i < survey.count; i++) {
        rcn_text text = work.chunks[survey.chunks[i]].text;
        for (size_t k = 0; k < RCN_FEATURE_COUNT; k++) {
            bool yes = survey.answers[i * RCN_FEATURE_COUNT + k];
            (void)putchar(yes ? '1' : '0');
        }
        printf("\t%.*s\n", (int)text.len, text.at);
    }
}

int
main(int count, char **arguments)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    const rcn_rules *rules = rcn_rules_load(arena, "rules", NULL, log);
    for (int i = 1; rules && i < count; i++) {
        rcn_arena *page = rcn_arena_new(0);
        print_page(page, arguments[i], rules, log);
        rcn_arena_free(page);
    }
    (void)rcn_log_print(log, stderr, RCN_ERROR, RCN_LOG_TEXT);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return rules ? 0 : 1;
}
