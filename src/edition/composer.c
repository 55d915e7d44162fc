/* What the parts of an edition are composed with: its sections, and the
 * editor's words in its language. */
#include "edition/composer.h"

#include <string.h>

static bool
is_english(const char *language)
{
    return strncmp(language, RCN_EDITOR_LANGUAGE,
                   sizeof RCN_EDITOR_LANGUAGE - 1) == 0;
}

/* Without phrases in the language of the book the editor's words are
 * English. */
static void
mark_english(const rcn_composer *composer, const rcn_blocks *blocks)
{
    const rcn_edition *edition = composer->edition;
    if (edition->phrases || is_english(edition->language)) {
        return;
    }
    for (size_t i = 0; i < blocks->count; i++) {
        blocks->items[i].language = RCN_EDITOR_LANGUAGE;
    }
}

void
rcn_add_section(rcn_composer *composer, rcn_section section,
                const rcn_blocks *blocks)
{
    mark_english(composer, blocks);
    section.blocks = blocks->items;
    section.block_count = blocks->count;
    section.short_title =
        section.short_title ? section.short_title : section.title;
    RCN_PUSH(composer->arena, &composer->sections, section);
}

const char *
rcn_phrase_of(const rcn_composer *composer, rcn_phrase phrase)
{
    return rcn_say(composer->edition->phrases, phrase);
}

const char *
rcn_phrase_with(const rcn_composer *composer, rcn_phrase phrase,
                const char *first, const char *second)
{
    return rcn_say_with(composer->arena, composer->edition->phrases, phrase,
                        first, second);
}

const char *
rcn_phrase_number(const rcn_composer *composer, size_t number)
{
    const char *grouped = rcn_grouped(composer->arena, number);
    if (!composer->edition->phrases) {
        return grouped;
    }
    rcn_buffer out = rcn_buffer_new(composer->arena);
    for (const char *at = grouped; *at; at++) {
        if (*at == ',') {
            rcn_buffer_string(&out, "\u00A0");
        } else {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_phrase_count(const rcn_composer *composer, size_t count, rcn_phrase one,
                 rcn_phrase many)
{
    return count == 1
               ? rcn_phrase_of(composer, one)
               : rcn_phrase_with(composer, many,
                                 rcn_phrase_number(composer, count), NULL);
}

const char *
rcn_phrase_lines(const rcn_composer *composer, uint32_t first, uint32_t last)
{
    return rcn_phrase_with(composer,
                           first == last ? RCN_SAY_LINE : RCN_SAY_LINES,
                           rcn_arena_printf(composer->arena, "%u", first),
                           rcn_arena_printf(composer->arena, "%u", last));
}

void
rcn_add_english(const rcn_composer *composer, rcn_prose *prose,
                const char *words)
{
    if (composer->edition->phrases) {
        rcn_prose_marked(prose, RCN_MARK_LANGUAGE, RCN_EDITOR_LANGUAGE, words);
    } else {
        rcn_prose_foreign(prose, rcn_text_of(words));
    }
}

const char *
rcn_record_tongue(const rcn_composer *composer, const rcn_record *record)
{
    const char *language = record->cleaned->language;
    const rcn_phrases *phrases = composer->edition->phrases;
    const char *own = phrases ? phrases->language : RCN_EDITOR_LANGUAGE;
    size_t len = strcspn(own, "-");
    bool same = !language || strcmp(language, "und") == 0 ||
                strncmp(language, own, len) == 0;
    return same ? NULL : language;
}

const char *
rcn_evidence_place(const rcn_composer *composer, const rcn_record *record,
                   const rcn_evidence *evidence)
{
    const char *line = rcn_arena_printf(composer->arena, "%u", evidence->line);
    bool own = !evidence->file ||
               strcmp(evidence->file, record->cleaned->document->name) == 0;
    return own ? rcn_phrase_with(composer, RCN_SAY_LINE, line, NULL)
               : rcn_phrase_with(composer, RCN_SAY_FILE_LINE, evidence->file,
                                 line);
}

/* What the class of a change is called in print. */
static const char *
change_title(const rcn_composer *composer, const char *class_id)
{
    return rcn_rules_class_title(composer->rules, class_id);
}

void
rcn_add_kind(const rcn_composer *composer, rcn_prose *prose,
             const char *class_id)
{
    const char *own = rcn_say_kind(composer->edition->phrases, class_id);
    if (own) {
        rcn_prose_foreign(prose, rcn_text_of(own));
    } else {
        rcn_add_english(composer, prose, change_title(composer, class_id));
    }
}

void
rcn_add_class(const rcn_composer *composer, rcn_prose *prose,
              const char *class_id)
{
    size_t mark = rcn_prose_open(prose, RCN_MARK_SMALL_CAPS, NULL);
    rcn_add_kind(composer, prose, class_id);
    rcn_prose_close(prose, mark);
}

/* Returns the words of a rule with the apostrophes of print: those who write
 * rules type plain ones. */
static const char *
printed(rcn_arena *arena, const char *reason)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; reason[i]; i++) {
        if (reason[i] == '\'' && i && reason[i - 1] != ' ') {
            rcn_buffer_string(&out, "’");
        } else {
            rcn_buffer_char(&out, reason[i]);
        }
    }
    return rcn_buffer_text(&out).at;
}

const char *
rcn_change_reason(const rcn_composer *composer, const char *rule,
                  const char *reason)
{
    if (!reason && rule) {
        const char *words = rcn_rules_find(composer->rules, rule).reason;
        reason = words ? printed(composer->arena, words) : NULL;
    }
    return reason ? reason : "";
}
