#include <zlib.h>

// A macro in zlib.h, which Swift cannot see.
static inline int articled_inflateInit2(z_streamp stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}
