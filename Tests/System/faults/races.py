"""D. Intake races: bursts, lost events, names that come and go, and names that come again."""
import datetime, json, os, signal, time

from . import injection
from .house import article, digest
from .scenario import Fault, Skip, expect, scenario

OVERFLOW = "the kernel dropped events of the inbox"
#: What the kernel keeps of events that nobody reads (fs.inotify.max_queued_events).
QUEUE = int(open("/proc/sys/fs/inotify/max_queued_events").read())


def overflows(house):
    """How often the daemon has noticed that the kernel dropped events, since its log began."""
    return sum(OVERFLOW in line for line in house.log_lines())


def prepare(house, count, prefix):
    """Writes articles beside the inbox; returns what to rename, from and to."""
    folder = house.folder.parent / f"prepared-{prefix}"
    folder.mkdir()
    moves = []
    for number in range(count):
        name = f"{prefix}-{number}.txt"
        content = article(f"{prefix} {number}", words=12)
        (folder / name).write_bytes(content)
        house.dropped[name.encode()].append(content)
        moves.append((str(folder / name), str(house.inbox / name)))
    return moves


def burst(moves):
    """Renames as fast as it goes; returns the seconds."""
    start = time.monotonic()
    for source, target in moves:
        os.rename(source, target)
    return time.monotonic() - start


