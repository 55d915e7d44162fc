/* Who is responsible for a document: the strongest sign of each role, names in
 * full, and "unknown" where nothing is said.  A body quoted by a report is its
 * speaker, never its issuer. */
#include "attribute/attribute.h"

#include <string.h>

#include "attribute/body_name.h"
#include "attribute/field_role.h"
#include "attribute/issuer.h"
#include "attribute/line_author.h"
#include "attribute/page_roles.h"
#include "attribute/publisher.h"
#include "attribute/signs.h"
#include "attribute/speaker.h"
#include "attribute/title.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "clean/span/line_title.h"

#define MOST_EVIDENCE 3
#define WORD_JOINER   0x2060

/** The roles of one document while they are found. */
typedef struct rcn_attribute_case {
    rcn_arena *arena;
    const rcn_cleaned *cleaned;
    rcn_hits hits;
    rcn_log *log;
} rcn_attribute_case;

static const rcn_hit *
first_hit(const rcn_attribute_case *item, rcn_role_kind role)
{
    for (size_t i = 0; i < item->hits.count; i++) {
        if (rcn_signs[item->hits.items[i].sign].role == role) {
            return &item->hits.items[i];
        }
    }
    return NULL;
}

/* Returns a value as it can be printed: ligatures written as letters, without
 * soft hyphens, word joiners and controls.  NULL gives NULL. */
static const char *
printable(rcn_arena *arena, const char *value)
{
    rcn_text text = rcn_text_of(value);
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < text.len;) {
        uint32_t rune;
        at += rcn_utf8_next(text, at, &rune);
        const rcn_cause *ligature = rcn_cause_of_ligature(rune);
        if (ligature) {
            rcn_buffer_string(&out, ligature->replacement);
        } else if (!rcn_rune_is_unprintable(rune) && rune != WORD_JOINER) {
            rcn_buffer_rune(&out, rune);
        }
    }
    bool same = !value || rcn_text_equal(rcn_buffer_text(&out), text);
    return same ? value : rcn_buffer_text(&out).at;
}

static void
print_roles(rcn_arena *arena, rcn_attribution *result)
{
    rcn_role *roles[] = {&result->author, &result->issuer, &result->speaker,
                         &result->publisher};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        roles[i]->value = printable(arena, roles[i]->value);
    }
}

/** Returns the role as its strongest sign has it, with further evidence for the
 * same value; logs role-conflict when another stated sign names someone
 * else. */
static rcn_role
role_of(const rcn_attribute_case *item, rcn_role_kind role)
{
    const rcn_hit *best = first_hit(item, role);
    if (!best) {
        return (rcn_role){.status = RCN_STATUS_UNKNOWN};
    }
    RCN_LIST(rcn_evidence) list = {0};
    RCN_PUSH(item->arena, &list, best->evidence);
    for (size_t i = 0; i < item->hits.count; i++) {
        const rcn_hit *hit = &item->hits.items[i];
        if (hit == best || rcn_signs[hit->sign].role != role) {
            continue;
        }
        bool same = rcn_text_same_words(rcn_text_of(hit->value),
                                        rcn_text_of(best->value));
        if (same && list.count < MOST_EVIDENCE &&
            hit->evidence.line != best->evidence.line) {
            RCN_PUSH(item->arena, &list, hit->evidence);
        }
        if (!same && role == RCN_ROLE_ISSUER &&
            rcn_signs[hit->sign].status == RCN_STATUS_STATED) {
            rcn_place place = {item->cleaned->document->label,
                               hit->evidence.line, 0};
            rcn_log_add(item->log, RCN_CODE_ROLE_CONFLICT, place,
                        "issuer \"%s\" or \"%s\"", best->value, hit->value);
        }
    }
    return (rcn_role){best->value, rcn_signs[best->sign].status, list.items,
                      list.count};
}

