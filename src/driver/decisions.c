/* The decisions of edition.yaml on what is printed.  Words to keep are found among
 * what a first cleaning removed; it is then done once more with their keys.  Words
 * to cut and to emend are found in what is left. */
#include "driver/decisions.h"

#include <string.h>

#include "base/codes.h"
#include "base/list.h"
#include "clean/passage.h"

/* A decision that is looked up by the key of a cut, and where it stands. */
typedef struct rcn_keyed_decision {
    uint32_t document;
    const char *key;
    rcn_place place;
    bool keep;
    rcn_decided_cut found;
} rcn_keyed_decision;

/* Words of a cut that are printed otherwise. */
typedef struct rcn_emended_cut {
    size_t document;
    rcn_project_passage passage;
} rcn_emended_cut;

typedef struct rcn_decisions {
    rcn_arena *arena;
    rcn_corpus corpus;
    const rcn_rules *rules;
    const rcn_project *project;
    rcn_log *log;
    RCN_LIST(rcn_decision) rulings;
    RCN_LIST(rcn_keyed_decision *) keyed; /* those a person wrote as a key */
    RCN_LIST(rcn_emended_cut) emended;
    rcn_cleaned *cleaned;
} rcn_decisions;

/* Entries that name none of the documents: a renamed file would lose its
 * decisions in silence. */
static void
check_project(const rcn_decisions *decisions, rcn_log *log)
{
    size_t count = decisions->corpus.count;
    const char **names =
        rcn_arena_alloc(decisions->arena, 2 * count, sizeof *names);
    const char **hashes =
        rcn_arena_alloc(decisions->arena, 2 * count, sizeof *hashes);
    for (size_t i = 0; i < count; i++) {
        const rcn_document *document = decisions->corpus.documents[i];
        names[2 * i] = names[2 * i + 1] = document->name;
        hashes[2 * i] = document->sha256;
        hashes[2 * i + 1] = document->raw_sha256;
    }
    rcn_project_check(decisions->project, names, hashes, 2 * count, log);
}

static const rcn_document *
document_at(const rcn_decisions *decisions, size_t index)
{
    return decisions->corpus.documents[index];
}

static const rcn_project_document *
entry_at(const rcn_decisions *decisions, size_t index)
{
    const rcn_document *document = document_at(decisions, index);
    return rcn_project_find(decisions->project, document->name,
                            document->sha256, document->raw_sha256);
}

static void
add_keys(rcn_decisions *decisions)
{
    rcn_arena *arena = decisions->arena;
    for (size_t i = 0; i < decisions->corpus.count; i++) {
        const rcn_project_document *entry = entry_at(decisions, i);
        for (size_t k = 0; entry && k < entry->cut_count; k++) {
            const rcn_project_cut *cut = &entry->cuts[k];
            rcn_keyed_decision *keyed =
                rcn_arena_alloc(arena, 1, sizeof *keyed);
            *keyed = (rcn_keyed_decision){
                (uint32_t)i, cut->key, cut->place, cut->keep && !cut->to, {0}};
            RCN_PUSH(arena, &decisions->keyed, keyed);
            if (!cut->to) {
                RCN_PUSH(arena, &decisions->rulings,
                         (rcn_decision){document_at(decisions, i), cut->key,
                                        cut->keep, &keyed->found});
            }
        }
    }
}

/* The cleaned documents may be changed, so the array is copied. */
static void
clean(rcn_decisions *decisions, rcn_log *log)
{
    rcn_clean_options options = {.keep_comments =
                                     decisions->project->keep_comments,
                                 .decisions = decisions->rulings.items,
                                 .decision_count = decisions->rulings.count};
    const rcn_cleaned *made = rcn_clean(decisions->arena, decisions->corpus,
                                        decisions->rules, &options, log);
    decisions->cleaned = rcn_arena_alloc(decisions->arena,
                                         decisions->corpus.count, sizeof *made);
    memcpy(decisions->cleaned, made, decisions->corpus.count * sizeof *made);
}

/* Says where words stand that a decision did not find: as a cut of the document,
 * in it, or in another one. */
