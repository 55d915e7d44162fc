#ifndef RCN_SOURCE_IMAGE_H
#define RCN_SOURCE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/** A picture that the books can carry: PNG or JPEG, as its bytes say and not
 * its name, whole, and within the limits below.  Equal bytes are one picture:
 * compare the ids, never the pointers. */
typedef struct rcn_image {
    const char *id; /**< "image-67db4c83a1b2c3d4", from the SHA-256 of the
                         bytes, or of the clean drawing: an XML id, and the
                         stem of a file's name */
    const char *media_type; /**< "image/png" or "image/jpeg" */
    const char *extension;  /**< "png" or "jpg" */
    rcn_text bytes;
    uint32_t width, height; /**< pixels, from 1 */
    rcn_text drawing;       /**< the SVG that the bytes show, or empty */
    rcn_text clean_drawing; /**< the same as e-books may carry it, or empty */
} rcn_image;

/** What a figure stands for. */
typedef enum rcn_figure_kind {
    RCN_FIGURE_PICTURE,
    RCN_FIGURE_VIDEO,
    RCN_FIGURE_SOUND,
    RCN_FIGURE_FRAME /**< a page in the page: a map, a player */
} rcn_figure_kind;

/** What a figure of a document shows.
 *
 * A block of kind RCN_BLOCK_FIGURE has no text of its own; its caption, when it
 * has one, is the RCN_BLOCK_CAPTION that follows it.  With an image the books
 * draw it, `alt` standing for it where it cannot be seen; without one they
 * print `alt`, which is then not blank. */
typedef struct rcn_figure {
    const rcn_image *image; /**< NULL: not carried (remote, another format) */
    const char *alt;        /**< white space squashed; "" when there is none */
    const char *address;    /**< as the page has it, or NULL: for messages */
    rcn_figure_kind kind;
} rcn_figure;

#define RCN_IMAGE_BYTES_LIMIT  ((size_t)8 * 1024 * 1024)
#define RCN_IMAGE_PIXELS_LIMIT ((uint64_t)24 * 1000 * 1000)

typedef enum rcn_image_fault {
    RCN_IMAGE_GOOD,
    RCN_IMAGE_FOREIGN, /**< neither PNG nor JPEG */
    RCN_IMAGE_DAMAGED,
    RCN_IMAGE_HUGE /**< over a limit */
} rcn_image_fault;

/** Looks at the bytes of a picture; with RCN_IMAGE_GOOD `*ret_image` is in the
 * arena, its bytes borrowed.  Reads headers and the checksums of PNG, decodes
 * no pixel; linear in the bytes. */
rcn_image_fault rcn_image_read(rcn_arena *arena, rcn_text bytes,
                               const rcn_image **ret_image);

/** Returns the id of a picture that is these bytes, in the arena. */
const char *rcn_image_id(rcn_arena *arena, rcn_text bytes);

/** "neither PNG nor JPEG" and so on. */
const char *rcn_image_fault_text(rcn_image_fault fault);

#endif
