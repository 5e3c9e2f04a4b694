#pragma once
// System calls and macros that Swift cannot reach through Glibc: variadic ones, and those behind feature macros.
#include <fcntl.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/// open(2) with O_CLOEXEC added; `mode` counts only when a file is made. Returns -1 and sets errno.
int rawi_open(const char *path, int flags, unsigned mode);
