#!/usr/bin/env python3
"""Measures memory and rate while the daemon works off a full inbox.

    backlog.py PROGRAM FOLDER COUNT [STOP]

Drops COUNT distinct small articles before the start, runs the daemon until STOP of them are
stored (by default all) and samples its resident memory meanwhile. Prints the memory when the first
hundredth and each tenth were stored, the rate, and the peak; checks that every article has a line.
"""
import os, pathlib, shutil, signal, subprocess, sys, time

program, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
stop = int(sys.argv[4]) if len(sys.argv) > 4 else count
shutil.rmtree(folder, ignore_errors=True)
inbox = folder / "inbox"
inbox.mkdir(parents=True)
for number in range(count):
    with open(inbox / f"article-{number}.txt", "w") as file:
        file.write(f"Article number {number} of a large inbox.\n")
os.sync()


def memory(process, key):
    for line in open(f"/proc/{process.pid}/status"):
        if line.startswith(key + ":"):
            return int(line.split()[1]) / 1024
    return 0.0


def stored():
    """Lines in the store, counted as they come."""
    global lines
    for path in (folder / "store").glob("*.jsonl"):
        # A segment gets another name when it is sealed, at any moment.
        try:
            file = open(path, "rb")
        except FileNotFoundError:
            continue
        with file:
            number = os.fstat(file.fileno()).st_ino
            file.seek(offsets.get(number, 0))
            piece = file.read()
            offsets[number] = offsets.get(number, 0) + piece.rfind(b"\n") + 1
            lines += piece.count(b"\n")
    return lines


offsets, lines = {}, 0
begin = time.monotonic()
process = subprocess.Popen([program, "--state", folder], stderr=subprocess.DEVNULL)
marks = [max(1, stop // 100)] + [stop * tenth // 10 for tenth in range(1, 11)]
samples, limit = [], begin + 60 + count / 100
while marks and process.poll() is None and time.monotonic() < limit:
    now = stored()
    if now >= marks[0]:
        samples.append(memory(process, "VmRSS"))
        print(f"{now:9} stored after {time.monotonic() - begin:7.1f} s, {samples[-1]:6.1f} MiB resident")
        while marks and now >= marks[0]:
            marks.pop(0)
    time.sleep(0.02)
while stop == count and any(inbox.iterdir()) and time.monotonic() < limit:
    time.sleep(0.05)
seconds, done = time.monotonic() - begin, stored()
peak = memory(process, "VmHWM")
ticks = sum(map(int, open(f"/proc/{process.pid}/stat").read().split()[13:15]))
process.send_signal(signal.SIGTERM)
status = process.wait(60)
print(f"{done} of {count} articles in {seconds:.1f} s, {done / seconds:.0f} a second,"
      f" {ticks / os.sysconf('SC_CLK_TCK') / done * 1e6:.0f} µs of CPU each, peak {peak:.1f} MiB")
left = sum(len(names) for part in ("inbox", "claimed") for _, _, names in os.walk(folder / part))
if status or left + stored() != count:
    sys.exit(f"exit status {status}, {left} files left, {stored()} lines for {count} articles")
