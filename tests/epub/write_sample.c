/* Writes the hand-made edition as an EPUB, for validators:
 * write_sample rich|row OUT.epub */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "epub/epub.h"
#include "epub/sample.h"

/* A PNG of one white pixel. */
static const char pixel[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9bU\0\0\0\n"
    "IDATx\x9c"
    "c\xf8\x0f\0\1\1\1\0\xb1\x38\xf6\x14\0\0\0\0IEND\xae"
    "B`\x82";

int
main(int argc, char **argv)
{
    if (argc != 3) {
        (void)fputs("usage: write_sample rich|row OUT.epub\n", stderr);
        return 64;
    }
    rcn_arena *arena = rcn_arena_new(0);
    rcn_log *log = rcn_log_new();
    rcn_sample sample = rcn_sample_make(arena, 600);
    bool rich = strcmp(argv[1], "rich") == 0;
    rcn_epub_options options = {0};
    if (rich) {
        options.pages = &sample.pages;
        if (rcn_image_read(arena, (rcn_text){pixel, sizeof pixel - 1},
                           &options.cover) != RCN_IMAGE_GOOD) {
            return 1;
        }
        sample.style.user_css = rcn_text_of("p { margin: 0; }\n");
        options.ledger_json = rcn_text_of("{\"documents\": []}\n");
    } else {
        sample.edition = rcn_sample_row(arena, 120, 4);
    }
    bool ok =
        rcn_epub_write(sample.edition, &sample.style, &options, argv[2], log);
    (void)rcn_log_print(log, stderr, RCN_NOTE, RCN_LOG_TEXT);
    rcn_log_free(log);
    rcn_arena_free(arena);
    return ok ? 0 : 1;
}
