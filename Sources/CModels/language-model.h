// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "b836ee74644ef2c181a3e1f4f5254462fb0bb18211fdf5cec31e4c3e9be2074b"
