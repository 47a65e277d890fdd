#include "CModels.h"
#include "language-model.h"

// MODELS is the folder of the model files, given by Package.swift. The compiler does not see that
// a file behind .incbin has changed; the digest in language-model.h, written with the model,
// changes with it and makes this file be compiled anew.
__asm__(
    ".section .rodata\n"
    ".balign 64\n"
    ".global articled_language_model\n"
    ".global articled_language_model_end\n"
    "articled_language_model:\n"
    ".incbin \"" MODELS "/language.model\"\n"
    "articled_language_model_end:\n"
    ".byte 0\n"
    ".previous\n");

const char articled_language_model_digest[] = LANGUAGE_MODEL_SHA256;
