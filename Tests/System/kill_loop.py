#!/usr/bin/env python3
"""Kills the daemon at random moments under load and checks that every file ends once.

    kill_loop.py PROGRAM FOLDER [KILLS] [SEED]

Drops articles, duplicates and files that are no articles, by rename and by slow writing, while
the daemon is killed with SIGKILL again and again; then lets it finish and audits the folder.
"""
import collections, hashlib, json, os, pathlib, random, shutil, signal, subprocess, sys, threading, time

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
kills = int(sys.argv[3]) if len(sys.argv) > 3 else 100
chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
shutil.rmtree(folder, ignore_errors=True)
inbox = folder / "inbox"
inbox.mkdir(parents=True)
dropped, stop = {}, threading.Event()


def drop():
    """Drops files until told to stop."""
    number = 0
    while not stop.is_set():
        number += 1
        kind = chance.random()
        name = f"{chance.choice(['', 'wire/', 'a/b/'])}article-{number}.txt"
        if kind < 0.1 and number > 5:
            content = f"Article number {chance.randrange(1, number)}.\n".encode()
        elif kind < 0.15:
            content = b"%PDF-1.4 " + str(number).encode()
        else:
            content = f"Article number {number}.\n".encode()
        target = inbox / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if chance.random() < 0.5:
            temporary = target.parent / f".{number}.part"
            temporary.write_bytes(content)
            temporary.rename(target)
        else:
            with open(target, "wb") as file:
                file.write(content[:5])
                file.flush()
                if chance.random() < 0.1:
                    time.sleep(0.01)
                file.write(content[5:])
        dropped[name] = content
        time.sleep(chance.random() * 0.002)


def start():
    return subprocess.Popen([program, "--state", folder], stderr=subprocess.DEVNULL)


dropper = threading.Thread(target=drop)
dropper.start()
for kill in range(kills):
    process = start()
    time.sleep(chance.random() ** 2 * 0.5)
    process.send_signal(signal.SIGKILL)
    process.wait()
stop.set()
dropper.join()
process = start()
limit = time.monotonic() + 120
while time.monotonic() < limit:
    # Folders may go while they are walked, which os.walk takes calmly.
    left = [f"{path}/{name}" for part in ("inbox", "claimed")
            for path, _, names in os.walk(folder / part) for name in names]
    if not left:
        break
    time.sleep(0.1)
process.send_signal(signal.SIGTERM)
status = process.wait(30)

faults = [f"left: {path}" for path in left] + ([f"exit status {status}"] if status else [])
ids, seqs = collections.Counter(), []
for segment in (folder / "store").glob("*.jsonl"):
    for line in segment.read_bytes().splitlines():
        record = json.loads(line)
        ids[record["id"]] += 1
        seqs.append(record["seq"])
good = {n: c for n, c in dropped.items() if not c.startswith(b"%PDF")}
expected = {"sha256:" + hashlib.sha256(c).hexdigest() for c in good.values()}
faults += [f"stored {n} times: {i}" for i, n in ids.items() if n != 1]
faults += [f"missing: {i}" for i in expected - set(ids)] + [f"unknown: {i}" for i in set(ids) - expected]
if sorted(seqs) != list(range(1, len(seqs) + 1)):
    faults.append("seq has gaps")
archived = collections.Counter()
for path in (folder / "archive").rglob("*"):
    if path.is_file():
        steps = path.relative_to(folder / "archive").parts
        archived["/".join(steps[2 if steps[0] == "duplicates" else 1:])] += 1
rejected = collections.Counter(
    str(p.relative_to(folder / "rejected"))
    for p in (folder / "rejected").rglob("*") if p.is_file() and not p.name.endswith(".json"))
reasons = sum(1 for p in (folder / "rejected").rglob("*.reason.json"))
if archived != collections.Counter(list(good)):
    faults.append(f"archive differs: {list((archived - collections.Counter(list(good))).items())[:5]}"
                  f" {list((collections.Counter(list(good)) - archived).items())[:5]}")
if rejected != collections.Counter(n for n in dropped if n not in good):
    faults.append(f"rejected differs: {list(rejected)[:5]}")
if reasons != sum(rejected.values()):
    faults.append(f"{reasons} reasons for {sum(rejected.values())} files")
print(f"{kills} kills, {len(dropped)} files, {len(ids)} records, {sum(rejected.values())} rejected:"
      f" {len(faults)} faults")
for fault in faults[:20]:
    print(" ", fault)
sys.exit(1 if faults else 0)
