"""B. Disk and I/O errors, first part: full disks, quotas, disks that fail; the rest is in
limits.py."""
import contextlib, errno, os, pathlib, re, signal, subprocess, threading, time, zlib

from .crash import backdate
from .house import article
from .injection import Failing, attached, each_failure, wrapper
from .lab import needs_root, needs_tool
from .scenario import Fault, Skip, expect, scenario

#: These scenarios fill the disk to its last byte; scenario 27 is about the reserve.
NO_RESERVE = {"ARTICLED_STORE_RESERVE": "0"}


def fill_disk(place, leaving=0):
    """Takes all room on the file system but so many bytes; returns the filler."""
    filler = pathlib.Path(place) / "filler"
    with open(filler, "wb", buffering=0) as file:
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(1 << 16))
        with contextlib.suppress(OSError):
            while True:
                file.write(bytes(512))
        os.fsync(file.fileno())
    if leaving:
        os.truncate(filler, max(0, filler.stat().st_size - leaving))
    return filler


def expect_paused(house, errno_name):
    """Waits until the daemon says that it is paused, to all who may ask, and why."""
    house.wait(lambda: "Paused" in house.status_line(), 20, "STATUS=Paused")
    expect(errno_name in house.status_line(), f"STATUS does not say why: {house.status_line()}")
    house.wait(lambda: house.status().get("state") == "paused", 10, "paused in status.json")
    expect(errno_name in (house.status()["paused"] or ""), house.status())


def expect_resumed(house, limit=60):
    """Waits until all is taken and the daemon says that it is well again."""
    house.settle(limit)
    house.wait(lambda: "Running" in house.status_line(), 10, "STATUS=Running")
    house.wait(lambda: house.status().get("state") == "running", 10, "running in status.json")


class StoreReader(threading.Thread):
    """A reader that keeps the contract: whatever stands before the last newline is records."""

    def __init__(self, house):
        super().__init__(daemon=True)
        self.house, self.looks, self.faults = house, 0, []
        self._done = threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        self._done.set()
        self.join()
        if kind is None:
            expect(self.looks > 10, f"the reader looked only {self.looks} times")
            expect(not self.faults, lambda: f"a reader saw {self.faults[0]!r}")

    def run(self):
        while not self._done.is_set():
            with contextlib.suppress(OSError):
                for line in self.house.active.read_bytes().split(b"\n")[:-1]:
                    body, _, check = line.rpartition(b',"check":"')
                    if check != b'%08x"}' % zlib.crc32(body):
                        self.faults.append(line[:80])
                self.looks += 1
            time.sleep(0.002)


def strace_of_store(house, log):
    """Only watches the writes of the active segment, to prove what they came to."""
    needs_tool("strace")
    return ["strace", "-f", "-qq", "-o", str(log), "-P", str(house.active), "-s", "0",
            "-e", "trace=write,ftruncate"]


def has_short_write(text):
    """Whether a write in the trace wrote fewer bytes than it was given."""
    return any(0 < int(m[2]) < int(m[1])
               for m in re.finditer(r"write\(.*, (\d+)\) += (\d+)$", text, re.M))


@scenario(17, "ENOSPC in the middle of a write: taken back, paused, resumed by itself", quick=True)
def full_disk(lab):
    needs_root()
    said = []
    for kind, place in {"tmpfs": lab.tmpfs("small", "8m"),
                        "ext4": lab.disk("disk", "ext4", 16)}.items():
        house = lab.house(kind, on=place, environment=NO_RESERVE)
        house.fill(3, prefix="before")
        log = house.desk / f"{kind}.strace"
        house.start(wrapper=strace_of_store(house, log))
        house.settle()
        # Records of some 50 kB; room for one block or a few, so that a write ends in the middle.
        for number in range(6):
            house.drop(f".held-{number}", article(f"big {kind} {number}", words=2500))
        filler = fill_disk(place, leaving=lab.chance.randrange(9_000, 20_000))
        with StoreReader(house):
            release(house)
            expect_paused(house, "No space left")
            expect(house.left(), "nothing is left to be stored: the disk was not full")
            time.sleep(1.5)  # a vain try more
            expect(house.status()["state"] == "paused", house.status())
            filler.unlink()
            expect_resumed(house)
        text = log.read_text()
        expect("ENOSPC" in text and "ftruncate" in text, "no write has failed for want of room")
        expect(has_short_write(text), "no write ended in the middle")
        house.finish()
        said.append(f"{kind}: {text.count('ENOSPC')} vain writes")
    return "; ".join(said)


def release(house, prefix=".held-"):
    """Gives the files that were prepared under hidden names of that beginning their own ones."""
    for name in [n for n in house.dropped if n.startswith(prefix.encode())]:
        new = name[1:] + b".txt"
        (house.inbox / os.fsdecode(name)).rename(house.inbox / os.fsdecode(new))
        house.dropped[new] = house.dropped.pop(name)


