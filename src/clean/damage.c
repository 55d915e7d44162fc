/* Damage of an encoding, as queries: it cannot be told from here whether a file
 * or the page it shows is damaged, so that only the editor may undo it. */
#include "clean/damage.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "source/damage.h"

#define QUERIES_MOST 200
#define WORD_LETTERS 4 /* of a word that is nothing but accented letters */
#define WORDS_LEAST  2

typedef struct rcn_damage {
    const char *message;
    size_t start, end;
} rcn_damage;

/* Words of letters of Latin-1 beyond ASCII alone, two or more of them: another
 * script, read as Western ("Ñîâåò"). */
static bool
find_foreign(rcn_text text, rcn_damage *ret_damage)
{
    size_t words = 0;
    size_t letters = 0;
    size_t start = 0;
    bool pure = true;
    for (size_t at = 0; at <= text.len;) {
        uint32_t rune = 0;
        size_t len = at < text.len ? rcn_utf8_next(text, at, &rune) : 1;
        if (rune && rcn_rune_is_letter(rune)) {
            pure = pure && rune >= 0xC0 && rune <= 0xFF;
            start = letters++ ? start : at;
        } else {
            bool odd = pure && letters >= WORD_LETTERS;
            words += odd ? 1 : 0;
            if (odd && words == WORDS_LEAST) {
                *ret_damage = (rcn_damage){
                    "Words here seem to be of another script, decoded as a "
                    "Western encoding; encoding in edition.yaml names the "
                    "true one.",
                    start, at};
                return true;
            }
            letters = 0;
            pure = true;
        }
        at += len;
    }
    return false;
}

/* The first damage of a text. */
static bool
find(rcn_text text, rcn_damage *ret_damage)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = 0;
        uint32_t meant = 0;
        size_t damaged = rcn_damage_at(text, at, &meant);
        size_t len = rcn_utf8_next(text, at, &rune);
        if (damaged) {
            *ret_damage = (rcn_damage){
                "Characters here were decoded twice; repair: encoding in "
                "edition.yaml undoes it.",
                at, at + damaged};
            return true;
        }
        if (rune == 0xFFFD) {
            *ret_damage = (rcn_damage){
                "A character is damaged here; encoding or repair: encoding in "
                "edition.yaml may bring it back.",
                at, at + len};
            return true;
        }
        at += len;
    }
    return find_foreign(text, ret_damage);
}

void
rcn_find_damage(rcn_arena *arena, rcn_cleaned *cleaned)
{
    RCN_LIST(rcn_query) queries = {0};
    for (size_t i = 0; i < cleaned->query_count; i++) {
        RCN_PUSH(arena, &queries, cleaned->queries[i]);
    }
    size_t most = queries.count + QUERIES_MOST;
    for (size_t i = 0; i < cleaned->block_count && queries.count < most; i++) {
        const rcn_block *block = &cleaned->blocks[i];
        rcn_damage damage;
        if (find(block->text, &damage)) {
            RCN_PUSH(arena, &queries,
                     (rcn_query){(uint32_t)i, (uint32_t)damage.start,
                                 (uint32_t)damage.end, "encoding-damage",
                                 damage.message, block->line_start});
        }
    }
    cleaned->queries = queries.items;
    cleaned->query_count = queries.count;
}
