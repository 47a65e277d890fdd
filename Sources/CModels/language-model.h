// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "d365c5751442b13366ad35a5fe72c29f6f31317c8e733011dd993107f4480f9f"
