#ifndef RCN_FUZZ_FUZZ_H
#define RCN_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/** What libFuzzer calls with each input; always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
