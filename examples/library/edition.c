/* Makes an edition of a folder and proves its books: edition FOLDER OUTPUT.
 *
 *     cc edition.c $(pkg-config --cflags --libs recension) -o edition
 */
#include <recension/recension.h>
#include <stdio.h>

static void
print_message(void *user, const recension_message *message)
{
    (void)user;
    if (message->severity >= RECENSION_WARNING) {
        printf("%s:%u: %s (%s)\n", message->path ? message->path : "-",
               message->line, message->text, message->slug);
    }
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: edition FOLDER OUTPUT\n");
        return 64;
    }
    recension *edition = recension_open(argv[1]);
    recension_listen(edition, print_message, NULL);
    recension_set(edition, "title=From the library");
    recension_set(edition, "name=book");
    int status = recension_build(edition, argv[2]);
    if (status < 2) {
        char epub[4096], pdf[4096];
        snprintf(epub, sizeof epub, "%s/book.epub", argv[2]);
        snprintf(pdf, sizeof pdf, "%s/book.pdf", argv[2]);
        const char *const books[] = {epub, pdf};
        status = recension_verify(edition, books, 2);
    }
    recension_close(edition);
    printf("%s: %d\n", recension_version(), status);
    return status;
}
