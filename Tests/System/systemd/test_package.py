"""Upgrade, removal and purge."""
import pathlib
import re
import subprocess
import tempfile

from load import Load, drop, records, wait_stored
from machine import PACKAGE, STATE, UNIT, expect

FILE = "/etc/articled/articled.conf"


def _newer(machine):
    """Puts a package of a higher version, with another default configuration, into the machine."""
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder) / "tree"
        subprocess.run(["dpkg-deb", "--raw-extract", machine.package, tree], check=True)
        control = tree / "DEBIAN" / "control"
        control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+1", control.read_text()))
        with (tree / FILE.lstrip("/")).open("a") as file:
            file.write("# A newer default.\n")
        subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree,
                        machine.path("/srv/newer.deb")], check=True, stdout=subprocess.DEVNULL)
    return "/srv/newer.deb"


def _edit_configuration(machine):
    file = machine.path(FILE)
    text = file.read_text()
    expect('#quiet = "1s"' in text, "the default configuration has changed")
    file.write_text(text.replace('#quiet = "1s"', 'quiet = "1500ms"'))


def upgrade_under_load_loses_nothing(machine):
    """An upgrade while files are dropped restarts the service, keeps edits and loses nothing."""
    newer = _newer(machine)
    machine.install()
    machine.add_users()
    _edit_configuration(machine)
    pid, load = machine.main_pid(), Load(machine)
    machine.install(newer)
    machine.wait_active()
    expect(machine.main_pid() != pid, "the old daemon still runs")
    version = machine.run("dpkg-query", "--show", "--showformat=${Version}", "articled")
    expect(version.endswith("+1"), f"installed is {version}")
    expect('\nquiet = "1500ms"' in machine.path(FILE).read_text(), "the edit is gone")
    expect(machine.path(f"{FILE}.dpkg-dist").exists(), "the new default is not beside it")
    owner = machine.run("stat", "--format", "%U:%G %a", FILE).strip()
    expect(owner == "root:articled 640", f"the configuration is now {owner}")
    wait_stored(machine, load.finish())


def disabled_service_stays_disabled(machine):
    """A service that was disabled and stopped is neither enabled nor started by an upgrade."""
    newer = _newer(machine)
    machine.install()
    machine.run("systemctl", "disable", "--now", UNIT)
    machine.install(newer)
    found = [machine.show(name) for name in ("UnitFileState", "ActiveState")]
    expect(found == ["disabled", "inactive"], f"after the upgrade: {found}")


def removal_keeps_articles_and_configuration(machine):
    """A removal stops the service and keeps articles and configuration; an installation goes on."""
    machine.install()
    machine.add_users()
    _edit_configuration(machine)
    dropped = drop(machine, count=5)
    wait_stored(machine, dropped)
    machine.run("dpkg", "--remove", "articled")
    found = [machine.show(name) for name in ("LoadState", "ActiveState")]
    expect(found == ["not-found", "inactive"], f"the unit is {found}")
    expect(machine.attempt("pgrep", "--exact", "articled").returncode == 1, "the daemon runs")
    expect('\nquiet = "1500ms"' in machine.path(FILE).read_text(), "the configuration is gone")
    machine.install(PACKAGE)
    machine.wait_active()
    wait_stored(machine, dropped | drop(machine, prefix="later"))


def purge_keeps_articles(machine):
    """A purge removes the configuration, drop-ins too, and keeps the articles."""
    machine.install()
    machine.add_users()
    machine.configure('[inbox]\nquiet = "2s"\n')
    wait_stored(machine, drop(machine, count=5))
    machine.run("dpkg", "--purge", "articled")
    expect(not machine.path("/etc/articled").exists(), "/etc/articled is there")
    expect(len(records(machine)) == 5, "articles are gone")
    expect(machine.path(f"{STATE}/inbox").exists(), "the inbox is gone")
    left = machine.run("sh", "-c", "ls -d /etc/systemd/system/*/articled* 2>/dev/null || true")
    expect(left == "", f"left: {left}")


def purge_removes_an_empty_state_folder(machine):
    """A purge removes a state folder that never held an article."""
    machine.install()
    machine.run("dpkg", "--purge", "articled")
    expect(not machine.path(STATE).exists(), f"{STATE} is there")


def purge_keeps_what_was_not_taken(machine):
    """A purge keeps a file that waits in the inbox, even an empty one."""
    machine.install()
    machine.run("systemctl", "stop", UNIT)
    machine.path(f"{STATE}/inbox/waiting.txt").touch()
    machine.run("dpkg", "--purge", "articled")
    expect(machine.path(f"{STATE}/inbox/waiting.txt").exists(), "the file is gone")
