"""A. Ends at every step, first part: kills, crashes and stops, each followed by a start and the
oracle. Power cuts are in power.py, the watchdog is in watchdog.py."""
import copy, os, re, shutil, signal, time, zlib

from .dropper import Dropper
from .house import article
from .injection import each_call, each_change, wrapper
from .scenario import expect, scenario

#: Every call by which the daemon changes a disk.
CHANGES = ["write", "pwrite64", "ftruncate", "fsync", "fdatasync", "renameat", "renameat2",
           "unlinkat", "mkdirat"]


def a_few(house):
    """Articles, a duplicate and a rejection: all ways that a file can go."""
    house.fill(4)
    house.drop("wire/again.txt", article("article 2"))
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing to read", "not-text")


def adopt(house, template):
    """Makes a fresh house a copy of one at rest."""
    shutil.copytree(template.folder, house.folder, dirs_exist_ok=True)
    house.dropped = copy.deepcopy(template.dropped)
    house.refused = dict(template.refused)


def expect_one_duplicate(house):
    """Of `a_few` one file is a duplicate at most: one that was in hand is never taken for one."""
    found = [p for p in (house.folder / "archive/duplicates").rglob("*") if p.is_file()]
    expect(len(found) <= 1, f"{len(found)} duplicates: {[p.name for p in found]}")


@scenario(1, "SIGKILL at each rename: claims, archive, rejections", quick=True)
def kill_at_rename(lab):
    kills = each_call(lab, ["renameat2", "renameat", "rename"], prepare=a_few)
    return f"{kills} kills"


@scenario(2, "SIGKILL at each write of the store", quick=True)
def kill_at_write(lab):
    kills = each_call(lab, ["write", "pwrite64", "writev"], prepare=a_few,
                      paths=lambda house: [house.active])
    return f"{kills} kills"


@scenario(2, "SIGKILL at each change of the disk, of any kind and in any thread", quick=True)
def kill_at_change(lab):
    template, _ = torn_house(lab)
    rotation = backdated(lab)
    kills = 0
    for base in (None, template, rotation):
        def prepare(house):
            if base:
                adopt(house, base)
            a_few(house)

        first, step = (lab.chance.randrange(1, 16), 16) if lab.is_quick else (1, 1)
        kills += each_change(lab, prepare=prepare, first=first, step=step)
    return f"{kills} kills: from nothing, with a torn record, into a new segment"


@scenario(3, "SIGKILL at each fdatasync: a record that is there already is not doubled", quick=True)
def kill_at_sync(lab):
    ahead = []
    kills = each_call(lab, ["fdatasync"], prepare=a_few,
                      after=lambda house: ahead.append(len(house.in_hand_and_stored())),
                      check=expect_one_duplicate)
    expect(any(ahead), "no kill left a record ahead of its file: the scenario tests nothing")
    return f"{kills} kills, {sum(ahead)} records found by the next start"


@scenario(4, "SIGKILL between fdatasync and the move to the archive", quick=True)
def kill_between_sync_and_move(lab):
    found = 0
    for number in range(lab.times(20)):
        house = lab.house(f"n{number}")
        a_few(house)
        house.fill(lab.chance.randrange(8), prefix="more")
        # The sync is done, and the daemon does not learn of it before it is killed.
        house.start(wait=False, wrapper=wrapper(
            house.desk / f"{house.folder.name}.strace", ["fdatasync"], "delay_exit=60000000",
            paths=[house.active]))
        house.wait(house.in_hand_and_stored, 20, "a record of a file in hand")
        house.kill()
        found += len(house.in_hand_and_stored())
        house.finish()
        expect_one_duplicate(house)
        lab.forget(house)
    return f"{found} records whose files were still in hand"


@scenario(5, "SIGKILL at each fsync of a folder", quick=True)
def kill_at_folder_sync(lab):
    ahead = []
    kills = each_call(lab, ["fsync"], prepare=a_few, check=expect_one_duplicate,
                      after=lambda house: ahead.append(len(house.in_hand_and_stored())))
    return f"{kills} kills, {sum(ahead)} records found by the next start"


