"""systemctl reload, with articles in flight."""
from load import Load, drop, wait_stored
from machine import UNIT, expect, wait_until

AGAIN = "configuration read again"


def _count(machine, beginning):
    return sum(message.startswith(beginning) for message in machine.messages())


def good_configuration_is_applied(machine):
    """A good configuration is taken over by the running daemon, and the log says so."""
    machine.install()
    machine.add_users()
    load, pid = Load(machine), machine.main_pid()
    expect(_count(machine, "file put away") == 0, "one line for each file at the level info")
    machine.configure('[log]\nlevel = "debug"\n')
    machine.run("systemctl", "reload", UNIT)
    wait_until(lambda: _count(machine, AGAIN) == 1, 10, "the log does not tell of a reload")
    wait_until(lambda: _count(machine, "file put away") > 0, 10, "the new level is not applied")
    dropped = load.finish()
    wait_stored(machine, dropped)
    expect(machine.main_pid() == pid, "the daemon was restarted")


def _refuses(machine, make_bad, make_good):
    machine.install()
    machine.add_users()
    load, pid = Load(machine), machine.main_pid()
    make_bad()
    done = machine.attempt("systemctl", "reload", UNIT)
    expect(done.returncode != 0, "the reload succeeded")
    expect(machine.show("ActiveState") == "active", "the service did not survive the reload")
    expect(_count(machine, AGAIN) == 0, "the configuration was read")
    dropped = load.finish()
    wait_stored(machine, dropped)
    make_good()
    machine.run("systemctl", "reload", UNIT)
    wait_until(lambda: _count(machine, AGAIN) == 1, 10, "the mended configuration is not read")
    wait_stored(machine, dropped | drop(machine, prefix="later"))
    expect(machine.main_pid() == pid, "the daemon was restarted")


def bad_configuration_is_refused(machine):
    """A faulty configuration makes the reload fail; the old one goes on, and nothing is lost."""
    _refuses(machine, lambda: machine.configure('[inbox]\nquiet = "soon"\n'),
             lambda: machine.configure('[inbox]\nquiet = "2s"\n'))


def unreadable_configuration_is_refused(machine):
    """A configuration that the daemon may not read makes the reload fail and changes nothing."""
    file = "/etc/articled/articled.conf"
    _refuses(machine, lambda: machine.run("chmod", "0600", file),
             lambda: machine.run("chmod", "0640", file))
