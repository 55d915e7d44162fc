/* What can be counted of the chunks of a page: their characters and words, the
 * signs among them, the run of paragraphs that is most likely the body, and what
 * it is about. */
#include "clean/survey.h"

#include <string.h>

#include "base/utf8.h"

#define GOOD_CHARS 80
#define GOOD_WORDS 12
#define FAR_AWAY   1000000 /* no good chunk on that side */

const rcn_chunk *
rcn_survey_chunk(const rcn_survey *survey, size_t index)
{
    return &survey->work->chunks[survey->list[index]];
}

uint32_t
rcn_percent(uint64_t part, uint64_t whole)
{
    return whole ? (uint32_t)(part * 100 / whole) : 0;
}

static void
read_characters(rcn_text text, rcn_fact *fact)
{
    uint32_t before = ' ';
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        at += rcn_utf8_next(text, at, &rune);
        bool upper = rcn_rune_is_upper(rune);
        fact->chars++;
        fact->uppers += upper;
        fact->letters += rcn_rune_is_letter(rune);
        fact->digits += rcn_rune_is_digit(rune);
        fact->titles += upper && before == ' ';
        fact->commas += rune == ',' || rune == 0x60C || rune == 0x3001;
        bool stop = before == '.' || before == '?' || before == '!' ||
                    before == 0x3002 || before == 0x589;
        fact->sentences += stop && (rune == ' ' || rune >= 0x3000);
        before = rune;
    }
}

static void
read_words(const rcn_survey *survey, rcn_text text, rcn_fact *fact)
{
    static const char *const you[] = {"you", "your",  "we", "our", "sie", "ihr",
                                      "uns", "votre", "su", "вы",  "ваш"};
    char word[64];
    size_t len = 0;
    size_t start = 0;
    for (size_t at = 0; rcn_word_next(text, &at, word, &len, &start);) {
        fact->words++;
        fact->stops +=
            rcn_words_count(survey->stops, (rcn_text){word, len}) > 0;
        for (size_t i = 0; i < sizeof you / sizeof *you && !fact->you; i++) {
            fact->you = rcn_text_is((rcn_text){word, len}, you[i]);
        }
    }
}

/* A short line half of whose words are those of dates. */
static bool
is_dated(const rcn_survey *survey, const rcn_chunk *chunk)
{
    rcn_word_list dates = rcn_rules_words(survey->work->rules, "dates");
    char word[64];
    size_t len = 0;
    size_t start = 0;
    uint32_t words = 0;
    uint32_t dated = 0;
    for (size_t at = 0; chunk->text.len < 60 &&
                        rcn_word_next(chunk->text, &at, word, &len, &start);) {
        words++;
        dated += (word[0] >= '0' && word[0] <= '9') ||
                 rcn_word_list_has(dates, (rcn_text){word, len});
    }
    return words > 1 && dated * 2 > words;
}

static rcn_sign
sign_of(const char *class_id)
{
    static const struct {
        const char *class_id;
        rcn_sign sign;
    } signs[] = {{"widget-comments", RCN_SIGN_COMMENTS},
                 {"related-links", RCN_SIGN_RELATED},
                 {"widget-latest-news", RCN_SIGN_RELATED},
                 {"site-legal", RCN_SIGN_LEGAL},
                 {"site-credit", RCN_SIGN_LEGAL},
                 {"widget-subscribe", RCN_SIGN_SUBSCRIBE},
                 {"widget-share", RCN_SIGN_SHARE},
                 {"navigation", RCN_SIGN_NAVIGATION}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].class_id, class_id) == 0) {
            return signs[i].sign;
        }
    }
    return RCN_SIGN_OTHER;
}

