"""Faults at the n-th system call, by `strace -e inject`; other ones by a shim."""
import contextlib, pathlib, re, shutil, subprocess

from .scenario import Skip, expect


def wrapper(log, syscalls, action, *, when=1, paths=(), trace=()):
    """The command that runs a program and, at the n-th of the calls, does the action.

    action: as strace has it: signal=SIGKILL, error=ENOSPC, retval=1, delay_exit=…
    when: n, or strace's n+ and n+step; each thread counts for itself, and each kind of call.
    paths: only calls on these files count.
    """
    if not shutil.which("strace"):
        raise Skip("strace is not installed")
    command = ["strace", "-f", "-qq", "-o", str(log)]
    for path in paths:
        command += ["-P", str(path)]
    names = ",".join([*syscalls, *trace])
    return command + ["-e", f"trace={names}", "-e",
                      f"inject={','.join(syscalls)}:{action}:when={when}"]


def tracer(log, syscalls):
    """The command that runs a program and only writes down its calls of that name."""
    if not shutil.which("strace"):
        raise Skip("strace is not installed")
    return ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(syscalls)}"]


@contextlib.contextmanager
def attached(house, log, syscalls, action, *, paths=()):
    """Lets all such calls of a running daemon fail until the block ends."""
    command = wrapper(log, syscalls, action, when="1+", paths=paths)
    tracer = subprocess.Popen([*command, "-p", str(house.pid())], stderr=subprocess.DEVNULL)
    tasks = pathlib.Path(f"/proc/{house.pid()}/task")
    house.wait(lambda: all(f"TracerPid:\t{tracer.pid}\n" in (task / "status").read_text()
                           for task in tasks.iterdir()), 10, "strace")
    try:
        yield
    finally:
        tracer.terminate()
        tracer.wait(10)


def has_fired(log):
    """Whether the injection has taken place in the run that wrote the log."""
    try:
        text = pathlib.Path(log).read_text("utf8", "replace")
    except OSError:
        return False
    return "(INJECTED" in text or re.search(r"\+\+\+ killed by SIG(KILL|ABRT)", text) is not None


def each_call(lab, syscalls, *, prepare, paths=None, after=None, check=None, step=1):
    """Kills the daemon at the 1st, 2nd, 3rd … of each of the calls, until a run completes.

    prepare(house): drops what a run is to work on; called before the first start of each house.
    paths(house): the files that the calls must concern, if given.
    after(house): looks at what a run has left, before the next one.
    check(house): looks at the folder when all is done and audited.
    Each killed run is followed by an undisturbed one and the audit. Returns the number of kills.
    """
    def run(call, number):
        """Whether the run was killed, as it is if it makes so many of the calls."""
        house = lab.house(f"{call}-{number}")
        prepare(house)
        log = house.desk / f"{house.folder.name}.strace"
        house.start(wait=False, options=["--oneshot"], wrapper=wrapper(
            log, [call], "signal=SIGKILL", when=number, paths=paths(house) if paths else ()))
        status = house.wait_end(60)
        fired = has_fired(log)
        if not fired:
            expect(status == 0, f"an undisturbed run ended with {status}: {house.tail()}")
        if after:
            after(house)
        house.finish()
        if check:
            check(house)
        lab.forget(house)
        return fired

    kills = 0
    for call in syscalls:
        number = 1
        while run(call, number):
            kills += 1
            number += step
    expect(kills, f"none of {syscalls} was called: the scenario tests nothing")
    return kills


def each_change(lab, *, prepare, check=None, step=1, first=1):
    """Kills the daemon just before the 1st, 2nd, 3rd … change of its state folder, of whatever
    kind and in whichever thread, until a run completes; returns the number of kills."""
    number = first
    while True:
        house = lab.house(f"change-{number}")
        prepare(house)
        house.start(wait=False, options=["--oneshot"],
                    environment=shim(lab, KILL=number, BELOW=house.folder))
        status = house.wait_end(60)
        expect(status in (0, -9), f"ended with {status}: {house.tail()}")
        house.finish()
        if check:
            check(house)
        lab.forget(house)
        if status == 0:
            expect(number > first, "the daemon changes nothing: the scenario tests nothing")
            return (number - first) // step
        number += step


def shim(lab, **faults):
    """The environment that puts shim.c before the C library, with faults such as SHORT=7."""
    compiler = shutil.which("cc")
    if not compiler:
        raise Skip("no C compiler")
    library = lab.root / "shim.so"
    if not library.exists():
        source = pathlib.Path(__file__).with_name("shim.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-Wall", "-o", library, source],
                       check=True)
    return {"LD_PRELOAD": str(library)} | {f"FAULT_{k}": str(v) for k, v in faults.items()}


class Failing:
    """Calls of one name on one file that fail, counted over all threads, as strace cannot."""

    def __init__(self, lab, house, call, path, code, first=1, last=1):
        self._log = house.desk / f"{house.folder.name}.{call}.failed"
        self._log.unlink(missing_ok=True)
        self.environment = shim(lab, CALL=call, PATH=path, ERRNO=code, FROM=first, TO=last,
                                LOG=self._log)

    @property
    def count(self):
        """How many calls have failed so far."""
        return self._log.read_text().count("failed") if self._log.exists() else 0


def each_failure(lab, call, path, code, *, prepare, check=None):
    """Lets the 1st, 2nd, 3rd … call of that name on the file fail, alone, until a run has fewer;
    each followed by an undisturbed run and the audit. Returns the number of failures."""
    number = 1
    while True:
        house = lab.house(f"{call}{number}")
        prepare(house)
        failing = Failing(lab, house, call, path, code, number, number)
        house.start(wait=False, options=["--oneshot"], environment=failing.environment)
        status = house.wait_end(60)
        count = failing.count
        if count == 0:
            expect(status == 0, f"an undisturbed run ended with {status}: {house.tail()}")
        house.finish()
        if check:
            check(house)
        lab.forget(house)
        if count == 0:
            expect(number > 1, f"{call} was never called: the scenario tests nothing")
            return number - 1
        number += 1
