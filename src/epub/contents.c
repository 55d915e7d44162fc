/* The contents: one entry a file, in the order of the spine.  A long row of
 * documents is grouped by year, a long year by month, provided the documents
 * are in the order of their dates (an editor may have ordered otherwise). */
#include "base/list.h"
#include "epub/book.h"
#include "markup/section.h"

#define GROUP_FROM 48 /* documents that need groups */
#define MONTH_FROM 24 /* documents of one year that need months */

typedef RCN_LIST(rcn_epub_entry) rcn_contents_list;

typedef struct rcn_grouping {
    bool wanted, by_month;
    bool in_part;
    bool begun; /* year and month are set */
    int16_t year;
    uint8_t month;
} rcn_grouping;

static rcn_date
date_of(const rcn_section *section)
{
    return section->record->dating.sort;
}

static bool
is_document(const rcn_section *section)
{
    return section->role == RCN_SECTION_DOCUMENT && section->record;
}

/* Returns true when each year and month stands together: groups would be
 * unique. */
static bool
wants_groups(const rcn_epub_book *book)
{
    size_t count = 0;
    rcn_date last = {0};
    for (size_t i = 0; i < book->edition->section_count; i++) {
        const rcn_section *section = &book->edition->sections[i];
        if (section->role == RCN_SECTION_PART) {
            return false; /* the editor's groups stand instead */
        }
        if (!is_document(section)) {
            continue;
        }
        rcn_date date = date_of(section);
        bool dated = date.year != RCN_YEAR_UNKNOWN;
        bool was_dated = count && last.year != RCN_YEAR_UNKNOWN;
        if (dated && was_dated &&
            (date.year < last.year ||
             (date.year == last.year && date.month < last.month))) {
            return false;
        }
        last = date;
        count++;
    }
    return count >= GROUP_FROM;
}

static size_t
count_year(const rcn_epub_book *book, size_t from, int16_t year)
{
    size_t count = 0;
    for (size_t i = from; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        if (!is_document(file->section) ||
            date_of(file->section).year != year) {
            break;
        }
        count += file->part == 1;
    }
    return count;
}

static void
add_group(const rcn_epub_book *book, rcn_contents_list *entries, unsigned depth,
          rcn_date date, const char *href)
{
    const char *title =
        date.year == RCN_YEAR_UNKNOWN
            ? rcn_epub_say(book, RCN_SAY_UNDATED)
            : rcn_say_date(book->arena, book->edition->phrases, date);
    RCN_PUSH(book->arena, entries,
             (rcn_epub_entry){.depth = depth, .title = title, .href = href});
}

/* Adds the groups that begin with this document; gives the depth at which the
 * document itself stands. */
static unsigned
enter_groups(const rcn_epub_book *book, rcn_contents_list *entries,
             rcn_grouping *group, size_t at)
{
    if (!group->wanted) {
        return group->in_part ? 2 : 1;
    }
    rcn_date date = date_of(book->files[at].section);
    const char *href = book->files[at].name;
    bool new_year = !group->begun || date.year != group->year;
    if (new_year) {
        add_group(book, entries, 1, (rcn_date){date.year, 0, 0}, href);
        group->by_month = date.year != RCN_YEAR_UNKNOWN &&
                          count_year(book, at, date.year) >= MONTH_FROM;
    }
    bool in_month = group->by_month && date.month;
    if (in_month && (new_year || date.month != group->month)) {
        add_group(book, entries, 2, (rcn_date){date.year, date.month, 0}, href);
    }
    group->begun = true;
    group->year = date.year;
    group->month = date.month;
    return in_month ? 3 : 2;
}

/* A title page's own title is that of the book. */
static const char *
entry_title(const rcn_epub_book *book, const rcn_section *section)
{
    if (section->role == RCN_SECTION_TITLE_PAGE) {
        return rcn_epub_say(book, RCN_SAY_TITLE_PAGE);
    }
    return section->role == RCN_SECTION_HALF_TITLE
               ? rcn_epub_say(book, RCN_SAY_HALF_TITLE)
               : section->title;
}

static rcn_epub_entry
entry_of(const rcn_epub_book *book, const rcn_epub_file *file, unsigned depth)
{
    const rcn_section *section = file->section;
    if (file->part == 1) {
        return (rcn_epub_entry){.depth = depth,
                                .number = section->label,
                                .title = entry_title(book, section),
                                .language = rcn_section_title_language(section),
                                .date = section->date,
                                .href = file->name};
    }
    size_t first = file->start;
    while (first + 1 < file->end && !section->blocks[first].citation) {
        first++;
    }
    const char *from = section->blocks[first].citation;
    const char *name = section->label ? section->label : section->title;
    return (rcn_epub_entry){
        .depth = depth + 1,
        .title =
            from ? rcn_say_with(book->arena, book->edition->phrases,
                                RCN_SAY_FROM, from, NULL)
                 : rcn_say_with(
                       book->arena, book->edition->phrases, RCN_SAY_PART, name,
                       rcn_arena_printf(book->arena, "%u", file->part)),
        .href = file->name};
}

const rcn_epub_entry *
rcn_epub_contents(const rcn_epub_book *book, size_t *ret_count)
{
    rcn_contents_list entries = {0};
    rcn_grouping group = {.wanted = wants_groups(book)};
    unsigned depth = 1;
    for (size_t i = 0; i < book->file_count; i++) {
        const rcn_epub_file *file = &book->files[i];
        group.in_part = is_document(file->section)
                            ? group.in_part
                            : file->section->role == RCN_SECTION_PART;
        if (file->part == 1) {
            depth = is_document(file->section)
                        ? enter_groups(book, &entries, &group, i)
                        : 1;
        }
        if (file->section->role != RCN_SECTION_CONTENTS) {
            RCN_PUSH(book->arena, &entries, entry_of(book, file, depth));
        }
    }
    *ret_count = entries.count;
    return entries.items;
}

const char *
rcn_epub_label(rcn_arena *arena, const rcn_epub_entry *entry)
{
    return rcn_arena_printf(
        arena, "%s%s%s%s%s", entry->number ? entry->number : "",
        entry->number ? ". " : "", entry->title, entry->date ? ", " : "",
        entry->date ? entry->date : "");
}
