/* Runs a fuzz target over files, for compilers without libFuzzer.  The files
 * are text: a byte that is not printable ASCII or LF stands there as \xHH. */
#include <stdio.h>

#include "base/file.h"
#include "fuzz.h"

static int
digit(char byte)
{
    return byte >= 'a' ? byte - 'a' + 10 : byte - '0';
}

static rcn_text
unescape(rcn_arena *arena, rcn_text escaped)
{
    rcn_buffer out = rcn_buffer_new(arena);
    for (size_t at = 0; at < escaped.len; at++) {
        const char *byte = escaped.at + at;
        if (*byte != '\\') {
            rcn_buffer_char(&out, *byte);
        } else if (byte[1] == 'x') {
            rcn_buffer_char(&out, (char)(digit(byte[2]) * 16 + digit(byte[3])));
            at += 3;
        } else {
            rcn_buffer_char(&out, '\\');
            at++;
        }
    }
    return rcn_buffer_text(&out);
}

int
main(int count, char **arguments)
{
    rcn_log *log = rcn_log_new();
    for (int i = 1; i < count; i++) {
        rcn_arena *arena = rcn_arena_new(0);
        rcn_text bytes;
        if (rcn_file_read(arena, arguments[i], arguments[i], SIZE_MAX - 1, log,
                          &bytes)) {
            bytes = unescape(arena, bytes);
            (void)LLVMFuzzerTestOneInput((const uint8_t *)bytes.at, bytes.len);
        }
        rcn_arena_free(arena);
    }
    (void)printf("%d inputs\n", count - 1);
    bool ok = count > 1 && rcn_log_print(log, stderr, RCN_NOTE, RCN_LOG_TEXT) &&
              rcn_log_count(log, RCN_NOTE) == 0;
    rcn_log_free(log);
    return ok ? 0 : 1;
}
