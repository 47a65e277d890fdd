// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "ac9170673e30449d9a4b18d007b07fcb282766cf0bddcaeb6921ba55a474a1cf"