static const char *
where_words_stand(const rcn_decisions *decisions, size_t index,
                  const rcn_project_passage *passage)
{
    rcn_arena *arena = decisions->arena;
    rcn_text words = rcn_text_of(passage->words);
    size_t count = decisions->corpus.count;
    rcn_passage_place place;
    for (size_t i = 0; i < count; i++) {
        size_t at = (index + i) % count;
        const rcn_cleaned *cleaned = &decisions->cleaned[at];
        const char *name = cleaned->document->name;
        if (rcn_passage_find(cleaned, words, 0, &place)) {
            return rcn_arena_printf(
                arena,
                rcn_log_say(decisions->log,
                            "they are printed from line %u of %s"),
                place.line, name);
        }
        if (rcn_passage_find_removed(arena, cleaned, words, 0, &place)) {
            return rcn_arena_printf(
                arena,
                rcn_log_say(decisions->log,
                            "they are cut as %s on line %u of %s"),
                cleaned->spans[place.index].why->class_id, place.line, name);
        }
    }
    return rcn_log_say(decisions->log, "they stand in no document");
}

static void
warn_unfit(const rcn_decisions *decisions, size_t index,
           const rcn_project_passage *passage, size_t count)
{
    rcn_arena *arena = decisions->arena;
    const char *detail =
        count > 1
            ? rcn_arena_printf(arena,
                               "the words stand %zu times; give line:", count)
            : rcn_arena_printf(
                  arena,
                  rcn_log_say(decisions->log, "the words are not found%s; %s"),
                  passage->line ? " on the line" : "",
                  where_words_stand(decisions, index, passage));
    rcn_log_add(decisions->log, RCN_CODE_DECISION_UNFIT, passage->place,
                "\"%.60s\": %s", passage->words, detail);
}

/* The key of the one cut that holds the words to keep; kept before when they are
 * printed already. */
static void
add_kept_words(rcn_decisions *decisions, size_t index,
               const rcn_project_passage *passage)
{
    rcn_arena *arena = decisions->arena;
    const rcn_cleaned *cleaned = &decisions->cleaned[index];
    rcn_text words = rcn_text_of(passage->words);
    rcn_passage_place place;
    size_t count =
        rcn_passage_find_removed(arena, cleaned, words, passage->line, &place);
    if (count == 1) {
        char *key = rcn_arena_alloc(arena, 17, 1);
        rcn_span_key(cleaned, &cleaned->spans[place.index], key);
        RCN_PUSH(arena, &decisions->rulings,
                 (rcn_decision){cleaned->document, key, true, NULL});
    } else if (count ||
               !rcn_passage_find(cleaned, words, passage->line, &place)) {
        warn_unfit(decisions, index, passage, count);
    }
}

static void
change_words(rcn_decisions *decisions, size_t index,
             const rcn_project_passage *passage)
{
    rcn_arena *arena = decisions->arena;
    rcn_cleaned *cleaned = &decisions->cleaned[index];
    rcn_text words = rcn_text_of(passage->words);
    bool emends = passage->kind == RCN_PASSAGE_EMEND;
    rcn_passage_place place;
    size_t count = rcn_passage_find(cleaned, words, passage->line, &place);
    if (count == 1) {
        if (!rcn_passage_change(arena, cleaned, &place,
                                emends ? passage->to : NULL, passage->reason)) {
            rcn_log_add(decisions->log, RCN_CODE_DECISION_UNFIT, passage->place,
                        "\"%.60s\": the words stand in several cells of a "
                        "table; name those of one cell",
                        passage->words);
        }
        return;
    }
    bool gone =
        !count && !emends &&
        rcn_passage_find_removed(arena, cleaned, words, passage->line, &place);
    if (!gone) {
        warn_unfit(decisions, index, passage, count);
    }
}

static rcn_text
span_text(const rcn_cleaned *cleaned, size_t index)
{
    const rcn_span *span = &cleaned->spans[index];
    return rcn_text_slice(cleaned->document->text, span->start, span->end);
}

static void
use_key(const rcn_decisions *decisions, size_t index, const char *key)
{
    for (size_t i = 0; i < decisions->keyed.count; i++) {
        rcn_keyed_decision *keyed = decisions->keyed.items[i];
        if (keyed->document == index && strcmp(keyed->key, key) == 0) {
            keyed->found.used = true;
        }
    }
}

/* Keeps each cut that is to be printed with other words, and adds the emendation
 * that the second cleaning is followed by. */
static void
add_emended_cuts(rcn_decisions *decisions, size_t index,
                 const rcn_project_cut *cut)
{
    rcn_arena *arena = decisions->arena;
    const rcn_cleaned *cleaned = &decisions->cleaned[index];
    const rcn_document *document = cleaned->document;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        char key[17];
        if (span->kind != RCN_SPAN_REMOVED) {
            continue;
        }
        rcn_span_key(cleaned, span, key);
        if (strcmp(key, cut->key) == 0) {
            rcn_text words = rcn_text_trim(span_text(cleaned, i));
            rcn_emended_cut emended = {
                index,
                {.kind = RCN_PASSAGE_EMEND,
                 .words = rcn_text_string(arena, words),
                 .line = rcn_document_line(
                     document, (uint32_t)(words.at - document->text.at)),
                 .to = cut->to,
                 .reason = cut->reason,
                 .place = cut->place}};
            RCN_PUSH(arena, &decisions->emended, emended);
            RCN_PUSH(arena, &decisions->rulings,
                     (rcn_decision){document, cut->key, true, NULL});
            use_key(decisions, index, cut->key);
        }
    }
}

static void
find_emended_cuts(rcn_decisions *decisions)
{
    for (size_t i = 0; i < decisions->corpus.count; i++) {
        const rcn_project_document *entry = entry_at(decisions, i);
        for (size_t k = 0; entry && k < entry->cut_count; k++) {
            if (entry->cuts[k].to) {
                add_emended_cuts(decisions, i, &entry->cuts[k]);
            }
        }
    }
}

typedef void rcn_passage_taker(rcn_decisions *decisions, size_t index,
                               const rcn_project_passage *passage);

/* Hands the passages of all documents to `take`, those to keep or the others. */
static void
each_passage(rcn_decisions *decisions, bool keep, rcn_passage_taker *take)
{
    for (size_t i = 0; i < decisions->corpus.count; i++) {
        const rcn_project_document *entry = entry_at(decisions, i);
        for (size_t k = 0; entry && k < entry->passage_count; k++) {
            const rcn_project_passage *passage = &entry->passages[k];
            if ((passage->kind == RCN_PASSAGE_KEEP) == keep) {
                take(decisions, i, passage);
            }
        }
    }
}

/* Whether some decision is about words that the first cleaning must find. */
static bool
keeps_words(const rcn_project *project)
{
    for (size_t i = 0; i < project->document_count; i++) {
        const rcn_project_document *entry = &project->documents[i];
        for (size_t k = 0; k < entry->cut_count; k++) {
            if (entry->cuts[k].to) {
                return true;
            }
        }
        for (size_t k = 0; k < entry->passage_count; k++) {
            if (entry->passages[k].kind == RCN_PASSAGE_KEEP) {
                return true;
            }
        }
    }
    return false;
}

/* Whether a text under some class of the rules gives the key. */
static const char *
class_with_key(const rcn_rules *rules, rcn_text text, const char *wanted)
{
    const char *last = "";
    for (size_t i = 0; i < rcn_rules_count(rules); i++) {
        const char *class_id = rcn_rules_info(rules, i).class_id;
        char key[17];
        if (!class_id || strcmp(class_id, last) == 0) {
            continue;
        }
        last = class_id;
        rcn_cut_key(class_id, text, key);
        if (strcmp(key, wanted) == 0) {
            return class_id;
        }
    }
    return NULL;
}

