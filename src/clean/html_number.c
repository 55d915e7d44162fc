/* Logarithms by repeated squaring, and the logistic function from a table of
 * its values at whole quarters, so that no floating point is needed. */
#include "clean/html_number.h"

#include <stddef.h>

int32_t
rcn_log2(uint64_t x)
{
    uint64_t value = x < UINT64_MAX ? x + 1 : x;
    int whole = 0;
    while (value >> whole > 1) {
        whole++;
    }
    /* The mantissa in [1, 2) as a number of 31 bits after the point. */
    uint64_t mantissa =
        whole > 31 ? value >> (whole - 31) : value << (31 - whole);
    int32_t result = whole;
    for (int i = 0; i < 8; i++) {
        mantissa = mantissa * mantissa >> 31;
        result *= 2;
        if (mantissa >> 32) {
            mantissa >>= 1;
            result++;
        }
    }
    return result;
}

int32_t
rcn_signed_log2(int64_t x)
{
    return x < 0 ? -rcn_log2((uint64_t)-x) : rcn_log2((uint64_t)x);
}

int32_t
rcn_share(uint64_t part, uint64_t whole)
{
    return whole ? (int32_t)(part * 1000 / whole) : 0;
}

uint32_t
rcn_square_root(uint64_t x)
{
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 31; bit; bit >>= 1) {
        if ((root + bit) * (root + bit) <= x) {
            root += bit;
        }
    }
    return (uint32_t)root;
}

/* 65536 / (1 + exp(-i / 4)) for i from 0 to 40. */
static const uint32_t logistic[] = {
    32768, 36843, 40793, 44511, 47911, 50941, 53581, 55834, 57724, 59287, 60565,
    61598, 62428, 63090, 63615, 64030, 64357, 64614, 64816, 64974, 65097, 65194,
    65269, 65328, 65374, 65410, 65438, 65459, 65476, 65489, 65500, 65508, 65514,
    65519, 65523, 65526, 65528, 65530, 65531, 65532, 65533};

uint32_t
rcn_chance(int64_t logit)
{
    int64_t size = logit < 0 ? -logit : logit;
    uint32_t result = 65534;
    if (size < (int64_t)10 * 1024) {
        size_t at = (size_t)(size / 256);
        uint32_t rest = (uint32_t)(size % 256);
        uint32_t step = logistic[at + 1] - logistic[at];
        result = logistic[at] + step * rest / 256;
    }
    return logit < 0 ? 65536 - result : result;
}