/** What the metadata of a page adds to, or says better than, its text. */
static void
add_page_roles(rcn_arena *arena, const rcn_name_patterns *patterns,
               const rcn_document *document, const rcn_document_head *head,
               rcn_attribution *out)
{
    out->author = rcn_page_author(arena, patterns, document, head, out->author);
    rcn_role publisher = rcn_page_publisher(arena, document);
    /* An agency's dateline states where a text is from. */
    if (publisher.value) {
        out->publisher = publisher;
    }
    rcn_role url = rcn_page_url(arena, document);
    if (url.value) {
        out->source_url = url;
    }
}

/** A report gives a body's words and is not issued by it; a statement is issued
 * by the body and has no other speaker. */
static void
part_issuer_and_speaker(rcn_attribution *out)
{
    static const rcn_role unknown = {.status = RCN_STATUS_UNKNOWN};
    if (!out->issuer.value || !out->speaker.value) {
        return;
    }
    if (rcn_text_same_words(rcn_text_of(out->issuer.value),
                            rcn_text_of(out->speaker.value)) ||
        out->publisher.value) {
        out->issuer = unknown;
    } else {
        out->speaker = unknown;
    }
}

/** "Statement of Jane Roe": whoever speaks, and has the name of a person, two or
 * more words without a link between them, is no body that issues. */
static void
part_speaker_and_issuer(rcn_attribution *out)
{
    rcn_text issuer = rcn_text_of(out->issuer.value ? out->issuer.value : "");
    if (out->speaker.value &&
        rcn_text_same_words(rcn_text_of(out->speaker.value), issuer) &&
        strcmp(out->issuer.evidence[0].rule, "title-of-body") == 0 &&
        rcn_text_find(issuer, " ", 0) != SIZE_MAX &&
        rcn_text_find(issuer, " of ", 0) == SIZE_MAX &&
        rcn_text_find(issuer, " and ", 0) == SIZE_MAX) {
        out->issuer = (rcn_role){.status = RCN_STATUS_UNKNOWN};
    }
}

/** A body that a page names as its author issued it, and has no other author. */
static void
part_author_and_issuer(rcn_attribution *out)
{
    if (out->author.value && out->issuer.value &&
        rcn_text_same_words(rcn_text_of(out->author.value),
                            rcn_text_of(out->issuer.value))) {
        out->author = (rcn_role){.status = RCN_STATUS_UNKNOWN};
    }
}

/** Shows a letterhead or a signature that names another body than the title or
 * a label does: logs role-conflict and adds it to the evidence. */
static void
show_conflict(const rcn_attribute_case *item, rcn_role *issuer,
              const rcn_role *channel)
{
    if (!issuer->value || !channel->value ||
        (strcmp(channel->evidence[0].rule, "letterhead") != 0 &&
         strcmp(channel->evidence[0].rule, "signature") != 0) ||
        rcn_body_name_agrees(item->arena, rcn_text_of(issuer->value),
                             rcn_text_of(channel->value))) {
        return;
    }
    rcn_evidence rival = channel->evidence[0];
    rcn_place place = {item->cleaned->document->label, rival.line, 0};
    rcn_log_add(item->log, RCN_CODE_ROLE_CONFLICT, place,
                "issuer \"%s\" or \"%s\"", issuer->value, channel->value);
    rival.gives =
        rcn_arena_printf(item->arena, "%s (disagrees)", channel->value);
    RCN_LIST(rcn_evidence) list = {0};
    for (size_t i = 0; i < issuer->evidence_count; i++) {
        RCN_PUSH(item->arena, &list, issuer->evidence[i]);
    }
    RCN_PUSH(item->arena, &list, rival);
    issuer->evidence = list.items;
    issuer->evidence_count = list.count;
}

/** Takes the roles that fields of the head state: they beat what phrases of the
 * text suggest.  A court puts its judgment out, whoever publishes the
 * report. */
