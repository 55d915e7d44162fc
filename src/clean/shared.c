/* What documents lend each other. */
#include "clean/shared.h"

const rcn_shared *
rcn_shared_learn(rcn_arena *arena, rcn_corpus corpus)
{
    rcn_shared *shared = rcn_arena_alloc(arena, 1, sizeof *shared);
    rcn_words *words = rcn_words_new(arena);
    for (size_t i = 0; corpus.count > 1 && i < corpus.count; i++) {
        const rcn_document *document = corpus.documents[i];
        for (size_t k = 0; k < document->line_count; k++) {
            const rcn_line *line = &document->lines[k];
            rcn_words_add_line(
                words, rcn_text_slice(document->text, line->start, line->end));
        }
    }
    shared->words = words;
    return shared;
}