static void
read_fact(const rcn_survey *survey, size_t index, rcn_words *seen,
          rcn_arena *scratch)
{
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    rcn_fact *fact = &survey->facts[index];
    read_characters(chunk->text, fact);
    read_words(survey, chunk->text, fact);
    fact->sentences += chunk->end == RCN_END_SENTENCE;
    fact->good =
        fact->chars >= GOOD_CHARS && fact->sentences > 0 &&
        (fact->words >= GOOD_WORDS || chunk->begin == RCN_BEGIN_CASELESS);
    rcn_rule_match match = {SIZE_MAX, false};
    if (chunk->text.len <= 400) {
        match = rcn_rules_match(survey->work->rules, scratch, chunk->text,
                                RCN_WHERE_TAIL);
        if (match.rule == SIZE_MAX) {
            match = rcn_rules_match(survey->work->rules, scratch, chunk->text,
                                    RCN_WHERE_HEAD);
        }
        rcn_arena_reset(scratch);
    }
    fact->rule = match.rule == SIZE_MAX ? 0 : match.beside ? 2 : 1;
    fact->kind =
        fact->rule
            ? (uint8_t)sign_of(
                  rcn_rules_info(survey->work->rules, match.rule).class_id)
            : RCN_SIGN_NONE;
    fact->dated = is_dated(survey, chunk);
    rcn_words_add(seen, chunk->text);
}

static void
sum_up(rcn_survey *survey)
{
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_fact *fact = &survey->facts[i];
        rcn_fact *next = &survey->facts[i + 1];
        next->before = fact->before + fact->good;
        next->dates = fact->dates + fact->dated;
        next->chars_before = fact->chars_before + fact->chars;
        next->good_before = fact->good_before + (fact->good ? fact->chars : 0);
    }
    survey->goods = survey->facts[survey->count].before;
}

/* The run of chunks with the greatest sum, a good chunk counting by its words
 * and any other `cost` against it. */
static rcn_run
best_run(const rcn_survey *survey, int64_t cost)
{
    rcn_run best = {1, 0};
    int64_t best_sum = 0;
    int64_t sum = 0;
    size_t first = 0;
    for (size_t i = 0; i < survey->count; i++) {
        const rcn_fact *fact = &survey->facts[i];
        int64_t words = fact->words < 120 ? fact->words : 120;
        if (sum <= 0) {
            sum = 0;
            first = i;
        }
        sum += fact->good ? words : -cost;
        if (sum > best_sum) {
            best_sum = sum;
            best = (rcn_run){first, i};
        }
    }
    return best;
}

static bool
is_content(rcn_text word)
{
    return word.len >= 6;
}

/* Good chunks at the start of the run that say what the page is about. */
#define HEAD_GOODS 6

static void
learn_topic(rcn_survey *survey)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    int goods = 0;
    for (size_t i = survey->run.first; i <= survey->run.last; i++) {
        if (!survey->facts[i].good) {
            continue;
        }
        bool head = goods++ < HEAD_GOODS;
        survey->head_end = head ? i : survey->head_end;
        for (size_t at = 0; rcn_word_next(rcn_survey_chunk(survey, i)->text,
                                          &at, word, &len, &start);) {
            rcn_text key = {word, len};
            if (is_content(key)) {
                rcn_words_add(survey->topic, key);
            }
            if (head && is_content(key)) {
                rcn_words_add(survey->head, key);
            }
        }
    }
}

uint32_t
rcn_survey_topic(const rcn_survey *survey, const rcn_words *words, size_t index,
                 bool own)
{
    char word[64];
    size_t len = 0;
    size_t start = 0;
    uint32_t content = 0;
    uint32_t shared = 0;
    for (size_t at = 0; rcn_word_next(rcn_survey_chunk(survey, index)->text,
                                      &at, word, &len, &start);) {
        rcn_text key = {word, len};
        if (is_content(key)) {
            content++;
            shared += rcn_words_count(words, key) > own;
        }
    }
    return content ? shared * 100 / content : 0;
}

bool
rcn_fact_is_short(const rcn_fact *fact)
{
    return fact->chars < 40 && !fact->good;
}

/* A line of words that is no sentence: a headline, as a rule a link. */
static bool
is_headline(const rcn_survey *survey, size_t index)
{
    const rcn_fact *fact = &survey->facts[index];
    uint8_t end = rcn_survey_chunk(survey, index)->end;
    return !fact->good && fact->words >= 4 && fact->words <= 24 &&
           end != RCN_END_SENTENCE && end != RCN_END_COLON;
}