static void
set_fields(rcn_arena *arena, const rcn_cleaned *cleaned,
           const rcn_document_head *head, rcn_attribution *out)
{
    static const rcn_head_field_kind kinds[] = {
        RCN_FIELD_COURT, RCN_FIELD_ISSUER, RCN_FIELD_AUTHOR, RCN_FIELD_SPEAKER};
    rcn_role *roles[] = {&out->issuer, &out->issuer, &out->author,
                         &out->speaker};
    if (head->judgment) {
        out->issuer = (rcn_role){.status = RCN_STATUS_UNKNOWN};
        out->speaker = out->issuer;
        out->author = out->issuer;
    }
    out->judgment = head->judgment;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const rcn_head_field *field = rcn_head_find(head, kinds[i]);
        bool court =
            head->judgment && kinds[i] == RCN_FIELD_ISSUER && out->issuer.value;
        if (field && (!court || strcmp(field->rule, "filing-title") == 0)) {
            *roles[i] = rcn_role_of_field(arena, cleaned->document, field);
        }
    }
}

/** Takes court, judge, docket and the like as the head states them.  The title
 * of a filing is no caption. */
static void
set_particulars(rcn_arena *arena, const rcn_document *document,
                const rcn_document_head *head, rcn_attribution *out)
{
    static const rcn_head_field_kind kinds[RCN_PARTICULAR_COUNT] = {
        [RCN_PARTICULAR_COURT] = RCN_FIELD_COURT,
        [RCN_PARTICULAR_JUDGE] = RCN_FIELD_JUDGE,
        [RCN_PARTICULAR_PARTIES] = RCN_FIELD_CAPTION,
        [RCN_PARTICULAR_DOCKET] = RCN_FIELD_DOCKET,
        [RCN_PARTICULAR_SYMBOL] = RCN_FIELD_SYMBOL,
        [RCN_PARTICULAR_SESSION] = RCN_FIELD_SESSION};
    for (size_t i = 0; i < head->field_count; i++) {
        const rcn_head_field *field = &head->fields[i];
        for (int k = 0; k < RCN_PARTICULAR_COUNT; k++) {
            rcn_role *role = &out->particulars[k];
            if (field->kind == kinds[k] && !role->value &&
                strcmp(field->rule, "filing-title") != 0) {
                *role = rcn_role_of_field(arena, document, field);
                role->value = printable(arena, role->value);
            }
        }
    }
}

/** Cuts the publisher's name from the end of a title, when another place names
 * the publisher too. */
static void
cut_publisher(rcn_arena *arena, rcn_attribution *out)
{
    rcn_text title = rcn_text_of(out->title.value);
    size_t len = 0;
    size_t at = 0;
    while (out->publisher.status == RCN_STATUS_STATED &&
           (at = rcn_title_separator(title, at, &len)) != SIZE_MAX) {
        rcn_text rest = rcn_text_slice(title, at + len, title.len);
        if (at &&
            rcn_text_same_words(rest, rcn_text_of(out->publisher.value))) {
            out->title.value =
                rcn_text_string(arena, rcn_text_slice(title, 0, at));
            out->short_title = rcn_title_shorten(arena, out->title.value);
            return;
        }
        at += len;
    }
}

/** Finds the publisher where the metadata names none, or only the author. */
static void
set_publisher(rcn_arena *arena, const rcn_issuer_patterns *patterns,
              const rcn_cleaned *cleaned, const rcn_document_head *head,
              rcn_attribution *out)
{
    bool author = out->publisher.value && out->author.value &&
                  rcn_text_same_words(rcn_text_of(out->publisher.value),
                                      rcn_text_of(out->author.value));
    if (out->publisher.value && !author) {
        return;
    }
    rcn_role found =
        rcn_publisher_find(arena, patterns, cleaned, head, out->title.value);
    /* Whoever wrote a book holds its copyright; who published it is not said. */
    bool writer = found.status == RCN_STATUS_INFERRED && out->author.value &&
                  rcn_text_same_words(rcn_text_of(found.value),
                                      rcn_text_of(out->author.value));
    if (found.value && !writer) {
        out->publisher = found;
    }
}

/** What all documents of an edition are attributed with. */
typedef struct rcn_attribute_tools {
    rcn_name_patterns names_of_page;
    rcn_line_author_patterns line_authors;
    rcn_speaker_patterns speakers;
    rcn_issuer_patterns issuers;
    rcn_names *names;
} rcn_attribute_tools;

/** Sets the issuer and the publisher.  Returns whether the text states the
 * issuer. */
