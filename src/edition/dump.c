/* The dump of an edition that golden tests hold: every section, header field
 * and block with its marks, one a line. */
#include "edition/edition.h"

static const char *const role_names[] = {
    [RCN_SECTION_HALF_TITLE] = "half-title",
    [RCN_SECTION_TITLE_PAGE] = "title-page",
    [RCN_SECTION_IMPRINT] = "imprint",
    [RCN_SECTION_CONTENTS] = "contents",
    [RCN_SECTION_ABOUT] = "about",
    [RCN_SECTION_CHRONOLOGY] = "chronology",
    [RCN_SECTION_PART] = "part",
    [RCN_SECTION_DOCUMENT] = "document",
    [RCN_SECTION_APPARATUS] = "apparatus",
    [RCN_SECTION_ERRATA] = "errata",
    [RCN_SECTION_QUERIES] = "queries",
    [RCN_SECTION_SOURCES] = "sources",
    [RCN_SECTION_INDEX] = "index",
    [RCN_SECTION_COLOPHON] = "colophon",
};

static const char *const matter_names[] = {"front", "body", "back"};

static const char *
or_none(const char *value)
{
    return value ? value : "-";
}

/* Text on one line: what would break it is escaped. */
static void
dump_text(rcn_text text, FILE *out)
{
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.at[i];
        if (byte == '\n' || byte == '\t' || byte == '\\') {
            (void)fprintf(out, "\\%c",
                          byte == '\n'   ? 'n'
                          : byte == '\t' ? 't'
                                         : '\\');
        } else {
            (void)fputc(byte, out);
        }
    }
}

static void
dump_block(const rcn_block *block, FILE *out)
{
    (void)fprintf(out, "  %s", rcn_block_kind_name(block->kind));
    if (block->level) {
        (void)fprintf(out, ":%u", block->level);
    }
    (void)fprintf(out, "%s %s %s%s%s | ",
                  block->origin == RCN_ORIGIN_EDITOR ? " editor" : "",
                  or_none(block->id), or_none(block->citation),
                  block->language ? " " : "",
                  block->language ? block->language : "");
    dump_text(block->text, out);
    if (block->figure) {
        const rcn_image *image = block->figure->image;
        (void)fprintf(out, "%s: %s", image ? image->id : "not carried",
                      block->figure->alt);
    }
    (void)fputc('\n', out);
    for (uint32_t i = 0; i < block->mark_count; i++) {
        const rcn_mark *mark = &block->marks[i];
        (void)fprintf(out, "    %s %u-%u %s\n", rcn_mark_kind_name(mark->kind),
                      mark->start, mark->end, or_none(mark->value));
    }
}

static void
dump_section(const rcn_section *section, FILE *out)
{
    (void)fprintf(out, "%s %s #%s%s\n", matter_names[section->matter],
                  role_names[section->role], section->id,
                  section->in_contents ? " in-contents" : "");
    (void)fprintf(out, "  title %s\n", section->title);
    (void)fprintf(out, "  short %s\n", section->short_title);
    if (section->label) {
        (void)fprintf(out, "  label %s\n  date %s (%s)\n", section->label,
                      or_none(section->date), or_none(section->edtf));
    }
    for (size_t i = 0; i < section->header_count; i++) {
        dump_block(&section->header[i], out);
    }
    for (size_t i = 0; i < section->block_count; i++) {
        dump_block(&section->blocks[i], out);
    }
    for (size_t i = 0; i < section->note_count; i++) {
        const rcn_note *note = &section->notes[i];
        (void)fprintf(out, "  note %s at byte %u of block %u\n", note->label,
                      note->offset, note->block);
        dump_block(note->words, out);
    }
}

void
rcn_edition_dump(const rcn_edition *edition, FILE *out)
{
    (void)fprintf(out, "title %s\nsubtitle %s\ndescription %s\n",
                  edition->title, or_none(edition->subtitle),
                  or_none(edition->description));
    (void)fprintf(out, "language %s\nrights %s\npublisher %s\n",
                  edition->language, or_none(edition->rights),
                  or_none(edition->publisher));
    for (size_t i = 0; edition->editors[i]; i++) {
        (void)fprintf(out, "editor %s\n", edition->editors[i]);
    }
    (void)fprintf(out, "identifier %s\ndate %s\nmodified %s\n",
                  edition->identifier, or_none(edition->date),
                  edition->modified);
    for (size_t i = 0; i < edition->omitted_count; i++) {
        (void)fprintf(out, "omitted %s\n", edition->omitted[i]);
    }
    for (size_t i = 0; i < edition->failed_count; i++) {
        (void)fprintf(out, "failed %s\n", edition->failed[i]);
    }
    for (size_t i = 0; i < edition->section_count; i++) {
        dump_section(&edition->sections[i], out);
    }
}
