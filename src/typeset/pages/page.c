/* Pages of a book: kept, or made on demand, so that a book of
 * thousands of pages needs the memory of one. */
#include "typeset/pages/page.h"

#include <assert.h>

rcn_page
rcn_book_page(const rcn_book *book, size_t index, rcn_arena *arena)
{
    assert(index < book->page_count);
    return book->pages ? book->pages[index]
                       : book->maker(book->maker_data, index, arena);
}
