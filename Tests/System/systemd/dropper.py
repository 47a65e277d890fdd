"""Drops articles into a folder, then tells which.

    python3 -c DROPPER FOLDER PREFIX COUNT PAUSE

COUNT 0 means until standard input ends; PAUSE is in seconds. Every other article is written under a temporary
name and renamed, the rest are written in place in two parts. Prints one line of JSON: the digests
by file name. Runs inside the test machine, as the user who may drop.
"""
import hashlib
import json
import os
import select
import sys
import time

folder, prefix, count, pause = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
os.umask(0o027)
dropped = {}


def goes_on(number):
    """Waits for the pause; whether there is one more file to drop."""
    if count:
        time.sleep(pause)
        return number <= count
    return not select.select([sys.stdin], [], [], pause)[0]


number = 1
while goes_on(number):
    name = f"{prefix}-{number}.txt"
    text = f"{prefix}, article number {number}\n\nThe ferry sailed {number} times.\n".encode() * 3
    target = os.path.join(folder, name)
    written = os.path.join(folder, f".{name}.part") if number % 2 else target
    with open(written, "wb") as file:
        file.write(text[:20])
        file.flush()
        file.write(text[20:])
    if written != target:
        os.rename(written, target)
    dropped[name] = hashlib.sha256(text).hexdigest()
    number += 1
print(json.dumps(dropped))
