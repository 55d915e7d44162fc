/* Hyphenation patterns as libhyphen holds them in memory, written to a file
 * with offsets in place of pointers, and read back in one go.  Nothing in the
 * file is believed: offsets and states are checked. */
#include "typeset/lines/patterns.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/list.h"

#define MAGIC            "recension hyphens 1"
#define DICTIONARY_LIMIT ((size_t)16 << 20)
#define CACHE_LIMIT      ((size_t)256 << 20)
#define LARGE            ((size_t)64 << 10) /* smaller ones load in no time */
#define LEVELS           2

/* One level in the file; its states, transitions and strings follow all heads.
 * The sizes tell files of another machine apart. */
typedef struct rcn_level_head {
    HyphenDict dict; /* its pointers mean nothing */
    uint64_t state_size, transition_size;
    uint64_t states, transitions, strings; /* numbers; strings: bytes */
    uint64_t nohyphen;                     /* offset in the strings + 1 */
} rcn_level_head;

typedef struct rcn_patterns_head {
    char magic[24], hash[72];
    rcn_level_head levels[LEVELS]; /* the second may have no states */
} rcn_patterns_head;

/* One level on its way into a file. */
typedef struct rcn_level_writer {
    rcn_buffer states, transitions, strings;
} rcn_level_writer;

/* A string goes to the strings; its offset + 1 in place of the
 * pointer. */
static char *
put_string(rcn_level_writer *writer, const char *string, size_t len)
{
    if (!string) {
        return NULL;
    }
    uintptr_t offset = writer->strings.len + 1;
    rcn_buffer_add(&writer->strings, (rcn_text){string, len});
    rcn_buffer_char(&writer->strings, '\0');
    char *stored;
    memcpy(&stored, &offset, sizeof stored);
    return stored;
}

static size_t
length_of(const char *string)
{
    return string ? strlen(string) : 0;
}

/* Strings one behind the other, each with its NUL but for the last. */
static size_t
length_of_list(const char *list, int count)
{
    size_t len = 0;
    for (int i = 0; list && i < count; i++) {
        len += strlen(list + len) + 1;
    }
    return list ? len + strlen(list + len) : 0;
}

static void
write_level(rcn_level_writer *writer, const HyphenDict *dict,
            rcn_level_head *head)
{
    *head = (rcn_level_head){.dict = *dict,
                             .state_size = sizeof(HyphenState),
                             .transition_size = sizeof(HyphenTrans)};
    char *nohyphen =
        put_string(writer, dict->nohyphen,
                   length_of_list(dict->nohyphen, dict->nohyphenl));
    memcpy(&head->nohyphen, &nohyphen, sizeof nohyphen);
    for (int i = 0; i < dict->num_states; i++) {
        HyphenState state = dict->states[i];
        state.match = put_string(writer, state.match, length_of(state.match));
        state.repl = put_string(writer, state.repl, length_of(state.repl));
        state.trans = NULL; /* they follow each other */
        rcn_buffer_add(&writer->states,
                       (rcn_text){(const char *)&state, sizeof state});
        rcn_buffer_add(
            &writer->transitions,
            (rcn_text){(const char *)dict->states[i].trans,
                       (size_t)state.num_trans * sizeof(HyphenTrans)});
    }
    head->states = (uint64_t)dict->num_states;
    head->transitions = writer->transitions.len / sizeof(HyphenTrans);
    while (writer->strings.len % sizeof(void *)) {
        rcn_buffer_char(&writer->strings, '\0');
    }
    head->strings = writer->strings.len;
    head->dict.nohyphen = NULL;
    head->dict.states = NULL;
    head->dict.nextlevel = NULL;
}

static void
write_cache(const HyphenDict *dict, const char *hash, const char *path)
{
    rcn_arena *arena = rcn_arena_new(0);
    rcn_patterns_head head = {.magic = MAGIC};
    memcpy(head.hash, hash, strlen(hash));
    rcn_level_writer writers[LEVELS];
    const HyphenDict *level = dict;
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t i = 0; i < LEVELS; i++) {
        writers[i] =
            (rcn_level_writer){rcn_buffer_new(arena), rcn_buffer_new(arena),
                               rcn_buffer_new(arena)};
        if (level) {
            write_level(&writers[i], level, &head.levels[i]);
            level = level->nextlevel;
        }
    }
    rcn_buffer_add(&out, (rcn_text){(const char *)&head, sizeof head});
    for (size_t i = 0; i < LEVELS; i++) {
        rcn_buffer_add(&out, rcn_buffer_text(&writers[i].states));
        rcn_buffer_add(&out, rcn_buffer_text(&writers[i].transitions));
        rcn_buffer_add(&out, rcn_buffer_text(&writers[i].strings));
    }
    rcn_log *quiet = rcn_log_new(); /* without a cache all is well too */
    (void)rcn_file_write(path, rcn_buffer_text(&out), quiet);
    rcn_log_free(quiet);
    rcn_arena_free(arena);
}

