/* The words that are beside dates and state what kind of date it is: of
 * publication, of a change, or of something that is not the document. */
#include "date/labels.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define WORD_MOST 64 /**< bytes of a label, with its end */

static const char published_words[] =
    "published|posted|date|decided|delivered|rendered|judgment|issued|released|"
    "given on|issues on|determination|handed down|signed this|pronounced|"
    "release|created|"
    "first published|written|submitted|filed|dated|publié|publiée|"
    "mis en ligne|paru|veröffentlicht|erschienen|erstellt|datum|"
    "publicado|publicada|fecha|data|pubblicato|pubblicata|"
    "gepubliceerd|geplaatst|publicerad|publicerat|offentliggjort|"
    "udgivet|publisert|julkaistu|opublikowano|dodano|utworzono|"
    "zveřejněno|publikováno|vydáno|zverejnené|publikované|"
    "objavljeno|objavljen|objavio|опубликовано|дата|опубліковано|"
    "публикувано|објављено|publicat|megjelent|közzétéve|yayınlanma|"
    "yayınlandı|yayın tarihi|tarih|tarixi|dərc|avaldatud|publicēts|"
    "paskelbta|δημοσιεύτηκε|δημοσίευση|ημερομηνία|հրապարակվել|发布|"
    "發布|发表|公開|掲載|投稿日|게시|입력|등록|פורסם|نشر|تاريخ النشر|"
    "diterbitkan|dipublikasikan|ngày đăng|story is from|article is from";

static const char modified_words[] =
    "updated|update|modified|edited|last changed|last revised|"
    "last reviewed|reviewed|revised|revision|aktualisiert|geändert|"
    "stand|mis à jour|mise à jour|modifié|modifiée|actualizado|"
    "actualizada|actualización|modificado|modificación|atualizado|"
    "atualizada|atualização|aggiornato|aggiornamento|modificato|"
    "bijgewerkt|gewijzigd|aangepast|uppdaterad|uppdaterat|ändrad|"
    "opdateret|oppdatert|endret|päivitetty|muokattu|aktualizacja|"
    "zaktualizowano|zmodyfikowano|aktualizováno|aktualizace|upraveno|"
    "aktualizované|обновлено|обновление|изменено|оновлено|обновен|"
    "ажурирано|ažurirano|posodobljeno|actualitzat|frissítve|"
    "módosítva|güncelleme|güncellendi|son güncelleme|yenilənib|"
    "uuendatud|atjaunots|atnaujinta|ενημέρωση|ενημερώθηκε|թարմացվել|"
    "更新|修改|수정|업데이트|עודכן|עדכון|تحديث|آخر تحديث|diperbarui|"
    "cập nhật";

/** Read before the date only. */
static const char foreign_before[] =
    "deadline|expires|expiry|valid until|until|through|effective|"
    "starts|ends|event|due|since|born|died|joined|member since|"
    "registered|from|next|previous|between|begins|opens|closes|"
    "taken|photo|argued and submitted|submitted on briefs|"
    "submitted on the briefs|heard|hearing|hearing date|hearing dates|date of "
    "hearing|"
    "dates of hearing|tabled|argued|reargued|file|today "
    "is|airs|aired|premiered|replied|"
    "last post|latest post|last reply|latest reply|last comment|"
    "received|submissions "
    "received|written submissions|accepted|eingegangen|angenommen|reçu "
    "le|accepté "
    "le|recibido|"
    "aceptado|recebido|aceito|ricevuto|accettato|поступила|принята|"
    "last activity|letzter beitrag|dernier message|último mensaje|"
    "on sale|seit|depuis|desde|dal|sinds|bis|jusqu'au|hasta|"
    "fino al|tot|membre depuis|registriert|dabei seit";

/** Wherever they are in the line. */
static const char foreign_words[] =
    "©|(c) |copyright|all rights reserved|tous droits|alle rechte|"
    "todos los derechos|tutti i diritti|все права|retrieved|accessed|"
    "archived|captured|crawled|snapshot|wayback|cached|printed on|"
    "saved from|page generated|generated on|downloaded|scraped|"
    "fetched|abgerufen|consulté le|consultado el|consultato il|"
    "дата обращения|comments off|said:|says:|permalink|min ago|"
    "isbn|issn|(@|原文|founded|gegründet|geschlossen|closing date|birthdate|"
    "birth date|date of birth|birthday|geburtsdatum|geburtstag|geboren";

/** Returns true when a word is not part of a longer one; scripts without spaces
 * between words, and signs, need none. */
