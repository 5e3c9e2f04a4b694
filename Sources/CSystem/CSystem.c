#define _GNU_SOURCE
#include "include/CSystem.h"

int rawi_open(const char *path, int flags, unsigned mode) { return open(path, flags | O_CLOEXEC, mode); }
