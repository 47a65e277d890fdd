"""Faults at the n-th system call, by `strace -e inject`."""
import pathlib, re, shutil, subprocess

from .scenario import Fault, Skip, expect


def wrapper(log, syscalls, action, *, when=1, paths=(), trace=()):
    """The command that runs a program and, at the n-th of the calls, does the action.

    action: as strace has it: signal=SIGKILL, error=ENOSPC, retval=1, delay_exit=…
    when: n, or strace's n+ and n+step; counted per thread.
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


def has_fired(log):
    """Whether the injection has taken place in the run that wrote the log."""
    try:
        text = pathlib.Path(log).read_text("utf8", "replace")
    except OSError:
        return False
    return "(INJECTED" in text or re.search(r"\+\+\+ killed by SIG(KILL|ABRT)", text) is not None


def each_call(lab, syscalls, *, paths=None, prepare, after=None, first=1, last=400, step=1,
              options=(), during=None):
    """Kills the daemon at the 1st, 2nd, 3rd … of the calls, until a run completes unkilled.

    prepare(house): drops what a run is to work on; called before the first start of each house.
    paths(house): the files that the calls must concern, if given.
    during(house): what happens while the daemon runs, if anything; the default waits for the end.
    Each killed run is followed by an undisturbed one and the audit. Returns the number of kills.
    """
    kills = 0
    number = first
    while number <= last:
        house = lab.house(f"n{number}", options=options)
        prepare(house)
        log = house.folder.parent / f"{house.folder.name}.strace"
        log.unlink(missing_ok=True)
        command = wrapper(log, syscalls, "signal=SIGKILL", when=number,
                          paths=paths(house) if paths else ())
        house.start(wrapper=command, wait=False, options=["--oneshot"])
        if during:
            during(house)
        status = house.wait_end(60)
        fired = has_fired(log)
        if not fired:
            expect(status == 0, f"an undisturbed run ended with {status}: {house.tail()}")
        if after:
            after(house)
        house.finish()
        lab.forget(house)
        if not fired:
            if kills == 0:
                raise Fault(f"none of {syscalls} was called: the scenario tests nothing")
            return kills
        kills += 1
        number += step
    return kills
