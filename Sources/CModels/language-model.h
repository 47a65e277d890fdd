// Written by scripts/make-models with the model that it is the digest of.
#define LANGUAGE_MODEL_SHA256 "d292ed8681d6f742471fad83316819bb473c1c317610ae4d30dbc4b7175a016b"
