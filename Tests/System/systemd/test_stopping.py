"""Stops, restarts, crashes and hangs, with articles in flight."""
import time

from load import Load, drop, records, wait_stored
from machine import UNIT, expect, wait_until


def _installed(machine):
    machine.install()
    machine.add_users()


def _wait_for_other(machine, pid, seconds=30):
    """Waits until another process than `pid` is the service's, and ready."""
    wait_until(lambda: machine.main_pid() not in (0, pid), seconds, "no new process")
    machine.wait_active(seconds)
    return machine.main_pid()


def stop_under_load_drains(machine):
    """A stop while 500 files are being dropped is clean and in time; a start stores the rest."""
    _installed(machine)
    load = Load(machine, count=500, pause=0.001)
    wait_until(lambda: len(records(machine)) > 20, 30, "nothing is stored")
    limit = int(machine.show("TimeoutStopUSec").rstrip("min").rstrip("s")) * 60
    begin = time.monotonic()
    machine.run("systemctl", "stop", UNIT)
    expect(time.monotonic() - begin < limit, "the stop took longer than it may")
    found = [machine.show(name) for name in ("ActiveState", "Result", "ExecMainStatus")]
    expect(found == ["inactive", "success", "0"], f"stopped as {found}")
    dropped = load.finish()
    expect(len(records(machine)) < len(dropped), "all was stored: the stop came too late to tell")
    machine.run("systemctl", "start", UNIT)
    wait_stored(machine, dropped)


def twenty_restarts_under_load(machine):
    """Twenty restarts one after the other under load: none is refused, nothing is lost."""
    _installed(machine)
    load = Load(machine)
    for number in range(20):
        machine.run("systemctl", "restart", UNIT)
        expect(machine.show("ActiveState") == "active", f"not active after restart {number + 1}")
    wait_stored(machine, load.finish())


def configuration_error_does_not_loop(machine):
    """A start with a faulty configuration ends with status 78 and is not tried again."""
    _installed(machine)
    machine.configure('[inbox]\nquiet = "soon"\n')
    expect(machine.attempt("systemctl", "restart", UNIT).returncode != 0, "the start succeeded")
    found = [machine.show(name) for name in ("ActiveState", "ExecMainStatus")]
    expect(found == ["failed", "78"], f"ended as {found}")
    # Restart= would have come back after RestartSec=2s.
    time.sleep(3)
    found = [machine.show(name) for name in ("ActiveState", "NRestarts")]
    expect(found == ["failed", "0"], f"three seconds later: {found}")
    machine.configure("")
    machine.run("systemctl", "start", UNIT)
    wait_stored(machine, drop(machine))


def watchdog_ends_a_hang(machine):
    """A daemon that hangs is ended by the watchdog and started again; nothing is lost."""
    _installed(machine)
    machine.drop_in("[Service]\nWatchdogSec=2s\n")
    machine.run("systemctl", "restart", UNIT)
    pid, load = machine.main_pid(), Load(machine)
    wait_until(lambda: len(records(machine)) > 20, 30, "nothing is stored")
    machine.run("kill", "-STOP", pid)
    _wait_for_other(machine, pid)
    said = " ".join(str(entry["MESSAGE"]) for entry in machine.journal())
    expect("Watchdog timeout (limit 2s)" in said, "the watchdog has not spoken")
    expect(machine.show("NRestarts") == "1", f"{machine.show('NRestarts')} restarts")
    wait_stored(machine, load.finish())


def kills_in_a_row_are_survived(machine):
    """Eight kills within seconds: each time the service comes back, and all is stored once."""
    _installed(machine)
    machine.drop_in("[Service]\nRestartSec=100ms\n")
    load, pid = Load(machine), machine.main_pid()
    for _ in range(8):
        machine.run("kill", "-KILL", pid)
        pid = _wait_for_other(machine, pid)
    expect(machine.show("NRestarts") == "8", f"{machine.show('NRestarts')} restarts")
    wait_stored(machine, load.finish())
