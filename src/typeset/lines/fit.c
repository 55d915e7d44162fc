/* How one line reaches its measure.  The eye forgives glyphs 2 % wider (H. The
 * Thanh, "Micro-typographic Extensions to the TeX Typesetting System", Brno
 * 2000) sooner than holes between words, so what is missing is shared out in
 * tiers.  The cube of the excess is the price of a line; the difference between
 * neighbours, which the eye compares, has its own. */
#include "typeset/lines/fit.h"

#include <stdlib.h>

#define TIGHT_NUMBER 13 /* a narrow space hurts 1.3 times as much as a wide */
#define DENSE_MOST   (256 * RCN_ONE)

static int64_t
magnitude(int64_t value)
{
    return value < 0 ? -value : value;
}

static int32_t
clamp(int64_t value, int64_t most)
{
    return (int32_t)(value > most ? most : value < -most ? -most : value);
}

/* Returns the space of a line that gives way.  Signs that touch each other can
 * move apart more easily than together. */
static int64_t
elastic(const rcn_fitter *fitter, const rcn_extent *extent, int64_t slack)
{
    rcn_len joint = slack > 0 ? fitter->joint : fitter->joint / 4;
    return (int64_t)extent->gaps * fitter->space +
           (int64_t)extent->joints * joint;
}

/* Returns what the spaces can take up within [least, most] thousandths. */
static int64_t
room(const rcn_fitter *fitter, const rcn_extent *extent, int64_t slack,
     const int32_t bounds[2])
{
    int64_t natural = elastic(fitter, extent, slack);
    return natural * (slack > 0 ? bounds[1] - 1000 : 1000 - bounds[0]) / 1000;
}

/* Scale beyond the first tier, for what the spaces near natural leave over. */
static int32_t
more_scale(const rcn_fitter *fitter, const rcn_extent *extent, int64_t slack)
{
    const rcn_breaking *limits = fitter->limits;
    const int32_t near[2] = {limits->space_near_least, limits->space_near_most};
    int64_t over = magnitude(slack) - room(fitter, extent, slack, near);
    int32_t most = limits->scale_far - limits->scale_near;
    if (over <= 0 || most <= 0) {
        return 0;
    }
    int64_t step = (int64_t)extent->width * limits->scale_step;
    int64_t steps = (over * 1000 + step - 1) / step;
    int32_t scale = clamp(steps * limits->scale_step, most);
    return slack > 0 ? scale : -scale;
}

/* Lines of ideographs alone have no letters to widen. */
static bool
has_letters(const rcn_fitter *fitter, const rcn_extent *extent)
{
    return extent->width > 0 &&
           (fitter->unspaced || extent->gaps > extent->joints);
}

static rcn_len
track(const rcn_fitter *fitter, const rcn_extent *extent, int64_t slack)
{
    const rcn_breaking *limits = fitter->limits;
    const int32_t far[2] = {limits->space_far_least, limits->space_far_most};
    int64_t over = magnitude(slack) - room(fitter, extent, slack, far);
    int32_t places = extent->inner + (fitter->unspaced ? extent->joints : 0);
    if (over <= 0 || extent->inner <= 0) {
        return 0;
    }
    rcn_len tracking = clamp(over / places, fitter->tracking_most);
    return slack > 0 ? tracking : -tracking;
}

rcn_fit
rcn_fit_line(const rcn_fitter *fitter, const rcn_extent *extent)
{
    const rcn_breaking *limits = fitter->limits;
    int64_t natural = extent->width + (int64_t)extent->gaps * fitter->space;
    int64_t slack = extent->target - natural;
    rcn_fit fit = {.need = natural > 0
                               ? clamp(slack * RCN_ONE / natural, 64 * RCN_ONE)
                               : 0};
    if (has_letters(fitter, extent)) {
        int64_t step = (int64_t)extent->width * limits->scale_step;
        int64_t half = slack > 0 ? step / 2 : -step / 2;
        fit.scale = clamp((slack * 1000 + half) / step * limits->scale_step,
                          limits->scale_near);
        slack -= (int64_t)extent->width * fit.scale / 1000;
        int32_t more = more_scale(fitter, extent, slack);
        slack -= (int64_t)extent->width * (fit.scale + more) / 1000 -
                 (int64_t)extent->width * fit.scale / 1000;
        fit.scale += more;
        fit.tracking = track(fitter, extent, slack);
        slack -= (int64_t)fit.tracking * extent->inner;
    }
    fit.slack = clamp(slack, INT32_MAX);
    int64_t spaces = elastic(fitter, extent, slack);
    if (spaces > 0) {
        fit.ratio = clamp(RCN_ONE + slack * RCN_ONE / spaces, INT32_MAX);
    } else {
        fit.ratio = (int32_t)(slack == 0  ? RCN_ONE
                              : slack > 0 ? 99 * RCN_ONE
                                          : -99 * RCN_ONE);
    }
    return fit;
}

int
rcn_fit_guess(const rcn_fitter *fitter, const rcn_extent *extent, int32_t least,
              int32_t most)
{
    int64_t slack = (int64_t)extent->target - extent->width -
                    (int64_t)extent->gaps * fitter->space;
    int64_t spaces = elastic(fitter, extent, slack);
    int64_t give = (int64_t)extent->inner * fitter->tracking_most;
    if (extent->gaps || fitter->unspaced) {
        give += ((int64_t)extent->width * fitter->limits->scale_far >> 10) * 2;
    }
    if (slack + give + spaces * (1000 - least) / 1000 < 0) {
        return -1;
    }
    return slack - give - spaces * (most - 1000) / 1000 > 0;
}

int64_t
rcn_fit_price(const rcn_fitter *fitter, const rcn_fit *fit)
{
    int64_t dense = ((int64_t)fit->ratio - RCN_ONE) * 4;
    if (dense < 0) {
        dense = -dense * TIGHT_NUMBER / 10;
    }
    if (dense > DENSE_MOST) {
        dense = DENSE_MOST;
    }
    int64_t price = dense * dense / RCN_ONE * dense / RCN_ONE;
    if (fit->tracking && fitter->tracking_unit) {
        int64_t part = (int64_t)fit->tracking * RCN_ONE /
                       fitter->tracking_unit * fitter->limits->tracking / 10;
        price += part * part / RCN_ONE * fitter->limits->tracked / 100;
    }
    return price;
}

int64_t
rcn_fit_unevenness(const rcn_fitter *fitter, int32_t need, int32_t need_before)
{
    int64_t difference = (int64_t)(need - need_before) * 50;
    if (magnitude(difference) > DENSE_MOST) {
        difference = DENSE_MOST;
    }
    return difference * difference / RCN_ONE * fitter->limits->unevenness / 100;
}
