"""D. Intake races: inboxes of which the kernel tells nothing (55, 56)."""
import os, pathlib, shutil, subprocess, sys

from . import injection
from .house import article
from .lab import STRANGER
from .scenario import Skip, expect, scenario

SCANS = {"ARTICLED_INBOX_SCAN_INTERVAL": "500ms"}
NO_EVENTS = "no events from the inbox"
#: Holds all inotify instances that the user of the given number may have, until its standard input ends.
HOARDER = """
import ctypes, os, sys
os.setgid(int(sys.argv[1]))
os.setuid(int(sys.argv[1]))
libc = ctypes.CDLL(None, use_errno=True)
count = 0
while libc.inotify_init1(0) >= 0:
    count += 1
print(count, ctypes.get_errno(), flush=True)
sys.stdin.read()
"""


def expect_polling(house):
    """Expects a daemon that is ready, polls, has said so once, and takes files all the same."""
    house.wait(lambda: house.status().get("watchMode") == "poll", 5, "polling in status.json")
    expect("polling" in house.status_line(), f"STATUS says nothing: {house.status_line()}")
    house.expect_metric("watch_mode", lambda value: value == 1, mode="poll")
    house.fill(20)
    house.drop("below/it.txt", article("below"))
    house.settle(20)
    house.fill(20, prefix="more")
    house.settle(20)
    warnings = [line for line in house.log_lines() if NO_EVENTS in line]
    expect(len(warnings) == 1, f"{len(warnings)} warnings of missing events")


@scenario(55, "no inotify instance is left for the user", quick=True)
def no_instance(lab):
    house, as_stranger = lab.strange_house(environment=SCANS)
    hoarder = subprocess.Popen([sys.executable, "-c", HOARDER, str(STRANGER)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        count, code = map(int, hoarder.stdout.readline().split())
        expect(code == 24, f"the instances ended with errno {code}, not EMFILE")
        house.start(wrapper=as_stranger)
        expect_polling(house)
    finally:
        hoarder.communicate()
    house.finish()
    return f"{count} instances held by another process"


@scenario(55, "inotify fails: EMFILE for an instance, ENOSPC for a watch", quick=True)
def failing_inotify(lab):
    for call, error in (("inotify_init1", "EMFILE"), ("inotify_add_watch", "ENOSPC")):
        house = lab.house(call, environment=SCANS)
        log = lab.root / f"{call}.strace"
        house.start(wrapper=injection.wrapper(log, [call], f"error={error}", when="1+"))
        expect_polling(house)
        house.finish()
        expect(injection.has_fired(log), f"{call} was never called")


@scenario(56, "an inbox on a FUSE file system that others change from below", quick=True)
def fuse_inbox(lab):
    if not shutil.which("bindfs"):
        raise Skip("bindfs is not installed")
    if not os.path.exists("/dev/fuse"):
        raise Skip("there is no /dev/fuse")
    below, above = lab.root / "below", lab.root / "above"
    (below / "house/inbox").mkdir(parents=True)
    above.mkdir()
    mounted = subprocess.run(["bindfs", below, above], capture_output=True, text=True)
    if mounted.returncode:
        raise Skip(f"bindfs: {mounted.stderr.strip()}")
    lab.mounts.append(above)
    house = lab.house(on=above, environment=SCANS)
    house.start()
    for number in range(lab.times(100)):
        # Without the daemon's file system: no event can come of this.
        name, content = f"below-{number}.txt", article(f"below {number}")
        pathlib.Path(below / "house" / name).write_bytes(content)
        os.rename(below / "house" / name, below / "house/inbox" / name)
        house.dropped[name.encode()].append(content)
        if number % 10 == 0:
            house.wait(lambda: not (below / "house/inbox" / name).exists(), 4, f"{name} taken")
    house.settle(20)
    mode = house.status().get("watchMode")
    house.finish()
    found = house.metric("rescan_found_total")
    return f"watch mode {mode}, {found:.0f} files counted as found by scans alone"


@scenario(56, "a file system that cannot rename without replacing", quick=True)
def no_exclusive_rename(lab):
    house = lab.house(environment=SCANS)
    house.drop("again.txt", article("first"))
    log = lab.root / "strace"
    house.start(wrapper=injection.wrapper(log, ["renameat2"], "error=EINVAL", when="1+"))
    house.settle()
    # The archive has a file of that name by now.
    house.drop("again.txt", article("second"))
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing to read", "not-text")
    house.fill(20)
    house.finish()
    expect(injection.has_fired(log), "renameat2 was never called")
