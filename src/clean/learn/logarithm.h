#ifndef RCN_CLEAN_LEARN_LOGARITHM_H
#define RCN_CLEAN_LEARN_LOGARITHM_H

#include <stdint.h>

/* The integer arithmetic of the model: the same on every machine. */

/** log2(1 + x) in 1/256, rounded down. */
int32_t rcn_log2(uint64_t x);

/** Returns the same with the sign of x. */
int32_t rcn_signed_log2(int64_t x);

/** 1000 * part / whole; 0 when the whole is. */
int32_t rcn_share(uint64_t part, uint64_t whole);

/** Returns the whole part of the square root. */
uint32_t rcn_square_root(uint64_t x);

/** Returns the chance that a log-odds in 1/1024 (natural logarithm) stands for,
 * in 1/65536. */
uint32_t rcn_chance(int64_t logit);

#endif