static bool
stands_apart(rcn_text word, uint32_t before, uint32_t after)
{
    uint32_t first = 0;
    uint32_t last = 0;
    (void)rcn_utf8_next(word, 0, &first);
    (void)rcn_utf8_prev(word, word.len, &last);
    if (first >= 0x3000) {
        return true;
    }
    return !(rcn_rune_is_letter(first) && rcn_rune_is_letter(before)) &&
           !(rcn_rune_is_letter(last) && rcn_rune_is_letter(after));
}

/** Returns where the last place of a word in the folded text ends at which it
 * stands apart, or 0. */
static size_t
last_end(rcn_text text, rcn_text word)
{
    size_t end = 0;
    char pattern[WORD_MOST];
    if (word.len >= sizeof pattern) {
        return 0;
    }
    memcpy(pattern, word.at, word.len);
    pattern[word.len] = '\0';
    for (size_t at = 0; (at = rcn_text_find(text, pattern, at)) != SIZE_MAX;
         at += word.len) {
        uint32_t before = ' ';
        uint32_t after = ' ';
        if (at) {
            (void)rcn_utf8_prev(text, at, &before);
        }
        if (at + word.len < text.len) {
            (void)rcn_utf8_next(text, at + word.len, &after);
        }
        if (stands_apart(word, before, after)) {
            end = at + word.len;
        }
    }
    return end;
}

/** Returns a line without the punctuation at its end. */
static rcn_text
without_marks(rcn_text line)
{
    while (line.len) {
        uint32_t rune = ' ';
        size_t step = rcn_utf8_prev(line, line.len, &rune);
        if (!rcn_rune_is_punct(rune) && !rcn_rune_is_space(rune)) {
            break;
        }
        line.len -= step;
    }
    return line;
}

/** Returns how far on the last word of a list (parted by '|') ends in the
 * folded text, or 0 when it has none: of two that end at one place the longer
 * one counts more ("date of hearing", "from" in "story is from"). */
static size_t
find_words(rcn_text text, const char *list)
{
    size_t last = 0;
    for (const char *at = list; text.len && *at; at += *at == '|') {
        size_t len = strcspn(at, "|");
        size_t end = last_end(text, (rcn_text){at, len});
        size_t rank = end ? end * WORD_MOST + len : 0;
        last = rank > last ? rank : last;
        at += len;
    }
    return last;
}

/** Returns the text with a space wherever words were joined as two elements of
 * a page met: "AnalystUpdated". */
static rcn_text
part_words(rcn_arena *scratch, rcn_text text)
{
    rcn_buffer out = rcn_buffer_new(scratch);
    uint32_t last = ' ';
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        size_t step = rcn_utf8_next(text, at, &rune);
        if (rcn_rune_is_lower(last) && rcn_rune_is_upper(rune)) {
            rcn_buffer_char(&out, ' ');
        }
        rcn_buffer_add(&out, rcn_text_slice(text, at, at + step));
        at += step;
        last = rune;
    }
    return rcn_buffer_text(&out);
}

bool
rcn_label_stands(rcn_text folded, const char *words)
{
    return find_words(folded, words) > 0;
}

rcn_label
rcn_label_read(rcn_arena *scratch, rcn_text before, rcn_text after)
{
    rcn_text head = rcn_utf8_fold(scratch, part_words(scratch, before));
    rcn_text tail = rcn_utf8_fold(scratch, after);
    if (find_words(head, foreign_words) || find_words(tail, foreign_words)) {
        return RCN_LABEL_FOREIGN;
    }
    size_t published = find_words(head, published_words);
    size_t modified = find_words(head, modified_words);
    size_t foreign = find_words(head, foreign_before);
    if (foreign > published && foreign > modified) {
        return RCN_LABEL_FOREIGN;
    }
    if (modified > published) {
        return RCN_LABEL_MODIFIED;
    }
    return published ? RCN_LABEL_PUBLISHED : RCN_LABEL_NONE;
}

rcn_label
rcn_label_above(rcn_arena *scratch, rcn_text line)
{
    rcn_text folded = without_marks(rcn_utf8_fold(scratch, line));
    if (!folded.len) {
        return RCN_LABEL_NONE;
    }
    if (find_words(folded, modified_words)) { /* "Last updated by Ann" */
        return RCN_LABEL_MODIFIED;
    }
    if (find_words(folded, published_words) / WORD_MOST == folded.len) {
        return RCN_LABEL_PUBLISHED;
    }
    if (rcn_text_ends(folded, " on")) { /* "Heard on:" */
        folded = without_marks(rcn_text_slice(folded, 0, folded.len - 3));
    }
    bool foreign =
        find_words(folded, foreign_words) / WORD_MOST == folded.len ||
        find_words(folded, foreign_before) / WORD_MOST == folded.len;
    return foreign ? RCN_LABEL_FOREIGN : RCN_LABEL_NONE;
}
