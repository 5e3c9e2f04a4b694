#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What libcld2 says of one text.
typedef struct {
    /// A language code of cld2's own ("ar", "fa", "ku", "zh-Hant"), at most 15 bytes and a NUL.
    char code[16];
    /// How much of the text is in that language, 0 to 100.
    int percent;
    /// cld2's own score for the text, normalised; higher is surer.
    double score;
    /// Whether cld2 calls its answer reliable.
    int reliable;
} rawi_language_guess;

/// Guesses the language of valid UTF-8 plain text. Safe to call from any thread.
rawi_language_guess rawi_guess_language(const char *utf8, size_t length);

#ifdef __cplusplus
}
#endif
