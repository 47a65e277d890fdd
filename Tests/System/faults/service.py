"""F. Service management: reloads, stops, and odd surroundings (63, 64, 66)."""
import contextlib, os, re, signal, socket, subprocess, threading, time

from .house import EXIT, article
from .scenario import expect, scenario


class Load:
    """Drops articles from another thread, a few hundred a second, until the end of `with`."""

    def __init__(self, house, prefix="load"):
        self.house, self.prefix, self.count = house, prefix, 0
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._drop, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()

    def _drop(self):
        while not self.is_over.wait(0.004):
            self.count += 1
            name = f"{self.prefix}-{self.count}.txt"
            self.house.drop(name, article(name))


def reload(house):
    """SIGHUP; expects RELOADING=1 with its moment and then READY=1; returns what was logged."""
    first, lines = len(house.messages), len(house.log_lines())
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    os.kill(house.pid(), signal.SIGHUP)
    house.wait(lambda: any("READY=1" in text for _, text in house.messages[first:]), 10,
               "READY=1 after SIGHUP")
    texts = [text for _, text in house.messages[first:]]
    begins = [n for n, text in enumerate(texts) if "RELOADING=1" in text.splitlines()]
    ends = [n for n, text in enumerate(texts) if "READY=1" in text.splitlines()]
    expect(len(begins) == 1 and len(ends) == 1 and begins < ends, f"told the manager {texts}")
    moment = re.search(r"^MONOTONIC_USEC=(\d+)$", texts[begins[0]], re.M)
    expect(moment, "RELOADING=1 without MONOTONIC_USEC in the same message")
    after = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    expect(before <= int(moment[1]) <= after, f"MONOTONIC_USEC={moment[1]} is no moment of now")
    return house.log_lines()[lines:]


def spoil(file, how):
    """Makes the configuration one that cannot be used; returns what the log must say."""
    file.unlink()
    if how == "syntax":
        file.write_text("[inbox\nquiet = 1s\n")
        return str(file)
    if how == "value":
        file.write_text('[inbox]\nquiet = "soon"\n')
        return "inbox.quiet"
    if how == "missing":
        return "No such file"
    if how == "not UTF-8":
        file.write_bytes(b'[log]\nlevel = "\xff"\n')
        return "UTF-8"
    file.mkdir()
    return "folder"


def write_configuration(file, text):
    """Replaces the configuration, whatever stood there."""
    if file.is_dir():
        file.rmdir()
    file.write_text(text)


@scenario(63, "reloads under load: good, faulty and unreadable configuration", quick=True)
def reloads(lab):
    (lab.root / "etc").mkdir()
    file = lab.root / "etc/articled.conf"
    file.write_text('[inbox]\nquiet = "1s"\n')
    house = lab.house(options=["--config", str(file)])
    house.start()
    with Load(house) as load:
        for number in range(lab.times(50)):
            for how in lab.chance.sample(["syntax", "value", "missing", "not UTF-8", "folder"], 5):
                level = "debug" if number % 2 else "info"
                write_configuration(file, f'[log]\nlevel = "{level}"\n'
                                          f'[work]\nworkers = {1 + number % 3}\n')
                lines = reload(house)
                expect(any("configuration read again" in line for line in lines),
                       f"nothing said of a good configuration: {lines}")
                expect(is_debugging(house) == (level == "debug"), f"log.level is not {level}")
                words = spoil(file, how)
                lines = reload(house)
                expect(any("refused, the old one stays" in line for line in lines),
                       f"{how}: not refused: {lines}")
                expect(any(words in line for line in lines), f"{how}: no line says why: {lines}")
                expect(is_debugging(house) == (level == "debug"), f"{how}: the level has changed")
                check = subprocess.run([house.program, "--check-config", "--config", str(file),
                                        "--state", str(house.folder)], capture_output=True)
                expect(check.returncode == EXIT["configuration"],
                       f"{how}: --check-config ended with {check.returncode}: a reload"
                       " would not be reported as failed")
            time.sleep(0.02)
        expect(house.process.poll() is None, "a reload has ended the program")
    expect(load.count > 5, "there was no load")
    house.finish()
    return f"{load.count} articles meanwhile"


