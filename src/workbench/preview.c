/* The books as they would be printed now: chapters of the EPUB, and pages of
 * the PDF as pictures.  They are set when the page asks for them.  A chapter
 * holds words of strangers: its policy lets nothing run and nothing load but
 * its own styles and pictures (W3C, Content Security Policy Level 3). */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "workbench/session.h"

#define PAGE_PREFIX "page/"

static const char chapter_policy[] =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

static const char *
type_of(const char *name)
{
    static const char *const types[][2] = {
        {".xhtml", "application/xhtml+xml"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".svg", "image/svg+xml"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (rcn_name_ends(name, types[i][0])) {
            return types[i][1];
        }
    }
    return "application/octet-stream";
}

/* Returns the number in "page/12.png", or 0. */
static size_t
page_number(const char *name)
{
    char *end;
    const char *digits = name + strlen(PAGE_PREFIX);
    if (strncmp(name, PAGE_PREFIX, strlen(PAGE_PREFIX)) != 0 ||
        strspn(digits, "0123456789") == 0) {
        return 0;
    }
    unsigned long number = strtoul(digits, &end, 10);
    return strcmp(end, ".png") == 0 ? number : 0;
}

rcn_reply
rcn_session_preview(rcn_session *session, rcn_arena *arena, const char *name)
{
    rcn_reply answer = {MHD_HTTP_NOT_FOUND, "text/plain; charset=utf-8",
                        rcn_text_of("The preview has no such file.\n"),
                        chapter_policy};
    rcn_text text;
    (void)pthread_mutex_lock(&session->lock);
    const rcn_served *preview = session->preview;
    const rcn_served_file *file =
        preview ? rcn_served_find(preview, name) : NULL;
    bool found = file != NULL;
    if (file) {
        text = (rcn_text){rcn_text_string(arena, file->text), file->text.len};
    } else if (preview && preview->draw) {
        found = preview->draw(preview->book, arena, page_number(name), &text);
    }
    (void)pthread_mutex_unlock(&session->lock);
    if (found) {
        answer = (rcn_reply){MHD_HTTP_OK, type_of(name), text, chapter_policy};
    }
    return answer;
}

rcn_reply
rcn_session_ask_preview(rcn_session *session, rcn_arena *arena)
{
    (void)pthread_mutex_lock(&session->lock);
    session->preview_asked = true;
    (void)pthread_cond_signal(&session->wake);
    (void)pthread_mutex_unlock(&session->lock);
    return rcn_session_state(session, arena);
}
