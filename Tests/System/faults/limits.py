"""B. Disk and I/O errors, second part: inputs that cannot be read, interruptions, and too little of
anything: descriptors, memory, room in reserve."""
import contextlib, os, pathlib, re, subprocess, time

from .disk import expect_paused, expect_resumed, fill_disk, release, strace_of_store
from .house import article
from .injection import attached, has_fired, shim, wrapper
from .lab import needs_root, needs_tool
from .scenario import Skip, expect, scenario


@scenario(23, "EIO on reading an input: tried again; rejected if it lasts", quick=True)
def unreadable_input(lab):
    lasting = None
    if not lab.is_quick:
        lasting = lab.house("lasting")
        place = lasting.folder / "claimed/bad-sector.txt"
        lasting.start(wrapper=wrapper(lasting.desk / "lasting.strace", ["read", "pread64"],
                                      "error=EIO", when="1+", paths=[place]))
        lasting.drop_bad("bad-sector.txt", article("lost"), "unreadable")
        lasting.fill(3)
    house = lab.house("passing")
    log = house.desk / "passing.strace"
    place = house.folder / "claimed/flaky.txt"
    house.start(wrapper=wrapper(log, ["read", "pread64"], "error=EIO", when="1..2", paths=[place]))
    house.drop("flaky.txt", article("flaky"))
    house.fill(3)
    house.wait(lambda: has_fired(log), 20, "the error")
    house.finish()
    if not lasting:
        return "passing errors only"
    lasting.wait(lambda: len(lasting.lines()) == 3, 20, "the other articles")
    lasting.settle(120)
    expect("Input/output error" in lasting.reason("bad-sector.txt"),
           lasting.reason("bad-sector.txt"))
    lasting.finish()
    return "passing and lasting errors"


@scenario(24, "EINTR, short reads and short writes everywhere", quick=True)
def interrupted_and_short(lab):
    house = lab.house("interrupted")
    log = house.desk / "interrupted.strace"
    a_mix(house)
    # The paths, so that the run-time library's own calls stay as they are.
    paths = [house.folder, house.store, house.active, house.folder / "archive",
             house.folder / "claimed", house.folder / "rejected",
             *(house.folder / "claimed" / os.fsdecode(name)
               for name in [*house.dropped, *house.refused])]
    # Those that a signal can interrupt, as their manual pages have it.
    calls = ["read", "pread64", "write", "openat", "fsync", "fdatasync", "ftruncate", "flock"]
    house.start(wrapper=wrapper(log, calls, "error=EINTR", when="1+2", paths=paths))
    house.finish()
    interrupted = log.read_text().count("INJECTED")
    expect(interrupted > 20, f"only {interrupted} calls were interrupted")
    for length in (1, 7, 4096):
        short = lab.house(f"short-{length}", environment=shim(lab, SHORT=length))
        a_mix(short)
        short.finish()
        lab.forget(short)
    watched = lab.house("watched", environment=shim(lab, SHORT=7))
    log = watched.desk / "watched.strace"
    watched.fill(2)
    watched.run_once(wrapper=strace_of_store(watched, log))
    writes = log.read_text().count("= 7\n")
    expect(writes > 100, f"{writes} short writes: the shim does not work")
    return f"{interrupted} calls interrupted; at most 1, 7 and 4,096 bytes at a time"


def a_mix(house):
    house.fill(4)
    house.drop("wire/a/again.txt", article("article 2"))
    house.drop("long.txt", article("long", words=3000))
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing to read", "not-text")


@scenario(25, "No descriptor left (EMFILE, ENFILE) for a while, and few from the start", quick=True)
def no_descriptors(lab):
    counts = [for_some_seconds(lab, name) for name in ("EMFILE", "ENFILE")]
    needs_tool("prlimit")
    house = lab.house("limited")
    house.start()
    house.fill(2, prefix="before")
    house.settle()
    limit(house, 3)  # those that are open stay so
    house.fill(40)
    time.sleep(2)
    expect(house.process.poll() is None, f"ended by itself: {house.tail()}")
    left = len(house.left())
    expect(left > 0, "all was taken without a descriptor: the limit does not work")
    limit(house, 1024)
    house.settle(90)
    house.finish()
    few = lab.house("few")
    few.fill(5)
    few.start(wait=False, wrapper=["prlimit", "--nofile=20"], options=["--oneshot"])
    status = few.wait_end(60)
    expect(status in (0, 71, 73, 74), f"with 20 descriptors it ended with {status}: {few.tail()}")
    few.finish()
    return (f"{counts[0]} and {counts[1]} failed opens, {left} of 40 files waited;"
            f" with 20 descriptors exit status {status}")


def limit(house, count):
    subprocess.run(["prlimit", f"--pid={house.pid()}", f"--nofile={count}:4096"], check=True)


