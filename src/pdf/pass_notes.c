/* Notes are drawn at the foot of the page they stand on, in the midst of a text
 * that goes on overleaf, and so they are written inside whatever is open there.
 * In the structure they belong behind the text, where a reader who follows it is
 * not interrupted: the notes of a section move into a Div of their own at its
 * end (ISO 32000-1, 14.8.4.3.1; ISO 14289-1, 7.9).  A note that goes on on the
 * next page becomes one element again. */
#include <string.h>

#include "pdf/pass.h"

static bool
same_object(qpdf_data q, qpdf_oh a, qpdf_oh b)
{
    return qpdf_oh_is_indirect(q, a) && qpdf_oh_is_indirect(q, b) &&
           qpdf_oh_get_object_id(q, a) == qpdf_oh_get_object_id(q, b);
}

/* The children of an element as an array, which it then has. */
static qpdf_oh
children_of(qpdf_data q, qpdf_oh element)
{
    qpdf_oh children = qpdf_oh_get_key(q, element, "/K");
    if (qpdf_oh_is_array(q, children)) {
        return children;
    }
    qpdf_oh array = qpdf_oh_new_array(q);
    if (!qpdf_oh_is_null(q, children)) {
        qpdf_oh_append_item(q, array, children);
    }
    qpdf_oh_replace_key(q, element, "/K", array);
    qpdf_oh_release(q, children);
    return array;
}

/* Takes an element out of the one that holds it; the last children are looked at
 * first. */
static void
detach(qpdf_data q, qpdf_oh element)
{
    qpdf_oh parent = qpdf_oh_get_key(q, element, "/P");
    qpdf_oh children = children_of(q, parent);
    for (int i = qpdf_oh_get_array_n_items(q, children); i-- > 0;) {
        qpdf_oh child = qpdf_oh_get_array_item(q, children, i);
        bool found = same_object(q, child, element);
        qpdf_oh_release(q, child);
        if (found) {
            qpdf_oh_erase_item(q, children, i);
            break;
        }
    }
    qpdf_oh_release(q, children);
    qpdf_oh_release(q, parent);
}

static void
adopt(qpdf_data q, qpdf_oh parent, qpdf_oh children, qpdf_oh child)
{
    qpdf_oh_append_item(q, children, child);
    if (qpdf_oh_is_dictionary(q, child)) {
        qpdf_oh_replace_key(q, child, "/P", parent);
    }
}

/* Gives the children of one element to another. */
static void
merge(qpdf_data q, qpdf_oh into, qpdf_oh from)
{
    qpdf_oh taken = children_of(q, from);
    qpdf_oh children = children_of(q, into);
    int count = qpdf_oh_get_array_n_items(q, taken);
    for (int i = 0; i < count; i++) {
        qpdf_oh child = qpdf_oh_get_array_item(q, taken, i);
        adopt(q, into, children, child);
        qpdf_oh_release(q, child);
    }
    qpdf_oh_release(q, children);
    qpdf_oh_release(q, taken);
}

/* Names sort as they are numbered. */
static void
identify(rcn_pass *pass, qpdf_oh element)
{
    qpdf_data q = pass->qpdf;
    char name[32];
    (void)snprintf(name, sizeof name, "note-%08zu", ++pass->notes);
    rcn_pass_text(pass, element, "/ID", name);
    if (pass->notes == 1) {
        pass->note_names = qpdf_oh_new_array(q);
    }
    qpdf_oh text = qpdf_oh_new_string(q, name);
    qpdf_oh_append_item(q, pass->note_names, text);
    qpdf_oh_append_item(q, pass->note_names, element);
    qpdf_oh_release(q, text);
}

void
rcn_pass_note(rcn_pass *pass, qpdf_oh element, const char *name)
{
    if (!name || !pass->sections || !qpdf_oh_is_indirect(pass->qpdf, element)) {
        identify(pass, element);
        return;
    }
    RCN_PUSH(
        pass->arena, &pass->moving,
        (rcn_moving_note){qpdf_oh_get_object_id(pass->qpdf, element), name});
}

static qpdf_oh
new_div(rcn_pass *pass, qpdf_oh section)
{
    qpdf_data q = pass->qpdf;
    qpdf_oh plain =
        rcn_pass_parse(pass, "<</Type /StructElem /S /Div /T (notes) /K []>>");
    qpdf_oh div = qpdf_make_indirect_object(q, plain);
    qpdf_oh_release(q, plain);
    qpdf_oh children = children_of(q, section);
    adopt(q, section, children, div);
    qpdf_oh_release(q, children);
    return div;
}

void
rcn_pass_move_notes(rcn_pass *pass, qpdf_oh section)
{
    qpdf_data q = pass->qpdf;
    if (!pass->moving.count) {
        return;
    }
    qpdf_oh div = new_div(pass, section);
    qpdf_oh children = children_of(q, div);
    const char *name = NULL;
    qpdf_oh last = div;
    for (size_t i = 0; i < pass->moving.count; i++) {
        const rcn_moving_note *moving = &pass->moving.items[i];
        qpdf_oh note = qpdf_get_object_by_id(q, moving->object, 0);
        detach(q, note);
        if (name && strcmp(name, moving->name) == 0) {
            merge(q, last, note);
            qpdf_oh_release(q, note);
            continue;
        }
        identify(pass, note);
        adopt(q, div, children, note);
        name = moving->name;
        last = note;
    }
    pass->moving.count = 0;
    qpdf_oh_release(q, children);
}
