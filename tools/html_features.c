/* Prints what the model of clean/html/model.c knows of each block of pages, for
 * train_extract.py: training and running see the same numbers, made by the same
 * code.
 *
 * Usage: html_features PAGE...  Output, to standard output: a line "features N"
 * and N lines of names; for each page a line "page COUNT PATH", and for each
 * block a line "block BYTES NEVER GROUP" (an rcn_never, rcn_web_page_name_group),
 * its text in that many bytes, and N numbers of 16 bits in the byte order of
 * the machine. */
#include <stdio.h>

#include "clean/html/clean.h"
#include "source/files/read.h"

static void
print_block(const rcn_web_page *page, size_t index)
{
    int16_t row[RCN_FEATURE_COUNT];
    const rcn_html_block *leaf = &page->html->blocks[page->blocks[index].leaf];
    rcn_text text =
        rcn_text_slice(page->document->text, leaf->start, leaf->end);
    rcn_web_page_features(page, index, row);
    (void)printf("block %zu %d %zu\n", text.len,
                 rcn_html_never_text(page, index, row),
                 rcn_web_page_name_group(page, index));
    (void)fwrite(text.at, 1, text.len, stdout);
    (void)fwrite(row, sizeof row, 1, stdout);
}

static void
print_page(const char *path, const rcn_lexicon *lexicon, rcn_log *log)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_documents documents = {0};
    rcn_source_options options = {.keep_listings = true};
    const rcn_source_file file = {.path = path, .name = path, .named = true};
    rcn_source_read(arena, &file, &options, log, &documents);
    if (documents.count && documents.items[0]->html) {
        const rcn_web_page *page =
            rcn_web_page_new(arena, documents.items[0], lexicon);
        (void)printf("page %zu %s\n", page->block_count, path);
        for (size_t i = 0; i < page->block_count; i++) {
            print_block(page, i);
        }
    }
    rcn_arena_free(arena);
}

int
main(int argc, char **argv)
{
    rcn_log *log = rcn_log_new();
    rcn_arena *arena = rcn_arena_new(0);
    const rcn_lexicon *lexicon = rcn_lexicon_new(arena);
    (void)printf("features %d\n", RCN_FEATURE_COUNT);
    for (int i = 0; i < RCN_FEATURE_COUNT; i++) {
        (void)printf("%s\n", rcn_feature_name((rcn_feature)i));
    }
    for (int i = 1; i < argc; i++) {
        print_page(argv[i], lexicon, log);
    }
    (void)rcn_log_print(log, stderr, RCN_ERROR, RCN_LOG_TEXT);
    rcn_arena_free(arena);
    rcn_log_free(log);
    return fflush(stdout) == 0 ? 0 : 1;
}
