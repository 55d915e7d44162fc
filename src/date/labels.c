/* The words that stand beside dates and say what kind of date it is: of
 * publication, of a change, or of something that is not the document. */
#include "date/labels.h"

#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"

static const char *const published_words[] = {"published",
                                              "posted",
                                              "date",
                                              "issued",
                                              "released",
                                              "release",
                                              "created",
                                              "first published",
                                              "written",
                                              "submitted",
                                              "filed",
                                              "dated",
                                              "publié",
                                              "publiée",
                                              "mis en ligne",
                                              "paru",
                                              "veröffentlicht",
                                              "erschienen",
                                              "erstellt",
                                              "datum",
                                              "publicado",
                                              "publicada",
                                              "fecha",
                                              "data",
                                              "pubblicato",
                                              "pubblicata",
                                              "gepubliceerd",
                                              "geplaatst",
                                              "publicerad",
                                              "publicerat",
                                              "offentliggjort",
                                              "udgivet",
                                              "publisert",
                                              "julkaistu",
                                              "opublikowano",
                                              "dodano",
                                              "utworzono",
                                              "zveřejněno",
                                              "publikováno",
                                              "vydáno",
                                              "zverejnené",
                                              "publikované",
                                              "objavljeno",
                                              "objavljen",
                                              "objavio",
                                              "опубликовано",
                                              "дата",
                                              "опубліковано",
                                              "публикувано",
                                              "објављено",
                                              "publicat",
                                              "megjelent",
                                              "közzétéve",
                                              "yayınlanma",
                                              "yayınlandı",
                                              "yayın tarihi",
                                              "tarih",
                                              "tarixi",
                                              "dərc",
                                              "avaldatud",
                                              "publicēts",
                                              "paskelbta",
                                              "δημοσιεύτηκε",
                                              "δημοσίευση",
                                              "ημερομηνία",
                                              "հրապարակվել",
                                              "发布",
                                              "發布",
                                              "发表",
                                              "公開",
                                              "掲載",
                                              "投稿日",
                                              "게시",
                                              "입력",
                                              "등록",
                                              "פורסם",
                                              "نشر",
                                              "تاريخ النشر",
                                              "diterbitkan",
                                              "dipublikasikan",
                                              "ngày đăng",
                                              NULL};

static const char *const modified_words[] = {
    "updated",       "update",         "modified",
    "edited",        "last changed",   "last revised",
    "last reviewed", "reviewed",       "revised",
    "revision",      "aktualisiert",   "geändert",
    "stand",         "mis à jour",     "mise à jour",
    "modifié",       "modifiée",       "actualizado",
    "actualizada",   "actualización",  "modificado",
    "modificación",  "atualizado",     "atualizada",
    "atualização",   "aggiornato",     "aggiornamento",
    "modificato",    "bijgewerkt",     "gewijzigd",
    "aangepast",     "uppdaterad",     "uppdaterat",
    "ändrad",        "opdateret",      "oppdatert",
    "endret",        "päivitetty",     "muokattu",
    "aktualizacja",  "zaktualizowano", "zmodyfikowano",
    "aktualizováno", "aktualizace",    "upraveno",
    "aktualizované", "обновлено",      "обновление",
    "изменено",      "оновлено",       "обновен",
    "ажурирано",     "ažurirano",      "posodobljeno",
    "actualitzat",   "frissítve",      "módosítva",
    "güncelleme",    "güncellendi",    "son güncelleme",
    "yenilənib",     "uuendatud",      "atjaunots",
    "atnaujinta",    "ενημέρωση",      "ενημερώθηκε",
    "թարմացվել",     "更新",           "修改",
    "수정",          "업데이트",       "עודכן",
    "עדכון",         "تحديث",          "آخر تحديث",
    "diperbarui",    "cập nhật",       NULL};

/** Read before the date only. */
static const char *const foreign_before[] = {
    "deadline",     "expires",    "expiry",   "valid until",   "until",
    "through",      "effective",  "starts",   "ends",          "event",
    "due",          "since",      "born",     "died",          "joined",
    "member since", "registered", "from",     "next",          "previous",
    "between",      "begins",     "opens",    "closes",        "taken",
    "photo",        "file",       "today is", "airs",          "aired",
    "premiered",    "replied",    "on sale",  "membre depuis", "registriert",
    "dabei seit",   NULL};

/** Wherever they stand in the line. */
static const char *const foreign_words[] = {"©",
                                            "(c) ",
                                            "copyright",
                                            "all rights reserved",
                                            "tous droits",
                                            "alle rechte",
                                            "todos los derechos",
                                            "tutti i diritti",
                                            "все права",
                                            "retrieved",
                                            "accessed",
                                            "archived",
                                            "captured",
                                            "crawled",
                                            "snapshot",
                                            "wayback",
                                            "cached",
                                            "printed on",
                                            "saved from",
                                            "page generated",
                                            "generated on",
                                            "downloaded",
                                            "scraped",
                                            "fetched",
                                            "abgerufen",
                                            "consulté le",
                                            "consultado el",
                                            "consultato il",
                                            "дата обращения",
                                            "comments off",
                                            "said:",
                                            "says:",
                                            "permalink",
                                            "min ago",
                                            "isbn",
                                            "issn",
                                            NULL};

/** True when a word of the list stands in the folded text with no letter right
 * before or after it; `*ret_end` is where the last such one ends. */
static bool
has_word(rcn_text text, const char *const *list, size_t *ret_end)
{
    bool found = false;
    for (size_t i = 0; list[i]; i++) {
        rcn_text word = rcn_text_of(list[i]);
        for (size_t at = 0; (at = rcn_text_find(text, list[i], at)) != SIZE_MAX;
             at += word.len) {
            uint32_t before = ' ';
            uint32_t after = ' ';
            if (at) {
                (void)rcn_utf8_prev(text, at, &before);
            }
            if (at + word.len < text.len) {
                (void)rcn_utf8_next(text, at + word.len, &after);
            }
            uint32_t first = 0;
            (void)rcn_utf8_next(word, 0, &first);
            bool apart =
                !rcn_rune_is_letter(before) && !rcn_rune_is_letter(after);
            if (apart || first >= 0x3000) { /* scripts without word spaces */
                found = true;
                *ret_end = at + word.len > *ret_end ? at + word.len : *ret_end;
            }
        }
    }
    return found;
}

rcn_label
rcn_label_read(rcn_arena *scratch, rcn_text before, rcn_text after)
{
    rcn_text head = rcn_utf8_fold(scratch, before);
    rcn_text tail = rcn_utf8_fold(scratch, after);
    size_t published = 0;
    size_t modified = 0;
    size_t foreign = 0;
    size_t ignored = 0;
    if (has_word(head, foreign_words, &ignored) ||
        has_word(tail, foreign_words, &ignored)) {
        return RCN_LABEL_FOREIGN;
    }
    bool has_published = has_word(head, published_words, &published);
    bool has_modified = has_word(head, modified_words, &modified);
    bool has_foreign = has_word(head, foreign_before, &foreign);
    if (has_foreign && foreign > published && foreign > modified) {
        return RCN_LABEL_FOREIGN;
    }
    if (has_modified && modified > published) {
        return RCN_LABEL_MODIFIED;
    }
    return has_published ? RCN_LABEL_PUBLISHED : RCN_LABEL_NONE;
}
