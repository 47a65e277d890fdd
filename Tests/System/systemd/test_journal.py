"""What the journal holds, and that the daemon needs none."""
from load import Load, drop, wait_stored
from machine import UNIT, expect


def _entries(machine, message):
    return [entry for entry in machine.journal() if entry["MESSAGE"].startswith(message)]


def entries_have_their_priority(machine):
    """Events stand in the journal with their priority; single files only at the level debug."""
    machine.install()
    machine.add_users()
    first = drop(machine, count=3, prefix="quiet")
    wait_stored(machine, first)
    expect(not _entries(machine, "file put away"), "one line for each file at the level info")
    machine.configure('[log]\nlevel = "debug"\n')
    machine.run("systemctl", "reload", UNIT)
    wait_stored(machine, first | drop(machine, count=2, prefix="loud"))
    machine.run("systemctl", "stop", UNIT)
    found = {message: [entry["PRIORITY"] for entry in _entries(machine, message)] for message in
             ("ready", "configuration read again", "file put away", "stopping")}
    expect(found == {"ready": ["6"], "configuration read again": ["5"],
                     "file put away": ["7", "7"], "stopping": ["6"]}, f"{found}")


def articles_text_is_not_logged(machine):
    """The journal holds names of files and never their text, at any level."""
    machine.install()
    machine.add_users()
    machine.configure('[log]\nlevel = "trace"\n')
    machine.run("systemctl", "restart", UNIT)
    wait_stored(machine, drop(machine, count=5))
    journal = machine.run("journalctl", "--unit", UNIT, "--output", "export", "--no-pager")
    expect("article-1.txt" in journal, "the files are not named at the level trace")
    expect("ferry" not in journal, "the journal holds text of an article")


def journal_may_be_gone(machine):
    """The service goes on when the journal is stopped, and when it comes back."""
    machine.install()
    machine.add_users()
    pid, load = machine.main_pid(), Load(machine)
    machine.run("systemctl", "stop", "systemd-journald.socket", "systemd-journald-dev-log.socket",
                "systemd-journald.service")
    expect(machine.show("ActiveState") == "active", "the service went with the journal")
    # Makes it write to its log.
    machine.run("systemctl", "kill", "--signal=USR1", "--kill-whom=main", UNIT)
    dropped = load.finish()
    wait_stored(machine, dropped)
    machine.run("systemctl", "start", "systemd-journald.socket", "systemd-journald.service")
    wait_stored(machine, dropped | drop(machine, prefix="later"))
    expect(machine.main_pid() == pid, "the daemon was restarted")
