/* The second pass.  cairo 1.16 draws a tagged file but cannot write language,
 * XMP, artifacts, identifiers and more (ISO 14289-1, ISO 19005-3); libqpdf adds
 * them.  What was read is held against what was to be drawn, so a fault of
 * either pass stops the book instead of reaching a reader. */
#include "pdf/finish.h"

#include "pdf/pass.h"

bool
rcn_pass_refuse(rcn_pass *pass, size_t page, const char *what)
{
    rcn_place place = {pass->plan->path, 0, 0};
    if (page) {
        rcn_log_add(pass->plan->log, RCN_CODE_PDF_STRUCTURE, place,
                    "page %zu as drawn: %s", page, what);
    } else {
        rcn_log_add(pass->plan->log, RCN_CODE_PDF_STRUCTURE, place,
                    "as drawn: %s", what);
    }
    return false;
}

qpdf_oh
rcn_pass_parse(rcn_pass *pass, const char *text)
{
    return qpdf_oh_parse(pass->qpdf, text);
}

qpdf_oh
rcn_pass_stream(rcn_pass *pass, const char *keys, rcn_text bytes,
                const char *filter)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh stream = qpdf_oh_new_stream(q);
    qpdf_oh none = qpdf_oh_new_null(q);
    qpdf_oh packed = filter ? qpdf_oh_new_name(q, filter) : none;
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)bytes.at,
                                bytes.len, packed, none);
    qpdf_oh given = rcn_pass_parse(pass, keys);
    qpdf_oh dict = qpdf_oh_get_dict(q, stream);
    qpdf_oh_begin_dict_key_iter(q, given);
    while (qpdf_oh_dict_more_keys(q)) {
        char *key = rcn_arena_strdup(pass->scratch, qpdf_oh_dict_next_key(q));
        qpdf_oh_replace_key(q, dict, key, qpdf_oh_get_key(q, given, key));
    }
    return stream;
}

void
rcn_pass_name(rcn_pass *pass, qpdf_oh dict, const char *key, const char *name)
{
    qpdf_oh value = qpdf_oh_new_name(pass->qpdf, name);
    qpdf_oh_replace_key(pass->qpdf, dict, key, value);
    qpdf_oh_release(pass->qpdf, value);
}

void
rcn_pass_text(rcn_pass *pass, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh value = qpdf_oh_new_unicode_string(pass->qpdf, text);
    qpdf_oh_replace_key(pass->qpdf, dict, key, value);
    qpdf_oh_release(pass->qpdf, value);
}

const char *
rcn_pass_date(rcn_pass *pass)
{
    rcn_buffer out = rcn_buffer_new(pass->arena);
    rcn_buffer_string(&out, "D:");
    for (const char *at = pass->plan->about.date; *at; at++) {
        if ((*at >= '0' && *at <= '9') || *at == 'Z') {
            rcn_buffer_char(&out, *at);
        }
    }
    return rcn_buffer_text(&out).at;
}

static bool
library_failed(rcn_pass *pass)
{
    qpdf_data q = pass->qpdf;
    qpdf_error error = NULL;
    if (qpdf_has_error(q)) {
        error = qpdf_get_error(q);
    } else if (qpdf_more_warnings(q)) {
        error = qpdf_next_warning(q);
    }
    bool system = error && qpdf_get_error_code(q, error) == qpdf_e_system;
    rcn_log_add(pass->plan->log,
                system ? RCN_CODE_OUTPUT_WRITE : RCN_CODE_PDF_LIBRARY,
                (rcn_place){pass->plan->path, 0, 0}, "libqpdf: %s",
                error ? qpdf_get_error_message_detail(q, error) : "failed");
    return false;
}

static bool
write_file(rcn_pass *pass, const char *finished)
{
    qpdf_data q = pass->qpdf;
    if (qpdf_init_write(q, finished) != QPDF_SUCCESS) {
        return library_failed(pass);
    }
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    qpdf_set_object_stream_mode(q, qpdf_o_generate);
    qpdf_set_compress_streams(q, QPDF_TRUE);
    qpdf_set_newline_before_endstream(q, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(q, "1.7");
    return qpdf_write(q) == QPDF_SUCCESS || library_failed(pass);
}

static bool
run_pass(rcn_pass *pass, const char *drawn, const char *finished)
{
    qpdf_silence_errors(pass->qpdf);
    qpdf_set_suppress_warnings(pass->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(pass->qpdf, QPDF_FALSE);
    if (qpdf_read(pass->qpdf, drawn, NULL) != QPDF_SUCCESS) {
        return library_failed(pass);
    }
    if (!rcn_pass_pages(pass) || !rcn_pass_structure(pass) ||
        !rcn_pass_files(pass)) {
        return false;
    }
    rcn_pass_catalog(pass);
    if (qpdf_has_error(pass->qpdf) || qpdf_more_warnings(pass->qpdf)) {
        return library_failed(pass);
    }
    return write_file(pass, finished);
}

bool
rcn_pass_run(const rcn_plan *plan, const char *drawn, const char *finished)
{
    rcn_pass pass = {.qpdf = qpdf_init(),
                     .plan = plan,
                     .arena = rcn_arena_new(0),
                     .scratch = rcn_arena_new(0)};
    bool ok = run_pass(&pass, drawn, finished);
    qpdf_cleanup(&pass.qpdf);
    rcn_arena_free(pass.scratch);
    rcn_arena_free(pass.arena);
    return ok;
}
