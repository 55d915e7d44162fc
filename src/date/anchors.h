#ifndef RCN_DATE_ANCHORS_H
#define RCN_DATE_ANCHORS_H

#include "date/inquiry.h"

/** Returns true when two names are of one event: all distinctive words of one
 * occur in the other, at least two; one is enough within one document. */
bool rcn_event_same(const rcn_event *a, const rcn_event *b, bool same_document);

/** Returns the anchor of an event that is stated best, from the point of view
 * of `sheet`: directly before by duration, in itself before in others.  NULL
 * when there is none. */
const rcn_anchor *rcn_anchor_find(const rcn_inquiry *inquiry,
                                  const rcn_sheet *sheet, rcn_text name);

#endif
