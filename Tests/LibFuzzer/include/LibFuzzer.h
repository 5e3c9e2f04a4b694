#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's entrance for programs that have a main of their own (compiler-rt, FuzzerInterface.h). It is linked in by
/// `scripts/fuzz --long` only.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *bytes, size_t count));
