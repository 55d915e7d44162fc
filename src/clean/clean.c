/* The room's door: what the documents of a corpus know together is gathered
 * first, then each is cleaned by the path of its format. */
#include "clean/clean.h"

#include "base/codes.h"
#include "clean/damage.h"
#include "clean/html/clean.h"
#include "clean/language/language.h"
#include "clean/rules/ruleset.h"
#include "clean/text.h"
#include "clean/text/listing.h"

/* One note for each cut that takes words. */
static void
log_cuts(const rcn_cleaned *cleaned, rcn_log *log)
{
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        rcn_text text = rcn_text_slice(document->text, span->start, span->end);
        if (span->kind != RCN_SPAN_REMOVED || rcn_text_blank(text)) {
            continue;
        }
        int shown = text.len > 60 ? 60 : (int)text.len;
        while (shown < (int)text.len && shown > 0 &&
               ((unsigned char)text.at[shown] & 0xC0) == 0x80) {
            shown--;
        }
        rcn_log_add(log, RCN_CODE_CLEAN_DROPPED,
                    rcn_document_place(document, span->start),
                    "%s (%s): \"%.*s\"%s", span->why->class_id, span->why->rule,
                    shown, text.at, shown < (int)text.len ? "..." : "");
    }
}

/* The documents that are plain text, which lend each other words. */
static rcn_corpus
texts_of(rcn_arena *arena, rcn_corpus corpus)
{
    const rcn_document **texts =
        rcn_arena_alloc(arena, corpus.count, sizeof *texts);
    rcn_corpus found = {texts, 0};
    for (size_t i = 0; i < corpus.count; i++) {
        if (!corpus.documents[i]->html) {
            texts[found.count++] = corpus.documents[i];
        }
    }
    return found;
}

const rcn_cleaned *
rcn_clean(rcn_arena *arena, rcn_corpus corpus, const rcn_rules *rules,
          const rcn_clean_options *options, rcn_log *log)
{
    rcn_cleaned *cleaned =
        rcn_arena_alloc(arena, corpus.count, sizeof *cleaned);
    rcn_arena *shared_arena = rcn_arena_new(0);
    const rcn_shared *shared =
        rcn_shared_learn(shared_arena, texts_of(shared_arena, corpus));
    const rcn_html_shared *html_shared =
        rcn_html_shared_learn(shared_arena, corpus);
    for (size_t i = 0; i < corpus.count; i++) {
        const rcn_document *document = corpus.documents[i];
        cleaned[i] = document->html ? rcn_clean_html(arena, document, rules,
                                                     options, html_shared, log)
                                    : rcn_clean_text(arena, document, rules,
                                                     options, shared);
        if (!document->html && rcn_is_listing(document)) {
            rcn_log_add(log, RCN_CODE_CLEAN_LISTING,
                        (rcn_place){.path = document->path}, "%zu",
                        document->line_count);
        }
        rcn_find_damage(arena, &cleaned[i]);
        rcn_detect_languages(arena, rules->languages_known, &cleaned[i], log);
        log_cuts(&cleaned[i], log);
    }
    rcn_arena_free(shared_arena);
    return cleaned;
}
