/* The name of a person in a phrase: words with capitals, without the words of
 * office beside them; and the full name that a text gives for a surname. */
#include "attribute/speaker_search.h"

#include <string.h>

#include "clean/span/bodies.h"

bool
rcn_speaker_is_office(const rcn_speaker_search *search, rcn_text word)
{
    rcn_match match;
    return rcn_pattern_find(search->patterns->office, word, 0, &match);
}

rcn_text
rcn_speaker_without_office(const rcn_speaker_search *search, rcn_text name)
{
    rcn_match match;
    while (rcn_pattern_find(search->patterns->before_name, name, 0, &match)) {
        name = rcn_text_slice(name, match.end[0], name.len);
    }
    while (name.len && strchr("’'.-", name.at[name.len - 1])) {
        name = rcn_text_slice(name, 0, name.len - 1);
    }
    return name;
}

rcn_text
rcn_speaker_bare(const rcn_speaker_search *search, rcn_text name)
{
    name = rcn_speaker_without_office(search, name);
    size_t start = 0;
    size_t last = 0; /* behind the last word of office */
    for (size_t at = 0; at <= name.len; at++) {
        if (at < name.len && name.at[at] != ' ') {
            continue;
        }
        rcn_text word = rcn_text_slice(name, start, at);
        if (word.len && rcn_speaker_is_office(search, word)) {
            last = at;
        }
        start = at + 1;
    }
    rcn_text rest = rcn_text_trim(rcn_text_slice(name, last, name.len));
    return rcn_text_find(rest, " ", 0) != SIZE_MAX ? rest : name;
}

/** Returns whether a phrase can name a person: it begins with no article and no
 * "I", ends with no lone initial, and holds no "of" and no "and". */
static bool
can_name(const rcn_speaker_search *search, rcn_text phrase)
{
    rcn_match match;
    return !rcn_pattern_find(search->patterns->no_name, phrase, 0, &match);
}

rcn_text
rcn_speaker_surname(rcn_text name)
{
    for (size_t i = name.len; i-- > 0;) {
        if (name.at[i] == ' ') {
            return rcn_text_slice(name, i + 1, name.len);
        }
    }
    return name;
}

rcn_text
rcn_speaker_person(const rcn_speaker_search *search, rcn_text phrase)
{
    rcn_text single = {"", 0};
    rcn_match match;
    for (size_t at = 0;
         rcn_pattern_find(search->patterns->person, phrase, at, &match);
         at = match.end[0] > at ? match.end[0] : at + 1) {
        rcn_text found = rcn_match_text(&match, phrase, 0);
        rcn_text name = rcn_speaker_bare(search, found);
        bool body = rcn_names_body(search->patterns->bodies, name);
        bool office = rcn_speaker_is_office(search, name);
        if (body || office || name.len < 3 || !can_name(search, name)) {
            continue;
        }
        if (rcn_text_find(name, " ", 0) != SIZE_MAX) {
            return name;
        }
        single = single.len ? single : name;
    }
    return single;
}

rcn_text
rcn_speaker_full_name(const rcn_speaker_search *search,
                      const rcn_quoted *person)
{
    if (rcn_text_find(person->name, " ", 0) != SIZE_MAX) {
        return person->name;
    }
    const char *surname = rcn_text_string(search->scratch, person->surname);
    for (size_t i = 0;
         i <= search->cleaned->block_count && i <= RCN_SPEAKER_BLOCKS; i++) {
        rcn_text text = i ? search->cleaned->blocks[i - 1].text : search->title;
        rcn_match match;
        for (size_t at = 0;
             rcn_pattern_find(search->patterns->person, text, at, &match);
             at = match.end[0] > at ? match.end[0] : at + 1) {
            rcn_text name = rcn_speaker_without_office(
                search, rcn_match_text(&match, text, 0));
            size_t found = rcn_text_find(name, surname, 0);
            if (found != SIZE_MAX && found > 0 && name.at[found - 1] == ' ' &&
                found + person->surname.len == name.len &&
                can_name(search, name)) {
                return name;
            }
        }
    }
    return person->name;
}
