#pragma once
#include <stdint.h>

/// From now on the flushes of this thread are counted, from 0. fsync(2) and fdatasync(2) are the test program's own, which hand on to
/// the kernel: a flush that did not take place shows in nothing else but a loss of power.
void rawi_count_flushes(void);

/// How often this thread has flushed the file or folder with this inode since then.
int rawi_flushes(uint64_t inode);
