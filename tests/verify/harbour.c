/* The letters and what the pipeline makes of them. */
#include "harbour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"

#include "base/file.h"
#include "report/report.h"

static const char *const letters[][2] = {
    {"a.txt",
     "Letter from the harbour office\n"
     "\n"
     "The harbour office says that the north pier is closed. It will stay "
     "closed until the divers have looked at its piles, which they hope to do "
     "before the end of the month.\n"
     "\n"
     "The lamp at its head burns as before. Ships may pass, but none may moor "
     "there; the office asks masters to keep fifty metres off.\n"
     "\n"
     "THE WORK\n"
     "\n"
     "Two firms were asked for a price. The office took the lower one, and "
     "wrote to both on the same day.\n"
     "\n"
     "1. The piles are to be looked at first.\n"
     "2. The deck is to be mended after that, plank by plank.\n"
     "3. The rail comes last.\n"
     "\n"
     "The office thanks the masters for their patience and will write again "
     "when the divers have been.\n"
     "\n"
     "Harbour office, 3 May 2019\n"},
    {"b.txt",
     "Second letter from the harbour office\n"
     "\n"
     "The divers have been, and the piles are sound. \"We found no worm,\" "
     "said their foreman, \"and little rust.\"\n"
     "\n"
     "The north pier opens again on Monday \xe2\x80\x93 a week earlier than "
     "was "
     "hoped. The office asks for nothing more.\n"
     "\n"
     "Masters who moored elsewhere may come back; their places were kept.\n"
     "\n"
     "Harbour office, 20 May 2019\n"},
    {"c.txt",
     "Third letter from the harbour office\n"
     "\n"
     "Nothing has happened since the last letter, and the office is glad to "
     "say so. The pier stands.\n"
     "\n"
     "It will not write again this year.\n"
     "\n"
     "Harbour office, 2 June 2019\n"},
};

static void
read_sources(rcn_harbour *harbour)
{
    rcn_corpus corpus = harbour->pipeline.corpus;
    rcn_verify_source *sources =
        rcn_arena_alloc(harbour->arena, corpus.count, sizeof *sources);
    for (size_t i = 0; i < corpus.count; i++) {
        sources[i].name = corpus.documents[i]->name;
        sources[i].raw = corpus.documents[i]->raw;
    }
    harbour->sources = sources;
    harbour->source_count = corpus.count;
}

void
rcn_harbour_set_up(rcn_harbour *harbour)
{
    *harbour = (rcn_harbour){.arena = rcn_arena_new(0), .log = rcn_log_new()};
    (void)snprintf(harbour->folder, sizeof harbour->folder, "%s",
                   "/tmp/rcn-harbour-XXXXXX");
    assert_non_null(mkdtemp(harbour->folder));
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        const char *path =
            rcn_path_join(harbour->arena, harbour->folder, letters[i][0]);
        assert_true(
            rcn_file_write(path, rcn_text_of(letters[i][1]), harbour->log));
    }
    const char *operands[] = {harbour->folder};
    rcn_request request;
    rcn_request_defaults(&request);
    request.operands = operands;
    request.operand_count = 1;
    request.program = "recension";
    assert_true(rcn_pipeline_read(&harbour->pipeline, &request, harbour->log));
    assert_true(
        rcn_pipeline_compose(&harbour->pipeline, &request, harbour->log));
    harbour->out = rcn_path_join(harbour->arena, harbour->folder, ".out");
    assert_true(rcn_folder_make(harbour->out, harbour->log));
    harbour->ledger =
        rcn_report_edition_json(harbour->arena, harbour->pipeline.edition);
    read_sources(harbour);
    harbour->expected =
        rcn_verify_expect(harbour->arena, harbour->ledger, harbour->sources,
                          harbour->source_count, harbour->log);
    assert_non_null(harbour->expected);
}

void
rcn_harbour_tear_down(rcn_harbour *harbour)
{
    char *command =
        rcn_arena_printf(harbour->arena, "rm -r '%s'", harbour->folder);
    int status = system(command); /* NOLINT(cert-env33-c): our own folder */
    rcn_pipeline_free(&harbour->pipeline);
    rcn_log_free(harbour->log);
    rcn_arena_free(harbour->arena);
    assert_int_equal(status, 0);
}

char *
rcn_harbour_path(const rcn_harbour *harbour, const char *name)
{
    return rcn_path_join(harbour->arena, harbour->out, name);
}
