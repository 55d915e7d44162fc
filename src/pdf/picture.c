/* Pictures for cairo (ISO 32000-1, 8.9.5).  A JPEG goes into the file as it is:
 * its surface has the size, and cairo never looks at its pixels
 * (cairo_surface_set_mime_data).  A surface shown twice on a page makes cairo
 * 1.16 write a page that cannot be read, so each place has its own.  The pixels
 * of a PNG are read by cairo. */
#include "pdf/picture.h"

#include <stdbool.h>
#include <string.h>

#include "pdf/jpeg.h"

/* Bytes that cairo reads a PNG from. */
typedef struct rcn_supply {
    const char *at;
    size_t left;
} rcn_supply;

static cairo_status_t
supply(void *context, unsigned char *bytes, unsigned int len)
{
    rcn_supply *from = context;
    if (len > from->left) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(bytes, from->at, len);
    from->at += len;
    from->left -= len;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
rcn_picture_open(const rcn_image *image)
{
    cairo_surface_t *surface = NULL;
    if (strcmp(image->media_type, "image/png") == 0) {
        rcn_supply from = {image->bytes.at, image->bytes.len};
        surface = cairo_image_surface_create_from_png_stream(supply, &from);
    } else if (rcn_jpeg_colours(image->bytes) == 4) {
        surface = rcn_jpeg_decode_inks(image->bytes);
    } else {
        surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, (int)image->width, (int)image->height);
        (void)cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG,
            (const unsigned char *)image->bytes.at, image->bytes.len, NULL,
            NULL);
    }
    if (surface && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        /* Wherever it is shown, it is one object of the file. */
        (void)cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                                          (const unsigned char *)image->id,
                                          strlen(image->id), NULL, NULL);
        return surface;
    }
    cairo_surface_destroy(surface);
    return NULL;
}
