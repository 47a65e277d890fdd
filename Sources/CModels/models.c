// MODELS is the folder of the model files, given by Package.swift.
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
