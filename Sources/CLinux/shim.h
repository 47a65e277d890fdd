// What glibc declares for _GNU_SOURCE only and Swift's Glibc module therefore lacks.
#ifndef ARTICLED_CLINUX_H
#define ARTICLED_CLINUX_H

#include <sys/statfs.h>

// renameat2(2)
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path,
              unsigned int flags);
#define ARTICLED_RENAME_NOREPLACE 1u
#define ARTICLED_RENAME_EXCHANGE 2u

// pipe2(2)
int pipe2(int ends[2], int flags);

// fcntl(2), "Leases"
#define ARTICLED_F_SETLEASE 1024

// strerror(3): "ENOSPC", or NULL for a number that is none
const char *strerrorname_np(int error);

// utimensat(2)
#define ARTICLED_UTIME_OMIT 1073741822

#endif
