#!/usr/bin/env python3
"""Measures the time from a dropped file to its line in the store.

    latency.py PROGRAM FOLDER [COUNT]
"""
import os, pathlib, shutil, signal, statistics, subprocess, sys, time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
process = subprocess.Popen([program, "--state", folder], stderr=subprocess.DEVNULL)
store = folder / "store" / "articles.jsonl"
while not (folder / "status.json").exists() or not (folder / "inbox").exists():
    time.sleep(0.01)
time.sleep(0.5)
for how in ("written", "renamed"):
    times = []
    for number in range(count):
        text = f"{how} article {number}\n" * 20
        size = store.stat().st_size if store.exists() else 0
        if how == "written":
            begin = time.perf_counter()
            (folder / "inbox" / f"{how}-{number}.txt").write_text(text)
        else:
            (folder / "inbox" / ".part").write_text(text)
            begin = time.perf_counter()
            (folder / "inbox" / ".part").rename(folder / "inbox" / f"{how}-{number}.txt")
        while not store.exists() or store.stat().st_size == size:
            if time.perf_counter() - begin > 10:
                sys.exit(f"{how} {number}: no line within 10 s")
        times.append((time.perf_counter() - begin) * 1000)
        time.sleep(0.005)
    times.sort()
    print(f"{how}: median {statistics.median(times):.2f} ms, p90 {times[int(count * .9)]:.2f} ms,"
          f" p99 {times[int(count * .99)]:.2f} ms, max {times[-1]:.2f} ms")
begin = time.perf_counter()
burst = 5000
for number in range(burst):
    (folder / "inbox" / f"burst-{number}.txt").write_text(f"burst article {number}\n")
written = time.perf_counter() - begin
while len(list((folder / "archive").glob("*/burst-*"))) < burst and time.perf_counter() - begin < 60:
    time.sleep(0.05)
whole = time.perf_counter() - begin
print(f"burst: {burst} files written in {written:.2f} s, put away after {whole:.2f} s")
print(open(f"/proc/{process.pid}/status").read().split("VmHWM:")[1].split("\n")[0].strip(), "peak memory")
ticks = lambda: sum(map(int, open(f"/proc/{process.pid}/stat").read().split()[13:15]))
before = ticks()
time.sleep(10)
print(f"idle: {ticks() - before} ticks of CPU in 10 s")
process.send_signal(signal.SIGTERM)
begin = time.perf_counter()
print("exit", process.wait(30), f"after {(time.perf_counter() - begin) * 1000:.0f} ms")
