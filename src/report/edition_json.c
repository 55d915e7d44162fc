/* edition.json: the edition and the whole ledger, from which the text of the
 * books can be built again out of the sources alone.
 *
 * {schema, program, title ... modified, heads, documents: [{number, id, key, file,
 * sha256, bytes, content, witnesses, lines, encoding, over, language, nodes, title ...
 * source_url, date, retrieved, notes, why, words, changes, blocks, spans,
 * queries}], omitted}
 *
 * sha256 and bytes are those of the file on disk.  Where the text was decoded
 * from a member of it or from what a converter gave, `content` has the hash,
 * the size and the converter of those bytes; they are "the content" here, else
 * the file is.  A document's spans follow each other without gap from its first
 * byte to its last: byte_start and byte_end count bytes of the content or, with
 * "over": "text-nodes", of its text nodes laid end to end; `nodes` gives for each
 * its bytes of the content, and those of its text where they are more or fewer.  Where the file is not
 * UTF-8, `encoding` names how it was decoded and text_start and text_end count
 * bytes of the decoded text; absent, they are the same numbers.  A block's text
 * is, in order, that of the text spans that name its id and the replacements of
 * the replaced ones.  Marks count bytes of the block's text. */
#include "report/parts.h"

static void
write_identity(rcn_json *json, const rcn_edition *edition)
{
    rcn_json_string(json, "schema", "recension-edition-1");
    rcn_json_string(json, "program", edition->program);
    rcn_json_string(json, "name", edition->name);
    rcn_json_string(json, "title", edition->title);
    rcn_json_string(json, "subtitle", edition->subtitle);
    rcn_json_string(json, "description", edition->description);
    rcn_json_open_array(json, "editors");
    for (size_t i = 0; edition->editors[i]; i++) {
        rcn_json_string(json, NULL, edition->editors[i]);
    }
    rcn_json_close_array(json);
    rcn_json_string(json, "language", edition->language);
    rcn_json_string(json, "identifier", edition->identifier);
    rcn_json_string(json, "print_identifier", edition->print_identifier);
    rcn_json_string(json, "rights", edition->rights);
    rcn_json_string(json, "publisher", edition->publisher);
    rcn_json_string(json, "date", edition->date);
    rcn_json_string(json, "modified", edition->modified);
}

static void
write_record(rcn_json *json, const rcn_record *record, rcn_block_detail detail)
{
    rcn_arena *arena = json->out.arena;
    rcn_json_open_object(json, NULL);
    rcn_json_int(json, "number", record->number);
    rcn_json_string(json, "label", record->label);
    rcn_json_string(json, "id", rcn_arena_printf(arena, "d-%s", record->key));
    rcn_json_string(json, "key", record->key);
    if (record->group) {
        rcn_json_string(json, "group", record->group);
    }
    rcn_write_file(json, record->cleaned, record);
    rcn_write_nodes(json, record->cleaned->document);
    rcn_write_attribution(json, &record->attribution);
    rcn_write_dating(json, &record->dating);
    rcn_json_string(json, "retrieved", record->retrieved);
    rcn_json_open_array(json, "notes");
    for (size_t i = 0; record->notes && record->notes[i]; i++) {
        rcn_json_string(json, NULL, record->notes[i]);
    }
    rcn_json_close_array(json);
    rcn_json_string(json, "why", record->why);
    rcn_json_int(json, "words", (int64_t)record->word_count);
    rcn_json_int(json, "changes", record->change_count);
    rcn_write_blocks(json, record->blocks, record->block_count, detail);
    rcn_write_spans(json, record->cleaned, record->blocks);
    rcn_write_queries(json, record->cleaned, record->blocks);
    rcn_json_close_object(json);
}

/* What the running heads of the printed book say, before they are cut to their
 * line: the title of the edition, those of its sections, with their dates. */
static void
write_heads(rcn_json *json, const rcn_edition *edition)
{
    rcn_json_open_array(json, "heads");
    rcn_json_string(json, NULL, edition->title);
    for (size_t i = 0; i < edition->section_count; i++) {
        const rcn_section *section = &edition->sections[i];
        const char *title =
            section->short_title ? section->short_title : section->title;
        if (title) {
            rcn_json_string(json, NULL,
                            section->date
                                ? rcn_arena_printf(json->out.arena, "%s · %s",
                                                   title, section->date)
                                : title);
        }
    }
    rcn_json_close_array(json);
}

static rcn_text
write_edition(rcn_arena *arena, const rcn_edition *edition,
              rcn_block_detail detail)
{
    rcn_json json = rcn_json_new(arena, 4);
    rcn_json_open_object(&json, NULL);
    write_identity(&json, edition);
    write_heads(&json, edition);
    rcn_json_open_array(&json, "documents");
    for (size_t i = 0; i < edition->record_count; i++) {
        write_record(&json, &edition->records[i], detail);
    }
    rcn_json_close_array(&json);
    rcn_json_open_array(&json, "omitted");
    for (size_t i = 0; i < edition->omitted_count; i++) {
        rcn_json_string(&json, NULL, edition->omitted[i]);
    }
    rcn_json_close_array(&json);
    rcn_json_open_array(&json, "failed");
    for (size_t i = 0; i < edition->failed_count; i++) {
        rcn_json_string(&json, NULL, edition->failed[i]);
    }
    rcn_json_close_array(&json);
    rcn_json_close_object(&json);
    return rcn_json_done(&json);
}

rcn_text
rcn_report_edition_json(rcn_arena *arena, const rcn_edition *edition)
{
    return write_edition(arena, edition, RCN_BLOCK_FULL);
}

rcn_text
rcn_report_inner_json(rcn_arena *arena, const rcn_edition *edition)
{
    return write_edition(arena, edition, RCN_BLOCK_TEXTLESS);
}
