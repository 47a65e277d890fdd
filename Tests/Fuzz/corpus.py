#!/usr/bin/env python3
"""Keeps a corpus as one file a target, an input a line in base64, and gives it to the fuzzer as a
folder of files.

    corpus.py pack FOLDER FILE
    corpus.py unpack FILE FOLDER
"""
import base64
import hashlib
import pathlib
import sys

verb, source, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
if verb == "pack":
    inputs = sorted({path.read_bytes() for path in source.iterdir()}, key=lambda i: (len(i), i))
    target.write_bytes(b"".join(base64.b64encode(i) + b"\n" for i in inputs))
else:
    target.mkdir(parents=True, exist_ok=True)
    for line in source.read_bytes().splitlines():
        content = base64.b64decode(line)
        (target / hashlib.sha1(content).hexdigest()).write_bytes(content)