def flood(house):
    """Fills the kernel's queue with events of a file that is none of the daemon's."""
    names = [str(house.inbox / ".ping"), str(house.inbox / ".pong")]
    open(names[0], "w").close()
    # Each rename is two events.
    for number in range(QUEUE // 2 + 200):
        os.rename(names[number % 2], names[1 - number % 2])
    for name in names:
        if os.path.exists(name):
            os.unlink(name)


@scenario(39, "a burst of 20,000 files in under a second, the queue of events overflown; "
              "and again with a kill in the middle", quick=True)
def sudden_burst(lab):
    house = lab.house()
    count = lab.times(20_000)
    first, second = (prepare(house, count, prefix) for prefix in ("first", "second"))
    house.start()
    os.kill(house.pid(), signal.SIGSTOP)
    if count <= QUEUE:
        flood(house)
    times = [burst(first)]
    os.kill(house.pid(), signal.SIGCONT)
    began = time.monotonic()
    house.settle(180)
    rate = count / (time.monotonic() - began)
    expect(overflows(house) >= 1, "the queue did not overflow: the scenario tests nothing")
    house.expect_metric("watch_overflows_total", lambda value: value >= 1)

    stored = len(house.lines())
    half = count // 2
    times.append(burst(second[:half]))
    house.wait(lambda: len(house.lines()) > stored, what="a record of the second burst")
    house.kill()
    taken = half - sum(os.path.exists(target) for _, target in second[:half])
    expect(0 < taken < half, f"{taken} of {half} were taken at the kill: it was in no middle")
    times[1] += burst(second[half:])
    house.finish(180)
    expect(len(house.lines()) == 2 * count, f"{len(house.lines())} records of {2 * count}")
    report = (f"2 × {count} files in {times[0]:.2f} s and {times[1]:.2f} s, taken at {rate:.0f}/s,"
              f" killed with {taken} taken")
    if max(times) >= 1:
        raise Skip(f"all stored once, but this machine renames too slowly now: {report}")
    return report


@scenario(40, "the queue of events overflows during the scan at the start", quick=True)
def overflow_in_first_scan(lab):
    house = lab.house()
    house.fill(lab.times(3000))
    log = lab.root / "strace"
    # The scan stands still half-way, so that what comes meanwhile comes during it.
    house.start(wait=False, wrapper=injection.wrapper(
        log, ["getdents64"], "delay_enter=2500000", when=2, paths=[house.inbox]))
    house.wait(lambda: watches(house.pid()), what="a watch on the inbox")
    flood(house)
    late = [house.drop(f"late-{n}.txt", article(f"late {n}")) for n in range(lab.times(100))]
    expect(not house.said("READY=1"), "the start was over before the queue was full")
    house.wait_ready()
    house.settle()
    expect(overflows(house) >= 1, "the queue did not overflow: the scenario tests nothing")
    house.finish()
    expect(set(late) <= set(house.ids()), "what came after the overflow is not stored")


def watches(pid):
    """How many inotify watches a process has."""
    count = 0
    try:
        for entry in os.scandir(f"/proc/{pid}/fdinfo"):
            with open(entry.path) as file:
                count += sum(line.startswith("inotify ") for line in file)
    except OSError:
        pass
    return count


@scenario(45, "renamed in; renamed over a file not yet claimed, and over one in hand", quick=True)
def renamed_over(lab):
    house = lab.house()
    # While a record is being synced its file stays in hand.
    house.start(wrapper=injection.wrapper(lab.root / "strace", ["fdatasync"],
                                          "delay_enter=1500000", when="1+",
                                          paths=[house.active]))
    with open(house.inbox / "open.txt", "wb") as held:
        held.write(b"This version is never finished.\n")
        held.flush()
        time.sleep(0.3)
        house.drop("open.txt", article("over an open one"))
    for number in range(3):
        name = f"again-{number}.txt"
        house.drop(name, article(f"{name} first"))
        house.wait(lambda: (house.folder / "claimed" / name).exists(), what="the claim")
        house.drop(name, article(f"{name} second"))
        expect((house.folder / "claimed" / name).exists(), "the first was no longer in hand")
    house.finish()


@scenario(49, "deleted or renamed away between the event and the look", quick=True)
def gone_before_the_look(lab):
    house = lab.house()
    log = lab.root / "strace"
    house.start(wrapper=injection.wrapper(
        log, ["newfstatat", "openat", "renameat2"], "delay_enter=2000", when="1+",
        paths=[house.inbox]))
    away = lab.root / "away"
    away.mkdir()
    count, gone = lab.times(300), 0
    for number in range(count):
        name = f"fleeting-{number}.txt"
        content = article(name)
        (lab.root / "next").write_bytes(content)
        os.rename(lab.root / "next", house.inbox / name)
        time.sleep(lab.chance.random() * 0.006)
        try:
            if number % 2:
                os.unlink(house.inbox / name)
            else:
                os.rename(house.inbox / name, away / name)
            gone += 1
        except FileNotFoundError:
            house.dropped[name.encode()].append(content)
    house.settle()
    house.finish()
    seen_gone = log.read_text().count("ENOENT")
    loud = [line for line in house.log_lines() if "fleeting" in line]
    expect(gone > 0, "no file went before it was taken: the scenario tests nothing")
    expect(seen_gone > 0, "the daemon never looked at a file that had gone")
    expect(not loud, f"not quiet: {loud[:2]}")
    # Written for the last time when the daemon ends.
    house.expect_metric("articles_vanished_total", lambda value: value > 0)
    return f"{gone} of {count} went before they were taken, {seen_gone} of them seen"


@scenario(50, "the same bytes under two names; one name with other bytes; the same bytes much "
              "later", quick=True)
def same_bytes(lab):
    house = lab.house(environment={"ARTICLED_STORE_SEGMENT_BYTES": "1MiB"},
                      options=["--log-level", "debug"])
    house.start()
    same = article("the same under two names")
    house.drop("one.txt", same)
    house.drop("two.txt", same)
    for version in range(4):
        house.drop("daily.txt", article(f"version {version}"))
        house.settle()
    # So much later that the record stands in a segment sealed long ago.
    for number in range(20):
        house.drop(f"long-{number}.txt", article(f"long {number}", words=6000))
    house.settle()
    expect(house.end() == 0, "the stop failed")
    sealed = b"".join(p.read_bytes() for p in house.store.glob("articles-*.jsonl"))
    expect(digest(same).encode() in sealed, "the first record stands in no sealed segment")
    house.start()
    house.drop("one.txt", same)
    house.drop("week.txt", same)
    house.finish()
    duplicates = sorted(p.name for p in (house.folder / "archive/duplicates").rglob("*.txt*"))
    expect(len(duplicates) == 3, f"3 duplicates expected, not {duplicates}")
    told = [line for line in house.log_lines() if "duplicate" in line and digest(same) in line]
    expect(len(told) == 3, f"the log links {len(told)} of 3 duplicates with the first record")


@scenario(51, "an inode number comes again", quick=True)
def inode_again(lab):
    house = lab.house(environment={"ARTICLED_INBOX_SCAN_INTERVAL": "200ms"})
    house.start()
    seen, again, freed = set(), 0, None
    count = lab.times(200) + 20
    for number in range(count):
        name = f"inode-{number}.txt"
        house.drop(name, article(name), by="write")
        if freed:
            # What stood in the archive comes back with another number.
            freed[0].write_bytes(freed[1])
        house.settle()
        place = next((house.folder / "archive").rglob(name))
        inode = place.stat().st_ino
        again += inode in seen
        seen.add(inode)
        freed = place, place.read_bytes()
        place.unlink()
    freed[0].write_bytes(freed[1])
    house.finish()
    if again == 0:
        raise Skip("the file system of the temporary folder gives no inode number twice")
    return f"{again} of {count} files had the number of an earlier one"


#: Seconds since 1970 of files' modification times, and how a record shows them.
TIMES = {"epoch": 0, "before": -1_000_000_000, "old": 1_000_000_000, "late": 2_240_000_000,
         "tomorrow": int(time.time()) + 86_400, "far": 4_102_444_800}


@scenario(52, "times of modification in the past, in the future, before 1970 and at 0", quick=True)
def odd_times(lab):
    root, root_wrapper = lab.house("root"), []
    strange, strange_wrapper = lab.strange_house("strange")
    for house, wrapper in ((root, root_wrapper), (strange, strange_wrapper)):
        house.start(wrapper=wrapper)
        for name, moment in TIMES.items():
            for how in ("renamed", "in place"):
                content = article(f"{name} {how}")
                file = f"{name}-{how}.txt"
                path = house.inbox / (file if how == "in place" else f".{file}.part")
                with open(path, "wb") as written:
                    written.write(content)
                    written.flush()
                    os.utime(written.fileno(), (moment, moment))
                if how == "renamed":
                    path.rename(house.inbox / file)
                house.dropped[file.encode()].append(content)
        house.finish(20)
        for _, line in house.lines():
            shown = json.loads(line)["file"]
            wanted = TIMES[shown["name"].split("-")[0]]
            expect(seconds(shown["modified"]) == wanted,
                   f"{shown['name']} shows {shown['modified']}, not {wanted}")


def seconds(text):
    """Seconds since 1970 of a time as records have it."""
    try:
        moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise Fault(f"no time: {text}") from None
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc))
               .total_seconds())
