"""Articles dropped by another user, and the oracle: each stored once, each put away once."""
import collections
import hashlib
import json
import os
import pathlib
import subprocess

from machine import STATE, expect, wait_until

SOURCE = (pathlib.Path(__file__).parent / "dropper.py").read_text()


class Load:
    """Files being dropped by the user dropper: `count` of them, or without end."""

    def __init__(self, machine, prefix="load", count=0, pause=0.002, inbox=f"{STATE}/inbox"):
        self.process = subprocess.Popen(
            machine.command("python3", "-c", SOURCE, inbox, prefix, count, pause,
                            user="dropper"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self):
        """Waits for the last of `count` files, or ends an endless load; digests by file name."""
        out, faults = self.process.communicate()
        expect(self.process.returncode == 0, f"dropping failed: {faults}")
        return json.loads(out)


def drop(machine, count=1, prefix="article", inbox=f"{STATE}/inbox"):
    """Drops `count` articles at once; digests by file name."""
    return Load(machine, prefix, count, 0, inbox).finish()


def files_below(folder):
    """Every file below a folder; names that vanish meanwhile are passed over."""
    return [pathlib.Path(path) / name for path, _, names in os.walk(folder) for name in names]


def records(machine, state=STATE):
    """All whole records of the store."""
    lines = []
    for segment in sorted(machine.path(f"{state}/store").glob("*.jsonl")):
        lines += segment.read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]


def wait_stored(machine, dropped, seconds=60, state=STATE):
    """Waits until nothing is on its way, then holds the state folder against what was dropped."""
    def is_at_rest():
        return not any(files_below(machine.path(f"{state}/{part}")) for part in ("inbox", "claimed"))

    wait_until(is_at_rest, seconds, "files are left in inbox or claimed")
    rejected = files_below(machine.path(f"{state}/rejected"))
    expect(not rejected, f"rejected: {[path.name for path in rejected][:4]}")
    ids = collections.Counter(record["id"] for record in records(machine, state))
    expected = collections.Counter(f"sha256:{digest}" for digest in dropped.values())
    expect(ids == expected, f"{len(expected)} articles dropped, {len(ids)} stored; missing "
           f"{list(expected - ids)[:3]}, too many {list(ids - expected)[:3]}")
    seqs = [record["seq"] for record in records(machine, state)]
    expect(seqs == list(range(1, len(seqs) + 1)), "the numbers of the records have gaps")
    archived = collections.Counter(
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files_below(machine.path(f"{state}/archive")))
    expect(archived == collections.Counter(dropped.items()),
           f"{len(dropped)} files dropped, {sum(archived.values())} in the archive")
    machine.run("articlectl", "verify", "--state", state)