def is_debugging(house):
    """Whether the log has a line for each file, as at level debug."""
    lines = len(house.log_lines())
    probe = f"probe-{time.monotonic_ns()}.txt"
    house.drop(probe, article(probe))
    house.wait(lambda: any(probe in str(p) for p in (house.folder / "archive").rglob(probe)), 20,
               "the probe")
    time.sleep(0.05)
    return any("file put away" in line and probe in line for line in house.log_lines()[lines:])


@scenario(64, "stopped and started again and again under load", quick=True)
def restarts(lab):
    house = lab.house()
    rounds, slowest = lab.times(100), 0.0
    with Load(house) as load:
        for _ in range(rounds):
            house.start()
            time.sleep(lab.chance.random() * 0.3)
            begin = time.monotonic()
            status = house.end()
            slowest = max(slowest, time.monotonic() - begin)
            expect(status == 0, f"a stop under load ended with {status}: {house.tail()}")
            expect(not [path for path in house.left() if b"/claimed/" in path],
                   "a stop left files in hand")
    house.finish()
    return f"{rounds} rounds, {load.count} articles, slowest stop {slowest:.2f} s"


@scenario(64, "a faulty configuration ends the start with 78, and says why", quick=True)
def refused_start(lab):
    house = lab.house()
    (lab.root / "etc").mkdir()
    file = lab.root / "etc/articled.conf"
    for how in ("syntax", "value", "missing", "not UTF-8", "folder"):
        write_configuration(file, "")
        words = spoil(file, how)
        lines = len(house.log_lines())
        house.start(wait=False, options=["--config", str(file)])
        status = house.wait_end(20)
        expect(status == EXIT["configuration"], f"{how}: exit status {status}")
        expect(not house.said("READY=1"), f"{how}: READY=1 from a start that failed")
        expect(house.said("STATUS=") and house.said("ERRNO="), f"{how}: the manager is told nothing")
        new = house.log_lines()[lines:]
        expect(any(words in line for line in new), f"{how}: no line says why: {new}")
        expect(len(new) <= 3, f"{how}: {len(new)} lines: {new}")
    house.fill(3)
    house.finish()


def run_three(house, check=None, **how):
    """Takes three articles in these surroundings, without a service manager to say READY.

    check(house): what must hold while the daemon runs, if anything.
    """
    number = len(house.dropped)
    house.start(wait=False, **how)
    house.fill(3, start=number + 1)
    house.wait(lambda: not house.left() or house.process.poll() is not None, 20, "three articles")
    expect(house.process.poll() is None, lambda: f"ended: {house.tail()}")
    # Signals are heeded from the moment that the daemon runs.
    house.wait(lambda: house.status().get("state") == "running", 10, "state running")
    if check:
        check(house)
    status = house.end()
    expect(status == 0, f"exit status {status}: {house.tail()}")
    house.audit()


@scenario(66, "service managers that are not there, do not listen, or have abstract sockets",
          quick=True)
