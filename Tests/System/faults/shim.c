/* Stands before the C library's calls in a program under test, by LD_PRELOAD.
 *
 * FAULT_SHORT=n      reads and writes of files transfer at most n bytes at a time
 * FAULT_STALL=suffix a read of a file whose path ends so never returns
 * FAULT_CALL=name    with FAULT_PATH=suffix FAULT_ERRNO=n FAULT_FROM=i FAULT_TO=j FAULT_LOG=file:
 *                    the i-th to the j-th of the program's calls write, fsync or fdatasync, on
 *                    files whose paths end so, fail; each leaves a line in the log
 * FAULT_KILL=n       with FAULT_BELOW=folder: SIGKILL just before the program's n-th change of
 *                    what is below the folder
 * FAULT_CLOCK=file   the wall clock, and no other, is off by as many seconds as the file says
 *
 * Only regular files are concerned: what a run-time library says to itself stays as it is.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static int is_file(int fd) {
    struct stat info;
    return syscall(SYS_fstat, fd, &info) == 0 && S_ISREG(info.st_mode);
}

static size_t shortened(int fd, size_t count) {
    const char *limit = getenv("FAULT_SHORT");
    size_t most = limit ? strtoul(limit, NULL, 10) : 0;
    return most > 0 && count > most && is_file(fd) ? most : count;
}

/* The path of an open file; its length, or -1. */
static ssize_t path_of(int fd, char path[4096]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return readlink(link, path, 4096);
}

/* Called before each change through an open file or folder. */
static void changes(int fd) {
    static atomic_int count;
    const char *limit = getenv("FAULT_KILL"), *folder = getenv("FAULT_BELOW");
    char path[4096];
    if (!limit || !folder || path_of(fd, path) < (ssize_t)strlen(folder)) return;
    if (memcmp(path, folder, strlen(folder)) != 0) return;
    if (atomic_fetch_add(&count, 1) + 1 == atoi(limit)) raise(SIGKILL);
}

static int ends_so(int fd, const char *suffix) {
    char path[4096];
    ssize_t length = path_of(fd, path);
    size_t wanted = strlen(suffix);
    return length >= (ssize_t)wanted && memcmp(path + length - wanted, suffix, wanted) == 0;
}

static void stall(int fd) {
    const char *suffix = getenv("FAULT_STALL");
    if (suffix && ends_so(fd, suffix))
        for (;;) pause();
}

/* Whether this call is to fail, with errno set. */
static int fails(const char *call, int fd) {
    static atomic_int count;
    const char *wanted = getenv("FAULT_CALL");
    if (!wanted || strcmp(wanted, call) != 0 || !ends_so(fd, getenv("FAULT_PATH"))) return 0;
    int number = atomic_fetch_add(&count, 1) + 1;
    if (number < atoi(getenv("FAULT_FROM")) || number > atoi(getenv("FAULT_TO"))) return 0;
    int log = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    syscall(SYS_write, log, "failed\n", 7);
    syscall(SYS_close, log);
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

ssize_t read(int fd, void *buffer, size_t count) {
    stall(fd);
    return syscall(SYS_read, fd, buffer, shortened(fd, count));
}

ssize_t pread(int fd, void *buffer, size_t count, off_t offset) {
    stall(fd);
    return syscall(SYS_pread64, fd, buffer, shortened(fd, count), offset);
}

ssize_t pread64(int fd, void *buffer, size_t count, off_t offset) {
    return pread(fd, buffer, count, offset);
}

ssize_t write(int fd, const void *buffer, size_t count) {
    changes(fd);
    if (fails("write", fd)) return -1;
    return syscall(SYS_write, fd, buffer, shortened(fd, count));
}

int fsync(int fd) {
    changes(fd);
    return fails("fsync", fd) ? -1 : syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
    changes(fd);
    return fails("fdatasync", fd) ? -1 : syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t length) {
    changes(fd);
    return syscall(SYS_ftruncate, fd, length);
}

int openat(int folder, const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, int) : 0;
    va_end(arguments);
    if (flags & (O_CREAT | O_TRUNC)) changes(folder);
    return syscall(SYS_openat, folder, path, flags, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
    changes(folder);
    return syscall(SYS_mkdirat, folder, path, mode);
}

int unlinkat(int folder, const char *path, int flags) {
    changes(folder);
    return syscall(SYS_unlinkat, folder, path, flags);
}

int renameat(int folder, const char *path, int to, const char *name) {
    changes(to);
    return syscall(SYS_renameat, folder, path, to, name);
}

int renameat2(int folder, const char *path, int to, const char *name, unsigned flags) {
    changes(to);
    return syscall(SYS_renameat2, folder, path, to, name, flags);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = syscall(SYS_clock_gettime, clock, time);
    const char *path = getenv("FAULT_CLOCK");
    if (result == 0 && clock == CLOCK_REALTIME && path) {
        char text[32] = "";
        int file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
        syscall(SYS_read, file, text, sizeof text - 1);
        syscall(SYS_close, file);
        time->tv_sec += atol(text);
    }
    return result;
}