@scenario(18, "ENOSPC exactly on the newline; a limit on file size does not kill", quick=True)
def full_at_the_newline(lab):
    needs_tool("prlimit")
    twin = lab.house("twin")
    twin.drop("one.txt", article("one", words=60))
    twin.run_once()
    length = twin.active.stat().st_size
    house = lab.house("house", environment=NO_RESERVE)
    log = house.desk / "newline.strace"
    # The limit lets all of the line be written but its newline, whose own write then fails.
    house.start(wrapper=[*wrapper(log, ["write"], "error=ENOSPC", when=2, paths=[house.active]),
                         "prlimit", f"--fsize={length - 1}:unlimited"])
    with StoreReader(house):
        house.drop("one.txt", article("one", words=60))
        # The first try ends with the injected ENOSPC, the later ones with the limit itself.
        expect_paused(house, "")
        house.wait(lambda: "EFBIG" in log.read_text(), 20, "a write past the limit of file size")
        text = log.read_text()
        expect(re.search(rf", {length}\) += {length - 1}$", text, re.M), f"not at its end: {text}")
        expect(re.search(r", 1\) += -1 ENOSPC .*INJECTED", text), f"not at the newline: {text}")
        house.wait(lambda: house.active.stat().st_size == 0, 10, "the line to be taken back")
        subprocess.run(["prlimit", f"--pid={house.pid()}", "--fsize=unlimited"], check=True)
        expect_resumed(house)
    house.finish()
    return f"line of {length} bytes"


@scenario(19, "No room for a new file: segment (paused); ids, status and metrics (intake goes on)",
          quick=True)
def no_room_for_files(lab):
    counts = [no_room_for_signs(lab), no_room_for_ids(lab), no_room_for_segment(lab)]
    no_inodes(lab)
    return "vain attempts: {} at status and metrics, {} at ids, {} at a segment".format(*counts)


@contextlib.contextmanager
def no_new_file(house, *folders):
    """No file can be made in the folders; each attempt leaves a line in the list given."""
    log = house.desk / f"{house.folder.name}.strace"
    attempts = []
    with attached(house, log, ["openat", "mkdirat"], "error=ENOSPC", paths=folders):
        yield attempts
    attempts += [line for line in log.read_text().splitlines() if "INJECTED" in line]
    expect(attempts, "nothing was refused: the scenario tests nothing")


def no_room_for_signs(lab):
    house = lab.house("signs", environment=NO_RESERVE)
    house.fill(2, prefix="before")
    house.start()
    with no_new_file(house, house.folder, house.folder / "metrics") as attempts:
        house.fill(10)
        house.settle(20)
        time.sleep(2)  # in which the status and the metrics are due
        expect("Paused" not in " ".join(house.heard()), "paused for want of a status file")
    house.finish()
    return len(attempts)


def no_room_for_ids(lab):
    house = yesterday(lab, "ids")
    with no_new_file(house, house.store / ".index", house.store / ".index/.unfinished") as attempts:
        house.fill(3)
        house.settle(20)
    expect("Paused" not in " ".join(house.heard()), "paused for want of a list of ids")
    house.finish()
    expect(len({name for name, _ in house.lines()}) == 3, "no segment was begun")
    return len(attempts)


def no_room_for_segment(lab):
    house = yesterday(lab, "segment")
    with no_new_file(house, house.store) as attempts:
        house.fill(3)
        expect_paused(house, "No space left")
    expect_resumed(house)
    house.finish()
    expect(len({name for name, _ in house.lines()}) == 3, "no segment was begun")
    return len(attempts)


def yesterday(lab, name):
    """A house with a sealed segment, whose next record begins another; its daemon runs."""
    house = lab.house(name, environment=NO_RESERVE)
    for day in ("2020-01-01", "2020-01-02"):
        house.fill(2, prefix=day)
        house.run_once()
        backdate(house, day)
    house.start()
    return house


def no_inodes(lab):
    """The real thing: a file system on which there is room for bytes and for no file."""
    needs_root()
    place = lab.tmpfs("inodes", "64m,nr_inodes=2000")
    house = lab.house("house", on=place, environment=NO_RESERVE)
    house.fill(2, prefix="first")
    house.start()
    house.settle()
    for number in range(20):
        house.drop(f".held-{number}", article(f"held {number}"))
    limit_files(place, 2000 - os.statvfs(place).f_ffree)
    try:
        (place / "probe").touch()
        raise Fault("a file could be made although there was no room for it")
    except OSError:
        pass
    time.sleep(0.3)  # the room that the daemon has seen last is a tenth of a second old at most
    release(house)
    house.wait(lambda: "Paused" in house.status_line(), 20, "STATUS=Paused")
    expect(re.search("No space left|files left", house.status_line()), house.status_line())
    limit_files(place, 2000)
    expect_resumed(house)
    house.finish()


