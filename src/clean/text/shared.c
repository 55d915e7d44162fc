/* What documents lend each other. */
#include "clean/text/shared.h"

/* Words of a document but for those that a hyphen at a line end cuts in two. */
static void
count_words(const rcn_document *document, rcn_words *words)
{
    bool parted = false; /* the line before ends in a hyphen */
    for (size_t i = 0; i < document->line_count; i++) {
        const rcn_line *line = &document->lines[i];
        rcn_text text = rcn_text_trim(
            rcn_text_slice(document->text, line->start, line->end));
        if (!text.len) {
            continue;
        }
        size_t from = parted ? rcn_first_word_end(text) : 0;
        parted = rcn_text_ends(text, "-") ||
                 rcn_text_ends(text, "\xE2\x80\x90") ||
                 rcn_text_ends(text, "\xC2\xAD");
        size_t to = parted ? rcn_last_word_start(text) : text.len;
        if (from < to) {
            rcn_words_add_line(words, rcn_text_slice(text, from, to));
        }
    }
}

#define LINE_LIMIT 400

/* Counts each line of a document once. */
static void
count_lines(const rcn_document *document, rcn_words *lines)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_words *seen = rcn_words_new(scratch);
    for (size_t i = 0; i < document->line_count; i++) {
        const rcn_line *line = &document->lines[i];
        rcn_text text = rcn_text_trim(
            rcn_text_slice(document->text, line->start, line->end));
        if (text.len && text.len <= LINE_LIMIT &&
            !rcn_words_count(seen, text)) {
            rcn_words_add(seen, text);
            rcn_words_add(lines, text);
        }
    }
    rcn_arena_free(scratch);
}

const rcn_shared *
rcn_shared_learn(rcn_arena *arena, rcn_corpus corpus)
{
    rcn_shared *shared = rcn_arena_alloc(arena, 1, sizeof *shared);
    rcn_words *words = rcn_words_new(arena);
    for (size_t i = 0; corpus.count > 1 && i < corpus.count; i++) {
        count_words(corpus.documents[i], words);
    }
    rcn_words *lines = corpus.count > 2 ? rcn_words_new(arena) : NULL;
    for (size_t i = 0; lines && i < corpus.count; i++) {
        count_lines(corpus.documents[i], lines);
    }
    shared->lexicon = rcn_lexicon_new(arena);
    shared->bodies = rcn_bodies_new(arena);
    shared->secrecy = rcn_secrecy_new(arena);
    shared->lines = lines;
    shared->words = words;
    return shared;
}
