#pragma once
#include <errno.h>
#include <unistd.h>

/// Closes a descriptor that came to nothing and keeps the reason in errno: -1.
static inline int closed(int descriptor) {
    int number = errno;
    close(descriptor);
    errno = number;
    return -1;
}
