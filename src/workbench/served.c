/* The data of the review page while they are served from memory. */
#include "workbench/served.h"

#include <stdlib.h>
#include <string.h>

rcn_served *
rcn_served_new(void)
{
    rcn_served *served = calloc(1, sizeof *served);
    if (!served) {
        rcn_out_of_memory();
    }
    served->arena = rcn_arena_new(0);
    return served;
}

void
rcn_served_free(rcn_served *served)
{
    if (served) {
        rcn_arena_free(served->arena);
        free(served);
    }
}

bool
rcn_served_add(void *user, const char *name, rcn_text text)
{
    rcn_served *served = user;
    rcn_served_file file = {rcn_arena_strdup(served->arena, name),
                            {rcn_text_string(served->arena, text), text.len}};
    RCN_PUSH(served->arena, &served->files, file);
    return true;
}

void
rcn_served_add_document(rcn_served *served, const char *name,
                        const char *sha256)
{
    rcn_served_document document = {rcn_arena_strdup(served->arena, name),
                                    rcn_arena_strdup(served->arena, sha256)};
    RCN_PUSH(served->arena, &served->documents, document);
}

const rcn_served_file *
rcn_served_find(const rcn_served *served, const char *name)
{
    for (size_t i = 0; i < served->files.count; i++) {
        if (strcmp(served->files.items[i].name, name) == 0) {
            return &served->files.items[i];
        }
    }
    return NULL;
}

const rcn_served_document *
rcn_served_find_document(const rcn_served *served, rcn_text name)
{
    for (size_t i = 0; i < served->documents.count; i++) {
        if (rcn_text_is(name, served->documents.items[i].name)) {
            return &served->documents.items[i];
        }
    }
    return NULL;
}
