#pragma once
#include <zlib.h>

/* inflateInit2 is a macro; 16 more than the window's bits lets zlib read gzip and nothing else. */
static inline int rawi_inflate_gzip_init(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }
