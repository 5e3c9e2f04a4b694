#define _GNU_SOURCE
#include "include/Flushes.h"

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MOST = 4096 };
static _Thread_local uint64_t flushed[MOST];
static _Thread_local int count = -1;

static void note(int file) {
    struct stat status;
    if (count >= 0 && count < MOST && fstat(file, &status) == 0) flushed[count++] = status.st_ino;
}

int fsync(int file) {
    note(file);
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    note(file);
    return (int)syscall(SYS_fdatasync, file);
}

void rawi_count_flushes(void) { count = 0; }

int rawi_flushes(uint64_t inode) {
    int found = 0;
    for (int index = 0; index < count; index++) found += flushed[index] == inode;
    return found;
}
