// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "147451c35213811a865733be00d1498cb458c25612f443e79d27dad6608f76ae"