def notify_sockets(lab):
    house = lab.house()
    run_three(house, wrapper=["env", "-u", "NOTIFY_SOCKET"])
    run_three(house, environment={"NOTIFY_SOCKET": str(lab.root / "nobody")})
    run_three(house, environment={"NOTIFY_SOCKET": "nonsense"})
    run_three(house, wrapper=["env", "-i"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as abstract:
        name = f"articled-fault-{os.getpid()}"
        abstract.bind(f"\0{name}")
        abstract.settimeout(20)
        house.start(wait=False, environment={"NOTIFY_SOCKET": f"@{name}"})
        while b"READY=1" not in abstract.recv(65536):
            pass
        house.fill(3, prefix="abstract")
        house.finish()


@scenario(66, "a service manager that hangs, and comes to", quick=True)
def hanging_manager(lab):
    house = lab.house()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(lab.root / "manager"))
        manager.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:  # until its queue is full: the next message waits
                with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
                    other.sendto(b"X=1", socket.MSG_DONTWAIT, str(lab.root / "manager"))
        house.start(wait=False, environment={"NOTIFY_SOCKET": str(lab.root / "manager")})
        house.fill(50)
        time.sleep(2)
        expect(house.process.poll() is None, lambda: f"ended: {house.tail()}")
        heard = b""
        end = time.monotonic() + 20
        while b"READY=1" not in heard and time.monotonic() < end:
            with contextlib.suppress(BlockingIOError):
                heard += manager.recv(65536)
        expect(b"READY=1" in heard, "READY=1 was lost while the manager hung")
        manager.setblocking(True)
        house.fill(50, start=51)
        threading.Thread(target=drain, args=(manager,), daemon=True).start()
        house.finish()


def drain(manager):
    """Reads what comes until the socket is closed."""
    with contextlib.suppress(OSError):
        while manager.recv(65536):
            pass


@scenario(66, "standard error closed, full, or with nobody at its other end", quick=True)
def odd_standard_error(lab):
    shells = {
        "closed": 'exec "$@" 2>&-',
        "all closed": 'exec "$@" <&- >&- 2>&-',
        "full": 'exec "$@" 2>/dev/full',
        "broken pipe": 'exec "$@" 2> >(exec <&-)',
    }
    for name, text in shells.items():
        house = lab.house(name.replace(" ", "-"), options=["--log-level", "debug"])
        run_three(house, wrapper=["bash", "-c", text, "bash"], check=streams_are_no_files_of_ours)
        for path in [house.active, *house.folder.glob("*")]:
            if path.is_file():
                expect("put away" not in path.read_text("utf8", "replace"),
                       f"{name}: the log went into {path.name}")


def streams_are_no_files_of_ours(house):
    """Expects that no file of the daemon has the number of a standard stream."""
    for number in range(3):
        file = os.readlink(f"/proc/{house.pid()}/fd/{number}")
        expect(not file.startswith(f"{house.folder}/") and file != str(house.folder),
               f"descriptor {number} is {file}")


@scenario(66, "another user, no state folder, a read-only disk: it works, or one line says why",
          quick=True)
def odd_state_folders(lab):
    missing = lab.house("missing")
    missing.inbox.rmdir()
    missing.folder.rmdir()
    missing.start()
    missing.fill(3)
    missing.finish()

    house, as_stranger = lab.strange_house("strange")
    house.start(wrapper=as_stranger)
    house.fill(3)
    house.finish()

    foreign, as_stranger = lab.strange_house("foreign")
    for folder in (foreign.folder, foreign.inbox):
        os.chown(folder, 0, 0)
    ends_with_one_line(foreign, (EXIT["permission"],), wrapper=as_stranger)

    place = lab.tmpfs("read-only", "64m")
    used = lab.house("used", on=place)
    used.start()
    used.fill(3)
    used.finish()
    fresh = lab.house("fresh", on=place)
    for target in (used, fresh):
        target.log = lab.root / f"{target.folder.name}.log"
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    for target in (used, fresh):
        ends_with_one_line(target, (EXIT["create"], EXIT["io"], EXIT["permission"]))
    subprocess.run(["mount", "-o", "remount,rw", place], check=True)
    used.fill(3, start=4)
    used.finish()

    in_the_way = lab.house("in-the-way")
    in_the_way.inbox.rmdir()
    in_the_way.folder.rmdir()
    in_the_way.folder.write_text("A file stands where the state folder should be.")
    ends_with_one_line(in_the_way, (EXIT["create"], EXIT["io"]))
    in_the_way.folder.unlink()


def ends_with_one_line(house, allowed, **how):
    """Expects a start that fails with one of the exit statuses and one line that says why."""
    before = len(house.log_lines())
    house.start(wait=False, **how)
    status = house.wait_end(20)
    lines = house.log_lines()[before:]
    expect(status in allowed, f"exit status {status}, not {allowed}: {lines}")
    expect(len(lines) == 1, f"{len(lines)} lines: {lines}")
    expect(str(house.folder.name) in lines[0] or "inbox" in lines[0] or "/" in lines[0],
           f"the line does not say what: {lines[0]}")
