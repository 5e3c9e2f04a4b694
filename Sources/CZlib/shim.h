#pragma once
#include <zlib.h>

/* inflateInit2 is a macro; `bits` says what frame zlib reads: 16 more than the window's bits gzip and nothing else, the bits
   themselves zlib's own, less than zero none. */
static inline int rawi_inflate_init(z_stream *stream, int bits) { return inflateInit2(stream, bits); }