/* The string that an offset + 1 stands for; false when it is none. */
static bool
find_string(char **place, char *strings, uint64_t bytes)
{
    uintptr_t offset;
    memcpy(&offset, place, sizeof offset);
    *place = offset ? strings + (offset - 1) : NULL;
    return offset <= bytes;
}

/* Makes a level of what is in the file at `*at`; false when it is damaged. */
static bool
read_level(rcn_arena *arena, const rcn_level_head *head, rcn_text file,
           size_t *at, HyphenDict **ret_dict)
{
    uint64_t states = head->states * sizeof(HyphenState);
    uint64_t transitions = head->transitions * sizeof(HyphenTrans);
    if (head->state_size != sizeof(HyphenState) ||
        head->transition_size != sizeof(HyphenTrans) ||
        head->states > CACHE_LIMIT || head->transitions > CACHE_LIMIT ||
        head->strings > CACHE_LIMIT || !head->states || !head->strings ||
        head->dict.num_states < 0 ||
        (uint64_t)head->dict.num_states != head->states ||
        states + transitions + head->strings > file.len - *at) {
        return false;
    }
    char *bytes = (char *)(uintptr_t)file.at + *at; /* ours, in the arena */
    HyphenState *first = (HyphenState *)(void *)bytes;
    HyphenTrans *next = (HyphenTrans *)(void *)(bytes + states);
    const HyphenTrans *end = next + head->transitions;
    char *strings = bytes + states + transitions;
    bool ok = strings[head->strings - 1] == '\0';
    for (uint64_t i = 0; ok && i < head->states; i++) {
        HyphenState *state = &first[i];
        ok = find_string(&state->match, strings, head->strings) &&
             find_string(&state->repl, strings, head->strings) &&
             state->fallback_state >= -1 &&
             state->fallback_state < head->dict.num_states &&
             state->num_trans >= 0 && state->num_trans <= end - next;
        state->trans = next;
        for (int k = 0; ok && k < state->num_trans; k++, next++) {
            ok =
                next->new_state >= 0 && next->new_state < head->dict.num_states;
        }
    }
    HyphenDict *dict = rcn_arena_alloc(arena, 1, sizeof *dict);
    *dict = head->dict;
    memcpy(&dict->nohyphen, &head->nohyphen, sizeof dict->nohyphen);
    ok = ok && find_string(&dict->nohyphen, strings, head->strings);
    dict->states = first;
    dict->cset[sizeof dict->cset - 1] = '\0';
    *at += states + transitions + head->strings;
    *ret_dict = dict;
    return ok;
}

static HyphenDict *
read_cache(rcn_arena *arena, const char *hash, const char *path)
{
    rcn_log *quiet = rcn_log_new(); /* mostly there is none */
    rcn_text file;
    bool there = rcn_file_read(arena, path, path, CACHE_LIMIT, quiet, &file);
    rcn_log_free(quiet);
    rcn_patterns_head head;
    if (!there || file.len < sizeof head) {
        return NULL;
    }
    memcpy(&head, file.at, sizeof head);
    size_t at = sizeof head;
    HyphenDict *dict = NULL;
    HyphenDict *inner = NULL;
    head.hash[sizeof head.hash - 1] = '\0';
    if (memcmp(head.magic, MAGIC, sizeof MAGIC) != 0 ||
        strcmp(head.hash, hash) != 0 ||
        !read_level(arena, &head.levels[0], file, &at, &dict) ||
        (head.levels[1].states &&
         !read_level(arena, &head.levels[1], file, &at, &inner))) {
        return NULL;
    }
    dict->nextlevel = inner;
    return dict;
}

/* Returns the file in the user's cache, or NULL; its folder is made. */
static const char *
cache_path(rcn_arena *arena, const char *hash)
{
    const char *folder = rcn_cache_folder(arena);
    const char *inner = folder ? rcn_path_join(arena, folder, "hyphens") : NULL;
    rcn_log *quiet = rcn_log_new();
    bool made = inner && rcn_folder_make(inner, quiet);
    rcn_log_free(quiet);
    return made ? rcn_path_join(arena, inner, hash) : NULL;
}

static void
release(void *dict)
{
    hnj_hyphen_free(dict);
}

HyphenDict *
rcn_patterns_load(rcn_arena *arena, const char *path)
{
    rcn_log *quiet = rcn_log_new();
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_text bytes;
    char hash[65];
    HyphenDict *dict = NULL;
    const char *cache = NULL;
    if (rcn_file_read(scratch, path, path, DICTIONARY_LIMIT, quiet, &bytes)) {
        if (bytes.len > LARGE) {
            rcn_sha256(bytes, hash);
            cache = cache_path(scratch, hash);
            dict = cache ? read_cache(arena, hash, cache) : NULL;
        }
        if (!dict && (dict = hnj_hyphen_load(path))) {
            rcn_arena_defer(arena, release, dict);
            if (cache) {
                write_cache(dict, hash, cache);
            }
        }
    }
    rcn_arena_free(scratch);
    rcn_log_free(quiet);
    return dict;
}
