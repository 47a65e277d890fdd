// Tells the thread sanitizer of the hand-over that it does not see: a Mutex of Swift's library
// that is waited for is passed on by the kernel (futex(2), FUTEX_LOCK_PI), without an atomic
// operation of the program. Without this every contended Mutex is reported as a race.
//
// Loaded by scripts/sanitize in front of the C library; the functions of the sanitizer are there
// only in programs that were built with it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <linux/futex.h>
#include <sys/syscall.h>

extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

typedef long (*system_call)(long, long, long, long, long, long, long);

long syscall(long number, long a, long b, long c, long d, long e, long f) {
    static system_call next;
    if (!next) next = (system_call)dlsym(RTLD_NEXT, "syscall");
    int operation = number == SYS_futex ? (int)b & FUTEX_CMD_MASK : -1;
    if (operation == FUTEX_UNLOCK_PI && __tsan_release) __tsan_release((void *)a);
    long result = next(number, a, b, c, d, e, f);
    int locks = operation == FUTEX_LOCK_PI || operation == FUTEX_TRYLOCK_PI;
    if (locks && result == 0 && __tsan_acquire) __tsan_acquire((void *)a);
    return result;
}
