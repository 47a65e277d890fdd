// Counts the heap allocations of each thread; for the benchmark program only.
#ifndef ARTICLED_ALLOCATION_COUNT_H
#define ARTICLED_ALLOCATION_COUNT_H

#include <stdint.h>

// Calls of malloc, calloc, realloc, aligned_alloc, memalign and posix_memalign that this thread
// has made since it started.
uint64_t articled_allocation_count(void);

// Bytes that those calls asked for.
uint64_t articled_allocation_bytes(void);

#endif
