#define _GNU_SOURCE
#include <string.h>

#include "include/CSystem.h"

int64_t rawi_find(const void *bytes, size_t count, const void *wanted, size_t length) {
    const void *found = memmem(bytes, count, wanted, length);
    return found ? (const char *)found - (const char *)bytes : -1;
}