def torn_house(lab):
    """A house at rest whose last record is torn, its file in hand; and the torn piece."""
    house = lab.house("torn")
    house.fill(4)
    house.run_once()
    line = house.lines()[-1][1]
    name = re.search(rb'"file":\{"name":"([^"]+)"', line).group(1).decode()
    [archived] = (house.folder / "archive").glob(f"*/{name}")
    archived.rename(house.folder / "claimed" / name)
    torn = line[: len(line) // 2]
    os.truncate(house.active, house.active.stat().st_size - 1 - len(line) + len(torn))
    return house, torn


@scenario(6, "SIGKILL at each call of the tail's repair, which is idempotent", quick=True)
def kill_in_repair(lab):
    template, torn = torn_house(lab)

    def places(house):
        return [house.folder, house.store, house.active, house.folder / "damaged"]

    def one_fragment(house):
        fragments = [p.read_bytes() for p in (house.folder / "damaged").iterdir()]
        expect(fragments == [torn], f"{len(fragments)} fragments for one torn record")

    calls = CHANGES + ["openat", "read", "pread64", "newfstatat", "fstat"]
    kills = each_call(lab, calls, paths=places, check=one_fragment,
                      prepare=lambda house: adopt(house, template), step=12 if lab.is_quick else 1)
    # And in one house, so that each start finds what the kill of the last one left.
    chain = lab.house("chain")
    adopt(chain, template)
    for number in range(1, 60, 6 if lab.is_quick else 1):
        chain.start(wait=False, options=["--oneshot"], wrapper=wrapper(
            chain.desk / "chain.strace", calls, "signal=SIGKILL", when=number, paths=places(chain)))
        if chain.wait_end(60) == 0:
            break
    chain.finish()
    one_fragment(chain)
    return f"{kills} kills, and as many in one house"


def backdated(lab, sealed=0):
    """A house at rest whose next record begins a new segment, because its day is over.

    sealed: so many segments are sealed already.
    """
    house = lab.house("yesterday")
    for number in range(sealed + 1):
        house.fill(3, prefix=f"old-{number}")
        house.run_once()
        backdate(house, f"2020-01-{number + 1:02}")
    return house


def backdate(house, day):
    """Lets the records of the active segment have been received on an earlier day."""
    lines = []
    for line in house.active.read_bytes().splitlines():
        body = re.sub(rb'"received":"[0-9-]{10}', b'"received":"' + day.encode(), line, count=1)
        lines.append(checked_line(body))
    house.active.write_bytes(b"".join(lines))


def checked_line(line):
    """A line of the store with the check value that its content wants, and its newline."""
    body = line.rpartition(b',"check":"')[0]
    return body + b',"check":"%08x"}\n' % zlib.crc32(body)


@scenario(7, "SIGKILL at each change while a sealed segment's ids are noted beside it", quick=True)
def kill_at_snapshot(lab):
    template = backdated(lab, sealed=2)

    def prepare(house):
        adopt(house, template)
        a_few(house)

    def ids_are_known(house):
        """All that was ever stored comes again, and none of it is stored twice."""
        for name, contents in list(house.dropped.items()):
            house.drop(b"again/" + name, contents[0])
        house.finish()

    kills = each_call(
        lab, CHANGES, prepare=prepare, check=ids_are_known, step=3 if lab.is_quick else 1,
        paths=lambda house: [house.store, house.store / ".index", *house.store.glob("*.jsonl")])
    return f"{kills} kills"


@scenario(8, "SIGKILL at each step of a segment's rotation, by day and by size", quick=True)
def kill_in_rotation(lab):
    by_day = backdated(lab)
    by_size = lab.house("full", environment={"ARTICLED_STORE_SEGMENT_BYTES": "1MiB"})
    by_size.drop("long.txt", article("long", words=120_000))
    by_size.run_once()
    expect(by_size.active.stat().st_size > 1 << 20, "the segment is not full")
    kills = 0
    for name, template in (("day", by_day), ("size", by_size))[: 1 if lab.is_quick else 2]:
        def prepare(house):
            adopt(house, template)
            house.environment = template.environment
            house.fill(2, prefix="new")

        def two_segments(house):
            count = len({segment for segment, _ in house.lines()})
            expect(count == 2, f"{count} segments by {name}, not 2")

        kills += each_call(
            lab, CHANGES + ["openat"], prepare=prepare, check=two_segments,
            paths=lambda house: [house.store, house.active], step=6 if lab.is_quick else 1)
    return f"{kills} kills"


@scenario(9, "1,000 SIGKILLs at random moments under load", quick=True)
def kill_at_random(lab):
    kills, files, in_hand, epoch = lab.times(1000), 0, 0, 0
    while kills > 0:
        epoch += 1
        house = lab.house(f"epoch{epoch}")
        with Dropper(house, lab.fork()) as dropper:
            for _ in range(min(kills, 100)):
                house.start(wait=False)
                time.sleep(lab.chance.random() ** 2 * 0.25)
                house.kill()
                in_hand += any(b"/claimed/" in path for path in house.left())
        kills -= 100
        files += dropper.count
        house.finish(120)
        lab.forget(house)
    expect(in_hand > 0, "no kill found a file in hand: the scenario tests nothing")
    return f"{lab.times(1000)} kills, {in_hand} of them with files in hand; {files} files"


def crash_while_reading(house, name, number, times):
    """Starts the daemon and lets it crash while it has the file in hand; returns how often."""
    crashes = 0
    while crashes < times:
        house.start(wait=False)
        claim = house.folder / "claimed" / name
        house.wait(lambda: house.said("Taking up files") or house.said("READY=1"), 20, "the start")
        house.wait(lambda: claim.exists() or not house.left(), 20, "the claim")
        time.sleep(0.1)  # now it is being read, or it was given up
        if not claim.exists():
            house.kill()
            return crashes
        status = house.end(number)
        expect(status == -number, f"ended with {status}")
        crashes += 1
    return crashes


@scenario(10, "An article that crashes the program is rejected, the others are stored", quick=True)
def poisoned_article(lab):
    said = []
    for number in (signal.SIGSEGV, signal.SIGABRT):
        house = lab.house(number.name)
        house.fill(3, prefix="before")
        poison = article("poison", words=600_000)
        house.drop_bad("poison.txt", poison, "failed")
        crashes = crash_while_reading(house, "poison.txt", number, times=6)
        expect(2 <= crashes <= 4, f"rejected after {crashes} crashes by {number.name}")
        house.fill(3, prefix="behind")
        house.finish()
        said.append(f"{crashes} by {number.name}")
        lab.forget(house)
    once = lab.house("once")
    once.drop("heavy.txt", article("heavy", words=600_000))
    expect(crash_while_reading(once, "heavy.txt", signal.SIGSEGV, times=1) == 1, "no crash")
    once.fill(3)
    once.finish()
    return f"crashes until it was given up: {', '.join(said)}; after one crash it was stored"


STOP_LIMIT = 20.0  # seconds


@scenario(11, "SIGTERM at random moments drains in time; a second signal ends at once", quick=True)
def terminate(lab):
    longest, in_hand = 0.0, 0
    house = lab.house()
    with Dropper(house, lab.fork()):
        for _ in range(lab.times(60)):
            house.start(wait=lab.chance.random() < 0.7)
            time.sleep(lab.chance.random() * 0.2)
            in_hand += any(b"/claimed/" in path for path in house.left())
            begin = time.monotonic()
            status = house.end(signal.SIGTERM, STOP_LIMIT)
            longest = max(longest, time.monotonic() - begin)
            # Before its handlers are set a program ends as every program does.
            expect(status == 0 or (status == -signal.SIGTERM and not house.said("STATUS=")),
                   f"SIGTERM ended it with {status}: {house.tail()}")
    expect(in_hand > 0, "no stop found a file in hand: the scenario tests nothing")
    house.finish()
    quiet = lab.house("quiet")
    for _ in range(lab.times(100)):
        quiet.start()
        # The very first signal that a service manager may send after READY=1.
        expect(quiet.end(signal.SIGTERM, 5) == 0, quiet.tail())
    seconds = [second_signal(lab, signal.SIGTERM, second)
               for second in ([signal.SIGINT] if lab.is_quick else [signal.SIGTERM, signal.SIGINT])]
    return (f"longest drain {longest:.2f} s; with a long article in hand "
            + ", ".join(f"{drain:.2f} s, cut short {cut:.2f} s" for drain, cut in seconds))


def second_signal(lab, first, second):
    """Seconds to the end with a long article in hand: by one signal, and by two."""
    times = []
    for signals in ((first,), (first, second)):
        house = lab.house(f"stop-{second.name}-{len(signals)}")
        house.drop("long.txt", article("long", words=400_000))
        house.start()
        house.wait((house.folder / "claimed/long.txt").exists, 10, "the claim")
        begin = time.monotonic()
        house.send(first)
        house.wait(lambda: house.said("STOPPING=1") or house.process.poll() is not None, 5,
                   "STOPPING=1")
        for number in signals[1:]:
            house.send(number)
        status = house.wait_end(STOP_LIMIT)
        times.append(time.monotonic() - begin)
        expect(status == 0, f"{len(signals)} signals ended it with {status}")
        is_left = (house.folder / "claimed/long.txt").exists()
        expect(is_left == (len(signals) == 2), f"after {len(signals)} signals left is {is_left}")
        house.finish()
        lab.forget(house)
    expect(times[1] < times[0] / 2, f"the second signal was not faster: {times}")
    return times


@scenario(12, "SIGKILL right after SIGTERM", quick=True)
def terminate_and_kill(lab):
    house, killed = lab.house(), 0
    rounds = lab.times(100)
    with Dropper(house, lab.fork()):
        for _ in range(rounds):
            house.start(wait=lab.chance.random() < 0.5)
            time.sleep(lab.chance.random() * 0.1)
            house.send(signal.SIGTERM)
            time.sleep(lab.chance.random() ** 2 * 0.05)
            process = house.process
            house.kill()
            killed += process.returncode == -signal.SIGKILL
    expect(killed > rounds / 10, f"only {killed} of {rounds} were killed before they had drained")
    house.finish()
    return f"{killed} of {rounds} killed while they drained"
