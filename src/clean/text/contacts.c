/* The block of a press release that says whom to ask: a label, and right below it
 * a name, a telephone number, an address of mail. */
#include <string.h>

#include "clean/text/work.h"

#define MOST_LINES  8  /* of the block */
#define LONG_LINE   90 /* bytes */
#define LEAST_PHONE 6  /* digits of a number of a telephone */

static const rcn_cause contact_cause = {
    "site-contact", "contact-block",
    "a label of contacts, and below it a telephone number or an address", NULL};

static bool
is_label(rcn_text line)
{
    static const char *const labels[] = {
        "contact",           "contacts",
        "media contact",     "media contacts",
        "press contact",     "press contacts",
        "contact for media", "media inquiries",
        "press inquiries",   "pressekontakt",
        "kontakt",           "medienkontakt",
        "contact presse",    "contacts presse",
        "contacto",          "contacto de prensa",
        "contatti",          "contatti stampa",
        "контакты",          "контакты для сми",
        "iletişim",          "əlaqə"};
    size_t colon = rcn_text_find(line, ":", 0);
    rcn_text words = rcn_text_trim(
        rcn_text_slice(line, 0, colon == SIZE_MAX ? line.len : colon));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (rcn_text_same_words(words, rcn_text_of(labels[i]))) {
            return true;
        }
    }
    return false;
}

/* A number of a telephone, or an address of mail. */
static bool
gives_way(rcn_text line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.len; i++) {
        digits += line.at[i] >= '0' && line.at[i] <= '9';
    }
    return digits >= LEAST_PHONE || memchr(line.at, '@', line.len);
}

/* The chunk behind the block that begins with a label, or the label's own index
 * when nothing below it gives a way to reach anybody. */
static size_t
block_end(const rcn_work *work, size_t label)
{
    bool way = gives_way(work->chunks[label].text);
    size_t end = label + 1;
    while (end < work->chunk_count && end < label + MOST_LINES &&
           work->chunks[end].first == work->chunks[end - 1].last + 1 &&
           work->chunks[end].text.len <= LONG_LINE &&
           !work->chunks[end].prose) {
        way = way || gives_way(work->chunks[end].text);
        end++;
    }
    return way ? end : label;
}

void
rcn_cut_contacts(rcn_work *work)
{
    rcn_body body = rcn_body_find(work);
    for (size_t i = 0; i < work->chunk_count; i++) {
        const rcn_chunk *chunk = &work->chunks[i];
        bool edge = i < body.first || i > body.last;
        if (!edge || chunk->fate != RCN_FATE_TEXT ||
            chunk->text.len > LONG_LINE || !is_label(chunk->text)) {
            continue;
        }
        for (size_t end = block_end(work, i); i < end; i++) {
            if (work->chunks[i].fate == RCN_FATE_TEXT) {
                rcn_chunk_settle(work, i, RCN_FATE_CUT, &contact_cause);
            }
        }
    }
}
