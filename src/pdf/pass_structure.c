/* The second pass over the structure tree (ISO 32000-1, 14.7 and 14.8.5; ISO
 * 14289-1, 7.2, 7.3, 7.5, 7.9).  cairo writes elements in the order in which
 * they were opened, so a walk in document order meets those of the plan one by
 * one; any other element is an error. */
#include <string.h>

#include "pdf/pass.h"

#define DEPTH_LIMIT 128

static void
put_parsed(rcn_pass *pass, qpdf_oh dict, const char *key, const char *text)
{
    qpdf_oh value = rcn_pass_parse(pass, text);
    qpdf_oh_replace_key(pass->qpdf, dict, key, value);
    qpdf_oh_release(pass->qpdf, value);
}

static void
complete(rcn_pass *pass, qpdf_oh element, const rcn_plan_element *planned)
{
    if (planned->language) {
        rcn_pass_text(pass, element, "/Lang", planned->language);
    }
    bool note = !planned->link && planned->tag == RCN_TAG_NOTE;
    if (planned->title && !note) {
        rcn_pass_text(pass, element, "/T", planned->title);
    }
    if (planned->alternative) {
        rcn_pass_text(pass, element, "/Alt", planned->alternative);
    }
    if (planned->box) {
        char layout[160];
        (void)snprintf(layout, sizeof layout,
                       "<</O /Layout /Placement /Block /BBox [%s]>>",
                       planned->box);
        put_parsed(pass, element, "/A", layout);
    }
    if (planned->numbering) {
        char list[64];
        (void)snprintf(list, sizeof list, "<</O /List /ListNumbering /%s>>",
                       planned->numbering);
        put_parsed(pass, element, "/A", list);
    }
    if (!planned->link && planned->tag == RCN_TAG_TH) {
        put_parsed(pass, element, "/A", "<</O /Table /Scope /Column>>");
    }
    if (note) {
        rcn_pass_note(pass, element, planned->title);
    }
}

static bool walk(rcn_pass *pass, qpdf_oh element, size_t depth);

/* A child is an element, or content: a number or a dictionary without /S. */
static bool
walk_child(rcn_pass *pass, qpdf_oh child, size_t depth)
{
    if (!qpdf_oh_is_dictionary(pass->qpdf, child) ||
        !qpdf_oh_has_key(pass->qpdf, child, "/S")) {
        return true;
    }
    return walk(pass, child, depth);
}

static bool
walk_children(rcn_pass *pass, qpdf_oh children, size_t depth)
{
    qpdf_data q = pass->qpdf;
    if (!qpdf_oh_is_array(q, children)) {
        return walk_child(pass, children, depth);
    }
    bool ok = true;
    int count = qpdf_oh_get_array_n_items(q, children);
    for (int i = 0; ok && i < count; i++) {
        qpdf_oh child = qpdf_oh_get_array_item(q, children, i);
        ok = walk_child(pass, child, depth);
        qpdf_oh_release(q, child);
    }
    return ok;
}

static bool
walk(rcn_pass *pass, qpdf_oh element, size_t depth)
{
    qpdf_data q = pass->qpdf;
    if (pass->element == pass->plan->elements.count || depth == DEPTH_LIMIT) {
        return rcn_pass_refuse(pass, 0, "unknown structure elements");
    }
    const rcn_plan_element *planned =
        &pass->plan->elements.items[pass->element++];
    const char *name = planned->link ? "Link" : rcn_tag_name(planned->tag);
    qpdf_oh type = qpdf_oh_get_key(q, element, "/S");
    bool same = qpdf_oh_is_name(q, type) &&
                strcmp(qpdf_oh_get_name(q, type) + 1, name) == 0;
    qpdf_oh_release(q, type);
    if (!same) {
        return rcn_pass_refuse(pass, 0,
                               "another structure element than planned");
    }
    complete(pass, element, planned);
    bool section = !planned->link && planned->tag == RCN_TAG_SECT;
    pass->sections += section;
    qpdf_oh children = qpdf_oh_get_key(q, element, "/K");
    bool ok = walk_children(pass, children, depth + 1);
    qpdf_oh_release(q, children);
    pass->sections -= section;
    if (section) {
        rcn_pass_move_notes(pass, element);
    }
    return ok;
}

bool
rcn_pass_structure(rcn_pass *pass)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh root = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
    if (!qpdf_oh_is_dictionary(q, root)) {
        return rcn_pass_refuse(pass, 0, "no structure tree");
    }
    if (!walk_children(pass, qpdf_oh_get_key(q, root, "/K"), 0)) {
        return false;
    }
    if (pass->element != pass->plan->elements.count) {
        return rcn_pass_refuse(pass, 0, "structure elements are missing");
    }
    if (pass->notes) {
        qpdf_oh tree = qpdf_oh_new_dictionary(q);
        qpdf_oh_replace_key(q, tree, "/Names", pass->note_names);
        qpdf_oh_replace_key(q, root, "/IDTree", tree);
    }
    qpdf_oh_release_all(q);
    return true;
}
