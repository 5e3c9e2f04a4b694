#include "include/CLanguage.h"

#include <stdio.h>  // cld2 forgets it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <string.h>

rawi_language_guess rawi_guess_language(const char *utf8, size_t length) {
    rawi_language_guess guess;
    memset(&guess, 0, sizeof guess);
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    CLD2::CLDHints hints = {NULL, NULL, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    int bounded = length > 1000000 ? 1000000 : (int)length;
    CLD2::Language best = CLD2::ExtDetectLanguageSummary(
        utf8, bounded, true, &hints, 0, languages, percents, scores, NULL, &text_bytes, &reliable);
    strncpy(guess.code, CLD2::LanguageCode(best), sizeof guess.code - 1);
    guess.percent = percents[0];
    guess.score = scores[0];
    guess.reliable = reliable ? 1 : 0;
    return guess;
}
