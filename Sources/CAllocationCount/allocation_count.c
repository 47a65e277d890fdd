// The program's own malloc family: counts, then calls glibc's. Symbols of the executable win over
// those of shared libraries, so the Swift runtime's allocations are counted as well, whether it
// is linked statically or not.
//
// The counters belong to the thread: no atomic operation, and other threads do not disturb.

#include "allocation_count.h"

#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local uint64_t calls;
static _Thread_local uint64_t bytes;

static inline void note(size_t size) {
    calls += 1;
    bytes += size;
}

uint64_t articled_allocation_count(void) { return calls; }
uint64_t articled_allocation_bytes(void) { return bytes; }

void *malloc(size_t size) {
    note(size);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    note(count * size);
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    note(size);
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    int const before = errno;
    void *const result = memalign(alignment, size);
    errno = before;
    if (result == NULL) return ENOMEM;
    *block = result;
    return 0;
}
