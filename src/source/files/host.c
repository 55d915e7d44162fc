/* The addresses of pages that `wget -m` and its like saved without a note: the
 * path of the file is host and path of the page.  That a folder's name is a
 * host is believed when the links of its own pages lead to its files by that
 * name. */
#include "source/files/host.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "source/html/html.h"

#define HOSTS_MOST 256
#define HOST_MOST  253 /* bytes (RFC 1035, 2.3.4) */

/* A folder that is named for a host; both are of a document's name. */
typedef struct rcn_host {
    rcn_text folder; /* up to and with the host */
    rcn_text name;
    const char *scheme; /* "http", "https" */
} rcn_host;

typedef struct rcn_hosts {
    rcn_arena *scratch;
    const rcn_documents *documents;
    const char **names; /* of the documents, sorted */
    size_t name_count;
    RCN_LIST(rcn_host) items;
} rcn_hosts;

static int
by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* "news.example.org": labels with points, the last one of letters. */
static bool
is_host(rcn_text text)
{
    size_t last = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (!isalnum(byte) && byte != '.' && byte != '-') {
            return false;
        }
        last = byte == '.' ? i + 1 : last;
    }
    bool letters = last > 1 && text.len - last >= 2 && text.len <= HOST_MOST;
    for (size_t i = last; i < text.len; i++) {
        letters = letters && isalpha((unsigned char)text.at[i]);
    }
    return letters;
}

/* The first folder of a name that looks like a host. */
static bool
find_host(const char *name, rcn_host *ret_host)
{
    for (const char *at = name, *slash; (slash = strchr(at, '/'));
         at = slash + 1) {
        rcn_text part = {at, (size_t)(slash - at)};
        if (is_host(part)) {
            ret_host->name = part;
            ret_host->folder = (rcn_text){name, (size_t)(slash - name)};
            return true;
        }
    }
    return false;
}

static bool
has_file(const rcn_hosts *hosts, const char *name)
{
    return bsearch(&name, hosts->names, hosts->name_count, sizeof *hosts->names,
                   by_bytes) != NULL;
}

/* Returns whether an address is that of another file of the host's folder. */
static bool
leads_to_file(const rcn_hosts *hosts, const rcn_host *host, const char *own,
              const char *address)
{
    static const char *const endings[] = {"", "index.html", "/index.html",
                                          ".html"};
    const char *rest = strstr(address, "://");
    rest = rest ? rest + 3 : "";
    if (strncmp(rest, host->name.at, host->name.len) != 0 ||
        rest[host->name.len] != '/') {
        return false;
    }
    rest += host->name.len;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *name = rcn_arena_printf(
            hosts->scratch, "%.*s%.*s%s", (int)host->folder.len,
            host->folder.at, (int)strcspn(rest, "#"), rest, endings[i]);
        if (strcmp(name, own) != 0 && has_file(hosts, name)) {
            return true;
        }
    }
    return false;
}

static const rcn_host *
known_host(const rcn_hosts *hosts, rcn_text folder)
{
    for (size_t i = 0; i < hosts->items.count; i++) {
        if (rcn_text_equal(hosts->items.items[i].folder, folder)) {
            return &hosts->items.items[i];
        }
    }
    return NULL;
}

/* Adds the host of a document when one of its links proves it. */
static void
prove_host(rcn_hosts *hosts, const rcn_document *document)
{
    rcn_host host;
    if (!document->html || hosts->items.count == HOSTS_MOST ||
        !find_host(document->name, &host) || known_host(hosts, host.folder)) {
        return;
    }
    for (size_t i = 0; i < document->html->mark_count; i++) {
        const rcn_html_mark *mark = &document->html->marks[i];
        const char *value = mark->kind == RCN_MARK_LINK ? mark->value : NULL;
        bool secure = value && strncmp(value, "https://", 8) == 0;
        if ((secure || (value && strncmp(value, "http://", 7) == 0)) &&
            leads_to_file(hosts, &host, document->name, value)) {
            host.scheme = secure ? "https" : "http";
            RCN_PUSH(hosts->scratch, &hosts->items, host);
            return;
        }
    }
}

/* Returns the document with the address that its name makes. */
static const rcn_document *
with_address(rcn_arena *arena, const rcn_document *document,
             const rcn_host *host)
{
    static const char index[] = "/index.html";
    rcn_text path = rcn_text_of(document->name + host->folder.len);
    path.len -= rcn_text_ends(path, index) ? sizeof index - 2 : 0;
    const char *address = rcn_arena_printf(arena, "%s://%.*s%.*s", host->scheme,
                                           (int)host->name.len, host->name.at,
                                           (int)path.len, path.at);
    rcn_document *copy = rcn_arena_alloc(arena, 1, sizeof *copy);
    *copy = *document;
    rcn_metadata_item *items =
        rcn_arena_alloc(arena, document->metadata_count + 1, sizeof *items);
    if (document->metadata_count) {
        memcpy(items, document->metadata,
               document->metadata_count * sizeof *items);
    }
    items[document->metadata_count] =
        (rcn_metadata_item){.kind = RCN_METADATA_URL,
                            .place = RCN_PLACE_COMMENT,
                            .key = "mirror.path",
                            .value = address,
                            .quote = address,
                            .offset = RCN_METADATA_NO_OFFSET,
                            .line = 1};
    copy->metadata = items;
    copy->metadata_count = document->metadata_count + 1;
    return copy;
}

void
rcn_name_hosts(rcn_arena *arena, rcn_documents *documents)
{
    rcn_arena *scratch = rcn_arena_new(0);
    rcn_hosts hosts = {.scratch = scratch, .documents = documents};
    hosts.names =
        rcn_arena_alloc(scratch, documents->count + 1, sizeof *hosts.names);
    for (size_t i = 0; i < documents->count; i++) {
        hosts.names[hosts.name_count++] = documents->items[i]->name;
    }
    if (hosts.name_count) {
        qsort(hosts.names, hosts.name_count, sizeof *hosts.names, by_bytes);
    }
    for (size_t i = 0; i < documents->count; i++) {
        prove_host(&hosts, documents->items[i]);
    }
    for (size_t i = 0; hosts.items.count && i < documents->count; i++) {
        const rcn_document *document = documents->items[i];
        rcn_host own;
        const rcn_host *host =
            document->html &&
                    !rcn_document_states(document, RCN_METADATA_URL) &&
                    find_host(document->name, &own)
                ? known_host(&hosts, own.folder)
                : NULL;
        if (host) {
            documents->items[i] = with_address(arena, document, host);
        }
    }
    rcn_arena_free(scratch);
}