static bool
set_issuer(rcn_attribute_case *item, const rcn_attribute_tools *tools,
           const rcn_document_head *head, rcn_attribution *result)
{
    bool told = result->issuer.value != NULL || head->judgment;
    rcn_role channel = rcn_issuer_find(
        item->arena, &tools->issuers, item->cleaned, head, result->title.value);
    set_publisher(item->arena, &tools->issuers, item->cleaned, head, result);
    cut_publisher(item->arena, result);
    if (!told) {
        result->issuer = channel;
    } else {
        show_conflict(item, &result->issuer, &channel);
    }
    return told;
}

static void
set_speaker(rcn_attribute_case *item, const rcn_attribute_tools *tools,
            const rcn_document_head *head, rcn_attribution *result)
{
    rcn_role speaker =
        rcn_speaker_find(item->arena, &tools->speakers, item->cleaned, head,
                         &result->title, result->issuer.value);
    if (speaker.value && !head->judgment) {
        result->speaker = speaker;
    } else if (result->speaker.value) {
        result->speaker.value =
            rcn_speaker_complete(item->arena, &tools->speakers, item->cleaned,
                                 result->title.value, result->speaker.value);
    }
}

/** Attributes one document; names of bodies are made whole by what the others
 * call them. */
static void
attribute_one(rcn_attribute_case *item, const rcn_attribute_tools *tools,
              const rcn_document_head *head, size_t index,
              rcn_attribution *result)
{
    rcn_arena *arena = item->arena;
    result->title = rcn_title_find(arena, item->cleaned, head, item->log);
    result->title.value = printable(arena, result->title.value);
    result->short_title = rcn_title_shorten(arena, result->title.value);
    result->author = role_of(item, RCN_ROLE_AUTHOR);
    result->issuer = role_of(item, RCN_ROLE_ISSUER);
    result->speaker = role_of(item, RCN_ROLE_SPEAKER);
    result->publisher = role_of(item, RCN_ROLE_PUBLISHER);
    result->source_url = role_of(item, RCN_ROLE_SOURCE_URL);
    part_issuer_and_speaker(result);
    set_fields(arena, item->cleaned, head, result);
    set_particulars(arena, item->cleaned->document, head, result);
    add_page_roles(arena, &tools->names_of_page, item->cleaned->document, head,
                   result);
    if (!result->author.value && !head->judgment) {
        result->author =
            rcn_line_author(arena, &tools->line_authors, &tools->names_of_page,
                            item->cleaned, head);
    }
    bool told = set_issuer(item, tools, head, result);
    set_speaker(item, tools, head, result);
    part_speaker_and_issuer(result);
    part_author_and_issuer(result);
    print_roles(arena, result);
    bool whole = !told || rcn_head_find(head, RCN_FIELD_ISSUER) ||
                 rcn_head_find(head, RCN_FIELD_COURT);
    if (result->issuer.value && !whole) {
        result->issuer.value =
            rcn_name_complete(tools->names, index, result->issuer.value);
    }
    if (result->speaker.value) {
        result->speaker.value =
            rcn_name_complete(tools->names, index, result->speaker.value);
    }
}

const rcn_attribution *
rcn_attribute(rcn_arena *arena, const rcn_cleaned *documents,
              const rcn_document_head *heads, size_t count, rcn_log *log)
{
    rcn_attribution *out = rcn_arena_alloc(arena, count + 1, sizeof *out);
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_sign_set set = rcn_sign_set_new(scratch);
    rcn_attribute_tools tools = {
        rcn_name_patterns_new(scratch), rcn_line_author_patterns_new(scratch),
        rcn_speaker_patterns_new(scratch), rcn_issuer_patterns_new(scratch),
        rcn_names_new(arena, scratch, &set, documents, count)};
    for (size_t i = 0; i < count; i++) {
        rcn_attribute_case item = {arena, &documents[i],
                                   rcn_signs_read(arena, &set, &documents[i]),
                                   log};
        attribute_one(&item, &tools, &heads[i], i, &out[i]);
    }
    rcn_arena_free(scratch);
    return out;
}
