/* The outermost structure of a ledger (RFC 8259), found by its brackets and
 * strings. */
#include "verify/split.h"

#include <string.h>

typedef struct rcn_scanner {
    rcn_text text;
    size_t at;
} rcn_scanner;

static void
skip_space(rcn_scanner *scanner)
{
    while (scanner->at < scanner->text.len &&
           strchr(" \t\r\n", scanner->text.at[scanner->at]) &&
           scanner->text.at[scanner->at]) {
        scanner->at++;
    }
}

/* Passes a byte, with the white space around it. */
static bool
pass(rcn_scanner *scanner, char byte)
{
    skip_space(scanner);
    if (scanner->at == scanner->text.len ||
        scanner->text.at[scanner->at] != byte) {
        return false;
    }
    scanner->at++;
    skip_space(scanner);
    return true;
}

/* Passes the string that begins at the scanner. */
static bool
pass_string(rcn_scanner *scanner)
{
    rcn_text text = scanner->text;
    if (scanner->at == text.len || text.at[scanner->at] != '"') {
        return false;
    }
    size_t at = scanner->at + 1;
    while (at < text.len && text.at[at] != '"') {
        at += text.at[at] == '\\' ? 2 : 1;
    }
    scanner->at = at + 1;
    return at < text.len;
}

/* Passes a value up to the comma or bracket behind it. */
static bool
pass_value(rcn_scanner *scanner)
{
    rcn_text text = scanner->text;
    size_t start = scanner->at;
    size_t depth = 0;
    while (scanner->at < text.len) {
        char byte = text.at[scanner->at];
        bool opens = byte == '{' || byte == '[';
        bool closes = byte == '}' || byte == ']';
        if (!depth && (closes || byte == ',')) {
            break;
        }
        depth = opens ? depth + 1 : closes ? depth - 1 : depth;
        if (byte != '"') {
            scanner->at++;
        } else if (!pass_string(scanner)) {
            return false;
        }
    }
    return !depth && scanner->at > start && scanner->at < text.len;
}

/* Passes an array and notes its elements. */
static bool
pass_elements(rcn_scanner *scanner, rcn_arena *arena, rcn_split_ledger *split)
{
    if (!pass(scanner, '[')) {
        return false;
    }
    if (pass(scanner, ']')) {
        return true;
    }
    do {
        size_t start = scanner->at;
        if (!pass_value(scanner)) {
            return false;
        }
        RCN_PUSH(arena, &split->documents,
                 rcn_text_slice(scanner->text, start, scanner->at));
    } while (pass(scanner, ','));
    return pass(scanner, ']');
}

/* Passes "key": value; the first "documents" is taken out of the rest. */
static bool
pass_member(rcn_scanner *scanner, rcn_arena *arena, rcn_split_ledger *split)
{
    size_t start = scanner->at;
    if (!pass_string(scanner)) {
        return false;
    }
    rcn_text key = rcn_text_slice(scanner->text, start, scanner->at);
    if (!pass(scanner, ':')) {
        return false;
    }
    if (split->rest.at || !rcn_text_is(key, "\"documents\"")) {
        return pass_value(scanner);
    }
    size_t from = scanner->at;
    if (!pass_elements(scanner, arena, split)) {
        return false;
    }
    rcn_buffer rest = rcn_buffer_new(arena);
    rcn_buffer_add(&rest, rcn_text_slice(scanner->text, 0, from));
    rcn_buffer_string(&rest, "[]");
    rcn_buffer_add(
        &rest, rcn_text_slice(scanner->text, scanner->at, scanner->text.len));
    split->rest = rcn_buffer_text(&rest);
    return true;
}

bool
rcn_ledger_split(rcn_arena *arena, rcn_text ledger, rcn_split_ledger *ret_split)
{
    rcn_scanner scanner = {.text = ledger};
    rcn_split_ledger split = {0};
    bool ok = pass(&scanner, '{');
    do {
        ok = ok && pass_member(&scanner, arena, &split);
    } while (ok && pass(&scanner, ','));
    ok = ok && split.rest.at && pass(&scanner, '}') && scanner.at == ledger.len;
    if (ok) {
        *ret_split = split;
    }
    return ok;
}
