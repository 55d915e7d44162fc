#ifndef RCN_SOURCE_FILES_SCAN_H
#define RCN_SOURCE_FILES_SCAN_H

#include "source/document.h"
#include "source/files/source_file.h"
#include "source/formats/parts.h"

/** Returns the file of hOCR or ALTO beside a PDF that has its name: with
 * "scan.pdf" scan.hocr, scan.alto, scan.xml, scan.alto.xml, scan_alto.xml,
 * scan.hocr.html, scan.html or scan.htm, or these behind "scan.pdf".  Returns
 * path, name, bytes and hash alone, or NULL when there is none. */
const rcn_document *rcn_scan_text(rcn_arena *arena,
                                  const rcn_source_file *scan);

/** Adds what such a file holds; the converter of the part names the file. */
void rcn_scan_read(rcn_arena *arena, const rcn_document *text, rcn_log *log,
                   rcn_parts *parts);

/** Returns the name of the PDF beside a file of hOCR or ALTO that such a name
 * belongs to, or NULL. */
const char *rcn_scan_beside(rcn_arena *arena, const rcn_source_file *text);

#endif
