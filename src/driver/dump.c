/* The text dump of the arrow between date, attribute and edition. */
#include "driver/dump.h"

static void
print_evidence(const rcn_evidence *evidence, size_t count, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(out, "    %s:%u: \"%s\" [%s]", evidence[i].file,
                      evidence[i].line, evidence[i].text, evidence[i].rule);
        if (evidence[i].gives) {
            (void)fprintf(out, " %s", evidence[i].gives);
        }
        (void)fputc('\n', out);
    }
}

static void
print_limit(const char *name, rcn_date date, FILE *out)
{
    char text[16] = "-";
    if (date.year != RCN_YEAR_UNKNOWN) {
        (void)rcn_date_format(date, text, sizeof text);
    }
    (void)fprintf(out, " %s %s", name, text);
}

static void
print_dating(const rcn_dating *dating, FILE *out)
{
    (void)fprintf(out, "  date %s %s \"%s\"", rcn_status_name(dating->status),
                  dating->edtf ? dating->edtf : "-", dating->display);
    if (dating->time) {
        (void)fprintf(out, " time %s", dating->time);
    }
    print_limit("sort", dating->sort, out);
    print_limit("from", dating->not_before, out);
    print_limit("to", dating->not_after, out);
    (void)fputc('\n', out);
    print_evidence(dating->evidence, dating->evidence_count, out);
}

static void
print_role(const char *name, const rcn_role *role, FILE *out)
{
    (void)fprintf(out, "  %s %s %s\n", name, rcn_status_name(role->status),
                  role->value ? role->value : "-");
    print_evidence(role->evidence, role->evidence_count, out);
}

void
rcn_dump_dates(const rcn_pipeline *pipeline, FILE *out)
{
    for (size_t i = 0; i < pipeline->corpus.count; i++) {
        const rcn_attribution *found = &pipeline->findings.attributions[i];
        (void)fprintf(out, "%s\n", pipeline->corpus.documents[i]->name);
        print_dating(&pipeline->findings.datings[i], out);
        print_role("title", &found->title, out);
        print_role("author", &found->author, out);
        print_role("issuer", &found->issuer, out);
        print_role("speaker", &found->speaker, out);
        print_role("publisher", &found->publisher, out);
        print_role("source-url", &found->source_url, out);
        for (int k = 0; k < RCN_PARTICULAR_COUNT; k++) {
            if (found->particulars[k].value) {
                print_role(rcn_particular_key((rcn_particular)k),
                           &found->particulars[k], out);
            }
        }
    }
}