rcn_distances *
rcn_survey_distances(const rcn_survey *survey)
{
    rcn_distances *found = rcn_arena_alloc(survey->work->scratch,
                                           survey->count + 1, sizeof *found);
    uint32_t since = FAR_AWAY;
    uint32_t run = 0;
    uint32_t headlines = 0;
    for (size_t i = 0; i < survey->count; i++) {
        headlines = is_headline(survey, i) ? headlines + 1 : 0;
        found[i].headline_run = headlines;
        found[i].last_good = since;
        since = survey->facts[i].good ? 1 : since + 1;
        run = rcn_fact_is_short(&survey->facts[i]) ? run + 1 : 0;
        found[i].short_run = run;
    }
    since = FAR_AWAY;
    for (size_t i = survey->count; i-- > 0;) {
        found[i].next_good = since;
        since = survey->facts[i].good ? 1 : since + 1;
        if (found[i].short_run && found[i + 1].short_run) {
            found[i].short_run = found[i + 1].short_run;
        }
        if (found[i].headline_run && found[i + 1].headline_run) {
            found[i].headline_run = found[i + 1].headline_run;
        }
    }
    return found;
}

static void
read_facts(rcn_survey *survey)
{
    const rcn_work *work = survey->work;
    const char *language =
        rcn_language_of(work->rules, work->chunks, work->chunk_count);
    for (size_t i = 0; i < work->rules->language_count; i++) {
        const rcn_word_list *list = &work->rules->languages[i];
        bool wanted =
            strcmp(list->name, language) == 0 ||
            (strcmp(language, "und") == 0 && strcmp(list->name, "en") == 0);
        for (size_t k = 0; wanted && k < list->count; k++) {
            rcn_words_add(survey->stops, rcn_text_of(list->words[k]));
        }
    }
    rcn_words *seen = rcn_words_new(work->scratch);
    rcn_arena *scratch = rcn_arena_new(0);
    for (size_t i = 0; i < survey->count; i++) {
        read_fact(survey, i, seen, scratch);
    }
    for (size_t i = 0; i < survey->count; i++) {
        survey->facts[i].repeated =
            rcn_words_count(seen, rcn_survey_chunk(survey, i)->text) > 1;
    }
    rcn_arena_free(scratch);
    sum_up(survey);
}

/* Documents of a corpus that share a line have it from their site. */
#define SITE_DOCUMENTS 3

static bool
is_recurring(const rcn_survey *survey, size_t index)
{
    const rcn_work *work = survey->work;
    const rcn_chunk *chunk = rcn_survey_chunk(survey, index);
    for (size_t i = chunk->first; i <= chunk->last; i++) {
        const rcn_row *row = &work->rows[i];
        if (rcn_row_kept(row) &&
            rcn_words_count(work->shared->lines, rcn_row_text(work, i)) <
                SITE_DOCUMENTS) {
            return false;
        }
    }
    return work->shared->lines != NULL;
}

/* Where much of the prose recurs the documents are versions of one another, and
 * recurrence says nothing of it. */
bool *
rcn_survey_recurring(const rcn_survey *survey)
{
    bool *recurring = rcn_arena_alloc(survey->work->scratch, survey->count + 1,
                                      sizeof *recurring);
    uint64_t prose = 0;
    for (size_t i = 0; i < survey->count; i++) {
        recurring[i] = is_recurring(survey, i);
        prose +=
            recurring[i] && survey->facts[i].good ? survey->facts[i].chars : 0;
    }
    bool versions =
        rcn_percent(prose, survey->facts[survey->count].good_before) > 30;
    for (size_t i = 0; i < survey->count && versions; i++) {
        recurring[i] = false;
    }
    return recurring;
}

void
rcn_survey_read(rcn_survey *survey)
{
    read_facts(survey);
    survey->run = best_run(survey, 8);
    survey->wide = best_run(survey, 3);
    survey->strict = best_run(survey, 20);
    learn_topic(survey);
}
