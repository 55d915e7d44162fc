/* The second pass over what belongs to the whole file: the catalog and the
 * information dictionary (ISO 32000-1, 7.7.2, 12.3 and 12.4.2; ISO 14289-1, 7;
 * ISO 19005-3, 6.2 and 6.6). */
#include <inttypes.h>
#include <string.h>

#include "pdf/icc.h"
#include "pdf/pass.h"
#include "pdf/xmp.h"

/* A page label: prefix, style and number (12.4.2, table 159). */
typedef struct rcn_label {
    const char *prefix; /**< what has no number, or "" */
    char style;         /**< 'D', 'r' or '\0' for none */
    uint32_t number;
} rcn_label;

static uint32_t
roman_digit(char letter)
{
    static const char letters[] = "ivxlcdm";
    static const uint32_t values[] = {1, 5, 10, 50, 100, 500, 1000};
    const char *found = letter ? strchr(letters, letter) : NULL;
    return found ? values[found - letters] : 0;
}

static uint32_t
roman_value(const char *text)
{
    uint32_t sum = 0;
    for (const char *at = text; *at; at++) {
        uint32_t value = roman_digit(*at);
        if (!value || sum > 100000) {
            return 0;
        }
        sum = value < roman_digit(at[1]) ? sum - value : sum + value;
    }
    return sum;
}

static rcn_label
read_label(const char *text, size_t index)
{
    if (!text) {
        return (rcn_label){"", 'D', (uint32_t)index + 1};
    }
    size_t digits = strspn(text, "0123456789");
    if (digits && !text[digits] && digits < 9 && text[0] != '0') {
        uint32_t number = 0;
        for (size_t i = 0; i < digits; i++) {
            number = number * 10 + (uint32_t)(text[i] - '0');
        }
        return (rcn_label){"", 'D', number};
    }
    uint32_t roman = roman_value(text);
    return roman ? (rcn_label){"", 'r', roman} : (rcn_label){text, '\0', 0};
}

static void
add_label(rcn_pass *pass, qpdf_oh numbers, size_t index, rcn_label label)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh entry = qpdf_oh_new_dictionary(q);
    if (label.style) {
        const char *style = label.style == 'D' ? "/D" : "/r";
        rcn_pass_name(pass, entry, "/S", style);
        qpdf_oh_replace_key(q, entry, "/St",
                            qpdf_oh_new_integer(q, label.number));
    } else {
        rcn_pass_text(pass, entry, "/P", label.prefix);
    }
    qpdf_oh_append_item(q, numbers, qpdf_oh_new_integer(q, (long long)index));
    qpdf_oh_append_item(q, numbers, entry);
}

/* cairo gives each roman page a range of its own; one for each run is meant. */
static void
set_labels(rcn_pass *pass, qpdf_oh catalog)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh numbers = qpdf_oh_new_array(q);
    rcn_label next = {"", '\0', 0};
    for (size_t i = 0; i < pass->plan->pages.count; i++) {
        rcn_label label = read_label(pass->plan->pages.items[i].label, i);
        if (!label.style || label.style != next.style ||
            label.number != next.number) {
            add_label(pass, numbers, i, label);
        }
        next = label;
        next.number++;
    }
    qpdf_oh tree = qpdf_oh_new_dictionary(q);
    qpdf_oh_replace_key(q, tree, "/Nums", numbers);
    qpdf_oh_replace_key(q, catalog, "/PageLabels", tree);
}

static void
set_metadata(rcn_pass *pass, qpdf_oh catalog)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh info = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Info");
    const char *date = rcn_pass_date(pass);
    rcn_pass_text(pass, info, "/CreationDate", date);
    rcn_pass_text(pass, info, "/ModDate", date);
    qpdf_oh producer = qpdf_oh_get_key(q, info, "/Producer");
    rcn_text packet = rcn_xmp(pass->arena, &pass->plan->about,
                              qpdf_oh_get_utf8_value(q, producer));
    qpdf_oh_replace_key(q, catalog, "/Metadata",
                        rcn_pass_stream(pass,
                                        "<</Type /Metadata /Subtype /XML>>",
                                        packet, NULL));
}

static void
set_colour(rcn_pass *pass, qpdf_oh catalog)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh intent = rcn_pass_parse(pass, "<</Type /OutputIntent /S /GTS_PDFA1"
                                          " /OutputConditionIdentifier (sRGB)"
                                          " /Info (sRGB IEC61966-2.1)>>");
    qpdf_oh_replace_key(
        q, intent, "/DestOutputProfile",
        rcn_pass_stream(pass, "<</N 3>>", rcn_icc_srgb(pass->arena), NULL));
    qpdf_oh_replace_key(q, catalog, "/OutputIntents",
                        qpdf_oh_wrap_in_array(q, intent));
}

/* cairo counts a closed root, which readers then show as empty. */
static void
set_outline(rcn_pass *pass, qpdf_oh catalog)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh outlines = qpdf_oh_get_key(q, catalog, "/Outlines");
    if (!qpdf_oh_is_dictionary(q, outlines)) {
        return;
    }
    qpdf_oh_replace_key(
        q, outlines, "/Count",
        qpdf_oh_new_integer(q, (long long)pass->plan->bookmarks));
}

void
rcn_pass_catalog(rcn_pass *pass)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh catalog = qpdf_get_root(q);
    const char *language = pass->plan->about.language;
    rcn_pass_text(pass, catalog, "/Lang", language ? language : "und");
    qpdf_oh_replace_key(q, catalog, "/ViewerPreferences",
                        rcn_pass_parse(pass, "<</DisplayDocTitle true>>"));
    set_metadata(pass, catalog);
    set_colour(pass, catalog);
    set_labels(pass, catalog);
    set_outline(pass, catalog);
    qpdf_oh_release_all(q);
}
