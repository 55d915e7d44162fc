#ifndef RCN_REPORT_PARTS_H
#define RCN_REPORT_PARTS_H

#include "base/json.h"
#include "report/report.h"

/* Inside the room: what several reports write alike. */

/** "file", "sha256", "bytes", "content", "witnesses", "lines", "encoding", "over",
 * "language".  `record`: the document in an edition, or NULL. */
void rcn_write_file(rcn_json *json, const rcn_cleaned *cleaned,
                    const rcn_record *record);

/** "nodes": where the text nodes of a page stand in its bytes, each as [first byte,
 * end] if the text is as long, else [first byte, end, bytes of the text], and
 * [bytes of the text] where the place is not known; null for other documents. */
void rcn_write_nodes(rcn_json *json, const rcn_document *document);

/** "title", "author", "issuer", "speaker", "publisher", "source_url" and the
 * particulars, each {value, status, evidence}, all always present. */
void rcn_write_attribution(rcn_json *json, const rcn_attribution *attribution);

/** "date": {edtf, status, display, ground, time, not_before, not_after,
 * evidence}. */
void rcn_write_dating(rcn_json *json, const rcn_dating *dating);

/** How much is said of blocks. */
typedef enum rcn_block_detail {
    RCN_BLOCK_PLAIN,   /**< no marks, "language" only where it is their own */
    RCN_BLOCK_FULL,    /**< all */
    RCN_BLOCK_TEXTLESS /**< all but "text", which the spans give */
} rcn_block_detail;

/** "blocks", as many as the cleaned document has, ids and citations those of
 * `blocks`. */
void rcn_write_blocks(rcn_json *json, const rcn_block *blocks, size_t count,
                      rcn_block_detail detail);

/** "spans"; `blocks` gives the ids they name. */
void rcn_write_spans(rcn_json *json, const rcn_cleaned *cleaned,
                     const rcn_block *blocks);

/** "queries". */
void rcn_write_queries(rcn_json *json, const rcn_cleaned *cleaned,
                       const rcn_block *blocks);

#endif