/* Where the words of a key stand in a document now, or NULL. */
static const char *
where_key_stands(const rcn_decisions *decisions, size_t index,
                 const char *wanted)
{
    const rcn_cleaned *cleaned = &decisions->cleaned[index];
    const char *name = cleaned->document->name;
    for (size_t i = 0; i < cleaned->span_count; i++) {
        const rcn_span *span = &cleaned->spans[i];
        if (span->kind == RCN_SPAN_REMOVED &&
            class_with_key(decisions->rules, span_text(cleaned, i), wanted)) {
            char key[17];
            rcn_span_key(cleaned, span, key);
            return rcn_arena_printf(
                decisions->arena,
                "its words are cut as %s on line %u of %s, key %s",
                span->why->class_id,
                rcn_document_line(cleaned->document, span->start), name, key);
        }
    }
    for (size_t i = 0; i < cleaned->block_count; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        if (class_with_key(decisions->rules, block->text, wanted)) {
            return rcn_arena_printf(decisions->arena,
                                    "its words are printed from line %u of %s",
                                    block->line_start, name);
        }
    }
    return NULL;
}

static bool
has_key(const rcn_cleaned *cleaned, const char *wanted)
{
    for (size_t i = 0; i < cleaned->span_count; i++) {
        char key[17];
        if (cleaned->spans[i].kind == RCN_SPAN_REMOVED ||
            cleaned->spans[i].kind == RCN_SPAN_REPLACED) {
            rcn_span_key(cleaned, &cleaned->spans[i], key);
            if (strcmp(key, wanted) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void
check_keys(const rcn_decisions *decisions)
{
    size_t count = decisions->corpus.count;
    for (size_t i = 0; i < decisions->keyed.count; i++) {
        const rcn_keyed_decision *keyed = decisions->keyed.items[i];
        if (keyed->found.used ||
            has_key(&decisions->cleaned[keyed->document], keyed->key)) {
            continue;
        }
        const char *where = NULL;
        for (size_t k = 0; k < count && !where; k++) {
            where = where_key_stands(decisions, (keyed->document + k) % count,
                                     keyed->key);
        }
        rcn_log_add(decisions->log, RCN_CODE_DECISION_UNFIT, keyed->place,
                    "no cut has the key %s; %s", keyed->key,
                    where ? where
                          : "its words are found in no document; "
                            "review.html shows the keys");
    }
}

/* What the editor keeps stands with its document; the keys are in the order of
 * the documents. */
static void
note_kept(const rcn_decisions *decisions)
{
    rcn_kept_cut *all = rcn_arena_alloc(
        decisions->arena, decisions->keyed.count + 1, sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < decisions->keyed.count; i++) {
        const rcn_keyed_decision *keyed = decisions->keyed.items[i];
        if (!keyed->keep || !keyed->found.class_id) {
            continue;
        }
        rcn_cleaned *cleaned = &decisions->cleaned[keyed->document];
        cleaned->kept = cleaned->kept_count ? cleaned->kept : &all[count];
        cleaned->kept_count++;
        all[count++] = (rcn_kept_cut){keyed->key, keyed->found.class_id,
                                      keyed->found.rule, keyed->found.words};
    }
}

const rcn_cleaned *
rcn_clean_as_decided(rcn_arena *arena, rcn_corpus corpus,
                     const rcn_rules *rules, const rcn_project *project,
                     rcn_log *log)
{
    rcn_decisions decisions = {.arena = arena,
                               .corpus = corpus,
                               .rules = rules,
                               .project = project,
                               .log = log};
    check_project(&decisions, log);
    add_keys(&decisions);
    if (keeps_words(project)) {
        rcn_log *quiet = rcn_log_new(); /* the second cleaning says it again */
        clean(&decisions, quiet);
        rcn_log_free(quiet);
        each_passage(&decisions, true, add_kept_words);
        find_emended_cuts(&decisions);
    }
    clean(&decisions, log);
    for (size_t i = 0; i < decisions.emended.count; i++) {
        change_words(&decisions, decisions.emended.items[i].document,
                     &decisions.emended.items[i].passage);
    }
    each_passage(&decisions, false, change_words);
    check_keys(&decisions);
    note_kept(&decisions);
    return decisions.cleaned;
}
