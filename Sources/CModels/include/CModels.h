#pragma once
#include <stddef.h>

// The models that are part of the program, as bytes that the kernel pages in when they are read.

extern const unsigned char articled_language_model[];
extern const unsigned char articled_language_model_end[];
extern const char articled_language_model_digest[];

static inline const unsigned char *articled_language_model_bytes(void) {
    return articled_language_model;
}
static inline size_t articled_language_model_size(void) {
    return (size_t)(articled_language_model_end - articled_language_model);
}
// In hexadecimal, as sha256sum prints it.
static inline const char *articled_language_model_sha256(void) {
    return articled_language_model_digest;
}
