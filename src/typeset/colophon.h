#ifndef RCN_TYPESET_COLOPHON_H
#define RCN_TYPESET_COLOPHON_H

#include "typeset/lines/setter.h"

/** Returns the imprint as it is printed: after its own blocks a paragraph that
 * names each font words were set in so far, with the beginning of the SHA-256
 * of its file, those of the style first, then those that filled in for them
 * with their scripts.  In setter->arena; reads each font file once. */
rcn_section rcn_colophon_add(const rcn_setter *setter,
                             const rcn_section *imprint);

#endif
