#ifndef ARTICLED_LIBFUZZER_H
#define ARTICLED_LIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs inputs through `test` until told to stop by its options.
///
/// Source: LLVM, "libFuzzer, a library for coverage-guided fuzz testing", section "Using
/// libFuzzer as a library"; the compiler's -sanitize=fuzzer links it.
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*test)(const uint8_t *bytes, size_t count));

#endif
