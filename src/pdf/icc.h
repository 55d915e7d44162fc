#ifndef RCN_PDF_ICC_H
#define RCN_PDF_ICC_H

#include "base/arena.h"
#include "base/text.h"

/** Returns an ICC profile of the sRGB colour space (IEC 61966-2-1), made of its
 * published numbers: for the output intent that PDF/A asks for. */
rcn_text rcn_icc_srgb(rcn_arena *arena);

#endif
