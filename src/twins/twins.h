#ifndef RCN_TWINS_TWINS_H
#define RCN_TWINS_TWINS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "edition/edition.h"
#include "style/style.h"

/* Other forms of the same edition, each one file.  Like the books they decide
 * nothing about its text; their bytes depend on their arguments alone.  The
 * arena owns what they give. */

/** A page of HTML that needs no other file, in XML syntax (polyglot markup):
 * every section, with the ids of the e-book as fragments.  Logs link-dropped. */
rcn_text rcn_twin_html(rcn_arena *arena, const rcn_edition *edition,
                       const rcn_style *style, rcn_log *log);

/** Plain text, UTF-8, one paragraph a line.  A numbered paragraph begins with
 * its citation and a TAB, so that `grep` finds what can be cited and `cut -f2-`
 * leaves the text. */
rcn_text rcn_twin_text(rcn_arena *arena, const rcn_edition *edition);

/** TEI P5: a teiCorpus with one TEI a document; the editor's words stand in the
 * headers and in each document's back matter.  Logs link-dropped. */
rcn_text rcn_twin_tei(rcn_arena *arena, const rcn_edition *edition,
                      rcn_log *log);

/** The documents as CSL-JSON, for reference managers. */
rcn_text rcn_twin_csl(rcn_arena *arena, const rcn_edition *edition);

/** The documents as BibTeX with the fields of biblatex; dates in EDTF. */
rcn_text rcn_twin_bibtex(rcn_arena *arena, const rcn_edition *edition);

#endif
