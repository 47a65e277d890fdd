// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "43e7e14cc884a10ca94aab4402af4205fc804ceebe07d2dfcf87281f2ad80203"