def limit_files(place, count):
    done = subprocess.run(["mount", "-o", f"remount,nr_inodes={count}", place],
                          capture_output=True, text=True)
    if done.returncode:
        raise Skip(f"mount: {done.stderr.strip()}")


@scenario(20, "Over quota (EDQUOT); a file system that turns read-only (EROFS)", quick=True)
def quota_and_read_only(lab):
    over_quota(lab)
    read_only_at_start(lab)
    read_only_while_running(lab)


def over_quota(lab):
    house = lab.house("quota")
    failing = Failing(lab, house, "write", "/articles.jsonl", errno.EDQUOT, last=2)
    house.start(environment=failing.environment)
    house.fill(5)
    expect_paused(house, "quota")
    expect_resumed(house)
    expect(failing.count == 2, f"{failing.count} writes failed")
    house.finish()


def read_only_at_start(lab):
    needs_root()
    place = lab.disk("frozen", "ext4", 32)
    house = lab.house("frozen", on=place)
    house.fill(3)
    house.run_once()
    house.fill(2, prefix="later")
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    house.start(wait=False)
    status = house.wait_end(20)
    expect(status in (73, 74, 77), f"ended with {status} on a read-only disk: {house.tail()}")
    expect("Read-only file system" in house.tail(1), house.tail())
    sound = lab.articlectl("verify", "--state", house.folder)
    expect(sound.returncode == 0, f"verify on a read-only disk: {sound.stdout}{sound.stderr}")
    subprocess.run(["mount", "-o", "remount,rw", place], check=True)
    house.finish()


def read_only_while_running(lab):
    """As the kernel does it to a disk with errors: at once, and with files open."""
    place = lab.disk("dying", "ext4", 32, options="errors=remount-ro")
    house = lab.house("dying", on=place)
    house.fill(3)
    house.start()
    house.settle()
    device = os.stat(place).st_dev
    loop = os.path.basename(os.readlink(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}"))
    trigger = pathlib.Path(f"/sys/fs/ext4/{loop}/trigger_fs_error")
    if not trigger.exists():
        raise Skip("this kernel's ext4 cannot be told to fail")
    house.send(signal.SIGSTOP)
    house.fill(3, prefix="later")
    subprocess.run(["sync", "-f", place], check=True)
    trigger.write_text("articled test")
    try:
        (place / "probe").touch()
        raise Fault("the disk can still be written to")
    except OSError:
        pass
    house.send(signal.SIGCONT)
    house.wait(lambda: "Read-only file system" in house.tail(), 20, "the reason in the log")
    expect(house.process.poll() is None, f"ended by itself: {house.tail()}")
    expect(house.end() == 0, f"does not end well on a dead disk: {house.tail()}")
    lab.remount(place)
    house.finish()


@scenario(21, "EIO at each write of the store, once and for a while", quick=True)
def write_errors(lab):
    count = each_failure(lab, "write", "/articles.jsonl", errno.EIO,
                         prepare=lambda house: house.fill(4))
    for_a_while(lab, "write", errno.EIO)
    return f"{count} single errors"


def for_a_while(lab, call, code):
    """The first two of the calls on the store fail, while the daemon runs and files come."""
    house = lab.house("while")
    failing = Failing(lab, house, call, "/articles.jsonl", code, last=2)
    house.start(environment=failing.environment)
    with StoreReader(house):
        house.fill(4)
        expect_paused(house, os.strerror(code))
        house.drop("meanwhile.txt", article("meanwhile"))
        expect_resumed(house)
    expect(failing.count == 2, f"{failing.count} calls failed")
    house.finish()


@scenario(22, "EIO at each sync, once: what it was about is not believed", quick=True)
def sync_errors(lab):
    sealed = []

    def prepare(house):
        house.fill(2, prefix="before")
        house.run_once()
        house.fill(4)

    count = each_failure(
        lab, "fdatasync", "/articles.jsonl", errno.EIO, prepare=prepare,
        check=lambda house: sealed.append(len({name for name, _ in house.lines()}) - 1))
    expect(any(sealed), "no segment was ended where the disk had confirmed it")
    today = time.strftime("/%Y-%m-%d", time.gmtime())
    for path in ["/store", today] if lab.is_quick else ["/store", "/claimed", "/archive", today]:
        count += each_failure(lab, "fsync", path, errno.EIO, prepare=lambda house: house.fill(4))
    for_a_while(lab, "fdatasync", errno.EIO)
    return f"{count} single errors, {sum(sealed)} segments ended early"