def for_some_seconds(lab, name):
    house = lab.house(name)
    log = house.desk / f"{name}.strace"
    house.start()
    with attached(house, log, ["openat"], f"error={name}", paths=[
            house.inbox, house.folder / "claimed", house.folder / "archive"]):
        house.fill(20)
        house.drop("wire/again.txt", article("article 2"))
        time.sleep(2)
        expect(house.left(), "all was taken although nothing could be opened")
    house.finish(90)
    count = log.read_text().count("INJECTED")
    expect(count > 3, f"only {count} opens failed")
    return count


@scenario(26, "Out of memory: the kernel kills the process; what does it each time is rejected")
def out_of_memory(lab):
    needs_root()
    house = lab.house(environment={"ARTICLED_INBOX_MAX_BYTES": "64MiB"})
    house.fill(3, prefix="before")
    house.run_once()
    # Far more than an article of the usual size takes, as in the unit, where it is 2 GiB.
    with memory_limit(lab, 400 << 20) as join:
        house.drop_bad("glutton.txt", article("glutton", words=3_000_000), "failed")
        house.fill(3)
        kills = 0
        while True:
            house.start(wait=False, preexec=join)
            house.wait(lambda: house.process.poll() is not None or not house.left(), 120)
            if house.process.poll() is None:
                break
            status = house.wait_end()
            expect(status == -9, f"ended with {status}: {house.tail()}")
            kills += 1
            expect(kills <= 15, "killed again and again by the same file")
        expect(kills >= 2, f"{kills} kills: the limit does not work")
        status = house.end()
        expect(status == 0, f"exit status {status}")
    house.finish()
    return f"given up after {kills} kills"


@contextlib.contextmanager
def memory_limit(lab, byte_count):
    """A control group of so much memory; gives the function by which a process joins it."""
    name = f"articled-fault-{os.getpid()}"
    roots = {"/sys/fs/cgroup/memory": "memory.limit_in_bytes", "/sys/fs/cgroup": "memory.max"}
    for root, key in roots.items():
        group = pathlib.Path(root) / name
        try:
            group.mkdir()
            (group / key).write_text(str(byte_count))
            break
        except OSError as error:
            reason = error
            with contextlib.suppress(OSError):
                group.rmdir()
    else:
        raise Skip(f"no control group for memory: {reason}")
    try:
        yield lambda: (group / "cgroup.procs").write_text(str(os.getpid()))
    finally:
        for house in lab.houses:
            house.kill()
        group.rmdir()


@scenario(27, "Room below the reserve: nothing is claimed before the disk is full", quick=True)
def reserve(lab):
    needs_root()
    place = lab.tmpfs("roomy", "64m")
    house = lab.house("house", on=place)
    house.fill(2, prefix="before")
    house.start()
    house.settle()
    for number in range(5):
        house.drop(f".held-{number}", article(f"held {number}"))
    filler = fill_disk(place, leaving=8 << 20)  # of the 16 MiB that are to be kept free
    time.sleep(0.3)
    release(house)
    house.wait(lambda: "Paused" in house.status_line(), 20, "STATUS=Paused")
    expect(re.search("reserve|free|room|space", house.status_line()), house.status_line())
    house.wait(lambda: house.status().get("state") == "paused", 10, "paused in status.json")
    time.sleep(1)
    waiting = [path for path in house.left() if b"/inbox/" in path]
    expect(len(waiting) >= 4, f"only {len(waiting)} of 5 files stayed in the inbox")
    filler.unlink()
    expect_resumed(house)
    house.finish()
    started = lab.house("started", on=place)
    started.fill(3)
    filler = fill_disk(place, leaving=8 << 20)
    started.start()
    time.sleep(1)
    expect(len(started.left()) == 3, "files were claimed at a start below the reserve")
    filler.unlink()
    expect_resumed(started)
    started.finish()
    return f"{len(waiting)} of 5 waited"


@scenario(28, "The store on a file system of its own", quick=True)
def store_elsewhere(lab):
    needs_root()
    house = lab.house()
    other = lab.disk("other", "ext4", 32)
    house.store.mkdir()
    lab.bind(other, house.store)
    expect(os.stat(house.store).st_dev != os.stat(house.folder).st_dev, "one file system")
    (house.store / "lost+found").rmdir()
    for round_ in range(lab.times(10)):
        house.fill(5, prefix=f"round-{round_}")
        house.start(wait=False)
        time.sleep(lab.chance.random() * 0.2)
        house.kill()
    house.fill(20, prefix="last")
    house.start()
    filler = fill_disk(other)
    house.fill(5, prefix="full")
    expect_paused(house, "")
    filler.unlink()
    expect_resumed(house)
    house.finish()
